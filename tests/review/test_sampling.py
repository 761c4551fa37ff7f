"""The sample from below the cut-off: the draw, and the bound that follows from it, held against exact probabilities."""

from collections.abc import Callable
from fractions import Fraction
from math import comb
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthesist import Review
from synthesist.plan import RELEVANCE
from synthesist.records import Actor, Decision
from synthesist.report.sampling import upper_limit
from synthesist.review.deciding import Decided
from synthesist.screen import draw

LARGEST = 16


def chance(population: int, relevant: int, drawn: int, seen: int) -> Fraction:
    """The exact hypergeometric probability that so many relevant works come up in a draw."""
    if seen > relevant or drawn - seen > population - relevant:
        return Fraction(0)
    return Fraction(comb(relevant, seen) * comb(population - relevant, drawn - seen), comb(population, drawn))


@pytest.mark.parametrize("population", range(1, LARGEST + 1))
def test_the_bound_holds_in_nineteen_draws_of_twenty(population: int) -> None:
    """A reader would be told a bound that is wrong more often than it says."""
    for drawn in range(population + 1):
        limits = [upper_limit(population, drawn, seen) for seen in range(drawn + 1)]
        for relevant in range(population + 1):
            covered = sum(
                (chance(population, relevant, drawn, seen) for seen, limit in enumerate(limits) if limit >= relevant),
                Fraction(0),
            )
            assert covered >= Fraction(19, 20), (population, drawn, relevant)


@pytest.mark.parametrize("population", range(1, LARGEST + 1))
def test_the_bound_is_no_larger_than_it_must_be(population: int) -> None:
    """A reader would be told that more may have been missed than the sample leaves open."""
    for drawn in range(population + 1):
        for seen in range(drawn + 1):
            limit = upper_limit(population, drawn, seen)
            highest = population - (drawn - seen)
            poorer = sum((chance(population, limit + 1, drawn, fewer) for fewer in range(seen + 1)), Fraction(0))
            assert limit == highest or poorer < Fraction(1, 20), (population, drawn, seen)


@given(st.integers(1, 400), st.data())
def test_the_bound_grows_with_what_is_found_and_shrinks_with_what_is_looked_at(
    population: int, data: st.DataObject
) -> None:
    """A reader would be told that fewer were missed because more relevant works came up."""
    drawn = data.draw(st.integers(0, population))
    seen = data.draw(st.integers(0, drawn))
    limit = upper_limit(population, drawn, seen)
    assert seen <= limit <= population - (drawn - seen)
    if seen < drawn:
        assert limit <= upper_limit(population, drawn, seen + 1)
    if drawn < population:
        assert limit >= upper_limit(population, drawn + 1, seen)


@pytest.mark.parametrize(
    ("population", "drawn", "relevant", "limit"),
    [
        (10, 0, 0, 10),  # nothing looked at: all may be relevant
        (10, 10, 3, 3),  # all looked at: known
        (10, 10, 10, 10),
        (7, 4, 4, 7),  # all drawn are relevant: all may be
        (1, 1, 0, 0),
        (2, 1, 0, 1),  # one relevant of two is passed over in half of the draws
        (20, 19, 0, 1),  # one relevant of twenty is passed over in one draw of twenty: still plausible
        (21, 20, 0, 0),  # one of twenty-one is passed over in one draw of twenty-one: no longer
        (100, 50, 0, 4),  # C(96, 50) / C(100, 50) = 0.0587, C(95, 50) / C(100, 50) = 0.0281
    ],
)
def test_the_bound_is_what_a_hand_computes(population: int, drawn: int, relevant: int, limit: int) -> None:
    """A reader who computes the bound themselves would find another."""
    assert limit == upper_limit(population, drawn, relevant)


@pytest.mark.parametrize(("population", "drawn", "relevant"), [(5, 6, 0), (5, 3, 4), (5, 3, -1), (-1, 0, 0)])
def test_a_draw_that_cannot_be_is_refused(population: int, drawn: int, relevant: int) -> None:
    """A fault elsewhere would reach a reader as a bound."""
    with pytest.raises(ValueError, match="no draw"):
        upper_limit(population, drawn, relevant)


def decision(item: str, criterion: str = "S4", **fields: Any) -> Decision:
    """A decision of the program at screening."""
    values = {"stage": "screen", "action": "exclude", "actor": Actor.RULE, "decider": "screen/1", "reason": ""}
    return Decision(item=item, ordinal=0, criterion=criterion, **{**values, **fields})


DECISIONS = [decision(f"{at:04x}", RELEVANCE[at % 3]) for at in range(60)]


def test_the_draw_is_the_same_whoever_makes_it() -> None:
    """Two users of one review would look at other works."""
    assert draw(DECISIONS, "seed", 20) == draw(DECISIONS[::-1], "seed", 20)
    assert draw(DECISIONS, "seed", 20) != draw(DECISIONS, "another", 20)


@pytest.mark.parametrize("size", [0, 1, 19, 60, 1_000])
def test_a_larger_draw_holds_the_smaller_one(size: int) -> None:
    """A user who draws more works would have looked at the first ones for nothing."""
    assert draw(DECISIONS, "seed", 1_000)[:size] == draw(DECISIONS, "seed", size)


def test_only_what_was_set_aside_for_its_rank_is_drawn() -> None:
    """A bound for what the cut-off missed would rest on works that other criteria took out."""
    others = [decision("a", "S2"), decision("b", "S6", action="include"), decision("c", "P1")]
    assert set(draw([*DECISIONS, *others], "seed", 100)) == {one.item for one in DECISIONS}


def test_the_draw_does_not_look_ordered() -> None:
    """A bound would rest on the first works by id, which need not be a random choice."""
    drawn = draw(DECISIONS, "seed", 30)
    assert list(drawn) != sorted(drawn)
    assert set(drawn) != {one.item for one in DECISIONS[:30]}


def test_what_people_decide_changes_nothing_in_the_draw(
    fresh: Review, say: Callable[..., Decided], sample: tuple[str, ...], works: dict[str, str]
) -> None:
    """A user would look at works drawn because of what they had decided, which no bound allows."""
    say(fresh, sample[0], "include")
    say(fresh, sample[1], "exclude")
    say(fresh, works["reed"], "exclude")
    assert sample == fresh.contents().sample
