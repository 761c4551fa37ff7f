"""One decision per work, by criteria with ids."""
# ruff: noqa: SIM300 -- the expected value stands on the left

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synthesist.models import Embedder
from synthesist.plan import APPLIED, ScreenPlan
from synthesist.records import Question, Work
from synthesist.screen import Screened, screen
from synthesist.screen.ranking import coverage

MakeWork = Callable[..., Work]
MakeQuestion = Callable[..., Question]

NEAR = ("Sleep improves memory", "Sleep and memory in adults.")


@pytest.fixture
def decide(make_question: MakeQuestion, hashed_words: Embedder) -> Callable[..., dict[str, str]]:
    """Screens works, and returns what was decided on each by its own id."""

    def by_name(*works: Work, question: Question | None = None, **plan: object) -> dict[str, str]:
        asked = question or make_question(["sleep"], ["memory"])
        screened = screen(works, asked, ScreenPlan(**{"cutoff": 0.0, **plan}), hashed_words)
        names = {work.work_id: work.record.source_id or "" for work in works}
        return {names[entry.item]: entry.criterion if entry.action == "exclude" else "" for entry in screened.decisions}

    return by_name


Decide = Callable[..., dict[str, str]]


@pytest.mark.parametrize(
    "title",
    ["Proceedings of the Sleep Memory Days", "Preface on sleep and memory", "Front matter", "Table of Contents: sleep"],
)
def test_front_matter_is_no_work(decide: Decide, make_work: MakeWork, title: str) -> None:
    """A user would read prefaces."""
    assert {"a": "S1"} == decide(make_work("a", title))


def test_a_paper_with_an_abstract_is_a_work_whatever_its_title(decide: Decide, make_work: MakeWork) -> None:
    """A user would lose a paper whose title starts with an unlucky word."""
    assert {"a": ""} == decide(make_work("a", "Preface effects: sleep and memory", "An abstract."))


@pytest.mark.parametrize(
    ("year", "years", "criterion"),
    [
        (2009, (2010, 2020), "S2"),
        (2010, (2010, 2020), ""),
        (2020, (2010, 2020), ""),
        (2021, (2010, 2020), "S2"),
        (1950, (0, 2020), ""),
        (2050, (2010, 0), ""),
        (None, (2010, 2020), ""),
    ],
)
def test_years_outside_the_plan_are_excluded(
    decide: Decide, make_work: MakeWork, year: int | None, years: tuple[int, int], criterion: str
) -> None:
    """A user would read papers of years that they ruled out, or lose the first and last year."""
    assert {"a": criterion} == decide(make_work("a", *NEAR, year=year), years=years)


@pytest.mark.parametrize(
    ("language", "languages", "criterion"),
    [("de", ("en",), "S3"), ("EN", ("en",), ""), (None, ("en",), ""), ("de", (), "")],
)
def test_languages_outside_the_plan_are_excluded(
    decide: Decide, make_work: MakeWork, language: str | None, languages: tuple[str, ...], criterion: str
) -> None:
    """A user would read papers in languages that they ruled out, or lose those that state none."""
    assert {"a": criterion} == decide(make_work("a", *NEAR, language=language), languages=languages)


def test_one_concept_of_two_is_too_few(decide: Decide, make_work: MakeWork) -> None:
    """A user would read every paper on sleep when they asked about memory, too."""
    assert {"a": "S4", "b": ""} == decide(make_work("a", "Sleep in owls"), make_work("b", *NEAR))


def test_the_only_concept_is_enough(decide: Decide, make_work: MakeWork, make_question: MakeQuestion) -> None:
    """A user with a question of one word would get nothing."""
    assert {"a": "", "b": "S4"} == decide(
        make_work("a", "Sleep in owls"), make_work("b", "Owls"), question=make_question(["sleep"])
    )


def test_a_question_without_concepts_excludes_nothing_for_them(
    decide: Decide, make_work: MakeWork, make_question: MakeQuestion
) -> None:
    """A user with a question of signs would be told that works lack its concepts."""
    assert {"a": "S5"} == decide(make_work("a", "Owls"), question=make_question(), cutoff=0.3)


def test_works_below_the_cutoff_are_excluded(decide: Decide, make_work: MakeWork, make_question: MakeQuestion) -> None:
    """A user would read works that only graze the question: here two of four concepts are named."""
    asked = make_question(["sleep", "caffeine"], ["memory", "mood"])
    far, near = make_work("far", *NEAR), make_work("near", "Sleep, caffeine, memory and mood")
    assert {"far": "S5", "near": ""} == decide(far, near, question=asked, cutoff=0.7)


def test_a_work_at_the_cutoff_is_kept(decide: Decide, make_work: MakeWork) -> None:
    """A user would lose the work that stands exactly on the line."""
    assert {"a": ""} == decide(make_work("a", "Sleep memory"), cutoff=1.0)


def test_only_the_best_works_are_read(decide: Decide, make_work: MakeWork, make_question: MakeQuestion) -> None:
    """A user would wait for thousands of works, or lose the best to the worst."""
    asked = make_question(["sleep"], ["memory"], ["adults"])
    works = [make_work("all", "Sleep memory adults"), make_work("two", "Sleep memory"), make_work("most", *NEAR)]
    assert ["two"] == [name for name, failed in decide(*works, question=asked, max_works=2).items() if failed == "S6"]


def test_the_first_criterion_that_fails_is_named(decide: Decide, make_work: MakeWork) -> None:
    """A user would see an old preface excluded for its relevance."""
    work = make_work("a", "Preface", year=1900, language="de")
    assert {"a": "S1"} == decide(work, years=(2000, 0), languages=("en",), cutoff=1.0)


def test_a_work_excluded_by_a_field_takes_no_place(decide: Decide, make_work: MakeWork) -> None:
    """A user would read fewer works than the plan allows."""
    old, new = make_work("old", "Sleep memory", year=1900), make_work("new", *NEAR, year=2020)
    assert {"old": "S2", "new": ""} == decide(old, new, years=(2000, 0), max_works=1)


def test_works_of_equal_relevance_stand_by_id(
    make_work: MakeWork, make_question: MakeQuestion, hashed_words: Embedder
) -> None:
    """A user would get other works at the limit on another machine."""
    works = [make_work(str(at), *NEAR) for at in range(9)]
    asked = make_question(["sleep"], ["memory"])
    screened = screen(works, asked, ScreenPlan(), hashed_words)
    assert sorted(work.work_id for work in works) == [entry.work_id for entry in screened.relevances]
    assert screened == screen(works[::-1], asked, ScreenPlan(), hashed_words)


def test_ranks_count_from_one_and_follow_the_scores(
    make_work: MakeWork, make_question: MakeQuestion, hashed_words: Embedder
) -> None:
    """A user would see a rank that no score explains."""
    works = [make_work("far", "Owls"), make_work("near", *NEAR), make_work("half", "Sleep of owls")]
    relevances = screen(works, make_question(["sleep"], ["memory"]), ScreenPlan(), hashed_words).relevances
    assert [1, 2, 3] == [entry.rank for entry in relevances]
    assert sorted((entry.score for entry in relevances), reverse=True) == [entry.score for entry in relevances]
    assert [("memory", "sleep"), ("sleep",), ()] == [entry.concepts for entry in relevances]


def test_coverage_weighs_the_population_less(make_question: MakeQuestion) -> None:
    """A user's setting would count as much as their question: 1 of 2.6 without it, 1.6 with it."""
    concepts = make_question(["sleep"], ["memory"], ["adults"]).concepts
    assert pytest.approx(1 / 2.6) == coverage(frozenset(["sleep"]), concepts)
    assert pytest.approx(1.6 / 2.6) == coverage(frozenset(["sleep", "adults"]), concepts)
    assert 0.0 == coverage(frozenset(), ())


def test_no_works_are_no_decisions(make_question: MakeQuestion, hashed_words: Embedder) -> None:
    """A user whose search found nothing would see a traceback."""
    assert Screened((), ()) == screen([], make_question(["sleep"]), ScreenPlan(), hashed_words)


DRAWN = st.lists(
    st.tuples(
        st.sampled_from(["Sleep", "Sleep and memory", "Preface", "Owls", "🦆", "Memory"]),
        st.sampled_from([None, "", "Sleep improves memory.", "Owls sleep."]),
        st.sampled_from([None, 1900, 2020]),
        st.sampled_from([None, "en", "de"]),
    ),
    max_size=8,
)


@settings(deadline=None)
@given(drawn=DRAWN, limit=st.integers(1, 3), cutoff=st.floats(0, 1))
def test_each_work_gets_exactly_one_decision_with_a_known_criterion(
    make_work: MakeWork,
    make_question: MakeQuestion,
    hashed_words: Embedder,
    drawn: list[tuple],
    limit: int,
    cutoff: float,
) -> None:
    """A user's flow diagram would not add up."""
    works = [
        make_work(str(at), title, abstract, year=year, language=language)
        for at, (title, abstract, year, language) in enumerate(drawn)
    ]
    plan = ScreenPlan(years=(2000, 0), languages=("en",), cutoff=cutoff, max_works=limit)
    screened = screen(works, make_question(["sleep"], ["memory"]), plan, hashed_words)
    assert sorted(work.work_id for work in works) == [entry.item for entry in screened.decisions]
    assert {entry.criterion for entry in screened.decisions} <= APPLIED.keys()
    assert limit >= sum(entry.action == "include" for entry in screened.decisions)
