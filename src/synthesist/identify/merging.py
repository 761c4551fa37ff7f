"""The records of one work made one: each field from the record that has it best, and which that is."""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import Any, NamedTuple

from synthesist.identify.versions import ORDER, version_of
from synthesist.records import Origin, Record, TextKind

_FAITHFUL = (TextKind.PUBLISHER, TextKind.DATABASE, TextKind.USER_FILE, TextKind.RECONSTRUCTED, TextKind.DIGEST)
"""Kinds of text, the most faithful first; the first three are equally so."""

_WHOLE = 0.6
"""An abstract shorter than this share of the longest was cut off, however good its source is else."""


class Merged(NamedTuple):
    """What is shown of a work, and where each field comes from."""

    record: Record
    origins: tuple[Origin, ...]


def merged(records: Sequence[Record]) -> Merged:
    """One record for all records of a work.

    The record that leads is of the newest version, and of these the fullest; what it lacks is taken from the others in
    the same order. The abstract is the most faithful one that is whole. Identifiers, links and notices are those of
    all; but of a scheme that the leading record has, its own alone, so that the newest version is the one cited.
    """
    ordered = sorted(records, key=_rank)
    lead = ordered[0]
    if len(ordered) == 1:
        return Merged(lead, ())
    taken: dict[str, Any] = {}
    origins = []
    for field, choose in _FIELDS.items():
        found = choose(field, ordered)
        if found is None:
            continue
        record, why = found
        origins.append(Origin(field=field, record_id=record.record_id, why=why))
        if record is not lead:
            taken[field] = getattr(record, field)
            if field == "abstract":
                taken["text_kind"] = record.text_kind
    return Merged(lead.model_copy(update=taken | _together(ordered)), tuple(origins))


def _rank(record: Record) -> tuple[int, int, int, int, str]:
    """By version, then by how much is known, then by name, so that no order of arrival counts."""
    known = (
        record.identifier("doi"),
        record.title,
        record.authors,
        record.year,
        record.venue,
        record.abstract,
        record.extra,
        record.published,
    )
    has_doi = record.identifier("doi") is not None
    said = sum(map(bool, known)), len(record.abstract or "")
    return ORDER.index(version_of(record)[0]), -has_doi, -said[0], -said[1], record.record_id


Choice = tuple[Record, str] | None


def _first(field: str, ordered: Sequence[Record]) -> Choice:
    """The record that leads, or the next that says anything."""
    for place, record in enumerate(ordered):
        if getattr(record, field) not in (None, "", ()):
            lacking = "the records before it say nothing" if place else _leads(ordered)
            return record, lacking
    return None


def _of_version(field: str, ordered: Sequence[Record]) -> Choice:
    """As `_first`, among records of the version that leads: a preprint's address is not the article's."""
    newest = version_of(ordered[0])[0]
    return _first(field, [record for record in ordered if version_of(record)[0] is newest])


def _leads(ordered: Sequence[Record]) -> str:
    kinds = [version_of(record)[0] for record in ordered]
    if kinds[0] is not kinds[-1]:
        return f"of the newest version, {kinds[0].value}"
    return "of the record that says most"


def _whole_authors(field: str, ordered: Sequence[Record]) -> Choice:
    """The leading record's authors, unless they are cut off after the first few that another has whole."""
    found = _first(field, ordered)
    if found is None:
        return None
    own = [author.family.casefold() for author in found[0].authors]
    for record in ordered:
        names = [author.family.casefold() for author in record.authors]
        if len(names) > len(own) and names[: len(own)] == own:
            return record, "its list of authors goes on where the leading record's ends"
    return found


def _best_abstract(_: str, ordered: Sequence[Record]) -> Choice:
    having = [record for record in ordered if (record.abstract or "").strip()]
    if not having:
        return None
    longest = max(len(record.abstract or "") for record in having)
    whole = [record for record in having if len(record.abstract or "") >= _WHOLE * longest]
    best = min(whole, key=lambda record: max(_FAITHFUL.index(record.text_kind), 2))
    if len(having) == 1:
        return best, "no other record has one"
    return best, f"the most faithful text ({best.text_kind.value}) that is not cut off, of the newest version"


_FIELDS: dict[str, Callable[[str, Sequence[Record]], Choice]] = {
    "title": _first,
    "abstract": _best_abstract,
    "authors": _whole_authors,
    "year": _first,
    "published": _of_version,
    "venue": _of_version,
    "kind": _of_version,
    "language": _first,
    "url": _of_version,
    "pdf_url": _of_version,
    "licence": _of_version,
    "extra": _of_version,
}


def _together(ordered: Sequence[Record]) -> dict[str, Any]:
    """What all records say together."""
    marks = {record.is_retracted for record in ordered}
    return {
        "identifiers": tuple(sorted(_identifiers(ordered))),
        "links": _each(record.links for record in ordered),
        "notices": _each(record.notices for record in ordered),
        "references": max((record.references for record in ordered), key=len),
        "cited_by": max((record.cited_by for record in ordered if record.cited_by is not None), default=None),
        "is_retracted": True if True in marks else (False if False in marks else None),
    }


def _identifiers(ordered: Sequence[Record]) -> Iterator[tuple[str, str]]:
    """Of each scheme, those of the first record that has it."""
    known: set[str] = set()
    for record in ordered:
        yield from (pair for pair in record.identifiers if pair[0] not in known)
        known |= {scheme for scheme, _ in record.identifiers}


def _each(parts: Iterator[tuple[Any, ...]]) -> tuple[Any, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(parts)))
