"""Does the relevance judge find the sentences that bear on a question?"""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context

import numpy as np
from numpy.typing import NDArray

from benchmarks.bootstrap import Counts
from benchmarks.declare import Bench, Benchmark, Figure
from benchmarks.material import pubmedqa
from benchmarks.measures import quality
from benchmarks.quality.candidates import NEIGHBOURS, Collection, Judged, collect, judge
from benchmarks.quality.estimates import estimate, share
from benchmarks.scores import average_precision, binary_counts, mean, precision, recall
from synthesist.extract.stage import SHOWN_FROM

Ranking = Callable[[Judged], NDArray[np.float64]]
Choice = Callable[[Judged], NDArray[np.bool_]]

RANKINGS: Mapping[str, Ranking] = {
    "shipped judge": lambda judged: judged.score + 2.0 * judged.is_near,
    "shipped judge, score alone": lambda judged: judged.score,
    "cosine alone": lambda judged: judged.cosine,
    "cosine of the abstract alone": lambda judged: judged.abstract_cosine,
    "word overlap (BM25)": lambda judged: judged.overlap,
    "random (prevalence)": lambda judged: np.zeros(len(judged.score)),
}
"""The shipped judge puts what is off the question behind all else, as the report leaves it out."""


def _is_shown(judged: Judged) -> NDArray[np.bool_]:
    return judged.is_near & (judged.score >= SHOWN_FROM)


def _as_many(ranking: Ranking) -> Choice:
    """As many of the best as the shipped judge shows of the same question."""

    def choice(judged: Judged) -> NDArray[np.bool_]:
        chosen = np.zeros(len(judged.score), dtype=np.bool_)
        chosen[np.argsort(-ranking(judged), kind="stable")[: _is_shown(judged).sum()]] = True
        return chosen

    return choice


SHIPPED: Mapping[str, Choice] = {
    "shipped judge": _is_shown,
    "shipped judge, direct only": lambda judged: _is_shown(judged) & judged.is_direct,
}
BASELINES: Mapping[str, Choice] = {
    "cosine alone, as many": _as_many(RANKINGS["cosine alone"]),
    "cosine of the abstract, as many": _as_many(RANKINGS["cosine of the abstract alone"]),
    "word overlap, as many": _as_many(RANKINGS["word overlap (BM25)"]),
    "everything (prevalence)": lambda judged: np.ones(len(judged.score), dtype=np.bool_),
}


def _figures(bench: Bench) -> Iterator[Figure]:
    judged = _judged(collect(pubmedqa.read_pubmedqa(bench.data)))
    yield from _part("all questions", judged)
    yield from _part("choosing half", judged[::2])
    yield from _part("held-out half", judged[1::2])


def _judged(collection: Collection) -> list[Judged]:
    """All questions, on all cores; the order is that of the questions."""
    questions = len(collection.abstracts)
    workers = os.cpu_count() or 1
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        return list(pool.map(partial(judge, collection), range(questions), chunksize=max(1, questions // 20)))


def _part(of: str, judged: Sequence[Judged]) -> Iterator[Figure]:
    for by, ranking in RANKINGS.items():
        sums = np.array([(average_precision(one.is_relevant, ranking(one)), 1) for one in judged])
        yield estimate(quality.AVERAGE_PRECISION, sums, mean, len(judged), "questions", of=of, by=by)
    for by, choice in SHIPPED.items():
        yield from _shown(of, by, _counts(judged, choice))
        yield _any_shown(of, by, _counts(judged, choice))
    for by, choice in BASELINES.items():
        yield from _shown(of, by, _counts(judged, choice))


def _counts(judged: Sequence[Judged], choice: Choice) -> Counts:
    return np.array([binary_counts(one.is_relevant, choice(one)) for one in judged])


def _shown(of: str, by: str, counts: Counts) -> Iterator[Figure]:
    shown, relevant = counts[:, :2].sum(), counts[:, (0, 2)].sum()
    yield share(quality.SHOWN_PRECISION, counts, precision, shown, "sentences shown", of=of, by=by)
    yield share(quality.SHOWN_RECALL, counts, recall, relevant, "relevant sentences", of=of, by=by)


def _any_shown(of: str, by: str, counts: Counts) -> Figure:
    shares = np.array([(row[0] + row[1] > 0, 1) for row in counts], dtype=np.float64)
    return share(quality.ANY_SHOWN, shares, mean, len(counts), "questions", of=of, by=by)


RELEVANCE = Benchmark(
    name="relevance",
    title="Relevance of sentences to a question (PubMedQA)",
    how="Relevant: the sentences of the abstract that a question was made from, its conclusion among them. Not "
    f"relevant: those of the {NEIGHBOURS} other abstracts nearest to it by the vectors of their texts without title "
    "and conclusion. Some of these may bear on the question all the same, and not every sentence of its own abstract "
    "does, so that precision and recall are lower bounds. What is relevant here goes by whole abstracts: a judge that "
    "sees the abstract may do well by finding the abstract, as the cosine of the abstract alone shows. No title is "
    "given to the judge; how rare a concept is was counted over all abstracts. Shown: direct or indirect, with a score "
    f"of {SHOWN_FROM} or more; whether a sentence asserts a result is not asked here. Baselines choose as many "
    "sentences of a question as the judge shows. Halves: every other PMID, sorted as text; rules, weights and "
    "thresholds may have been chosen on the choosing half. Intervals draw questions.",
    measures=(quality.AVERAGE_PRECISION, quality.SHOWN_PRECISION, quality.SHOWN_RECALL, quality.ANY_SHOWN),
    needs=(pubmedqa.PATH,),
    figures=_figures,
)
