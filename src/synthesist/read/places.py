"""Where an open copy of a work may lie: addresses that its records name, or that its identifiers make.

Texts with markup come before PDFs, for their words are surer. Pages behind which a subscription may stand are left out,
and so is every place that offers papers without leave.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from synthesist.records import Link, Record

PMC_TEXT = "europepmc"
PMC_ALSO = "pubmed"
ARXIV = "arxiv"

_OPEN = re.compile(
    r"^(?:cc|pd|public|gpl|mit|apache|ogl|other-oa|gov|https?://(?:www\.)?creativecommons\.org/)", re.IGNORECASE
)
_TELL_OPEN = frozenset(("openalex", "semanticscholar", "doaj", "unpaywall", "acl"))
"""Sources whose links lead to open copies, by their own definition, whatever licence they state."""

_REPOSITORIES = (
    "arxiv.org",
    "aclanthology.org",
    "aclweb.org",
    "biorxiv.org",
    "medrxiv.org",
    "openreview.net",
    "proceedings.mlr.press",
    "papers.nips.cc",
    "proceedings.neurips.cc",
    "openaccess.thecvf.com",
    "zenodo.org",
    "osf.io",
    "hal.science",
    "plos.org",
    "ncbi.nlm.nih.gov",
    "ebi.ac.uk",
    "europepmc.org",
)
_WITHOUT_LEAVE = ("sci-hub", "scihub", "libgen", "library.lol", "z-lib", "zlibrary", "annas-archive", "booksc")
_NOT_COPIES = ("researchgate.net", "academia.edu", "scribd.com")
SHUNNED = (*_WITHOUT_LEAVE, *_NOT_COPIES)
"""Parts of names of hosts that nobody is sent to, be it by a record or by an answer."""

_KINDS = {"xml": 0, "html": 1, "pdf": 2}
_VERSIONS = {"published": 0, "accepted": 1, "submitted": 2, "": 3}


@dataclass(frozen=True, slots=True)
class Place:
    """An address at which a copy may be had.

    Attributes:
        service: that is asked by a name of its own; empty for an address that data named.
        path: behind the service's endpoint, with `params`; for data's own addresses the address itself.
        basis: what names it, in words.
    """

    path: str
    kind: str
    basis: str
    service: str = ""
    params: tuple[tuple[str, str], ...] = ()
    version: str = ""
    licence: str = ""
    host: str = ""

    @property
    def key(self) -> tuple[str, str, tuple[tuple[str, str], ...]]:
        """What tells one place from another."""
        return self.service, self.path, self.params


def places_of(records: Sequence[Record], more: Sequence[Link] = ()) -> tuple[Place, ...]:
    """Where to look, best first, each once; `more` are links that an index of open copies gave."""
    found = [*_by_identifiers(records)]
    links = [(record.source, link) for record in records for link in _links(record)]
    links += [("unpaywall", link) for link in more]
    stated = [place for source, link in links if (place := _stated(source, link))]
    ranked = sorted(stated, key=lambda place: (_KINDS[place.kind], _VERSIONS.get(place.version, 3), place.path))
    seen: dict[tuple[str, str, tuple[tuple[str, str], ...]], Place] = {}
    for place in sorted((*found, *ranked), key=lambda place: _KINDS[place.kind]):
        seen.setdefault(place.key, place)
    return tuple(seen.values())


def is_refused(url: str) -> str:
    """Why an address is never asked; empty where it may be."""
    host = (urlsplit(url).hostname or "").lower()
    if any(name in host for name in _WITHOUT_LEAVE):
        return f"{host} offers papers without leave"
    if any(host == name or host.endswith(f".{name}") for name in _NOT_COPIES):
        return f"{host} does not say which of its copies are lawful"
    return ""


def _by_identifiers(records: Sequence[Record]) -> Iterator[Place]:
    for pmcid in _identifiers(records, "pmcid"):
        name = pmcid.upper() if pmcid.upper().startswith("PMC") else f"PMC{pmcid}"
        yield Place(f"/{name}/fullTextXML", "xml", f"its identifier {name}", PMC_TEXT)
        ask = (("db", "pmc"), ("id", name.removeprefix("PMC")), ("retmode", "xml"), ("tool", "synthesist"))
        yield Place("/efetch.fcgi", "xml", f"its identifier {name}", PMC_ALSO, ask)
    for arxiv in _identifiers(records, "arxiv"):
        yield Place(f"https://arxiv.org/html/{arxiv}", "html", f"its identifier arXiv:{arxiv}", version="submitted")
        yield Place(f"https://arxiv.org/pdf/{arxiv}", "pdf", f"its identifier arXiv:{arxiv}", version="submitted")
    for acl in _identifiers(records, "acl"):
        yield Place(f"https://aclanthology.org/{acl}.pdf", "pdf", f"its identifier {acl}", version="published")


def _identifiers(records: Sequence[Record], scheme: str) -> list[str]:
    return list(dict.fromkeys(value for record in records for name, value in record.identifiers if name == scheme))


def _links(record: Record) -> Iterator[Link]:
    yield from (link for link in record.links if link.kind in _KINDS)
    if record.pdf_url and not any(link.url == record.pdf_url for link in record.links):
        yield Link(url=record.pdf_url, kind="pdf", licence=record.licence or "")


def _stated(source: str, link: Link) -> Place | None:
    """The link as a place, where it is known to lead to an open copy."""
    if link.kind not in _KINDS or is_refused(link.url) or not link.url.startswith(("http://", "https://")):
        return None
    basis = _openness(source, link)
    if not basis:
        return None
    return Place(link.url, link.kind, basis, version=link.version, licence=link.licence, host=link.host)


def _openness(source: str, link: Link) -> str:
    host = (urlsplit(link.url).hostname or "").lower()
    if link.licence and _OPEN.match(link.licence):
        return f"a link of {source} with the licence {link.licence}"
    if source in _TELL_OPEN:
        return f"an open copy, as {source} says"
    if any(host == name or host.endswith(f".{name}") for name in _REPOSITORIES):
        return f"a link of {source} to the repository {host}"
    return f"a copy in a repository, as {source} says" if link.host == "repository" else ""
