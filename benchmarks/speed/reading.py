"""Two hundred papers of twelve pages, read by the command line."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

from benchmarks.declare import Bench, Benchmark, Figure, over_runs
from benchmarks.measures import reading
from benchmarks.processes import Run, synthesist
from benchmarks.typeset.long import DIFFERENT, PAGES, long_papers

_PAPERS = 200
_EVERY = 0.1
"""Seconds between looks at memory."""


def _figures(bench: Bench) -> Iterator[Figure]:
    files = long_papers(bench.work / "long", _PAPERS)
    runs = [_read(bench, files) for _ in range(bench.times(1))]
    of = f"{len(files)} papers of {PAGES} pages"
    yield over_runs(reading.SPEED_WALL, [run.wall_seconds for run, _, _ in runs], of=of)
    pages = len(files) * PAGES
    yield over_runs(reading.SPEED_CPU, [1000 * run.cpu_seconds / pages for run, _, _ in runs], of=of)
    yield over_runs(reading.SPEED_PEAK, [peak for _, peak, _ in runs], of=of)
    yield over_runs(reading.SPEED_LOST, [len(files) - lines for _, _, lines in runs], of=of)


def _read(bench: Bench, files: list[Path]) -> tuple[Run, float, int]:
    """The run, the largest sum of resident sets in 10^9 bytes, and the lines written."""
    out = bench.work / "read.jsonl"
    out.unlink(missing_ok=True)
    with _watched() as peaks:
        run = synthesist(bench.work / "reading-home", "read", *files, "--out", out)
    with out.open(encoding="utf-8") as lines:
        return run, max(peaks, default=0) / 1e9, sum(1 for _ in lines)


@contextmanager
def _watched() -> Iterator[list[int]]:
    """Sums of the resident sets of all processes below this one, in bytes."""
    sums: list[int] = []
    done = Event()
    watcher = Thread(target=_watch, args=(done, sums), daemon=True)
    watcher.start()
    try:
        yield sums
    finally:
        done.set()
        watcher.join()


def _watch(done: Event, sums: list[int]) -> None:
    import psutil

    this = psutil.Process()
    while not done.wait(_EVERY):
        sums.append(sum(map(_resident, this.children(recursive=True))))


def _resident(process: object) -> int:
    """Nothing where the process has ended since."""
    import psutil

    assert isinstance(process, psutil.Process)
    try:
        return int(process.memory_info().rss)
    except psutil.Error:
        return 0


READ_SPEED = Benchmark(
    name="read-speed",
    title="Reading many papers",
    how=f"`synthesist read` of {_PAPERS} typeset papers, cut to {PAGES} pages, with as many workers as it takes. "
    f"{DIFFERENT} of them are different, the others the same with other bytes. Their pages hold about as many words "
    "and tables as real ones, and no photographs. Memory is looked at ten times a second.",
    measures=(reading.SPEED_WALL, reading.SPEED_CPU, reading.SPEED_PEAK, reading.SPEED_LOST),
    figures=_figures,
)
