"""Estimates of accuracy on a target without labels, from a source with labels.

All take calibrated probabilities of shape (pairs, labels) and give a share; `Transfer` holds what all of them see. None
is used in reports. The three read-outs of conformal p-values are ours: they are not the published CPC (Lu et al. 2022,
arXiv 2207.05796), whose method was not at hand.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Shares = NDArray[np.float64]

LEVEL = 0.9
"""Of the conformal sets."""


@dataclass(frozen=True, slots=True)
class Transfer:
    """A source with labels and a target without.

    Attributes:
        source, target: probabilities, shape (pairs, labels).
        labels: of the source's pairs, shape (pairs,).
        source_p_values, target_p_values: conformal p-values of each label, made of source pairs that are not the pair
            itself; shape (pairs, labels).
    """

    source: Shares
    labels: NDArray[np.int64]
    target: Shares
    source_p_values: Shares
    target_p_values: Shares

    @property
    def source_accuracy(self) -> float:
        """Share of the source's pairs whose likeliest label is right."""
        return float(np.mean(self.source.argmax(axis=1) == self.labels))


Estimator = Callable[[Transfer], float]


def carried_over(known: Transfer) -> float:
    """The source's accuracy, as if nothing had changed."""
    return known.source_accuracy


def average_confidence(known: Transfer) -> float:
    """AC: mean of the largest probability on the target (Hendrycks and Gimpel 2017)."""
    return float(known.target.max(axis=1).mean())


def difference_of_confidences(known: Transfer) -> float:
    """DoC: the source's accuracy less the fall in mean confidence (Guillory et al. 2021)."""
    fall = float(known.source.max(axis=1).mean() - known.target.max(axis=1).mean())
    return known.source_accuracy - fall


def thresholded_confidence(known: Transfer) -> float:
    """ATC-MC: share of target pairs more confident than the threshold that as many source pairs exceed as are right.

    Garg et al. 2022.
    """
    return _thresholded(known, known.source.max(axis=1), known.target.max(axis=1))


def thresholded_entropy(known: Transfer) -> float:
    """ATC-NE: the same with negative entropy for confidence (Garg et al. 2022)."""
    return _thresholded(known, _negative_entropy(known.source), _negative_entropy(known.target))


def transported_confidence(known: Transfer) -> float:
    """COT: one less the cost of moving the target's probabilities to the source's labels (Lu et al. 2023).

    The cost of moving p to label y is 1 - p(y): half the absolute distance to its one-hot vector.
    """
    masses = np.bincount(known.labels, minlength=known.source.shape[1]) / len(known.labels)
    return 1 - transport_cost(1 - known.target, masses)


def inverse_set_size(known: Transfer) -> float:
    """Read-out of set sizes: the source's accuracy, moved by the change of mean 1 / size."""
    return _moved(known, lambda p_values: 1 / np.maximum(1, (p_values > 1 - LEVEL).sum(axis=1)))


def singleton_share(known: Transfer) -> float:
    """Read-out of singletons: the source's accuracy, moved by the change of the share of one-label sets."""
    return _moved(known, lambda p_values: (p_values > 1 - LEVEL).sum(axis=1) == 1)


def conformal_confidence(known: Transfer) -> float:
    """Read-out of confidence: the source's accuracy, moved by the change of mean 1 - second-largest p-value."""
    return _moved(known, lambda p_values: 1 - np.sort(p_values, axis=1)[:, -2])


ESTIMATORS: Mapping[str, Estimator] = {
    "source": carried_over,
    "AC": average_confidence,
    "DoC": difference_of_confidences,
    "ATC-MC": thresholded_confidence,
    "ATC-NE": thresholded_entropy,
    "COT": transported_confidence,
    "sets": inverse_set_size,
    "singletons": singleton_share,
    "confidence": conformal_confidence,
}


def estimates(known: Transfer) -> dict[str, float]:
    """By estimator, an accuracy from 0 to 1."""
    return {name: min(1.0, max(0.0, estimator(known))) for name, estimator in ESTIMATORS.items()}


def transport_cost(costs: Shares, masses: Shares) -> float:
    """The least mean cost of giving each row one label, so that labels take these shares of the rows.

    Args:
        costs: shape (rows, labels).
        masses: shape (labels,), adding up to 1.

    Rows may be split between labels. Solved as a linear program.
    """
    from scipy.optimize import linprog
    from scipy.sparse import csr_array, vstack

    rows, labels = costs.shape
    cells = np.arange(rows * labels)
    ones = np.ones(rows * labels)
    of_rows = csr_array((ones, (cells // labels, cells)), shape=(rows, rows * labels))
    of_labels = csr_array((ones, (cells % labels, cells)), shape=(labels, rows * labels))
    # One condition follows from the others; with it, rounding could leave no solution.
    conditions = vstack([of_rows, of_labels[: labels - 1]])
    wanted = np.concatenate([np.full(rows, 1 / rows), masses[: labels - 1]])
    return float(linprog(costs.ravel(), A_eq=conditions, b_eq=wanted, bounds=(0, None), method="highs").fun)


def _thresholded(known: Transfer, source: Shares, target: Shares) -> float:
    """The threshold lies where the share of the source above it is the source's accuracy."""
    above = round(known.source_accuracy * len(source))
    ordered = np.sort(source)
    threshold = ordered[len(source) - above - 1] if above < len(source) else -np.inf
    return float((target > threshold).mean())


def _negative_entropy(p: Shares) -> Shares:
    entropy: Shares = (p * np.log(np.maximum(p, 1e-300))).sum(axis=1)
    return entropy


def _moved(known: Transfer, read: Callable[[Shares], NDArray[np.float64] | NDArray[np.bool_]]) -> float:
    target, source = (float(np.mean(read(one), dtype=float)) for one in (known.target_p_values, known.source_p_values))
    return known.source_accuracy + target - source
