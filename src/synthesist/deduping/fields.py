"""A row's own fields: cells of a table and members of an object as they stand, of other formats what was read."""

import csv
import io
import json
from collections.abc import Iterator

from synthesist.deduping.given import ADDED, Given
from synthesist.formats.columns import rearmed
from synthesist.formats.fields import Parsed, is_blank
from synthesist.records import Failure, Record

Fields = dict[str, object]

_LEFT_OUT = frozenset(ADDED[1:])
_SCHEMES = ("doi", "pmid", "pmcid", "arxiv", "acl")


def own_fields(given: Given, parsed: Parsed) -> Fields:
    """The fields by name, in the row's order; of a row that cannot be taken apart, its text under `raw`."""
    if isinstance(parsed, Record) and parsed.source != given.source and given.holds_json:
        return parsed.model_dump(mode="json")
    found = _cells(given, parsed.raw) if given.columns else _members(parsed.raw) if given.holds_json else None
    if found is None:
        return {"raw": parsed.raw} if isinstance(parsed, Failure) else dict(_read(parsed))
    if set(ADDED).issubset(found):
        return {name: value for name, value in found.items() if name not in _LEFT_OUT}
    return found


def _cells(given: Given, raw: str) -> Fields | None:
    try:
        cells = next(csv.reader(io.StringIO(raw, newline=""), delimiter=given.delimiter, strict=True), [])
    except csv.Error:
        return None
    if any(cell.strip() for cell in cells[len(given.columns) :]):
        return None
    if given.is_guarded:
        cells = [rearmed(cell) for cell in cells]
    cells += [""] * (len(given.columns) - len(cells))
    return dict(zip(given.columns, cells, strict=False))


def _members(raw: str) -> Fields | None:
    try:
        content = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    if not isinstance(content, dict):
        return None
    return {name: None if is_blank(value) and isinstance(value, float) else value for name, value in content.items()}


def _read(record: Record) -> Iterator[tuple[str, object]]:
    """What the reader made of a row, and what it had no place for under the file's own names."""
    plain = {
        "title": record.title,
        "authors": "; ".join(f"{author.family}, {author.given}".rstrip(" ,") for author in record.authors),
        "year": record.year,
        "venue": record.venue,
        "kind": record.kind,
        "language": record.language,
        **{scheme: _all(record, scheme) for scheme in _SCHEMES},
        "url": record.url,
        "pdf_url": record.pdf_url,
        "is_retracted": record.is_retracted,
        "abstract": record.abstract,
    }
    yield from ((name, value) for name, value in plain.items() if not is_blank(value))
    spare: dict[str, list[str]] = {}
    for name, value in record.extra:
        spare.setdefault(f"{name}-stated" if name in plain else name, []).append(value)
    yield from ((name, "; ".join(values)) for name, values in spare.items())


def _all(record: Record, scheme: str) -> str:
    return "; ".join(value for name, value in record.identifiers if name == scheme)
