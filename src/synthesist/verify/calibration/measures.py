"""How good probabilities are. Pure functions on probabilities of shape (pairs, 3) and labels as indexes of `LABELS`.

Pairs of equal confidence share what is known of them, so no figure depends on the order of the rows.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from synthesist.models import LABELS, Scores
from synthesist.verify.calibration.checks import labelled

BINS = 10
COVERAGES = (1.0, 0.8, 0.6, 0.4, 0.2)

_Numbers = NDArray[np.float64]
_TINY = 1e-300
_CHUNK = 1_000_000
"""Numbers held at once while labels are drawn anew."""


@dataclass(frozen=True, slots=True)
class ReliabilityBin:
    """A point of a reliability diagram: mean confidence, share that is right, number of pairs."""

    confidence: float
    accuracy: float
    n: int


def ece(p: ArrayLike, labels: ArrayLike, bins: int = BINS) -> float:
    """Expected calibration error of the top label, in bins of equal mass (Naeini et al. 2015; Nixon et al. 2019)."""
    return _binned_error(*_top(*labelled(p, labels)), bins)


def classwise_ece(p: ArrayLike, labels: ArrayLike, bins: int = BINS) -> float:
    """Mean over the three labels of the calibration error of that label's probability (Kull et al. 2019)."""
    rows, told = labelled(p, labels)
    return float(np.mean([_binned_error(rows[:, at], told == at, bins) for at in range(len(LABELS))]))


def excess_ece(p: ArrayLike, labels: ArrayLike, seed: int = 0, resamples: int = 1000, bins: int = BINS) -> float:
    """ECE less its mean where these very probabilities are true: what is left once the bias of small n is taken off.

    Each resample draws the label of every pair from the pair's own probabilities (the consistency resampling of
    Bröcker and Smith 2007). May be negative.
    """
    rows, told = labelled(p, labels)
    confidence, _ = _top(rows, told)
    rng = np.random.default_rng(seed)
    step = max(1, _CHUNK // len(rows))
    chunks = [min(step, resamples - start) for start in range(0, resamples, step)]
    drawn = [_errors(confidence, rng.random((size, len(rows))) < confidence, bins) for size in chunks]
    return ece(rows, told, bins) - float(np.concatenate(drawn).mean())


def brier(p: ArrayLike, labels: ArrayLike) -> float:
    """Mean squared distance to the true label's corner, 0 to 2 (Brier 1950)."""
    rows, told = labelled(p, labels)
    return float(np.mean(np.sum((rows - np.eye(len(LABELS))[told]) ** 2, axis=1)))


def nll(p: ArrayLike, labels: ArrayLike) -> float:
    """Mean negative logarithm (base e) of the true label's probability."""
    rows, told = labelled(p, labels)
    return float(-np.mean(np.log(np.maximum(rows[np.arange(len(rows)), told], _TINY))))


def reliability(p: ArrayLike, labels: ArrayLike, bins: int = BINS) -> tuple[ReliabilityBin, ...]:
    """The top label's reliability diagram, bins of equal mass from low to high confidence."""
    confidence, is_right = _top(*labelled(p, labels))
    ordered, right = _by_confidence(confidence, is_right[None, :])
    return tuple(
        ReliabilityBin(float(ordered[part].mean()), float(right[0, part].mean()), len(part))
        for part in _parts(len(ordered), bins)
    )


def selective_accuracy(p: ArrayLike, labels: ArrayLike, coverages: Sequence[float] = COVERAGES) -> tuple[float, ...]:
    """Accuracy on the most confident share of the pairs, at least one pair, for each coverage in (0, 1]."""
    risks = risk_coverage(p, labels)
    return tuple(1 - float(risks[max(1, round(share * len(risks))) - 1]) for share in coverages)


def risk_coverage(p: ArrayLike, labels: ArrayLike) -> _Numbers:
    """Share of errors among the k most confident pairs, for k = 1 to n (El-Yaniv and Wiener 2010).

    Its mean is the area under the risk-coverage curve.
    """
    confidence, is_right = _top(*labelled(p, labels))
    _, right = _by_confidence(confidence, is_right[None, :])
    risks: _Numbers = 1 - np.cumsum(right[0, ::-1]) / np.arange(1, len(confidence) + 1)
    return risks


def _top(rows: Scores, told: NDArray[np.int64]) -> tuple[_Numbers, NDArray[np.bool_]]:
    return rows.max(axis=1), rows.argmax(axis=1) == told


def _binned_error(confidence: _Numbers, is_right: NDArray[np.bool_], bins: int) -> float:
    return float(_errors(confidence, is_right[None, :], bins)[0])


def _errors(confidence: _Numbers, is_right: NDArray[np.bool_], bins: int) -> _Numbers:
    """Calibration errors of `is_right`, shape (draws, pairs)."""
    ordered, right = _by_confidence(confidence, is_right)
    starts = [part[0] for part in _parts(len(ordered), bins)]
    gaps: _Numbers = np.abs(np.add.reduceat(right - ordered, starts, axis=1)).sum(axis=1) / len(ordered)
    return gaps


def _by_confidence(confidence: _Numbers, is_right: NDArray[np.bool_]) -> tuple[_Numbers, _Numbers]:
    """Both in ascending order of confidence; pairs that tie hold the mean of their tie."""
    order = np.argsort(confidence, kind="stable")
    ordered = confidence[order]
    _, starts, sizes = np.unique(ordered, return_index=True, return_counts=True)
    sums = np.add.reduceat(is_right[:, order].astype(np.float64), starts, axis=1)
    return ordered, np.repeat(sums / sizes, sizes, axis=1)


def _parts(n: int, bins: int) -> list[NDArray[np.int64]]:
    return [part for part in np.array_split(np.arange(n), bins) if len(part)]
