"""Sentences of one paper that say the same, and abbreviations spelt out for matching."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthesist.extract.repeating import repeats
from synthesist.extract.spelling import speller

TEXT = "Home influenza post-visits (HIPV) are rare. A nap (N) helps. HIPV cost little. The hip is a joint."


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Naps improve recall in adults.", "In adults, naps improve recall.", True),
        ("Naps improve recall.", "We found that naps improve recall in tired adults who slept.", True),
        ("Naps improve recall by 4 points.", "Naps improve recall by 9 points.", False),
        ("Naps improve recall.", "Naps improve recall by 9 points.", True),
        ("Naps improve recall.", "Ducks moult late in cold years.", False),
        ("", "Naps improve recall.", False),
    ],
)
def test_what_says_the_same_is_told_from_what_does_not(one: str, other: str, *, expected: bool) -> None:
    """A user would read a finding twice, or lose a second one that has another number."""
    assert repeats(one, other) is expected
    assert repeats(other, one) is expected


@given(st.text(), st.text())
def test_repeating_is_mutual(one: str, other: str) -> None:
    """A user would see other claims left out when papers are read in another order."""
    assert repeats(one, other) is repeats(other, one)


def test_abbreviations_are_spelt_out_behind_the_words() -> None:
    """A user would lose the sentences in which a paper uses the short form that it defined."""
    spelt = speller(TEXT)
    assert spelt("HIPV cost little.") == "HIPV cost little. (Home influenza post-visits)"
    assert spelt("HIPVs cost little.").endswith("(Home influenza post-visits)")


@pytest.mark.parametrize(
    "sentence", ["The hip is a joint.", "XHIPV is a code.", "Home influenza post-visits (HIPV) are rare."]
)
def test_what_needs_no_spelling_stays_as_it_is(sentence: str) -> None:
    """A user's claims would match what they do not say."""
    assert speller(TEXT)(sentence) == sentence


def test_a_text_without_abbreviations_changes_nothing() -> None:
    """A user's sentences would be changed where nothing was defined."""
    assert speller("Naps help.")("NATO and naps.") == "NATO and naps."


@given(st.text())
def test_spelling_never_changes_the_words_themselves(sentence: str) -> None:
    """A user's quote would be found by words that were put into it."""
    assert speller(TEXT)(sentence).startswith(sentence)
