"""The same in gives the same out, and nothing is lost or repeated when a run is cut off."""
# ruff: noqa: SIM300 -- the expected value stands on the left

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from synthesist import Review, synthesize
from synthesist.errors import StorageError
from synthesist.ledger import STAGES, Ledger
from synthesist.library import Library
from synthesist.models import Embedder
from synthesist.records import Record

Row = dict[str, Any]
Reviewed = Callable[..., Review]
Contents = Callable[[Path], dict[str, bytes]]

LATER = "2031-02-03T04:05:06+00:00"


class Told:
    """A listener that remembers, and that can raise at one moment."""

    def __init__(self, at: tuple[str, str] | None = None) -> None:
        self.events: list[tuple[str, str]] = []
        self._at = at

    @contextmanager
    def stage(self, name: str) -> Iterator[Callable[[int], None]]:
        """See `Listener`."""
        self._note("begin", name)
        yield lambda _: self._note("amid", name)
        self._note("end", name)

    def said(self, line: str) -> None:
        """See `Listener`."""

    def finished(self, name: str, outcome: Mapping[str, int]) -> None:
        """See `Listener`."""
        self._note("after", name)

    def _note(self, moment: str, name: str) -> None:
        self.events.append((moment, name))
        if (moment, name) == self._at:
            raise KeyboardInterrupt


def stages(told: Told) -> list[str]:
    """The stages that were begun."""
    return [name for moment, name in told.events if moment == "begin"]


@pytest.mark.usefixtures("still_clock")
def test_the_same_question_gives_the_same_bytes(
    reviewed: Reviewed, rows: list[Row], contents_of: Contents, canonical: Callable[[Review], list[str]]
) -> None:
    """A user could not have a review repeated by somebody else."""
    one, other = (reviewed(rows, out=name) for name in ("one", "other"))
    assert canonical(one) == canonical(other)
    assert contents_of(one.folder / "report") == contents_of(other.folder / "report")
    assert one.plan == other.plan


def test_on_another_day_only_dates_differ(
    reviewed: Reviewed, rows: list[Row], canonical: Callable[[Review], list[str]]
) -> None:
    """A user who repeats a review tomorrow would find other verdicts."""

    def undated(review: Review) -> list[str]:
        rows = [json.loads(line) for line in canonical(review)]
        return [
            re.sub(r"\d{4}-\d\d-\d\d(T[\d:+]+)?", "DATE", json.dumps(row))
            for row in rows
            if row["table"] != "artefacts"
        ]

    one = reviewed(rows, out="one")
    other = reviewed(rows, out="other", now=lambda: LATER)
    assert canonical(one) != canonical(other)
    assert undated(one) == undated(other)


def test_a_finished_review_is_not_run_again(reviewed: Reviewed, rows: list[Row], contents_of: Contents) -> None:
    """A user who repeats a command would wait again, and could get another review."""
    review = reviewed(rows)
    before = contents_of(review.folder)
    log = (review.folder / "run.jsonl").read_bytes()
    told = Told()
    reviewed(rows, listener=told)
    assert [] == told.events
    assert before == contents_of(review.folder)
    assert log == (review.folder / "run.jsonl").read_bytes()


def test_a_finished_review_does_not_read_its_papers_again(
    reviewed: Reviewed, rows: list[Row], tmp_path: Path, question: str, contents_of: Contents
) -> None:
    """A user whose files have moved could not open their review again."""
    review = reviewed(rows)
    before = contents_of(review.folder)
    (tmp_path / "papers.jsonl").unlink()
    synthesize(question, review.folder, papers=[tmp_path / "papers.jsonl"])
    assert before == contents_of(review.folder)


@pytest.fixture
def from_library(
    tmp_path: Path, embedder: Embedder, make_record: Callable[..., Record], question: str, audited: Callable
) -> tuple[Callable[..., Review], Path]:
    """Makes a review from a library, whose folder stands beside it."""
    folder = tmp_path / "library"
    library = Library(folder, embedder)
    abstract = "Labels cost. We found that synthetic data improves visual question answering significantly. It is so."
    library.add(make_record(name, f"Synthetic data, part {name}", abstract, authors=[name]) for name in "ab")
    library.close()

    def make(**options: Any) -> Review:
        return audited(synthesize(question, tmp_path / "review", library=folder, **options))

    return make, folder


def test_a_lost_report_is_made_again_without_the_library(
    from_library: tuple[Callable[..., Review], Path], contents_of: Contents
) -> None:
    """A user who deletes a report, and has another library by now, would lose it."""
    make, library = from_library
    review = make()
    before = contents_of(review.folder)
    shutil.rmtree(library)
    shutil.rmtree(review.folder / "report")
    told = Told()
    make(listener=told)
    assert ["report"] == stages(told)
    assert before == contents_of(review.folder)
    assert not library.exists()


@pytest.mark.parametrize("change", ["edited", "deleted"])
def test_a_report_file_that_was_changed_is_made_again(
    reviewed: Reviewed, rows: list[Row], contents_of: Contents, change: str
) -> None:
    """A user would read a report that somebody edited."""
    review = reviewed(rows)
    before = contents_of(review.folder)
    page = review.folder / "report" / "report.md"
    page.unlink() if change == "deleted" else page.write_text("forged")
    reviewed(rows)
    assert before == contents_of(review.folder)


def test_a_lost_plan_is_written_again(reviewed: Reviewed, rows: list[Row], contents_of: Contents) -> None:
    """A user who deletes review.toml would have a review without a plan."""
    review = reviewed(rows)
    before = contents_of(review.folder)
    (review.folder / "review.toml").unlink()
    reviewed(rows)
    assert before == contents_of(review.folder)


@pytest.fixture
def whole(reviewed: Reviewed, rows: list[Row], still_clock: None, contents_of: Contents) -> dict[str, bytes]:
    """The report of a run that nobody cut off."""
    return contents_of(reviewed(rows, out="whole").folder / "report")


@pytest.mark.parametrize(
    ("moment", "stage"), [("begin", "search"), ("end", "search"), *(("after", stage) for stage in STAGES)]
)
def test_a_run_that_was_cut_off_carries_on_to_the_same_bytes(
    reviewed: Reviewed,
    rows: list[Row],
    whole: dict[str, bytes],
    contents_of: Contents,
    canonical: Callable[[Review], list[str]],
    tmp_path: Path,
    moment: str,
    stage: str,
) -> None:
    """A user whose machine goes down would start again, or end with another review."""
    with pytest.raises(KeyboardInterrupt):
        reviewed(rows, listener=Told((moment, stage)))
    told = Told()
    review = reviewed(rows, listener=told)
    at = STAGES.index(stage)
    assert list(STAGES[at if moment == "begin" else at + 1 :]) == stages(told)
    assert whole == contents_of(review.folder / "report")
    assert canonical(Review.open(tmp_path / "whole")) == canonical(review)


def test_a_stage_that_was_cut_off_midway_is_run_again(
    reviewed: Reviewed, rows: list[Row], whole: dict[str, bytes], contents_of: Contents
) -> None:
    """A user who interrupts a long stage would keep half of its verdicts."""
    with pytest.raises(KeyboardInterrupt):
        reviewed(rows, listener=Told(("amid", "verify")))
    told = Told()
    review = reviewed(rows, listener=told)
    assert ["verify", "appraise", "report"] == stages(told)
    assert whole == contents_of(review.folder / "report")


@pytest.mark.parametrize("stage", ["search", "read", "report"])
def test_a_run_whose_disk_fails_carries_on(
    reviewed: Reviewed,
    rows: list[Row],
    whole: dict[str, bytes],
    contents_of: Contents,
    monkeypatch: pytest.MonkeyPatch,
    stage: str,
) -> None:
    """A user whose disk was full would have to start again after making room."""
    finish = Ledger.finish

    def full(self: Ledger, name: str, *rest: Any) -> None:
        if name == stage:
            raise StorageError("disk full", "make room")
        finish(self, name, *rest)

    with monkeypatch.context() as patch:
        patch.setattr(Ledger, "finish", full)
        with pytest.raises(StorageError, match="disk full"):
            reviewed(rows)
    assert whole == contents_of(reviewed(rows).folder / "report")


def test_a_killed_process_leaves_a_review_that_carries_on(
    reviewed: Reviewed, rows: list[Row], papers: Callable[..., Path], tmp_path: Path, question: str
) -> None:
    """A user whose process is killed would lose the finished stages with it."""
    script = """
import os, sys
from synthesist.review import Quiet, synthesize

class Killed(Quiet):
    def finished(self, name, outcome):
        if name == "extract":
            os._exit(9)

synthesize(sys.argv[1], sys.argv[2], papers=[sys.argv[3]], listener=Killed())
"""
    command = [sys.executable, "-c", script, question, str(tmp_path / "review"), str(papers(rows))]
    assert 9 == subprocess.run(command, check=False, timeout=120).returncode
    told = Told()
    reviewed(rows, listener=told)
    assert ["verify", "appraise", "report"] == stages(told)


@pytest.mark.parametrize("stage", ["identify", "verify", "report"])
def test_a_stage_with_a_new_version_runs_again_with_all_later_ones(
    reviewed: Reviewed, rows: list[Row], monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:
    """A user would keep results of rules that have changed, or search again for nothing."""
    reviewed(rows)
    monkeypatch.setattr(f"synthesist.{stage}.VERSION", "next")
    told = Told()
    reviewed(rows, listener=told)
    assert list(STAGES[STAGES.index(stage) :]) == stages(told)


def test_a_review_of_another_version_of_the_program_is_carried_on(
    reviewed: Reviewed, rows: list[Row], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A user who upgrades would not get at a review that an older version made."""
    before = reviewed(rows).content()["facts"]
    monkeypatch.setattr("synthesist.review.running.version", lambda _: "9.9.9")
    assert before["included"] == reviewed(rows).content()["facts"]["included"]


def test_a_search_is_dated_once(reviewed: Reviewed, rows: list[Row], monkeypatch: pytest.MonkeyPatch) -> None:
    """A user would read the date of the rerun as the date of the search."""
    first = reviewed(rows).content()["facts"]["last_search"]
    monkeypatch.setattr("synthesist.verify.VERSION", "next")
    assert first == reviewed(rows, now=lambda: LATER).content()["facts"]["last_search"]


def test_the_ledger_is_whole_without_its_log(reviewed: Reviewed, rows: list[Row]) -> None:
    """A user who copies the folder would lose what stands in the write-ahead log."""
    review = reviewed(rows)
    assert not [path for path in review.folder.glob("ledger.sqlite-*") if path.stat().st_size]
