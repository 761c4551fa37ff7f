"""Scores as functions of counts, for one sample or for many resamples at once (last axis: the counts)."""

import numpy as np
from numpy.typing import NDArray

from benchmarks.bootstrap import Counts, Statistic

Values = NDArray[np.float64]


def binary_counts(gold: NDArray[np.bool_], predicted: NDArray[np.bool_]) -> Counts:
    """True positives, false positives, false negatives, true negatives."""
    cells = (gold & predicted, ~gold & predicted, gold & ~predicted, ~gold & ~predicted)
    return np.array([cell.sum() for cell in cells], dtype=np.float64)


def precision(counts: Counts) -> Values:
    """TP / (TP + FP)."""
    return _ratio(counts[..., 0], counts[..., 0] + counts[..., 1])


def recall(counts: Counts) -> Values:
    """TP / (TP + FN)."""
    return _ratio(counts[..., 0], counts[..., 0] + counts[..., 2])


def f1(counts: Counts) -> Values:
    """2 TP / (2 TP + FP + FN)."""
    return _ratio(2 * counts[..., 0], 2 * counts[..., 0] + counts[..., 1] + counts[..., 2])


def mean(counts: Counts) -> Values:
    """Sum / number, from sums of (value, 1)."""
    return _ratio(counts[..., 0], counts[..., 1])


def accuracy(counts: Counts) -> Values:
    """Share on the diagonal of a flattened confusion matrix, rows gold and columns predicted."""
    cells = _square(counts)
    return _ratio(np.trace(cells, axis1=-2, axis2=-1), cells.sum(axis=(-2, -1)))


def precision_of(label: int) -> Statistic:
    """Precision of one label of a flattened confusion matrix."""
    return lambda counts: _ratio(_square(counts)[..., label, label], _square(counts)[..., :, label].sum(axis=-1))


def recall_of(label: int) -> Statistic:
    """Recall of one label of a flattened confusion matrix."""
    return lambda counts: _ratio(_square(counts)[..., label, label], _square(counts)[..., label, :].sum(axis=-1))


def f1_of(label: int) -> Statistic:
    """F1 of one label of a flattened confusion matrix."""

    def score(counts: Counts) -> Values:
        cells = _square(counts)
        gold, predicted = cells[..., label, :].sum(axis=-1), cells[..., :, label].sum(axis=-1)
        return _ratio(2 * cells[..., label, label], gold + predicted)

    return score


def macro_f1(counts: Counts) -> Values:
    """Unweighted mean of F1 over the labels of a flattened confusion matrix."""
    labels = _square(counts).shape[-1]
    scores: Values = np.mean([f1_of(label)(counts) for label in range(labels)], axis=0)
    return scores


def average_precision(is_relevant: NDArray[np.bool_], ranks_by: Values) -> float:
    """Sum over thresholds of the recall gained times the precision there; equal scores share a threshold.

    A constant score gives the share of relevant items.
    """
    order = np.argsort(-ranks_by, kind="stable")
    ends = np.append(np.flatnonzero(np.diff(ranks_by[order])), len(order) - 1)
    hits = np.cumsum(is_relevant[order])[ends]
    gained = np.diff(hits, prepend=0)
    return float((gained * hits / (ends + 1)).sum() / is_relevant.sum())


def _square(counts: Counts) -> Counts:
    side = round(counts.shape[-1] ** 0.5)
    return counts.reshape(*counts.shape[:-1], side, side)


def _ratio(over: Values, under: Values) -> Values:
    ratio: Values = np.divide(over, under, out=np.full(np.shape(over), np.nan), where=np.asarray(under) > 0)
    return ratio
