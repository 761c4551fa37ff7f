"""What most dialects share: facets joined by AND, terms by OR, both in brackets; years as a range."""

from collections.abc import Callable, Iterable

from synthesist.search.queries.dialects.wording import phrase
from synthesist.search.queries.model import BooleanQuery, Facet
from synthesist.search.queries.number import forms


def conjunction(query: BooleanQuery, write: Callable[[Facet], str], *more: str, joint: str = " AND ") -> str:
    """The facets, each as `write` puts it, and further conditions where they are not empty."""
    return joint.join([*(write(facet) for facet in query.facets), *filter(None, more)])


def any_of(words: Iterable[str], joint: str = " OR ") -> str:
    """Alternatives in brackets."""
    return f"({joint.join(words)})"


def in_both_numbers(facet: Facet) -> list[str]:
    """The terms of a facet as phrases in singular and plural, for databases that are not known to compare stems."""
    return list(dict.fromkeys(phrase(form) for term in facet.terms for form in forms(term.text)))


def in_fields(facet: Facet, *fields: str) -> str:
    """A facet in any of some fields, in Lucene's notation: (title:(a OR b) OR abstract:(a OR b))."""
    words = any_of(in_both_numbers(facet))
    return any_of(f"{field}:{words}" for field in fields)


def year_range(field: str, years: tuple[int, int], lowest: str = "*", highest: str = "*") -> str:
    """A range of years in Lucene's notation; empty where both ends are open."""
    first, last = years
    return f"{field}:[{first or lowest} TO {last or highest}]" if first or last else ""
