"""Which sentences a claim is held against again: all of them ranked by BM25, without vectors or trained weights.

BM25 as in Robertson and Zaragoza 2009, "The probabilistic relevance framework", over stems of sentences, abbreviations
spelt out as their own document defines them.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from synthesist.appraise.confirmer.lines import Line

MOST = 12
"""Sentences for one claim."""

PER_WORK = 2
_K1, _B = 1.2, 0.6
_NEAR_ENOUGH = 0.15
"""Share of what a claim's own words would reach, below which a sentence speaks of something else."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A sentence with where it stands.

    Attributes:
        place: `document_id:start:end`.
    """

    work_id: str
    place: str
    line: Line


@dataclass(frozen=True, slots=True)
class Ranked:
    """A sentence with its score, from 0 to about 1: its BM25 over that of the claim's own words."""

    placed: Placed
    score: float


class Index:
    """Sentences by their stems."""

    def __init__(self, placed: Sequence[Placed]) -> None:
        self.placed = tuple(placed)
        self._counts = [Counter(one.line.content) for one in self.placed]
        self._lengths = [len(one.line.content) for one in self.placed]
        self._mean = max(1.0, sum(self._lengths) / max(1, len(self._lengths)))
        self._holding: dict[str, list[int]] = defaultdict(list)
        for at, counts in enumerate(self._counts):
            for stem in counts:
                self._holding[stem].append(at)

    def ranked(
        self,
        claim: Line,
        silent: AbstractSet[str],
        most: int = MOST,
        per_work: int = PER_WORK,
        least: float = _NEAR_ENOUGH,
    ) -> list[Ranked]:
        """The sentences nearest to a claim, best first, ties by place.

        Args:
            silent: works that are passed over.
            least: score from which a sentence is near; where all texts are about one thing, no score is high.
        """
        scores: dict[int, float] = defaultdict(float)
        for stem in sorted(claim.stems):
            rarity = self._rarity(stem)
            for at in self._holding.get(stem, ()):
                scores[at] += rarity * self._told(self._counts[at][stem], self._lengths[at])
        whole = max(self._whole(claim), 1e-9)
        near = ((score / whole, at) for at, score in scores.items() if score >= least * whole)
        ordered = sorted(near, key=lambda one: (-one[0], self.placed[one[1]].place))
        return _limited((Ranked(self.placed[at], score) for score, at in ordered), silent, most, per_work)

    def _rarity(self, stem: str) -> float:
        holding = len(self._holding.get(stem, ()))
        return math.log(1 + (len(self.placed) - holding + 0.5) / (holding + 0.5))

    def _told(self, count: int, length: int) -> float:
        return count * (_K1 + 1) / (count + _K1 * (1 - _B + _B * length / self._mean))

    def _whole(self, claim: Line) -> float:
        return math.fsum(self._rarity(stem) for stem in claim.stems)


def _limited(ranked: Iterable[Ranked], silent: AbstractSet[str], most: int, per_work: int) -> list[Ranked]:
    heard: Counter[str] = Counter()
    kept: list[Ranked] = []
    for one in ranked:
        work = one.placed.work_id
        if work in silent or heard[work] == per_work:
            continue
        heard[work] += 1
        kept.append(one)
        if len(kept) == most:
            break
    return kept
