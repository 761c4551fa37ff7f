"""How long the program takes to say what it can do."""

from collections.abc import Iterator

from benchmarks.declare import Bench, Benchmark, Figure, over_runs
from benchmarks.measures import speed
from benchmarks.processes import synthesist


def _figures(bench: Bench) -> Iterator[Figure]:
    home = bench.work / "empty"
    synthesist(home, "--help")
    walls = [synthesist(home, "--help").wall_seconds for _ in range(bench.times(10))]
    yield over_runs(speed.HELP_WALL, walls)


HELP = Benchmark(
    name="help",
    title="Help",
    how="A fresh process each time, after one that is not counted.",
    measures=(speed.HELP_WALL,),
    figures=_figures,
)
