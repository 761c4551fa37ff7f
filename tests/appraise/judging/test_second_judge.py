"""The confirmer's judge: what it sees in sentences, and what it says of pairs."""

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synthesist.appraise.confirmer.judge import sign_judge
from synthesist.appraise.confirmer.judge_signs import SIGNS, WEIGHTS, signs
from synthesist.appraise.confirmer.judge_trees import read_trees
from synthesist.appraise.confirmer.lines import line
from synthesist.errors import ModelError
from synthesist.models import default_embedder
from synthesist.records import Label

CLAIM = "Mint drops reduced nasal congestion in adults with a cold."
SAME = "We found that mint drops reduced nasal congestion by four points in adults with a cold."
OPPOSITE = "Mint drops increased nasal congestion in adults with a cold."
ELSEWHERE = "Ducks moult later in cold years, and nobody knows why."


@pytest.fixture(scope="module")
def judge():
    """The judge that ships."""
    return sign_judge(default_embedder())


@pytest.mark.parametrize(
    ("sentence", "label"), [(SAME, Label.SUPPORT), (OPPOSITE, Label.REFUTE), (ELSEWHERE, Label.NEI)]
)
def test_plain_pairs_are_told_apart(judge, sentence, label):
    """A second judge that cannot tell plain cases apart would confirm nothing."""
    assert judge.of_texts([(CLAIM, sentence)])[0].label is label


@pytest.mark.parametrize(
    "lead", ["There is no evidence that", "We failed to replicate the finding that", "It is not the case that"]
)
def test_a_finding_that_is_denied_as_a_whole_refutes(judge, lead):
    """Counter-evidence is often worded as a failure to find the same, in all of the claim's words."""
    assert judge.of_texts([(CLAIM, f"{lead} mint drops reduce nasal congestion in adults with a cold.")])[0].label is (
        Label.REFUTE
    )


def test_an_opinion_hangs_on_its_pair_alone(judge):
    """Else the same review would be appraised otherwise where it has one claim more."""
    alone = judge.of_texts([(CLAIM, OPPOSITE)])[0]
    among = judge.of_texts([(CLAIM, SAME), (CLAIM, ELSEWHERE), (CLAIM, OPPOSITE)])[2]
    assert alone == among


def test_what_leads_in_is_no_part_of_what_is_asserted():
    """Words of the lead would make two sentences that assert the same look unlike."""
    assert line(f"Extensive experiments on six corpora show that {CLAIM}").stems == line(CLAIM).stems


def test_two_denials_cancel_out():
    """A double negation must not be taken for a contradiction."""
    assert line("Mint drops never failed congestion.").denied < line("Mint drops never eased congestion.").denied


def test_abbreviations_are_read_as_what_they_stand_for():
    """A sentence that says MD where the claim says mint drops would be passed over."""
    assert "mint" in line("MD reduced congestion.", {"MD": "mint drops"}).stems


def test_trees_of_other_signs_are_refused():
    """Weights that were fitted on other signs would give numbers without meaning."""
    kept = json.loads((WEIGHTS / "trees.json").read_text("utf-8"))
    with pytest.raises(ModelError):
        read_trees(kept | {"signs": kept["signs"][::-1]})


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.text(max_size=200))
def test_any_two_texts_have_signs(one, other):
    """A strange character in an abstract must not stop the appraisal of a review."""
    found = signs(line(one), line(other), 0.0)
    assert len(found) == len(SIGNS)
    assert np.isfinite(found).all()


def test_probabilities_add_up(judge):
    """Thresholds are thresholds of probabilities."""
    told = judge.of_texts([(CLAIM, text) for text in (SAME, OPPOSITE, ELSEWHERE, "")])
    assert [round(sum(one.p.values()), 6) for one in told] == [1.0] * 4
