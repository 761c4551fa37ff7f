"""What an audit returns: checks, what each looked at, and every breach by place."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

LONGEST_QUOTE = 120
"""Characters of a value that a breach repeats."""


@dataclass(frozen=True, slots=True)
class Breach:
    """One thing that does not hold: where, and what."""

    place: str
    message: str


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One check: the invariant that it belongs to (1 to 10) and the comparisons that it made.

    Attributes:
        looked_at: comparisons made; 0 where the folder holds nothing of the kind.
    """

    invariant: int
    name: str
    looked_at: int
    breaches: tuple[Breach, ...]


@dataclass(frozen=True, slots=True)
class AuditResult:
    """All checks, in the order of the invariants."""

    checks: tuple[CheckResult, ...]

    @property
    def is_clean(self) -> bool:
        """Whether no check found a breach."""
        return not any(check.breaches for check in self.checks)


Findings = Iterator[Breach | None]
"""One entry per comparison: None where it holds."""


def unless(holds: object, place: str, message: str) -> Breach | None:
    """A breach, unless the condition holds."""
    return None if holds else Breach(place, message)


def equal(place: str, what: str, found: Any, expected: Any) -> Breach | None:
    """A breach where two values or their types differ; 1 is not True, and 1 is not 1.0."""
    holds = type(found) is type(expected) and found == expected
    return unless(holds, place, f"{what} is {brief(found)}, not {brief(expected)}")


def brief(value: Any) -> str:
    """A value in few characters."""
    text = repr(value)
    return text if len(text) <= LONGEST_QUOTE else text[:LONGEST_QUOTE] + "…"
