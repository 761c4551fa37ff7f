"""Findings: what several claims assert alike."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthesist.extract.anatomy import anatomy
from synthesist.extract.findings import findings
from synthesist.models import default_embedder
from synthesist.records import Claim, Concept, Part, Question, Relevance
from synthesist.records.anatomy import Direction
from synthesist.records.findings import Finding

QUESTION = Question(
    text="Do naps improve the recall of owls?",
    concepts=(
        Concept(name="nap", part=Part.EXPOSURE, phrase="naps", terms=("naps", "short sleep"), origin="thesaurus:nap"),
        Concept(name="recall", part=Part.OUTCOME, phrase="recall", terms=("recall",), origin="thesaurus:recall"),
    ),
)


def claim(text: str, work: str, number: int = 0) -> Claim:
    """A shown claim that is its whole document."""
    return Claim(
        claim_id=f"{work}/{number}/{text}",
        work_id=work,
        document_id=work,
        start=0,
        end=len(text),
        text=text,
        cues=(),
        relevance=Relevance.DIRECT,
        bears_on=(),
        concepts=(),
        score=1.0,
        is_shown=True,
    )


def found(claims: list[Claim]) -> tuple[Finding, ...]:
    """The findings of claims."""
    anatomies = [anatomy(0, len(one.text), one.text, [(0, len(one.text))]) for one in claims]
    return findings(claims, anatomies, default_embedder(), QUESTION)


def of(*texts: str) -> tuple[Finding, ...]:
    """The findings of one claim each of as many works."""
    return found([claim(text, f"work-{at}") for at, text in enumerate(texts)])


PARAPHRASES = [
    ("Naps improve recall in children.", "Recall in children was higher after naps than after coffee."),
    ("Naps improve recall.", "Our results show that short sleep increased recall."),
    (
        "Mortality was lower in the nap group than in the coffee group.",
        "The nap group had lower mortality than controls.",
    ),
    (
        "Noise was associated with a higher risk of insomnia.",
        "Noise was associated with an increased risk of insomnia.",
    ),
    ("Coffee does not affect body weight.", "There was no difference in body weight between coffee and tea."),
]


@pytest.mark.parametrize(("one", "other"), PARAPHRASES)
def test_paraphrases_of_one_result_are_one_finding(one: str, other: str) -> None:
    """A user would count one result twice, or miss that two papers agree."""
    (finding,) = of(one, other)
    assert (finding.works, len(finding.claim_ids)) == (2, 2)


APART = [
    ("Naps improve recall in children.", "Naps improve recall in adults."),
    ("Naps reduce anxiety.", "Naps reduce blood pressure."),
    ("Naps reduce anxiety.", "Coffee reduces anxiety."),
    ("Naps increase recall.", "Naps decrease recall."),
    ("Naps reduce anxiety.", "Naps were associated with lower anxiety."),
    ("Our model improves recall.", "Our model improves recall of songs."),
    ("Coffee raised the mortality rate.", "Coffee raised the infection rate."),
    ("Naps.", "Naps."),
]


@pytest.mark.parametrize(("one", "other"), APART)
def test_what_is_not_the_same_stays_apart(one: str, other: str) -> None:
    """A user would read that papers agree which speak of other outcomes, populations, causes or directions."""
    assert [finding.works for finding in of(one, other)] == [1, 1]


def test_one_work_is_one_voice() -> None:
    """A user would take a paper that repeats itself for several papers."""
    (finding,) = found([claim("Naps improve recall.", "a", 1), claim("We find that naps improve recall.", "a", 2)])
    assert (finding.works, finding.work_ids, len(finding.claim_ids)) == (1, ("a",), 2)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Naps increase recall.", "Naps decrease recall."),
        ("Naps increase recall.", "Naps did not increase recall."),
    ],
)
def test_findings_that_deny_each_other_point_at_each_other(one: str, other: str) -> None:
    """A user would not see that the literature disagrees."""
    first, second = of(one, other)
    assert (first.opposed_by, second.opposed_by) == ((second.finding_id,), (first.finding_id,))


def test_the_same_direction_is_no_denial() -> None:
    """A user would see papers set against each other that speak of other things."""
    assert all(not finding.opposed_by for finding in of("Naps increase recall.", "Naps decrease anxiety."))


def test_the_label_is_in_the_words_of_the_shortest_claim() -> None:
    """A user would read a result in words that no paper uses."""
    (finding,) = of("Our results show that short sleep increased recall.", "Naps improve recall.")
    assert finding.label == "Naps – recall"
    assert finding.direction is Direction.INCREASE


def test_without_an_outcome_the_label_is_the_claim() -> None:
    """A user would see a finding without a name."""
    (finding,) = of("Owls  sang.")
    assert finding.label == "Owls sang."


def test_the_id_hangs_on_the_relation_not_on_who_asserts_it() -> None:
    """A user would lose what they said of a finding when another paper comes to assert it."""
    (alone,) = of("Naps improve recall.")
    (both,) = of("Naps improve recall.", "We find that naps improved recall.")
    assert alone.finding_id == both.finding_id


_TEXTS = sorted({text for pair in (*PARAPHRASES, *APART) for text in pair})


@given(st.lists(st.tuples(st.sampled_from(_TEXTS), st.sampled_from("abc")), max_size=12, unique=True), st.randoms())
def test_the_order_of_claims_changes_nothing(rows: list[tuple[str, str]], rng: random.Random) -> None:
    """A user would get another report from the same papers."""
    claims = [claim(text, work) for text, work in rows]
    expected = found(claims)
    rng.shuffle(claims)
    assert found(claims) == expected
    assert sorted(name for finding in expected for name in finding.claim_ids) == sorted(one.claim_id for one in claims)


def test_chains_do_not_join_what_is_unlike() -> None:
    """A user would see papers on unlike outcomes in one finding, because a vague third one is like both."""
    joined = of("Coffee raises the rate.", "Coffee raises the mortality rate.", "Coffee raises the infection rate.")
    assert [finding.works for finding in joined] == [1, 1, 1]
