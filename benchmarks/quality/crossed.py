"""Does the judge compare, or does it go by one side? Crossed pairs of kinds and abstracts that training never saw."""

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from benchmarks.bootstrap import Counts
from benchmarks.declare import Bench, Benchmark, Figure, Measure
from benchmarks.material.crossed import INVENTED, MADE, REAL, Four, read_fours
from benchmarks.measures import verification
from benchmarks.processes import ROOT
from benchmarks.quality.estimates import share
from benchmarks.quality.judging import sums
from benchmarks.scores import mean
from synthesist.models import PairJudge, default_judge

_EVERY = 2
"""Blocks are taken in steps, to be done in minutes; their order is random."""


def _figures(_: Bench) -> Iterator[Figure]:
    judge = default_judge()
    yield from figures("real text", read_fours(ROOT / REAL, _EVERY), judge, verification.FOURS_RIGHT)
    yield from figures("invented text: unit", read_fours(ROOT / INVENTED, _EVERY), judge, verification.FOURS_RIGHT_PART)


def figures(of: str, fours: Sequence[Four], judge: PairJudge, whole: Measure) -> Iterator[Figure]:
    """Figures of all fours, then of each kind."""
    pairs = [pair for four in fours for pair in four.pairs]
    said = judge.logits(pairs).argmax(axis=1).reshape(-1, 4)
    right = np.equal(said, np.array([four.labels for four in fours]))
    yield from _part(of, fours, right, whole)
    kinds = Counter(four.kind for four in fours)
    for kind in sorted(kinds) if len(kinds) > 1 else ():
        own = np.array([four.kind == kind for four in fours])
        chosen = [four for four in fours if four.kind == kind]
        yield from _part(f"{of}: {kind}", chosen, right[own], verification.FOURS_RIGHT_PART)


def _part(of: str, fours: Sequence[Four], right: NDArray[np.bool_], whole: Measure) -> Iterator[Figure]:
    clusters = [four.cluster for four in fours]
    by = "judge alone"
    whole_fours: NDArray[np.bool_] = right.all(axis=1)
    yield share(whole, _sums(whole_fours, clusters), mean, len(fours), "fours", of=of, by=by)
    pairs = np.column_stack([right.sum(axis=1), np.full(len(fours), 4)]).astype(np.float64)
    measure = verification.CROSSED_PAIRS_RIGHT
    yield share(measure, sums(pairs, clusters), mean, right.size, "pairs", of=of, by=by)


def _sums(is_right: NDArray[np.bool_], clusters: Sequence[str]) -> Counts:
    return sums(np.column_stack([is_right, np.ones(len(is_right))]).astype(np.float64), clusters)


CROSSED = Benchmark(
    name="verifier-crossed",
    title="Crossed pairs of unseen kinds",
    how="Two forms of a claim and two of a passage that contradict each other, all four ways: the label hangs on both "
    "sides together, so what sees one side alone gets no four right. The judge is asked about the claim and the whole "
    "passage; neither selection nor stack is in it, and it may say NEI as well. Real text: sentences of abstracts that "
    "training never saw, with kinds of contradiction that it never saw (words of quality, quantifiers). Invented text: "
    f"changes of unit, another such kind. Every {_EVERY}nd block. Labels follow from how pairs are made; nobody "
    "labelled them. Intervals draw abstracts, or invented blocks.",
    measures=(verification.FOURS_RIGHT, verification.FOURS_RIGHT_PART, verification.CROSSED_PAIRS_RIGHT),
    made=MADE,
    figures=_figures,
)
