"""Semantic Scholar's bulk search: `query` with + for AND, | for OR, quotes and brackets; years behind a bar.

It searches title and abstract and compares English stems; `-`, `*` and `~` are operators, so that hyphens become blanks
(api.semanticscholar.org, "Paper bulk search").
"""

from synthesist.search.queries.dialects.boolean import any_of, conjunction
from synthesist.search.queries.dialects.fitting import Limit, translated
from synthesist.search.queries.dialects.wording import phrase
from synthesist.search.queries.model import BooleanQuery, Facet, Translation

_LIMIT = Limit(4_000, "longer addresses may be refused by Semantic Scholar")
_STEMS = "Semantic Scholar compares stems, so that other forms of a word are found, too."


def translate(query: BooleanQuery) -> Translation:
    """The query as `query`: ("a b" | c) + (d), where years are given followed by ` | year=2015-2020`."""
    return translated(query, _written, _LIMIT, _STEMS)


def _written(query: BooleanQuery) -> str:
    first, last = query.years
    suffix = f" | year={f'{first:04}' if first else ''}-{f'{last:04}' if last else ''}" if first or last else ""
    return conjunction(query, _facet, joint=" + ") + suffix


def _facet(facet: Facet) -> str:
    return any_of(dict.fromkeys(phrase(term.text, hyphens="parted") for term in facet.terms), " | ")
