"""A statistic over clusters as a figure with its interval."""

import numpy as np

from benchmarks.bootstrap import SEED, Counts, Statistic, exact, interval, value_of
from benchmarks.declare import Figure, Interval, Measure


def estimate(
    measure: Measure, sums: Counts, statistic: Statistic, n: float, n_of: str, *, of: str = "", by: str = ""
) -> Figure:
    """The statistic over all clusters; every figure draws the same resamples.

    Args:
        sums: per cluster, what the statistic adds up; shape (clusters, k).
    """
    value = value_of(sums, statistic)
    ends = None if value is None else interval(sums, statistic, np.random.default_rng(SEED))
    return Figure(measure=measure, value=value, interval=_bounding(ends), n=round(n), n_of=n_of, of=of, by=by)


def share(
    measure: Measure, sums: Counts, statistic: Statistic, n: float, n_of: str, *, of: str = "", by: str = ""
) -> Figure:
    """The same for a share, which has an interval even where it is 0 or 1: as if each cluster had been one trial."""
    figure = estimate(measure, sums, statistic, n, n_of, of=of, by=by)
    if figure.interval or not isinstance(figure.value, float) or figure.value not in (0.0, 1.0):
        return figure
    ends = exact(figure.value, int(np.count_nonzero(~np.isnan(statistic(sums)))))
    return Figure(measure=measure, value=figure.value, interval=ends, n=figure.n, n_of=n_of, of=of, by=by)


def _bounding(ends: Interval | None) -> Interval | None:
    """None where all resamples agree, which is no interval."""
    return None if ends is None or ends.low == ends.high else ends
