"""A library of real size, filled through the command line."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from benchmarks.bootstrap import SEED
from benchmarks.declare import Bench, Benchmark, Figure, over_runs
from benchmarks.material import acl
from benchmarks.measures import speed
from benchmarks.processes import Run, synthesist

_LOOKED_UP = 5
_LEAST_WORDS = 5
"""Shorter titles, such as "Preface", are borne by more works than a search shows."""


def filled_library(bench: Bench) -> Path:
    """Home of a library that holds the whole file; filled unless an earlier benchmark did."""
    home, mark = bench.work / "library", bench.work / "library.filled"
    if not mark.is_file() or mark.read_text(encoding="utf-8") != _mark(bench):
        _import(bench)
    return home


def _import(bench: Bench) -> Run:
    home, mark = bench.work / "library", bench.work / "library.filled"
    mark.unlink(missing_ok=True)
    shutil.rmtree(home, ignore_errors=True)
    run = synthesist(home, "library", "add", bench.data / acl.PATH)
    mark.write_text(_mark(bench), encoding="utf-8")
    return run


def _mark(bench: Bench) -> str:
    return str((bench.data / acl.PATH).stat().st_size)


def _figures(bench: Bench) -> Iterator[Figure]:
    runs = [_import(bench) for _ in range(bench.times(1))]
    rows = acl.row_count(bench.data)
    yield over_runs(speed.IMPORT_WALL, [run.wall_seconds for run in runs], of=f"{rows:,} rows")
    yield over_runs(speed.IMPORT_CPU, [run.cpu_seconds for run in runs], of=f"{rows:,} rows")
    yield over_runs(speed.IMPORT_PEAK, [run.peak_gigabytes for run in runs], of=f"{rows:,} rows")
    yield from _afterwards(bench, rows)


def _afterwards(bench: Bench, rows: int) -> Iterator[Figure]:
    home = bench.work / "library"
    held = json.loads(synthesist(home, "library", "info", "--json").output)["records"]
    yield Figure(measure=speed.IMPORT_MISSING, value=rows - held, n=rows, n_of="rows")
    titles = acl.some_titles(bench.data, _LOOKED_UP, np.random.default_rng(SEED), _LEAST_WORDS)
    lost = sum(not _is_found(home, title) for title in titles)
    yield Figure(measure=speed.IMPORT_NOT_FOUND, value=lost, n=len(titles), n_of="titles")
    size = sum(path.stat().st_size for path in home.rglob("*") if path.is_file()) / 1e9
    yield Figure(measure=speed.IMPORT_SIZE, value=size, n=rows, n_of="rows")


def _is_found(home: Path, title: str) -> bool:
    lines = synthesist(home, "library", "search", "--json", "--", title).output.splitlines()
    return any(_plain(json.loads(line)["title"]) == _plain(title) for line in lines)


def _plain(title: str) -> str:
    return "".join(character for character in title.casefold() if character.isalnum())


IMPORT = Benchmark(
    name="import",
    title="Import of the ACL Anthology",
    how="`synthesist library add` into an empty library; the text index and the vectors are made in it. Then "
    "`library info` counts what is held, and five titles drawn at random are searched for, twenty works shown.",
    measures=(
        speed.IMPORT_WALL,
        speed.IMPORT_CPU,
        speed.IMPORT_PEAK,
        speed.IMPORT_MISSING,
        speed.IMPORT_NOT_FOUND,
        speed.IMPORT_SIZE,
    ),
    needs=(acl.PATH,),
    figures=_figures,
)
