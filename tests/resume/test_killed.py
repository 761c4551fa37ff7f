"""Killed at any point at which something is left on disk, and at any moment, a review ends in the same bytes."""

import random
import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from resume_bench import AFRESH, Reference, drive, finished_stages, log, outcome_of, started_stages

from synthesist.failpoints import FAILPOINTS

_IN_AMENDING = ("plan.archived", "plan.before-commit", "plan.committed", "search.before-commit", "report.committed")
_IN_DECIDING = (
    "ruling.before-commit",
    "ruling.committed",
    "screen.committed",
    "verify.before-commit",
    "report.partial",
)
_ONLY_THERE = {"plan.archived", "ruling.before-commit", "ruling.committed"}
_ONLINE = {"response.archived"}  # see test_killed_online.py
_OF_PAPERS = ("reading.kept", "reading.kept:3", "search.before-commit", "read.before-commit", "read.committed")
_READ = {"reading.kept"}
_UPDATING = {"update.archived", "update.before-commit", "update.committed"}  # see tests/review/updating
POINTS = [
    *(("run", name) for name in FAILPOINTS if name not in _ONLY_THERE | _ONLINE | _READ | _UPDATING),
    *(("amend", name) for name in _IN_AMENDING),
    *(("decide", name) for name in _IN_DECIDING),
    *(("papers", name) for name in _OF_PAPERS),
]

MOMENTS = 20


def test_every_point_is_tried() -> None:
    """A user would be promised what nobody had tried."""
    assert {name.partition(":")[0] for _, name in POINTS} | _ONLINE | _UPDATING == set(FAILPOINTS)


@pytest.mark.parametrize(("command", "point"), POINTS)
def test_a_run_killed_at_a_point_carries_on(
    command: str,
    point: str,
    fresh: Callable[[str], Path],
    references: Callable[[str], Reference],
    small_library: Path,
) -> None:
    """A user whose computer dies would lose work, or get another review than without the accident."""
    folder = fresh(command)
    assert drive(command, folder, small_library, failpoint=point).code == -signal.SIGKILL, "the point was not reached"
    _carries_on(command, folder, references(command), small_library)


@pytest.mark.parametrize("number", range(MOMENTS))
def test_a_run_killed_at_any_moment_carries_on(
    number: int, fresh: Callable[[str], Path], references: Callable[[str], Reference], small_library: Path
) -> None:
    """A user who pulls the plug would lose work, or get another review than without the accident."""
    folder, whole = fresh("run"), references("run")
    moment = random.Random(20_261_121 + number).uniform(0.0, 1.0) * whole.seconds
    drive("run", folder, small_library, kill_after=moment)
    _carries_on("run", folder, whole, small_library)


def _carries_on(command: str, folder: Path, whole: Reference, library: Path) -> None:
    """The same command again ends as if nothing had happened, and repeats no stage that had ended."""
    finished = finished_stages(folder) if command in AFRESH else set()
    lines = len(log(folder))
    ended = drive(command, folder, library)
    assert ended.code == 0, ended.told
    # The report's files lie outside the ledger: they are made again where one of them is missing.
    assert not finished.difference({"report"}).intersection(started_stages(folder, since=lines))
    assert outcome_of(folder) == whole.outcome


def test_readings_that_are_lost_are_made_again_in_the_reading_itself(
    fresh: Callable[[str], Path], references: Callable[[str], Reference], small_library: Path
) -> None:
    """A user who tidies a folder between two accidents would get another review, or none."""
    folder = fresh("papers")
    assert drive("papers", folder, small_library, failpoint="read.begun").code == -signal.SIGKILL
    for path in folder.glob("readings.sqlite*"):
        path.unlink()
    assert drive("papers", folder, small_library, failpoint="reading.kept:2").code == -signal.SIGKILL
    assert finished_stages(folder) == {"search", "identify", "screen"}
    _carries_on("papers", folder, references("papers"), small_library)


def test_papers_that_are_gone_are_not_missed(
    references: Callable[[str], Reference], small_library: Path, tmp_path: Path
) -> None:
    """A user who puts the papers away could not open the review again."""
    folder = tmp_path / "review"
    shutil.copytree(references("papers").folder, folder)
    (folder / "readings.sqlite").unlink()
    shutil.rmtree(folder / "report")
    elsewhere = tmp_path / "library"
    shutil.copytree(small_library, elsewhere)
    ended = drive("papers", folder, elsewhere)
    assert ended.code == 0, ended.told
    assert set(started_stages(folder, since=len(log(references("papers").folder)))) == {"report"}
    assert outcome_of(folder) == references("papers").outcome


def test_a_finished_run_does_nothing(
    references: Callable[[str], Reference], small_library: Path, tmp_path: Path
) -> None:
    """A user who repeats a command would wait again, and date the search anew."""
    folder = tmp_path / "review"
    shutil.copytree(references("run").folder, folder)
    before = log(folder)
    assert drive("run", folder, small_library).code == 0
    assert log(folder) == before
    assert outcome_of(folder) == references("run").outcome
