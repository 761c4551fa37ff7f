"""For each question of PubMedQA, the sentences among which the relevant ones are to be found."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.bm25 import WordOverlap
from benchmarks.material.pubmedqa import Sectioned
from synthesist.extract import RelevanceJudge, Relevant
from synthesist.language import ConceptMatcher
from synthesist.models import Vectors, default_embedder
from synthesist.records import Question, Relevance
from synthesist.search import parse_question

NEIGHBOURS = 20
"""Other abstracts whose sentences are not relevant."""


@dataclass(frozen=True, slots=True)
class Collection:
    """All abstracts and what is computed once.

    Attributes:
        firsts: index of each abstract's first sentence, and one past the last sentence; shape (abstracts + 1,).
        question_vectors: as all vectors, of shape (texts, dimensions).
        neighbours: per abstract, the nearest others by the vectors of their texts; shape (abstracts, NEIGHBOURS).
        overlap: word overlap with the sentences, by index.
    """

    abstracts: Sequence[Sectioned]
    firsts: NDArray[np.int64]
    question_vectors: Vectors
    sentence_vectors: Vectors
    abstract_vectors: Vectors
    neighbours: NDArray[np.int64]
    overlap: WordOverlap

    def sentences_of(self, abstract: int) -> range:
        """Indexes of an abstract's sentences."""
        return range(int(self.firsts[abstract]), int(self.firsts[abstract + 1]))


@dataclass(frozen=True, slots=True)
class Judged:
    """The candidates of one question: gold, and what each ranking says; arrays of equal length.

    Attributes:
        is_near: whether the shipped judge calls it direct or indirect.
        abstract_cosine: of the question and the abstract that the sentence stands in.
    """

    is_relevant: NDArray[np.bool_]
    is_near: NDArray[np.bool_]
    is_direct: NDArray[np.bool_]
    score: NDArray[np.float64]
    cosine: NDArray[np.float64]
    abstract_cosine: NDArray[np.float64]
    overlap: NDArray[np.float64]


def collect(abstracts: Sequence[Sectioned]) -> Collection:
    """Vectors, neighbours and word statistics."""
    embedder = default_embedder()
    sentences = [sentence for abstract in abstracts for sentence in abstract.sentences]
    return Collection(
        abstracts,
        np.cumsum([0, *(len(abstract.sentences) for abstract in abstracts)]),
        embedder.embed([abstract.question for abstract in abstracts]),
        embedder.embed(sentences),
        embedder.embed([abstract.whole for abstract in abstracts]),
        _neighbours(embedder.embed([abstract.text for abstract in abstracts])),
        WordOverlap(sentences),
    )


def judge(collection: Collection, at: int) -> Judged:
    """Judge the candidates of the question at an index: its own abstract's sentences, then the neighbours'."""
    question, asked = collection.abstracts[at].question, collection.question_vectors[at]
    places = [at, *collection.neighbours[at].tolist()]
    indexes = [index for place in places for index in collection.sentences_of(place)]
    homes = [place for place in places for _ in collection.sentences_of(place)]
    shipped = _judge_for(question, collection.abstracts)
    said = [relevant for place in places for relevant in _said(shipped, collection, place, asked)]
    return Judged(
        is_relevant=np.array(homes) == at,
        is_near=np.array([relevant.relevance is not Relevance.OFF for relevant in said]),
        is_direct=np.array([relevant.relevance is Relevance.DIRECT for relevant in said]),
        score=np.array([relevant.score for relevant in said]),
        cosine=(collection.sentence_vectors[indexes] @ asked).astype(np.float64),
        abstract_cosine=(collection.abstract_vectors[homes] @ asked).astype(np.float64),
        overlap=np.array(collection.overlap.scores(question, indexes)),
    )


def _said(shipped: RelevanceJudge, collection: Collection, place: int, asked: Vectors) -> list[Relevant]:
    """What the shipped judge says of each sentence of one abstract, which has no title here."""
    abstract = collection.abstracts[place]
    cosines = collection.sentence_vectors[collection.sentences_of(place)] @ asked
    setting = shipped.setting("", abstract.whole, float(collection.abstract_vectors[place] @ asked))
    return [
        shipped.judge(text, setting, float(cosine)) for text, cosine in zip(abstract.sentences, cosines, strict=True)
    ]


def _judge_for(text: str, abstracts: Sequence[Sectioned]) -> RelevanceJudge:
    question = parse_question(text)
    return RelevanceJudge(question, _concept_hits(question, abstracts))


def _concept_hits(question: Question, abstracts: Sequence[Sectioned]) -> dict[str, int]:
    matcher = ConceptMatcher(question.concepts)
    named = [matcher.concepts(abstract.text) for abstract in abstracts]
    return {concept.name: sum(concept.name in names for names in named) for concept in question.concepts}


def _neighbours(vectors: Vectors) -> NDArray[np.int64]:
    cosines = vectors @ vectors.T
    np.fill_diagonal(cosines, -np.inf)
    return np.argsort(-cosines, axis=1, kind="stable")[:, :NEIGHBOURS].astype(np.int64)
