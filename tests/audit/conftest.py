"""Real reviews for the audit: made by the program from invented papers, decided on by people, amended."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from audit_folder import QUESTION, Row, amend, decide, now, rulings_on

from handmade import write_papers
from judges import judged_by_words
from synthesist import synthesize
from synthesist.review import carry_out
from synthesist.review.running import Means


@pytest.fixture(scope="session")
def many_rows(rows: list[Row]) -> list[Row]:
    """The invented papers, a few more that agree or not, and some that are far from the question."""
    said = {
        "reed-2": "We found that synthetic data improves visual question answering by 7 points.",
        "hill": "Experiments show that synthetic data improves accuracy of visual question answering by 12%.",
        "moor": "Results show that synthetic data does not improve accuracy of visual question answering. "
        "We found that pens improve handwriting.",
    }
    near = [
        {"id": key, "title": f"On scenes by {key}", "abstract": f"We draw scenes. {text}", "authors": [f"Cat {key}"]}
        for key, text in said.items()
    ]
    far = [
        {"id": f"far-{at}", "title": f"Ponds and {what}", "abstract": f"We found that {what} like {at} ponds."}
        for at, what in enumerate(("frogs", "newts", "toads", "efts", "carp"), start=3)
    ]
    return [*rows, *near, *far]


@pytest.fixture(scope="session")
def papers_file(
    tmp_path_factory: pytest.TempPathFactory, many_rows: list[Row], write_rows: Callable[..., Path]
) -> Path:
    """The papers as a file; one row of it cannot be read."""
    return write_rows(tmp_path_factory.mktemp("papers") / "papers.jsonl", [*many_rows, "not a row"])


@pytest.fixture(scope="session")
def whole_papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Papers that are read whole, with pages, tables, a notice and one that is torn."""
    return write_papers(tmp_path_factory.mktemp("whole") / "whole")


@pytest.fixture(scope="session")
def plain_review(tmp_path_factory: pytest.TempPathFactory, papers_file: Path, whole_papers: Path) -> Path:
    """A review as the program makes it, before any person said anything."""
    out = tmp_path_factory.mktemp("plain") / "review"
    with judged_by_words(with_confidence=True):
        return synthesize(QUESTION, out, papers=[papers_file, whole_papers], now=now).folder


@pytest.fixture(scope="session")
def decided_review(
    tmp_path_factory: pytest.TempPathFactory, plain_review: Path, papers_file: Path, whole_papers: Path
) -> Path:
    """The same review, decided on by two people and amended twice: once with a new search."""
    folder = tmp_path_factory.mktemp("decided") / "review"
    shutil.copytree(plain_review, folder)
    decide(folder, papers_file, rulings_on)
    means = Means(papers=(papers_file, whole_papers), now=now)
    for old, new in (("cutoff = 0.3", "cutoff = 0.25"), ("limit = 2000", "limit = 1900")):
        amend(folder, old, new)
        carry_out(folder / "review.toml", means, reason=f"{new} is what we meant")
    return folder
