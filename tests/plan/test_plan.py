"""The plan of a review: made before searching, stored as it was made."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from synthesist.errors import PlanError
from synthesist.plan import MAX_QUESTION, Plan, explained, plan_for, read_plan

QUESTIONS = st.text(st.characters(exclude_categories=("Cs",)), min_size=3, max_size=80).filter(
    lambda text: len(" ".join(text.split())) >= 3
)


@given(QUESTIONS)
@example('Does """ end?')
@example("a = 1\n[search]\nlimit = 9")
@example("\\u0041 \\ ' \" # [x]")
@example("tab\tNUL\0bell\x07delete\x7f\x85\u2028")
@example("🦆" * 100)
def test_any_question_comes_back_from_the_file(tmp_path_factory: pytest.TempPathFactory, question: str) -> None:
    """A user's question would be changed, or would change the plan, by a sign in it."""
    plan = Plan(question=question)
    path = tmp_path_factory.getbasetemp() / "review.toml"
    path.write_text(explained(plan), encoding="utf-8", newline="")
    assert (plan, plan.sha256) == (read_plan(path), read_plan(path).sha256)


@given(QUESTIONS, st.integers(1, 100_000), st.lists(QUESTIONS, max_size=3))
def test_a_plan_is_toml_that_says_what_was_planned(question: str, limit: int, papers: list[str]) -> None:
    """A user could not read, or publish, their plan."""
    sources = ["files"] if papers else ["library"]
    plan = Plan(question=question, search={"limit": limit, "papers": papers, "sources": sources})
    content = tomllib.loads(explained(plan))
    assert (" ".join(question.split()), limit, papers) == (
        content["question"],
        content["search"]["limit"],
        content["search"]["papers"],
    )


@pytest.mark.parametrize("change", [{"search": {"limit": 1}}, {"screen": {"cutoff": 0.5}}, {"question": "Another?"}])
def test_another_plan_has_another_name(change: dict[str, object]) -> None:
    """A user would carry on a review of another plan."""
    usual = Plan(question="Do naps help?")
    other = Plan(**{"question": "Do naps help?", **change})
    assert usual.sha256 != other.sha256
    assert usual.review_id != other.review_id


def test_blanks_do_not_make_another_plan() -> None:
    """A user who retypes a question with two blanks would be turned away."""
    assert plan_for("Do naps help?") == plan_for("  Do\n naps  help? ")


@pytest.mark.parametrize("question", ["", "  ", "ab", "x" * (MAX_QUESTION + 1)])
def test_a_question_has_bounds(question: str) -> None:
    """A user with an empty question would get a report on nothing."""
    with pytest.raises(PlanError, match="question") as raised:
        plan_for(question)
    assert "3 to 2,000" in raised.value.hint


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("question =", "is not TOML"),
        (b"\xff\xfe", "cannot be read as a plan"),
        ("", "question"),
        ('question = "Do naps help?"\nunknown = 1', "unknown"),
        ('question = "Do naps help?"\n[search]\nlimit = 0', "search.limit"),
        ('question = "Do naps help?"\n[search]\nlimit = "many"', "search.limit"),
        ('question = "Do naps help?"\n[screen]\ncutoff = 2', "screen.cutoff"),
        ('question = "Do naps help?"\n[verify]\npairs_per_claim = 13', "verify.pairs_per_claim"),
    ],
)
def test_a_plan_that_cannot_be_is_named_with_its_place(tmp_path: Path, content: str | bytes, complaint: str) -> None:
    """A user with a slip in review.toml would see a traceback."""
    path = tmp_path / "review.toml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(PlanError, match=complaint) as raised:
        read_plan(path)
    assert raised.value.hint


def test_a_missing_plan_is_named(tmp_path: Path) -> None:
    """A user who mistypes a path would see a traceback."""
    with pytest.raises(PlanError, match=r"nowhere\.toml"):
        read_plan(tmp_path / "nowhere.toml")
