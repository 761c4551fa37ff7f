"""A review with a defect held against the same review without one."""

from collections.abc import Iterable
from dataclasses import dataclass

from benchmarks.appraisal.appraising import BOTH, Told
from benchmarks.planting.kinds import Instance
from synthesist.records.appraisals import Dimension, Mandate, Objection, Outcome

_SAID = 200
_WORST_FIRST = (Outcome.REJECT, Outcome.REVISE, Outcome.PUBLISH)


@dataclass(frozen=True, slots=True)
class Held:
    """What became of one planted defect.

    Attributes:
        base: name of the review, and `seed` what was planted by.
        what: was planted; empty for a kind that nobody may look at, as are `checks` and `besides`.
        found: panels whose score of the kind's dimension is strictly lower than that of the review without defect.
        objecting: reviewers that raise new objections in the dimension.
        is_named: whether a new objection there is about, or points to, something that the defect is about.
        is_lower: whether the consensus is strictly lower; None where there was none without the defect.
        is_no_better: whether the gate's outcome is the same or worse.
        was_unassessed: whether the dimension had no score without the defect, so that none can be lower.
        checks: what raised new objections there, and `besides` in other dimensions.
        error: what broke the appraisal off; only the error's type for a kind that nobody may look at.
    """

    base: str
    seed: int
    found: frozenset[str] = frozenset()
    objecting: frozenset[Mandate] = frozenset()
    is_named: bool = False
    is_lower: bool | None = None
    is_no_better: bool = False
    was_unassessed: bool = False
    seconds: float = 0.0
    error: str = ""
    what: str = ""
    checks: tuple[str, ...] = ()
    besides: tuple[str, ...] = ()

    @property
    def is_found(self) -> bool:
        """Whether all reviewers together find it."""
        return BOTH in self.found


def held(instance: Instance, dimension: Dimension, told: Told, base: Told, *, is_seen: bool) -> Held:
    """Hold one against the other."""
    error = told.error or base.error
    if error:
        return Held(
            instance.base, instance.seed, error=worded(error, is_seen=is_seen), what=_what(instance, is_seen=is_seen)
        )
    fresh = _new(told.objections, base.objections)
    own = [one for one in fresh if one.dimension is dimension]
    return Held(
        base=instance.base,
        seed=instance.seed,
        found=frozenset(name for name in told.scores if _is_lower(told.score(dimension, name), base, dimension, name)),
        objecting=frozenset(one.mandate for one in own),
        is_named=any({one.item, *one.pointers} & {*instance.planted.items} for one in own),
        is_lower=None if base.consensus is None else told.consensus is not None and told.consensus < base.consensus,
        is_no_better=_rank(told.outcome) <= _rank(base.outcome),
        was_unassessed=base.score(dimension) is None,
        seconds=told.seconds,
        what=_what(instance, is_seen=is_seen),
        checks=_names(own) if is_seen else (),
        besides=_names(one for one in fresh if one not in own) if is_seen else (),
    )


def worded(error: str, *, is_seen: bool) -> str:
    """An error in a line, or its type alone: a message may quote what was planted."""
    line = " ".join(error.split())
    return line[:_SAID] if is_seen else line.split(":", maxsplit=1)[0]


def _what(instance: Instance, *, is_seen: bool) -> str:
    return instance.planted.what if is_seen else ""


def _is_lower(score: float | None, base: Told, dimension: Dimension, of: str) -> bool:
    before = base.score(dimension, of)
    return score is not None and before is not None and score < before


def _new(told: Iterable[Objection], before: Iterable[Objection]) -> list[Objection]:
    known = {(one.mandate, one.check, one.item, one.severity) for one in before}
    return [one for one in told if (one.mandate, one.check, one.item, one.severity) not in known]


def _names(objections: Iterable[Objection]) -> tuple[str, ...]:
    return tuple(sorted(f"{one.mandate.value}: {one.check}" for one in objections))


def _rank(outcome: Outcome | None) -> int:
    return -1 if outcome is None else _WORST_FIRST.index(outcome)
