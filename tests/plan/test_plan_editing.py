"""One value of a plan changed in its text."""

import pytest

from synthesist.plan import Plan, explained, parse_plan, plan_for
from synthesist.plan.editing import with_value

QUESTION = "Does light improve sleep?"


def wider(plan: Plan, works: int) -> Plan:
    """The plan with so many works."""
    return plan.model_copy(update={"screen": plan.screen.model_copy(update={"max_works": works})})


def test_comments_and_layout_stay() -> None:
    """A user's notes in review.toml would be gone after the gate widened the search."""
    plan = plan_for(QUESTION)
    toml = explained(plan).replace("max_works = 300", "max_works = 300  # as agreed on Monday")
    edited = with_value(toml, wider(plan, 450), "screen.max_works", 450)
    assert parse_plan(edited, "review.toml").screen.max_works == 450
    assert edited == toml.replace("max_works = 300", "max_works = 450")


@pytest.mark.parametrize(
    "toml",
    [
        f'question = "{QUESTION}"\n',
        f'question = "{QUESTION}"\n\n[screen]\ncutoff = 0.3\n',
        f'question = "{QUESTION}"\nscreen = {{ cutoff = 0.3 }}\n',
        f'question = "{QUESTION}"\n[screen]',
    ],
)
def test_a_plan_that_says_little_says_what_was_changed(toml: str) -> None:
    """A plan written by hand in another form would be refused, or run with the old value."""
    plan = wider(parse_plan(toml, "review.toml"), 450)
    assert parse_plan(with_value(toml, plan, "screen.max_works", 450), "review.toml") == plan
