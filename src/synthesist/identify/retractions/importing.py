"""Taking a list in: read, written in one go, and what is to be known of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from synthesist.errors import UnknownFormat
from synthesist.identify.retractions.entry import Entry
from synthesist.identify.retractions.reading import Opened, open_list
from synthesist.identify.retractions.store import VERSION, ListAbout, ListStore
from synthesist.identify.retractions.unpacking import digest_of
from synthesist.records import Failure

_EVERY = 1_000
_KEPT = 1_000
"""Failures that are kept to be told; all are counted."""


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What an import did.

    Attributes:
        about: the list as it stands now.
        former: the list that it replaced; None where there was none.
        is_unchanged: the same file was taken in before, and nothing was written.
        failures: the first thousand rows that could not be used; `about.failures` counts all.
    """

    about: ListAbout
    former: ListAbout | None = None
    is_unchanged: bool = False
    failures: tuple[Failure, ...] = ()


@dataclass(slots=True)
class _Tally:
    today: str
    newest: str = ""
    rows: int = 0
    neutral: int = 0
    failed: int = 0
    failures: list[Failure] = field(default_factory=list)

    def entries(self, opened: Opened, progress: Callable[[int], None]) -> Iterator[Entry]:
        for row in opened.rows:
            self.rows += 1
            if self.rows % _EVERY == 0:
                progress(_EVERY)
            if row is None:
                self.neutral += 1
            elif isinstance(row, Failure):
                self.failed += 1
                if len(self.failures) < _KEPT:
                    self.failures.append(row)
            else:
                entry, heard = row
                # A list may hold the date of an issue that is yet to come; the list is no younger than today.
                self.newest = max(self.newest, heard if heard <= self.today else "")
                yield entry


def take_in(
    path: Path,
    store: ListStore,
    *,
    today: str,
    name: str = "",
    dated: str = "",
    progress: Callable[[int], None] = lambda _: None,
) -> TakenIn:
    """Take a list in, in place of the one of its name.

    Args:
        today: the day of the import, ISO 8601.
        name: of the list; by default what publishes lists of its shape.
        dated: the list's day, ISO 8601; by default the newest date in it that is not after today.

    Raises:
        WrongUse: the file cannot be read, unpacked or is no list; the former list stays.
        StorageError: the store cannot be written; the former list stays.
    """
    opened, digest = open_list(path), digest_of(path)
    called = name or opened.kind
    former = next((one for one in store.lists() if one.name == called), None)
    if former and (former.sha256, former.version) == (digest, VERSION) and dated in ("", former.dated):
        return TakenIn(former, former, is_unchanged=True)
    tally = _Tally(today)

    def about(entries: int) -> ListAbout:
        if not entries:
            raise UnknownFormat(f"{path.name} holds no row that can be used", _why(tally))
        return ListAbout(
            name=called,
            kind=opened.kind,
            file=path.name,
            sha256=digest,
            dated=dated or tally.newest,
            imported=today,
            entries=entries,
            neutral=tally.neutral,
            failures=tally.failed,
        )

    made = store.replace(called, tally.entries(opened, progress), about)
    return TakenIn(made, former, failures=tuple(tally.failures))


def _why(tally: _Tally) -> str:
    first = next(iter(tally.failures), None)
    return f"{first.place}: {first.reason}" if first else "check that the download is whole"
