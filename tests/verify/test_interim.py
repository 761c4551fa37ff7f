"""The interim judge: rules that anyone can repeat by hand."""
# ruff: noqa: SIM300 -- the expected value stands on the left

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthesist.records import Label
from synthesist.verify import InterimJudge

CLAIM = "Short naps improve delayed recall of spoken vocabulary."
JUDGE = InterimJudge()
WORDS = ["short", "naps", "improve", "reduce", "delayed", "recall", "vocabulary", "not", "owls"]
SENTENCE = st.lists(st.sampled_from(WORDS)).map(" ".join)


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("Short naps improved delayed recall of spoken vocabulary.", Label.SUPPORT),
        ("Short naps boost delayed recall of spoken vocabulary.", Label.SUPPORT),
        ("Short naps reduce delayed recall of spoken vocabulary.", Label.REFUTE),
        ("Short naps did not improve delayed recall of spoken vocabulary.", Label.REFUTE),
        ("Short naps never harm delayed recall of spoken vocabulary.", Label.SUPPORT),
        ("Short naps precede delayed recall of spoken vocabulary.", Label.NEI),
        ("Ducks improve the moulting of feathers in cold years.", Label.NEI),
        ("Naps improve recall.", Label.NEI),
        ("", Label.NEI),
    ],
)
def test_a_sentence_supports_refutes_or_says_too_little(sentence: str, label: Label) -> None:
    """A user would see a contradiction counted as support, or support where nothing is said."""
    assert label is JUDGE.judge(CLAIM, sentence, 0.9).label


def test_a_far_sentence_neither_supports_nor_refutes() -> None:
    """A user would see four shared words taken for the same finding."""
    sentence = (
        "Among fifty thousand retired sailors of seven northern ports, spoken vocabulary after short naps, "
        "delayed by storms, improved by singing shanties aboard wooden vessels in winter."
    )
    assert Label.NEI is JUDGE.judge(CLAIM, sentence, 0.1).label


def test_more_is_needed_to_refute_than_to_support() -> None:
    """A user would see claims refuted by sentences that are merely near."""
    up, down = (f"Short naps {verb} delayed recall of old songs." for verb in ("improve", "reduce"))
    assert [Label.SUPPORT, Label.NEI] == [JUDGE.judge(CLAIM, sentence, 0.4).label for sentence in (up, down)]


def test_every_signal_is_told_with_its_words() -> None:
    """A user could not repeat the judgement by hand."""
    signals = JUDGE.judge(CLAIM, "Short naps did not improve delayed recall by 5 %.", 0.8).signals
    told = {signal.name: (signal.value, signal.note) for signal in signals}
    assert {
        "alignment",
        "cosine",
        "direction of the claim",
        "direction of the sentence",
        "numbers shared",
    } == told.keys()
    assert (1, "improve") == told["direction of the claim"]
    assert (-1, "not improve") == told["direction of the sentence"]


@given(
    SENTENCE,
    st.floats(-1, 1),
)
def test_a_judgement_is_the_same_every_time_and_its_score_in_bounds(sentence: str, cosine: float) -> None:
    """A user would get another verdict on a rerun."""
    first = JUDGE.judge(CLAIM, sentence, cosine)
    assert first == JUDGE.judge(CLAIM, sentence, cosine)
    assert 0 <= first.score <= 1


@given(SENTENCE)
def test_support_is_mutual(sentence: str) -> None:
    """A user would see one of two equal claims corroborated by the other, and not the other by it."""
    assert JUDGE.judge(CLAIM, sentence, 0.8).label is JUDGE.judge(sentence, CLAIM, 0.8).label


def test_a_comparison_refutes_nothing() -> None:
    """A user would see a trial refuted by one with the same outcome, whose arms are named the other way round."""
    claim = "Naps gave better delayed recall of songs than coffee."
    other = "Delayed recall of songs was worse after coffee than after naps."
    assert Label.NEI is JUDGE.judge(claim, other, 0.95).label


def test_few_shared_words_do_where_they_are_nearly_all() -> None:
    """A user would see two short, opposite findings pass each other by."""
    claim = "In our trial, retrieval augmentation reduced hallucination by 40%."
    other = "Retrieval augmentation did not reduce hallucination."
    assert Label.REFUTE is JUDGE.judge(claim, other, 0.9).label


def test_opposite_words_of_different_things_do_not_refute() -> None:
    """A user would see "retrieval reduces errors" refuted by "generation improves scores" of the same paper's words."""
    claim = "In songs of owls, naps reduce errors of recall."
    other = "In songs of owls with errors, coffee and naps were given and recall of songs over the winter improved."
    assert Label.NEI is JUDGE.judge(claim, other, 0.9).label
