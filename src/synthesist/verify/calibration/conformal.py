"""Split conformal sets: the labels that cannot be ruled out (Vovk et al. 2005; Sadinle et al. 2019).

The nonconformity of a label is 1 - p(label). For pairs drawn like those that the quantiles were made of, the true label
is in the set with at least the stated probability: for each true label apart (`class_quantiles`, Mondrian by label), or
over all (`marginal_quantile`). Given one calibration draw of n, coverage is spread as Beta(k, n + 1 - k) with
k = ceil((n + 1) × level).
"""

from collections.abc import Iterable, Mapping
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike, NDArray

from synthesist.models import LABELS, Scores
from synthesist.records import Label
from synthesist.verify.calibration.checks import labelled, scores_of

LEVELS = (80, 90, 95)
"""In percent."""

Members = NDArray[np.bool_]
"""Which labels are in a pair's set, shape (pairs, 3), columns as in `LABELS`."""

Quantiles = NDArray[np.float64]
"""The largest nonconformity that stays in the set, by label, shape (3,); inf where no label can be ruled out."""

LabelSet = tuple[Label, ...]


def nonconformity(p: ArrayLike, labels: ArrayLike) -> NDArray[np.float64]:
    """1 - p(true label), shape (pairs,)."""
    rows, told = labelled(p, labels)
    scores: NDArray[np.float64] = 1 - rows[np.arange(len(rows)), told]
    return scores


def quantile(scores: NDArray[np.float64], level: int) -> float:
    """The ceil((n + 1) × level / 100)-th smallest score; inf where n is too small for the level."""
    rank = -(-(len(scores) + 1) * level // 100)  # in whole numbers: a product of floats may land above its ceiling
    return float(np.partition(scores, rank - 1)[rank - 1]) if rank <= len(scores) else np.inf


def marginal_quantile(p: ArrayLike, labels: ArrayLike, level: int) -> float:
    """One quantile over all pairs: coverage holds on the whole, not for each label."""
    return quantile(nonconformity(p, labels), level)


def class_quantiles(p: ArrayLike, labels: ArrayLike, level: int) -> Quantiles:
    """A quantile for each label, made of the pairs whose true label it is."""
    scores, told = nonconformity(p, labels), np.asarray(labels)
    return np.array([quantile(scores[told == at], level) for at in range(len(LABELS))])


def members(p: ArrayLike, quantiles: ArrayLike) -> Members:
    """The labels that stay in, for quantiles by label or one for all; a row that is NaN keeps every label."""
    rows = scores_of(p)
    return ~(1 - rows > np.asarray(quantiles))


def widened(by_level: Mapping[int, Members]) -> dict[int, Members]:
    """Sets for pairs that are somewhat unlike those of the calibrator: each level takes the next stricter level's set.

    80 takes 90's, 90 takes 95's, and 95 keeps every label. A margin of safety, not a guarantee.
    """
    levels = sorted(by_level)
    wider = {level: by_level[stricter] for level, stricter in pairwise(levels)}
    return {**wider, levels[-1]: np.ones_like(by_level[levels[-1]])}


def coverage(sets: Members, labels: ArrayLike) -> float:
    """Share of pairs whose true label is in their set."""
    rows, told = labelled(sets, labels)
    return float(np.mean(rows[np.arange(len(rows)), told]))


def p_values(calibration_p: ArrayLike, calibration_labels: ArrayLike, p: ArrayLike) -> Scores:
    """Class-conditional conformal p-values, unsmoothed, shape (pairs, 3).

    For each label: (1 + the number of calibration pairs of that label no better conforming) / (1 + their number). A
    label is in the set of a level exactly where its p-value exceeds 1 - level.
    """
    scores, told = nonconformity(calibration_p, calibration_labels), np.asarray(calibration_labels)
    rows = 1 - scores_of(p)
    return np.column_stack([_p_values(np.sort(scores[told == at]), rows[:, at]) for at in range(len(LABELS))])


def as_labels(sets: Members) -> tuple[LabelSet, ...]:
    """A tuple of labels per pair, in the order of `LABELS`."""
    return tuple(_kept(row) for row in sets)


def _kept(row: Iterable[bool]) -> LabelSet:
    return tuple(label for label, stays in zip(LABELS, row, strict=True) if stays)


def _p_values(ordered: NDArray[np.float64], scores: NDArray[np.float64]) -> NDArray[np.float64]:
    no_better = len(ordered) - np.searchsorted(ordered, scores, side="left")
    values: NDArray[np.float64] = (1 + no_better) / (1 + len(ordered))
    return values
