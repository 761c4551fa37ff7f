"""From a row of any format to a record: which field fills which attribute, and what becomes of the rest."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import itemgetter

from synthesist.errors import contain
from synthesist.formats.cleaning import clean
from synthesist.formats.fields import Fields, Layout, Parsed, Role, Row, is_blank, is_prose, malformed, text_of
from synthesist.formats.names import is_truncated
from synthesist.records import Author, Record, TextKind
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
    """The fields of a row: by role, the winner first, and those that fill no attribute, as they were written."""

    layout: Layout
    held: dict[Role, list[tuple[str, object]]]
    spare: list[tuple[str, object]]

    def take(self, role: Role) -> tuple[str, object]:
        """Name and value of the field that fills a role, or ("", None); the others become spare."""
        found = self.held.pop(role, None)
        if not found:
            return "", None
        self.spare.extend(found[1:])
        return found[0]

    def give_back(self, name: str, value: object) -> None:
        """Let the field that was taken be spare too, before those of its name that came after it."""
        first = next((at for at, (other, _) in enumerate(self.spare) if other == name), len(self.spare))
        self.spare.insert(first, (name, value))

    def take_text(self, role: Role) -> str | None:
        """The value that fills a role as text; an object is none, and becomes spare."""
        name, value = self.take(role)
        if isinstance(value, Mapping):
            self.give_back(name, value)
            return None
        return None if value is None else text_of(self.layout.decode(name, value)) or None

    def take_prose(self, role: Role) -> str | None:
        """The value that fills a role as clean text on one line; what is no text becomes spare."""
        name, value = self.take(role)
        if value is None or is_prose(value):
            return clean(text_of(self.layout.decode(name, value or ""), " ")) or None
        self.give_back(name, value)
        return None

    def texts(self, role: Role) -> Iterator[str]:
        """The values of all fields of a role."""
        return (text_of(self.layout.decode(name, value)) for name, value in self.held.get(role, ()))


def records_of(rows: Iterable[Row | Parsed], layout: Layout, source: str) -> Iterator[Parsed]:
    """Each row as a record, or as the failure that says why it is none, in order; what is either passes through."""
    for row in rows:
        if not isinstance(row, Row):
            yield row
            continue
        parsed: list[Parsed] = []
        with contain("import", row.place, parsed.append, raw=row.raw):
            parsed.append(_record_of(row, row.layout or layout, source))
        yield from parsed


def _record_of(row: Row, layout: Layout, source: str) -> Parsed:
    if "\0" in row.raw or ("\\u0000" in row.raw and _NUL.search(row.raw)):
        return malformed(row.place, "NUL bytes in the row", raw=row.raw, hint="save the file as UTF-8 text")
    assigned = _assigned(layout.refine(row.fields), layout)
    name, title = assigned.take(Role.TITLE)
    if isinstance(title, list) and len(title) == 1:
        title = title[0]
    if title is not None and not isinstance(title, str):
        return malformed(row.place, "the title is not text", raw=row.raw, hint="write the title as one text")
    if not (words := clean(text_of(layout.decode(name, title or "")))):
        return malformed(row.place, "no title", raw=row.raw, hint="add a title to this row")
    return _filled(row, assigned, words, source)


def _assigned(fields: Fields, layout: Layout) -> _Assigned:
    assigned, roles, fold = _Assigned(layout, {}, []), layout.roles, layout.fold
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


def _filled(row: Row, assigned: _Assigned, title: str, source: str) -> Record:
    layout = assigned.layout
    identifiers = _identifiers(assigned)
    source_id = assigned.take_text(Role.ID)
    return Record(
        record_id=record_id(source, source_id, row.raw.encode()),
        source=source,
        source_id=source_id,
        identifiers=identifiers,
        title=title,
        abstract=assigned.take_prose(Role.ABSTRACT),
        text_kind=_text_kind(assigned),
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


def _identifiers(assigned: _Assigned) -> tuple[tuple[str, str], ...]:
    stated = []
    for scheme in _SCHEMES:
        for name, value in assigned.held.pop(scheme, ()):
            parts = value if isinstance(value, list) else [value]
            found = [(str(scheme), text_of(assigned.layout.decode(name, part))) for part in parts]
            stated.extend(found)
            if not all(normal_identifier(*pair) for pair in found):
                assigned.spare.append((name, value))
    if assigned.layout.id_scheme:
        stated.extend((assigned.layout.id_scheme, text) for text in assigned.texts(Role.ID))
    texts = [text for role in _MINED for text in assigned.texts(role)]
    assigned.spare.extend(assigned.held.pop(Role.NOTE, ()))
    return identifiers_of(stated, texts)


def _text_kind(assigned: _Assigned) -> TextKind:
    name, value = assigned.take(Role.TEXT_KIND)
    if isinstance(value, str) and value in tuple(TextKind):
        return TextKind(value)
    if value is not None:
        assigned.give_back(name, value)
    return assigned.layout.text_kind


def _authors(assigned: _Assigned) -> tuple[Author, ...]:
    """The authors of the winning field; of formats with one author a field, of all fields of its name.

    A value that names no author, or says that there are more, stays in the spare fields too.
    """
    found = assigned.held.pop(Role.AUTHORS, [])
    winners = [(name, value) for name, value in found if name == found[0][0]]
    assigned.spare.extend(found[len(winners) :])
    authors: list[Author] = []
    for name, value in winners:
        named = assigned.layout.authors(value)
        authors.extend(named)
        if not named or is_truncated(value):
            assigned.spare.append((name, value))
    return tuple(authors)


def _year(assigned: _Assigned) -> int | None:
    """The year; a date that says more, or something that is no year, stays in the spare fields too."""
    name, value = assigned.take(Role.YEAR)
    if value is None:
        return None
    if isinstance(value, int) and value in _YEARS:
        return value
    text = text_of(assigned.layout.decode(name, value))
    if not is_year(text):
        assigned.give_back(name, value)
    return year_in(text)


def is_year(text: str) -> bool:
    """Whether a text names a year and nothing else."""
    return text.rstrip("/ ").removesuffix(".0") == str(year_in(text))


def year_in(text: str) -> int | None:
    """The first year that a text names."""
    found = _YEAR.search(text)
    return int(found[0]) if found else None


def _retracted(assigned: _Assigned) -> bool | None:
    name, value = assigned.take(Role.RETRACTED)
    if value is None:
        return None
    truth = _TRUTH.get(text_of(assigned.layout.decode(name, value)).lower())
    if truth is None:
        assigned.give_back(name, value)
    return truth


def _extra(assigned: _Assigned) -> tuple[tuple[str, str], ...]:
    """Sorted by name; the values of a repeated name keep their order."""
    kept = [pair for _, pairs in assigned.held.pop(Role.EXTRA, ()) if isinstance(pairs, list) for pair in pairs]
    return tuple(sorted(((name, text_of(value)) for name, value in (*assigned.spare, *kept)), key=itemgetter(0)))
