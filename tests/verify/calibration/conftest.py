"""Labelled pairs of which everything is known: labels are drawn from the very probabilities that logits hold."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from synthesist.verify.calibration import Calibrator, fit

Made = tuple[NDArray[np.float64], NDArray[np.int64], list[str]]
FEATURES = ("cosine", "overlap", "margin")


def drawn(n: int, seed: int = 0, temperature: float = 1.0, spread: float = 2.0, per_group: int = 2) -> Made:
    """Logits whose softmax at `temperature` is the truth, labels drawn from it, and groups of equal size."""
    rng = np.random.default_rng(seed)
    true = rng.normal(scale=spread, size=(n, 3))
    p = np.exp(true) / np.exp(true).sum(axis=1, keepdims=True)
    labels = (rng.random((n, 1)) > np.cumsum(p, axis=1)).sum(axis=1).clip(0, 2)
    return true * temperature, labels, [f"work {at // per_group}" for at in range(n)]


@pytest.fixture
def draw() -> Callable[..., Made]:
    """See `drawn`."""
    return drawn


@pytest.fixture
def calibrate() -> Callable[..., Calibrator]:
    """A calibrator of labelled pairs, with features of chance unless some are given."""

    def made(logits: Any, labels: Any, groups: Any, features: Any = None, **changed: Any) -> Calibrator:
        given = np.random.default_rng(1).normal(size=(len(logits), 3)) if features is None else features
        said = {"name": "test", "population": "drawn pairs", "labelled_by": "a die", "date": "2026-01-02"}
        named = {**said, "judge": "judge/1", "feature_names": FEATURES, **changed}
        return fit(logits, labels, groups, given, **named)

    return made
