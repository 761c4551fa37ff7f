"""Which sentences assert a result."""
# ruff: noqa: SIM300 -- the expected value stands on the left

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthesist.extract import asserts_result, result_cues
from synthesist.extract.results import THRESHOLD

LATE, MIDDLE, EARLY = 1.0, 0.4, 0.0

RESULTS = [
    "We found that sleep improves memory.",
    "We further show that naps help.",
    "Results show that naps raise scores by 4 points.",
    "Our experiments on owls reveal a clear pattern.",
    "The nap group significantly outperformed the control group.",
    "Sleep duration was positively associated with recall (p < 0.01).",
    "Scores dropped by 12% compared to the baseline.",
    "Our model achieves an accuracy of 91.2 on the test set.",
    "Ablations confirm that both parts are needed.",
]

NO_RESULTS = [
    "Sleep is essential for health.",
    "In recent years, sleep has attracted attention.",
    "Existing approaches have become costly.",
    "Previous work has shown that naps help.",
    "We propose a method to measure sleep.",
    "This paper presents a survey of naps.",
    "We investigate whether naps improve recall.",
    "The aim of this study was to test naps.",
    "Do naps improve memory?",
    "Our code is available at https://example.org/naps.",
    "Little is known about the naps of owls.",
    "Ten owls took part.",
]


@pytest.mark.parametrize("sentence", RESULTS)
def test_a_sentence_that_reports_a_finding_is_a_result(sentence: str) -> None:
    """A user would miss a finding of the paper."""
    assert asserts_result(sentence, LATE)


@pytest.mark.parametrize("place", [EARLY, MIDDLE, LATE])
@pytest.mark.parametrize("sentence", NO_RESULTS)
def test_background_aims_and_notices_are_no_results(sentence: str, place: float) -> None:
    """A user would see what a paper says of others, or plans, quoted as what it found."""
    assert not asserts_result(sentence, place)


def test_the_same_words_weigh_less_at_the_start_than_at_the_end() -> None:
    """A user would see an abstract's first sentence on the field taken for its finding."""
    weights = [result_cues("Naps improve recall.", place)[0] for place in (EARLY, MIDDLE, LATE)]
    assert sorted(weights) == weights
    assert 3 == len(set(weights))


@pytest.mark.parametrize("sentence", RESULTS)
def test_the_cues_are_words_of_the_sentence(sentence: str) -> None:
    """A user could not see why a sentence was taken for a result."""
    _, cues = result_cues(sentence, LATE)
    assert cues
    assert all(cue in sentence for cue in cues)


def test_place_alone_makes_no_result() -> None:
    """A user would see the last sentence of any abstract quoted, whatever it says."""
    assert () == result_cues("Ten owls took part.", LATE)[1]
    assert not asserts_result("Ten owls took part.", LATE)


@given(st.text(), st.floats(0, 1))
def test_any_sentence_can_be_judged(sentence: str, place: float) -> None:
    """A user would lose a paper to one strange sentence."""
    weight, cues = result_cues(sentence, place)
    assert asserts_result(sentence, place) is (bool(cues) and weight >= THRESHOLD)
