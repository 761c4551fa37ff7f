"""Roles of sentences, and which of them assert what the paper found."""

import json
import os
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synthesist.errors import ModelError
from synthesist.extract.role_names import COLUMNS
from synthesist.extract.role_network import RoleNetwork
from synthesist.extract.roles import Role, RoleModel, default_roles
from synthesist.records.reading import SectionRole

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
PAPER = (
    ("Naps and memory in owls", SectionRole.TITLE),
    *((sentence, SectionRole.ABSTRACT) for sentence in NAPS),
    ("Owls are awake at night.", SectionRole.INTRODUCTION),
    ("The owls were kept in an aviary of forty square metres.", SectionRole.METHODS),
    ("Owls that had napped remembered 12% more perches.", SectionRole.RESULTS),
    ("Memory was higher in the nap group in all four weeks.", SectionRole.RESULTS),
    ("All owls lived in one aviary.", SectionRole.LIMITATIONS),
    ("A limitation of this study is the small number of owls.", SectionRole.DISCUSSION),
    ("We conclude that naps improve the memory of owls.", SectionRole.CONCLUSION),
    ("We thank the keepers.", SectionRole.STATEMENTS),
    ("Lark, A. Naps of larks. 2020.", SectionRole.REFERENCES),
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
    assert told[:2] + told[3:] == default_roles().read(NAPS)


@settings(deadline=None)
@given(st.lists(st.text(max_size=40), max_size=6))
def test_any_text_gets_roles_and_probabilities(sentences: list[str]) -> None:
    """A user would lose a whole file to one odd row."""
    told = default_roles().read(sentences)
    assert len(told) == len(sentences)
    assert all(0 <= one.p <= 1 for one in told)
    assert all(one.is_claim == (one.p >= default_roles().threshold) for one in told)


def test_a_text_of_any_length_is_read_to_its_end() -> None:
    """A user with a book, or with one endless sentence, would get nothing."""
    told = default_roles().read(["owls nap " * 30_000, *NAPS * 40])
    assert len(told) == 201


def test_the_sections_of_a_paper_bear_on_its_roles() -> None:
    """A user would see thanks, references or the methods of a paper quoted as its claims."""
    sentences, sections = zip(*PAPER, strict=True)
    told = default_roles().read_paper(sentences, sections)
    roles = {section: one.role for one, section in zip(told, sections, strict=True)}
    assert roles[SectionRole.METHODS] is Role.METHOD
    assert roles[SectionRole.RESULTS] is Role.RESULT
    assert roles[SectionRole.LIMITATIONS] is roles[SectionRole.DISCUSSION] is Role.LIMITATION
    assert roles[SectionRole.CONCLUSION] is Role.CONCLUSION
    for section in (SectionRole.TITLE, SectionRole.STATEMENTS, SectionRole.REFERENCES):
        assert roles[section] is Role.OTHER
        assert told[sections.index(section)].p == 0.0


def test_the_abstract_of_a_paper_is_read_as_it_is_alone() -> None:
    """A user would get other claims from the abstract once the full text is there."""
    sentences, sections = zip(*PAPER, strict=True)
    assert default_roles().read_paper(sentences, sections)[1:6] == default_roles().read(NAPS)


def test_sentences_without_their_sections_are_refused() -> None:
    """A user would get roles that belong to other sentences."""
    with pytest.raises(ValueError, match="5 sentences with 1 sections"):
        default_roles().read_paper(NAPS, [SectionRole.ABSTRACT])


def test_missing_weights_are_said_to_be_missing(tmp_path: Path) -> None:
    """A user of a broken installation would see a stack trace."""
    with pytest.raises(ModelError):
        default_roles(tmp_path)
    with pytest.raises(ModelError):
        RoleModel(RoleNetwork(tmp_path), 0.5).read(NAPS)


def test_the_weights_are_small_and_fit_together() -> None:
    """A user would download more than the model is worth, or crash at the first abstract."""
    assert sum(path.stat().st_size for path in WEIGHTS.iterdir()) <= 25_000_000
    model = default_roles()
    assert model.network.logits(NAPS).shape == (len(NAPS), len(COLUMNS) + 2)
    assert 0 < model.threshold < 1


def test_on_labelled_abstracts_roles_are_right_far_more_often_than_the_commonest_role() -> None:
    """A user would get roles of a model whose weights no longer fit its code."""
    default = Path(__file__).resolve().parents[2] / ".." / "shared" / "data"
    data = Path(os.environ.get("SYNTHESIST_TEST_DATA") or default)
    path = data / "verification" / "csabstruct" / "train.jsonl"
    if not path.is_file():
        pytest.skip(f"shared data missing: {path}")
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()[:60]]
    names = {"objective": "aim", "result": "finding"}
    findings = {Role.RESULT, Role.CONCLUSION, Role.LIMITATION}
    right = [
        names.get(label, label) == ("finding" if one.role in findings else one.role.value)
        for row in rows
        for label, one in zip(row["labels"], default_roles().read(row["sentences"]), strict=True)
    ]
    most = Counter(label for row in rows for label in row["labels"]).most_common(1)[0][1]
    assert sum(right) > 1.5 * most
