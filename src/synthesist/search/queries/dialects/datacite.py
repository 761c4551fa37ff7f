"""DataCite: `query` in Lucene's notation over titles and descriptions, types that are texts, years.

Fields are those of the metadata in the API's answers, such as `titles.title` and `types.resourceTypeGeneral`
(support.datacite.org, "How do I use the REST API").
"""

from synthesist.search.queries.dialects.boolean import any_of, conjunction, in_fields, year_range
from synthesist.search.queries.dialects.fitting import Limit, translated
from synthesist.search.queries.model import BooleanQuery, Facet, Translation

_LIMIT = Limit(6_000, "longer addresses may be refused by DataCite")
_TEXTS = (
    *("Text", "JournalArticle", "Preprint", "ConferencePaper", "ConferenceProceeding", "Dissertation", "Report"),
    *("Book", "BookChapter", "DataPaper"),
)
_NARROWED = "Only records that DataCite types as texts are asked for, no datasets and no software."
_DESCRIBED = "DataCite's descriptions hold more than abstracts, such as remarks on methods or tables of contents."


def translate(query: BooleanQuery) -> Translation:
    """The query as `query`: (titles.title:(…) OR descriptions.description:(…)) AND … AND publicationYear:[…]."""
    return translated(query, _written, _LIMIT, _NARROWED, _DESCRIBED, is_wider=True, is_narrower=True)


def _written(query: BooleanQuery) -> str:
    types = f"types.resourceTypeGeneral:{any_of(_TEXTS)}"
    return conjunction(query, _facet, types, year_range("publicationYear", query.years))


def _facet(facet: Facet) -> str:
    return in_fields(facet, "titles.title", "descriptions.description")
