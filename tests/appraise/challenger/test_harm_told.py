"""What the challenger holds against how harm is told: retractions among all records, harms, stakes, advice."""

import json

import pytest
from doubted import LIMITS, objected, synthesis, told

from synthesist.appraise.challenger import harms, interests, retracted
from synthesist.records import Record, RetractionStatus
from synthesist.records.appraisals import Severity

EFFECT = "We found that mint drops reduced congestion in adults by 4 points."
TITLE = "Mint drops against congestion in adults: a randomised trial"
PAPER = told("a", EFFECT, title=TITLE)


def notice(title: str, abstract: str = "", **fields: object) -> Record:
    """A record that was set aside."""
    return Record(**{"record_id": "n", "source": "file:a.jsonl", "title": title, "abstract": abstract, **fields})


@pytest.mark.parametrize(
    "record",
    [
        notice(f"Retraction: {TITLE}"),
        notice(f"RETRACTION NOTE TO {TITLE}"),
        notice(
            "A notice of the editors", f"The editors have retracted the article “{TITLE}” since data were invented."
        ),
        notice("Withdrawal notice", f"This article, {TITLE}, has been withdrawn."),
    ],
)
def test_a_notice_among_what_was_set_aside_is_heard(record: Record) -> None:
    """Else a retracted work would be relied on although the retraction lies in the review's own records."""
    looked = retracted.standing(synthesis(PAPER, aside=[record]))
    assert {(one.item, one.severity) for one in looked.objections} == {
        ("a", Severity.CRITICAL),
        ("c-a", Severity.SERIOUS),
    }


@pytest.mark.parametrize(
    "record",
    [
        notice("Retraction: Quite another work on nettles and their sting"),
        notice(f"A reply to {TITLE}"),
        notice("Alcohol withdrawal in adults", "Withdrawal was treated with mint drops."),
        notice("Reinstatement", f"The article “{TITLE}” was retracted in error and has been reinstated."),
    ],
)
def test_notices_about_other_works_are_no_objection(record: Record) -> None:
    """Else one retracted neighbour would bring a whole review down."""
    assert not objected(retracted.standing(synthesis(PAPER, aside=[record])))


@pytest.mark.parametrize(
    "record",
    [
        {"is_retracted": True},
        {"raw": json.dumps({"title": TITLE, "retracted": True})},
        {"title": f"RETRACTED: {TITLE}"},
    ],
)
def test_a_mark_on_the_record_itself_is_heard(record: dict[str, object]) -> None:
    """Else a work would be kept against what its own row says."""
    assert objected(retracted.standing(synthesis(told("a", EFFECT, record=record)))) == ["a", "c-a"]


def test_clean_is_told_only_where_somebody_says_so() -> None:
    """Else silence would be told as an all-clear."""
    clean = {"retraction": RetractionStatus.CLEAN}
    assert objected(retracted.told(synthesis(told("a", EFFECT, record={"is_retracted": None}, work=clean)))) == ["a"]
    assert not objected(retracted.told(synthesis(told("a", EFFECT, work=clean))))


@pytest.mark.parametrize(
    "said",
    [
        "Serious adverse events were more frequent with the drops (9% against 2%).",
        "Two participants died of causes linked to the treatment.",
        "The system leaked personal data of 14% of users.",
        "Training consumed 1,200 MWh of electricity.",
        "Women were wrongly rejected more often than men.",
        "Dizziness led 9 of 60 users to stop.",
    ],
)
def test_a_harm_that_a_work_reports_is_told(said: str) -> None:
    """Else a reader would learn of the benefit alone."""
    assert objected(harms.harms(synthesis(told("a", EFFECT, said)))) == ["a"]


@pytest.mark.parametrize(
    "said",
    [
        "No serious adverse event was reported.",
        "Side effects were as frequent in both arms.",
        "Drops reduced the number of deaths from 9% to 2%.",
        "We detect harmful content in 40% of posts.",
        "Earlier work has shown that steroids cause harm.",
        "Whether the drops cause harm is unknown.",
    ],
)
def test_a_harm_that_is_only_named_is_none(said: str) -> None:
    """Else works that prevent harm, or look for it, would be told as harmful."""
    assert not objected(harms.harms(synthesis(told("a", EFFECT, said))))


def test_a_harm_that_is_shown_is_told() -> None:
    """Else a report that tells of a harm would be asked for it again."""
    harm = "Serious adverse events were more frequent with the drops (9% against 2%)."
    assert not objected(harms.harms(synthesis(told("a", harm))))


def test_safety_is_not_shown_by_a_handful() -> None:
    """Else a drug would be called safe after so few cases that a common harm would not show."""
    claim = "Mint drops were safe and well tolerated."
    few, many = "In all, 30 adults were enrolled.", "In all, 900 adults were enrolled."
    assert objected(harms.safe(synthesis(told("a", claim, few)))) == ["c-a"]
    assert not objected(harms.safe(synthesis(told("a", claim, many))))


@pytest.mark.parametrize(
    "said",
    [
        "The study was funded by the manufacturer of the drops.",
        "Two authors are employees of the company that sells them.",
        "The authors hold a patent on the method.",
        "Data were collected without informed consent.",
        "Participants were not told that they took part in an experiment.",
    ],
)
def test_a_stake_or_missing_leave_is_told(said: str) -> None:
    """Else a reader would not know who gains by the result, or at whose cost it was had."""
    assert objected(interests.stakes(synthesis(told("a", EFFECT, said)))) == ["a"]


@pytest.mark.parametrize(
    "said", ["The authors hold no patent and no shares.", "The university funded the study.", "Patients gave consent."]
)
def test_no_stake_is_no_objection(said: str) -> None:
    """Else a statement that there is no stake would be read as one."""
    assert not objected(interests.stakes(synthesis(told("a", EFFECT, said))))


def test_advice_needs_more_than_one_study() -> None:
    """Else the word of one study would be passed on as a rule for patients."""
    claim = "Doctors should prescribe mint drops to all adults."
    assert objected(interests.advice(synthesis(told("a", claim)))) == ["c-a"]
    supported = told("a", claim, verdict={"supporting_work_ids": ("b",)})
    assert not objected(interests.advice(synthesis(supported, told("b", EFFECT, claim=None))))


def test_the_report_itself_recommends_nothing() -> None:
    """Else a program would give medical advice in its own words."""
    seen = synthesis(told("a", EFFECT), lines=(*LIMITS, "Doctors should prescribe mint drops."))
    assert objected(interests.advice(seen)) == ["limitations-5"]
