"""A review from a question alone, its records asked of databases over HTTP on this machine."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

from benchmarks.declare import Bench, Benchmark, Figure, over_runs
from benchmarks.material.recordings import BORNE_ON, NEEDS, NOT_BORNE_ON, recordings
from benchmarks.measures import sources
from benchmarks.processes import Run, synthesist
from benchmarks.replay import Fault, ReplayServer, serving
from benchmarks.speed.asking import LATENCY, pointed_at

_FAULTS = {"semanticscholar": Fault("429-bare")}
_FAILING = ("semantic scholar", "semanticscholar")


def _figures(bench: Bench) -> Iterator[Figure]:
    with serving(recordings(bench.data), latency=LATENCY, faults=_FAULTS, match=True) as server:
        runs = [_reviewed(bench, server, "borne-on", BORNE_ON) for _ in range(bench.times(1))]
        other = _reviewed(bench, server, "not-borne-on", NOT_BORNE_ON)
    facts = json.loads(runs[-1].output)
    yield over_runs(sources.REVIEW_WALL, [run.wall_seconds for run in runs])
    yield over_runs(sources.REVIEW_PEAK, [run.peak_gigabytes for run in runs])
    yield _told(sources.REVIEW_IDENTIFIED, facts["facts"]["identified"])
    yield _told(sources.REVIEW_INCLUDED, facts["facts"]["included"])
    yield _told(sources.REVIEW_ANSWER, facts["answer"])
    yield _told(sources.REVIEW_NAMED, int(_names_the_failing(bench.work / "replayed" / "borne-on")))
    told = json.loads(other.output)
    yield over_runs(sources.NOTHING_WALL, [other.wall_seconds])
    yield _told(sources.NOTHING_INCLUDED, told["facts"]["included"])
    yield _told(sources.NOTHING_ANSWER, told["answer"])


def _told(measure: sources.Measure, value: float | str) -> Figure:
    return Figure(measure=measure, value=value, n=1, n_of="reviews")


def _reviewed(bench: Bench, server: ReplayServer, name: str, question: str) -> Run:
    folder, home = bench.work / "replayed" / name, bench.work / "replayed" / f"home-{name}"
    for path in (folder, home):
        shutil.rmtree(path, ignore_errors=True)
    return synthesist(home, "run", question, "--out", folder, "--json", environment=pointed_at(server))


def _names_the_failing(folder: Path) -> bool:
    report = (folder / "report" / "report.html").read_text(encoding="utf-8").lower()
    return any(name in report for name in _FAILING)


REPLAYED_REVIEW = Benchmark(
    name="sources-review",
    title="A review from databases, replayed",
    how="`synthesist run` with nothing but a question and a folder, home and cache empty, against a server on the same "
    f"machine that replays all recorded answers over HTTP, {1000 * LATENCY:.0f} ms before each; it gives the rows that "
    "share a word with the query. Semantic Scholar answers 429 throughout. What is asked about was chosen to suit the "
    f"recordings: **borne on** {BORNE_ON} **not borne on** {NOT_BORNE_ON} Counts are those of the report.",
    measures=(
        sources.REVIEW_WALL,
        sources.REVIEW_PEAK,
        sources.REVIEW_IDENTIFIED,
        sources.REVIEW_INCLUDED,
        sources.REVIEW_ANSWER,
        sources.REVIEW_NAMED,
        sources.NOTHING_WALL,
        sources.NOTHING_INCLUDED,
        sources.NOTHING_ANSWER,
    ),
    needs=NEEDS,
    figures=_figures,
)
