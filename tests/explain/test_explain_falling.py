"""What falls without a work or a claim is what a review without it says."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest
from explain_review import Asked, Row, said, work_of

from synthesist import Review
from synthesist.explain.falling import if_retracted, if_set_aside
from synthesist.records import ReviewContents
from synthesist.report import compose
from synthesist.report.answer import standing_of
from synthesist.report.basis import Basis
from synthesist.report.facts import facts_of
from synthesist.report.model import Section

Made = Callable[..., Review]

PEOPLE = {"people", "claims_decided_by_people", "claims_set_aside_by_people"}
IDS = ("stone", "reed", "quill", "stone-again", "silent", "ducks", "preface", "plan-only")


def alike_tested(real: ReviewContents, guessed: ReviewContents) -> ReviewContents:
    """A review made anew, with the self-test that was not repeated."""
    return replace(real, self_test=guessed.self_test)


GATE = {"outcome", "tier", "consensus"}
"""What only reviewers who are asked again could say."""


def untold(facts: Mapping[str, object]) -> dict[str, object]:
    """The facts without what the gate says."""
    return {name: value for name, value in facts.items() if name not in GATE}


def without_people(facts: Mapping[str, object]) -> dict[str, object]:
    """The facts that do not count who spoke."""
    return {name: value for name, value in untold(facts).items() if name not in PEOPLE}


def sections(contents: ReviewContents) -> list[Section]:
    """The report's sections, but what reviewers say."""
    return [section for section in compose(contents).sections if section.section_id != "appraisal"]


@pytest.mark.parametrize("name", IDS)
def test_a_retraction_costs_what_it_would_cost_had_it_been_known(made: Made, rows: list[Row], name: str) -> None:
    """A user would be told of another loss than the one that a rerun shows."""
    review = made(rows)
    guessed = if_retracted(review.contents(), work_of(review, name))
    rerun = made([{**row, "retracted": True} if row["id"] == name else row for row in rows]).contents()
    real = alike_tested(rerun, guessed)
    assert untold(facts_of(Basis(guessed))) == untold(facts_of(Basis(real)))
    assert standing_of(Basis(guessed)) == standing_of(Basis(real))
    assert guessed.verdicts == real.verdicts
    assert guessed.claims == real.claims
    assert sections(guessed) == sections(real)


@pytest.mark.parametrize("name", ["reed", "quill", "stone-again"])
def test_a_paper_that_was_never_there_leaves_the_same_verdicts(made: Made, rows: list[Row], name: str) -> None:
    """A user would be told that an answer stands on a paper that it does not need."""
    review = made(rows)
    guessed = if_retracted(review.contents(), work_of(review, name))
    real = made([row for row in rows if row["id"] != name]).contents()
    assert guessed.verdicts == real.verdicts
    assert standing_of(Basis(guessed)).answer == standing_of(Basis(real)).answer
    ours, theirs = facts_of(Basis(guessed)), facts_of(Basis(real))
    same = [fact for fact in ours if fact.startswith(("claims_", "works_direct", "pairs_", "included", "cited"))]
    assert {fact: ours[fact] for fact in same} == {fact: theirs[fact] for fact in same}


@pytest.mark.parametrize("name", ["stone", "reed", "quill", "stone-again"])
def test_a_claim_set_aside_costs_what_a_person_who_does_so_takes_away(made: Made, rows: list[Row], name: str) -> None:
    """A user who sets a claim aside would see another report than the one they were promised."""
    review = made(rows)
    work = work_of(review, name)
    claim = next(claim for claim in review.contents().claims if claim.work_id == work)
    guessed = if_set_aside(review.contents(), claim)
    review.decide(claim.claim_id, "claim-wrong", "misquoted", person="Ada")
    real = alike_tested(review.contents(), guessed)
    assert without_people(facts_of(Basis(guessed))) == without_people(facts_of(Basis(real)))
    assert guessed.verdicts == real.verdicts
    assert standing_of(Basis(guessed)) == standing_of(Basis(real))


def test_without_the_only_voice_against_them_claims_are_no_longer_refuted(small: Asked) -> None:
    """A user could not see that one paper alone contests all the others."""
    why = small.why("quill")
    told = said(why.rests_on_it)
    assert "Claims of other works that would no longer be refuted: 3" in told
    assert "shown claims with the mark refuted (claims_refuted): 4 → 0" in told
    assert "The answer would change: Only neighbouring evidence → " in told
    assert "the answer would change from “Only neighbouring evidence”" in why.summary


def test_without_their_only_support_claims_stand_alone(small: Asked) -> None:
    """A user could not see that a corroboration hangs on one paper."""
    told = said(small.why("reed").rests_on_it)
    assert "Claims of other works that would lose their only support: 2" in told
    assert "shown claims that an independent work supports (claims_corroborated): 3 → 0" in told


def test_the_sentences_that_would_fall_are_named(small: Asked) -> None:
    """A user who cites the report could not tell which of its sentences a retraction takes away."""
    why = small.why("reed")
    assert small.report
    number = next(row.number for row in small.report.references if row.work_id == why.id)
    quoting = next(step for step in why.rests_on_it if step.text.startswith("Sentences that quote or cite it"))
    assert quoting.details
    for step in quoting.details:
        assert f"[{number}]" in step.text


def test_nothing_is_said_to_rest_on_what_was_dropped(small: Asked) -> None:
    """A user would worry over a retraction that costs nothing."""
    assert "No claim or quote of the report rests on it" in said(small.why("ducks").rests_on_it)
    assert "it was removed before screening" in said(small.why("withdrawn").rests_on_it)


def test_a_record_of_several_leaves_its_work_standing(small: Asked) -> None:
    """A user would think that a work falls with one of its records."""
    record = next(row for row in small.contents.records.values() if row.source_id == "stone-copy")
    told = said(small.why(f"record:{record.record_id}").rests_on_it)
    assert "Without it, its work keeps 1 record." in told
    assert "nothing in the report rests on it" in told


def test_a_persons_word_stands_without_the_evidence(made: Made, rows: list[Row]) -> None:
    """A user's own verdict would be taken from them by another paper's retraction."""
    review = made(rows)
    reed, quill = work_of(review, "reed"), work_of(review, "quill")
    claim = next(claim for claim in review.contents().claims if claim.work_id == reed)
    review.decide(claim.claim_id, "claim-ok", "read it", person="Ada")
    after = if_retracted(review.contents(), quill).verdicts[claim.claim_id]
    assert (after.mark.value, after.decided_by, after.refuting_work_ids) == ("verified", "Ada", ())


def test_a_confidence_does_not_outlive_what_it_was_measured_with(sure: Review) -> None:
    """A user would read a probability that nobody measured, or one where no other study speaks any more."""
    contents = sure.contents()
    claim = next(claim for claim in contents.claims if claim.work_id == work_of(sure, "stone"))
    before = contents.verdicts[claim.claim_id]
    fewer = if_retracted(contents, work_of(sure, "quill"))
    after = fewer.verdicts[claim.claim_id]
    assert before.confidence is not None
    assert (after.confidence, after.confidence_reason) == (None, "withheld: not measured without it")
    alone = if_retracted(fewer, work_of(sure, "reed")).verdicts[claim.claim_id]
    assert (alone.mark.value, alone.confidence_reason) == ("verified", "single source")


def test_what_falls_is_told_without_a_report_too(small: Asked) -> None:
    """A user whose run was cut off before the report could not see what rests on a paper."""
    bare = Asked(small.contents, None).why("reed")
    assert "lose their only support: 2" in said(bare.rests_on_it)


def test_the_review_itself_is_left_as_it_was(demo: Asked) -> None:
    """A user who asks what would fall would change what stands."""
    assert demo.report == compose(demo.contents)
    for work_id in demo.contents.works:
        demo.why(f"work:{work_id}")
    assert demo.report == compose(demo.contents)
