"""One value of a plan changed in its text, so that a person's comments and layout stay."""

import re

import tomli_w

from synthesist.errors import PlanError
from synthesist.plan.explained import explained
from synthesist.plan.model import Plan
from synthesist.plan.reading import parse_plan


def with_value(toml: str, plan: Plan, field: str, value: float) -> str:
    """The text of a plan with another value for one field of a table; the whole plan anew where that is not enough.

    Args:
        toml: text that was read as a plan before.
        plan: as it is to be read from the text that is returned.
        field: table and key, such as "screen.max_works".
    """
    table, key = field.split(".")
    line = tomli_w.dumps({key: value}).rstrip("\n")
    head, found, rest = _parted(toml, table)
    body, count = re.subn(rf"(?m)^{re.escape(key)}[ \t]*=[ \t]*[^\s#]+", line, rest, count=1)
    if not found:
        edited = f"{toml.rstrip()}\n\n[{table}]\n{line}\n"
    else:
        edited = head + found + (body if count else f"{line}\n{rest}")
    return edited if _reads_as(edited, plan) else explained(plan)


def _parted(toml: str, table: str) -> tuple[str, str, str]:
    """What stands before a table's head, the head with its line end, and what follows; the last two may be empty."""
    head = re.search(rf"(?m)^\[{re.escape(table)}\][^\n]*\n?", toml)
    return (toml[: head.start()], head[0], toml[head.end() :]) if head else (toml, "", "")


def _reads_as(toml: str, plan: Plan) -> bool:
    try:
        return parse_plan(toml, "review.toml") == plan
    except PlanError:
        return False
