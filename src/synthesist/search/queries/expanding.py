"""Terms that records of a first look bear out for a question's facets."""

from collections.abc import Sequence

from synthesist.models import Embedder
from synthesist.records import Question, Record
from synthesist.search.queries.building import drafted
from synthesist.search.queries.definitions import abbreviated
from synthesist.search.queries.expansions import Expansion
from synthesist.search.queries.feedback import substitutes


def expanded(question: Question, records: Sequence[Record], embedder: Embedder) -> tuple[Expansion, ...]:
    """Abbreviations, then substitutes from feedback, each with its evidence.

    Args:
        records: of a ranked first search, best first; see `feedback`.
        embedder: by whose vectors words are near.
    """
    query = drafted(question)
    return (*abbreviated(query, records), *substitutes(query, records, embedder))
