"""Sentences that tell what others found, or nothing that was found, are told from a work's own results."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthesist.appraise.challenger.secondary import told_by_others
from synthesist.appraise.challenger.settings import READERS
from synthesist.appraise.challenger.unresulting import does_else


@pytest.mark.parametrize(
    "text",
    [
        "Mallard et al. (2012) showed that drops reduce fever.",
        "Mallard and Teal (2012) reported that drops reduce fever in our age.",
        "However, previous studies have shown that drops reduce fever.",
        "Earlier work on adults found that drops reduce fever.",
        "It has been reported that drops reduce fever.",
        "It is widely believed that drops reduce fever.",
        "According to Mallard and colleagues, drops reduce fever.",
        "Drops reduce fever, as Mallard et al. (2012) found.",
        "Drops were reported by Mallard et al. (2012) to reduce fever.",
        "In an earlier study, drops reduced fever in all adults.",
        "The literature suggests that drops reduce fever.",
        "Others have found that drops reduce fever.",
    ],
)
def test_what_others_found_is_recognised(text: str) -> None:
    """A work would be cited for a result that it only passes on."""
    assert told_by_others(text)


@pytest.mark.parametrize(
    "text",
    [
        "We found that drops reduce fever more than those of Mallard et al. (2012).",
        "Drops reduced fever on the scale of Mallard et al. (2012).",
        "Unlike previous studies, we found that drops reduce fever.",
        "Previous studies found little, and we show that drops reduce fever.",
        "Drops outperform the previous best method, which was shown to fail.",
        "Mallard et al. (2012) saw no effect, but we find that drops reduce fever.",
        "Results show that drops reduce fever, in line with earlier studies.",
    ],
)
def test_results_held_against_others_are_a_works_own(text: str) -> None:
    """A result would be withdrawn because it is compared with what others found."""
    assert told_by_others(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "Do drops reduce fever in adults?",
        "The aim of this study was to assess whether drops reduce fever.",
        "We hypothesised that drops would reduce fever.",
        "Drops are expected to reduce fever in later years.",
        "Further trials are needed to tell whether drops reduce fever.",
        "This trial will compare drops with saline.",
        "It is unclear whether drops reduce fever.",
        "Whether drops reduce fever in children remains unknown.",
    ],
)
def test_what_was_not_found_is_recognised(text: str) -> None:
    """An aim, a guess or a plan would be quoted as a result."""
    assert does_else(text)


@pytest.mark.parametrize(
    "text",
    [
        "As we hypothesised, drops reduced fever, and this was confirmed in children.",
        "We expected a rise, but results show that drops reduce fever.",
        "Drops reduced fever; future work may tell for how long, as results suggest.",
        "We conclude that drops reduce fever.",
    ],
)
def test_results_beside_guesses_stay_results(text: str) -> None:
    """A result would be withdrawn because its sentence names a guess as well."""
    assert does_else(text) == ""


@pytest.mark.parametrize(
    ("axis", "one", "other"),
    [
        ("split", "91.2% on the test set of Lamps", "88.1% on the development set of Lamps"),
        ("averaging", "a macro-averaged F1 of 71.2", "a micro-averaged F1 of 80.1"),
        ("kind of average", "a median of 4.2 days", "a mean of 5.1 days"),
        ("adjustment", "an adjusted odds ratio of 1.2", "an unadjusted odds ratio of 1.9"),
        ("examples shown", "zero-shot accuracy of 61%", "five-shot accuracy of 70%"),
        ("time", "a fall of 4 points after four weeks", "a fall of 5 points at 12 months"),
        ("age", "in children with fever", "in older adults with fever"),
        ("language", "on German news", "on Czech news"),
        ("metric", "an accuracy of 71%", "a recall of 71%"),
        ("scale", "on a 10-point scale", "scored from 0 to 100"),
        ("dose", "with 5 mg of mint", "with 20 mg of mint"),
        ("edition", "on Lamps 2014", "on Lamps 2019"),
    ],
)
def test_settings_are_told_apart(axis: str, one: str, other: str) -> None:
    """Numbers of two settings would be put side by side as if one could be held against the other."""
    first, second = READERS[axis](one), READERS[axis](other)
    assert first
    assert second
    assert not first & second


def test_twelve_weeks_are_three_months() -> None:
    """Two ways of telling one time would be called two."""
    assert READERS["time"]("after twelve weeks") == READERS["time"]("at 3 months")


@given(st.text(max_size=200))
def test_any_words_can_be_read(text: str) -> None:
    """Words that nobody expected would end the appraisal of a whole review."""
    assert (told_by_others(text), does_else(text)) == (told_by_others(text), does_else(text))
    for read in READERS.values():
        assert read(text) == read(text)
