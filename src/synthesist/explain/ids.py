"""Things named by an id: hashes and their beginnings, identifiers, citation keys, a source's own ids."""

import re
from collections.abc import Iterable, Iterator

from synthesist.explain.case import Case
from synthesist.explain.model import Kind
from synthesist.records.identifiers import normal_identifier

SHORTEST = 4
"""Hex digits that a beginning of an id needs."""

_HASH = re.compile(rf"[0-9a-f]{{{SHORTEST},64}}")
_PREFIX = re.compile(r"(work|record|document|claim)\s*[:-]\s*([0-9a-z-]+)")
_SCHEMES = ("doi", "arxiv", "pmid", "pmcid", "acl")
_HASHED = (Kind.WORK, Kind.RECORD, Kind.DOCUMENT, Kind.CLAIM)


def by_prefix(case: Case, typed: str) -> Iterable[tuple[Kind, str]]:
    """A hash with its kind before it, as sheets write it: `work:1a2b3c4d`."""
    found = _PREFIX.fullmatch(typed.lower())
    return _beginning(case, Kind(found[1]), found[2]) if found else ()


def by_hash(case: Case, typed: str) -> Iterator[tuple[Kind, str]]:
    """A hash or its beginning; a work goes before the record whose hash it bears."""
    if not _HASH.fullmatch(typed.lower()):
        return
    seen: set[str] = set()
    for kind in _HASHED:
        for target in _beginning(case, kind, typed.lower()):
            if target[1] not in seen:
                yield target
                seen.add(target[1])


def by_identifier(case: Case, typed: str) -> Iterator[tuple[Kind, str]]:
    """A DOI, an arXiv id, and their like, with or without the scheme before it: the work that bears it."""
    meant = set(_identifiers(typed))
    for record in case.contents.records.values() if meant else ():
        if meant & set(record.identifiers):
            yield work_or_record(case, record.record_id)


def by_key(case: Case, typed: str) -> Iterator[tuple[Kind, str]]:
    """A citation key of the reference list."""
    for row in case.report.references if case.report else ():
        if row.key.casefold() == typed.casefold():
            yield Kind.WORK, row.work_id


def by_source_id(case: Case, typed: str) -> Iterator[tuple[Kind, str]]:
    """The source's own id, such as the key in the user's BibTeX file."""
    for record in case.contents.records.values():
        if record.source_id and " ".join(record.source_id.split()).casefold() == typed.casefold():
            yield work_or_record(case, record.record_id)


def work_or_record(case: Case, record_id: str) -> tuple[Kind, str]:
    """The work of a record; the record where it has none yet."""
    work = case.work_of.get(record_id)
    return (Kind.WORK, work.work_id) if work else (Kind.RECORD, record_id)


def _beginning(case: Case, kind: Kind, digits: str) -> list[tuple[Kind, str]]:
    names = _names(case, kind)
    if digits in names:
        return [(kind, digits)]
    return [(kind, name) for name in names if name.startswith(digits)] if len(digits) >= SHORTEST else []


def _names(case: Case, kind: Kind) -> Iterable[str]:
    contents = case.contents
    if kind is Kind.CLAIM:
        return case.claims
    return {Kind.WORK: contents.works, Kind.RECORD: contents.records, Kind.DOCUMENT: contents.documents}[kind]


def _identifiers(typed: str) -> Iterator[tuple[str, str]]:
    scheme, colon, value = typed.partition(":")
    if colon:
        yield scheme.strip().lower(), value.strip()
    for name in _SCHEMES:
        bare = value if colon and scheme.strip().lower() == name else typed
        if normal := normal_identifier(name, bare):
            yield name, normal
