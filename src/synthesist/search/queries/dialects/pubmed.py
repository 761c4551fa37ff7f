"""PubMed: `term`, each term with the tag [tiab], years with [dp].

A tag or quotes switch off automatic term mapping; a phrase is looked up in PubMed's phrase index (the help pages at
pubmed.ncbi.nlm.nih.gov/help, "Searching for a phrase"). PubMed compares no stems, so singular and plural are both
written.
"""

from synthesist.search.queries.dialects.boolean import any_of, conjunction, in_both_numbers
from synthesist.search.queries.dialects.fitting import Limit, translated
from synthesist.search.queries.model import BooleanQuery, Facet, Translation

_LIMIT = Limit(8_000, "longer queries may be refused by PubMed")
_KEYWORDS = "PubMed's field for title and abstract holds authors' keywords, too."
_INDEX = "A phrase that PubMed's phrase index does not hold is not found as a phrase; PubMed's answer says which."


def translate(query: BooleanQuery) -> Translation:
    """The query as `term`: ("a b"[tiab] OR c[tiab]) AND … AND 2015:2020[dp]."""
    return translated(query, _written, _LIMIT, _KEYWORDS, _INDEX, is_wider=True)


def _written(query: BooleanQuery) -> str:
    first, last = query.years
    years = f"{first or 1000:04}:{last or 3000:04}[dp]" if first or last else ""
    return conjunction(query, _facet, years)


def _facet(facet: Facet) -> str:
    return any_of(f"{words}[tiab]" for words in in_both_numbers(facet))
