"""Are records of one work found, and no others joined?"""

import importlib.util
import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from training.matcher.fitting import trained
from training.matcher.inventing import PAPERS
from training.matcher.material import SETS, LabelledSet, Pair, files_of, pairs_of, read_set
from training.matcher.train import pairs_by_name

from benchmarks.bootstrap import Counts
from benchmarks.declare import Bench, Benchmark, Figure
from benchmarks.measures import dedup
from benchmarks.quality import dedup_rival
from benchmarks.quality.estimates import estimate, share
from benchmarks.scores import Values, f1, mean, precision, recall
from synthesist.formats import read_records
from synthesist.identify.matching import Matched, match
from synthesist.records import Record
from synthesist.records.identity import Sameness

RIVAL_VARIABLE = "SYNTHESIST_BIB_DEDUPE"
"""Names the interpreter that has bib-dedupe, where this one has not."""

_KEPT_OR_NOT = "dedup/asysd/labelled_test_set.csv"
_OURS, _THEIRS = "this matcher, trained without the set", "bib-dedupe"
_ALL = "all sets"
_SPECIAL = "special_cases"


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a matcher made of a set: pairs joined and asked about, and its seconds."""

    joined: frozenset[Pair]
    asked: frozenset[Pair]
    seconds: float


def _figures(bench: Bench) -> Iterator[Figure]:
    sets = {name: read_set(bench.data, name) for name in SETS}
    parts = pairs_by_name(bench.data)
    ours = {}
    for name, labelled in sets.items():
        model = trained([pairs for of, pairs in parts.items() if of != name], f"without {name}")
        records = list(labelled.records.values())
        started = time.perf_counter()
        matched = match(records, model=model)
        ours[name] = _answer(matched, records, time.perf_counter() - started)
    yield from _quality(sets, ours, _OURS)
    yield from _asked(sets, ours)
    yield from _beside(sets, ours, _rival(bench, sets))
    yield from _kept(bench.data)


def _answer(matched: Matched, records: Sequence[Record], seconds: float) -> _Answer:
    name = {record.record_id: str(record.source_id) for record in records}
    asked = [pair for pair in matched.matches if pair.answer is Sameness.ASK]
    return _Answer(
        frozenset(pair for cluster in matched.clusters for pair in pairs_of(sorted(name[one] for one in cluster))),
        frozenset(pair for one in asked for pair in pairs_of(sorted((name[one.first], name[one.second])))),
        seconds,
    )


def _quality(sets: Mapping[str, LabelledSet], found: Mapping[str, _Answer], by: str) -> Iterator[Figure]:
    is_ours = by == _OURS
    counted = {name: _counts(sets[name], found[name].joined, without_wrong=True) for name in sets}
    raw = {name: _counts(sets[name], found[name].joined, without_wrong=False) for name in sets}
    for name, sums in counted.items():
        if is_ours:
            yield share(dedup.PRECISION, sums, precision, sums[:, :2].sum(), "pairs joined", of=name, by=by)
            yield share(dedup.RECALL, sums, recall, sums[:, ::2].sum(), "pairs in gold", of=name, by=by)
        yield from _raw(raw[name], name, by)
        yield estimate(dedup.F1, sums, f1, sums[:, ::2].sum(), "pairs in gold", of=name, by=by)
    if is_ours:
        wrong = int(counted[_SPECIAL][:, 1].sum())
        yield Figure(measure=dedup.WRONG_JOINS, value=wrong, n=len(sets[_SPECIAL].records), n_of="records", by=by)
    pooled, all_raw = np.concatenate(list(counted.values())), np.concatenate(list(raw.values()))
    if is_ours:
        yield share(dedup.POOLED_PRECISION, pooled, precision, pooled[:, :2].sum(), "pairs joined", of=_ALL, by=by)
        yield share(dedup.POOLED_RECALL, pooled, recall, pooled[:, ::2].sum(), "pairs in gold", of=_ALL, by=by)
    yield from _raw(all_raw, _ALL, by)
    seconds = sum(one.seconds for one in found.values())
    records = sum(len(one.records) for one in sets.values())
    yield Figure(measure=dedup.SECONDS, value=seconds, n=records, n_of="records", of=_ALL, by=by)


def _raw(sums: Counts, of: str, by: str) -> Iterator[Figure]:
    yield share(dedup.RAW_PRECISION, sums, precision, sums[:, :2].sum(), "pairs joined", of=of, by=by)
    yield share(dedup.RAW_RECALL, sums, recall, sums[:, ::2].sum(), "pairs in gold", of=of, by=by)


def _counts(labelled: LabelledSet, joined: frozenset[Pair], *, without_wrong: bool) -> Counts:
    """Per group of records that gold or the matcher ties: pairs joined rightly, wrongly, and missed."""
    out = labelled.left_out if without_wrong else labelled.open
    gold, got = labelled.same - out, joined - out
    group = _groups(gold | got | labelled.same)
    rows: dict[str, list[float]] = {}
    for pair in gold | got:
        at = 0 if pair in gold and pair in got else 1 if pair in got else 2
        rows.setdefault(group[pair[0]], [0.0, 0.0, 0.0])[at] += 1
    return np.array([rows[name] for name in sorted(rows)])


def _groups(pairs: frozenset[Pair]) -> dict[str, str]:
    """The smallest record that each record is tied to."""
    head: dict[str, str] = {}

    def top(name: str) -> str:
        while head.setdefault(name, name) != name:
            name = head[name]
        return name

    for one, other in sorted(pairs):
        low, high = sorted((top(one), top(other)))
        head[high] = low
    return {name: top(name) for name in head}


def _asked(sets: Mapping[str, LabelledSet], found: Mapping[str, _Answer]) -> Iterator[Figure]:
    pairs = hits = records = 0
    for name, labelled in sets.items():
        asked = found[name].asked
        about = len({record for pair in asked for record in pair})
        n = len(labelled.records)
        yield Figure(measure=dedup.ASKED, value=about / n, n=n, n_of="records", of=name, by=_OURS)
        pairs, hits, records = pairs + len(asked), hits + len(asked & labelled.same), records + n
    value = hits / pairs if pairs else None
    yield Figure(measure=dedup.ASKED_HIT, value=value, n=pairs, n_of="pairs asked about", of=_ALL, by=_OURS)


def _beside(
    sets: Mapping[str, LabelledSet], ours: Mapping[str, _Answer], theirs: Mapping[str, _Answer] | None
) -> Iterator[Figure]:
    if theirs is None:
        said = f"not at hand: set {RIVAL_VARIABLE} to an interpreter that has it"
        yield Figure(measure=dedup.RIVAL, value=said, n=1, n_of="look")
        return
    yield from _quality(sets, theirs, _THEIRS)
    for name, labelled in sets.items():
        both = _side_by_side(labelled, ours[name].joined, theirs[name].joined)
        yield estimate(dedup.LEAD, both, _lead, both[:, (0, 2)].sum(), "pairs in gold", of=name, by=_OURS)
    times = sum(one.seconds for one in theirs.values()) / sum(one.seconds for one in ours.values())
    yield Figure(measure=dedup.SPEEDUP, value=times, n=len(sets), n_of="sets", of=_ALL, by=_OURS)


def _side_by_side(labelled: LabelledSet, ours: frozenset[Pair], theirs: frozenset[Pair]) -> Counts:
    """Per group that gold or either ties: our three counts, then theirs."""
    out = labelled.left_out
    gold = labelled.same - out
    group = _groups(labelled.same | ours | theirs)
    rows: dict[str, list[float]] = {}
    for start, got in ((0, ours - out), (3, theirs - out)):
        for pair in gold | got:
            at = 0 if pair in gold and pair in got else 1 if pair in got else 2
            rows.setdefault(group[pair[0]], [0.0] * 6)[start + at] += 1
    return np.array([rows[name] for name in sorted(rows)])


def _lead(counts: Counts) -> Values:
    difference: Values = f1(counts[..., :3]) - f1(counts[..., 3:])
    return difference


def _rival(bench: Bench, sets: Mapping[str, LabelledSet]) -> Mapping[str, _Answer] | None:
    """What bib-dedupe makes of the same tables, each in the same process after the other; None where it is absent."""
    program = os.environ.get(RIVAL_VARIABLE) or (sys.executable if importlib.util.find_spec("bib_dedupe") else None)
    if not program:
        return None
    tables = {name: str(bench.data / files_of(name)[0]) for name in sets}
    report = bench.work / "bib-dedupe.json"
    subprocess.run([program, dedup_rival.__file__, str(report), *tables.values()], check=True, capture_output=True)
    found = json.loads(report.read_text(encoding="utf-8"))
    return {
        name: _Answer(
            frozenset(pair for cluster in found[table]["clusters"] for pair in pairs_of(sorted(cluster))),
            frozenset(),
            found[table]["seconds"],
        )
        for name, table in tables.items()
    }


def _kept(data: Path) -> Iterator[Figure]:
    """The set whose records are labelled one by one, scored as kept or removed: of a cluster, one record stays."""
    path = data / _KEPT_OR_NOT
    if not path.is_file():
        return
    records = [record for record in read_records(path) if isinstance(record, Record)]
    clusters = match(records).clusters
    for column, duplicate in (("label", "Duplicate_in_trash"), ("source", "duplicate")):
        labels = {record.record_id: dict(record.extra).get(column) == duplicate for record in records}
        sums = np.array([_removed([labels[name] for name in cluster]) for cluster in clusters])
        of = f"asysd, by its column `{column}`"
        yield share(dedup.SENSITIVITY, sums[:, :2], mean, sums[:, 1].sum(), "duplicates", of=of, by="shipped model")
        yield share(dedup.SPECIFICITY, sums[:, 2:], mean, sums[:, 3].sum(), "others", of=of, by="shipped model")


def _removed(are_duplicates: Sequence[bool]) -> list[float]:
    """Duplicates removed, duplicates, others kept, others; one stays, one that is no duplicate where there is any."""
    counts = Counter(are_duplicates)
    duplicates, others = counts[True], counts[False]
    removed = min(duplicates, len(are_duplicates) - 1)
    return [removed, duplicates, others - (len(are_duplicates) - 1 - removed), others]


DEDUP = Benchmark(
    name="dedup",
    title="Records of one work, found",
    how="Pairs within clusters, against gold made by people. Each set is scored by a matcher whose weights and "
    "thresholds were made without it (and with invented rows, `training/matcher/`); its rules were written with sight "
    "of all sets, which the card says. A pair that a person is asked about counts as not joined. Pairs that gold "
    "plainly has wrong are listed with the reasons in `training/matcher/wrong_gold.json`, and left out; the rows "
    "that keep them are given too. bib-dedupe 0.11.0 reads the same tables in the environment that "
    f"`{RIVAL_VARIABLE}` names, with all cores, each step timed but reading. `asysd` trains nothing (GPL-3) and has "
    "labels on records: `label` is what another tool did, `source` whether the row was a duplicate; one record of a "
    "cluster stays. Intervals draw groups of records that gold or the matcher ties.",
    measures=(
        dedup.PRECISION,
        dedup.RECALL,
        dedup.POOLED_PRECISION,
        dedup.POOLED_RECALL,
        dedup.RAW_PRECISION,
        dedup.RAW_RECALL,
        dedup.F1,
        dedup.LEAD,
        dedup.WRONG_JOINS,
        dedup.ASKED,
        dedup.ASKED_HIT,
        dedup.SENSITIVITY,
        dedup.SPECIFICITY,
        dedup.SECONDS,
        dedup.SPEEDUP,
        dedup.RIVAL,
    ),
    figures=_figures,
    needs=(*(file for name in SETS for file in files_of(name)), PAPERS),
)
