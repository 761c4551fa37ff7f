"""Sets and p-values beside those of two libraries that others rely on: MAPIE and crepes."""

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from sklearn.base import BaseEstimator, ClassifierMixin

from synthesist.verify.calibration import conformal
from synthesist.verify.calibration.conformal import LEVELS


class Given(ClassifierMixin, BaseEstimator):
    """A fitted classifier whose probabilities are its input."""

    def __init__(self) -> None:
        self.classes_ = np.array([0, 1, 2])
        self.n_features_in_ = 3

    def fit(self, x: Any, y: Any) -> "Given":
        """Nothing is learnt."""
        return self

    def predict_proba(self, x: Any) -> NDArray[np.float64]:
        """The input."""
        return np.asarray(x)

    def predict(self, x: Any) -> NDArray[np.int64]:
        """The column of the largest."""
        return np.asarray(x).argmax(axis=1)


def pairs(seed: int, n: int) -> tuple[NDArray[np.float64], NDArray[np.int64], NDArray[np.float64]]:
    """Calibration probabilities and labels, and target probabilities."""
    rng = np.random.default_rng(seed)
    p = rng.dirichlet([0.7, 0.7, 0.7], n)
    labels = np.array([rng.choice(3, p=row) for row in p])
    return p, labels, rng.dirichlet([0.7, 0.7, 0.7], 100)


@pytest.mark.parametrize("n", [57, 200, 341])
@pytest.mark.parametrize("level", LEVELS)
def test_marginal_sets_are_those_of_mapie(n: int, level: int) -> None:
    """A user could not check our sets with another tool."""
    from mapie.classification import SplitConformalClassifier

    p, labels, target = pairs(n, n)
    oracle = SplitConformalClassifier(Given(), confidence_level=level / 100, conformity_score="lac", prefit=True)
    _, sets = oracle.conformalize(p, labels).predict_set(target)
    assert np.array_equal(conformal.members(target, conformal.marginal_quantile(p, labels, level)), sets[:, :, 0])


@pytest.mark.parametrize("n", [40, 200, 341])
def test_p_values_by_label_are_those_of_crepes(n: int) -> None:
    """A user could not check our p-values with another tool."""
    p, labels, target = pairs(n, n)
    assert conformal.p_values(p, labels, target) == pytest.approx(
        _calibrated(p, labels).predict_p(target, smoothing=False)
    )


@pytest.mark.parametrize("n", [40, 200, 341])
@pytest.mark.parametrize("level", LEVELS)
def test_sets_by_label_are_those_of_crepes(n: int, level: int) -> None:
    """A user could not check the sets that a verdict shows with another tool."""
    p, labels, target = pairs(n + 1, n)
    # crepes keeps a label whose p-value is the risk itself, which the theorem leaves out: ask it for a hair less
    asked = level / 100 - 0.001 / (n + 1)
    sets = _calibrated(p, labels).predict_set(target, labels=False, confidence=asked, smoothing=False)
    limits = conformal.class_quantiles(p, labels, level)
    assert np.array_equal(conformal.members(target, limits), sets.astype(bool))


def _calibrated(p: NDArray[np.float64], labels: NDArray[np.int64]) -> Any:
    from crepes import WrapClassifier

    wrapped = WrapClassifier(Given())
    wrapped.fit(p, labels)
    wrapped.calibrate(p, labels, class_cond=True)
    return wrapped
