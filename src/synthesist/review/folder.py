"""A review's folder: what lies in it, who may work in it."""

import os
import shlex
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from filelock import FileLock, Timeout

from synthesist.errors import ReviewBusy, StorageError, WrongUse, storing
from synthesist.failpoints import reached
from synthesist.ledger import Ledger

LEDGER = "ledger.sqlite"
PLAN = "review.toml"
RUN_LOG = "run.jsonl"

_ANOTHER = "check the folder's permissions, make room on the disk, or choose another folder with --out"


def made(folder: Path) -> Path:
    """The folder, made where it is missing.

    Raises:
        StorageError: it cannot be made.
    """
    with storing(f"the folder {folder}", _ANOTHER):
        folder.mkdir(parents=True, exist_ok=True)
    return folder


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Keep others from working in the folder; the system lets go of it when the process ends, however it ends.

    Raises:
        ReviewBusy: another process holds it.
        StorageError: the folder cannot be written.
    """
    lock = FileLock(folder / ".lock", timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        raise ReviewBusy(
            f"another run is working in {folder}", "wait until it is done, or choose another folder with --out"
        ) from error
    except OSError as error:
        raise StorageError(f"{folder} cannot be written: {error.strerror or error}", _ANOTHER) from error
    try:
        yield
    finally:
        lock.release()


@contextmanager
def opened(folder: Path) -> Iterator[Ledger]:
    """The folder's ledger, folded into one file at the end; where the folder cannot be written it can be read."""
    with ExitStack() as stack:
        path, is_writable = folder / LEDGER, os.access(folder, os.W_OK)
        if not is_writable and _has_log(path):
            path, is_writable = _copied(path, Path(stack.enter_context(TemporaryDirectory()))), True
        ledger = Ledger(path, is_writable=is_writable)
        stack.callback(ledger.close)
        yield ledger


def _log_of(ledger: Path) -> Path:
    return ledger.with_name(f"{ledger.name}-wal")


def _has_log(ledger: Path) -> bool:
    """Whether a run was cut off that left what it had committed beside the ledger."""
    return _log_of(ledger).is_file() and _log_of(ledger).stat().st_size > 0


def _copied(ledger: Path, scratch: Path) -> Path:
    """The ledger with its log in a place where the log can be folded in."""
    shutil.copyfile(_log_of(ledger), _log_of(scratch / ledger.name))
    return shutil.copyfile(ledger, scratch / ledger.name)


def require_review(folder: Path) -> None:
    """Make sure that the folder holds a review.

    Raises:
        WrongUse: it holds none.
    """
    if (folder / LEDGER).is_file():
        return
    if (folder / PLAN).is_file():
        raise WrongUse(
            f"{folder} holds a plan that has not been carried out", f"synthesist run {shlex.quote(str(folder / PLAN))}"
        )
    raise WrongUse(f"{folder} is not a review: it has no {LEDGER}", "give the folder that `synthesist run` made")


def write_plan(toml: str, folder: Path) -> None:
    """Write `review.toml`, whole or not at all."""
    path = folder / PLAN
    partial = folder / f"{PLAN}.partial"
    with storing(path, _ANOTHER):
        partial.write_text(toml, encoding="utf-8")
        partial.replace(path)
    reached("plan.written")
