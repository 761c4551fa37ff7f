"""Checks that cancel support: what they fire on, and what they must leave alone."""
# ruff: noqa: SIM300 -- the expected value stands on the left

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthesist.records import TextKind
from synthesist.verify.vetoes import CHECKS, Strength, Veto, earns_badge, is_verbatim, strength, vetoes

DATA = Path(__file__).resolve().parents[4] / "shared" / "data" / "verification"

CLASHES = [
    ("number", "Naps raised recall by 40% in owls.", "In owls, recall was raised by 12% with naps."),
    ("number", "Naps cut errors of recall by 3 points.", "Errors of recall were cut by 9 points after naps."),
    ("number", "The corpus of owl songs has three dialects.", "The corpus of owl songs has 9 dialects."),
    ("number", "The owl's sleep was shortened by 30 minutes.", "The owl's sleep was shortened by 4 hours."),
    ("direction", "Long naps increase recall of owls.", "Long naps decrease recall of owls."),
    ("direction", "Naps improve the mortality of owls.", "Naps increase the mortality of owls."),
    ("negation", "Naps are associated with recall of owls.", "Naps were not associated with recall of owls."),
    ("negation", "Naps do not prevent amnesia in owls.", "Naps prevented amnesia of all owls that were old."),
    ("negation", "Owls have no memory of naps.", "Every memory of a nap was told by the owls."),
    ("significance", "Naps increase recall of owls.", "Recall of owls with naps was not significantly different."),
    (
        "significance",
        "Naps have no effect on recall of owls.",
        "No significant difference in recall was seen in owls with naps.",
    ),
    ("population", "Naps help recall in children.", "Naps help recall in elderly adults."),
    ("population", "Naps help recall of patients.", "Naps help recall of mice."),
    ("population", "The parser is accurate for German.", "The parser is accurate for Korean."),
    ("comparator", "Naps help recall of owls more than coffee.", "Naps help recall of owls more than chocolate."),
    ("causal strength", "Naps lead to better recall of owls.", "Naps were associated with better recall of owls."),
]


@pytest.mark.parametrize(("name", "claim", "passage"), CLASHES)
def test_a_passage_that_clashes_with_a_claim_does_not_support_it(name: str, claim: str, passage: str) -> None:
    """A user would see a claim marked as corroborated by a sentence that says something else."""
    assert name in {veto.name for veto in vetoes(claim, passage)}


@pytest.mark.parametrize("claim", sorted({text for _, *texts in CLASHES for text in texts}))
def test_a_claim_never_clashes_with_itself(claim: str) -> None:
    """A user would see support cancelled for a sentence that says word for word what the claim says."""
    assert [] == [veto for veto in vetoes(claim, claim) if veto.name != "causal strength"]


AGREEING = [
    ("Naps cut errors of recall by 12%.", "Errors of recall were cut by 11.8% after naps (95% CI 3 to 20; p < 0.05)."),
    ("Naps cut errors of recall by half.", "Errors of recall were cut by 50% after naps."),
    ("In 2001 recall of owls rose by 12%.", "Recall of owls rose by 12% from 1990 to 1995 [3]."),
    ("More than 30% of owls nap.", "In all, 45% of owls nap."),
    ("The dose of 500 mg was given to 1,200 owls.", "The dose of 0.5 g was given to 1200 owls."),
    ("Recall of owls rose by 20%.", "Recall of owls rose by 2 points."),
    ("Recall of owls rose by 12,5%.", "Recall of owls rose by 12.5%."),
    ("Naps lower error of recall in owls.", "Naps improve error of recall in owls."),
    ("Naps increase recall of owls.", "Loss of naps decreases recall of owls."),
    ("Naps increase recall of owls more than coffee.", "Coffee lowers recall of owls more than naps."),
    ("Naps do not increase recall of owls.", "Naps failed to increase recall of owls."),
    ("Naps not only help recall of owls.", "Naps help recall of owls."),
    ("Naps help recall of patients.", "Naps help recall of children and of mice."),
    ("Naps beat coffee for recall of owls.", "For recall, naps of owls were better than controls."),
    ("Naps lead to better recall of owls.", "Naps were associated with, and increases, recall of owls."),
    ("Naps do not affect recall of owls.", "No effect of naps on recall of owls was seen."),
    ("", ""),
    ("Naps help.", ""),
    ("", "Naps help."),
]


@pytest.mark.parametrize(("claim", "passage"), AGREEING)
def test_what_agrees_in_other_words_is_left_alone(claim: str, passage: str) -> None:
    """A user would see true support cancelled over rounding, units, a bound, a negated outcome or a double negation."""
    assert () == vetoes(claim, passage)


def test_a_reason_quotes_both_sides() -> None:
    """A user could not see for themselves why support was cancelled."""
    (veto,) = vetoes("Naps raised recall by 40% in owls.", "In owls, recall was raised by 12% with naps.")
    assert veto == Veto("number", "the claim says “40%”, the passage “12%”")


def test_each_name_fires_once() -> None:
    """A user would read the same objection twice."""
    names = [
        veto.name for veto in vetoes("Naps do not prevent amnesia in owls.", "Naps prevented amnesia of all owls.")
    ]
    assert sorted(set(names)) == sorted(names)


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_text_is_answered(claim: str, passage: str) -> None:
    """A user would lose a run to one odd sentence."""
    assert vetoes(claim, passage) == vetoes(claim, passage)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Naps cause forgetting.", Strength.CAUSAL),
        ("Naps may cause forgetting.", Strength.CONDITIONAL),
        ("Naps are linked to forgetting.", Strength.CORRELATION),
        ("Owls were asked about naps.", Strength.NONE),
    ],
)
def test_the_strength_of_a_tie_is_read_from_its_words(sentence: str, expected: Strength) -> None:
    """A user would see a mere correlation pass for a cause."""
    assert expected is strength(sentence)


@pytest.mark.parametrize(
    ("start", "end", "text", "is_one"),
    [(0, 4, "Naps", True), (0, 4, "naps", False), (-4, 4, "Naps", False), (5, 5, "", False), (5, 99, "help.", False)],
)
def test_a_span_must_stand_in_its_document(start: int, end: int, text: str, *, is_one: bool) -> None:
    """A user would be shown a quotation that is not in the paper."""
    assert is_one is is_verbatim("Naps help.", start, end, text)


def test_only_texts_as_published_or_kept_earn_a_badge() -> None:
    """A user would see a guarantee on words that no paper has."""
    assert {TextKind.RECONSTRUCTED, TextKind.DIGEST} == {kind for kind in TextKind if not earns_badge(kind)}


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    return map(json.loads, path.read_text("utf-8").splitlines())


def _rationales(folder: Path) -> Iterator[tuple[str, str, str]]:
    corpus = {row["doc_id"]: row["abstract"] for row in _rows(folder / "corpus.jsonl")}
    for claim in _rows(folder / "claims_train.jsonl"):
        for document, evidence in claim["evidence"].items():
            for one in evidence:
                sentences = (" ".join(corpus[int(document)][at].split()) for at in one["sentences"])
                yield claim["claim"], " ".join(sentences), one["label"]


def test_few_true_supports_are_cancelled() -> None:
    """A user would lose more support that is right than the documentation says: 2% by a check, 5% by all."""
    folder = DATA / "scifact"
    if not (folder / "claims_train.jsonl").exists():
        pytest.skip(f"{folder} is missing")
    supports = [(claim, passage) for claim, passage, label in _rationales(folder) if label == "SUPPORT"]
    wrong = Counter(check.__name__ for check in CHECKS for pair in supports if check(*pair))
    together = sum(bool(vetoes(*pair)) for pair in supports)
    assert max(wrong.values()) <= 0.02 * len(supports)
    assert together <= 0.05 * len(supports)
