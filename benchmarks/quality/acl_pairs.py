"""Pairs of ACL abstracts as a review meets them: labels, sets, and the confidence of claims."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from benchmarks.bootstrap import Counts
from benchmarks.declare import Bench, Benchmark, Figure
from benchmarks.material import acl_pairs
from benchmarks.measures import quality, verification
from benchmarks.quality.estimates import estimate, share
from benchmarks.quality.judging import NEI, SUPPORT, Judged, confusions, judged, sums
from benchmarks.quality.label_figures import each_label, numbers, proportion, whole
from benchmarks.scores import Values, accuracy, mean, precision_of, recall_of
from synthesist.records import Label, PairVerdict
from synthesist.verify.confidence import claim_calibrators
from synthesist.verify.pairs import Setting

_PARTS = 3
_LEAST_TO_PART = 15
_OF = "test half"


@dataclass(frozen=True, slots=True)
class _Confidence:
    """A claim's confidence, and whether a labelled sentence supports it."""

    value: float
    is_supported: bool
    cluster: str


def _figures(bench: Bench) -> Iterator[Figure]:
    yield from _agreement("all pairs", None)
    yield from _agreement(_OF, acl_pairs.TEST)
    every = judged(acl_pairs.read_pairs(), bench.work, Setting.SENTENCE)
    yield from figures(every)


def figures(every: Judged) -> Iterator[Figure]:
    """All figures of the test half."""
    rows = {
        "verifier": every.said,
        "verifier, without vetoes": every.unvetoed,
        "judge alone": every.of_judge,
        "majority (NEI)": np.full(len(every.pairs), NEI),
    }
    for by, said in rows.items():
        counts = confusions(every.gold, said, every.clusters)
        yield from whole(_OF, by, counts)
        if by != "majority (NEI)":
            yield from each_label(_OF, by, counts)
            yield from _support(by, counts)
    yield from numbers(_OF, every)
    yield from _confidences(every)


def _support(by: str, counts: Counts) -> Iterator[Figure]:
    cells = counts.sum(axis=0).reshape(3, 3)
    of, given, gold = f"{_OF}: SUPPORT", cells[:, SUPPORT].sum(), cells[SUPPORT].sum()
    yield share(quality.LABEL_PRECISION, counts, precision_of(SUPPORT), given, "pairs given it", of=of, by=by)
    yield share(quality.LABEL_RECALL, counts, recall_of(SUPPORT), gold, "pairs that have it", of=of, by=by)


def _agreement(of: str, side: str | None) -> Iterator[Figure]:
    """Each pair is a cluster: topics are not kept apart here."""
    one, other = acl_pairs.labellings(side)
    counts = confusions(one, other, [f"{at:06}" for at in range(len(one))])
    yield share(verification.AGREEMENT, counts, accuracy, len(one), "pairs", of=of)
    yield estimate(verification.KAPPA, counts, kappa, len(one), "pairs", of=of)


def kappa(counts: Values) -> Values:
    """Cohen's kappa of flattened confusion matrices; NaN where both gave one and the same label throughout."""
    cells = counts.reshape(*counts.shape[:-1], 3, 3)
    total = cells.sum(axis=(-2, -1))
    by_chance = (cells.sum(axis=-1) * cells.sum(axis=-2)).sum(axis=-1) / total**2
    known = by_chance < 1
    value: Values = np.divide(
        accuracy(counts) - by_chance, 1 - by_chance, out=np.full(np.shape(by_chance), np.nan), where=known
    )
    return value


def _confidences(every: Judged) -> Iterator[Figure]:
    claims = _claims(every)
    told = {claim: one for claim, rows in claims.items() if (one := _confidence(every, rows))}
    spoken = [claim for claim, rows in claims.items() if any(every.verdicts[at].label is not Label.NEI for at in rows)]
    silent = np.array([claim not in told for claim in spoken])
    clusters = [every.pairs[claims[claim][0]].cluster for claim in spoken]
    of = f"{_OF}, claims that another work speaks of"
    yield proportion(verification.WITHHELD, silent, clusters, "claims", of=of)
    ordered = sorted(told.values(), key=lambda one: one.value)
    yield from _reliability(of, ordered)
    for number, part in enumerate(_parted(ordered) if len(ordered) >= _LEAST_TO_PART else (), 1):
        yield from _reliability(f"{of}, part {number} of {_PARTS} by confidence", part)


def _reliability(of: str, claims: Sequence[_Confidence]) -> Iterator[Figure]:
    if not claims:
        return
    values, truth = np.array([one.value for one in claims]), np.array([one.is_supported for one in claims], dtype=float)
    clusters, ones = [one.cluster for one in claims], np.ones(len(claims))
    columns = (
        (verification.MEAN_CONFIDENCE, values),
        (verification.SUPPORTED, truth),
        (verification.CONFIDENCE_ERROR, (values - truth) ** 2),
    )
    for measure, column in columns:
        rows = sums(np.column_stack([column, ones]), clusters)
        figure = share if measure is verification.SUPPORTED else estimate
        yield figure(measure, rows, mean, len(claims), "claims", of=of)


def _claims(every: Judged) -> Mapping[str, list[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for at, pair in enumerate(every.pairs):
        places[pair.asked.claim_id].append(at)
    return places


def _confidence(every: Judged, rows: Sequence[int]) -> _Confidence | None:
    """As a review computes it, but for the independence of works, which labels do not tell; None where it is withheld.

    A claim that no sentence supports or refutes has none.
    """
    verdicts: list[PairVerdict] = [every.verdicts[at] for at in rows]
    if all(one.label is Label.NEI for one in verdicts):
        return None
    calibrators = {one.calibrator for one in verdicts if one.p}
    made = claim_calibrators().get(calibrators.pop().split("/")[0]) if len(calibrators) == 1 else None
    if made is None:
        return None
    shares: dict[str, float] = {}
    for one in verdicts:
        if one.p and not one.vetoes:
            shares[one.doc_id] = max(shares.get(one.doc_id, 0.0), one.p[Label.SUPPORT])
    is_supported = any(every.pairs[at].label == SUPPORT for at in rows)
    value = made.confidence(shares[work] for work in sorted(shares))
    return _Confidence(value, is_supported, every.pairs[rows[0]].cluster)


def _parted(ordered: Sequence[_Confidence]) -> list[Sequence[_Confidence]]:
    cuts = [round(len(ordered) * at / _PARTS) for at in range(_PARTS + 1)]
    return [ordered[start:end] for start, end in pairwise(cuts)]


ACL_PAIRS = Benchmark(
    name="verifier-acl",
    title="Claims and sentences of NLP abstracts (ACL Anthology)",
    how="Claims of works that training never saw, each with the twelve sentences of other works that a review would "
    "hold it against; the test half, whose works and topics the calibrator never saw. **Machine-labelled**: two blind "
    "readings by a language model under two guides, a third where they differed; no person. Their agreement is given "
    "first. Confidence of claims is computed as in a review, but for the independence of works; a claim counts as "
    "supported where a labelled sentence supports it. The calibrator of claims was fitted on the other half. "
    "Intervals draw topics; those of the agreement draw pairs.",
    measures=(
        verification.AGREEMENT,
        verification.KAPPA,
        quality.ACCURACY,
        quality.MACRO_F1,
        quality.LABEL_F1,
        quality.LABEL_PRECISION,
        quality.LABEL_RECALL,
        verification.COVERAGE,
        verification.SINGLETONS,
        verification.EXCESS_ECE,
        verification.BADGE_PRECISION,
        verification.WITHHELD,
        verification.MEAN_CONFIDENCE,
        verification.SUPPORTED,
        verification.CONFIDENCE_ERROR,
    ),
    needs=(acl_pairs.NEEDS,),
    figures=_figures,
)
