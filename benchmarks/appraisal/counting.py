"""What is counted over planted defects, and the exact interval of a share."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from benchmarks.appraisal.appraising import BOTH
from benchmarks.appraisal.holding import Held
from benchmarks.appraisal.looking import KindLook
from synthesist.records.appraisals import Mandate

_TAIL = 0.025

Is = Callable[[Held], bool]


@dataclass(frozen=True, slots=True)
class Column:
    """Something that is true of a defect or not."""

    title: str
    holds: Is


COLUMNS: tuple[Column, ...] = (
    Column("found", lambda one: one.is_found),
    Column("objected", lambda one: bool(one.objecting)),
    Column("named", lambda one: one.is_named),
    Column("consensus lower", lambda one: bool(one.is_lower)),
    Column("gate no better", lambda one: one.is_no_better),
)

ALONE: tuple[Column, ...] = tuple(
    Column(f"by {mandate.value} alone", lambda one, name=mandate.value: name in one.found)  # type: ignore[misc]
    for mandate in (Mandate.CHALLENGER, Mandate.CONFIRMER)
)


@dataclass(frozen=True, slots=True)
class Left:
    """Defects found when each reviewer is left out.

    Attributes:
        n: defects; `both` of them that all reviewers together find.
        challenger: found by it without the other; `confirmer` likewise.
        only_challenger: found by it and not by the other; `only_confirmer` likewise.
        lost: found together, and not once the named reviewer is left out.
    """

    n: int
    both: int
    challenger: int
    confirmer: int
    only_challenger: int
    only_confirmer: int
    lost: dict[str, int]


def left_out(looks: Iterable[KindLook]) -> Left:
    """Counts over all defects of these kinds."""
    found = [one.found for look in looks for one in look.held]
    first, second = Mandate.CHALLENGER.value, Mandate.CONFIRMER.value
    return Left(
        n=len(found),
        both=sum(BOTH in one for one in found),
        challenger=sum(first in one for one in found),
        confirmer=sum(second in one for one in found),
        only_challenger=sum(first in one and second not in one for one in found),
        only_confirmer=sum(second in one and first not in one for one in found),
        lost={
            first: sum(BOTH in one and second not in one for one in found),
            second: sum(BOTH in one and first not in one for one in found),
        },
    )


def count(held: Sequence[Held], column: Column) -> int:
    """Of how many it is true."""
    return sum(map(column.holds, held))


def exact(k: int, n: int) -> tuple[float, float]:
    """The interval of Clopper and Pearson (1934) at 95% for `k` of `n`; all of 0 to 1 where n is 0."""
    from scipy.stats import beta

    low = float(beta.ppf(_TAIL, k, n - k + 1)) if k else 0.0
    high = float(beta.ppf(1 - _TAIL, k + 1, n - k)) if k < n else 1.0
    return low, high
