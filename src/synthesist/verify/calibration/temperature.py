"""Temperature scaling: one number, fitted on labelled pairs, that no ranking of labels depends on (Guo et al. 2017)."""

import math

import numpy as np
from numpy.typing import ArrayLike

from synthesist.models import Scores
from synthesist.verify.calibration.checks import labelled, scores_of

LOWEST, HIGHEST = 0.05, 20.0
"""Where every label is right, or none, the likelihood has no optimum; the temperature then stops here."""

_GOLDEN = (math.sqrt(5) - 1) / 2
_STEPS = 60
_DECIMALS = 6


def softmax(logits: ArrayLike, temperature: float = 1.0) -> Scores:
    """Probabilities of shape (pairs, 3); a row with a number that is not finite comes out as NaN."""
    rows = scores_of(logits) / temperature
    rows = np.where(np.isfinite(rows).all(axis=1, keepdims=True), rows, np.nan)
    raised = np.exp(rows - rows.max(axis=1, keepdims=True, initial=-np.inf))
    probabilities: Scores = raised / raised.sum(axis=1, keepdims=True)
    return probabilities


def fit_temperature(logits: ArrayLike, labels: ArrayLike) -> float:
    """The T in [0.05, 20] that minimises the negative log-likelihood of softmax(logits / T), to six decimals.

    The likelihood is convex in 1/T, so a golden-section search on log T finds its only minimum.
    """
    rows, told = labelled(logits, labels)
    shifted = rows - rows[np.arange(len(rows)), told][:, None]

    def loss(log_t: float) -> float:
        scaled = shifted / math.exp(log_t)
        top = scaled.max(axis=1)
        return float(np.mean(top + np.log(np.exp(scaled - top[:, None]).sum(axis=1))))

    low, high = math.log(LOWEST), math.log(HIGHEST)
    for _ in range(_STEPS):
        span = _GOLDEN * (high - low)
        low, high = (low, low + span) if loss(high - span) <= loss(low + span) else (high - span, high)
    return round(math.exp((low + high) / 2), _DECIMALS)
