"""Boolean queries: made of a question, widened with evidence, and written in each database's dialect."""

from synthesist.search.queries.building import Built, build, built
from synthesist.search.queries.dialects import DIALECTS, checked, translate
from synthesist.search.queries.expanding import expanded
from synthesist.search.queries.expansions import Expansion
from synthesist.search.queries.model import BooleanQuery, Facet, Term, Translation

__all__ = [
    "DIALECTS",
    "BooleanQuery",
    "Built",
    "Expansion",
    "Facet",
    "Term",
    "Translation",
    "build",
    "built",
    "checked",
    "expanded",
    "translate",
]
