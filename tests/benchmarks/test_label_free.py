"""Estimates of accuracy without labels, on sources and targets whose truth is known."""

import numpy as np
import pytest
from studies.label_free.estimators import ESTIMATORS, Transfer, estimates, transport_cost
from studies.label_free.measuring import Measured
from studies.label_free.tables import BEGIN, END, placed, sampling_error, tables


def known(source, labels, target):
    """P-values that are the probabilities: their order is all that the read-outs see."""
    ours, theirs = np.array(source), np.array(target)
    return Transfer(ours, np.array(labels), theirs, ours, theirs)


SOURCE = [[0.8, 0.1, 0.1], [0.2, 0.7, 0.1], [0.5, 0.3, 0.2], [0.4, 0.35, 0.25]]
LABELS = [0, 1, 0, 1]


def test_where_nothing_changed_estimators_give_the_source_accuracy():
    """An estimator that is off on its own source is off everywhere."""
    told = estimates(known(SOURCE, LABELS, SOURCE))
    for name in ("source", "DoC", "ATC-MC", "ATC-NE", "sets", "singletons", "confidence"):
        assert told[name] == pytest.approx(0.75), name
    assert told["AC"] == pytest.approx(0.6)


def test_less_confidence_means_less_accuracy():
    """A fall in confidence would go unnoticed."""
    told = estimates(known(SOURCE, LABELS, [[0.4, 0.3, 0.3]] * 4))
    assert told["ATC-MC"] == 0
    assert told["DoC"] == pytest.approx(0.55)
    assert told["source"] == pytest.approx(0.75)


def test_transport_costs_what_the_cheapest_assignment_costs():
    """COT would be another quantity than its name says."""
    costs = np.array([[0.0, 1.0], [0.2, 0.8], [0.9, 0.1], [0.5, 0.5]])
    assert transport_cost(costs, np.array([0.5, 0.5])) == pytest.approx((0.0 + 0.2 + 0.1 + 0.5) / 4)
    assert transport_cost(costs, np.array([1.0, 0.0])) == pytest.approx(costs[:, 0].mean())


def test_estimates_are_shares():
    """A table would show accuracies below nothing or above all."""
    told = estimates(known(SOURCE, [2, 2, 2, 2], [[0.34, 0.33, 0.33]] * 3))
    assert set(told) == set(ESTIMATORS)
    assert all(0 <= share <= 1 for share in told.values())


def measured(source, target, truth, **told):
    """One trial."""
    return Measured(source, target, 100, 100, 0.8, truth, 0.5, dict.fromkeys(ESTIMATORS, 0.8) | told)


def test_tables_give_errors_within_and_across():
    """A reader would take the error on the same source for that on another."""
    text = tables([measured("a", "a", 0.8), measured("a", "b", 0.5, AC=0.6)])
    assert "| AC | 0.0 | 10.0 | 10.0 |" in text
    assert "| source | 0.0 | 30.0 | 30.0 |" in text
    assert "a → b" in text
    assert "the best, AC," in text


def test_labels_at_hand_are_the_comparison():
    """An estimator would look good where a hundred labels do better."""
    assert sampling_error([measured("a", "b", 0.5)], 100) == pytest.approx(100 * np.sqrt(2 / np.pi) * 0.05)


def test_figures_stand_between_their_marks():
    """A second run would pile tables up, or lose the note's words."""
    note = f"before\n{BEGIN}\nold\n{END}\nafter\n"
    assert placed(placed(note, "new"), "newer") == f"before\n{BEGIN}\nnewer\n{END}\nafter\n"
    with pytest.raises(ValueError, match="no place"):
        placed("no marks", "new")
