"""The plan of a review: what is asked, of whom, and by which criteria it is decided. Made before searching.

It is stored as `review.toml`. A change after the first search is an amendment. Source for the order of the parts:
PRISMA 2020, items 5 to 8 and 24.
"""

from synthesist.plan.amending import Change, changes
from synthesist.plan.explained import explained
from synthesist.plan.model import (
    APPLIED,
    FRAMES,
    MAX_QUESTION,
    PERSON,
    RELEVANCE,
    Frame,
    GatePlan,
    Plan,
    Policies,
    ReadPlan,
    ScreenPlan,
    SearchPlan,
    VerifyPlan,
)
from synthesist.plan.reading import parse_plan, plan_for, plan_text, read_plan

__all__ = [
    "APPLIED",
    "FRAMES",
    "MAX_QUESTION",
    "PERSON",
    "RELEVANCE",
    "Change",
    "Frame",
    "GatePlan",
    "Plan",
    "Policies",
    "ReadPlan",
    "ScreenPlan",
    "SearchPlan",
    "VerifyPlan",
    "changes",
    "explained",
    "parse_plan",
    "plan_for",
    "plan_text",
    "read_plan",
]
