"""The offline demo, from question to HTML."""

import shutil
from collections.abc import Iterator

from benchmarks.declare import Bench, Benchmark, Figure, over_runs
from benchmarks.measures import speed
from benchmarks.processes import CommandFailedError, Run, synthesist


def _figures(bench: Bench) -> Iterator[Figure]:
    runs = [_run(bench) for _ in range(bench.times(5))]
    yield over_runs(speed.DEMO_WALL, [run.wall_seconds for run in runs])
    yield over_runs(speed.DEMO_CPU, [run.cpu_seconds for run in runs])
    yield over_runs(speed.DEMO_PEAK, [run.peak_gigabytes for run in runs])


def _run(bench: Bench) -> Run:
    folder = bench.work / "demo"
    shutil.rmtree(folder, ignore_errors=True)
    run = synthesist(folder / "home", "demo", "--out", folder / "review")
    if not (folder / "review" / "report" / "report.html").is_file():
        raise CommandFailedError("the demo left no report.html")
    return run


DEMO = Benchmark(
    name="demo",
    title="Offline demo",
    how="`synthesist demo` with an empty `SYNTHESIST_HOME` and a new folder each time, so that the demo's library is "
    "made in it too. The files of the program may be in the system's cache.",
    measures=(speed.DEMO_WALL, speed.DEMO_CPU, speed.DEMO_PEAK),
    figures=_figures,
)
