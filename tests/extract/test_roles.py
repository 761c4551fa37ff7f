"""Roles of sentences, and which of them assert what the paper found."""

import json
import os
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthesist.extract.roles import Role, default_roles

WEIGHTS = Path(default_roles.__wrapped__.__defaults__[0])

NAPS = (
    "Sleep is essential for health, and naps have attracted much attention in recent years.",
    "The aim of this study was to investigate whether naps improve memory in owls.",
    "Forty owls were randomly assigned to a nap group or a control group and were tested twice.",
    "Recall was 12% higher in the nap group than in the control group (p < 0.01).",
    "These findings suggest that naps improve memory in owls.",
)
PARSER = (
    "Parsing of bird song is a challenging task.",
    "Existing approaches rely on large amounts of annotated recordings.",
    "In this paper, we propose a neural parser that is trained on unlabelled song.",
    "The parser uses a recurrent encoder and a beam search decoder.",
    "Experiments show that our parser outperforms the state of the art by 2.1 F1 points.",
)


def test_a_structured_abstract_is_told_apart() -> None:
    """A user would see the aim of a trial quoted as its finding."""
    told = default_roles().read(NAPS)
    assert [one.role for one in told] == [Role.BACKGROUND, Role.AIM, Role.METHOD, Role.RESULT, Role.CONCLUSION]
    assert told[4].is_claim
    assert not any(one.is_claim for one in told[:3])


def test_an_abstract_of_computer_science_is_told_apart() -> None:
    """A user who reviews NLP papers would see what others did quoted as a claim."""
    told = default_roles().read(PARSER)
    assert told[0].role is told[1].role is Role.BACKGROUND
    assert told[4].role in {Role.RESULT, Role.CONCLUSION}
    assert [one.is_claim for one in told] == [False, False, False, False, True]


def test_an_abstract_is_read_the_same_alone_and_after_others() -> None:
    """A user would get other claims for the same paper from another file."""
    model = default_roles()
    first = model.read(NAPS)
    model.read(PARSER)
    assert model.read(NAPS) == first


def test_a_sentence_without_words_keeps_its_place_and_claims_nothing() -> None:
    """A user's indexes would slip by one after a blank sentence."""
    told = default_roles().read((*NAPS[:2], " ", *NAPS[2:]))
    assert len(told) == 6
    assert (told[2].role, told[2].p, told[2].is_claim) == (Role.OTHER, 0.0, False)


@given(st.lists(st.text(max_size=40), max_size=6))
def test_any_text_gets_roles_and_probabilities(sentences: list[str]) -> None:
    """A user would lose a whole file to one odd row."""
    told = default_roles().read(sentences)
    assert len(told) == len(sentences)
    assert all(0 <= one.p <= 1 for one in told)
    assert all(one.is_claim == (one.p >= default_roles().threshold) for one in told)


def test_the_weights_are_small_and_fit_together() -> None:
    """A user would download more than the model is worth, or crash at the first abstract."""
    model = default_roles()
    assert WEIGHTS.stat().st_size <= 400_000
    assert model.own.shape == (len(model.vocabulary), 6)
    assert np.isfinite(model.own).all()
    assert 0 < model.threshold < 1


def test_on_labelled_abstracts_roles_are_right_far_more_often_than_the_commonest_role() -> None:
    """A user would get roles of a model whose weights no longer fit its features."""
    default = Path(__file__).resolve().parents[2] / ".." / "shared" / "data"
    data = Path(os.environ.get("SYNTHESIST_TEST_DATA") or default)
    path = data / "verification" / "csabstruct" / "train.jsonl"
    if not path.is_file():
        pytest.skip(f"shared data missing: {path}")
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()[:150]]
    names = {"objective": "aim", "result": "finding"}
    right = [
        names.get(label, label) == ("finding" if one.role in (Role.RESULT, Role.CONCLUSION) else one.role.value)
        for row in rows
        for label, one in zip(row["labels"], default_roles().read(row["sentences"]), strict=True)
    ]
    most = Counter(label for row in rows for label in row["labels"]).most_common(1)[0][1]
    assert sum(right) > 1.5 * most
