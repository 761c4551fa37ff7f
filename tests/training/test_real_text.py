"""Edits of real sentences, tried on invented ones."""

from random import Random

import pytest
from training.pairs.real.blocks import block
from training.pairs.real.documents import Abstract, is_acl_trained
from training.pairs.real.sites import changed, contradictions, same, things
from training.pairs.real.standalone import standalone
from training.pairs.real.tables import HELD_OUT_KINDS, TRAINED, others
from training.sentences import sentences_of

SENTENCE = "We show that fine-tuning BERT improves accuracy by 12% compared with several earlier methods in English."


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        (SENTENCE, "Fine-tuning BERT improves accuracy by 12% compared with several earlier methods in English."),
        (
            "RESULTS Treated mice had lower blood pressure than the controls.",
            "Treated mice had lower blood pressure than the controls.",
        ),
        (
            "However, our results suggest that longer summaries are read by fewer people.",
            "Longer summaries are read by fewer people.",
        ),
    ],
)
def test_a_claim_stands_alone(sentence, claim):
    """A claim that says "we show" or "however" leans on the paper that it was taken from."""
    assert standalone(sentence).claim == claim


@pytest.mark.parametrize(
    "sentence",
    [
        "It improves the accuracy of the parser in both languages.",
        "We propose a new method for parsing noisy text in English.",
        "Can a parser be trained on noisy text alone in English?",
        "Too short.",
    ],
)
def test_what_leans_on_its_surroundings_is_left_out(sentence):
    """A claim whose subject nobody can tell cannot be checked."""
    assert standalone(sentence) is None


def test_an_edit_changes_its_place_alone():
    """Edits must be minimal, or the label could hang on something else."""
    for kind in TRAINED:
        for site in contradictions(SENTENCE, kind, Random(1)):
            text = changed(SENTENCE, [site])
            assert text == SENTENCE[: site.start] + site.instead + SENTENCE[site.end :]
            assert text != SENTENCE


def test_numbers_move_beyond_rounding():
    """12% and 12.4% do not contradict each other."""
    for seed in range(40):
        (site,) = contradictions(SENTENCE, "number", Random(seed))
        assert abs(float(site.instead) - 12) > 3


def test_what_is_denied_already_is_not_denied_twice():
    """A sentence with "is not not" is none."""
    sites = contradictions("The parser is not faster on English text.", "negation", Random(1))
    assert [site.instead for site in sites] == ["is"]


def test_synonyms_are_no_contradictions():
    """A word pair in both tables would be labelled both ways."""
    for kind in (*TRAINED[:2], *HELD_OUT_KINDS):
        opposed = {frozenset((one, other)) for one, all_others in others(kind).items() for other in all_others}
        alike = {frozenset((one, other)) for one, all_others in others("same").items() for other in all_others}
        assert not opposed & alike


def test_unseen_kinds_share_no_word_pair_with_trained_ones():
    """Else the test of unseen kinds would hold seen ones."""
    seen = {frozenset((one, other)) for kind in TRAINED[:2] for one, some in others(kind).items() for other in some}
    for kind in HELD_OUT_KINDS:
        assert not seen & {frozenset((one, other)) for one, some in others(kind).items() for other in some}


def test_a_real_sentence_makes_a_crossed_block():
    """All labels come from one sentence and its edits, so its topic tells none of them."""
    abstract = Abstract("x", "acl", ("Parsing is old.", SENTENCE, "We discuss limits."), is_trained=True)
    found = next(filter(None, (block(abstract, 1, TRAINED, ["XLM"], Random(seed)) for seed in range(200))))
    assert {pair.label for pair in found[2]} == {"SUPPORT", "REFUTE", "NEI"}
    assert len(found[2]) == 12


def test_things_and_synonyms_are_found():
    """Without a thing to exchange there is no silent evidence; without synonyms no matched edit."""
    assert {site.kind for site in things(SENTENCE, [], Random(1))} >= {"language", "system", "quantity"}
    assert same(SENTENCE, Random(1))


def test_a_work_is_held_out_for_good():
    """A work that moved between training and test would spoil every later figure."""
    assert [is_acl_trained(f"2020.acl-main.{number}") for number in range(6)] == [
        is_acl_trained(f"2020.acl-main.{number}") for number in range(6)
    ]
    share = sum(is_acl_trained(str(number)) for number in range(2000)) / 2000
    assert 0.45 < share < 0.55


def test_abbreviations_end_no_sentence():
    """A claim cut at "et al." would be half a sentence."""
    assert sentences_of("As in Smith et al. Parsing works. It is fast.") == [
        "As in Smith et al. Parsing works.",
        "It is fast.",
    ]
