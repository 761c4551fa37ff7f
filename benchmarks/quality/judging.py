"""Does the judge tell support from refutation, the cited abstract given?"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence

import numpy as np

from benchmarks.bootstrap import Counts
from benchmarks.declare import Bench, Benchmark, Figure
from benchmarks.material import scifact
from benchmarks.material.scifact import Pair
from benchmarks.measures import quality
from benchmarks.quality.estimates import estimate, share
from benchmarks.scores import accuracy, f1_of, macro_f1, precision_of, recall_of
from synthesist.models import Embedder, Judge, default_embedder
from synthesist.records import Label
from synthesist.verify import InterimJudge

_LABELS = (Label.SUPPORT, Label.REFUTE, Label.NEI)

Labeller = Callable[[Pair], Label]


def label_of(claim: str, sentences: Sequence[str], judge: Judge, embedder: Embedder) -> Label:
    """The label of an abstract: that of its best-scored sentence that is not NEI, the first of equals."""
    vectors = embedder.embed([claim, *sentences])
    cosines = vectors[1:] @ vectors[0]
    said = [judge.judge(claim, text, float(cosine)) for text, cosine in zip(sentences, cosines, strict=True)]
    telling = [judgement for judgement in said if judgement.label is not Label.NEI]
    return max(telling, key=lambda judgement: judgement.score).label if telling else Label.NEI


def _figures(bench: Bench) -> Iterator[Figure]:
    train, dev = (scifact.read_pairs(bench.data / path) for path in (scifact.TRAIN, scifact.DEV))
    abstracts = scifact.read_abstracts(bench.data / scifact.CORPUS)
    judge, embedder = InterimJudge(), default_embedder()
    majority = Counter(pair.label for pair in train).most_common(1)[0][0]
    seen = {pair.document for pair in train}
    unseen = [pair for pair in dev if pair.document not in seen]
    for of, pairs in (("dev", dev), ("dev, documents not in train", unseen)):
        by = f"judge {judge.name}"
        judged = _confusions(pairs, lambda pair: label_of(pair.claim, abstracts[pair.document], judge, embedder))
        yield from _whole(of, by, judged)
        yield from _labels(of, by, judged)
        yield from _whole(of, f"majority of train ({majority.value})", _confusions(pairs, lambda _: majority))


def _confusions(pairs: Sequence[Pair], labeller: Labeller) -> Counts:
    """Per document the flattened confusion matrix, rows gold; shape (documents, 9)."""
    sums: dict[int, Counts] = defaultdict(lambda: np.zeros(len(_LABELS) ** 2))
    for pair in pairs:
        gold, said = _LABELS.index(pair.label), _LABELS.index(labeller(pair))
        sums[pair.document][len(_LABELS) * gold + said] += 1
    return np.array([sums[document] for document in sorted(sums)])


def _whole(of: str, by: str, confusions: Counts) -> Iterator[Figure]:
    pairs = confusions.sum()
    yield share(quality.ACCURACY, confusions, accuracy, pairs, "pairs", of=of, by=by)
    yield estimate(quality.MACRO_F1, confusions, macro_f1, pairs, "pairs", of=of, by=by)


def _labels(of: str, by: str, confusions: Counts) -> Iterator[Figure]:
    cells = confusions.sum(axis=0).reshape(len(_LABELS), len(_LABELS))
    for at, label in enumerate(_LABELS):
        part, given, gold = f"{of}: {label.value}", cells[:, at].sum(), cells[at].sum()
        yield estimate(quality.LABEL_F1, confusions, f1_of(at), cells.sum(), "pairs", of=part, by=by)
        yield share(quality.LABEL_PRECISION, confusions, precision_of(at), given, "pairs given it", of=part, by=by)
        yield share(quality.LABEL_RECALL, confusions, recall_of(at), gold, "pairs that have it", of=part, by=by)


JUDGE = Benchmark(
    name="judge",
    title="Support and refutation (SciFact)",
    how="Pairs of a claim and an abstract that it cites: the evidence is given, not retrieved. Every sentence of the "
    "abstract is judged against the claim; the abstract's label is that of its best-scored sentence that is not NEI. "
    "Many abstracts of dev are cited in train too, on which thresholds were chosen: the others are given apart. "
    "A claim-only baseline does not apply: the judge learns nothing, and without a sentence it says NEI. "
    "Intervals draw documents.",
    measures=(
        quality.ACCURACY,
        quality.MACRO_F1,
        quality.LABEL_F1,
        quality.LABEL_PRECISION,
        quality.LABEL_RECALL,
    ),
    needs=(scifact.TRAIN, scifact.DEV, scifact.CORPUS),
    figures=_figures,
)
