"""A full disk, a folder that cannot be written, a clock that jumps: a clear error, and nothing is lost."""

import ctypes
import json
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from filelock import FileLock
from resume_bench import DRIVER, Reference, drive, outcome_of

from synthesist import Review, synthesize
from synthesist.audit import audit
from synthesist.demo import QUESTION
from synthesist.errors import ClockError
from synthesist.review import Means
from synthesist.review.deciding import Word, decide

_STORAGE = 3
_ROOMS = (0, 1_000, 30_000, 60_000, 100_000, 200_000, 400_000, 700_000)
"""Bytes to which a file may grow: from nothing at all to nearly enough."""


@pytest.mark.parametrize("room", _ROOMS)
def test_a_full_disk_is_named_and_costs_nothing(
    room: int, fresh: Callable[[str], Path], references: Callable[[str], Reference], small_library: Path
) -> None:
    """A user whose disk is full would see a traceback, or find the review damaged once there is room."""
    folder = fresh("run")
    ended = drive("run", folder, small_library, largest=str(room))
    assert ended.code in (0, _STORAGE), ended.told
    if ended.code:
        assert "Traceback" not in ended.told
        assert "What to do: " in ended.told
    assert drive("run", folder, small_library).code == 0
    assert outcome_of(folder) == references("run").outcome


def test_the_smallest_rooms_are_too_small(fresh: Callable[[str], Path], small_library: Path) -> None:
    """A full disk would not have been tried at all."""
    assert drive("run", fresh("run"), small_library, largest=str(_ROOMS[1])).code == _STORAGE


@pytest.mark.parametrize("command", ["amend", "decide"])
def test_a_full_disk_in_later_work_leaves_the_review_as_it_was_or_done(
    command: str, fresh: Callable[[str], Path], references: Callable[[str], Reference], small_library: Path
) -> None:
    """A user who decides on a full disk would lose the review that stood."""
    folder = fresh(command)
    ended = drive(command, folder, small_library, largest="8192")
    assert ended.code == _STORAGE, ended.told
    assert drive(command, folder, small_library).code == 0
    assert outcome_of(folder) == references(command).outcome


_DROP = 24  # PR_CAPBSET_DROP of prctl(2)
_OVERRIDES = (1, 2)  # CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH: root reads and writes whatever the permissions say


def _as_anybody() -> None:
    """Before a program is started: leave it no right to write where permissions forbid it, whoever runs the tests."""
    if sys.platform == "linux":
        libc = ctypes.CDLL(None)
        for capability in _OVERRIDES:
            libc.prctl(_DROP, capability, 0, 0, 0)


@contextmanager
def _read_only(folder: Path) -> Iterator[None]:
    paths = [folder, *folder.rglob("*")]
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in paths}
    for path, mode in modes.items():
        path.chmod(mode & ~0o222)
    try:
        _require_refusal(folder)
        yield
    finally:
        for path, mode in modes.items():
            path.chmod(mode)


def _require_refusal(folder: Path) -> None:
    """Skip where the tests run with rights that no permission takes away, and that they may not give up."""
    code = "import sys; open(sys.argv[1], 'w')"
    command = [sys.executable, "-c", code, str(folder / "probe")]
    if not subprocess.run(command, capture_output=True, preexec_fn=_as_anybody, check=False, timeout=60).returncode:
        (folder / "probe").unlink()
        pytest.skip("permissions cannot be enforced on whoever runs the tests here")


def _synthesist(*arguments: str) -> subprocess.CompletedProcess[str]:
    code = "from synthesist.cli import main; main()"
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, capture_output=True, text=True, preexec_fn=_as_anybody, check=False, timeout=120)


@pytest.mark.skipif(os.name != "posix", reason="permissions are those of POSIX")
def test_a_review_that_cannot_be_written_can_be_read(references: Callable[[str], Reference], tmp_path: Path) -> None:
    """A user with a review on a read-only medium could not look into it."""
    folder = tmp_path / "review"
    shutil.copytree(references("run").folder, folder)
    work = next(iter(Review.open(folder).contents().works))
    with _read_only(folder):
        for arguments in (["status", str(folder)], ["audit", str(folder)], ["export", str(folder), "--canonical"]):
            ended = _synthesist(*arguments)
            assert ended.returncode == 0, ended.stderr
        assert _synthesist("why", work, "--in", str(folder)).returncode == 0
    assert outcome_of(folder) == references("run").outcome


@pytest.mark.skipif(os.name != "posix", reason="permissions are those of POSIX")
def test_a_review_that_was_cut_off_can_be_read_where_it_cannot_be_written(
    fresh: Callable[[str], Path], small_library: Path
) -> None:
    """A user who is mailed a review that was cut off would be told of less than it holds."""
    folder = fresh("run")
    drive("run", folder, small_library, failpoint="screen.committed")
    assert (folder / "ledger.sqlite-wal").stat().st_size
    with _read_only(folder):
        ended = _synthesist("status", str(folder), "--json")
    states = {stage["stage"]: stage["state"] for stage in json.loads(ended.stdout)["stages"]}
    assert (states["screen"], states["read"]) == ("done", "due")


@pytest.mark.skipif(os.name != "posix", reason="permissions are those of POSIX")
def test_a_folder_that_cannot_be_written_is_named(
    references: Callable[[str], Reference], tmp_path: Path, small_library: Path
) -> None:
    """A user who decides in a read-only folder would see a traceback."""
    folder = tmp_path / "review"
    shutil.copytree(references("run").folder, folder)
    claim = next(claim.claim_id for claim in Review.open(folder).claims() if claim.is_shown)
    with _read_only(folder):
        refused = [
            _synthesist("decide", claim, "claim-ok", "--reason", "read it", "--by", "Ada", "--in", str(folder)),
            _synthesist("run", str(folder / "review.toml")),
        ]
        command = [sys.executable, str(DRIVER), "run", str(folder), str(small_library)]
        refused.append(
            subprocess.run(command, capture_output=True, text=True, preexec_fn=_as_anybody, check=False, timeout=120)
        )
    for ended in refused:
        assert ended.returncode == _STORAGE, ended.stderr
        assert "What to do:" in ended.stderr
        assert "Traceback" not in ended.stderr
    assert outcome_of(folder) == references("run").outcome


def test_a_second_run_on_a_folder_is_turned_away(fresh: Callable[[str], Path], small_library: Path) -> None:
    """A user who starts a review twice would have two runs write over each other."""
    folder = fresh("run")
    folder.mkdir()
    with FileLock(folder / ".lock"):
        ended = drive("run", folder, small_library)
    assert ended.code == _STORAGE
    assert "another run is working" in ended.told


@pytest.mark.parametrize("told", ["1970-01-01T00:00:03+00:00", "2000-01-01T00:00:00+00:00"])
def test_a_search_is_not_dated_by_a_clock_that_cannot_be_right(told: str, tmp_path: Path, small_library: Path) -> None:
    """A user's report would say that the search was made before the papers were written."""
    with pytest.raises(ClockError) as raised:
        synthesize(QUESTION, tmp_path / "review", library=small_library, now=lambda: told)
    assert "clock" in raised.value.hint
    review = synthesize(QUESTION, tmp_path / "review", library=small_library)
    assert audit(review.folder).is_clean


def test_a_clock_that_jumped_back_is_named_and_the_review_stands(
    references: Callable[[str], Reference], tmp_path: Path
) -> None:
    """A user's decision would be dated before the search that it is about."""
    folder = tmp_path / "review"
    shutil.copytree(references("run").folder, folder)
    claim = next(claim.claim_id for claim in Review.open(folder).claims() if claim.is_shown)
    word = Word(claim, "claim-ok", "read it", "Ada")
    with pytest.raises(ClockError):
        decide(folder, [word], Means(now=lambda: "2026-03-01T00:00:00+00:00"))
    assert outcome_of(folder) == references("run").outcome


def test_a_clock_that_jumps_ahead_changes_dates_only(tmp_path: Path, small_library: Path) -> None:
    """A user whose clock is set right in the middle would lose the run."""
    times = iter(["2026-11-21T12:00:00+00:00", "2031-01-01T00:00:00+00:00"])
    review = synthesize(QUESTION, tmp_path / "review", library=small_library, now=lambda: next(times))
    assert review.content()["last_search"] == "2031-01-01"
    assert audit(review.folder).is_clean
