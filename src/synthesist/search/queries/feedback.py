"""Pseudo-relevance feedback: words of the first records that stand where a concept's own terms do not.

A term is a substitute for a facet rather than its companion where it is found in records that name the other facets but
not this one; a search that asks for all facets at once brings no such record, so the records should be those of a
ranked search. A candidate, of one to three words, must pass all of these tests:

1. *Found.* A few of the records that name all the other facets and not this one have it.
2. *Substitute.* It is more frequent there than among records that name this facet and the others, by the log-likelihood
   ratio of the two counts (T. Dunning, "Accurate methods for the statistics of surprise and coincidence",
   Computational Linguistics 19(1), 1993).
3. *Nearness.* Its vector lies near one of the facet's terms, and nearer than to any term of another facet.
4. *Novelty.* It is not found by a term of the facet, is no part of one, and shares no word with another facet.

Three terms a facet at most. With the static vectors of the default embedder near means mostly that words are built
alike, and sometimes that they are only spelt alike: a wrong synonym costs more than a missing one, so that the
thresholds are high and seldom anything passes. They were set on five systematic reviews, where two queries of five got
a term and found more of the included records (9 to 16 of 41 with "ACE inhibitors", 20 to 25 of 80 with "hormone
replacement therapy", though fewer of those 80 came among the first 92 of a ranking: 22 in place of 26); on five other
reviews no term passed, and of twelve questions to a library of computational linguistics one got a term. It is a help
now and then, no more.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import log
from typing import NamedTuple

from synthesist.models import Embedder
from synthesist.records import Record
from synthesist.search.queries.expansions import Expansion
from synthesist.search.queries.model import BooleanQuery, Facet, Term
from synthesist.search.queries.number import covers
from synthesist.search.queries.phrases import Naming, phrases

TERMS = 3


@dataclass(frozen=True, slots=True)
class Settings:
    """Thresholds of the tests.

    Attributes:
        records: least number of records without the facet that have the term.
        ratio: least log-likelihood ratio; 3.84 is chance in one of twenty comparisons.
        nearness: least cosine to a term of the facet.
    """

    records: int = 3
    ratio: float = 3.84
    nearness: float = 0.6


class _Candidate(NamedTuple):
    text: str
    without: int
    ratio: float


class _Near(NamedTuple):
    candidate: _Candidate
    term: str
    cosine: float


def substitutes(
    query: BooleanQuery, records: Sequence[Record], embedder: Embedder, settings: Settings | None = None
) -> tuple[Expansion, ...]:
    """Terms that pass all tests, facet by facet, the nearest first; none where the query has one facet only.

    Args:
        records: of a ranked first search, best first.
    """
    chosen = settings or Settings()
    texts = [f"{record.title}\n{record.abstract or ''}" for record in records]
    naming = [Naming(text) for text in texts]
    found = cache(lambda at: phrases(texts[at]))  # few texts are ever looked into
    return tuple(
        Expansion(facet.name, term)
        for facet in query.facets
        if len(query.facets) > 1
        for term in _terms(query, facet, naming, found, embedder, chosen)
    )


def _terms(
    query: BooleanQuery,
    facet: Facet,
    naming: Sequence[Naming],
    found: Callable[[int], frozenset[str]],
    embedder: Embedder,
    settings: Settings,
) -> Iterator[Term]:
    others = [other for other in query.facets if other is not facet]
    about = [at for at, text in enumerate(naming) if all(text.names(other) for other in others)]
    lacking = [at for at in about if not naming[at].names(facet)]
    if len(lacking) < settings.records:
        return
    without = [found(at) for at in lacking]
    having = [found(at) for at in about if naming[at].names(facet)]
    candidates = [one for one in _candidates(without, having, settings) if _is_new(one.text, facet, others)]
    near = _nearest(candidates, facet, others, embedder, settings.nearness)
    for one in near:
        evidence = (
            f"in {one.candidate.without} of {len(naming)} first records that do not name the concept but all others; "
            f"nearest to “{one.term}” ({one.cosine:.2f})"
        )
        yield Term(one.candidate.text, "feedback", evidence)


def _candidates(
    without: Sequence[frozenset[str]], having: Sequence[frozenset[str]], settings: Settings
) -> list[_Candidate]:
    """Phrases of the first records, in alphabetical order, that are no less frequent than in the second ones."""
    counts = Counter(phrase for one in without for phrase in one)
    beside = Counter(phrase for one in having for phrase in one)
    measured = (
        _Candidate(phrase, count, _ratio(count, len(without), beside[phrase], len(having)))
        for phrase, count in sorted(counts.items())
        if count >= settings.records
    )
    return [one for one in measured if one.ratio >= settings.ratio]


def _ratio(count: int, of: int, other: int, of_other: int) -> float:
    """Signed log-likelihood ratio of two counts of documents; negative where the second share is greater."""
    if not of_other:
        return 0.0
    both = (count + other) / (of + of_other)
    free = _likelihood(count, of, count / of) + _likelihood(other, of_other, other / of_other)
    ratio = 2 * (free - _likelihood(count, of, both) - _likelihood(other, of_other, both))
    return ratio if count * of_other >= other * of else -ratio


def _likelihood(count: int, of: int, share: float) -> float:
    hits = count * log(share) if count else 0.0
    return hits + ((of - count) * log(1 - share) if of > count else 0.0)


def _is_new(text: str, facet: Facet, others: Sequence[Facet]) -> bool:
    words = set(text.split())
    taken = {word for other in others for term in other.terms for word in term.text.casefold().split()}
    is_own = any(covers(term.text, text) or covers(text, term.text) for term in facet.terms)
    return not words & taken and not is_own


def _nearest(
    candidates: Sequence[_Candidate], facet: Facet, others: Sequence[Facet], embedder: Embedder, least: float
) -> list[_Near]:
    """The nearest candidates, the nearest first; one that another one finds is left out."""
    own = [term.text for term in facet.terms]
    rest = [term.text for other in others for term in other.terms]
    if not candidates or not own or not rest:
        return []
    vectors = embedder.embed([one.text for one in candidates])
    near, far = vectors @ embedder.embed(own).T, (vectors @ embedder.embed(rest).T).max(axis=1)
    found = [
        _Near(one, own[int(near[at].argmax())], float(near[at].max()))
        for at, one in enumerate(candidates)
        if near[at].max() >= least and near[at].max() > far[at]
    ]
    kept: list[_Near] = []
    for one in sorted(found, key=lambda near: (-near.cosine, near.candidate.text)):
        if not any(covers(other.candidate.text, one.candidate.text) for other in kept):
            kept.append(one)
    return kept[:TERMS]
