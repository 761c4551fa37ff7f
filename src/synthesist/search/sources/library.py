"""The library as a source: words and vectors, fused."""

from collections.abc import Iterator

from synthesist.library import Library
from synthesist.records import Concept, Hit, Question
from synthesist.search.answers import Answer


class LibrarySource:
    """Searches the records at hand."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def ask(self, question: Question, limit: int) -> Iterator[Answer]:
        """One answer: the best `limit` records by both rankings."""
        terms = [concept.terms for concept in question.concepts]
        ranked = self._library.search(terms, question.text, limit)
        found = self._library.records([hit.record_id for hit in ranked])
        yield Answer(
            source="library",
            query=library_query(question),
            limit=limit,
            reported=self._library.count([term for concept in terms for term in concept]),
            hits=tuple(
                Hit(
                    record_id=hit.record_id,
                    rank=rank,
                    text_rank=hit.text_rank,
                    vector_rank=hit.vector_rank,
                    score=hit.score,
                )
                for rank, hit in enumerate(ranked, 1)
            ),
            records=tuple(found[hit.record_id] for hit in ranked),
            failures=(),
            content_sha256=self._library.content_sha256,
            concept_hits=tuple((concept.name, self._library.count(concept.terms)) for concept in question.concepts),
        )

    def matching(self, question: Question) -> int:
        """See `Source.matching`; excluded phrases count here, for the index does not know them."""
        return self._library.matching([concept.terms for concept in question.concepts])


def library_query(question: Question) -> str:
    """The query in words: of a concept its best term counts, concepts add up, and the vector joins by rank."""
    words = " + ".join(_best_of(concept) for concept in question.concepts)
    return f'fuse(words: {words or "none"}; vector: "{question.text}")'


def _best_of(concept: Concept) -> str:
    return "best(" + " | ".join(f'"{term}"' for term in concept.terms) + ")"
