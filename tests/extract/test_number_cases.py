"""Two hundred hand-made sentences with every quantity that they report."""

import math

from number_cases import ASIDE, CASES, DEFAULTS, Case, Expected

from synthesist.extract.reported import reported_numbers
from synthesist.records.numbers import ReportedNumber

REACHED = 0.95


def told(one: ReportedNumber) -> dict[str, object]:
    """What is said of a number, as the cases write it."""
    spread, p = one.spread, one.p
    return {
        "relation": one.relation,
        "sign": one.sign,
        "sense": one.sense,
        "spread": (spread.kind, spread.level, spread.low, spread.high, spread.size) if spread else None,
        "p": (p.relation, p.value) if p else None,
        "n": one.n,
        "of": one.of,
        "metric": one.metric,
    }


def is_same(expected: Expected, one: ReportedNumber) -> bool:
    """Whether a number is told as expected, in all that the case says of it."""
    if (expected.kind, expected.text, expected.unit) != (one.kind, one.text, one.unit):
        return False
    is_close = expected.value is None if one.value is None else math.isclose(one.value, expected.value or 0)
    said, wanted = told(one), {**DEFAULTS, **expected.more}
    return is_close and all(said[name] == value for name, value in wanted.items())


def is_exact(case: Case) -> bool:
    """Whether all quantities of a sentence are told as expected, and no other."""
    found = reported_numbers(case.sentence)
    return len(found) == len(case.expected) and all(map(is_same, case.expected, found))


def test_at_least_ninety_five_of_a_hundred_sentences_are_read_exactly() -> None:
    """A user would work with figures that the paper does not have, or miss those that it has."""
    missed = [case.sentence for case in CASES if not is_exact(case)]
    assert len(CASES) == 200
    assert len(missed) <= (1 - REACHED) * len(CASES), missed


def test_the_sentences_kept_aside_are_read_as_well() -> None:
    """A user would find that the rules know their own examples only."""
    missed = [case.sentence for place, case in enumerate(CASES) if place in ASIDE and not is_exact(case)]
    assert len(ASIDE) == 50
    assert len(missed) <= 0.1 * len(ASIDE), missed
