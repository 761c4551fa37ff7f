"""From a row of any format to a record: which field fills which attribute, and what becomes of the rest."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import itemgetter

from synthesist.errors import contain
from synthesist.formats.cleaning import clean
from synthesist.formats.fields import Fields, Layout, Parsed, Role, Row, is_blank, malformed, text_of
from synthesist.formats.names import authors_of, is_truncated
from synthesist.records import Author, Failure, Record
from synthesist.records.identifiers import identifiers_of, normal_identifier
from synthesist.records.ids import record_id

_YEARS = range(1400, 2100)
_YEAR = re.compile(r"(?<!\d)(?:1[4-9]|20)\d\d(?!\d)")
_NUL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")
_TRUTH = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
_SCHEMES = (Role.DOI, Role.PMID, Role.PMCID, Role.ARXIV, Role.ACL)
_MINED = (Role.URL, Role.PDF_URL, Role.VENUE, Role.NOTE)


@dataclass(frozen=True, slots=True)
class _Assigned:
    """The fields of a row: by role, the winner first, and those that fill no attribute."""

    held: dict[Role, list[tuple[str, object]]]
    spare: list[tuple[str, object]]

    def take(self, role: Role) -> tuple[str, object]:
        """Name and value of the field that fills a role, or ("", None); the others become spare."""
        found = self.held.pop(role, None)
        if not found:
            return "", None
        self.spare.extend(found[1:])
        return found[0]

    def take_text(self, role: Role) -> str | None:
        """The value that fills a role as text."""
        value = self.take(role)[1]
        return None if value is None else text_of(value) or None

    def take_prose(self, role: Role) -> str | None:
        """The value that fills a role as clean text on one line."""
        value = self.take(role)[1]
        return None if value is None else clean(text_of(value, " ")) or None


def records_of(rows: Iterable[Row | Failure], layout: Layout, source: str) -> Iterator[Parsed]:
    """Each row as a record, or as the failure that says why it is none, in order."""
    for row in rows:
        if isinstance(row, Failure):
            yield row
            continue
        parsed: list[Parsed] = []
        with contain("import", row.place, parsed.append, raw=row.raw):
            parsed.append(_record_of(row, layout, source))
        yield from parsed


def _record_of(row: Row, layout: Layout, source: str) -> Parsed:
    if "\0" in row.raw or ("\\u0000" in row.raw and _NUL.search(row.raw)):
        return malformed(row.place, "NUL bytes in the row", raw=row.raw, hint="save the file as UTF-8 text")
    assigned = _assigned(row.fields, layout)
    title = assigned.take(Role.TITLE)[1]
    if isinstance(title, list) and len(title) == 1:
        title = title[0]
    if title is not None and not isinstance(title, str):
        return malformed(row.place, "the title is not text", raw=row.raw, hint="write the title as one text")
    if not (words := clean(title or "")):
        return malformed(row.place, "no title", raw=row.raw, hint="add a title to this row")
    return _filled(row, assigned, words, layout, source)


def _assigned(fields: Fields, layout: Layout) -> _Assigned:
    assigned, roles, fold = _Assigned({}, []), layout.roles, layout.fold
    for name, value in fields:
        if is_blank(value):
            continue
        if role := roles.get(fold(name)):
            assigned.held.setdefault(role, []).append((name, value))
        else:
            assigned.spare.append((name, value))
    for found in assigned.held.values():
        if len(found) > 1:
            found.sort(key=lambda pair: layout.rank(pair[0]))
    return assigned


def _filled(row: Row, assigned: _Assigned, title: str, layout: Layout, source: str) -> Record:
    identifiers = _identifiers(assigned, layout.id_scheme)
    source_id = assigned.take_text(Role.ID)
    return Record(
        record_id=record_id(source, source_id, row.raw.encode()),
        source=source,
        source_id=source_id,
        identifiers=identifiers,
        title=title,
        abstract=assigned.take_prose(Role.ABSTRACT),
        text_kind=layout.text_kind,
        authors=_authors(assigned),
        year=_year(assigned),
        venue=assigned.take_prose(Role.VENUE),
        kind=assigned.take_text(Role.KIND) or layout.kind,
        language=assigned.take_text(Role.LANGUAGE),
        url=assigned.take_text(Role.URL),
        pdf_url=assigned.take_text(Role.PDF_URL),
        is_retracted=_retracted(assigned),
        # Last, because what the attributes above did not take has become spare.
        extra=_extra(assigned),
        raw=row.raw,
    )


def _identifiers(assigned: _Assigned, id_scheme: str | None) -> tuple[tuple[str, str], ...]:
    stated = []
    for scheme in _SCHEMES:
        for name, value in assigned.held.pop(scheme, ()):
            stated.append((str(scheme), text_of(value)))
            if not normal_identifier(*stated[-1]):
                assigned.spare.append((name, value))
    if id_scheme:
        stated.extend((id_scheme, text_of(value)) for _, value in assigned.held.get(Role.ID, ()))
    texts = [text_of(value) for role in _MINED for _, value in assigned.held.get(role, ())]
    assigned.spare.extend(assigned.held.pop(Role.NOTE, ()))
    return identifiers_of(stated, texts)


def _authors(assigned: _Assigned) -> tuple[Author, ...]:
    """The authors of the winning field; of formats with one author a field, of all fields of its name."""
    found = assigned.held.pop(Role.AUTHORS, [])
    winners = [(name, value) for name, value in found if name == found[0][0]]
    assigned.spare.extend(found[len(winners) :])
    assigned.spare.extend(pair for pair in winners if is_truncated(pair[1]))
    return tuple(author for _, value in winners for author in authors_of(value))


def _year(assigned: _Assigned) -> int | None:
    """The year; a date that says more, or something that is no year, stays in the spare fields too."""
    name, value = assigned.take(Role.YEAR)
    if value is None:
        return None
    if isinstance(value, int) and value in _YEARS:
        return value
    text = text_of(value)
    found = _YEAR.search(text)
    if not found or text.rstrip("/ ").removesuffix(".0") != found[0]:
        assigned.spare.append((name, value))
    return int(found[0]) if found else None


def _retracted(assigned: _Assigned) -> bool | None:
    name, value = assigned.take(Role.RETRACTED)
    if value is None:
        return None
    truth = _TRUTH.get(text_of(value).lower())
    if truth is None:
        assigned.spare.append((name, value))
    return truth


def _extra(assigned: _Assigned) -> tuple[tuple[str, str], ...]:
    """Sorted by name; the values of a repeated name keep their order."""
    return tuple(sorted(((name, text_of(value)) for name, value in assigned.spare), key=itemgetter(0)))
