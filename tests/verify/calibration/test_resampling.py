"""How well calibration holds on pairs that it was not fitted on."""

from collections.abc import Callable

import numpy as np
import pytest

from synthesist.errors import WrongUse
from synthesist.verify.calibration import out_of_fold, resplit_coverage
from synthesist.verify.calibration.conformal import LEVELS, coverage
from synthesist.verify.calibration.measures import excess_ece
from synthesist.verify.calibration.temperature import softmax

Draw = Callable[..., tuple[np.ndarray, np.ndarray, list[str]]]


def test_probabilities_out_of_fold_are_calibrated(draw: Draw) -> None:
    """A user would be shown a calibration error that the calibrator does not have."""
    logits, labels, groups = draw(900, temperature=3.0)
    found = out_of_fold(logits, labels, groups)
    assert excess_ece(softmax(logits), labels) > 0.1
    assert excess_ece(found.p, labels) < 0.03
    for level in LEVELS:
        assert coverage(found.members[level], labels) == pytest.approx(level / 100, abs=0.04)


def test_no_group_is_in_two_folds(draw: Draw) -> None:
    """A user would read a figure that is inflated by what the calibrator has seen."""
    logits, labels, groups = draw(200, per_group=4)
    fold = out_of_fold(logits, labels, groups).fold
    assert set(fold) == set(range(5))
    assert all(len(set(fold[at : at + 4])) == 1 for at in range(0, 200, 4))


def test_labels_of_a_fold_do_not_touch_its_probabilities(draw: Draw) -> None:
    """A user would read a figure measured on the labels that it was fitted on."""
    logits, labels, groups = draw(300)
    before = out_of_fold(logits, labels, groups)
    changed = np.where(before.fold == 0, (labels + 1) % 3, labels)
    after = out_of_fold(logits, changed, groups)
    held = before.fold == 0
    assert np.array_equal(before.p[held], after.p[held])
    assert np.array_equal(before.members[90][held], after.members[90][held])
    assert not np.array_equal(before.p[~held], after.p[~held])


@pytest.mark.parametrize("level", LEVELS)
def test_coverage_over_splits_is_near_the_level(level: int, draw: Draw) -> None:
    """A user would be told that sets hold the truth more, or less, often than they do."""
    found = resplit_coverage(*draw(700), times=30, level=level)
    assert found.shape == (30,)
    assert level / 100 - 0.01 < found.mean() < level / 100 + 0.02
    assert len(set(found)) > 10
    assert np.array_equal(found[:3], resplit_coverage(*draw(700), times=3, level=level))


def test_splits_that_cannot_be_made_are_said(draw: Draw) -> None:
    """A user would meet a division by zero."""
    for folds in (1, 11):
        with pytest.raises(WrongUse, match="folds"):
            out_of_fold(*draw(100), folds=folds)
    for share in (0.0, 1.0):
        with pytest.raises(WrongUse, match="share"):
            resplit_coverage(*draw(100), share=share)
    with pytest.raises(WrongUse, match="too few"):
        resplit_coverage(*draw(40))
