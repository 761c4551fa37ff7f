"""What can go wrong, each with what to do about it.

SynthesistError
├── WrongUse            the command or the plan asks for something that cannot be
│   ├── PlanError       review.toml does not say what it must
│   └── UnknownFormat   a file whose kind is not known
├── NothingToSearch     the library is empty and no files were given
├── ReviewBusy          another run holds the folder
├── ReviewMismatch      the folder holds another review
├── StorageError        disk full, folder read-only, ledger or library damaged
├── SourceError         a database could not be asked, or its answer could not be used
├── Unreadable          a file of a paper is broken, empty, locked, scanned or not to be trusted
├── ClockError          the machine's clock cannot be right
├── ModelError          a model's folder is not what it should be, or its answers are not
└── MissingExtra        an optional package is not installed
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the command line imports this module, and must not wait for pydantic
    from synthesist.records import Failure


class SynthesistError(Exception):
    """Root of the tree; `hint` says what to type or do next."""

    exit_code = 3

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


class WrongUse(SynthesistError):
    """What was asked for cannot be done as asked."""

    exit_code = 2


class PlanError(WrongUse):
    """The plan of the review does not say what it must."""


class UnknownFormat(WrongUse):
    """A file is of no kind that can be read."""


class NothingToSearch(WrongUse):
    """There is no record to search."""


class ReviewBusy(SynthesistError):
    """Another run holds the review's folder."""


class ReviewMismatch(WrongUse):
    """The folder holds a review of another question or plan."""


class StorageError(SynthesistError):
    """The disk, the ledger or the library cannot be used."""


class Unreadable(SynthesistError):
    """A paper's file cannot be read; it costs itself alone.

    Attributes:
        kind: "empty", "broken", "encrypted", "scanned", "hostile" (beyond what a paper can be) or "unknown".
    """

    def __init__(self, message: str, hint: str, *, kind: str) -> None:
        super().__init__(message, hint)
        self.kind = kind


class SourceError(SynthesistError):
    """A database could not be asked, refused, or answered what cannot be used; it costs itself alone.

    Attributes:
        kind: "offline", "limited", "refused", "broken", "unreachable", "unsafe" or "budget".
        is_retriable: whether the same request may succeed later.
        at: UTC time at which it failed, ISO 8601; empty where nothing was tried.
    """

    def __init__(
        self, message: str, hint: str, *, kind: str = "broken", is_retriable: bool = False, at: str = ""
    ) -> None:
        super().__init__(message, hint)
        self.kind = kind
        self.is_retriable = is_retriable
        self.at = at


class ClockError(SynthesistError):
    """The machine's clock says what cannot be, and a dated fact is due."""


class ModelError(SynthesistError):
    """A model cannot be loaded, or answers what no model may."""


class MissingExtra(WrongUse):
    """An optional package is needed and not installed."""


@contextmanager
def storing(path: object, hint: str = "make room on the disk, or check the folder's permissions") -> Iterator[None]:
    """Say what to do where the disk is full, read-only or broken.

    Raises:
        StorageError: in place of any `OSError`.
    """
    try:
        yield
    except OSError as error:
        raise StorageError(f"{path} cannot be written: {error.strerror or error}", hint) from error


def failure(stage: str, place: str, reason: str, *, raw: str = "", hint: str = "") -> "Failure":
    """A failure record, its raw form cut at the limit."""
    from synthesist.records import RAW_LIMIT, Failure

    return Failure(stage=stage, place=place, reason=reason, hint=hint, raw=raw[:RAW_LIMIT])


@contextmanager
def contain(
    stage: str, place: str, keep: "Callable[[Failure], None]", *, raw: str = "", debug: bool = False
) -> Iterator[None]:
    """Let one item fail without costing the others: hand its failure to `keep`.

    The one place that may catch `Exception`. Our own errors concern the whole run and pass through.
    """
    try:
        yield
    except SynthesistError:
        raise
    except Exception as error:
        if debug:
            raise
        keep(
            failure(
                stage,
                place,
                f"{type(error).__name__}: {error}",
                raw=raw,
                hint="rerun with --debug for details",
            )
        )
