"""One module a database: how it writes a Boolean query, and what it cannot express.

`Translation.is_wider` and `is_narrower` speak of the query that was sent against the query as meant, in which a term
stands for its words in their order, in title or abstract, the last word in either number. How a service reads words
(stems, words passed over) is said in the notes, and raises no flag. Not tried live.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from synthesist.search.queries.dialects import (
    arxiv,
    crossref,
    datacite,
    doaj,
    europepmc,
    openalex,
    plainwords,
    pubmed,
    semanticscholar,
)
from synthesist.search.queries.dialects.checking import checked
from synthesist.search.queries.model import BooleanQuery, Translation

__all__ = ["DIALECTS", "checked", "translate"]

DIALECTS: Mapping[str, Callable[[BooleanQuery], Translation]] = MappingProxyType(
    {
        "arxiv": arxiv.translate,
        "crossref": crossref.translate,
        "datacite": datacite.translate,
        "doaj": doaj.translate,
        "europepmc": europepmc.translate,
        "openalex": openalex.translate,
        "pubmed": pubmed.translate,
        "semanticscholar": semanticscholar.translate,
    }
)


def translate(name: str, query: BooleanQuery) -> Translation:
    """The query in the dialect of a database; plain words where none is known.

    Raises:
        PlanError: there is no word to search for.
    """
    return DIALECTS.get(name, plainwords.translate)(query)
