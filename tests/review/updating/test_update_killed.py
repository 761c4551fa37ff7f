"""Killed at any point at which something is left on disk, an update ends in the same bytes."""

import os
import shutil
import signal
from dataclasses import dataclass
from pathlib import Path

from benchmarks.replay import ReplayServer, invented_rows
from brought import BIRCH, FIRST, QUESTION, QUILL, REED, put, shelve

from replay.fixtures import Serve
from synthesist import Review, synthesize
from synthesist.failpoints import VARIABLE
from warm import Ended, nursery

DRIVER = Path(__file__).with_name("update_driver.py")
SOURCES = ("openalex", "crossref", "files")
KEPT = 5

POINTS = (
    "response.archived:4",
    "update.archived",
    "update.committed",
    "search.before-commit",
    "identify.committed",
    "update.before-commit:2",
    "update.committed:2",
    "update.committed:3",
)


@dataclass(frozen=True)
class Outcome:
    """What a review comes to: its ledger, and the former one, as canonical lines; the report's files."""

    canonical: str
    former: bytes
    report: dict[str, bytes]


def outcome_of(folder: Path) -> Outcome:
    """What a folder holds."""
    lines: list[str] = []
    Review.open(folder).canonical(lines.append)
    files = {path.name: path.read_bytes() for path in sorted((folder / "report").iterdir())}
    return Outcome("".join(lines), (folder / "ledger-before-update-1.sqlite").read_bytes(), files)


def drive(folder: Path, failpoint: str = "") -> Ended:
    """Bring a review up to date in a process; what is killed hashes otherwise than what carries it on."""
    processes = nursery(DRIVER, "killed" if failpoint else "whole")
    return processes.run([str(folder)], {**os.environ, VARIABLE: failpoint})


def begun(folder: Path, server: ReplayServer) -> Path:
    """A review before its update, by when there is more to find in each of its sources."""
    rows = invented_rows()
    shelve(server, {name: own[:KEPT] for name, own in rows.items()})
    folder.mkdir()
    put(folder, REED, QUILL)
    review = synthesize(QUESTION, folder, sources=SOURCES[:2], papers=[folder / "papers.jsonl"], now=lambda: FIRST)
    put(folder, REED, QUILL, BIRCH)
    shelve(server, {name: own[: KEPT + 3] for name, own in rows.items()})
    return review.folder


def test_a_killed_update_carries_on(serve: Serve, tmp_path: Path) -> None:
    """A user whose computer dies would lose an update, get another one, or corrections twice."""
    server = serve()
    base = begun(tmp_path / "base", server)
    whole = tmp_path / "whole"
    shutil.copytree(base, whole)
    ended = drive(whole)
    assert ended.code == 0, ended.told
    expected = outcome_of(whole)
    assert Review.open(whole).contents().corrections
    for point in POINTS:
        folder = tmp_path / point.replace(":", "-")
        shutil.copytree(base, folder)
        assert drive(folder, point).code == -signal.SIGKILL, f"{point} was not reached"
        ended = drive(folder)
        assert ended.code == 0, ended.told
        assert outcome_of(folder).report == expected.report, point
        assert outcome_of(folder).canonical == expected.canonical, point
