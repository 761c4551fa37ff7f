"""Temperature scaling (Guo et al. 2017), with offsets for labels that are rarer or commoner than a judge thinks.

Both together are bias-corrected temperature scaling (Alexandari, Kundaje and Shrikumar 2020).
"""

import math

import numpy as np
from numpy.typing import ArrayLike

from synthesist.models import Scores
from synthesist.verify.calibration.checks import labelled, scores_of

LOWEST, HIGHEST = 0.05, 20.0
"""Where every label is right, or none, the likelihood has no optimum; the temperature then stops here."""

Offsets = tuple[float, float, float]
NO_OFFSETS: Offsets = (0.0, 0.0, 0.0)

_PULL = 2.0
"""Strength with which offsets are held at zero, in pairs: a handful of labels must not move them far."""

_GOLDEN = (math.sqrt(5) - 1) / 2
_STEPS = 60
_DECIMALS = 6


def softmax(logits: ArrayLike, temperature: float = 1.0, offsets: Offsets = NO_OFFSETS) -> Scores:
    """Probabilities of shape (pairs, 3); a row with a number that is not finite comes out as NaN."""
    rows = scores_of(logits) / temperature + np.asarray(offsets)
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


def fit_scaling(logits: ArrayLike, labels: ArrayLike) -> tuple[float, Offsets]:
    """The temperature, and the offsets of the first two labels beside the last, that minimise the log-likelihood.

    Found by BFGS from the best temperature alone; rounded to six decimals.
    """
    from scipy.optimize import minimize

    rows, told = labelled(logits, labels)
    start = fit_temperature(rows, told)

    def loss(at: np.ndarray) -> float:
        scaled = rows * math.exp(-at[0]) + np.array([at[1], at[2], 0.0])
        top = scaled.max(axis=1)
        logs = top + np.log(np.exp(scaled - top[:, None]).sum(axis=1))
        return float((logs - scaled[np.arange(len(rows)), told]).sum() + _PULL * (at[1] ** 2 + at[2] ** 2))

    low, high = math.log(LOWEST), math.log(HIGHEST)
    found = minimize(
        loss, np.array([math.log(start), 0.0, 0.0]), method="L-BFGS-B", bounds=[(low, high), (-9, 9), (-9, 9)]
    )
    scale, support, refute = (float(value) for value in found.x)
    return round(math.exp(scale), _DECIMALS), (round(support, _DECIMALS), round(refute, _DECIMALS), 0.0)
