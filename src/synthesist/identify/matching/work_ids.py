"""The identifiers by which two records may be told to be one work."""

import re

from synthesist.records import Record

_OF_WORKS = frozenset(
    ("doi", "arxiv", "pmid", "pmcid", "acl", "openalex", "s2", "corpusid", "mag", "dblp", "europepmc")
)
"""Schemes that name one publication; an ISSN or an ISBN stands on many."""

_GIVEN_ONCE = ("doi", "pmid", "acl")
"""Schemes under which one publication has one identifier; OpenAlex, say, has many a work twice."""

_FILE = re.compile(r"\.(?:full\.)?pdf$")
_SUPPLEMENT = re.compile(r"(?:\.[sgt]\d{3}|[./_-]suppl?(?:ement|info)?(?:[./_-]?\d{1,4})?|-sup-\d{4}[\w-]*)$")
_VERSION = re.compile(r"[./_-]?v\d{1,2}(?:\.full)?$")
_NUMBERED = re.compile(r"(10\.12688/\w+\.\d+)\.\d{1,2}$")
"""F1000 and its sisters number their versions behind a point."""

_SERVERS = re.compile(
    r"10\.(?:1101/[\d.]+(?:v\d+)?$|48550/|64898/|21203/|26434/|20944/|31219/|31222/|31223/|31224/|31234/|31235/|31730/"
    r"|2139/ssrn|22541/au|36227/techrxiv|2196/preprints|1590/scielopreprints|51224/|35542/|33767/|33774/|32942/"
    r"|7287/peerj\.preprints|32388/|55458/|5194/egusphere|1002/essoar|14293/s2199-1006)"
)
"""DOIs that servers for preprints give; Cold Spring Harbor has its journals, with letters, under the same prefix."""


def ids_of(record: Record) -> frozenset[tuple[str, str]]:
    """Pairs of scheme and value that name the work; DOIs without marks of version, file and supplement."""
    return frozenset(
        (scheme, plain_doi(value) if scheme == "doi" else value)
        for scheme, value in record.identifiers
        if scheme in _OF_WORKS and value
    )


def plain_doi(doi: str) -> str:
    """The DOI of the work behind one of its supplements, its files, or its versions on a server that numbers them."""
    bare = _SUPPLEMENT.sub("", _FILE.sub("", doi.lower()))
    if is_posted(bare):
        bare = _VERSION.sub("", bare)
    return _NUMBERED.sub(r"\1", bare)


def is_posted(doi: str) -> bool:
    """Whether a DOI is of a server for preprints."""
    return _SERVERS.match(doi) is not None


def given_once(ids: frozenset[tuple[str, str]]) -> dict[str, set[str]]:
    """The values by scheme of those schemes under which a publication has one identifier alone."""
    found: dict[str, set[str]] = {}
    for scheme, value in ids:
        if scheme in _GIVEN_ONCE:
            found.setdefault(scheme, set()).add(value)
    return found
