"""The records as a file, and the record of the search beside it; each whole or not at all."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from pathlib import Path

from synthesist.errors import WrongUse, storing
from synthesist.formats import ExportFormat, export_format_of, write_records
from synthesist.records import Record
from synthesist.search import Found

_BIBLIOGRAPHIC = frozenset(
    ("volume", "issue", "number", "page", "pages", "publisher", "issn", "isbn", "edition", "journal_ref")
)
"""Extra fields that other programs know; the rest would be a note each in them."""


def require_writable(out: Path) -> ExportFormat:
    """The format that a file's name asks for, before anything is asked of anyone.

    Raises:
        WrongUse: nothing is written under such a name, or it cannot lie there.
    """
    fmt = export_format_of(out)
    if out.is_dir() or not out.parent.is_dir():
        raise WrongUse(f"{out} cannot be written", "name a file, in a folder that is there")
    return fmt


def record_path(out: Path) -> Path:
    """Where the record of a search lies: `FILE.search.json`."""
    return out.with_name(f"{out.name}.search.json")


def ranked(result: Found) -> list[Record]:
    """The records in the order of the sources and of their rankings, each once."""
    known = {record.record_id: record for record in result.records}
    hits = (hit.record_id for entry in result.searches for hit in sorted(entry.hits, key=lambda hit: hit.rank))
    return [known[record_id] for record_id in dict.fromkeys(hits)]


def parts_of(records: Sequence[Record], fmt: ExportFormat) -> Iterator[str]:
    """The file's text. JSON Lines keep all that the sources said, the other formats what a bibliography needs."""
    if fmt is ExportFormat.JSON_LINES:
        # All in one, thousands of rows as their sources sent them would take up hundreds of megabytes.
        yield from (write_records([record], fmt) for record in records)
    else:
        yield write_records([_lean(record) for record in records], fmt)


def write(parts: Iterable[str], path: Path) -> str:
    """Write a file, or leave what was there; returns its SHA-256 as 64 hex digits.

    Raises:
        StorageError: it cannot be written.
    """
    partial, hashed = path.with_name(f"{path.name}.partial"), hashlib.sha256()
    with storing(path):
        with partial.open("wb") as file:
            for part in parts:
                raw = part.encode()
                hashed.update(raw)
                file.write(raw)
        partial.replace(path)
    return hashed.hexdigest()


def _lean(record: Record) -> Record:
    extra = ((name, value) for name, value in record.extra if name.lower() in _BIBLIOGRAPHIC)
    return record.model_copy(update={"extra": tuple(sorted(extra, key=itemgetter(0)))})
