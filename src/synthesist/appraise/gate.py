"""The gate: publish, revise or reject, and for what a synthesis is good enough."""

from collections.abc import Iterator
from dataclasses import dataclass

from synthesist.plan.model import GatePlan
from synthesist.records.appraisals import (
    CRITICAL,
    Dimension,
    DimensionScore,
    Objection,
    Outcome,
    Severity,
    Standing,
    Tier,
)

_FLAGSHIP, _DOI, _RECORD = 8.5, 7.5, 5.0


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the gate goes by.

    Attributes:
        verified: claims that are shown and verified; `direct` those among them that bear on the question as asked.
        shown: claims that are shown.
    """

    consensus: float | None
    dimensions: tuple[DimensionScore, ...]
    objections: tuple[Objection, ...]
    shown: int
    verified: int
    direct: int

    @property
    def critical(self) -> list[Objection]:
        """Critical objections that were upheld."""
        return [one for one in self.objections if one.severity is Severity.CRITICAL and one.standing is Standing.UPHELD]


def outcome_of(policy: GatePlan, found: Gathered) -> tuple[Outcome, tuple[str, ...]]:
    """What the gate says, and why."""
    if against := tuple(_rejecting(policy, found)):
        return Outcome.REJECT, against
    if missing := tuple(_missing(policy, found)):
        return Outcome.REVISE, missing
    return Outcome.PUBLISH, (
        f"a consensus of {found.consensus} where {policy.consensus} is asked for",
        (
            f"{found.verified} verified claims where {policy.claims} are asked for,"
            f" {found.direct} on the question as it is asked"
        ),
        "no critical objection stands",
    )


def tier_of(outcome: Outcome, found: Gathered) -> Tier:
    """For what it is good enough: what was not published is a public record at the most."""
    if outcome is Outcome.REJECT or found.critical:
        return Tier.QUARANTINE
    consensus = found.consensus or 0.0
    if consensus < _RECORD:
        return Tier.WATCH_LIST
    if outcome is not Outcome.PUBLISH or consensus < _DOI:
        return Tier.PUBLIC_RECORD
    return Tier.FLAGSHIP if consensus >= _FLAGSHIP and _is_reproducible(found) else Tier.DOI_GRADE


def _rejecting(policy: GatePlan, found: Gathered) -> Iterator[str]:
    if not found.shown:
        yield "it shows no claim"
    elif not found.verified:
        yield "none of its claims is verified"
    if found.consensus is not None and found.consensus < policy.reject_below:
        yield f"a consensus of {found.consensus}, below {policy.reject_below}"


def _missing(policy: GatePlan, found: Gathered) -> Iterator[str]:
    for one in found.dimensions:
        if one.score is None and one.dimension in CRITICAL:
            yield f"{one.dimension.value} could not be assessed"
    if found.consensus is not None and found.consensus < policy.consensus:
        yield f"a consensus of {found.consensus} where {policy.consensus} is asked for"
    if found.verified < policy.claims:
        yield f"{found.verified} verified claims where {policy.claims} are asked for"
    if not found.direct:
        yield "no verified claim bears on the question as it is asked"
    for objection in found.critical:
        yield f"{objection.said} ({objection.item})"


def _is_reproducible(found: Gathered) -> bool:
    score = next(one.score for one in found.dimensions if one.dimension is Dimension.REPRODUCIBILITY)
    return score is not None and score >= _FLAGSHIP
