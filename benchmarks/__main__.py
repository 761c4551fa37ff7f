"""`python -m benchmarks`: run benchmarks, and write `results.json` and `RESULTS.md`."""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.declare import Bench, Benchmark
from benchmarks.processes import ROOT, CommandFailedError
from benchmarks.provenance import provenance
from benchmarks.registry import BENCHMARKS
from benchmarks.results import Results, read_results, with_figures, with_measures, without_figures, write_results
from benchmarks.tables import write_tables


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what was asked for; returns 0 where nothing failed, whatever the bars and whatever was not run."""
    options = _options(arguments)
    chosen = [benchmark for benchmark in BENCHMARKS if not options.only or benchmark.name in options.only]
    with tempfile.TemporaryDirectory(prefix="benchmarks-") as temporary:
        work = (options.work or Path(temporary)).resolve()
        work.mkdir(parents=True, exist_ok=True)
        bench = Bench(options.data.resolve(), work, options.runs, options.final)
        have_failed = [not _run(benchmark, bench, options.out) for benchmark in chosen]
    return int(any(have_failed))


def _run(benchmark: Benchmark, bench: Bench, out: Path) -> bool:
    """Run one benchmark and store what came of it; False where it failed."""
    results = with_measures(read_results(out), BENCHMARKS)
    if missing := benchmark.missing(bench.data, ROOT):
        print(f"{benchmark.name}: not run, needs {'; '.join(missing)}")
        _write(out, without_figures(results, benchmark, f"it needs {'; '.join(missing)}"))
        return True
    try:
        _write(out, _measured(benchmark, bench, results))
    except CommandFailedError as error:
        print(f"{benchmark.name}: failed, {error}", file=sys.stderr)
        _write(out, without_figures(results, benchmark, "it failed"))
        return False
    return True


def _measured(benchmark: Benchmark, bench: Bench, results: Results) -> Results:
    print(f"{benchmark.name}: {benchmark.title} …", flush=True)
    at, started = provenance(), time.monotonic()
    figures = list(benchmark.figures(bench))
    missed = [figure for figure in figures if figure.measure.is_met(figure.value) is False]
    for figure in missed:
        print(f"  misses the bar: {figure.measure.title} {figure.of} {figure.by} {figure.value}")
    print(f"  {len(figures)} figures, {len(missed)} miss their bar, {time.monotonic() - started:.0f} s", flush=True)
    return with_figures(results, benchmark, figures, at)


def _write(out: Path, results: Results) -> None:
    write_results(out, results)
    write_tables(out, results, BENCHMARKS)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure the program.")
    parser.add_argument("--only", nargs="+", metavar="NAME", choices=[one.name for one in BENCHMARKS])
    parser.add_argument("--data", type=Path, default=_data(), help="folder of the material")
    parser.add_argument("--runs", type=_positive, help="repetitions; each benchmark has its own number otherwise")
    parser.add_argument("--out", type=Path, default=ROOT / "benchmarks", help="folder of the results")
    parser.add_argument("--final", action="store_true", help="look at what nobody may look at before the end")
    parser.add_argument("--work", type=Path, help="folder for the library and reviews, kept; a temporary one otherwise")
    return parser.parse_args(arguments)


def _data() -> Path:
    return Path(os.environ.get("SYNTHESIST_TEST_DATA") or ROOT.parent / "shared" / "data")


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("one or more")
    return number


if __name__ == "__main__":
    sys.exit(main())
