"""The frames of a question, and the criteria by which people decide."""

import pytest

from synthesist.errors import PlanError
from synthesist.plan import APPLIED, FRAMES, PERSON, Frame, Plan, explained, parse_plan, plan_for
from synthesist.plan.model import ASKED_ABOUT, MAX_CRITERION, MAX_PART
from synthesist.synthesis import question_of

QUESTION = "Do naps help?"
ASKED = {Frame.PICO: "intervention", Frame.PECO: "exposure", Frame.SPIDER: "phenomenon"}


def framed(frame: Frame, **parts: str) -> Plan:
    """A plan whose question has parts."""
    return plan_for(QUESTION, frame=frame, parts=parts)


@pytest.mark.parametrize("frame", ASKED)
def test_a_frame_has_all_its_parts_and_comes_back_from_the_file(frame: Frame) -> None:
    """A user would not see which parts there are to fill in, or lose what they filled in."""
    plan = framed(frame, **{ASKED[frame]: " afternoon\n naps "})
    assert FRAMES[frame] == tuple(plan.parts)
    assert plan.parts[ASKED[frame]] == "afternoon naps"
    assert plan == parse_plan(explained(plan), "review.toml")


@pytest.mark.parametrize("frame", ASKED)
def test_a_framed_question_is_looked_for_by_its_parts(frame: Frame) -> None:
    """A user who takes the question apart would be searched by their wording of it all the same."""
    concepts = question_of(framed(frame, **{ASKED[frame]: "zorbing"})).concepts
    assert [concept.name for concept in concepts] == ["zorbing"]


@pytest.mark.parametrize("frame", ASKED)
def test_a_framed_question_asks_about_something(frame: Frame) -> None:
    """A user who leaves the main part empty would search for nothing."""
    others = {name: "x" for name in FRAMES[frame] if name not in ASKED_ABOUT}
    with pytest.raises(PlanError, match=ASKED[frame]):
        framed(frame, **others)


@pytest.mark.parametrize(("frame", "part"), [(Frame.PICO, "exposure"), (Frame.FREE, "outcome"), (Frame.SPIDER, "x")])
def test_a_part_of_another_frame_is_refused(frame: Frame, part: str) -> None:
    """A user would fill in a part that nothing heeds."""
    with pytest.raises(PlanError, match=f"no part '{part}'"):
        framed(frame, **{part: "naps"})


def test_a_part_has_bounds() -> None:
    """A user who pastes an abstract into a part would get a search for everything."""
    with pytest.raises(PlanError, match=str(MAX_PART)):
        framed(Frame.PICO, intervention="x" * (MAX_PART + 1))


def test_an_unknown_frame_is_refused_with_those_there_are() -> None:
    """A user who mistypes the frame would not learn which there are."""
    with pytest.raises(PlanError, match="'SPIDER'"):
        parse_plan(f'question = "{QUESTION}"\nframe = "pica"', "review.toml")


def test_own_criteria_stand_beside_the_programs() -> None:
    """A user could not give a criterion of their own, or would lose the program's by it."""
    plan = plan_for(QUESTION, criteria={"I1": "A trial.", "Q12": "In adults."})
    assert plan.criteria == {**APPLIED, "I1": "A trial.", "Q12": "In adults."}
    assert plan.own_criteria == ("I1", "Q12")
    assert plan == parse_plan(explained(plan), "review.toml")


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        ("S5", "Whatever I like.", "applied by the program"),
        (PERSON, "Mine.", "applied by the program"),
        ("i1", "Small.", "is no id"),
        ("I-1", "Dash.", "is no id"),
        ("1", "Digit.", "is no id"),
        ("TOOLONGAN", "Nine.", "is no id"),
        ("", "Empty.", "is no id"),
        ("I1", "  ", "says nothing"),
        ("I1", "x" * (MAX_CRITERION + 1), "1,000"),
    ],
)
def test_a_criterion_that_cannot_be_is_refused(name: str, text: str, complaint: str) -> None:
    """A reader would find another criterion under an id than was applied."""
    with pytest.raises(PlanError, match=complaint):
        plan_for(QUESTION, criteria={name: text})


def test_the_programs_criteria_may_be_left_out() -> None:
    """A user who deletes them from the file would have another plan, although they are applied all the same."""
    assert plan_for(QUESTION) == parse_plan(f'question = "{QUESTION}"', "review.toml")


@pytest.mark.parametrize(
    ("line", "where"),
    [
        ("question = 2020-01-01", "question"),
        ("question = ['a']", "question"),
        ("screen.years = [2000-01-01, 2001-01-01]", "screen.years"),
        ("screen.years = [2010, 2000]", "screen.years"),
        ("screen.years = [2010]", "screen.years"),
        ("screen.years = [-1, 2000]", "screen.years"),
        ("screen.years = [2000, 99999999999999999999]", "screen.years"),
        ("screen.years = [2000.0, 2001.5]", "screen.years"),
        ("screen.cutoff = nan", "screen.cutoff"),
        ("screen.cutoff = inf", "screen.cutoff"),
        ('screen.cutoff = "0.3"', "screen.cutoff"),
        ("screen.max_works = true", "screen.max_works"),
        ("screen.languages = ['en', 3]", "screen.languages"),
        ("screen.deep.x = 1", "screen.deep"),
        ("search = 3", "search"),
        ("search.sources = []", "search.sources"),
        ("search.sources = ['the web']", "search.sources"),
        ("search.sources = ['library', 'library']", "search.sources"),
        ("search.queries.openalex = 'x'", "search"),
        ("search.sources = ['files']", "search"),
        ("search.papers = ['a.ris']", "search"),
        ("policies.unstated_year = 'maybe'", "policies.unstated_year"),
        ("criteria.I1 = ['x']", "criteria.I1"),
        ("serach.limit = 3", "serach"),
        ("verify.pairs_per_claim = 0", "verify"),
    ],
)
def test_odd_toml_is_named_with_its_place(line: str, where: str) -> None:
    """A user who writes what TOML allows and a plan does not would see a traceback, or be misunderstood in silence."""
    head = "" if line.startswith("question") else f'question = "{QUESTION}"\n'
    with pytest.raises(PlanError) as raised:
        parse_plan(head + line, "review.toml")
    assert str(raised.value).startswith(f"{where}")
    assert raised.value.hint


@pytest.mark.parametrize("text", ["a=" + "[" * 5_000, "a = 1\na = 2", "\x00", "[[search]]", "question"])
def test_what_is_no_plan_is_refused(text: str) -> None:
    """A user who names the wrong file would see a traceback."""
    with pytest.raises(PlanError) as raised:
        parse_plan(text, "review.toml")
    assert raised.value.hint


def test_bytes_that_are_no_text_are_refused() -> None:
    """A user whose shell hands over a torn question would see a traceback of the database."""
    with pytest.raises(PlanError, match="no text"):
        plan_for("Do naps \udcff help?")
