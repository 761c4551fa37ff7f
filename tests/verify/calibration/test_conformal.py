"""Sets of labels that cannot be ruled out."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import beta

from synthesist.records import Label
from synthesist.verify.calibration import conformal
from synthesist.verify.calibration.conformal import LEVELS
from synthesist.verify.calibration.temperature import softmax

Draw = Callable[..., tuple[np.ndarray, np.ndarray, list[str]]]


@pytest.mark.parametrize(
    ("n", "level", "rank"),
    [(9, 90, 9), (10, 90, 10), (19, 90, 18), (4, 80, 4), (19, 95, 19), (99, 95, 95), (69, 90, 63)],
)
def test_the_quantile_has_the_rank_of_the_theorem(n: int, level: int, rank: int) -> None:
    """A user would get sets a hair too small, or too wide for want of exact whole numbers."""
    assert conformal.quantile(np.random.default_rng(0).permutation(np.arange(1.0, n + 1)), level) == rank


@pytest.mark.parametrize(("n", "level"), [(0, 80), (3, 80), (8, 90), (18, 95)])
def test_too_few_pairs_rule_nothing_out(n: int, level: int) -> None:
    """A user would see a label ruled out on the word of eight pairs."""
    assert conformal.quantile(np.arange(float(n)), level) == np.inf


@pytest.mark.parametrize("level", LEVELS)
def test_coverage_is_what_the_theorem_says(level: int, draw: Draw) -> None:
    """A user would miss the true label more often than the level admits."""
    n, covered = 300, []
    for seed in range(40):
        logits, labels, _ = draw(n + 4000, seed)
        p = softmax(logits)
        limit = conformal.marginal_quantile(p[:n], labels[:n], level)
        covered.append(conformal.coverage(conformal.members(p[n:], limit), labels[n:]))
    rank = -(-(n + 1) * level // 100)
    law = beta(rank, n + 1 - rank)
    assert np.mean(covered) == pytest.approx(law.mean(), abs=4 * law.std() / np.sqrt(40))
    assert law.ppf(1e-6) - 0.02 < min(covered) <= max(covered) < law.ppf(1 - 1e-6) + 0.02


@pytest.mark.parametrize("level", LEVELS)
def test_each_label_is_covered_however_rare(level: int, draw: Draw) -> None:
    """A user would lose the refutations, which are rare, while the mean looks right."""
    covered = []
    for seed in range(40):
        logits, labels, _ = draw(6000, seed)
        kept = (labels != 1) | (np.arange(6000) % 6 == 0)
        p, labels = softmax(logits + np.array([0.0, -1.0, 0.0]))[kept], labels[kept]
        limits = conformal.class_quantiles(p[:1000], labels[:1000], level)
        sets = conformal.members(p[1000:], limits)
        covered.append(
            [conformal.coverage(sets[labels[1000:] == at], labels[1000:][labels[1000:] == at]) for at in range(3)]
        )
    assert np.mean(covered, axis=0) == pytest.approx([level / 100] * 3, abs=0.02)


@given(st.integers(0, 10_000))
def test_sets_are_nested_and_widened_sets_hold_the_plain_ones(seed: int) -> None:
    """A user would see a label return at a laxer level, or leave when the pairs are strange."""
    rng = np.random.default_rng(seed)
    n = int(rng.integers(1, 80))
    p, labels = rng.dirichlet([0.5, 0.5, 0.5], n), rng.integers(0, 3, n)
    target = rng.dirichlet([0.5, 0.5, 0.5], 30)
    plain = {at: conformal.members(target, conformal.class_quantiles(p, labels, at)) for at in LEVELS}
    wider = conformal.widened(plain)
    assert not np.any(plain[80] & ~plain[90])
    assert not np.any(plain[90] & ~plain[95])
    assert all(not np.any(plain[at] & ~wider[at]) for at in LEVELS)
    assert np.array_equal(wider[80], plain[90])
    assert np.array_equal(wider[90], plain[95])
    assert wider[95].all()


@given(st.integers(0, 10_000))
def test_sets_are_what_p_values_say(seed: int) -> None:
    """A user would see a set and a p-value that contradict each other."""
    rng = np.random.default_rng(seed)
    p, labels = np.round(rng.dirichlet([1, 1, 1], 60), 1), rng.integers(0, 3, 60)
    target = np.round(rng.dirichlet([1, 1, 1], 20), 1)
    found = conformal.p_values(p, labels, target)
    sizes = np.bincount(labels, minlength=3)
    for level in LEVELS:
        beyond = np.round(found * (sizes + 1)) * 100 > (100 - level) * (sizes + 1)
        assert np.array_equal(conformal.members(target, conformal.class_quantiles(p, labels, level)), beyond)


def test_what_was_not_judged_keeps_every_label() -> None:
    """A user would see every label ruled out for a pair that was never judged."""
    assert conformal.members([[np.nan] * 3], [0.1, 0.1, 0.1]).all()


def test_sets_are_told_in_labels() -> None:
    """A user would read columns of a matrix."""
    sets = np.array([[True, False, True], [False, False, False]])
    assert conformal.as_labels(sets) == ((Label.SUPPORT, Label.NEI), ())
