"""One way into every list: what the first line holds tells which it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from synthesist.errors import UnknownFormat
from synthesist.identify.retractions.entry import Entry
from synthesist.identify.retractions.flagged import read_flagged
from synthesist.identify.retractions.unpacking import lines_of
from synthesist.identify.retractions.watch import is_watch, read_watch
from synthesist.records import Failure

WATCH = "Retraction Watch"
FLAGGED = "open-retractions"
_HINT = (
    "these can be read: the CSV of Retraction Watch, with the columns OriginalPaperDOI and RetractionNature, and the "
    "JSON Lines of open-retractions, plain or packed (.zst, .gz)"
)


@dataclass(frozen=True, slots=True)
class Opened:
    """A list that is being read.

    Attributes:
        kind: `WATCH` or `FLAGGED`.
        rows: entries in order, each with the day on which the list heard of it (empty where it does not tell);
            failures; and None for rows that say nothing of a work's standing.
    """

    kind: str
    rows: Iterator[tuple[Entry, str] | Failure | None]


def open_list(path: Path) -> Opened:
    """Tell what list a file is, and begin to read it.

    Raises:
        WrongUse: it cannot be read, or unpacked; reading on may say so too.
        UnknownFormat: it is empty, or no list of retractions.
    """
    lines = lines_of(path)
    first = next((line for line in lines if line.text.strip() or line.is_too_long), None)
    if first is None:
        raise UnknownFormat(f"{path.name} is empty", "if the download failed, repeat it")
    start, whole = first.text.lstrip(), chain([first], lines)
    if is_watch(first.text):
        return Opened(WATCH, _dated(read_watch(path.name, whole)))
    if start.startswith("{"):
        return Opened(FLAGGED, read_flagged(path.name, whole))
    if start.lower().startswith(("<!doctype", "<html", "<?xml")):
        raise UnknownFormat(f"{path.name} is a web page, no list of retractions", f"download the file itself; {_HINT}")
    raise UnknownFormat(f"{path.name} is no list of retractions that is known", _HINT)


def _dated(rows: Iterator[Entry | Failure]) -> Iterator[tuple[Entry, str] | Failure]:
    for row in rows:
        yield row if isinstance(row, Failure) else (row, max((fact.date for fact in row.facts), default=""))
