"""The gate asks for more to be searched or read: the plan is amended by a stated step, as a person would amend it."""

from math import ceil

from synthesist.appraising import GATE
from synthesist.ledger import Ledger, review
from synthesist.plan import Plan
from synthesist.plan.editing import with_value
from synthesist.review.planning import Desk, amend

_MOST_RECORDS, _MOST_WORKS, _LEAST_CUTOFF = 100_000, 10_000, 0.1
_STEP_OF_CUTOFF = 0.05


def widened(plan: Plan, desk: Desk) -> tuple[Plan, str] | None:
    """Amend the plan where the last round asks for it and rounds are left; the plan as amended, and why in words.

    None where nothing is asked for, the policy does not allow it, or the step is as wide as it goes.
    """
    rounds = review.appraisal(desk.ledger).rounds
    if not rounds or not rounds[-1].widen or not plan.gate.widen or _spent(desk.ledger) >= plan.gate.rounds:
        return None
    field = rounds[-1].widen
    value = _next(plan, field)
    if value is None:
        return None
    table, key = field.split(".")
    wider = Plan.model_validate(plan.model_dump() | {table: {**plan.model_dump()[table], key: value}})
    reason = f"{GATE}{'; '.join(rounds[-1].reasons)}: {_STEPS[field].format(value)}"
    amend(wider, with_value(review.plans(desk.ledger)[-1].toml, wider, field, value), desk, reason)
    return wider, reason


_STEPS = {
    "screen.max_works": "up to {:,} works are read",
    "screen.cutoff": "works are read from a relevance of {:.2f} on",
    "search.limit": "up to {:,} records are taken from a source",
}


def _next(plan: Plan, field: str) -> int | float | None:
    """The value of the next step: half as many works again, a lower cut-off, twice the records; None at the end."""
    if field == "screen.max_works":
        wider = min(_MOST_WORKS, ceil(plan.screen.max_works * 1.5))
        return wider if wider > plan.screen.max_works else None
    if field == "screen.cutoff":
        lower = round(max(_LEAST_CUTOFF, plan.screen.cutoff - _STEP_OF_CUTOFF), 2)
        return lower if lower < plan.screen.cutoff else None
    wider = min(_MOST_RECORDS, 2 * plan.search.limit)
    return wider if wider > plan.search.limit else None


def _spent(ledger: Ledger) -> int:
    return sum(version.reason.startswith(GATE) for version in review.plans(ledger))
