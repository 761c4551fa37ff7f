"""From settled checks and objections to a score for each dimension: a sum of shares, less what objections cost."""

from collections.abc import Mapping, Sequence
from math import prod

from synthesist.records.appraisals import (
    CRITICAL,
    Check,
    Dimension,
    DimensionScore,
    Objection,
    Severity,
    Standing,
)

COST: Mapping[Severity, float] = {Severity.MINOR: 0.02, Severity.SERIOUS: 0.1, Severity.CRITICAL: 0.25}
"""What an objection that is upheld takes of what is left of its dimension; one that stays open takes half of it."""

FAULTLESS = 2
"""Weight of all checks of a dimension that look for faults, together."""

OF_CLAIMS = frozenset({Dimension.EVIDENCE, Dimension.GROUNDING})
"""Dimensions of claims alone."""

_LEVELS = ((8.5, "high"), (6.5, "good"), (5.0, "fair"), (0.0, "weak"))
_UNASSESSED = "unassessed"


def scored(
    checks: Sequence[Check], objections: Sequence[Objection], *, is_claiming: bool = True
) -> tuple[DimensionScore, ...]:
    """Every dimension, in their order.

    Args:
        is_claiming: whether a claim is shown: without one there is nothing of which evidence could be strong, or quotes
            could be sound.
    """
    return tuple(
        _scored(
            dimension,
            [
                one
                for one in checks
                if one.dimension is dimension and one.total and (is_claiming or dimension not in OF_CLAIMS)
            ],
            [one for one in objections if one.dimension is dimension],
        )
        for dimension in Dimension
    )


def consensus_of(dimensions: Sequence[DimensionScore]) -> float | None:
    """Mean of the dimensions that were assessed, two decimals; None where a critical one was not."""
    if any(one.score is None and one.dimension in CRITICAL for one in dimensions):
        return None
    scores = [one.score for one in dimensions if one.score is not None]
    return round(sum(scores) / len(scores), 2) if scores else None


def _scored(dimension: Dimension, checks: Sequence[Check], objections: Sequence[Objection]) -> DimensionScore:
    if not checks:
        return DimensionScore(dimension=dimension, score=None, level=_UNASSESSED, basis="there was nothing to look at")
    standing = [one for one in objections if one.standing is not Standing.DISMISSED]
    score = round(10 * _share(checks, objections) * prod(1 - _cost(one) for one in standing), 2)
    return DimensionScore(
        dimension=dimension,
        score=score,
        level=next(word for least, word in _LEVELS if score >= least),
        basis=_basis(checks, objections),
        pointers=tuple(sorted({one.item for one in standing})),
    )


def _share(checks: Sequence[Check], objections: Sequence[Objection]) -> float:
    """Weighted mean of the measures' shares and, as one of them, the mean of the shares of all checks for faults.

    Most reviews have no fault to be found, so that these checks pass; were each of them to count like a measure, a
    synthesis on which nobody else ever spoke would be strong for being told without mistakes.
    """
    parts = [(check.weight, settled(check, objections) / check.total) for check in checks if check.weight]
    faultless = [settled(check, objections) / check.total for check in checks if not check.weight]
    if faultless:
        parts.append((FAULTLESS, sum(faultless) / len(faultless)))
    return sum(weight * share for weight, share in parts) / sum(weight for weight, _ in parts)


def settled(check: Check, objections: Sequence[Objection]) -> float:
    """How many of a check's items passed, as settled."""
    own = [one for one in objections if (one.mandate, one.check) == (check.mandate, check.name)]
    given_back = {Standing.UPHELD: 0.0, Standing.OPEN: 0.5, Standing.DISMISSED: 1.0}
    return check.passed + sum(given_back[one.standing] for one in own)


def _cost(objection: Objection) -> float:
    cost = COST[objection.severity]
    return cost / 2 if objection.standing is Standing.OPEN else cost


def _basis(checks: Sequence[Check], objections: Sequence[Objection]) -> str:
    counts = "; ".join(f"{check.name} {_number(settled(check, objections))} of {check.total}" for check in checks)
    tally = {standing: sum(one.standing is standing for one in objections) for standing in Standing}
    told = ", ".join(f"{count} {standing.value}" for standing, count in tally.items() if count)
    return f"{counts}; objections: {told}" if told else counts


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
