"""What it costs to find records of one work."""

import json
import sys
from collections.abc import Iterator

import numpy as np

from benchmarks.declare import Bench, Benchmark, Figure, over_runs
from benchmarks.measures import dedup
from benchmarks.processes import measured
from benchmarks.speed.dedup_records import PLANTED

_SIZES = (12_500, 20_000, 25_000, 50_000, 100_000, 200_000)
_TIMES = {20_000: dedup.SPEED_20K, 200_000: dedup.SPEED_200K}
_PEAKS = {20_000: dedup.PEAK_20K, 200_000: dedup.PEAK_200K}


def _figures(bench: Bench) -> Iterator[Figure]:
    seconds: dict[int, float] = {}
    for size in _SIZES:
        runs = [_ran(bench, size) for _ in range(bench.times(1))]
        times = [float(found["seconds"]) for _, found in runs]
        seconds[size] = min(float(found["cpu_seconds"]) for _, found in runs)
        yield over_runs(_TIMES.get(size, dedup.SPEED), times, f"{size:,} records", n=size, n_of="records")
        if size in _PEAKS:
            peaks = [peak for peak, _ in runs]
            yield over_runs(_PEAKS[size], peaks, f"{size:,} records", n=size, n_of="records")
    yield from _planted(runs[-1][1], max(_SIZES))
    slope = np.polyfit(np.log(list(seconds)), np.log(list(seconds.values())), 1)[0]
    yield Figure(measure=dedup.EXPONENT, value=float(slope), n=len(seconds), n_of="sizes")
    equal = _ran(bench, -10_000)[1]
    yield Figure(measure=dedup.EQUAL_TITLES, value=equal["seconds"], n=10_000, n_of="records")


def _planted(found: dict[str, float], size: int) -> Iterator[Figure]:
    of = f"{size:,} records"
    there, joined, right = round(found["planted"]), round(found["joined"]), found["right"]
    yield Figure(measure=dedup.PLANTED_RECALL, value=right / there, n=there, n_of="pairs planted", of=of)
    yield Figure(measure=dedup.PLANTED_PRECISION, value=right / joined, n=joined, n_of="pairs joined", of=of)


def _ran(bench: Bench, size: int) -> tuple[float, dict[str, float]]:
    """Peak memory of a process of its own in gigabytes, and what it timed and counted."""
    report = bench.work / "dedup.json"
    command = [sys.executable, "-m", "benchmarks.speed.dedup_worker", str(size), str(report)]
    run = measured(command, bench.work / "empty")
    return run.peak_gigabytes, json.loads(report.read_text(encoding="utf-8"))


DEDUP_SPEED = Benchmark(
    name="dedup-speed",
    title="Speed of finding records of one work",
    how=f"Invented words after Zipf's law, {PLANTED:.0%} of the records another export of one of the others "
    "(`training/matcher/corrupting.py`). Each number of records in a process of its own, timed inside from records in "
    "memory to clusters and reasons; peak memory is that of the whole process. Planted rows are easier than real ones: "
    "what is found of them is no measure of quality. The slope is fitted over CPU seconds of all sizes, the fastest "
    "run of each, since other work on the machine is no growth.",
    measures=(
        dedup.SPEED_20K,
        dedup.SPEED_200K,
        dedup.SPEED,
        dedup.PEAK_20K,
        dedup.PEAK_200K,
        dedup.EXPONENT,
        dedup.PLANTED_RECALL,
        dedup.PLANTED_PRECISION,
        dedup.EQUAL_TITLES,
    ),
    figures=_figures,
)
