"""A term found in records that may widen a facet."""

from dataclasses import dataclass

from synthesist.search.queries.model import Term


@dataclass(frozen=True, slots=True)
class Expansion:
    """A term for a facet, with its origin and evidence.

    Attributes:
        facet: name of the facet of `building.drafted` that it would join, in most cases that of a concept.
    """

    facet: str
    term: Term
