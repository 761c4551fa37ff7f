"""Statistics of verdicts that the verifier's benchmarks rest on."""

import numpy as np
import pytest
from benchmarks.bootstrap import value_of
from benchmarks.declare import Interval
from benchmarks.material.crossed import Four
from benchmarks.material.kept_features import Kept
from benchmarks.measures import verification
from benchmarks.quality import alarm, crossed
from benchmarks.quality.acl_pairs import kappa
from benchmarks.quality.alarm import Tried
from benchmarks.quality.baselines import Train, by_words
from benchmarks.quality.judging import NEI, REFUTE, SUPPORT
from benchmarks.quality.other_sets import margin, of_both
from benchmarks.quality.scifact_open import abstract_counts
from benchmarks.quality.transfer import directions
from benchmarks.scores import f1, macro_f1, precision, recall

from synthesist.records import Shift
from synthesist.verify.pairs import Setting
from synthesist.verify.pairs.features import FEATURES


def test_the_wrong_label_is_both_given_and_missed():
    """Open scores would be higher than SciFact's own evaluation gives."""
    gold = {("1", "a"): SUPPORT, ("1", "b"): NEI, ("2", "c"): REFUTE, ("3", "d"): SUPPORT}
    said = {("1", "a"): SUPPORT, ("2", "c"): SUPPORT, ("2", "x"): REFUTE}
    counts = abstract_counts(gold, said)
    assert counts.sum(axis=0).tolist() == [1, 2, 2]
    assert value_of(counts, precision) == pytest.approx(1 / 3)
    assert value_of(counts, recall) == pytest.approx(1 / 3)
    assert value_of(counts, f1) == pytest.approx(1 / 3)


def test_claims_that_share_an_abstract_are_drawn_together():
    """Intervals of open scores would be too narrow."""
    gold = {("1", "a"): SUPPORT, ("2", "a"): REFUTE, ("3", "b"): SUPPORT}
    assert len(abstract_counts(gold, {})) == 2


def test_the_margin_is_over_the_best_baseline():
    """A verifier below a blind classifier would seem to beat the majority."""
    right, half = np.diag([2.0, 2, 2]).ravel(), np.array([2.0, 0, 0, 1, 1, 0, 0, 1, 1])
    none = np.array([2.0, 0, 0, 2, 0, 0, 2, 0, 0])
    stacked = np.concatenate([right, none, half])
    assert margin(stacked, 9) == pytest.approx(1 - macro_f1(half))
    assert margin(np.stack([stacked, stacked]), 9).shape == (2,)
    assert of_both(right) == 1


def test_kappa_is_agreement_beyond_chance():
    """Two labellings that mostly say NEI would seem to agree on what matters."""
    assert kappa(np.array([20.0, 5, 0, 10, 15, 0, 0, 0, 0])) == pytest.approx(0.4)
    assert np.isnan(kappa(np.array([5.0, 0, 0, 0, 0, 0, 0, 0, 0])))


def test_a_four_counts_only_where_all_four_are_right(words):
    """A judge that goes by one side alone would seem to compare."""
    pairs = (("Sleep helps.", "sleep helps"), ("Sleep helps.", "sleep does not help"))
    four = Four("quality", "g", (*pairs, *pairs), (SUPPORT, REFUTE, SUPPORT, SUPPORT))
    figures = list(crossed.figures("x", [four], words, verification.FOURS_RIGHT))
    assert [figure.value for figure in figures] == [0.0, 0.75]


def tried(low, high, state, *, wide_high=1.0):
    """A calibrator on a set whose sets cover from low to high, and at most so much where widened."""
    ends = Interval(low, high, "95% bootstrap")
    wide = Interval(low, wide_high, "95% bootstrap") if state is Shift.SOME else ends
    return Tried("a", f"{low}", True, 100, state, 0.7, (low + high) / 2, ends, low, wide)


def test_rates_of_the_alarm_go_by_what_is_shown():
    """The alarm would be blamed, or praised, for sets that nobody was shown."""
    every = [
        tried(0.88, 0.93, Shift.NONE),
        tried(0.89, 0.94, Shift.LARGE),
        tried(0.60, 0.70, Shift.LARGE),
        tried(0.70, 0.80, Shift.NONE),
        tried(0.80, 0.85, Shift.SOME),
    ]
    rates = {figure.measure.name: figure.value for figure in alarm.figures(every) if figure.by.startswith("90% not")}
    assert rates["withheld_in_vain"] == pytest.approx(1 / 3)
    assert rates["shown_wrongly"] == pytest.approx(1 / 2)


def kept(name, groups, setting=Setting.CITED, seed=0):
    """Random features with labels that hang on the first of them."""
    rng = np.random.default_rng(seed)
    rows = rng.normal(size=(len(groups), len(FEATURES)))
    return Kept(name, setting, np.digitize(rows[:, 0], (-0.5, 0.5)).astype(np.int64), tuple(groups), rows)


def test_no_target_pair_is_of_a_group_that_anything_was_fitted_on():
    """Transfer would be measured on pairs that are known, and look better than it is."""
    shared = [f"s-{at % 60}" for at in range(300)]
    sets = [kept("one", shared), kept("two", shared, seed=1), kept("three", [f"t-{at % 50}" for at in range(200)])]
    found = list(directions(sets))
    assert {(source.kept.name, target.name) for source, target in found} == {
        (one.name, other.name) for one in sets for other in sets
    }
    assert all(source.known.isdisjoint(target.groups) for source, target in found)
    assert all(set(source.kept.groups) <= source.known for source, _ in found)


def test_a_set_with_too_few_of_a_label_takes_the_stack_of_another():
    """A stack of two labels would be spread over three without a word."""
    rich = kept("rich", [f"r-{at % 60}" for at in range(300)])
    poor = kept("poor", [f"p-{at % 60}" for at in range(300)])
    poor = Kept("poor", poor.setting, np.where(poor.labels == REFUTE, NEI, poor.labels), poor.groups, poor.features)
    sources = [source for source, _ in directions([rich, poor]) if source.kept.name == "poor"]
    assert sources
    assert all(source.stack.logits(poor.features).shape == (300, 3) for source in sources)
    assert all(source.known & set(rich.groups) for source in sources)
    assert not list(directions([poor]))


def test_a_claim_only_baseline_gives_labels_that_train_has():
    """Where the others cannot say NEI, a baseline that does would be beaten for nothing."""
    train = Train(["sleep helps much", "sleep harms much", "tea helps"] * 4, [SUPPORT, REFUTE, NEI] * 4)
    assert train.majority == SUPPORT
    said = by_words(train.of((SUPPORT, REFUTE)), ["sleep helps", "sleep harms"])
    assert said.tolist() == [SUPPORT, REFUTE]
