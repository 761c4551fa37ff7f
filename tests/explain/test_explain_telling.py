"""What is said of each kind of thing."""

from collections.abc import Callable

import pytest
from explain_review import Asked, Row, asked, every, said, work_of

from synthesist import Review
from synthesist.explain import Step, as_text
from synthesist.explain.case import Case
from synthesist.explain.facts import stated
from synthesist.explain.judged import seen
from synthesist.records import Label, Signal
from synthesist.report.facts import facts_of
from synthesist.report.sentences import sentences


def test_a_paper_that_was_dropped_is_told_why_in_plain_words(small: Asked) -> None:
    """A user could not find out why a paper that they know was dropped."""
    why = small.why("ducks")
    relevance = next(row for row in small.contents.relevances if row.work_id == why.id)
    told = said(why.led_to)
    assert "set it aside on screening by S4" in why.summary
    assert "It names 0 of the question's 2 concepts" in why.summary
    assert "do not name synthetic data or visual question answering" in told
    assert f"Rank {relevance.rank} of 8" in told
    assert f"its relevance is {relevance.score:g}" in told
    assert "at least 0.3, and at most 300 works; the last one kept has rank 6" in told
    assert "drawn as number 1 of 1" in told
    assert "It was not read" in told


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("withdrawn", "Removed before screening by X1"),
        ("silent", "it could not be read: no record of it has an abstract"),
        ("preface", "front matter"),
        ("plan-only", "Read and not included; claims of it that are shown: 0 of 0"),
        ("reed", "Included; claims of it that are shown: 1 of 1"),
    ],
)
def test_each_way_through_the_review_has_its_words(small: Asked, row: str, words: str) -> None:
    """A user would be told the wrong reason for a paper's fate."""
    assert words in small.why(row).summary


def test_a_work_tells_its_records_and_why_they_were_joined(small: Asked) -> None:
    """A user could not check that two rows are one publication."""
    told = said(small.why("stone").led_to)
    assert "It stands on 2 records joined into one work." in told
    assert "It is number 1 of the rows that could be read in papers.jsonl" in told
    record = next(row for row in small.contents.records.values() if row.source_id == "stone-copy")
    assert "10.5555/stone" in said(small.why(f"record:{record.record_id}").led_to)


def test_a_verdict_tells_who_counts_and_who_does_not(small: Asked) -> None:
    """A user would take a second paper of the same author for independent support."""
    told = said(small.why("claim 1").led_to)
    assert "3 sentences of other works compared with it: 2 for it, 1 against it, 0 saying too little." in told
    assert "Not counted: both are by Ada Stone." in told
    assert "Independent works that count for it: 1" in told
    assert "Mark: contested: 1 independent work held to speak against it, and 1 for it." in told
    assert "Confidence: none – withheld: no labelled claims go with the calibrator words" in told
    assert "shown from 0.53" in told


def test_a_pair_tells_its_probabilities_and_how_it_was_chosen(small: Asked) -> None:
    """A user could not see how likely a sentence speaks for or against a claim, nor why it was looked at."""
    told = said(small.why("claim 1").led_to)
    assert told.count("Calibrated probabilities: supports it 0.98, speaks against it 0.00, says too little 0.02.") == 2
    assert told.count("Calibrated probabilities: supports it 0.00, speaks against it 0.98, says too little 0.02.") == 1
    assert told.count("Chosen to be compared with a selector score of 0.9") == 3


SHARES = {"SUPPORT": 0.1, "REFUTE": 0.46, "NEI": 0.44}


@pytest.mark.parametrize(
    ("signals", "words"),
    [
        ({}, "No probability was measured for this pair, so that it could not count for or against the claim."),
        ({"SUPPORT": 0.52, "REFUTE": 0.38, "NEI": 0.1}, "Too few labelled pairs were as sure of that"),
        (SHARES, "No label is likelier than all else together"),
    ],
)
def test_a_pair_that_does_not_count_says_why(small: Asked, signals: dict[str, float], words: str) -> None:
    """A user would wonder why a sentence that denies a claim does not count against it."""
    row = small.contents.evidence[0]
    shares = tuple(Signal(name=f"probability of {label}", value=share) for label, share in signals.items())
    assert words in " ".join(seen(row.model_copy(update={"label": Label.NEI, "signals": shares})))


def test_a_pair_tells_its_vetoes(small: Asked) -> None:
    """A user could not see that a number that differs cost a claim its support."""
    veto = Signal(name="veto", value=1.0, note="the claim says “4%”, the sentence “7%”")
    row = small.contents.evidence[0].model_copy(update={"signals": (veto,)})
    assert "Support was cancelled by a veto: the claim says “4%”, the sentence “7%”." in list(seen(row))


def test_a_confidence_tells_what_it_was_measured_on(sure: Review) -> None:
    """A user could not see that the labels behind a confidence were given by machine."""
    told = said(asked(sure).why("claim 1").led_to)
    assert "(invented claims, n = 200 claims, machine-labelled, 2026-01-02" in told


def test_a_contested_claim_is_called_so_whatever_its_mark(made: Callable[..., Review], rows: list[Row]) -> None:
    """A user would read that a claim is refuted, or verified, and not that studies disagree."""
    review = made(rows)
    claim = next(row for row in review.contents().claims if row.work_id == work_of(review, "stone"))
    assert "direct, contested, corroborated." in asked(review).why(claim.claim_id).summary
    review.decide(claim.claim_id, "claim-ok", "read it", person="Ada")
    why = asked(review).why(claim.claim_id)
    assert "direct, verified by Ada, contested, corroborated." in why.summary
    assert "verified, by the word of Ada. It is contested: 1 independent work held to speak against it, and 1" in said(
        why.led_to
    )


def test_all_pairs_of_a_claim_are_told_once(demo: Asked) -> None:
    """A user could not see what a claim was compared with."""
    for claim in demo.contents.claims:
        rows = [row for row in demo.contents.evidence if row.claim_id == claim.claim_id]
        told = [step.text for step in every(demo.why(claim.claim_id).led_to) if " by words/1: “" in step.text]
        assert len(told) == len(rows)


def test_people_are_told_with_what_they_took_back(made: Callable[..., Review], rows: list[Row]) -> None:
    """A user could not see who decided what, when and why, nor what was undone."""
    review = made(rows)
    reed, ducks = work_of(review, "reed"), work_of(review, "ducks")
    review.decide(reed, "exclude", "wrong species", person="Ada")
    review.decide(reed, "undo", "misread", person="Bo")
    review.decide(ducks, "include", "it belongs", person="Cy")
    after = asked(review)
    told = said(after.why("reed").led_to)
    assert "Ada excluded it by P1" in told
    assert "wrong species (no longer holds)" in told
    assert "Bo took back what was said before" in told
    kept = after.why("ducks")
    assert "Cy kept it for reading." in said(kept.led_to)
    assert "overruled since" in said(kept.led_to)
    assert "a person said that it belongs to the question" in said(kept.led_to)
    assert "People overruled 1 of the 1 decision of the program by it (100.0%)." in said(after.why("S4").led_to)
    assert "Applied by people" in after.why("P1").summary


def test_a_sentence_tells_its_counts_its_words_and_its_works(small: Asked) -> None:
    """A user could not trace a number or a quote of the report."""
    assert small.report
    for name, line in sentences(small.report):
        why = small.why(name)
        told = [step.text for step in why.led_to]
        for fact in line.facts:
            assert any(text.startswith(f"{fact} = {small.report.facts[fact]}: ") for text in told)
        assert sum(text.startswith("Words that it rests on") for text in told) == len(line.spans)
        assert "Nothing rests on a sentence" in said(why.rests_on_it)


UNCOUNTED = {
    "identified", "malformed", "removed_otherwise", "pairs_judged", "sources_searched", "search_limit", "last_search",
    "consensus", "outcome", "tier",
    "selftest_false", "selftest_caught", "selftest_false_unseen", "selftest_caught_unseen",
    "selftest_true", "selftest_doubted",
}  # fmt: skip


def test_every_fact_is_defined_and_counts_as_many_rows_as_it_says(any_review: Asked) -> None:
    """A user who follows a number would find more or fewer things than it states."""
    case = Case(any_review.contents, any_review.report)
    for name, value in facts_of(case.basis).items():
        counted = [step for step in stated(case, name, value).details if step.text.startswith("It counts")]
        rows: tuple[Step, ...] = counted[0].details if counted else ()
        if counted and name not in UNCOUNTED:
            assert len(rows) == value, name


def test_facts_about_people_are_defined(made: Callable[..., Review], rows: list[Row]) -> None:
    """A user who follows a number about people would find nothing behind it."""
    review = made(rows)
    review.decide(work_of(review, "ducks"), "include", "it belongs", person="Ada")
    review.decide(work_of(review, "reed"), "exclude", "it does not", person="Ada")
    claim = next(claim for claim in review.contents().claims if claim.work_id == work_of(review, "quill"))
    review.decide(claim.claim_id, "claim-ok", "read it", person="Bo")
    after = asked(review)
    case = Case(after.contents, after.report)
    facts = facts_of(case.basis)
    assert facts["sample_relevant"] == facts["claims_confirmed_by_people"] == 1
    test_every_fact_is_defined_and_counts_as_many_rows_as_it_says(after)


def test_a_criterion_lists_all_that_it_took_out(demo: Asked) -> None:
    """A user could not check an exclusion criterion against the papers that it cost."""
    why = demo.why("a1")
    out = {row.item for row in demo.contents.decisions if (row.stage, row.action) == ("assess", "exclude")}
    listed = {ref for step in every(why.led_to) for ref in step.refs}
    assert listed == {f"work:{item}" for item in out}
    assert f"… and {len(out) - 20} more; --json has all" in as_text(why)
    assert demo.report
    counting = [name for name, line in sentences(demo.report) if "excluded_A1" in line.facts]
    own = {ref for step in every(why.rests_on_it) for ref in step.refs}
    assert own == set(counting)


def test_what_reviewers_said_is_told_of_the_claim(demo: Asked) -> None:
    """A user could not see who objects to a claim, how that was settled, and what was done about it."""
    revision = next(one for one in demo.contents.appraisal.revisions)
    told = said(demo.why(revision.item).led_to)
    assert "What the reviewers said of it" in told
    assert f"In round {revision.ordinal} it was told with reserve: " in told
    objected = next(one for one in demo.contents.appraisal.objections if one.check == "place")
    told = said(demo.why(objected.item).led_to)
    assert "The confirmer objects (serious): it does not stand where it should" in told
    assert "Settled as upheld: it follows by counting again." in told
    assert "The confirmer holds: it does not stand." in told


def test_what_reviewers_said_is_told_of_the_work(demo: Asked) -> None:
    """A user who asks about a paper would not learn what is held against it."""
    objected = next(one for one in demo.contents.appraisal.objections if one.check == "work")
    assert "The confirmer objects (serious): it says <b>so</b>" in said(demo.why(f"work:{objected.item}").led_to)
    assert "a page is missing" in said(demo.why("[1]").led_to)
