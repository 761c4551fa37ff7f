"""OpenAlex: the value of `filter`, Boolean search in title and abstract.

AND, OR and NOT in capitals, double quotes and brackets work in search filters, which compare stems; a comma would end
the filter, and a pipe is refused there (developers.openalex.org/guides/searching and /filtering, 2026).
"""

from synthesist.search.queries.dialects.boolean import any_of, conjunction
from synthesist.search.queries.dialects.fitting import Limit, translated
from synthesist.search.queries.dialects.wording import phrase
from synthesist.search.queries.model import BooleanQuery, Facet, Translation

_LIMIT = Limit(3_000, "OpenAlex takes addresses of 4,094 bytes at most")
_STEMS = "OpenAlex compares stems and passes over words such as “of”, so that other forms of a word are found, too."


def translate(query: BooleanQuery) -> Translation:
    """The query as a value of `filter`: title_and_abstract.search:((a OR "b c") AND (d)), then dates."""
    return translated(query, _written, _LIMIT, _STEMS)


def _written(query: BooleanQuery) -> str:
    first, last = query.years
    parts = [
        f"title_and_abstract.search:({conjunction(query, _facet)})",
        f"from_publication_date:{first:04}-01-01" if first else "",
        f"to_publication_date:{last:04}-12-31" if last else "",
    ]
    return ",".join(filter(None, parts))


def _facet(facet: Facet) -> str:
    return any_of(phrase(term.text) for term in facet.terms)
