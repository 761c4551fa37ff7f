"""Crossref: words for `query.bibliographic`, which ranks; years as a filter behind a bar.

There is no Boolean search and none in abstracts (api.crossref.org, documentation of `query.bibliographic`). The words
are those of the question's concepts: each by its first term, for every further word would blur the ranking.
"""

from synthesist.search.queries.dialects.fitting import Limit, translated
from synthesist.search.queries.model import BooleanQuery, Translation

_LIMIT = Limit(1_000, "longer texts only blur Crossref's ranking")
_RULE = (
    "Crossref has no Boolean search: it ranks by the words of titles and other bibliographic fields, any of which will "
    "do, and is asked each concept by its first term; synonyms are not sent."
)


def translate(query: BooleanQuery) -> Translation:
    """The query as free text, where years are given followed by ` | filter=from-pub-date:2015,until-pub-date:2020`."""
    return translated(query, _written, _LIMIT, _RULE, is_wider=True, is_narrower=True)


def _written(query: BooleanQuery) -> str:
    first, last = query.years
    words = " ".join(facet.terms[0].text for facet in query.facets)
    limits = [f"from-pub-date:{first:04}" if first else "", f"until-pub-date:{last:04}" if last else ""]
    suffix = ",".join(filter(None, limits))
    return f"{words} | filter={suffix}" if suffix else words
