"""Which results may be held against each other.

Comparable are results whose outcome, population (with its version), metric, unit, split and all further parts of the
setting agree, where metric and population are stated, and each other part by all of them or by none. Methods and arms
may differ: they are what is compared. Two things leave results at most comparable as far as stated, side by side and
without a spread: a part that some do not state (a population that none states, too), and an outcome or population that
nothing but its place in a table tells. Results that clash in a part stand side by side with that part named.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from synthesist.extract.measured.names import data_set_name, metric_name, plain, split_name
from synthesist.records.results import ReportedResult, ResultGroup

_LEAST = 2


class _Key(NamedTuple):
    """A setting in normal form; "" is not stated."""

    outcome: str
    population: str
    version: str
    metric: str
    unit: str
    split: str
    further: str


_STATED = ("outcome", "population", "version", "split", "further")
"""Parts that may be left unsaid; a value without a unit has none."""


def grouped(results: Iterable[ReportedResult]) -> tuple[ResultGroup, ...]:
    """Groups of at least two results, in the order of metric, subject and first result.

    A result may stand in two groups: with those that it is comparable with, and side by side with all that tell the
    same metric of the same subject. Results without a metric are in none: nothing can be held against them.
    """
    buckets: dict[tuple[str, str], list[tuple[_Key, ReportedResult]]] = defaultdict(list)
    for result in results:
        key = _key(result)
        if key.metric and (key.outcome or key.population):
            buckets[key.metric, key.outcome or key.population].append((key, result))
    made = [group for name, members in buckets.items() for group in _groups(name, members)]
    return tuple(sorted(made, key=lambda one: (one.metric, one.subject, not one.is_comparable, one.result_ids)))


def _groups(name: tuple[str, str], members: Sequence[tuple[_Key, ReportedResult]]) -> list[ResultGroup]:
    """Each set of equal settings, and all together where they are not equal."""
    by_key: dict[_Key, list[ReportedResult]] = defaultdict(list)
    for key, result in members:
        by_key[key].append(result)
    alike = [_alike(name, some) for results in by_key.values() for some in _sets(results) if len(some) >= _LEAST]
    return [*alike, _beside(name, by_key)] if len(by_key) > 1 else alike


def _sets(results: Sequence[ReportedResult]) -> list[Sequence[ReportedResult]]:
    """Those whose setting is stated, and all of them where that leaves some out."""
    sure = [one for one in results if not _unsure([one])]
    return [sure] if len(sure) == len(results) else [sure, results]


def _alike(name: tuple[str, str], results: Sequence[ReportedResult]) -> ResultGroup:
    """A group of one setting, which is comparable only where the papers say so."""
    works, valued = _works(results), [one for one in results if one.value is not None]
    unsure = _unsure(results)
    values = [one.value for one in valued if one.value is not None]
    has_spread = not unsure and len(_works(valued)) >= _LEAST
    return ResultGroup(
        metric=name[0],
        subject=name[1],
        result_ids=_ids(results),
        work_ids=works,
        is_comparable=not unsure,
        is_comparable_as_stated=True,
        unstated=unsure,
        spread=(min(values), max(values)) if has_spread else None,
    )


def _unsure(results: Sequence[ReportedResult]) -> tuple[str, ...]:
    """Parts that these results do not state, or that their place in a table alone tells."""
    parts = set()
    if any(not one.population.text or one.population.is_assumed for one in results):
        parts.add("population")
    if any(one.outcome.is_assumed for one in results):
        parts.add("outcome")
    return tuple(sorted(parts))


def _beside(name: tuple[str, str], by_key: Mapping[_Key, Sequence[ReportedResult]]) -> ResultGroup:
    results = [one for members in by_key.values() for one in members]
    differs = [part for part in _Key._fields if len(_said(by_key, part)) > 1]
    unstated = [part for part in _STATED if _said(by_key, part) and any(not getattr(key, part) for key in by_key)]
    return ResultGroup(
        metric=name[0],
        subject=name[1],
        result_ids=_ids(results),
        work_ids=_works(results),
        is_comparable=False,
        is_comparable_as_stated=not differs,
        differs=tuple(sorted(differs)),
        unstated=tuple(sorted({*unstated, *_unsure(results)} - {*differs})),
    )


def _said(keys: Iterable[_Key], part: str) -> set[str]:
    """What is told of a part; no unit is a unit of its own."""
    told = {getattr(key, part) for key in keys}
    return told if part == "unit" else told - {""}


def _key(result: ReportedResult) -> _Key:
    population, version = data_set_name(result.population.text)
    return _Key(
        outcome=plain(result.outcome.text),
        population=population,
        version=version,
        metric=metric_name(result.metric.text) if result.metric.text else "",
        unit=plain(result.unit),
        split=split_name(result.split.text) if result.split.text else "",
        further="; ".join(sorted(plain(told.text) for told in result.further)),
    )


def _ids(results: Sequence[ReportedResult]) -> tuple[str, ...]:
    return tuple(sorted(one.result_id for one in results))


def _works(results: Sequence[ReportedResult]) -> tuple[str, ...]:
    return tuple(sorted({one.work_id for one in results}))
