"""`RESULTS.md`: the figures as tables, from what `results.json` holds."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.declare import Benchmark
from benchmarks.results import Results, Row

FILE = "RESULTS.md"

_HEAD = """# Results

Written by `python -m benchmarks` from `results.json`; do not edit. What the measures mean stands at the end.
"""
_COLUMNS = ("measure", "of", "by", "figure", "interval", "n", "bar", "met")
_FORMATS = {
    "s": "{:,.2f} s",
    "ms": "{:,.1f} ms",
    "GB": "{:,.2f} GB",
    "share": "{:.3f}",
    "count": "{:,.0f}",
    "per second": "{:,.1f} a second",
}
_MET = {True: "yes", False: "**no**", None: "–"}


def write_tables(folder: Path, results: Results, benchmarks: Sequence[Benchmark]) -> None:
    """Write the page."""
    parts = [_HEAD, *(part for one in benchmarks for part in _section(one, results)), *_measures(results)]
    (folder / FILE).write_text("\n".join(parts), encoding="utf-8")


def _section(benchmark: Benchmark, results: Results) -> Iterator[str]:
    rows = [row for row in results["figures"] if row["benchmark"] == benchmark.name]
    yield f"## {benchmark.title}\n"
    if why := results["not_run"].get(benchmark.name):
        yield f"**Not run:** {why}.{' The figures below are older.' if rows else ''}\n"
    yield f"{benchmark.how}\n"
    if rows:
        yield _measured(rows[0], results["machines"])
        yield _table(_COLUMNS, [_cells(row, results["measures"][row["measure"]]) for row in rows])


def _measured(row: Row, machines: Mapping[str, Any]) -> str:
    machine = machines[row["machine"]]
    state = ", with changes that were not committed" if row["is_dirty"] else ""
    return (
        f"Measured on {row['date']} at commit `{row['commit']}`{state}, on {machine['cpu']}, {machine['cores']} cores, "
        f"{machine['memory_gib']} GiB, {machine['python']}, {machine['system']}; load before: {row['load_before']}.\n"
    )


def _cells(row: Row, measure: Row) -> tuple[str, ...]:
    unit, low, high = measure["unit"], row["low"], row["high"]
    ends = "–" if low is None else f"{_shown(low, unit)} to {_shown(high, unit)} ({row['interval']})"
    bar = _bars(measure["floor"], measure["bar"], _unit(unit))
    figure, counted = _shown(row["value"], unit), _counted(row["n"], row["n_of"])
    return (measure["title"], row["of"], row["by"], figure, ends, counted, bar, _MET[row["is_met"]])


def _bars(floor: float | None, bar: float | None, unit: str) -> str:
    bars = [f"{sign} {end:g}{unit}" for sign, end in (("≥", floor), ("≤", bar)) if end is not None]
    return " and ".join(bars) or "–"


def _counted(n: int, n_of: str) -> str:
    return f"{n:,} {n_of.removesuffix('s') if n == 1 else n_of}"


def _shown(value: float | str | None, unit: str) -> str:
    if value is None:
        return "not defined"
    return value if isinstance(value, str) else _FORMATS[unit].format(value)


def _unit(unit: str) -> str:
    return f" {unit}" if unit in ("s", "ms", "GB") else ""


def _measures(results: Results) -> Iterator[str]:
    yield "## What the measures mean\n"
    declared = [row for _, row in sorted(results["measures"].items())]
    yield _table(
        ("measure", "description", "source"), [(row["title"], row["description"], row["source"]) for row in declared]
    )


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table without the columns that are empty throughout."""
    kept = [at for at in range(len(columns)) if any(row[at] for row in rows)]
    lines = [[columns[at] for at in kept], ["---"] * len(kept), *([row[at] for at in kept] for row in rows)]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)
