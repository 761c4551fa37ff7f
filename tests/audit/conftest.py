"""Real reviews for the audit: made by the program from invented papers, decided on by people, amended."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from audit_folder import QUESTION, Row, amend, decide, now, rulings_on

from handmade import write_papers
from judges import judged_by_words
from synthesist import synthesize
from synthesist.identify.retractions import ListStore, take_in
from synthesist.review import carry_out
from synthesist.review.running import Means


@pytest.fixture(scope="session")
def many_rows(rows: list[Row]) -> list[Row]:
    """The invented papers, a few more that agree or not, and some that are far from the question."""
    trial = "The trial is registered as NCT04567890."
    said = {
        "hale": f"Experiments confirm that synthetic data improves accuracy of visual question answering. {trial}",
        "reed-2": "We found that synthetic data improves visual question answering by 7 points.",
        "hill": f"Experiments show that synthetic data improves accuracy of visual question answering by 12%. {trial}",
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
    return [*rows, *near, *far, *_in_doubt(), *_in_versions()]


def _in_doubt() -> list[Row]:
    """Three times two rows of which only a person can tell whether they are one work."""
    return [
        {"id": f"{key}-{name}", "title": title, "abstract": text, "authors": [f"{name} Wold"], "year": 2020}
        for key, title in (("birds", "Marsh birds of the north"), ("bogs", "Old bogs"), ("reeds", "Reeds at night"))
        for name, text in (("Cat", f"We found that {key} like rain."), ("Dan", ""))
    ]


def _in_versions() -> list[Row]:
    """A preprint and its article, which a notice is of."""
    told = {"title": "Nests of the long-tailed tit in hedges", "authors": ["Vi Nest", "Al Tit"], "year": 2021}
    text = "We found that nests last longer in thick hedges than in thin ones, in each of nine years."
    article = {"id": "nest", "doi": "10.5555/nest", "venue": "Hedges", "abstract": text}
    return [{**told, "id": "nest-early", "type": "preprint", "abstract": text}, {**told, **article}]


_TOLD = (
    ("10.5555/quill", "A sceptical look at generated scenes", "expression_of_concern"),
    ("10.5555/reed", "Learning to answer from generated scenes", "correction"),
    ("10.5555/nest", "Nests of the long-tailed tit in hedges", "retraction"),
    ("10.5555/fame", "Rendered pictures for visual question answering", "retraction"),
)


@pytest.fixture(scope="session")
def lists_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library that holds a list of retractions, which tells of four works."""
    folder = tmp_path_factory.mktemp("lists")
    rows = [
        {
            "identifier": {"doi": doi}, "retracted": kind == "retraction", "title": title, "timestamp": 1704067200000,
            "updates": [{"type": kind, "identifier": {"doi": f"{doi}.n"}, "timestamp": 1704067200000}],
        }
        for doi, title, kind in _TOLD
    ]  # fmt: skip
    path = folder / "notices.jsonl"
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    store = ListStore(folder / "home")
    take_in(path, store, today="2026-03-01")
    store.close()
    return folder / "home"


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
def plain_review(
    tmp_path_factory: pytest.TempPathFactory, papers_file: Path, whole_papers: Path, lists_home: Path
) -> Path:
    """A review as the program makes it, before any person said anything."""
    out = tmp_path_factory.mktemp("plain") / "review"
    with judged_by_words(with_confidence=True):
        return synthesize(QUESTION, out, papers=[papers_file, whole_papers], library=lists_home, now=now).folder


@pytest.fixture(scope="session")
def decided_review(
    tmp_path_factory: pytest.TempPathFactory,
    plain_review: Path,
    papers_file: Path,
    whole_papers: Path,
    lists_home: Path,
) -> Path:
    """The same review, decided on by two people and amended twice: once with a new search."""
    folder = tmp_path_factory.mktemp("decided") / "review"
    shutil.copytree(plain_review, folder)
    decide(folder, papers_file, rulings_on, lists_home)
    means = Means(papers=(papers_file, whole_papers), library=lists_home, now=now)
    for old, new in (("cutoff = 0.3", "cutoff = 0.25"), ("limit = 2000", "limit = 1900")):
        amend(folder, old, new)
        carry_out(folder / "review.toml", means, reason=f"{new} is what we meant")
    return folder
