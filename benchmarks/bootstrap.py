"""Intervals by the cluster bootstrap: whole clusters are drawn with replacement (Davison and Hinkley 1997, 3.8).

Where all resamples agree on 0 or 1 it would bound nothing; there the exact binomial interval over clusters stands.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from benchmarks.declare import Interval

Counts = NDArray[np.float64]
Statistic = Callable[[Counts], NDArray[np.float64]]
"""From sums of shape (…, k) to values of shape (…); NaN where it is not defined."""

RESAMPLES = 2_000
SEED = 20_260
_TAIL = 0.025


def interval(sums: Counts, statistic: Statistic, generator: np.random.Generator) -> Interval | None:
    """The percentile interval at 95%; None where the statistic is defined in too few resamples to say.

    Args:
        sums: per cluster, what the statistic adds up; shape (clusters, k).
    """
    clusters = len(sums)
    drawn = generator.multinomial(clusters, np.full(clusters, 1 / clusters), size=RESAMPLES)
    values = statistic(drawn @ sums)
    known = values[~np.isnan(values)]
    if len(known) < RESAMPLES // 2:
        return None
    low, high = np.percentile(known, (2.5, 97.5))
    return Interval(float(low), float(high), "95% bootstrap")


def exact(value: float, n: int) -> Interval:
    """The interval of Clopper and Pearson (1934) at 95% for a share of `n` that came out as 0 or 1."""
    least = _TAIL ** (1 / n)
    return Interval(least, 1.0, "95% exact") if value else Interval(0.0, 1 - least, "95% exact")


def value_of(sums: Counts, statistic: Statistic) -> float | None:
    """The statistic over all clusters."""
    value = float(statistic(sums.sum(axis=0)))
    return None if np.isnan(value) else value
