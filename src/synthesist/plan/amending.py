"""What differs between two plans, field by field: the substance of an amendment."""

from collections.abc import Iterator, Mapping
from typing import Any

from synthesist.plan.model import Plan
from synthesist.records.base import Frozen
from synthesist.records.ids import canonical_json


class Change(Frozen):
    """One field that an amendment changes.

    Attributes:
        field: its name with the table before it, such as `screen.cutoff`.
        before: the value as JSON; empty where the field is new.
        after: the same; empty where it was taken out.
    """

    field: str
    before: str
    after: str


def changes(before: Plan, after: Plan) -> tuple[Change, ...]:
    """The fields in which two plans differ, by name."""
    one, other = (dict(_fields(plan.model_dump(mode="json"))) for plan in (before, after))
    named = sorted(one.keys() | other.keys())
    return tuple(
        Change(field=name, before=one.get(name, ""), after=other.get(name, ""))
        for name in named
        if one.get(name) != other.get(name)
    )


def _fields(content: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for name, value in content.items():
        if isinstance(value, Mapping):
            yield from _fields(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", canonical_json(value)
