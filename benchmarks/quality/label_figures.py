"""Figures of labels and of numbers, for any set of labelled pairs."""

from collections.abc import Iterator

import numpy as np

from benchmarks.bootstrap import Counts
from benchmarks.declare import Figure, Measure
from benchmarks.measures import quality, verification
from benchmarks.quality.estimates import estimate, share
from benchmarks.quality.judging import SUPPORT, Judged, sums
from benchmarks.scores import accuracy, f1_of, macro_f1, mean
from synthesist.models import LABELS
from synthesist.records import Label
from synthesist.verify.calibration import LEVELS
from synthesist.verify.calibration.measures import excess_ece

LEAST_FOR_ERROR = 50
"""Pairs below which a calibration error in ten bins says nothing."""


def whole(of: str, by: str, counts: Counts, macro: Measure = quality.MACRO_F1) -> Iterator[Figure]:
    """Accuracy and macro-F1 of confusion matrices by cluster."""
    pairs = counts.sum()
    yield share(quality.ACCURACY, counts, accuracy, pairs, "pairs", of=of, by=by)
    yield estimate(macro, counts, macro_f1, pairs, "pairs", of=of, by=by)


def each_label(of: str, by: str, counts: Counts, refute: Measure = quality.LABEL_F1) -> Iterator[Figure]:
    """F1 of the three labels; `refute` is the measure of REFUTE's, which may have a bar."""
    for at, label in enumerate(LABELS):
        measure = refute if label is Label.REFUTE else quality.LABEL_F1
        yield estimate(measure, counts, f1_of(at), counts.sum(), "pairs", of=f"{of}: {label.value}", by=by)


def numbers(of: str, judged: Judged) -> Iterator[Figure]:
    """What is shown beside the labels: how often, and how far it holds."""
    shown = judged.rows(judged.has_number)
    yield proportion(verification.WITHHELD, ~judged.has_number, judged.clusters, "pairs", of=of)
    if not shown.pairs:
        return
    rows = np.arange(len(shown.pairs))
    for level in LEVELS:
        members, part = shown.members(level), f"{of}, {level}% sets"
        yield proportion(
            verification.COVERAGE, members[rows, shown.gold], shown.clusters, "pairs with a number", of=part
        )
        is_single = members.sum(axis=1) == 1
        yield proportion(verification.SINGLETONS, is_single, shown.clusters, "pairs with a number", of=part)
    yield _error(of, shown)
    has_badge = np.array([one.badge for one in shown.verdicts])
    badged = shown.rows(has_badge)
    if badged.pairs:
        right = badged.gold == SUPPORT
        yield proportion(verification.BADGE_PRECISION, right, badged.clusters, "pairs with the badge", of=of)
    else:
        yield Figure(measure=verification.BADGE_PRECISION, value=None, n=0, n_of="pairs with the badge", of=of)


def proportion(
    measure: Measure, is_so: np.ndarray, clusters: list[str], n_of: str, *, of: str = "", by: str = ""
) -> Figure:
    """A share of rows, with an interval over their clusters."""
    values = np.column_stack([is_so, np.ones(len(is_so))]).astype(np.float64)
    return share(measure, sums(values, clusters), mean, len(is_so), n_of, of=of, by=by)


def _error(of: str, shown: Judged) -> Figure:
    n = len(shown.pairs)
    is_enough = n >= LEAST_FOR_ERROR
    # Probabilities are rounded for showing; their sum need not be one.
    p = shown.p / shown.p.sum(axis=1, keepdims=True)
    value = excess_ece(p, shown.gold) if is_enough else None
    return Figure(measure=verification.EXCESS_ECE, value=value, n=n, n_of="pairs with a number", of=of)
