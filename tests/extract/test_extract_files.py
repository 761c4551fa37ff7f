"""Rows of sentences in, lines out; rows that cannot be used say why."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from synthesist.errors import StorageError, WrongUse
from synthesist.extract import lines, run
from synthesist.extract.rows import ExtractedRow, ExtractSummary, Refused, schemas

SCHEMAS = Path(__file__).resolve().parents[2] / "docs" / "schemas"
SENTENCES = ["We studied the naps of owls.", "We found that naps raised recall by 12% (p < 0.01)."]
GERMAN = (
    "Die Ergebnisse zeigen, dass der Schlaf das Gedächtnis der Eulen verbessert und in allen Gruppen die Leistung "
    "an den Tagen danach deutlich steigt."
)


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., tuple[ExtractSummary, list[dict[str, Any]]]]:
    """Writes lines (objects or bytes), extracts them, and gives the summary and what was written."""

    def extracted(*rows: object) -> tuple[ExtractSummary, list[dict[str, Any]]]:
        source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
        source.write_bytes(
            b"".join((one if isinstance(one, bytes) else json.dumps(one).encode()) + b"\n" for one in rows)
        )
        summary = run.extract_file(source, out)
        return summary, [json.loads(line) for line in out.read_text("utf-8").splitlines()]

    return extracted


def row(key: object = "a", **changed: object) -> dict[str, object]:
    """A good row."""
    return {"id": key, "sentences": SENTENCES} | changed


def test_a_row_comes_back_with_one_role_and_probability_for_each_sentence(written: Callable[..., Any]) -> None:
    """A user could not tell which sentence a role belongs to."""
    summary, (line,) = written(row(7))
    assert list(line) == ["id", "roles", "claims", "p", "results"]
    assert line["id"] == 7
    assert len(line["roles"]) == len(line["p"]) == 2
    assert line["claims"] == [at for at, p in enumerate(line["p"]) if p >= summary.threshold]


def test_numbers_point_into_their_sentence(written: Callable[..., Any]) -> None:
    """A user who checks a number against the paper would not find it."""
    _, (line,) = written(row())
    assert [one["text"] for one in line["results"]] == ["12%", "p < 0.01"]
    assert all(SENTENCES[one["sentence"]][one["start"] : one["end"]] == one["text"] for one in line["results"])


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (b"{", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b'{"id": ' + b"9" * 5_000 + b', "sentences": ["We nap."]}', "not JSON"),
        (b'{"id": "\xff", "sentences": ["We nap."]}', "not UTF-8"),
        ([1], "dictionary"),
        ({"sentences": SENTENCES}, "id: "),
        (row(""), "id: "),
        (row(None), "id: "),
        (row(True), "id: "),
        (row(1.5), "id: "),
        ({"id": "b"}, "sentences: "),
        (row(sentences="We nap."), "sentences: "),
        (row(sentences=[]), "sentences: "),
        (row(sentences=["We nap.", 3]), "sentences[1]: "),
        (row(sentences=["", " ", "12"]), "no word"),
        (row(sentences=["nap " * 10_000]), "sentences[0]: longer than a sentence"),
        (row(sentences=["n" * 30_000]), "sentences[0]: longer than a sentence"),
        (row(sentences=["We nap."] * 6_000), "6,000 sentences"),
        (row(sentences=["We nap \ud800."]), "surrogate"),
        (row("\udfff"), "surrogate"),
        (row(sentences=[GERMAN]), "not in English"),
        (row(sentences=["我们发现午睡可以改善记忆。"]), "not in English"),
    ],
)
def test_a_row_that_cannot_be_used_says_why_with_its_line_and_costs_no_other(
    written: Callable[..., Any], bad: object, reason: str
) -> None:
    """A user would lose a whole file to one row, or never learn which row is missing."""
    summary, found = written(row("first"), b"", bad, row("last"))
    assert [line["id"] for line in found] == ["first", "last"]
    assert (summary.rows, summary.failed) == (3, 1)
    assert summary.failures[0].place == "in.jsonl:3"
    assert reason in summary.failures[0].reason


def test_the_second_row_of_an_id_is_refused(written: Callable[..., Any]) -> None:
    """A user could not tell which of two rows an answer is about."""
    summary, found = written(row(7), row("8"), row("7"), row("8"))
    assert [line["id"] for line in found] == [7, "8"]
    assert [one.place for one in summary.failures] == ["in.jsonl:3", "in.jsonl:4"]


def test_the_id_of_a_refused_row_may_come_again(written: Callable[..., Any]) -> None:
    """A user's corrected row would be refused for the faulty one before it."""
    summary, found = written(row("a", sentences=[]), row("a"))
    assert (len(found), summary.failed) == (1, 1)


def test_a_line_too_long_to_be_held_is_refused_and_the_next_is_read(
    written: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A user's machine would run out of memory over one broken line."""
    monkeypatch.setattr(lines, "MOST_BYTES", 200)
    summary, found = written(row("long", sentences=["We nap. " * 100]), row("b"))
    assert [line["id"] for line in found] == ["b"]
    assert "longer than a row" in summary.failures[0].reason


def test_a_byte_order_mark_and_windows_newlines_are_no_fault(written: Callable[..., Any]) -> None:
    """A user of Windows would lose the first row."""
    summary, found = written(b"\xef\xbb\xbf" + json.dumps(row()).encode() + b"\r")
    assert (len(found), summary.failed) == (1, 0)


def test_the_summary_keeps_the_first_failures_and_counts_all(
    written: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A user's memory would fill with the failures of a file of the wrong kind."""
    monkeypatch.setattr(run, "FAILURES_KEPT", 2)
    summary, _ = written(*([b"{"] * 5))
    assert (summary.failed, len(summary.failures)) == (5, 2)


def test_a_row_that_breaks_the_program_is_a_failure_with_its_line(
    written: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A user would lose a night's file to a fault of ours."""

    def broken(*_: object) -> ExtractedRow:
        raise ZeroDivisionError

    monkeypatch.setattr(run, "extracted", broken)
    summary, found = written(row())
    assert (found, summary.failures[0].place) == ([], "in.jsonl:1")


def test_what_is_interrupted_leaves_what_was_there_before(tmp_path: Path) -> None:
    """A user would take half a file for the whole."""
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text("".join(json.dumps(row(at)) + "\n" for at in range(3)), "utf-8")
    out.write_text("before", "utf-8")

    def stop(_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run.extract_file(source, out, done=stop)
    assert out.read_text("utf-8") == "before"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["in.jsonl", "out.jsonl"]


def test_neither_the_input_nor_a_folder_is_overwritten(tmp_path: Path) -> None:
    """A user who names the wrong file would lose the abstracts."""
    source = tmp_path / "in.jsonl"
    source.write_text(json.dumps(row()), "utf-8")
    for out in (source, tmp_path):
        with pytest.raises(WrongUse):
            run.extract_file(source, out)
    with pytest.raises(StorageError):
        run.extract_file(source, tmp_path / "missing" / "out.jsonl")
    assert json.loads(source.read_text("utf-8")) == row()


def test_refused_rows_are_told_as_they_come(tmp_path: Path) -> None:
    """A user would wait for the end of a long file to learn that it is of the wrong kind."""
    source = tmp_path / "in.jsonl"
    source.write_text("{\n", "utf-8")
    told: list[Refused] = []
    run.extract_file(source, tmp_path / "out.jsonl", refused=told.append)
    assert [one.place for one in told] == ["in.jsonl:1"]


@pytest.mark.parametrize("name", sorted(schemas()))
def test_the_schema_in_the_documentation_is_the_one_that_holds(name: str) -> None:
    """A user's program would be written against a shape that the command no longer has."""
    assert (SCHEMAS / name).read_text("utf-8") == schemas()[name]
