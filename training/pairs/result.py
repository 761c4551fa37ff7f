"""A reported result as variables, and interventions that change one of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from training.pairs.lexicon import FIELDS, Field, Named, Outcome, field
from training.pairs.numbers import UNITS, far_from

REFUTING = ("direction", "negation", "number", "unit")
"""Kinds that make two results contradict each other: both cannot hold of the same comparison."""

MISSING = ("population", "comparator", "outcome", "exposure")
"""Kinds that make one result silent about the other: another setting was looked at."""

OVERSTATED = ("certainty", "causal")
"""Kinds by which one says more than the other establishes. They are labelled NEI, not REFUTE: an open question or a
mere correlation does not show the firmer claim to be wrong, and a firm result elsewhere does not close a question."""

HELD_OUT = frozenset({"unit"})
"""Never trained on; kept for the test of unseen kinds. Kinds on real text are held out in `training.pairs.real`."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a study reports.

    Attributes:
        direction: +1 the outcome rises, -1 it falls.
        is_denied: whether that change is said to be absent.
        size: of the change, in `unit`; 0 where none is stated.
        standing: plain, open (not settled), cause (shown to be causal) or correlation (cause unknown).
        design: what was done, with its sentence.
    """

    field: str
    population: Named
    exposure: Named
    comparator: Named | None
    outcome: Outcome
    direction: int
    is_denied: bool
    size: int
    unit: str
    standing: str
    design: tuple[str, ...]


def draw(rng: Random, refuting: str, missing: str) -> Result:
    """A result on which both interventions can be made."""
    words = field(rng.choice(FIELDS))
    outcome = rng.choice([one for one in words.outcomes if one.unit in UNITS or refuting != "unit"])
    has_size = refuting in {"number", "unit"} or (refuting != "negation" and rng.random() < 0.4)
    is_relative = missing == "outcome" or outcome.unit not in UNITS or (refuting != "unit" and rng.random() < 0.5)
    return Result(
        field=words.name,
        population=rng.choice(words.populations),
        exposure=rng.choice(words.exposures),
        comparator=rng.choice(words.comparators) if missing == "comparator" or rng.random() < 0.4 else None,
        outcome=outcome,
        direction=rng.choice((1, -1)),
        is_denied=refuting == "negation" and rng.random() < 0.5,
        size=rng.randint(2, 60) if has_size else 0,
        unit="%" if is_relative and refuting != "unit" else outcome.unit,
        standing="plain",
        design=rng.choice(words.designs),
    )


def do(kind: str, result: Result, rng: Random) -> Result:
    """The result with one variable set to another value."""
    return _INTERVENTIONS[kind](result, field(result.field), rng)


def _direction(result: Result, _words: Field, _rng: Random) -> Result:
    return replace(result, direction=-result.direction)


def _negation(result: Result, _words: Field, _rng: Random) -> Result:
    return replace(result, is_denied=not result.is_denied)


def _number(result: Result, _words: Field, rng: Random) -> Result:
    return replace(result, size=far_from(result.size, rng))


def _unit(result: Result, _words: Field, rng: Random) -> Result:
    return replace(result, unit=rng.choice(UNITS[result.unit].others))


def _population(result: Result, words: Field, rng: Random) -> Result:
    return replace(result, population=_other(words.populations, result.population, rng))


def _comparator(result: Result, words: Field, rng: Random) -> Result:
    return replace(result, comparator=_other(words.comparators, result.comparator, rng))


def _exposure(result: Result, words: Field, rng: Random) -> Result:
    return replace(result, exposure=_other(words.exposures, result.exposure, rng))


def _outcome(result: Result, words: Field, rng: Random) -> Result:
    same = [one for one in words.outcomes if one.is_good == result.outcome.is_good]
    return replace(result, outcome=_other(same, result.outcome, rng))


def _certainty(result: Result, _words: Field, _rng: Random) -> Result:
    return replace(result, standing="plain" if result.standing == "open" else "open")


def _causal(result: Result, _words: Field, _rng: Random) -> Result:
    return replace(result, standing="cause" if result.standing == "correlation" else "correlation")


def _other(choices: Sequence[Any], but: Any, rng: Random) -> Any:
    return rng.choice([one for one in choices if one != but])


_INTERVENTIONS: dict[str, Callable[[Result, Field, Random], Result]] = {
    "direction": _direction,
    "negation": _negation,
    "number": _number,
    "unit": _unit,
    "population": _population,
    "comparator": _comparator,
    "outcome": _outcome,
    "exposure": _exposure,
    "certainty": _certainty,
    "causal": _causal,
}
