"""The report of an edited ledger, written by the program itself, and what it reads from edited texts."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.planting.stored import LEDGER, Stored, loaded, put
from synthesist import extract, report
from synthesist.ledger import Ledger, mapping, review, schema
from synthesist.models import Embedder
from synthesist.records import effective
from synthesist.report.folder import ReportFolder
from synthesist.report.model import Report

Edit = Callable[[Report], Report]


def rerendered(folder: Path) -> None:
    """Write report and digests anew from the ledger, as of a synthesis that nobody has appraised yet."""
    with _ledger(folder) as ledger:
        version = ledger.about("version")
        keys = {stage: ledger.stage_key(stage) or "" for stage in ("appraise", "report")}
        ledger.finish("appraise", keys["appraise"], {}, {"checks": 0})
        contents = review.contents(ledger, version)
        records = {work_id: work.record for work_id, work in contents.works.items()}
        files = report.render(report.compose(contents), records)
        artefacts = ReportFolder(folder).write(files)
        ledger.finish("report", keys["report"], {schema.artefacts: artefacts}, {"files": len(artefacts)})


def reprinted(folder: Path, edit: Edit) -> None:
    """Print the report that is there anew, changed: files and digests agree, the ledger's other rows stay."""
    printed = Report.model_validate_json((folder / "report" / "report.json").read_text("utf-8"))
    with _ledger(folder) as ledger:
        works = review.works(ledger, review.records(ledger))
        files = report.render(edit(printed), {work_id: work.record for work_id, work in works.items()})
        artefacts = ReportFolder(folder).write(files)
        key = ledger.stage_key("report") or ""
        ledger.finish("report", key, {schema.artefacts: artefacts}, {"files": len(artefacts)})


def retold(stored: Stored) -> None:
    """Read parts of claims, findings and reported results anew from the texts as they are now, as the program does.

    Of a text that was not changed since, what was read, or planted, stays; so do groups of results called comparable.
    """
    stored.save()
    with _ledger(stored.folder) as ledger:
        told = _told(ledger)
    rows = {
        "anatomies": [mapping.anatomy_row(*one) for one in told.anatomies],
        "results": [mapping.result_row(one) for one in told.results],
    }
    for table, key in (("anatomies", "claim_id"), ("results", "result_id")):
        known = {row[key]: row for row in stored.rows(table)}
        stored.drop(table)
        for row in rows[table]:
            stored.add(table, known.get(row[key], row))
    stored.drop("findings")
    for finding in told.findings:
        stored.add("findings", mapping.finding_row(finding))
    _regroup(stored, [mapping.group_row(place, group) for place, group in enumerate(told.groups)])


def _regroup(stored: Stored, made: Sequence[Mapping[str, Any]]) -> None:
    """Groups of results that are called comparable stay; of others what the program makes."""
    there = {row["result_id"] for row in stored.rows("results")}
    called = [loaded(row) for row in stored.rows("result_groups")]
    kept = [one for one in called if one["is_comparable"] and there.issuperset(one["result_ids"])]
    placed = {name for one in kept for name in one["result_ids"]}
    rest = [json.loads(row["content"]) for row in made]
    stored.drop("result_groups")
    for ordinal, content in enumerate([*kept, *(one for one in rest if not placed & {*one["result_ids"]})]):
        put(stored.add("result_groups", {"ordinal": ordinal, "content": ""}), content)


def _told(ledger: Ledger) -> extract.Told:
    documents = review.documents(ledger)
    works = review.works(ledger, review.records(ledger))
    sentences = extract.by_document(review.sentences(ledger, dict(documents)))
    readings = review.readings(ledger, documents)
    sources = [
        extract.Source(document, works[document.work_id].record, sentences.get(name, ()), readings.get(name))
        for name, document in documents.items()
    ]
    decisions = [one for one in effective(review.decisions(ledger)) if one.stage == "assess"]
    held = extract.Extracted(review.claims(ledger), tuple(decisions))
    return extract.tell(sources, held, review.question(ledger), _embedder())


@contextmanager
def _ledger(folder: Path) -> Iterator[Ledger]:
    ledger = Ledger(folder / LEDGER)
    try:
        yield ledger
    finally:
        ledger.close()


@cache
def _embedder() -> Embedder:
    from synthesist.models import default_embedder

    return default_embedder()
