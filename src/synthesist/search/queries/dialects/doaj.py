"""DOAJ: a query in Lucene's notation over title and abstract, for the path of the address.

Fields are those of the answers (`bibjson.title`, `bibjson.abstract`, `bibjson.year`; doaj.org/api, "Specific field
search"); a slash cannot occur, for terms are plain words.
"""

from synthesist.search.queries.dialects.boolean import conjunction, in_fields, year_range
from synthesist.search.queries.dialects.fitting import Limit, translated
from synthesist.search.queries.model import BooleanQuery, Facet, Translation

_LIMIT = Limit(4_000, "DOAJ takes the query in the path of the address")


def translate(query: BooleanQuery) -> Translation:
    """The query: (bibjson.title:(…) OR bibjson.abstract:(…)) AND … AND bibjson.year:[2015 TO 2020]."""
    return translated(query, _written, _LIMIT)


def _written(query: BooleanQuery) -> str:
    return conjunction(query, _facet, year_range("bibjson.year", query.years))


def _facet(facet: Facet) -> str:
    return in_fields(facet, "bibjson.title", "bibjson.abstract")
