"""For databases without a dialect of their own: the question's words, and no more."""

from synthesist.search.queries.dialects.fitting import Limit, translated
from synthesist.search.queries.model import BooleanQuery, Translation

_LIMIT = Limit(1_000, "a plain query is kept short")
_RULE = "No dialect is known for this database: it is asked plain words, each concept by its first term."
_YEARS = "Years are not part of its query."


def translate(query: BooleanQuery) -> Translation:
    """The first term of each concept, with blanks between."""
    notes = (_RULE, _YEARS) if any(query.years) else (_RULE,)
    return translated(query, _written, _LIMIT, *notes, is_wider=True, is_narrower=True)


def _written(query: BooleanQuery) -> str:
    return " ".join(facet.terms[0].text for facet in query.facets)
