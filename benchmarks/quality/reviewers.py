"""How far the confirmer's judge errs apart from the shipped verifier, on the same labelled pairs."""

from collections.abc import Iterator, Sequence

import numpy as np

from benchmarks.bootstrap import Counts
from benchmarks.declare import Bench, Benchmark, Figure, Interval, Measure
from benchmarks.material import acl_pairs
from benchmarks.material.cited import SCIFACT, read_pairs
from benchmarks.material.labelled import LabelledPair
from benchmarks.measures import quality
from benchmarks.quality.acl_pairs import kappa
from benchmarks.quality.estimates import estimate, share
from benchmarks.quality.judging import NEI, SUPPORT, Judged, Labels, confusions, judged, sums
from benchmarks.quality.label_figures import each_label, proportion, whole
from benchmarks.scores import Values, accuracy
from synthesist.appraise.confirmer.judge import SignJudge, sign_judge
from synthesist.appraise.confirmer.lines import Line, line
from synthesist.appraise.confirmer.selection import Index, Placed
from synthesist.models import default_embedder
from synthesist.records.agreement import Share, agreement_of, tabled
from synthesist.verify.pairs import Setting

RATIONALE = 3
"""Sentences of a document that the confirmer hears for a claim, as many as the verifier."""

_SHIPPED, _CONFIRMER = "verifier", "confirmer"
_PROJECT = "this project"

PHI = Measure(
    name="phi_of_errors",
    title="correlation of errors (phi)",
    description="Of being wrong, between the two judges: 0 where they err apart, 1 where on the same pairs.",
    unit="share",
    source="Yule 1912; Kuncheva and Whitaker 2003",
)
CELL = Measure(
    name="right_and_wrong",
    title="right and wrong together",
    description="Of pairs, those in one cell of the two judges' right and wrong.",
    unit="share",
    source="Kuncheva and Whitaker 2003",
)
SAME = Measure(
    name="same_label",
    title="same label",
    description="Of pairs, those that both label alike.",
    unit="share",
    source=_PROJECT,
)
KAPPA_OF_LABELS = Measure(
    name="kappa_of_labels",
    title="kappa of labels",
    description="The same beyond chance.",
    unit="share",
    source="Cohen 1960",
)
KAPPA_OF_SUPPORT = Measure(
    name="kappa_of_support",
    title="kappa of support",
    description="Agreement beyond chance on whether a pair is SUPPORT, as votes are compared; pairs are drawn.",
    unit="share",
    source="Cohen 1960",
)
_CELLS = ("both right", "verifier alone right", "confirmer alone right", "both wrong")


def _figures(bench: Bench) -> Iterator[Figure]:
    judge = sign_judge(default_embedder())
    dev = judged(read_pairs(bench.data / SCIFACT.dev, bench.data / SCIFACT.corpus), bench.work)
    yield from figures("SciFact dev, cited abstracts", dev, said_by(judge, dev.pairs))
    test = judged(acl_pairs.read_pairs(), bench.work, Setting.SENTENCE)
    yield from figures("ACL pairs, test half", test, said_by(judge, test.pairs))


def said_by(judge: SignJudge, pairs: Sequence[LabelledPair]) -> Labels:
    """The confirmer's labels: the largest of the surest support, the surest refutation, and the least silence."""
    chosen = [_chosen(pair) for pair in pairs]
    opinions = iter(judge.opinions([(claim, one) for claim, lines in chosen for one in lines]))
    labels = []
    for _, lines in chosen:
        own = [list(next(opinions).p.values()) for _ in lines]
        best = [max(row[at] for row in own) for at in range(NEI)] + [min(row[NEI] for row in own)] if own else []
        labels.append(int(np.argmax(best)) if own else NEI)
    return np.array(labels, dtype=np.int64)


def figures(of: str, shipped: Judged, confirmer: Labels) -> Iterator[Figure]:
    """Both judges by themselves, and how their errors go together."""
    gold, clusters = shipped.gold, shipped.clusters
    for by, said in ((_SHIPPED, shipped.said), (_CONFIRMER, confirmer), ("majority (NEI)", np.full(len(gold), NEI))):
        counts = confusions(gold, said, clusters)
        yield from whole(of, by, counts)
        yield from each_label(of, by, counts)
    right = shipped.said == gold, confirmer == gold
    cells = np.column_stack([right[0] & right[1], right[0] & ~right[1], ~right[0] & right[1], ~right[0] & ~right[1]])
    for at, name in enumerate(_CELLS):
        yield proportion(CELL, cells[:, at], clusters, "pairs", of=f"{of}: {name}")
    yield estimate(PHI, sums(cells.astype(np.float64), clusters), phi, len(gold), "pairs", of=of)
    yield from _agreement(of, shipped.said, confirmer, clusters)


def phi(cells: Values) -> Values:
    """Correlation of yes and no, from sums of (both, first, second, neither); NaN where one never varies."""
    both, first, second, neither = (cells[..., at] for at in range(4))
    product = (both + first) * (second + neither) * (both + second) * (first + neither)
    found: Values = np.divide(
        both * neither - first * second, np.sqrt(product), out=np.full(np.shape(both), np.nan), where=product > 0
    )
    return found


def _agreement(of: str, one: Labels, other: Labels, clusters: list[str]) -> Iterator[Figure]:
    counts: Counts = confusions(one, other, clusters)
    yield share(SAME, counts, accuracy, len(one), "pairs", of=of)
    yield estimate(KAPPA_OF_LABELS, counts, kappa, len(one), "pairs", of=of)
    votes = [(bool(a), bool(b)) for a, b in zip(one == SUPPORT, other == SUPPORT, strict=True)]
    yield _voted(of, agreement_of(tabled(votes)).kappa, len(votes))


def _voted(of: str, value: Share, n: int) -> Figure:
    ends = None
    if value.low is not None and value.high is not None:
        ends = Interval(value.low, value.high, "95% bootstrap")
    return Figure(measure=KAPPA_OF_SUPPORT, value=value.value, n=n, n_of="pairs", of=of, interval=ends)


def _chosen(pair: LabelledPair) -> tuple[Line, list[Line]]:
    """A claim with the sentence that is named, or those of the document that the confirmer's selection ranks best."""
    claim = line(pair.asked.claim)
    sentences = [line(text) for text in pair.asked.sentences]
    if pair.asked.only:
        return claim, [sentences[at] for at in pair.asked.only]
    index = Index([Placed("document", f"{at:04}", one) for at, one in enumerate(sentences)])
    ranked = index.ranked(claim, frozenset(), most=RATIONALE, per_work=RATIONALE, least=0.0)
    return claim, [one.placed.line for one in ranked]


REVIEWERS = Benchmark(
    name="reviewers",
    title="Two judges, and whether they err apart",
    how="The shipped verifier, and the judge by which the confirmer judges again: small trees over hand-made signs, "
    "fitted on other documents (`training/confirmer/README.md`). SciFact's development claims against the "
    "abstracts that "
    "they cite: the "
    "verifier as `verify --cited` runs it, the confirmer with three sentences by BM25; and the test half of "
    "the ACL pairs, "
    "one sentence a pair, **machine-labelled**. Nothing was chosen on either. Intervals draw documents, of the "
    "ACL pairs "
    "topics, and pairs for the kappa of support.",
    measures=(
        quality.ACCURACY,
        quality.MACRO_F1,
        quality.LABEL_F1,
        CELL,
        PHI,
        SAME,
        KAPPA_OF_LABELS,
        KAPPA_OF_SUPPORT,
    ),
    needs=(SCIFACT.dev, SCIFACT.corpus, acl_pairs.NEEDS),
    figures=_figures,
)
