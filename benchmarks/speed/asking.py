"""Eight databases at once, over HTTP on this machine: all answering, and three failing."""

import json
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.declare import Bench, Benchmark, Figure, over_runs
from benchmarks.material.recordings import BORNE_ON, NEEDS, recordings
from benchmarks.measures import sources
from benchmarks.processes import Run, synthesist
from benchmarks.replay import Fault, ReplayServer, serving

SEARCHED = ("openalex", "europepmc", "arxiv", "crossref", "pubmed", "doaj", "datacite", "semanticscholar")
LATENCY = 0.1
MAILTO = "user@example.org"
_EACH = 200
_FAULTS = {"semanticscholar": Fault("429-bare"), "crossref": Fault("504"), "datacite": Fault("drip")}

Ids = frozenset[tuple[str, str]]


def _figures(bench: Bench) -> Iterator[Figure]:
    rows = recordings(bench.data)
    with serving(rows, latency=LATENCY, multiply=_EACH, keep=_EACH) as server:
        runs = [_searched(bench, server) for _ in range(bench.times(3))]
        asked = len(server.requests) / len(runs)
    yield over_runs(sources.ALL_WALL, [run.wall_seconds for run, _ in runs])
    yield over_runs(sources.ALL_CPU, [run.cpu_seconds for run, _ in runs])
    yield over_runs(sources.ALL_PEAK, [run.peak_gigabytes for run, _ in runs])
    yield over_runs(sources.ALL_RECORDS, [len(found) for _, found in runs])
    yield Figure(measure=sources.ALL_REQUESTS, value=asked, n=len(runs), n_of="runs")
    with serving(rows, latency=LATENCY, multiply=_EACH, keep=_EACH, faults=_FAULTS) as server:
        yield from _of_some(*_searched(bench, server), whole=runs[-1][1])


def _of_some(run: Run, found: Ids, whole: Ids) -> Iterator[Figure]:
    differing = [key for key in found ^ whole if key[0] not in _FAULTS]
    named = [name for name in _FAULTS if name in run.errors.lower().replace(" ", "")]
    yield over_runs(sources.SOME_WALL, [run.wall_seconds])
    yield Figure(measure=sources.SOME_LOST, value=len(differing), n=len(whole), n_of="records of all")
    yield Figure(measure=sources.SOME_NAMED, value=len(named), n=len(_FAULTS), n_of="failing databases")


def _searched(bench: Bench, server: ReplayServer) -> tuple[Run, Ids]:
    """A search with an empty home, so that neither pace nor answers of a former one are known."""
    folder = bench.work / "asking"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    out = folder / "found.jsonl"
    named = [word for name in SEARCHED for word in ("--source", name)]
    run = synthesist(
        folder / "home", "search", BORNE_ON, *named, "--out", out, "--json", environment=pointed_at(server)
    )
    return run, _ids(out)


def pointed_at(server: ReplayServer) -> Mapping[str, str]:
    """Variables by which the program asks a server of this machine, and does so politely."""
    unset = dict.fromkeys(("SYNTHESIST_CACHE", "SYNTHESIST_OFFLINE", "SYNTHESIST_SOURCES"), "")
    return {**server.environment, **unset, "SYNTHESIST_MAILTO": MAILTO, "NO_PROXY": "127.0.0.1"}


def _ids(path: Path) -> Ids:
    found = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return frozenset((str(one.get("source")), str(one.get("source_id"))) for one in found)


ASKING = Benchmark(
    name="sources-speed",
    title="Searching eight databases, replayed",
    how=f"`synthesist search` of eight databases against a server on the same machine that replays recorded answers "
    f"over HTTP, {_EACH} rows for each database (copies with new ids fill up), {1000 * LATENCY:.0f} ms "
    "before each answer. Home and cache are empty each time. Then once more with Semantic Scholar answering 429, "
    "Crossref 504 and DataCite a byte a second. No real service was asked: what its own slowness and limits cost is "
    "not in it.",
    measures=(
        sources.ALL_WALL,
        sources.ALL_CPU,
        sources.ALL_PEAK,
        sources.ALL_RECORDS,
        sources.ALL_REQUESTS,
        sources.SOME_WALL,
        sources.SOME_LOST,
        sources.SOME_NAMED,
    ),
    needs=NEEDS,
    figures=_figures,
)
