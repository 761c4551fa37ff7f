"""A number of the claim that no number of the passage meets, though the passage tells the same quantity."""

from collections.abc import Sequence
from math import isfinite

from synthesist.verify.vetoes.base import Veto, aligned
from synthesist.verify.vetoes.quantities import Quantity, quantities

_NEAR, _LOOSELY_NEAR = 0.05, 0.2
"""Relative difference within which two numbers may be the same one, rounded; and where one is told loosely."""

_CHANGES = frozenset(("percent", "points", "fold"))
"""Sizes of effects; other units may as well tell how long, how much or how often something was given."""

_TELLING = frozenset(("by", "of", "was", "is", "were", "are", "averaged", "lasted", "took", "takes", "than", "to"))
"""Words before a duration, a weight or a length that is a result."""


def other_number(claim: str, passage: str) -> Veto | None:
    """A veto where the passage tells the same quantity, but clearly other values of it only."""
    own = [quantity for quantity in quantities(claim) if quantity.of]
    if not own or next(aligned(claim, passage), None) is None:
        return None
    told = quantities(passage)
    for quantity in own:
        same = [one for one in told if _is_same(quantity, one)]
        if _is_clear(quantity, same) and not any(_may_meet(quantity, one) for one in told):
            return Veto("number", f"the claim says “{quantity.text}”, the passage “{same[0].text}”")
    return None


def _is_same(one: Quantity, other: Quantity) -> bool:
    """Whether both tell the same quantity of the same thing, as far as the words beside them say."""
    if one.is_measured != other.is_measured or not one.of & other.of or not one.beside & other.beside:
        return False
    if one.of & _CHANGES:
        return True
    is_told_alike = bool(one.after) and one.after == other.after
    return is_told_alike and (not one.is_measured or one.after in _TELLING)


def _is_clear(quantity: Quantity, same: Sequence[Quantity]) -> bool:
    """Counts, doses and durations differ by what of it is told, so only a lone one can be held against another."""
    return bool(same) and (bool(quantity.of & _CHANGES) or len(same) == 1)


def _may_meet(one: Quantity, other: Quantity) -> bool:
    """Whether the numbers could be the same: rounded, in another unit, as a proportion, or the rest to a hundred."""
    share = _LOOSELY_NEAR if one.is_loose or other.is_loose else _NEAR
    slack = max(one.slack, other.slack)
    for a in filter(isfinite, (*one.values, *_others(one))):
        for b in filter(isfinite, other.values):
            if abs(a - b) <= max(slack, share * max(abs(a), abs(b))):
                return True
    return _is_within(one, other) or _is_within(other, one)


def _others(quantity: Quantity) -> tuple[float, ...]:
    if "percent" not in quantity.of:
        return ()
    return tuple(
        other for value in quantity.values for other in (100 - value, value / 100, 1 - value / 100, 1 + value / 100)
    )


def _is_within(one: Quantity, other: Quantity) -> bool:
    return len(other.values) == 2 and any(min(other.values) <= value <= max(other.values) for value in one.values)  # noqa: PLR2004 -- both ends
