"""`results.json`: every figure with where it comes from; a run of some benchmarks leaves the others' figures."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.declare import Benchmark, Figure, Measure
from benchmarks.machine import Machine
from benchmarks.provenance import Provenance

FILE = "results.json"

Row = dict[str, Any]
Results = dict[str, Any]

_DIGITS = 6


def read_results(folder: Path) -> Results:
    """What is stored, or nothing yet."""
    path = folder / FILE
    stored: Results = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return {"machines": {}, "measures": {}, "figures": [], "not_run": {}, **stored}


def write_results(folder: Path, results: Results) -> None:
    """Store as JSON that compares line by line."""
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(results, ensure_ascii=False, indent=1, sort_keys=True)
    (folder / FILE).write_text(text + "\n", encoding="utf-8")


def with_figures(results: Results, benchmark: Benchmark, figures: Sequence[Figure], at: Provenance) -> Results:
    """The results with the benchmark's figures in the place of its older ones."""
    kept = [row for row in results["figures"] if row["benchmark"] != benchmark.name]
    rows = kept + [_row(benchmark.name, figure, at) for figure in figures]
    not_run = {name: why for name, why in results["not_run"].items() if name != benchmark.name}
    machines = {**results["machines"], _key(at.machine): at.machine}
    rows.sort(key=lambda row: str(row["benchmark"]))
    return _pruned({**results, "figures": rows, "not_run": not_run, "machines": machines})


def without_figures(results: Results, benchmark: Benchmark, why: str) -> Results:
    """The results with a note that the benchmark was not run; older figures stay, with their dates."""
    return {**results, "not_run": {**results["not_run"], benchmark.name: why}}


def with_measures(results: Results, benchmarks: Sequence[Benchmark]) -> Results:
    """The results with the declarations as they are now; figures of benchmarks that are gone are left out."""
    names = {one.name for one in benchmarks}
    declared = {measure.name: _declaration(measure) for one in benchmarks for measure in one.measures}
    figures = [row for row in results["figures"] if row["benchmark"] in names]
    not_run = {name: why for name, why in results["not_run"].items() if name in names}
    return {**results, "measures": declared, "figures": figures, "not_run": not_run}


def _row(benchmark: str, figure: Figure, at: Provenance) -> Row:
    ends = figure.interval
    return {
        "benchmark": benchmark,
        "measure": figure.measure.name,
        "of": figure.of,
        "by": figure.by,
        "value": _rounded(figure.value),
        "low": _rounded(ends.low) if ends else None,
        "high": _rounded(ends.high) if ends else None,
        "interval": ends.kind if ends else None,
        "n": figure.n,
        "n_of": figure.n_of,
        "is_met": figure.measure.is_met(figure.value),
        "commit": at.commit,
        "is_dirty": at.is_dirty,
        "date": at.date,
        "load_before": at.load_before,
        "machine": _key(at.machine),
    }


def _declaration(measure: Measure) -> Row:
    return {
        "title": measure.title,
        "description": measure.description,
        "unit": measure.unit,
        "source": measure.source,
        "bar": measure.bar,
        "floor": measure.floor,
    }


def _rounded(value: float | str | None) -> float | str | None:
    return float(f"{value:.{_DIGITS}g}") if isinstance(value, float) else value


def _key(machine: Machine) -> str:
    return hashlib.sha256(json.dumps(machine, sort_keys=True).encode()).hexdigest()[:8]


def _pruned(results: Results) -> Results:
    """Without machines of which no figure is left."""
    used = {row["machine"] for row in results["figures"]}
    machines: Mapping[str, Machine] = results["machines"]
    return {**results, "machines": {key: machines[key] for key in sorted(machines) if key in used}}
