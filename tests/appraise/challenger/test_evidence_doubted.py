"""What the challenger holds against the strength of evidence: each check speaks where it should, and is silent else."""

from typing import Any

import pytest
from doubted import Told, objected, support, synthesis, told

from synthesist.appraise.challenger import designs, flaws, publishing, samples, subjects, voices
from synthesist.records import Author, PeerReview
from synthesist.records.appraisals import Remedy, Severity

EFFECT = "We found that mint drops reduced congestion in adults by 4 points."
AGAIN = "Mint drops lowered congestion in adults by 3 points, as our results show."
TRIAL = "In all, 240 adults were randomly assigned to mint drops or water."


def corroborated(**fields: Any) -> tuple[Told, Told]:
    """A claim and a paper that is counted as support for it."""
    one = told("first", EFFECT, TRIAL, verdict={"supporting_work_ids": ("second",)})
    return one, told("second", AGAIN, "We enrolled 310 adults at nine sites and gave them drops.", **fields)


@pytest.mark.parametrize(
    "said",
    [
        "This was a cross-sectional survey of 400 adults.",
        "The study is observational, and users chose the drops themselves.",
        "As nobody was randomised, confounding cannot be ruled out.",
        "We cannot establish a causal link with these data.",
    ],
)
def test_a_cause_is_not_shown_by_a_study_that_assigned_nothing(said: str) -> None:
    """Else a mere tie between two things would reach the reader as a cause."""
    assert objected(designs.causes(synthesis(told("a", said, EFFECT, claim=1)))) == ["c-a"]


@pytest.mark.parametrize(
    "said",
    [
        TRIAL,
        "Earlier observational studies could not establish a causal link.",
        "A survey of the market is given elsewhere.",
        "We train our system on logs and vary the drops in a controlled experiment.",
    ],
)
def test_a_trial_may_show_a_cause(said: str) -> None:
    """Else every trial that names older work would be called an observational one."""
    assert not objected(designs.causes(synthesis(told("a", said, EFFECT, claim=1))))


def test_a_hedged_cause_weighs_less() -> None:
    """Else authors who are careful would be held as much against as those who are not."""
    seen = synthesis(
        told("a", "The study was cross-sectional.", "Our results suggest that drops lead to less congestion.", claim=1)
    )
    assert [one.severity for one in designs.causes(seen).objections] == [Severity.MINOR]


@pytest.mark.parametrize(
    "authors",
    [
        (Author(family="FirstFirst", given="A."),),
        (Author(family="Adalbert", given="Firstfirst"),),
    ],
)
def test_the_same_people_are_no_second_voice(authors: tuple[Author, ...]) -> None:
    """Else a team that repeats itself under initials, or with its names turned round, would count as two."""
    papers = corroborated(authors=authors)
    objections = voices.independent(synthesis(*papers)).objections
    assert [(one.item, one.severity, one.remedy) for one in objections] == [
        ("c-first", Severity.SERIOUS, Remedy.SOFTEN)
    ]


def test_a_near_copy_is_no_second_voice() -> None:
    """Else a report that is published twice would corroborate itself."""
    body = tuple(
        f"Group {at} of adults took mint drops for {at} weeks and kept a diary of all their nights." for at in range(9)
    )
    one = told("first", EFFECT, *body, verdict={"supporting_work_ids": ("second",)})
    assert objected(voices.independent(synthesis(one, told("second", AGAIN, *body)))) == ["c-first"]


def test_works_that_only_share_a_topic_are_voices_of_their_own() -> None:
    """Else no claim could ever be corroborated."""
    assert not objected(voices.independent(synthesis(*corroborated())))


def test_hearsay_is_no_second_voice() -> None:
    """Else a paper that cites the claim's own work would count as its confirmation."""
    one, other = corroborated()
    said = "Firstfirst et al. (2019) reported that mint drops reduced congestion."
    looked = voices.firsthand(synthesis(one, other, evidence=(support("c-first", other, said),)))
    assert objected(looked) == ["c-first"]
    assert not objected(voices.firsthand(synthesis(one, other, evidence=(support("c-first", other),))))


def test_one_publication_is_not_two_works() -> None:
    """Else a record that was not joined to its twin would be a study more."""
    same = {"identifiers": (("doi", "10.1234/one"),)}
    assert objected(voices.several(synthesis(told("a", EFFECT, record=same), told("b", AGAIN, record=same)))) == ["b"]


@pytest.mark.parametrize(
    "record",
    [
        {"venue": "bioRxiv"},
        {"kind": "posted-content"},
        {"kind": "dissertation"},
        {"identifiers": (("doi", "10.21203/rs.3.rs-12"),)},
    ],
)
def test_a_preprint_is_not_told_as_peer_reviewed(record: dict[str, object]) -> None:
    """Else a reader would trust a text that nobody has judged."""
    paper = told("a", EFFECT, record=record, work={"peer_review": PeerReview.REVIEWED})
    assert objected(publishing.reviewed(synthesis(paper))) == ["a"]


def test_an_article_is_told_as_peer_reviewed() -> None:
    """Else journals whose name holds the word review would be doubted."""
    record = {"venue": "Lecture Notes in Computer Science", "kind": "article", "identifiers": (("doi", "10.1007/1-2"),)}
    paper = told("a", EFFECT, record=record, work={"peer_review": PeerReview.REVIEWED})
    assert not objected(publishing.reviewed(synthesis(paper)))


@pytest.mark.parametrize(
    "said",
    [
        "All experiments were carried out in 30 male mice.",
        "The effect was measured in cultured cells and in no living person.",
        "We tested the drops in rabbits.",
    ],
)
def test_what_mice_did_is_not_told_of_people(said: str) -> None:
    """Else a reader would take what was seen in animals or cells for something that helps people."""
    assert objected(subjects.people(synthesis(told("a", EFFECT, said)))) == ["c-a"]


def test_animals_in_the_background_are_no_evidence() -> None:
    """Else each trial that names the animal work before it would be doubted."""
    seen = synthesis(told("a", EFFECT, "Earlier work in mice had shown the same.", TRIAL))
    assert not objected(subjects.people(seen))


def test_the_group_that_is_asked_about_was_studied() -> None:
    """Else a finding in children would be told of adults."""
    assert objected(subjects.people(synthesis(told("a", EFFECT, "Only children took part in the study.")))) == ["c-a"]


@pytest.mark.parametrize(
    "said",
    ["Only nine adults completed the study.", "This was a pilot study.", "Seven volunteers took part in the tests."],
)
def test_a_handful_carries_no_firm_claim(said: str) -> None:
    """Else a pilot would weigh as much as a trial."""
    assert objected(samples.enough(synthesis(told("a", EFFECT, said)))) == ["c-a"]
    assert not objected(samples.enough(synthesis(told("a", EFFECT, TRIAL, "Only 3 of them had a cold."))))


def test_a_stand_in_is_not_the_outcome() -> None:
    """Else what was counted in the laboratory would be told as what patients feel."""
    said = "We used airflow as a proxy for congestion."
    assert objected(samples.measured(synthesis(told("a", EFFECT, said)))) == ["c-a"]
    assert not objected(samples.measured(synthesis(told("a", EFFECT, "We used saline rather than tap water."))))


@pytest.mark.parametrize(
    "said",
    [
        "Half of the participants dropped out before the end.",
        "Assessors knew which drops each adult had received.",
        "Settings were tuned on the test set.",
        "Both groups also received steroids.",
        "The outcome was changed after the data had been seen.",
    ],
)
def test_a_confessed_flaw_is_heard(said: str) -> None:
    """Else a study that tells of its own flaw would be told as if it had none."""
    assert objected(flaws.sound(synthesis(told("a", EFFECT, said)))) == ["c-a"]
    assert not objected(flaws.sound(synthesis(told("a", EFFECT, TRIAL, "Only 5% were lost to follow-up."))))
