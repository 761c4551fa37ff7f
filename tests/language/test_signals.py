"""What can be seen in a pair of sentences."""
# ruff: noqa: SIM300 -- the expected value stands on the left

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthesist.language import content_stems
from synthesist.language.signals import Direction, direction, is_comparison, numbers, observed, overlap

ABOUT = frozenset(content_stems("recall"))


@pytest.mark.parametrize(
    ("sentence", "way"),
    [
        ("Naps improve recall.", 1),
        ("Naps reduce recall.", -1),
        ("Naps concern recall.", 0),
        ("Naps did not improve recall.", -1),
        ("Naps didn’t improve recall.", -1),
        ("Naps never reduce recall.", 1),
        ("Naps improve mood, and people who were asked about last week's recall were tired.", 0),
        ("Recall improved but declined.", 0),
        ("", 0),
    ],
)
def test_the_direction_is_that_of_the_words_near_the_shared_ones(sentence: str, way: int) -> None:
    """A user would see "reduces" taken for "improves"."""
    assert way == direction(observed(sentence), ABOUT).way


def test_the_words_for_a_direction_are_given() -> None:
    """A user could not repeat the judgement by hand."""
    assert Direction(-1, ("not improve",), ABOUT) == direction(observed("Naps do not improve recall."), ABOUT)


@pytest.mark.parametrize(
    ("sentence", "compares"),
    [("Naps beat coffee.", False), ("Naps were better than coffee.", True), ("Recall was similar.", True)],
)
def test_a_comparison_is_known_by_its_words(sentence: str, *, compares: bool) -> None:
    """A user would see claims refuted by comparisons that say the same the other way round."""
    assert compares is is_comparison(observed(sentence))


def test_overlap_counts_telling_stems_only() -> None:
    """A user would see two sentences aligned because both say "our results show": 2 of 3 stems are shared."""
    shared = overlap(observed("Our results show that naps help owls."), observed("Results on naps of old owls."))
    assert ("nap", "owl") == shared.shared
    assert pytest.approx(2 / 3) == shared.share


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("It rose by 4 % and 3.5 points.", {"4%", "3.5points"}),
        ("A 2x gain over 1,000 owls", {"2x", "1,000"}),
        ("None.", set()),
    ],
)
def test_numbers_carry_their_units(sentence: str, found: set[str]) -> None:
    """A user would see 4 % and 4 points taken for the same result."""
    assert found == numbers(sentence)


SENTENCE = st.text() | st.lists(
    st.sampled_from(["naps", "improve", "reduce", "not", "recall", "owls", "no", "5 %", "don't", "better"]), max_size=10
).map(" ".join)


@given(SENTENCE, SENTENCE)
def test_overlap_does_not_depend_on_who_is_asked_first(one: str, other: str) -> None:
    """A user would see a claim support another that does not support it."""
    assert overlap(observed(one), observed(other)) == overlap(observed(other), observed(one))


@given(SENTENCE, SENTENCE)
def test_a_share_lies_between_nought_and_one(one: str, other: str) -> None:
    """A user would see an alignment of more than all."""
    assert 0 <= overlap(observed(one), observed(other)).share <= 1
