"""What a sample from below the cut-off says of the works that were missed.

An exact upper limit for a finite population: the largest number of relevant works among those set aside with which a
draw as poor as the one seen would still come up in one of twenty (Clopper and Pearson 1934, for the hypergeometric
distribution).
"""

from math import comb

CONFIDENCE = 95
"""Percent."""

_ODDS = 20
"""One in so many draws may be poorer: the rest of `CONFIDENCE`."""


def upper_limit(population: int, drawn: int, relevant: int) -> int:
    """The most relevant works that a population may hold, given those in a draw without replacement.

    Raises:
        ValueError: a draw larger than the population, or with more relevant works than it has.
    """
    if not 0 <= relevant <= drawn <= population:
        raise ValueError(f"no draw of {drawn} with {relevant} relevant works comes from {population}")
    low, high = relevant, population - (drawn - relevant)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if _is_plausible(population, drawn, relevant, middle) else (low, middle - 1)
    return low


def _is_plausible(population: int, drawn: int, relevant: int, among: int) -> bool:
    """Whether at most so many relevant works come up in one of twenty draws, `among` being in the population."""
    poorer = sum(comb(among, seen) * comb(population - among, drawn - seen) for seen in range(relevant + 1))
    return _ODDS * poorer >= comb(population, drawn)
