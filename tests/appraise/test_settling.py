"""What becomes of objections, what dimensions follow from them, and what the gate says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthesist.appraise.dimensions import COST, consensus_of, scored
from synthesist.appraise.gate import Gathered, outcome_of, tier_of
from synthesist.appraise.integrating import open_questions, settled
from synthesist.plan import GatePlan
from synthesist.records import Ruling, Rulings, Said
from synthesist.records.appraisals import (
    CRITICAL,
    Check,
    Dimension,
    DimensionScore,
    Mandate,
    Objection,
    Opinion,
    Outcome,
    Severity,
    Standing,
    Tier,
    Vote,
)

NOBODY = Rulings({})
CHALLENGER, CONFIRMER = Mandate.CHALLENGER, Mandate.CONFIRMER


def objection(mandate: Mandate = CHALLENGER, item: str = "c1", **told: object) -> Objection:
    """An objection to a hedge that was lost, unless it is told otherwise."""
    given = {
        "mandate": mandate,
        "dimension": Dimension.UNCERTAINTY,
        "check": "hedges",
        "item": item,
        "severity": Severity.SERIOUS,
        "said": f"{item} lost its hedge",
    }
    return Objection.model_validate(given | told)


def check(passed: int = 9, total: int = 10, **told: object) -> Check:
    """A check of hedges, unless it is told otherwise."""
    given = {
        "mandate": CHALLENGER,
        "dimension": Dimension.UNCERTAINTY,
        "name": "hedges",
        "question": "Are hedges kept?",
        "passed": passed,
        "total": total,
        "basis": "claims",
    }
    return Check.model_validate(given | told)


def opinion(mandate: Mandate, *objections: Objection, stands: bool | None = True) -> Opinion:
    """An opinion with a vote on one claim."""
    votes = (Vote(claim_id="c1", mandate=mandate, stands=stands),)
    return Opinion(mandate=mandate, checks=(), objections=objections, votes=votes)


def test_what_both_object_to_is_upheld() -> None:
    """Two reviewers who see the same would cost a report less than one."""
    found = settled(
        [
            opinion(CHALLENGER, objection(is_judged=True), stands=False),
            opinion(CONFIRMER, objection(CONFIRMER, check="cut", is_judged=True), stands=False),
        ],
        NOBODY,
    )
    assert {one.standing for one in found} == {Standing.UPHELD}


def test_a_judgement_that_the_other_does_not_share_stays_open() -> None:
    """A matter of opinion would be told as settled, and nobody be asked."""
    found = settled([opinion(CHALLENGER, objection(is_judged=True), stands=False), opinion(CONFIRMER)], NOBODY)
    assert [one.standing for one in found] == [Standing.OPEN]
    assert open_questions(found) == ("c1 lost its hedge (c1)",)


def test_what_anybody_finds_who_counts_again_is_upheld_alone() -> None:
    """A wrong number would be a matter of opinion because one reviewer does not look at numbers."""
    found = settled([opinion(CHALLENGER), opinion(CONFIRMER, objection(CONFIRMER), stands=False)], NOBODY)
    assert [one.standing for one in found] == [Standing.UPHELD]


def test_a_person_outranks_a_judgement_and_not_a_count() -> None:
    """A person who confirmed a claim would go on reading the machine's doubt, or could confirm a wrong number."""
    said = Ruling(
        item="c1",
        ordinal=0,
        stage="verify",
        action=Said.CLAIM_OK,
        criterion="P1",
        person="Ada",
        reason="read it",
        at="x",
    )
    found = settled(
        [
            opinion(CHALLENGER, objection(is_judged=True), stands=False),
            opinion(CONFIRMER, objection(CONFIRMER, check="numbers", dimension=Dimension.NUMBERS), stands=False),
        ],
        Rulings({"c1": said}),
    )
    assert {one.check: one.standing for one in found} == {"hedges": Standing.DISMISSED, "numbers": Standing.UPHELD}


@given(st.integers(1, 12), st.sampled_from(Severity), st.sampled_from([Standing.UPHELD, Standing.OPEN]))
def test_each_objection_that_stands_lowers_its_dimension(count: int, severity: Severity, standing: Standing) -> None:
    """A further defect would cost nothing once a report has some."""

    def score(number: int) -> float:
        objections = [objection(item=f"c{at}", severity=severity, standing=standing) for at in range(number)]
        found = scored([check(passed=20 - number, total=20)], objections)
        return next(one.score or 0.0 for one in found if one.dimension is Dimension.UNCERTAINTY)

    assert score(count) < score(count - 1)


def test_what_is_dismissed_costs_nothing() -> None:
    """A person's word would not bring back what a wrong doubt had taken."""
    whole = scored([check(10)], [])
    cleared = scored([check(9)], [objection(standing=Standing.DISMISSED)])
    assert [one.score for one in whole] == [one.score for one in cleared]


def test_a_score_can_be_added_up_by_hand() -> None:
    """A reader could not repeat the score from the counts that the report shows."""
    checks = [check(9, 10), check(10, 10, name="nulls"), check(1, 4, name="confidence", weight=3)]
    found = next(one for one in scored(checks, [objection()]) if one.dimension is Dimension.UNCERTAINTY)
    assert found.score == round(10 * (2 * (0.9 + 1) / 2 + 3 * 0.25) / 5 * (1 - COST[Severity.SERIOUS]), 2)
    assert found.level == "weak"
    assert found.pointers == ("c1",)


def dimensions(score: float | None = 8.0, **other: float | None) -> tuple[DimensionScore, ...]:
    """All dimensions with one score, but for some."""
    return tuple(
        DimensionScore(dimension=one, score=other.get(one.name, score), level="", basis="") for one in Dimension
    )


def gathered(score: float | None = 8.0, verified: int = 9, *objections: Objection, **other: float | None) -> Gathered:
    """What the gate goes by, with one score for all dimensions, but for some."""
    found = dimensions(score, **other)
    return Gathered(consensus_of(found), found, objections, 9, verified, verified)


POLICY = GatePlan()


@pytest.mark.parametrize("dimension", sorted(CRITICAL))
def test_without_a_critical_dimension_there_is_no_consensus(dimension: Dimension) -> None:
    """A report would be published of which nobody could tell whether its claims hold."""
    found = gathered(9.9, **{dimension.name: None})
    assert found.consensus is None
    assert outcome_of(POLICY, found)[0] is Outcome.REVISE


def test_a_dimension_that_is_not_critical_may_be_unassessed() -> None:
    """A review without numbers to compare could never be published."""
    assert outcome_of(POLICY, gathered(COMPARABILITY=None))[0] is Outcome.PUBLISH


@pytest.mark.parametrize(
    ("found", "outcome", "tier"),
    [
        (gathered(9.0), Outcome.PUBLISH, Tier.FLAGSHIP),
        (gathered(9.0, REPRODUCIBILITY=7.0), Outcome.PUBLISH, Tier.DOI_GRADE),
        (gathered(7.6), Outcome.PUBLISH, Tier.DOI_GRADE),
        (gathered(6.6), Outcome.PUBLISH, Tier.PUBLIC_RECORD),
        (gathered(9.0, 4), Outcome.REVISE, Tier.PUBLIC_RECORD),
        (gathered(6.0), Outcome.REVISE, Tier.PUBLIC_RECORD),
        (gathered(4.5), Outcome.REVISE, Tier.WATCH_LIST),
        (gathered(3.9), Outcome.REJECT, Tier.QUARANTINE),
        (gathered(9.0, 0), Outcome.REJECT, Tier.QUARANTINE),
        (gathered(9.0, 9, objection(severity=Severity.CRITICAL)), Outcome.REVISE, Tier.QUARANTINE),
        (gathered(9.0, 9, objection(severity=Severity.SERIOUS)), Outcome.PUBLISH, Tier.FLAGSHIP),
    ],
)
def test_what_the_gate_says(found: Gathered, outcome: Outcome, tier: Tier) -> None:
    """A weak report would be published, or a sound one held back."""
    said, reasons = outcome_of(POLICY, found)
    assert (said, tier_of(said, found)) == (outcome, tier)
    assert reasons
