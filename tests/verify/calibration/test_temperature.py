"""Temperature scaling."""

from collections.abc import Callable

import numpy as np
import pytest
from scipy.optimize import minimize_scalar

from synthesist.errors import WrongUse
from synthesist.verify.calibration.measures import nll
from synthesist.verify.calibration.temperature import HIGHEST, LOWEST, fit_scaling, fit_temperature, softmax

Draw = Callable[..., tuple[np.ndarray, np.ndarray, list[str]]]


@pytest.mark.parametrize("temperature", [0.5, 1.0, 1.7, 4.0])
def test_a_known_temperature_is_found(temperature: float, draw: Draw) -> None:
    """A user would see probabilities that are too sure, or not sure enough."""
    logits, labels, _ = draw(6000, temperature=temperature)
    assert fit_temperature(logits, labels) == pytest.approx(temperature, rel=0.06)


def test_the_likelihood_is_best_there(draw: Draw) -> None:
    """A user would get worse probabilities than the labels allow."""
    logits, labels, _ = draw(150, seed=4, temperature=2.5)
    best = minimize_scalar(lambda at: nll(softmax(logits, np.exp(at)), labels), bounds=(-3, 3), method="bounded")
    assert fit_temperature(logits, labels) == pytest.approx(np.exp(best.x), rel=1e-3)


def test_the_label_stays(draw: Draw) -> None:
    """A user would see calibration change a verdict."""
    logits, _, _ = draw(100)
    assert np.array_equal(softmax(logits, 7.3).argmax(axis=1), logits.argmax(axis=1))


def test_a_judge_that_is_always_or_never_right_has_a_temperature() -> None:
    """A user with thirty easy pairs would meet an overflow."""
    logits = np.eye(3)[[0, 1, 2] * 10] * 500
    labels = np.array([0, 1, 2] * 10)
    assert fit_temperature(logits, labels) == pytest.approx(LOWEST)
    assert fit_temperature(logits, (labels + 1) % 3) == pytest.approx(HIGHEST)


def test_rows_are_probabilities_and_what_was_not_judged_stays_unjudged() -> None:
    """A user would see a number for a pair that the judge could not answer."""
    p = softmax([[1e4, -1e4, 0.0], [np.nan, np.nan, np.nan], [np.inf, 0.0, 0.0], [0.0, 0.0, 0.0]])
    assert p[[0, 3]].sum(axis=1) == pytest.approx([1.0, 1.0])
    assert np.isnan(p[[1, 2]]).all()
    assert softmax(np.zeros((0, 3))).shape == (0, 3)


def test_scores_of_another_shape_are_refused() -> None:
    """A user would see a two-label judge calibrated as if it had three."""
    with pytest.raises(WrongUse):
        softmax([[1.0, 2.0]])


def test_offsets_mend_a_judge_that_takes_a_label_for_commoner_than_it_is(draw) -> None:
    """One number cannot make probabilities of a judge that finds support everywhere."""
    logits, labels, _ = draw(3000, temperature=1.5, spread=2.0)
    scale, offsets = fit_scaling(logits + np.array([2.0, 0.0, 0.0]), labels)
    assert scale == pytest.approx(1.5, rel=0.2)
    assert offsets[0] == pytest.approx(-2.0 / scale, abs=0.25)
    assert offsets[2] == 0.0
