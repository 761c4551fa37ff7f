"""Versions of one work: preprint, accepted, published, corrected. One work, one vote; the newest is cited."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from synthesist.records import PeerReview, Record, Version, VersionKind

_SERVERS = re.compile(
    r"10\.(?:48550/|1101/\d|2139/ssrn|20944/preprints|21203/rs|31234/|31235/|31219/|26434/|36227/|22541/|7287/peerj\.preprints"
    r"|1590/scielopreprints|33774/|32942/|31223/|35542/|51224/|62329/|14293/s2199)"
)
"""DOIs of preprint servers: arXiv, bioRxiv and medRxiv, SSRN, Preprints.org, Research Square, the OSF's and others."""

_PREPRINT_WORDS = re.compile(r"\b(?:preprints?|posted[- ]content|working paper|submittedversion)\b", re.IGNORECASE)
_PREPRINT_VENUES = re.compile(
    r"\b(?:arxiv|biorxiv|medrxiv|chemrxiv|psyarxiv|socarxiv|ssrn|research square|preprints\.org|techrxiv"
    r"|osf preprints)\b",
    re.IGNORECASE,
)
_CORRECTED = re.compile(r"\bcorrected and republished\b", re.IGNORECASE)
_ACCEPTED = re.compile(r"\b(?:accepted ?(?:version|manuscript)|author'?s? manuscript|postprint)\b", re.IGNORECASE)

ORDER = tuple(VersionKind)
"""The version that is cited first: corrected, published, accepted, preprint."""


def version_of(record: Record) -> tuple[VersionKind, str]:
    """Which version a record describes, and the field and value that say so."""
    return next(_told(record))


def is_preprint(record: Record) -> bool:
    """Whether a record describes a preprint."""
    return version_of(record)[0] is VersionKind.PREPRINT


def _told(record: Record) -> Iterator[tuple[VersionKind, str]]:
    kind, venue = record.kind or "", record.venue or ""
    if _CORRECTED.search(kind):
        yield VersionKind.CORRECTED, f"kind={kind}"
    doi = record.identifier("doi")
    if doi and _SERVERS.match(doi):
        yield VersionKind.PREPRINT, f"doi={doi}"
    if record.peer_review is PeerReview.PREPRINT:
        yield VersionKind.PREPRINT, record.peer_review_basis or "peer_review=preprint"
    if _PREPRINT_WORDS.search(kind):
        yield VersionKind.PREPRINT, f"kind={kind}"
    if _PREPRINT_VENUES.search(venue):
        yield VersionKind.PREPRINT, f"venue={venue}"
    if record.identifier("arxiv") and not doi and not venue and record.peer_review is not PeerReview.REVIEWED:
        yield VersionKind.PREPRINT, f"arxiv={record.identifier('arxiv')}"
    if _ACCEPTED.search(kind):
        yield VersionKind.ACCEPTED, f"kind={kind}"
    stated = {link.version for link in record.links}
    if stated == {"accepted"} and not doi:
        yield VersionKind.ACCEPTED, "version=accepted"
    yield VersionKind.PUBLISHED, _published(record)


def _published(record: Record) -> str:
    for name, value in (("doi", record.identifier("doi")), ("venue", record.venue), ("kind", record.kind)):
        if value:
            return f"{name}={value}"
    return "nothing says that it is a preprint"


def versions_of(records: Sequence[Record]) -> tuple[Version, ...]:
    """The versions among the records of one work, the one that is cited first."""
    found: defaultdict[VersionKind, list[tuple[str, str]]] = defaultdict(list)
    for record in sorted(records, key=lambda record: record.record_id):
        kind, basis = version_of(record)
        found[kind].append((record.record_id, basis))
    return tuple(
        Version(kind=kind, record_ids=tuple(name for name, _ in found[kind]), basis=found[kind][0][1])
        for kind in ORDER
        if kind in found
    )
