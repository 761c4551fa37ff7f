"""A Boolean query, apart from any database's way of writing it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase to look for in title or abstract.

    Attributes:
        text: words with single blanks, without quotes or operators.
        origin: "question", "thesaurus:ID", "abbreviation" or "feedback".
        evidence: why it is there, in words with counts; empty for terms of the question.
    """

    text: str
    origin: str = "question"
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Facet:
    """Terms of one concept; any of them will do.

    Attributes:
        name: the concept's name.
        excluding: longer phrases in which a term means something else.
    """

    name: str
    terms: tuple[Term, ...]
    excluding: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BooleanQuery:
    """Facets that must all be met, and years.

    Attributes:
        text: the question as asked, for databases that rank by free text.
        years: first and last year, 0 where an end is open.
    """

    text: str
    facets: tuple[Facet, ...]
    years: tuple[int, int] = (0, 0)

    @property
    def meant(self) -> str:
        """The query in a notation of its own: ("a b" OR c) AND (d)."""
        return " AND ".join(f"({' OR '.join(map(_quoted, facet.terms))})" for facet in self.facets)


@dataclass(frozen=True, slots=True)
class Translation:
    """A query as one database is asked it.

    Attributes:
        query: verbatim, in the database's dialect, to be handed to `Database.request`.
        notes: what the dialect could not express and by which rule it was widened or narrowed, a sentence each.
        is_wider: whether it may find what the query as meant would not; `is_narrower` whether it may miss some.
    """

    query: str
    notes: tuple[str, ...] = ()
    is_wider: bool = False
    is_narrower: bool = False


def _quoted(term: Term) -> str:
    return f'"{term.text}"' if " " in term.text or "-" in term.text else term.text
