"""Lists of references that are to be checked: all that can be imported, and plain lists of identifiers."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from synthesist.errors import failure
from synthesist.formats import Parsed, read_records
from synthesist.identify.retractions.unpacking import Line, lines_of
from synthesist.records import Record
from synthesist.records.identifiers import identifiers_of
from synthesist.records.ids import record_id

_HEADERS = frozenset(("doi", "dois", "identifier", "pmid", "id"))
_HINT = "a DOI or `pmid:` and a PubMed id on each line"


def read_references(path: Path) -> Iterator[Parsed]:
    """The references of a file in file order, and a failure with its place for each row that is none.

    Raises:
        WrongUse: there is no such file, or it cannot be read.
        UnknownFormat: it is empty, or neither a list of references nor of identifiers.
    """
    first = _first_identifier(path) if path.is_file() else None
    return read_records(path) if first is None else _plain(path, first)


def _first_identifier(path: Path) -> Iterator[Line] | None:
    """The lines, where the first one that is no header and not blank is an identifier and nothing more."""
    lines = (line for line in lines_of(path) if line.text.strip() or line.is_too_long)
    begun = next(lines, None)
    if begun and begun.text.strip().casefold() in _HEADERS:
        begun = next(lines, None)
    return chain([begun], lines) if begun and _identifiers(begun.text) else None


def _plain(path: Path, lines: Iterator[Line]) -> Iterator[Parsed]:
    for line in lines:
        text, place = line.text.strip(), f"{path.name}:{line.number}"
        if found := _identifiers(text):
            yield Record(
                record_id=record_id(f"file:{path.name}", f"{line.number} {text}", b""),
                source=f"file:{path.name}",
                identifiers=found,
                title="",
                raw=text,
            )
        else:
            yield failure("import", place, "no identifier", raw=text, hint=_HINT)


def _identifiers(text: str) -> tuple[tuple[str, str], ...]:
    """Of a line that holds no blanks but those of a prefix such as "PMID: 1"."""
    bare = text.strip().rstrip(",;")
    if bare.casefold().startswith("pmid"):
        return identifiers_of([("pmid", bare)])
    return identifiers_of([("doi", bare)]) if bare and len(bare.split()) <= 2 else ()  # noqa: PLR2004 - "doi: 10.1/x"
