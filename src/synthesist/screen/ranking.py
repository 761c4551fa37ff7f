"""How near works are to a question: the concepts that they name, and the nearness of meaning."""

from collections.abc import Sequence

from synthesist.language import ConceptMatcher, coverage
from synthesist.models import Embedder
from synthesist.records import Question, Record, Work, WorkRelevance

_WORDS, _MEANING = 0.7, 0.3
_NEAR = 0.6
"""Cosine at which the default embedder's texts are about the same thing; nearer counts as much."""


def rank(works: Sequence[Work], question: Question, embedder: Embedder) -> tuple[WorkRelevance, ...]:
    """Works by relevance, best first, ties broken by id.

    Relevance = 0.7 × weighted share of the question's concepts named + 0.3 × min(cosine / 0.6, 1).
    It is a rank, not a probability.
    """
    texts = [_text(work.record) for work in works]
    matcher = ConceptMatcher(question.concepts)
    named = [matcher.concepts(text) for text in texts]
    cosines = embedder.embed(texts) @ embedder.embed([question.text])[0]
    scores = [
        round(
            _WORDS * coverage(names, question.concepts) + _MEANING * min(max(float(cosine), 0.0) / _NEAR, 1.0),
            6,
        )
        for names, cosine in zip(named, cosines, strict=True)
    ]
    order = sorted(range(len(works)), key=lambda at: (-scores[at], works[at].work_id))
    return tuple(
        WorkRelevance(work_id=works[at].work_id, rank=place, score=scores[at], concepts=tuple(sorted(named[at])))
        for place, at in enumerate(order, 1)
    )


def _text(record: Record) -> str:
    return f"{record.title}\n\n{record.abstract or ''}"
