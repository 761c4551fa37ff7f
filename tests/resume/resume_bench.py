"""Reviews in processes of their own: how they end undisturbed, and how one that was killed is compared with that."""

import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from synthesist import Review
from synthesist.failpoints import VARIABLE
from warm import Ended, nursery

DRIVER = Path(__file__).with_name("driver.py")

AFRESH = ("run", "papers")
"""Commands that begin a review."""


@dataclass(frozen=True)
class Outcome:
    """What a finished review comes to: the canonical export and the report's files."""

    canonical: str
    report: dict[str, bytes]


def outcome_of(folder: Path) -> Outcome:
    """What a folder holds."""
    lines: list[str] = []
    Review.open(folder).canonical(lines.append)
    files = {path.name: path.read_bytes() for path in sorted((folder / "report").iterdir())}
    return Outcome("".join(lines), files)


def drive(
    command: str, folder: Path, library: Path, *, failpoint: str = "", largest: str = "", kill_after: float = 0
) -> Ended:
    """Run a command in a process; kill it at a point, or after so many seconds.

    What is to be killed hashes otherwise than what carries it on: no order of a set may reach the outcome.
    """
    arguments = [command, str(folder), str(library), *([largest] if largest else [])]
    processes = nursery(DRIVER, "killed" if failpoint or kill_after else "whole")
    return processes.run(arguments, {**os.environ, VARIABLE: failpoint}, kill_after=kill_after)


def finished_stages(folder: Path) -> set[str]:
    """The stages that a ledger has as finished, read without the program; none where there is no ledger yet."""
    path = folder / "ledger.sqlite"
    if not path.exists():
        return set()
    with closing(sqlite3.connect(path)) as connection:
        try:
            return {name for (name,) in connection.execute("SELECT stage FROM stages")}
        except sqlite3.OperationalError:  # killed before the tables were there
            return set()


def started_stages(folder: Path, since: int = 0) -> Sequence[str]:
    """The stages that a run log has as begun, from a line on."""
    return [line.split('"stage": "')[1].split('"')[0] for line in log(folder)[since:] if '"started"' in line]


def log(folder: Path) -> list[str]:
    """The whole lines of the run log."""
    path = folder / "run.jsonl"
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


@dataclass(frozen=True)
class Reference:
    """A review that nothing disturbed.

    Attributes:
        folder: to be copied, never changed.
        seconds: that its process took.
    """

    folder: Path
    outcome: Outcome
    seconds: float
