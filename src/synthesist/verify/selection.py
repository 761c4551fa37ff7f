"""Which sentences a claim is held against: works by hybrid search, their result sentences by the trained selector."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import numpy as np

from synthesist.models import Embedder, Vectors
from synthesist.ranking import fuse
from synthesist.records import Claim, Document, Sentence
from synthesist.verify.pairs.selector import default_selector, sentence_features
from synthesist.verify.pairs.text import Seen, prepared, seen, weight

WORKS = 12
"""Works that are looked into for one claim."""

PER_WORK = 2
NEAR_ENOUGH = 0.2
"""The selector's score below which a sentence has nothing to say to a claim."""


Bodies = Mapping[str, Sequence[Sentence]]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that a claim is held against.

    Attributes:
        other: the claim whose words the sentence is.
        place: of the sentence in its document's body.
        score: the selector's, 0 to 1; it ranks and is no probability.
    """

    other: Claim
    place: int
    score: float


@dataclass(frozen=True, slots=True)
class _Text:
    """A document taken apart once for all claims."""

    work_id: str
    whole: Seen
    sentences: tuple[Seen, ...]
    claims: tuple[tuple[int, Claim], ...]


class Selection:
    """The documents of a review, ready to be looked into for one claim after another."""

    def __init__(
        self,
        documents: Mapping[str, Document],
        bodies: Bodies,
        claims: Sequence[Claim],
        embedder: Embedder,
    ) -> None:
        self._embedder, self._selector = embedder, default_selector()
        self._texts = _taken_apart(documents, bodies, claims)
        self._vectors = embedder.embed([text.whole.text for text in self._texts])
        self._sentence_vectors = [embedder.embed([one.text for one in text.sentences]) for text in self._texts]

    def candidates(self, claim: Claim, limit: int) -> list[Candidate]:
        """The best sentences of other works for a claim, best first, at most `PER_WORK` of one work."""
        about = seen(prepared(claim.text))
        vector = self._embedder.embed([about.text])[0]
        found = [
            candidate
            for place in self._works(claim, about, vector)
            for candidate in self._of_work(about, vector, place)
        ]
        return sorted(found, key=lambda one: (-one.score, one.other.claim_id))[:limit]

    def _works(self, claim: Claim, about: Seen, vector: Vectors) -> list[int]:
        """Places of the works that are nearest by words and by meaning."""
        places = {text.work_id: at for at, text in enumerate(self._texts) if text.work_id != claim.work_id}
        covered = {name: weight(about.stems & self._texts[at].whole.stems) for name, at in places.items()}
        # Row by row: a matrix product may add up differently with the number of rows, and a rank must not hang on it.
        cosines = np.einsum("ij,j->i", self._vectors, vector)
        by_words = sorted(places, key=lambda name: (-covered[name], name))
        by_meaning = sorted(places, key=lambda name: (-float(cosines[places[name]]), name))
        return [places[hit.record_id] for hit in fuse(by_words, by_meaning, WORKS)]

    def _of_work(self, about: Seen, vector: Vectors, place: int) -> list[Candidate]:
        text = self._texts[place]
        cosines = np.einsum("ij,j->i", self._sentence_vectors[place], vector)
        scores = self._selector.scores(sentence_features(about, text.sentences, cosines))
        near = [Candidate(other, at, float(scores[at])) for at, other in text.claims if scores[at] >= NEAR_ENOUGH]
        return sorted(near, key=lambda one: (-one.score, one.other.claim_id))[:PER_WORK]


def bodies_of(sentences: Sequence[Sentence], claims: Sequence[Claim], documents: Mapping[str, Document]) -> Bodies:
    """By document, its sentences without the title, in order; of a full text the claims and what stands beside them."""
    bodies: dict[str, list[Sentence]] = defaultdict(list)
    for sentence in sentences:
        if sentence.section != "title":
            bodies[sentence.document_id].append(sentence)
    said = {(claim.document_id, claim.start) for claim in claims}
    return {name: _beside(body, said) if documents[name].is_full_text else body for name, body in bodies.items()}


def _beside(body: Sequence[Sentence], said: AbstractSet[tuple[str, int]]) -> list[Sentence]:
    at = [place for place, one in enumerate(body) if (one.document_id, one.start) in said]
    kept = {near for place in at for near in (place - 1, place, place + 1)}
    return [sentence for place, sentence in enumerate(body) if place in kept]


def _taken_apart(documents: Mapping[str, Document], bodies: Bodies, claims: Sequence[Claim]) -> list[_Text]:
    own: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        own[claim.document_id].append(claim)
    return [_text(documents[name], bodies[name], own[name]) for name in sorted(own)]


def _text(document: Document, body: Sequence[Sentence], claims: Sequence[Claim]) -> _Text:
    places = {(sentence.start, sentence.end): at for at, sentence in enumerate(body)}
    return _Text(
        document.work_id,
        seen(document.text),
        tuple(seen(sentence.text) for sentence in body),
        tuple((at, claim) for claim in claims if (at := places.get((claim.start, claim.end))) is not None),
    )
