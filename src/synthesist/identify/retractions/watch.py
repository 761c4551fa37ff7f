"""The list of Retraction Watch, a CSV with a row a notice, as Crossref gives it away."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from synthesist.errors import failure
from synthesist.formats import author_of
from synthesist.identify.retractions.entry import REINSTATED, Entry, Fact
from synthesist.identify.retractions.headings import heading_of
from synthesist.identify.retractions.kinds import standing_of
from synthesist.identify.retractions.unpacking import Line
from synthesist.records import Failure
from synthesist.records.identifiers import normal_doi, normal_pmid
from synthesist.records.identity import RetractionStatus

COLUMNS = ("Title", "OriginalPaperDOI", "RetractionDOI", "RetractionNature")
"""Those by which the file is known, and without which it says nothing."""

_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?:\s.*)?")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T\s].*)?")
_ROW_LINES = 100
_ROW_LETTERS = 1 << 17
_HINT = "see https://gitlab.com/crossref/retraction-watch-data for the columns of the list"


def is_watch(header: str) -> bool:
    """Whether a first line names the list's columns."""
    return set(COLUMNS) <= set(_names(header))


def read_watch(name: str, lines: Iterator[Line]) -> Iterator[Entry | Failure]:
    """The rows of the list in order, and a failure for each that cannot be used.

    Args:
        name: of the file, for the places of failures.
        lines: from the header on.
    """
    columns = _names(next(lines).text)
    for first, row in _rows(lines):
        place = f"{name}:{first}"
        if isinstance(row, str):
            yield failure("import", place, row, hint=_HINT)
        elif len(row) > len(columns) and any(cell.strip() for cell in row[len(columns) :]):
            reason = f"{len(row)} cells under {len(columns)} columns"
            yield failure("import", place, reason, raw=",".join(row), hint=_HINT)
        elif any(cell.strip() for cell in row):
            yield _entry(place, dict(zip(columns, row, strict=False)))


def _names(header: str) -> list[str]:
    cells = _cells(header)
    return [] if isinstance(cells, str) else [cell.strip() for cell in cells]


def _rows(lines: Iterator[Line]) -> Iterator[tuple[int, list[str] | str]]:
    """Rows with the number of their first line. A quote that is never closed costs its own line, not what follows."""
    waiting: list[Line] = []
    while True:
        line = waiting.pop(0) if waiting else next(lines, None)
        if line is None:
            return
        if line.is_too_long:
            yield line.number, "the line is longer than a row can be"
            continue
        taken = [line]
        while (
            _is_open(taken) and len(taken) < _ROW_LINES and (more := waiting.pop(0) if waiting else next(lines, None))
        ):
            taken.append(more)
        if _is_open(taken):
            waiting = taken[1:] + waiting
            yield line.number, "a quote is opened and not closed"
        else:
            yield line.number, _cells("\n".join(one.text for one in taken))


def _is_open(taken: Iterable[Line]) -> bool:
    return sum(line.text.count('"') for line in taken) % 2 == 1


def _cells(text: str) -> list[str] | str:
    if len(text) > _ROW_LETTERS:
        return "the row is longer than a row can be"
    try:
        return next(csv.reader([text]), [])
    except csv.Error as error:
        return f"not a row of the table: {error}"


def _entry(place: str, row: Mapping[str, str]) -> Entry | Failure:
    nature = row.get("RetractionNature", "").strip()
    status = standing_of(nature)
    works = tuple(_identifiers(row.get("OriginalPaperDOI", ""), row.get("OriginalPaperPubMedID", "")))
    title = heading_of(row.get("Title", "")).title
    if status is None or not (works or title):
        reason = f"{nature or 'nothing'!r} is no known nature of a notice" if status is None else "no id and no title"
        return failure("import", place, reason, raw=",".join(row.values()), hint=_HINT)
    notices = tuple(_identifiers(row.get("RetractionDOI", ""), row.get("RetractionPubMedID", "")))
    first = day_of(row.get("OriginalPaperDate", ""))
    return Entry(
        identifiers=works,
        notices=notices,
        title=title,
        facts=(_fact(status, nature, notices, row),),
        authors=tuple(author for one in row.get("Author", "").split(";") if (author := family(one))),
        year=int(first[:4]) if first else None,
        journal=row.get("Journal", "").strip(),
    )


def _fact(status: RetractionStatus, nature: str, notices: tuple[str, ...], row: Mapping[str, str]) -> Fact:
    causes = tuple(cause for one in row.get("Reason", "").split(";") if (cause := one.strip().lstrip("+").strip()))
    named = {RetractionStatus.CLEAN: (REINSTATED,), RetractionStatus.CONCERN: (nature.lower(),)}.get(status, ())
    date_of_notice = day_of(row.get("RetractionDate", ""))
    return Fact(status, notices[0] if notices else "", date_of_notice, tuple(dict.fromkeys((*named, *causes))))


def _identifiers(dois: str, pmids: str) -> Iterator[str]:
    """Several may stand in a cell; "unavailable" and 0 are none."""
    for one in re.split(r"[;,\s]+", dois):
        if doi := normal_doi(one):
            yield f"doi:{doi}"
    for one in re.split(r"[;,\s]+", pmids):
        if one and (pmid := normal_pmid(one)):
            yield f"pmid:{pmid}"


def day_of(text: str) -> str:
    """A date such as `7/12/2023 0:00` (month first) as ISO 8601; empty where it is none."""
    if found := _DATE.fullmatch(text.strip()):
        month, day, year = map(int, found.groups())
    elif found := _ISO.fullmatch(text.strip()):
        year, month, day = map(int, found.groups())
    else:
        return ""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def family(name: str) -> str:
    """The family name in a name, written either way round."""
    author = author_of(name.strip()) if name.strip() else None
    return author.family if author else ""
