"""What comes out again otherwise than it is stored is objected to, in its dimension; what was not changed is not."""

from collections.abc import Sequence
from typing import Any

import pytest
from confirmed_reviews import MORE, changed, objections

from synthesist.appraise.confirmer import CHECKS
from synthesist.appraise.confirmer.again import again
from synthesist.appraise.reviewing import Synthesis
from synthesist.records import Claim, Label, Mark, PeerReview, Relevance, RetractionStatus, TextKind
from synthesist.records.anatomy import Direction, Hedging
from synthesist.records.appraisals import Dimension, Remedy, Revision, Severity
from synthesist.records.revised import refound, softened, withdrawn

D = Dimension
Row = dict[str, Any]


def held(seen: Synthesis) -> set[tuple[Dimension, str]]:
    """Dimensions and checks of all objections."""
    return {(one.dimension, one.check) for one in objections(seen)}


def one_of(seen: Synthesis, words: str) -> Claim:
    """The first shown claim that says some words."""
    return next(claim for claim in seen.shown if words in claim.text)


def test_nothing_is_held_against_a_review_that_was_not_changed(seen: Synthesis) -> None:
    """A reader would be warned of errors in a review that has none."""
    assert len(seen.shown) > 4
    assert objections(seen) == []


def test_every_check_has_a_name_of_its_own_and_asks_something(seen: Synthesis) -> None:
    """Two checks of one name would be told as one, and a reader could not see what was asked."""
    looked = [check(seen).check for check in CHECKS]
    assert len({one.name for one in looked}) == len(looked)
    assert all(one.question.endswith("?") and one.name == one.name.lower() for one in looked)
    assert all(0 <= one.passed <= one.total for one in looked)


def test_what_reviewers_withdrew_or_softened_is_no_error(seen: Synthesis) -> None:
    """A second round would object to what the first one did, and never end."""
    first, second, *_ = seen.shown
    revisions = [
        Revision(ordinal=1, item=first.claim_id, remedy=Remedy.WITHDRAW, reason="unfit"),
        Revision(ordinal=1, item=second.claim_id, remedy=Remedy.SOFTEN, reason="doubtful"),
    ]
    contents = seen.contents
    after = changed(
        seen,
        claims=withdrawn(contents.claims, revisions),
        verdicts=softened(contents.verdicts, revisions),
        findings=refound(contents.findings, contents.claims, revisions),
        appraisal=contents.appraisal.model_copy(update={"revisions": tuple(revisions)}),
    )
    assert objections(after) == []


def test_what_is_made_again_is_made_once(seen: Synthesis) -> None:
    """An appraisal of a large review would take minutes."""
    assert again(seen) is again(seen)
    assert again(changed(seen)) is not again(seen)


def test_a_quote_that_is_not_in_the_text_is_critical(seen: Synthesis) -> None:
    """A reader would be shown words that no paper holds."""
    claim = seen.shown[0]
    claims = tuple(
        one.model_copy(update={"text": "Lamps heal."}) if one == claim else one for one in seen.contents.claims
    )
    found = [one for one in objections(changed(seen, claims=claims)) if one.item == claim.claim_id]
    assert any(one.severity is Severity.CRITICAL and one.dimension is D.GROUNDING for one in found)


def test_a_sentence_that_was_cut_is_told_by_what_was_cut_off(seen: Synthesis) -> None:
    """A reader would see a result without the doubt that its sentence states."""
    claim = one_of(seen, "LampSet test set (95%")
    document = seen.documents[claim.document_id]
    start = document.text.index("matter. Results") + len("matter. ")
    text = document.text[: start - len("matter. ")] + "matter, so Results" + document.text[start + len("Results") :]
    documents = dict(seen.documents) | {document.document_id: document.model_copy(update={"text": text})}
    assert (D.UNCERTAINTY, "nothing cut off") in held(changed(seen, documents=documents))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"value": 65.0}, (D.NUMBERS, "numbers read again")),
        ({"sign": -1}, (D.NUMBERS, "numbers read again")),
        ({"unit": "%"}, (D.NUMBERS, "numbers read again")),
        ({"n": 999}, (D.NUMBERS, "numbers read again")),
        ({"spread": None}, (D.NUMBERS, "numbers read again")),
    ],
)
def test_a_number_that_does_not_read_so_is_critical(seen: Synthesis, change: Row, expected: object) -> None:
    """A reader would take a slip of the pen for a measurement."""
    claim = one_of(seen, "6.5 points")
    anatomy = seen.contents.anatomies[claim.claim_id]
    numbers = tuple(one.model_copy(update=change) if one.text.startswith("6.5") else one for one in anatomy.numbers)
    anatomies = dict(seen.contents.anatomies) | {claim.claim_id: anatomy.model_copy(update={"numbers": numbers})}
    after = changed(seen, anatomies=anatomies)
    assert expected in held(after)
    assert any(one.item == claim.claim_id and one.severity is Severity.CRITICAL for one in objections(after))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"hedging": Hedging.SPECULATIVE}, (D.UNCERTAINTY, "doubt and direction")),
        ({"direction": Direction.NONE}, (D.UNCERTAINTY, "doubt and direction")),
        ({"strength": 0}, (D.EVIDENCE, "kinds of claims")),
        ({"population": None, "outcome": None}, (D.GROUNDING, "parts of claims")),
    ],
)
def test_a_claim_that_is_told_otherwise_than_it_reads(seen: Synthesis, change: Row, expected: object) -> None:
    """A reader would take a hedge for a finding, or an association for a cause."""
    name = one_of(seen, "6.5 points").claim_id
    anatomies = dict(seen.contents.anatomies)
    anatomies[name] = anatomies[name].model_copy(update=change)
    assert expected in held(changed(seen, anatomies=anatomies))


def test_results_are_read_again_with_their_setting(seen: Synthesis) -> None:
    """A reader would compare numbers that no text gives, or of another data set."""
    result = next(one for one in seen.contents.results if one.text.startswith("6.5"))
    rest = tuple(one for one in seen.contents.results if one != result)
    ten = changed(seen, results=(result.model_copy(update={"value": 65.0}), *rest))
    assert (D.NUMBERS, "results read again") in held(ten)
    other = result.model_copy(update={"population": result.population.model_copy(update={"text": "PotSet"})})
    assert (D.COMPARABILITY, "settings read again") in held(changed(seen, results=(other, *rest)))
    assert (D.NUMBERS, "results read again") in held(changed(seen, results=rest, result_groups=()))


def test_findings_that_are_split_or_lose_what_denies_them(seen: Synthesis) -> None:
    """A reader would count one finding twice, or hear nothing of those who found the opposite."""
    findings = seen.contents.findings
    shared = next(one for one in findings if len(one.claim_ids) > 1)
    first = shared.model_copy(update={"claim_ids": shared.claim_ids[:1]})
    second = shared.model_copy(update={"finding_id": "f" * 16, "claim_ids": shared.claim_ids[1:]})
    rest = tuple(one for one in findings if one != shared)
    assert (D.NOVELTY, "findings made again") in held(changed(seen, findings=(first, second, *rest)))
    denied = next(one for one in findings if one.opposed_by)
    quiet = tuple(one.model_copy(update={"opposed_by": ()}) if one == denied else one for one in findings)
    assert (D.UNCERTAINTY, "opposed findings") in held(changed(seen, findings=quiet))
    many = tuple(one.model_copy(update={"works": 9}) if one == shared else one for one in findings)
    assert (D.EVIDENCE, "works of findings") in held(changed(seen, findings=many))


def verdict_changed(seen: Synthesis, name: str, **change: Any) -> Synthesis:
    """The synthesis with another verdict on a claim."""
    verdicts = dict(seen.contents.verdicts)
    verdicts[name] = verdicts[name].model_copy(update=change)
    return changed(seen, verdicts=verdicts)


def test_verdicts_follow_from_their_evidence(seen: Synthesis) -> None:
    """A reader would rely on support that nobody gave, or miss those who object."""
    opposed = next(claim for claim in seen.shown if (seen.verdict(claim) or seen).refuting_work_ids)  # type: ignore[union-attr]
    name = opposed.claim_id
    assert (D.EVIDENCE, "marks drawn again") in held(verdict_changed(seen, name, mark=Mark.VERIFIED))
    quiet = verdict_changed(seen, name, mark=Mark.VERIFIED, refuting_work_ids=())
    assert (D.UNCERTAINTY, "refuting works") in held(quiet)
    crowd = verdict_changed(seen, name, supporting_work_ids=tuple(sorted(seen.works))[:4], is_corroborated=True)
    assert (D.EVIDENCE, "supporting works") in held(crowd)
    assert (D.NUMBERS, "pairs counted") in held(verdict_changed(seen, name, pairs_judged=99))


def test_support_by_the_same_people_is_none(seen: Synthesis) -> None:
    """A reader would take authors who cite themselves for a second voice."""
    claim = next(one for one in seen.shown if seen.works[one.work_id].record.authors[0].family == "Stone")
    verdict = seen.contents.verdicts[claim.claim_id]
    own = [row for row in again(seen).heard[claim.claim_id] if row.label is Label.SUPPORT]
    tied = [row.work_id for row in own if row.work_id not in verdict.supporting_work_ids]
    assert tied
    works = tuple(sorted({*verdict.supporting_work_ids, *tied}))
    after = verdict_changed(seen, claim.claim_id, supporting_work_ids=works)
    found = [one for one in objections(after) if one.check == "supporting works"]
    assert found
    assert "not independent" in found[0].said


def test_a_label_or_a_confidence_that_the_probabilities_do_not_bear_out(seen: Synthesis) -> None:
    """A reader would see a passage counted that is not sure, or a confidence that nobody measured."""
    evidence = list(seen.contents.evidence)
    at = next(at for at, row in enumerate(evidence) if row.label is Label.NEI)
    evidence[at] = evidence[at].model_copy(update={"label": Label.SUPPORT})
    assert (D.UNCERTAINTY, "labels and probabilities") in held(changed(seen, evidence=tuple(evidence)))
    sure = next(claim for claim in seen.shown if seen.contents.verdicts[claim.claim_id].confidence is not None)
    for confidence, reason in ((0.97, None), (0.5, ""), (0.05, None)):
        told = seen.contents.verdicts[sure.claim_id].confidence_reason if reason is None else reason
        after = verdict_changed(seen, sure.claim_id, confidence=confidence, confidence_reason=told)
        assert (D.UNCERTAINTY, "confidences reckoned again") in held(after), confidence


def test_evidence_that_was_dropped_is_missed(seen: Synthesis) -> None:
    """A reader would not hear of a passage that was looked at and speaks against a claim."""
    row = next(row for row in seen.contents.evidence if row.label is Label.REFUTE)
    rest = tuple(one for one in seen.contents.evidence if one != row)
    assert (D.UNCERTAINTY, "passages chosen again") in held(changed(seen, evidence=rest))


def test_bearing_and_what_is_left_out(seen: Synthesis) -> None:
    """A reader would be shown what is beside the question, or not what is on it."""
    claims = seen.contents.claims
    shown = one_of(seen, "3.5 points")
    indirect = tuple(
        one.model_copy(update={"relevance": Relevance.INDIRECT, "bears_on": ()}) if one == shown else one
        for one in claims
    )
    assert (D.GROUNDING, "bearing on the question") in held(changed(seen, claims=indirect))
    hidden = tuple(
        one.model_copy(update={"is_shown": False, "reason": "too long"}) if one == shown else one for one in claims
    )
    assert (D.UNCERTAINTY, "claims left out") in held(changed(seen, claims=hidden))
    gone = tuple(one for one in claims if one.work_id != shown.work_id or one == shown)
    if len(gone) < len(claims):
        assert (D.UNCERTAINTY, "results passed over") in held(changed(seen, claims=gone))


def work_changed(seen: Synthesis, name: str, record: Row | None = None, **change: Any) -> Synthesis:
    """The synthesis with another work; `record` changes what is shown of it."""
    works = dict(seen.contents.works)
    shown = works[name].record.model_copy(update=record or {})
    works[name] = works[name].model_copy(update={**change, "record": shown})
    return changed(seen, works=works)


def test_works_are_told_as_their_records_say(seen: Synthesis) -> None:
    """A reader would look for a work by another's name, or trust a preprint as reviewed."""
    name = seen.included[0]
    assert (D.GROUNDING, "works as their records say") in held(work_changed(seen, name, {"year": 1999}))
    reviewed = work_changed(seen, name, peer_review=PeerReview.REVIEWED)
    assert (D.EVIDENCE, "versions and peer review") in held(reviewed)
    digest = work_changed(seen, name, {"text_kind": TextKind.DIGEST})
    assert (D.GROUNDING, "texts of their records") in held(digest)


def test_a_record_that_its_row_does_not_bear_out(seen: Synthesis) -> None:
    """A reader would be given a year, or words, that no source returned."""
    work = seen.works[seen.included[0]]
    records = dict(seen.contents.records)
    for change in ({"year": 1899}, {"title": "Quite another title of kings"}):
        other = records | {work.work_id: records[work.work_id].model_copy(update=change)}
        assert (D.GROUNDING, "records as returned") in held(changed(seen, records=other))
    bare = records | {work.work_id: records[work.work_id].model_copy(update={"raw": '{"title": "Nothing"}'})}
    assert (D.GROUNDING, "quotes in the rows returned") in held(changed(seen, records=bare))


def test_what_is_known_of_retractions_comes_out_again(seen: Synthesis, make_seen: Any, rows: list[Row]) -> None:
    """A reader would rely on a retracted work of which the records say so."""
    told = work_changed(seen, seen.included[0], retraction=RetractionStatus.CLEAN, retraction_told="not marked")
    assert (D.SAFETY, "standing of works") in held(told)
    kept = tuple(row for row in seen.contents.decisions if row.action != "remove")
    found = [one for one in objections(changed(seen, decisions=kept)) if one.check == "retracted works taken out"]
    assert [one.severity for one in found] == [Severity.CRITICAL]
    notice = {
        "id": "notice",
        "title": "Retraction notice to: Measured gains with rendered lanterns",
        "abstract": "The editors withdraw it.",
        "authors": ["Editors"],
    }
    after = make_seen([*rows, *MORE, notice])
    lying = [one for one in objections(after) if one.check == "notices among the records"]
    assert [one.severity for one in lying] == [Severity.CRITICAL]


def test_decisions_come_out_again(seen: Synthesis) -> None:
    """A reader who repeats the screening would not get the same works."""
    decisions = seen.contents.decisions
    screened = next(row for row in decisions if (row.stage, row.action) == ("screen", "exclude"))
    other = screened.model_copy(update={"criterion": "S2"})
    after = changed(seen, decisions=tuple(other if row == screened else row for row in decisions))
    assert (D.REPRODUCIBILITY, "screening decided again") in held(after)
    included = next(row for row in decisions if (row.stage, row.action) == ("assess", "include"))
    gone = changed(seen, decisions=tuple(row for row in decisions if row != included))
    assert (D.REPRODUCIBILITY, "works accounted for") in held(gone)
    assert (D.REPRODUCIBILITY, "assessment decided again") in held(gone)
    strange = screened.model_copy(update={"criterion": "Z9"})
    after = changed(seen, decisions=tuple(strange if row == screened else row for row in decisions))
    assert (D.REPRODUCIBILITY, "who decided") in held(after)


def search_changed(seen: Synthesis, **change: Any) -> Synthesis:
    """The synthesis with another last search."""
    *rest, last = seen.contents.searches
    return changed(seen, searches=(*rest, last.model_copy(update=change)))


@pytest.mark.parametrize(
    ("change", "dimension", "check"),
    [
        ({"query": "all rows of another file"}, D.REPRODUCIBILITY, "searches as planned"),
        ({"source": "Scopus"}, D.REPRODUCIBILITY, "searches as planned"),
        ({"limit": 5}, D.REPRODUCIBILITY, "searches as planned"),
        ({"received": 99}, D.REPRODUCIBILITY, "limits told"),
        ({"is_capped": True}, D.REPRODUCIBILITY, "limits told"),
        ({"concept_hits": ()}, D.REPRODUCIBILITY, "limits told"),
        ({"at": "2001-01-01T00:00:00+00:00"}, D.NOVELTY, "dates in order"),
    ],
)
def test_searches_follow_from_the_plan(seen: Synthesis, change: Row, dimension: Dimension, check: str) -> None:
    """A reader who repeats a search would find something else than is told."""
    assert (dimension, check) in held(search_changed(seen, **change))


def test_a_plan_that_is_not_the_one_that_was_made(seen: Synthesis) -> None:
    """A plan could be written after the results were known."""
    plan = seen.contents.plans[0]
    other = plan.model_copy(update={"content": plan.content.replace('"max_works":300', '"max_works":301')})
    assert (D.REPRODUCIBILITY, "plan as it was made") in held(changed(seen, plans=(other,)))


def test_a_sample_that_was_chosen_is_found(seen: Synthesis) -> None:
    """A person could be offered only works that are surely rightly excluded."""
    assert (D.REPRODUCIBILITY, "sample drawn again") in held(changed(seen, sample=tuple(seen.works)[:3]))


def test_the_same_synthesis_gives_the_same_objections(seen: Synthesis) -> None:
    """A review that is appraised twice would get two appraisals."""
    one, other = (search_changed(seen, source="Scopus", received=99) for _ in range(2))
    assert objections(one) == objections(other)


def test_items_are_those_of_the_objections(seen: Synthesis) -> None:
    """A claim could fall without a vote against it."""
    claim = one_of(seen, "6.5 points")
    after = verdict_changed(seen, claim.claim_id, pairs_judged=99)
    found: Sequence[str] = [one.item for one in objections(after) if one.check == "pairs counted"]
    assert found == [claim.claim_id]
