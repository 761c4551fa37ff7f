"""Lists of retractions written by hand, and records to hold against them."""

import json
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from synthesist.identify.retractions import ListStore, notes_for, take_in
from synthesist.records import RetractionNote

TODAY = "2026-01-02"
COLUMNS = (
    "Record ID,Title,Journal,Author,RetractionDate,RetractionDOI,RetractionPubMedID,OriginalPaperDate,"
    "OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,Reason"
)
NAMES = tuple(COLUMNS.split(","))


@pytest.fixture(scope="session")
def watch_rows() -> Callable[..., str]:
    """A CSV in the shape of Retraction Watch's, of rows that name only what differs."""
    usual = {
        "Record ID": "1",
        "Title": "Rendered pictures teach machines to answer questions about scenes",
        "Journal": "Journal of Invented Results",
        "Author": "Ada Stone;Bo Reed",
        "RetractionDate": "7/12/2023 0:00",
        "RetractionDOI": "10.5555/notice",
        "RetractionPubMedID": "0.0",
        "OriginalPaperDate": "8/18/2020 0:00",
        "OriginalPaperDOI": "10.5555/stone",
        "OriginalPaperPubMedID": "4711.0",
        "RetractionNature": "Retraction",
        "Reason": "+Paper Mill;+Unreliable Results;",
    }

    def rows(*several: dict[str, str]) -> str:
        lines = [",".join(f'"{(usual | row)[name]}"' for name in NAMES) for row in several]
        return "\n".join([COLUMNS, *lines, ""])

    return rows


@pytest.fixture(scope="session")
def flagged_rows() -> Callable[..., str]:
    """JSON Lines in the shape of open-retractions, of rows that name only what differs."""

    def line(doi: str, notice: str, kind: str = "retraction", *, retracted: bool = False, **fields: Any) -> str:
        update = {"timestamp": 1_590_000_000_000, "identifier": {"doi": notice}, "type": kind}
        row = {"retracted": retracted, "timestamp": 1_500_000_000_000, "updates": [update], "title": "", **fields}
        return json.dumps({**row, "identifier": {"doi": doi}, "publisher": "Invented"})

    def rows(*several: Sequence[Any] | dict[str, Any]) -> str:
        return "".join(f"{line(**row) if isinstance(row, dict) else line(*row)}\n" for row in several)

    return rows


@pytest.fixture
def store(tmp_path: Path) -> ListStore:
    """A store in a folder of the test's own."""
    return ListStore(tmp_path / "lists")


@pytest.fixture
def listing(tmp_path: Path, store: ListStore) -> Callable[..., ListStore]:
    """Takes a list in that is given as text or bytes."""

    def take(content: str | bytes, name: str = "", file: str = "list.txt", **options: Any) -> ListStore:
        path = tmp_path / file
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        take_in(path, store, today=TODAY, name=name, **options)
        return store

    return take


@pytest.fixture
def said(store: ListStore, make_record: Callable[..., Any]) -> Callable[..., tuple[RetractionNote, ...]]:
    """What the lists at hand say of a record that is described in a few words."""

    def ask(title: str = "A title that no list has ever held before", **fields: Any) -> tuple[RetractionNote, ...]:
        return notes_for([make_record("asked", title, **fields)], store)

    return ask


@pytest.fixture(scope="session")
def shared() -> Callable[[str], Path]:
    """A path in the folder of real material; the test is skipped where it is absent."""
    beside = Path(__file__).parents[4] / "shared" / "data"
    root = Path(os.environ.get("SYNTHESIST_TEST_DATA", beside))

    def path(name: str) -> Path:
        if not (root / name).exists():
            pytest.skip(f"{root / name} is missing")
        return root / name

    return path
