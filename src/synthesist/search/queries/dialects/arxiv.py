"""arXiv: `search_query`, each term in title (`ti:`) and abstract (`abs:`), dates as `submittedDate`.

Fields, AND, OR, brackets and quotes as in the API user's manual (info.arxiv.org/help/api/user-manual.html). That a
quoted phrase finds its words in any order, and that words are compared by stem, is what users of the API report.
"""

from synthesist.search.queries.dialects.boolean import any_of, conjunction
from synthesist.search.queries.dialects.fitting import Limit, translated
from synthesist.search.queries.dialects.wording import phrase
from synthesist.search.queries.model import BooleanQuery, Facet, Translation

_LIMIT = Limit(4_000, "longer addresses may be refused by arXiv")
_ORDER = "arXiv finds the words of a phrase in any order and anywhere in a title or an abstract, so that more is found."
_DATES = "arXiv's years are those of the first submission."


def translate(query: BooleanQuery) -> Translation:
    """The query as `search_query`: (ti:"a b" OR abs:"a b") AND … AND submittedDate:[201501010000 TO 202012312359]."""
    notes = (_ORDER, _DATES) if any(query.years) else (_ORDER,)
    return translated(query, _written, _LIMIT, *notes, is_wider=True)


def _written(query: BooleanQuery) -> str:
    first, last = query.years
    dates = f"submittedDate:[{first or 1991:04}01010000 TO {last or 2999:04}12312359]" if first or last else ""
    return conjunction(query, _facet, dates)


def _facet(facet: Facet) -> str:
    words = [phrase(term.text, hyphens="parted") for term in facet.terms]
    return any_of(f"{field}:{word}" for word in dict.fromkeys(words) for field in ("ti", "abs"))
