"""SUPPORT with a statistical guarantee."""

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.stats import binom

from synthesist.verify.calibration.badge import (
    DELTA,
    Badge,
    bears_badge,
    binomial_p_value,
    guarantee,
    order_thresholds,
)


def supporting(p: float, accepted: int, errors: int, rest: int = 10) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Pairs that reach p(SUPPORT), some of them wrongly, and pairs that do not."""
    rows = np.vstack([np.tile([p, 1 - p, 0.0], (accepted, 1)), np.tile([0.1, 0.0, 0.9], (rest, 1))])
    return rows, np.array([0] * (accepted - errors) + [1] * errors + [2] * rest)


@pytest.mark.parametrize(("accepted", "errors"), [(22, 0), (38, 1), (52, 2)])
def test_the_counts_that_pass_at_ten_percent_are_the_known_ones(accepted: int, errors: int) -> None:
    """A user would see a badge that so few pairs cannot carry."""
    assert binomial_p_value(errors, accepted) <= DELTA < binomial_p_value(errors, accepted - 1)
    for count, passes in ((accepted, True), (accepted - 1, False)):
        p, labels = supporting(0.95, count, errors)
        badge = guarantee(p, labels, [str(at) for at in range(len(p))], [0.9])
        assert (badge is not None) is passes


@pytest.mark.parametrize(("errors", "accepted"), [(0, 0), (0, 45), (7, 100), (480, 5000), (30, 30)])
def test_the_p_value_is_the_binomial_one(errors: int, accepted: int) -> None:
    """A user with many pairs would meet an overflow, or a guarantee reckoned wrongly."""
    assert binomial_p_value(errors, accepted) == pytest.approx(binom.cdf(errors, accepted, 0.1))


def test_testing_stops_at_the_first_threshold_that_fails() -> None:
    """A user would see a badge found by trying thresholds until one passed."""
    strict, lax = supporting(0.95, 20, 0, rest=0), supporting(0.75, 40, 0, rest=0)
    p, labels = np.vstack([strict[0], lax[0]]), np.concatenate([strict[1], lax[1]])
    groups = [str(at) for at in range(len(p))]
    assert guarantee(p, labels, groups, [0.9, 0.7]) is None
    badge = guarantee(p, labels, groups, [0.7, 0.6])
    assert badge == Badge(threshold=0.6, risk=0.1, delta=0.1, accepted=60, errors=0, n=60)


def test_a_group_speaks_once() -> None:
    """A user would see a badge that rests on one document with thirty claims."""
    p, labels = supporting(0.95, 30, 0, rest=0)
    assert guarantee(p, labels, ["one"] * 30, [0.9]) is None
    assert guarantee(p, labels, [str(at) for at in range(30)], [0.9]) is not None
    p, labels = np.repeat(p, 2, axis=0), np.array([0, 1] * 30)
    badge = guarantee(p, labels, [str(at // 2) for at in range(60)], [0.9])
    assert badge is not None
    assert (badge.accepted, badge.errors, badge.n) == (30, 0, 30)


def test_thresholds_go_from_strict_to_lax_and_start_where_enough_is_accepted() -> None:
    """A user would see no badge because the first threshold tested accepts nothing."""
    p, labels = supporting(0.8, 60, 1, rest=40)
    thresholds = order_thresholds(p, labels, groups=100)
    assert thresholds[0] == 0.8
    assert list(thresholds) == sorted(thresholds, reverse=True)
    assert min(thresholds) >= 0.5


def test_the_risk_is_kept_as_often_as_promised() -> None:
    """A user would meet badges that are wrong more often than one in ten."""
    rng = np.random.default_rng(0)
    thresholds = [at / 100 for at in range(80, 49, -1)]
    broken = given = 0
    for _ in range(300):
        support = rng.uniform(0.5, 1.0, 400)
        p = np.column_stack([support, 1 - support, np.zeros(400)])
        labels = (rng.random(400) < 0.6 * (1 - support)).astype(np.int64)  # so the risk from t on is 0.3 × (1 - t)
        badge = guarantee(p, labels, [str(row) for row in range(400)], thresholds)
        given += badge is not None
        broken += badge is not None and 0.3 * (1 - badge.threshold) > badge.risk
    assert given > 200
    assert broken / 300 <= DELTA + 3 * np.sqrt(DELTA * (1 - DELTA) / 300)


def test_only_what_reaches_the_threshold_bears_it() -> None:
    """A user would see a badge on a pair that was never judged."""
    badge = Badge(threshold=0.9, risk=0.1, delta=0.1, accepted=22, errors=0, n=30)
    p = np.array([[0.9, 0.1, 0.0], [0.89, 0.11, 0.0], [np.nan] * 3])
    assert bears_badge(p, badge).tolist() == [True, False, False]
    assert not bears_badge(p, None).any()
