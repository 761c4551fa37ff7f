"""Where sentences end, on cases made by hand."""

from pathlib import Path

import pytest

from synthesist.language import spans

CASES = [
    case.replace("⏎", "\n")
    for case in (Path(__file__).parent / "sentence_cases.txt").read_text("utf-8").splitlines()
    if case and not case.startswith("#")
]


@pytest.mark.parametrize("case", CASES)
def test_sentences_end_where_a_reader_ends_them(case: str) -> None:
    """A user would be quoted half a sentence, or two as one."""
    text = case.replace("‖", "")
    assert [text[start:end] for start, end in spans(text)] == [part.strip() for part in case.split("‖")]


def test_the_cases_are_many() -> None:
    """A user would trust rules that were tried on next to nothing."""
    assert len(CASES) >= 150


@pytest.mark.parametrize("piece", ["e.g. ", "(", "a.", ". ", "1. ", "[1", " ", "\n", "\n ", "A. B. ", "\u200b"])
def test_long_runs_of_one_sign_cost_little(piece: str) -> None:
    """A user would wait for hours on a file made to be slow."""
    text = piece * 50_000
    assert sum(end - start for start, end in spans(text)) <= len(text)
