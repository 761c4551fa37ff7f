"""Checks that anyone can repeat by counting."""
# ruff: noqa: SIM300 -- the expected value stands on the left

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from oneworks import work_from
from synthesist.appraise import appraise
from synthesist.records import (
    Appraisal,
    Check,
    Claim,
    Document,
    Mark,
    Question,
    Record,
    Relevance,
    Search,
    TextKind,
    Verdict,
    Work,
)
from synthesist.records.ids import sha256

TEXT = "Naps improve recall."


@dataclass
class Case:
    """A review in small: claims are added one by one."""

    question: Question
    make_record: Callable[..., Record]
    searches: list[Search] = field(default_factory=list)
    works: dict[str, Work] = field(default_factory=dict)
    records: dict[str, Record] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)
    verdicts: dict[str, Verdict] = field(default_factory=dict)

    def search(self, source: str, *, is_capped: bool = False) -> None:
        """Add a search."""
        self.searches.append(
            Search(
                search_id=f"s{len(self.searches)}",
                source=source,
                query="all",
                limit=None,
                reported=None,
                received=0,
                is_capped=is_capped,
                at="2026-01-02T03:04:05+00:00",
                client="test/1",
                content_sha256="0" * 64,
            )
        )

    def claim(self, name: str, **changes: Any) -> None:
        """Add a work with one claim, and its verdict."""
        record = self.make_record(name, is_retracted=changes.get("is_retracted"))
        self.records[record.record_id] = record
        self.works[name] = work_from(record, work_id=name)
        self.documents[name] = Document(
            document_id=name,
            work_id=name,
            original_sha256="",
            reader="test/1",
            text_kind=TextKind.DATABASE,
            text=TEXT,
            sha256=sha256(TEXT),
            is_full_text=changes.get("is_full_text", False),
        )
        self.claims.append(
            Claim(
                claim_id=name,
                work_id=name,
                document_id=name,
                start=0,
                end=len(TEXT),
                text=changes.get("text", TEXT),
                cues=(),
                relevance=changes.get("relevance", Relevance.DIRECT),
                bears_on=("exposure",),
                concepts=changes.get("concepts", ("nap",)),
                score=0.9,
                is_shown=changes.get("is_shown", True),
            )
        )
        if changes.get("is_shown", True):
            self.verdicts[name] = Verdict(
                claim_id=name,
                mark=Mark.VERIFIED,
                is_corroborated=changes.get("is_corroborated", False),
                supporting_work_ids=(),
                refuting_work_ids=(),
                pairs_judged=1,
                confidence=changes.get("confidence"),
                confidence_reason="",
            )

    def appraise(self) -> Appraisal:
        """Appraise all that was added."""
        return appraise(self.question, self.searches, self.works, self.documents, self.claims, self.verdicts)

    def counts(self, name: str) -> tuple[int, int]:
        """Passed and total of one check."""
        return next((check.passed, check.total) for check in self.appraise().checks if check.name == name)


@pytest.fixture
def case(make_question: Callable[..., Question], make_record: Callable[..., Record]) -> Case:
    """A review of the question whether naps improve recall."""
    return Case(make_question(["nap"], ["recall"]), make_record)


@pytest.mark.parametrize(
    ("name", "good"),
    [
        ("confidence measured", {"confidence": 0.9}),
        ("corroboration", {"is_corroborated": True}),
        ("directness", {"relevance": Relevance.DIRECT}),
        ("depth of reading", {"is_full_text": True}),
        ("grounding", {"text": TEXT}),
        ("retraction status", {"is_retracted": False}),
    ],
)
def test_a_check_counts_shown_claims_or_works_that_pass(case: Case, name: str, good: dict[str, Any]) -> None:
    """A user could not repeat a count: here one of three passes, and a claim that is not shown does not count."""
    bad = {"relevance": Relevance.INDIRECT, "text": "Forged."}
    case.claim("good", **{**bad, **good})
    case.claim("bad", **bad)
    case.claim("worse", **bad)
    case.claim("hidden", **{**bad, **good, "is_shown": False})
    assert (1, 3) == case.counts(name)


def test_concepts_are_covered_by_what_shown_claims_name(case: Case) -> None:
    """A user could not see that a concept of the question was never touched."""
    case.claim("a", concepts=("nap",))
    case.claim("hidden", concepts=("recall",), is_shown=False)
    assert (1, 2) == case.counts("concepts covered")


@pytest.mark.parametrize(("sources", "passed"), [([], 0), (["a"], 1), (["a", "a"], 1), (["a", "b", "c"], 2)])
def test_two_sources_are_wanted(case: Case, sources: list[str], passed: int) -> None:
    """A user would take one database for a comprehensive search."""
    for source in sources:
        case.search(source)
    assert (passed, 2) == case.counts("sources")


def test_searches_that_a_limit_cut_do_not_pass(case: Case) -> None:
    """A user would take a cut answer for a whole one."""
    case.search("a")
    case.search("b", is_capped=True)
    assert (1, 2) == case.counts("complete answers")


def test_a_work_is_known_if_one_of_its_records_says_so(case: Case, make_record: Callable[..., Record]) -> None:
    """A user would be told that a status is unknown which a second source states."""
    case.claim("a")
    second = make_record("second", is_retracted=False)
    case.works["a"] = work_from(case.works["a"].record, second, work_id="a")
    assert (1, 1) == case.counts("retraction status")


def test_two_claims_of_one_work_are_one_work(case: Case) -> None:
    """A user would see a talkative work counted twice among the included works."""
    case.claim("a")
    case.claims.append(case.claims[0].model_copy(update={"claim_id": "again"}))
    case.verdicts["again"] = case.verdicts["a"]
    assert (0, 1) == case.counts("depth of reading")
    assert (2, 2) == case.counts("grounding")


def test_the_score_is_the_mean_of_the_points(case: Case) -> None:
    """A user could not repeat the score: 10 × (1/2 + 0 + 0 + 1 + 0 + 1 + 0 + 1/2 + 1) / 9 = 4.4."""
    case.search("a")
    case.claim("a")
    assert 4.4 == case.appraise().score


def test_a_check_over_nothing_does_not_count(case: Case) -> None:
    """A user would see a score pulled down by what could not be assessed: 10 × (1/2 + 1 + 1 + five times 0) / 8."""
    case.claim("a")
    assert (0, 0) == case.counts("complete answers")
    assert 3.1 == case.appraise().score


def test_without_claims_there_is_no_score(case: Case) -> None:
    """A user would be given a quality score for a review that says nothing."""
    case.search("a")
    case.search("b")
    case.claim("hidden", is_shown=False)
    assert case.appraise().score is None


def test_each_check_has_a_name_of_its_own_and_says_what_it_counted(case: Case) -> None:
    """A user would not know what a check means."""
    checks = case.appraise().checks
    assert 9 == len({check.name for check in checks})
    assert all(check.question.endswith("?") and check.basis for check in checks)


def test_checks_stand_by_name(case: Case) -> None:
    """A user who compares two reviews would find their checks in another order."""
    names = [check.name for check in case.appraise().checks]
    assert sorted(names) == names


@pytest.mark.parametrize(("passed", "total", "points"), [(1, 4, 2.5), (0, 3, 0.0), (3, 3, 10.0), (0, 0, None)])
def test_points_are_ten_times_the_share(passed: int, total: int, points: float | None) -> None:
    """A user could not repeat the points of a check."""
    assert points == Check(name="a", question="b?", passed=passed, total=total, basis="c").points
