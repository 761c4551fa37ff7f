"""A look as figures with their intervals."""

from collections.abc import Iterator, Sequence
from statistics import mean as mean_of

import numpy as np

from benchmarks.appraisal.counting import ALONE, COLUMNS, Column, count, exact, left_out
from benchmarks.appraisal.holding import worded
from benchmarks.appraisal.looking import KindLook, Rise
from benchmarks.appraisal.running import Look
from benchmarks.declare import Figure, Interval, Measure
from benchmarks.measures import appraisal as measures
from benchmarks.quality.estimates import estimate, share
from benchmarks.scores import mean
from synthesist.records.appraisals import Dimension

SETS = ((True, "seen kinds"), (False, "unseen kinds"))

_MEASURES = (measures.FOUND, measures.OBJECTED, measures.NAMED, measures.LOWER, measures.NO_BETTER)


def figures_of(looked: Look) -> Iterator[Figure]:
    """All figures, those of seen kinds first."""
    for is_seen, of in SETS:
        if looks := looked.of(is_seen=is_seen):
            yield from _of_set(looks, of, measures.FOUND_SEEN if is_seen else measures.FOUND_UNSEEN)
            yield from _of_rises([one for one in looked.rises if one.is_seen is is_seen], of)
    yield from _of_reviews(looked)


def over_kinds(measure: Measure, looks: Sequence[KindLook], column: Column, of: str = "", by: str = "") -> Figure:
    """A share of defects; whole kinds are drawn for its interval, for what finds one of a kind finds its like."""
    counts = np.array([(count(look.held, column), len(look.held)) for look in looks], dtype=np.float64)
    return share(measure, counts, mean, counts[:, 1].sum(), "defects", of=of, by=by)


def over_defects(measure: Measure, k: int, n: int, n_of: str, of: str, by: str) -> Figure:
    """A share of `k` of `n` with its exact interval."""
    value = k / n if n else None
    ends = Interval(*exact(k, n), "95% exact") if n else None
    return Figure(measure=measure, value=value, n=n, n_of=n_of, of=of, by=by, interval=ends)


def _of_set(looks: Sequence[KindLook], of: str, found: Measure) -> Iterator[Figure]:
    yield over_kinds(found, looks, COLUMNS[0], of)
    for measure, column in zip(_MEASURES[1:], COLUMNS[1:], strict=True):
        yield over_kinds(measure, looks, column, of)
    for column in ALONE:
        yield over_kinds(measures.FOUND, looks, column, of, column.title)
    for name, lost in left_out(looks).lost.items():
        n = left_out(looks).n
        yield Figure(measure=measures.LOST, value=lost, n=n, n_of="defects", of=of, by=f"without the {name}")
    for dimension in Dimension:
        if own := [look for look in looks if look.dimension is dimension]:
            yield over_kinds(measures.FOUND, own, COLUMNS[0], of, dimension.value)
    for look in looks:
        k = count(look.held, COLUMNS[0])
        yield over_defects(measures.FOUND, k, len(look.held), "defects", of, look.title)
    errors = sum(bool(one.error) for look in looks for one in look.held) + sum(bool(look.error) for look in looks)
    yield Figure(measure=measures.BROKEN, value=errors, n=sum(len(x.held) for x in looks), n_of="defects", of=of)


def _of_rises(rises: Sequence[Rise], of: str) -> Iterator[Figure]:
    whole = [one for one in rises if one.is_whole]
    yield over_defects(measures.FALLS, sum(one.falls for one in whole), len(whole), "reviews", of, "")
    yield over_defects(measures.NEVER_RISES, sum(one.never_rises for one in whole), len(whole), "reviews", of, "")


def _of_reviews(looked: Look) -> Iterator[Figure]:
    told, n = looked.reviews.told, len(looked.reviews.told)
    alarms = [len(one.objections) for one in told.values()]
    if not n:
        return
    counts = np.array([(number, 1) for number in alarms], dtype=np.float64)
    yield estimate(measures.ALARMS, counts, mean, n, "reviews")
    yield Figure(measure=measures.MOST_ALARMS, value=max(alarms), n=n, n_of="reviews")
    for name, one in told.items():
        yield Figure(measure=measures.ALARMS_IN, value=len(one.objections), n=1, n_of="reviews", of=name)
        said = one.outcome or worded(one.error, is_seen=True)
        yield Figure(measure=measures.OUTCOME, value=said, n=1, n_of="reviews", of=name)
    for turn in looked.demo:
        by = f"`synthesist demo`, round {turn.ordinal}"
        yield Figure(measure=measures.OUTCOME, value=turn.outcome, n=1, n_of="reviews", by=by)
    seconds = [*(one.seconds for one in told.values()), *(h.seconds for look in looked.kinds for h in look.held)]
    known = [value for value in seconds if value]
    if known:
        ends = Interval(min(known), max(known), "range of runs")
        yield Figure(measure=measures.SECONDS, value=mean_of(known), n=len(known), n_of="appraisals", interval=ends)
