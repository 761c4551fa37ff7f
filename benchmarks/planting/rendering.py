"""The report of an edited ledger, written by the program itself, and what it reads from edited texts."""

from collections.abc import Callable
from contextlib import contextmanager
from functools import cache
from collections.abc import Iterator
from pathlib import Path

from benchmarks.planting.stored import LEDGER, Stored
from synthesist import appraise, extract, report
from synthesist.ledger import Ledger, mapping, review, schema
from synthesist.models import Embedder
from synthesist.records import effective
from synthesist.report.folder import ReportFolder
from synthesist.report.model import Report

Edit = Callable[[Report], Report]


def rerendered(folder: Path, edit: Edit = lambda made: made) -> None:
    """Write checks, report and digests anew from the ledger, by the program's own last two stages.

    Args:
        edit: changes the report before it is printed.
    """
    with _ledger(folder) as ledger:
        version = ledger.about("version")
        keys = {stage: ledger.stage_key(stage) or "" for stage in ("appraise", "report")}
        _appraise(ledger, keys["appraise"])
        contents = review.contents(ledger, version)
        records = {work_id: work.record for work_id, work in contents.works.items()}
        files = report.render(edit(report.compose(contents)), records)
        artefacts = ReportFolder(folder).write(files)
        ledger.finish("report", keys["report"], {schema.artefacts: artefacts}, {"files": len(artefacts)})


def retold(stored: Stored) -> None:
    """Read parts of claims, findings and reported results anew from the texts as they are now, as the program does."""
    for table in ("anatomies", "findings", "results", "result_groups"):
        stored.drop(table)
    stored.save()
    with _ledger(stored.folder) as ledger:
        told = _told(ledger)
    for anatomy in told.anatomies:
        stored.add("anatomies", mapping.anatomy_row(*anatomy))
    for finding in told.findings:
        stored.add("findings", mapping.finding_row(finding))
    for result in told.results:
        stored.add("results", mapping.result_row(result))
    for place, group in enumerate(told.groups):
        stored.add("result_groups", mapping.group_row(place, group))


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


def _appraise(ledger: Ledger, key: str) -> None:
    found = appraise.appraise(
        review.question(ledger),
        review.searches(ledger),
        review.works(ledger, review.records(ledger)),
        review.documents(ledger),
        review.claims(ledger),
        review.verdicts(ledger),
    )
    rows = [mapping.plain_row(check) for check in found.checks]
    ledger.finish("appraise", key, {schema.checks: rows}, {"checks": len(rows)})


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
