"""Hybrid search over a library of real size."""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from benchmarks.bootstrap import SEED
from benchmarks.declare import Bench, Benchmark, Figure, Measure, over_runs
from benchmarks.material import acl
from benchmarks.material.questions import SEARCHED
from benchmarks.measures import speed
from benchmarks.processes import Run, measured
from benchmarks.speed.importing import filled_library

_QUERIES = 200

Times = Mapping[str, Sequence[float]]


def _figures(bench: Bench) -> Iterator[Figure]:
    home = filled_library(bench)
    titles = acl.some_titles(bench.data, _QUERIES - len(SEARCHED), np.random.default_rng(SEED))
    ran = [_searched(bench, home, [*titles, *SEARCHED]) for _ in range(bench.times(3))]
    times = [times for _, times in ran]
    yield from _whole(times, f"all {_QUERIES} queries", slice(None))
    yield from _whole(times, f"{len(titles)} titles", slice(len(titles)))
    yield from _whole(times, f"{len(SEARCHED)} questions", slice(len(titles), None))
    for step in times[0]:
        if step not in ("first", "whole"):
            yield _percentile(speed.SEARCH_PART_P50, 50, [run[step] for run in times], step)
            yield _percentile(speed.SEARCH_PART_P95, 95, [run[step] for run in times], step)
    yield over_runs(speed.SEARCH_FIRST, [run["first"][0] for run in times])
    yield over_runs(speed.SEARCH_PEAK, [run.peak_gigabytes for run, _ in ran])


def _searched(bench: Bench, home: Path, queries: Sequence[str]) -> tuple[Run, Times]:
    asked, report = bench.work / "queries.json", bench.work / "times.json"
    asked.write_text(json.dumps(queries), encoding="utf-8")
    run = measured([sys.executable, "-m", "benchmarks.speed.search_worker", str(asked), str(report)], home)
    times: Times = json.loads(report.read_text(encoding="utf-8"))
    return run, times


def _whole(times: Sequence[Times], of: str, part: slice) -> Iterator[Figure]:
    runs = [run["whole"][part] for run in times]
    yield _percentile(speed.SEARCH_P50, 50, runs, of)
    yield _percentile(speed.SEARCH_P95, 95, runs, of)


def _percentile(measure: Measure, percent: float, runs: Sequence[Sequence[float]], of: str) -> Figure:
    values = [float(np.percentile(run, percent)) for run in runs]
    return over_runs(measure, values, of, n=len(runs[0]), n_of=f"queries, {len(runs)} times")


SEARCH = Benchmark(
    name="search",
    title="Hybrid search",
    how="One process opens the library and searches once, which counts as the first search. Then 200 queries, each "
    "once: titles drawn at random, put as questions, and research questions written by hand. A search is "
    "`parse_question` and `Library.search`, twenty works; reading the records is not in it. The steps were timed "
    "in a second pass of the same process. A run is one such process; the figure is the median over runs.",
    measures=(
        speed.SEARCH_P50,
        speed.SEARCH_P95,
        speed.SEARCH_PART_P50,
        speed.SEARCH_PART_P95,
        speed.SEARCH_FIRST,
        speed.SEARCH_PEAK,
    ),
    needs=(acl.PATH,),
    figures=_figures,
)
