"""How good probabilities are."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import log_loss

from synthesist.errors import WrongUse
from synthesist.verify.calibration import measures
from synthesist.verify.calibration.temperature import softmax

Draw = Callable[..., tuple[np.ndarray, np.ndarray, list[str]]]

SURE = np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]])


def test_ece_is_that_of_a_diagram_reckoned_by_hand() -> None:
    """A user would be told of an error that nobody can reckon again."""
    p = np.array([[0.6, 0.3, 0.1], [0.6, 0.2, 0.2], [0.9, 0.05, 0.05], [0.1, 0.0, 0.9]])
    labels = [0, 1, 0, 2]
    assert measures.ece(p, labels, bins=2) == pytest.approx((abs(0.5 - 0.6) + abs(1 - 0.9)) / 2)
    low, high = measures.reliability(p, labels, bins=2)
    assert (low.confidence, low.accuracy, low.n) == pytest.approx((0.6, 0.5, 2))
    assert (high.confidence, high.accuracy, high.n) == pytest.approx((0.9, 1.0, 2))


def test_brier_and_nll_are_those_of_the_field(draw: Draw) -> None:
    """A user could compare no figure with a published one."""
    logits, labels, _ = draw(200)
    p = softmax(logits)
    assert measures.nll(p, labels) == pytest.approx(log_loss(labels, p))
    assert measures.brier(p, labels) == pytest.approx(np.mean(np.sum((p - np.eye(3)[labels]) ** 2, axis=1)))
    assert measures.brier(SURE, [1, 2, 0]) == 2.0
    assert np.isfinite(measures.nll(SURE, [1, 2, 0]))


def test_classwise_ece_sees_what_the_top_label_hides() -> None:
    """A user would trust the probability of REFUTE because that of SUPPORT is right."""
    p = np.tile([0.6, 0.4, 0.0], (100, 1))
    labels = np.repeat([0, 2], [60, 40])
    assert measures.ece(p, labels) == pytest.approx(0.0)
    assert measures.classwise_ece(p, labels) == pytest.approx(0.8 / 3)


def test_nothing_is_in_excess_where_probabilities_are_true(draw: Draw) -> None:
    """A user would read the bias of few pairs as an error of the judge."""
    found = [
        measures.excess_ece(softmax(logits), labels, seed)
        for seed in range(20)
        for logits, labels, _ in [draw(300, seed)]
    ]
    assert abs(np.mean(found)) < 0.006


def test_an_overconfident_judge_is_in_excess(draw: Draw) -> None:
    """A user would be shown 95 % where 75 % is true."""
    logits, labels, _ = draw(600, temperature=3.0)
    assert measures.excess_ece(softmax(logits), labels) > 0.1


def test_the_excess_is_the_same_again_and_however_it_is_cut(draw: Draw, monkeypatch: pytest.MonkeyPatch) -> None:
    """A user would get another figure on each run."""
    logits, labels, _ = draw(100)
    whole = measures.excess_ece(softmax(logits), labels, 3)
    monkeypatch.setattr(measures, "_CHUNK", 1_000)
    assert measures.excess_ece(softmax(logits), labels, 3) == pytest.approx(whole)


@given(st.permutations(range(40)))
def test_the_order_of_rows_does_not_matter(order: list[int]) -> None:
    """A user who sorts a file would see other figures, where many pairs are equally sure."""
    rng = np.random.default_rng(0)
    p = np.round(rng.dirichlet([1, 1, 1], 40), 1)
    labels = rng.integers(0, 3, 40)
    assert measures.ece(p[order], labels[order]) == pytest.approx(measures.ece(p, labels))
    assert measures.risk_coverage(p[order], labels[order]) == pytest.approx(measures.risk_coverage(p, labels))


def test_selective_accuracy_is_that_of_the_most_confident() -> None:
    """A user would not learn that the surest verdicts are the right ones."""
    confidence = np.linspace(0.5, 0.95, 10)
    p = np.column_stack([confidence, 1 - confidence, np.zeros(10)])
    labels = [1, 1, 1, 1, 0, 0, 0, 0, 0, 0]
    assert measures.selective_accuracy(p, labels) == pytest.approx((0.6, 0.75, 1.0, 1.0, 1.0))
    assert measures.selective_accuracy(p, labels, [0.01]) == (1.0,)
    assert len(measures.risk_coverage(p, labels)) == 10


def test_fewer_pairs_than_bins_are_measured() -> None:
    """A user with three labels would meet a division by zero."""
    assert measures.ece(SURE, [0, 1, 2]) == 0.0
    assert sum(part.n for part in measures.reliability(SURE, [0, 1, 2])) == 3


@pytest.mark.parametrize(
    ("p", "labels"),
    [
        ([[0.5, 0.5]], [0]),
        ([[0.2, 0.3, 0.5]], [3]),
        ([[0.2, 0.3, 0.5]], [-1]),
        ([[0.2, 0.3, 0.5]], [0.0]),
        ([[0.2, 0.3, 0.5]], [0, 1]),
        ([[0.2, np.nan, 0.5]], [0]),
        (np.zeros((0, 3)), np.zeros(0, dtype=int)),
    ],
)
def test_what_cannot_be_measured_is_said(p: object, labels: object) -> None:
    """A user would get a figure over unjudged or unlabelled pairs."""
    with pytest.raises(WrongUse) as caught:
        measures.ece(p, labels)
    assert caught.value.hint
