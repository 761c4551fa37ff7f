"""False variants and paraphrases, made of invented sentences."""
# ruff: noqa: SIM300 -- the expected value stands on the left

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthesist.verify.selftest import Variant, false_variants, paraphrases
from synthesist.verify.selftest.operators import falsifying, preserving
from synthesist.verify.selftest.words import antonyms, quality

FALSE = [
    ("quantifier", "Most owls nap at noon.", "Few owls nap at noon."),
    ("quantifier", "Owls often nap at noon.", "Owls rarely nap at noon."),
    ("quality", "Naps are an effective cure.", "Naps are an ineffective cure."),
    ("quality", "A robust owl naps.", "A fragile owl naps."),
    ("antonym", "Naps substantially improve recall.", "Naps barely improve recall."),
    ("role", "The nap outperforms coffee on recall.", "Coffee outperforms the nap on recall."),
    ("role", "We show that naps are better than coffee.", "We show that coffee is better than naps."),
    ("scope", "Naps help in all three seasons.", "Naps help in none of the three seasons."),
    ("scope", "Naps help in every season.", "Naps help in no season."),
    ("temporal", "Recall is best after training.", "Recall is best before training."),
    ("direction", "Recall was higher with naps.", "Recall was lower with naps."),
    ("negation", "The nap improves recall.", "The nap does not improve recall."),
    ("negation", "Naps can cure owls.", "Naps cannot cure owls."),
    ("magnitude", "Recall rose by 2.5 points.", "Recall rose by 25 points."),
    ("magnitude", "Recall was 45% at noon.", "Recall was 4.5% at noon."),
]
TRUE = [
    ("voice", "The nap outperforms coffee on recall.", "Coffee is outperformed by the nap on recall."),
    ("voice", "A nap improves the memories in June.", "The memories are improved by a nap in June."),
    ("order", "In old owls, naps improve recall.", "Naps improve recall in old owls."),
    ("order", "Our naps improve recall across seven tasks.", "Across seven tasks, our naps improve recall."),
    ("synonym", "The entire flock slept.", "The whole flock slept."),
    ("number format", "The flock had 1,200 owls.", "The flock had 1200 owls."),
    ("number format", "A flock of twelve owls slept.", "A flock of 12 owls slept."),
    ("number format", "A proportion of 0.5 slept.", "A proportion of 50% slept."),
    ("contraction", "Naps do not help.", "Naps don't help."),
]


@pytest.mark.parametrize(("operator", "text", "expected"), FALSE)
def test_a_false_variant_says_what_the_claim_denies(operator: str, text: str, expected: str) -> None:
    """A user would read a catch rate on variants that are not false, or not English."""
    assert expected in {made.text for made in false_variants(text, "k") if made.operator == operator}


@pytest.mark.parametrize(("operator", "text", "expected"), TRUE)
def test_a_paraphrase_says_the_same(operator: str, text: str, expected: str) -> None:
    """A user would read that the judge wrongly doubted what was no paraphrase."""
    assert expected in {made.text for made in paraphrases(text, "k") if made.operator == operator}


@pytest.mark.parametrize(
    ("operator", "text"),
    [
        ("quantifier", "Not all owls often nap."),
        ("quality", "Naps are not effective."),
        ("antonym", "To the best of our knowledge, owls nap."),
        ("antonym", "Naps outperform the best cures."),
        ("direction", "Coffee was outperformed by naps."),
        ("role", "We outperform coffee on recall."),
        ("role", "Naps outperform coffee on recall and are cheap."),
        ("temporal", "Recall was the same before and after training."),
        ("scope", "Naps do not help in all seasons."),
        ("magnitude", "More than 90% of owls nap."),
        ("magnitude", "Recall rose (95% CI 3 to 5)."),
        ("number", "In 2013 owls slept, and in 2014 more did."),
        ("negation", "We ask whether the nap improves recall."),
    ],
)
def test_an_operator_stays_away_where_the_variant_might_be_true(operator: str, text: str) -> None:
    """A user would see the judge blamed for supporting what is true."""
    assert operator not in {made.operator for made in false_variants(text, "k")}


@pytest.mark.parametrize(
    ("operator", "text"),
    [
        ("order", "In this study, naps improve recall."),
        ("order", "Bert naps across seven tasks."),
        ("voice", "Naps outperform coffee by three points."),
        ("voice", "We describe naps, an improved cure of owls."),
        ("number format", "The top 5 owls slept."),
        ("synonym", "The diary was obtained from owls."),
    ],
)
def test_an_operator_stays_away_where_a_paraphrase_might_go_wrong(operator: str, text: str) -> None:
    """A user would see the judge blamed for doubting broken sentences."""
    assert operator not in {made.operator for made in paraphrases(text, "k")}


def test_another_number_is_as_long_and_more_than_a_quarter_off() -> None:
    """A user would see the judge blamed for taking a rounding for the same number."""
    for key in "abcdefgh":
        (made,) = [one for one in false_variants("Recall rose by 45% in owls.", key) if one.operator == "number"]
        other = int(made.text.split("%")[0].split()[-1])
        assert 10 <= other < 100
        assert abs(other - 45) > 45 / 4


def test_a_key_settles_the_variant() -> None:
    """A user could not repeat a self-test, or would always see the first word edited."""
    text = "An effective, stable cure is useful when coherent, accurate nap diaries are reliable."
    made = {key: false_variants(text, key) for key in "abcdefghij"}
    assert made == {key: false_variants(text, key) for key in made}
    assert len({variants[0].text for variants in made.values()}) > 1


@given(st.text(max_size=200), st.text(max_size=5))
def test_a_variant_differs_and_nothing_is_made_of_nothing(text: str, key: str) -> None:
    """A user would see the claim itself counted as false."""
    for made in (*false_variants(text, key), *paraphrases(text, key)):
        assert isinstance(made, Variant)
        assert made.text != text


def test_text_without_a_place_for_an_edit_has_no_variants() -> None:
    """A user would see variants of sentences that no rule understands."""
    assert () == (*false_variants("Owls nap.", "k"), *paraphrases("Owls nap.", "k"))


def test_words_called_unseen_are_in_no_table_of_training() -> None:
    """A user would be told that the judge was tested on edits it never saw, though it was trained on them."""
    sys.path.insert(0, str(Path(__file__).parents[3]))
    from training.pairs.real.tables import HELD_OUT_KINDS, TRAINED, others

    trained = {word: set(others(kind)[word]) for kind in TRAINED if kind != "number" for word in others(kind)}
    for word, put_in in trained.items():
        text = f"Owls {word} naps."
        made = {
            edited.removeprefix("Owls ").removesuffix(" naps.") for edit in (antonyms, quality) for edited in edit(text)
        }
        assert not made & put_in
    assert {"quality", "quantifier"} == set(HELD_OUT_KINDS)
    unseen = {operator.name for operator in (*falsifying(), *preserving()) if not operator.is_seen_kind}
    assert not unseen & set(TRAINED)
