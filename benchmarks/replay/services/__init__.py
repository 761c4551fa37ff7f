"""How each service pages and puts its answers: one module each, all of the same shape."""

from collections.abc import Mapping

from benchmarks.replay.answer import Service
from benchmarks.replay.services import (
    arxiv,
    crossref,
    datacite,
    doaj,
    europepmc,
    openalex,
    pubmed,
    semanticscholar,
    unpaywall,
)

SERVING: Mapping[str, Service] = {
    "openalex": openalex.answer,
    "crossref": crossref.answer,
    "arxiv": arxiv.answer,
    "europepmc": europepmc.answer,
    "pubmed": pubmed.answer,
    "semanticscholar": semanticscholar.answer,
    "datacite": datacite.answer,
    "doaj": doaj.answer,
    "unpaywall": unpaywall.answer,
}

__all__ = ["SERVING"]
