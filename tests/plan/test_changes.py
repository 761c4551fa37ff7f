"""What differs between two plans, and the file that explains itself."""

import json
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthesist.plan import APPLIED, FRAMES, Frame, Plan, changes, explained, parse_plan, plan_for
from synthesist.plan.model import ASKED_ABOUT

TEXTS = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=30).filter(str.strip)
IDS = st.from_regex(r"[A-Z][A-Z0-9]{0,7}", fullmatch=True).filter(lambda name: name not in APPLIED)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Any plan."""
    frame = draw(st.sampled_from(Frame))
    parts = {name: draw(TEXTS) if name in ASKED_ABOUT else draw(st.just("") | TEXTS) for name in FRAMES[frame]}
    papers = draw(st.lists(TEXTS, max_size=2))
    first = draw(st.integers(0, 9_999))
    fields: dict[str, Any] = {
        "frame": frame,
        "parts": parts,
        "search": {"sources": ("files", "library") if papers else ("library",), "papers": tuple(papers)},
        "screen": {
            "years": (first, draw(st.just(0) | st.integers(first, 9_999))),
            "languages": tuple(draw(st.lists(TEXTS, max_size=2))),
            "cutoff": draw(st.floats(0, 1)),
            "sample": draw(st.integers(0, 1_000)),
        },
        "policies": {"unstated_year": draw(st.sampled_from(["keep", "exclude"]))},
        "criteria": draw(st.dictionaries(IDS, TEXTS, max_size=2)),
    }
    return plan_for("Do naps help?", **fields)


@given(plans())
def test_any_plan_comes_back_from_the_file_that_explains_it(plan: Plan) -> None:
    """A user's plan would be another one once it was written down."""
    again = parse_plan(explained(plan), "review.toml")
    assert (plan, plan.sha256) == (again, again.sha256)
    assert changes(plan, again) == ()


@given(plans(), plans())
def test_plans_differ_in_what_is_told(one: Plan, other: Plan) -> None:
    """A reader would be told of a change that was none, or of none where there was one."""
    assert (one == other) is (not changes(one, other))
    back = {change.field: (change.after, change.before) for change in changes(other, one)}
    assert back == {change.field: (change.before, change.after) for change in changes(one, other)}


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"question": "Do naps harm?"}, [("question", '"Do naps help?"', '"Do naps harm?"')]),
        ({"screen": {"years": (2000, 0)}}, [("screen.years", "[0,0]", "[2000,0]")]),
        ({"criteria": {"I1": "A trial."}}, [("criteria.I1", "", '"A trial."')]),
        (
            {"frame": Frame.PICO, "parts": {"intervention": "naps"}},
            [
                ("frame", '"free"', '"PICO"'),
                ("parts.comparator", "", '""'),
                ("parts.intervention", "", '"naps"'),
                ("parts.outcome", "", '""'),
                ("parts.population", "", '""'),
            ],
        ),
        (
            {"search": {"limit": 5, "sources": ("files",), "papers": ("a.ris",)}},
            [
                ("search.limit", "2000", "5"),
                ("search.papers", "[]", '["a.ris"]'),
                ("search.sources", '["library"]', '["files"]'),
            ],
        ),
    ],
)
def test_a_change_is_told_by_its_field(fields: dict[str, Any], told: list[tuple[str, str, str]]) -> None:
    """A reader could not see what an amendment changed."""
    found = changes(plan_for("Do naps help?"), plan_for(**{"question": "Do naps help?", **fields}))
    assert told == [(change.field, change.before, change.after) for change in found]
    assert all(json.loads(value) is not None for change in found for value in (change.before, change.after) if value)


def test_every_field_is_explained() -> None:
    """A user would find a line in the plan that nobody explains."""
    lines = explained(plan_for("Do naps help?", frame=Frame.PICO, parts={"intervention": "naps"})).splitlines()
    unexplained = [
        line for before, line in pairwise(lines) if line and not line.startswith("#") and not before.startswith("#")
    ]
    assert all(line.split(" ")[0] in {*APPLIED, *FRAMES[Frame.PICO]} for line in unexplained)


def test_comments_and_layout_are_no_part_of_the_plan() -> None:
    """A user who tidies the file up would have amended the plan."""
    plan = plan_for("Do naps help?")
    bare = "\n".join(line for line in explained(plan).splitlines() if not line.startswith("#"))
    assert plan == parse_plan(f"# mine\r\n{bare}\r\n", "review.toml")
