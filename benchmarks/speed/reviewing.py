"""Reviews over a library of real size: made once, made again, audited."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

from benchmarks.declare import Bench, Benchmark, Figure, over_runs
from benchmarks.material import acl
from benchmarks.material.questions import REVIEWED
from benchmarks.measures import speed
from benchmarks.processes import Run, synthesist
from benchmarks.speed.importing import filled_library


def _figures(bench: Bench) -> Iterator[Figure]:
    home = filled_library(bench)
    for name, question in REVIEWED.items():
        folder = bench.work / "reviews" / name
        runs = [_made_anew(home, question, folder) for _ in range(bench.times(1))]
        yield over_runs(speed.REVIEW_WALL, [run.wall_seconds for run in runs], of=name)
        yield over_runs(speed.REVIEW_CPU, [run.cpu_seconds for run in runs], of=name)
        yield over_runs(speed.REVIEW_PEAK, [run.peak_gigabytes for run in runs], of=name)
        yield from _again(home, question, folder, name, bench.times(3))
        yield from _audited(home, folder, name)
        yield from _counts(runs[-1], name)


def _made_anew(home: Path, question: str, folder: Path) -> Run:
    shutil.rmtree(folder, ignore_errors=True)
    return _made(home, question, folder)


def _made(home: Path, question: str, folder: Path) -> Run:
    return synthesist(home, "run", question, "--out", folder, "--json")


def _again(home: Path, question: str, folder: Path, name: str, times: int) -> Iterator[Figure]:
    before = _events(folder)
    runs = [_made(home, question, folder) for _ in range(times)]
    yield over_runs(speed.AGAIN_WALL, [run.wall_seconds for run in runs], of=name)
    yield Figure(measure=speed.AGAIN_EVENTS, value=_events(folder) - before, n=times, n_of="runs", of=name)


def _events(folder: Path) -> int:
    return len((folder / "run.jsonl").read_text(encoding="utf-8").splitlines())


def _audited(home: Path, folder: Path, name: str) -> Iterator[Figure]:
    run = synthesist(home, "audit", folder, good=(0, 1))
    yield Figure(measure=speed.AUDIT_EXIT, value=run.exit_code, n=1, n_of="reviews", of=name)
    yield over_runs(speed.AUDIT_WALL, [run.wall_seconds], of=name)


def _counts(run: Run, name: str) -> Iterator[Figure]:
    summary = json.loads(run.output)
    for measure in speed.REVIEW_COUNTS:
        count = summary["facts"][measure.name.removeprefix("review_")]
        yield Figure(measure=measure, value=count, n=1, n_of="reviews", of=name)
    yield Figure(measure=speed.REVIEW_ANSWER, value=summary["answer"], n=1, n_of="reviews", of=name)


_QUESTIONS = " ".join(f"**{name}** {question}" for name, question in REVIEWED.items())

REVIEW = Benchmark(
    name="review",
    title="Reviews over the ACL Anthology",
    how="`synthesist run` into a new folder, with default settings; then the same command on the finished folder; then "
    f"`synthesist audit`. Counts are those of the report: they describe, they are not scored. {_QUESTIONS}",
    measures=(
        speed.REVIEW_WALL,
        speed.REVIEW_CPU,
        speed.REVIEW_PEAK,
        speed.AGAIN_WALL,
        speed.AGAIN_EVENTS,
        speed.AUDIT_EXIT,
        speed.AUDIT_WALL,
        *speed.REVIEW_COUNTS,
        speed.REVIEW_ANSWER,
    ),
    needs=(acl.PATH,),
    figures=_figures,
)
