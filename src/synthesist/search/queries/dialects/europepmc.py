"""Europe PMC: `query`, terms in title or abstract (`TITLE_ABS:`), years as `PUB_YEAR`.

Lucene's notation; 3000 stands for an open end (europepmc.org/Help, search syntax). Singular and plural are both
written, for synonyms are switched off and the documentation promises no stems.
"""

from synthesist.search.queries.dialects.boolean import any_of, conjunction, in_both_numbers, year_range
from synthesist.search.queries.dialects.fitting import Limit, translated
from synthesist.search.queries.model import BooleanQuery, Facet, Translation

_LIMIT = Limit(8_000, "longer queries may be refused by Europe PMC")


def translate(query: BooleanQuery) -> Translation:
    """The query as `query`: (TITLE_ABS:"a b" OR TITLE_ABS:c) AND … AND PUB_YEAR:[2015 TO 2020]."""
    return translated(query, _written, _LIMIT)


def _written(query: BooleanQuery) -> str:
    return conjunction(query, _facet, year_range("PUB_YEAR", query.years, "1000", "3000"))


def _facet(facet: Facet) -> str:
    return any_of(f"TITLE_ABS:{words}" for words in in_both_numbers(facet))
