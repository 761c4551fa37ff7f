"""The alarm: are the pairs at hand like those that a calibrator was made of?"""

from collections import Counter
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from synthesist.errors import WrongUse
from synthesist.records import Shift
from synthesist.verify.calibration import Calibrator
from synthesist.verify.shift import auc, fit_logistic, measure, nearest

NAMES = ("one", "two", "three")


def cloud(n: int, seed: int, *, apart: float = 0.0, columns: int = 10) -> NDArray[np.float64]:
    """Normal rows, all columns moved so that the best classifier sees a distance of `apart`."""
    return np.random.default_rng(seed).normal(size=(n, columns)) + apart / np.sqrt(columns)


def calibrator(name: str, reference: NDArray[np.float64]) -> Calibrator:
    """A calibrator of which only the reference matters."""
    return Calibrator(
        name=name,
        population="",
        labelled_by="",
        n=0,
        groups=0,
        date="",
        judge="",
        temperature=1.0,
        offsets=(0.0, 0.0, 0.0),
        quantiles={},
        badge=None,
        sure={},
        counts={},
        reference=tuple(map(tuple, reference.tolist())),
        reference_groups=tuple(range(len(reference))),
        feature_names=NAMES,
    )


@pytest.mark.parametrize("n", [20, 50, 300])
def test_pairs_of_the_same_kind_seldom_ring(n: int) -> None:
    """A user would have numbers withheld that hold."""
    states = Counter(measure(cloud(n, 2 * seed), cloud(400, 2 * seed + 1), seed=seed).state for seed in range(30))
    assert states[Shift.NONE] >= 25
    assert not states[Shift.LARGE]


@pytest.mark.parametrize(
    ("n", "apart", "state"), [(30, 4.0, Shift.LARGE), (300, 3.0, Shift.LARGE), (300, 0.8, Shift.SOME)]
)
def test_pairs_of_another_kind_ring(n: int, apart: float, state: Shift) -> None:
    """A user would be shown numbers that do not hold for these pairs."""
    for seed in range(5):
        reading = measure(cloud(n, 2 * seed, apart=apart), cloud(400, 2 * seed + 1), seed=seed)
        assert reading.state is state
        assert reading.n == n
        assert reading.p_value is not None
        assert reading.p_value <= 0.05


def test_the_auc_is_that_of_the_best_classifier() -> None:
    """A user would have the alarm set by how much the program learnt, not by the shift."""
    reading = measure(cloud(400, 1, apart=1.0), cloud(400, 2))
    assert reading.auc == pytest.approx(0.76, abs=0.04)  # the normal law's value at 1 / √2


@pytest.mark.parametrize("n", [0, 1, 19])
def test_too_few_pairs_tell_nothing(n: int) -> None:
    """A user with five pairs would be told that they are alike, or not."""
    assert measure(cloud(n, 1, apart=9.0), cloud(400, 2)).state is Shift.UNKNOWN
    assert measure(cloud(400, 2), cloud(n, 1)) == measure(cloud(400, 3), cloud(n, 1))
    assert measure(np.zeros((0, 10)), ()).auc is None


def test_pairs_of_one_document_do_not_ring_for_being_of_one_document() -> None:
    """A user would have numbers withheld because pairs of one document resemble each other."""
    rng = np.random.default_rng(0)

    def grouped(groups: int) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
        centres = np.repeat(rng.normal(size=(groups, 10)), 6, axis=0)
        return centres + rng.normal(size=centres.shape), np.repeat(np.arange(groups), 6)

    states: Counter[Shift] = Counter()
    for seed in range(10):
        (ours, groups), (theirs, their_groups) = grouped(10), grouped(60)
        states[measure(ours, theirs, groups.tolist(), their_groups.tolist(), seed).state] += 1
    assert states[Shift.NONE] >= 8


def test_three_groups_tell_nothing() -> None:
    """A user would be told of a shift that is one odd document."""
    assert measure(cloud(60, 1, apart=9.0), cloud(400, 2), ["a", "b", "c"] * 20).state is Shift.UNKNOWN


def test_a_reading_is_the_same_again_in_any_order() -> None:
    """A user would see numbers come and go between runs."""
    ours, theirs = cloud(500, 1, apart=0.5), cloud(450, 2)
    order = np.random.default_rng(0).permutation(500)
    assert measure(ours, theirs) == measure(ours, theirs) == measure(ours[order], theirs[::-1])


def test_columns_that_say_nothing_and_rows_that_lack_numbers_do_no_harm() -> None:
    """A user would meet a division by zero, or an alarm that rings for a missing feature."""
    ours, theirs = cloud(100, 1), cloud(400, 2)
    plain = measure(ours, theirs)
    constant = measure(np.column_stack([ours, np.ones(100)]), np.column_stack([theirs, np.ones(400)]))
    assert constant.auc == pytest.approx(plain.auc, abs=0.1)
    ours[:30, 0], ours[30:40, 2] = np.nan, np.inf
    assert measure(ours, theirs).n == 60
    ours[:85] = np.nan
    assert measure(ours, theirs).state is Shift.UNKNOWN
    same = measure(np.ones((50, 3)), np.ones((50, 3)))
    assert (same.auc, same.state) == (0.5, Shift.NONE)


def test_what_never_overlaps_is_told_apart() -> None:
    """A user would meet an overflow where the two have nothing in common."""
    reading = measure(np.full((50, 2), 1e9), np.zeros((50, 2)))
    assert (reading.auc, reading.state) == (1.0, Shift.LARGE)


@pytest.mark.parametrize(
    ("target", "groups"),
    [(cloud(50, 1, columns=3), None), (np.zeros(50), None), (cloud(50, 1), ["a"] * 49)],
)
def test_features_that_do_not_fit_are_said(target: Any, groups: Any) -> None:
    """A user would have one judge's features held against another's."""
    with pytest.raises(WrongUse) as caught:
        measure(target, cloud(100, 2), groups)
    assert caught.value.hint


def test_the_nearest_calibrator_is_chosen() -> None:
    """A user with NLP papers would be shown numbers measured on medicine."""
    far, near = calibrator("far", cloud(200, 1, apart=3.0)), calibrator("near", cloud(200, 2))
    for calibrators in ([far, near], [near, far]):
        chosen, reading = nearest(cloud(100, 3), calibrators)
        assert chosen.name == "near"
        assert reading.state is Shift.NONE
    chosen, reading = nearest(cloud(100, 3, apart=3.0), [near, far])
    assert (chosen.name, reading.state) == ("far", Shift.NONE)


def test_where_nothing_can_be_told_the_first_calibrator_stands() -> None:
    """A user with three pairs would get no calibrator, or another one each time."""
    first, second = calibrator("first", cloud(200, 1)), calibrator("second", cloud(200, 2))
    chosen, reading = nearest(cloud(3, 3), [first, second])
    assert (chosen.name, reading.state) == ("first", Shift.UNKNOWN)
    with pytest.raises(WrongUse, match="no calibrator"):
        nearest(cloud(3, 3), [])


@pytest.mark.parametrize("apart", [0.5, 2.0, 50.0])
def test_the_classifier_is_the_one_that_everybody_has(apart: float) -> None:
    """A user could not check an AUC with another tool."""
    x = np.vstack([cloud(60, 1, apart=apart), cloud(300, 2)])
    is_target = np.arange(360) < 60
    oracle = LogisticRegression(C=1.0, tol=1e-10, max_iter=10_000).fit(x, is_target)
    weights = fit_logistic(np.column_stack([np.ones(360), x]), is_target)
    assert weights[1:] == pytest.approx(oracle.coef_[0], abs=1e-4)
    assert weights[0] == pytest.approx(oracle.intercept_[0], abs=1e-3)


def test_the_area_is_the_one_that_everybody_has() -> None:
    """A user would get another area where scores tie."""
    rng = np.random.default_rng(0)
    scores, is_target = rng.integers(0, 6, 200).astype(float), rng.random(200) < 0.2
    assert auc(scores[is_target], scores[~is_target]) == pytest.approx(roc_auc_score(is_target, scores))
