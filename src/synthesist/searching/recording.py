"""The record of a search, and its summary."""

from pathlib import Path

from synthesist.formats import ExportFormat
from synthesist.plan import Plan
from synthesist.records import Question, Search
from synthesist.search import Found
from synthesist.search.databases import databases
from synthesist.searching.alone import client
from synthesist.searching.files import record_path
from synthesist.searching.model import SearchRecord, SearchSummary, SourceRecord, SourceSummary


def record_of(
    plan: Plan, question: Question, result: Found, out: Path, fmt: ExportFormat, sha256: str, archive: Path | None
) -> SearchRecord:
    """What was asked, of whom, and what came.

    Args:
        question: with the terms that were looked for.
        sha256: of the file with the records.
    """
    names = names_by_title()
    return SearchRecord(
        question=question.text,
        client=client(),
        years=plan.screen.years,
        concepts=question.concepts,
        expand=plan.search.expand,
        expansions=result.expansions,
        sources=tuple(_source(entry, names.get(entry.source, entry.source)) for entry in result.searches),
        failures=result.failures,
        archive=archive.name if archive else None,
        file=out.name,
        format=fmt.value,
        sha256=sha256,
        records=len({hit.record_id for entry in result.searches for hit in entry.hits}),
    )


def summary_of(question: str, result: Found, out: Path | None) -> SearchSummary:
    """How the search ended, for programs."""
    names = names_by_title()
    return SearchSummary(
        question=question,
        out=str(out) if out else None,
        record=str(record_path(out)) if out else None,
        records=len(result.records),
        failures=len(result.failures),
        sources=tuple(_summary(entry, names.get(entry.source, entry.source)) for entry in result.searches),
    )


def names_by_title() -> dict[str, str]:
    """The names by which databases are called, by the titles that searches bear."""
    return {database.about.title: name for name, database in databases().databases.items()}


def _source(entry: Search, name: str) -> SourceRecord:
    return SourceRecord(
        name=name,
        source=entry.source,
        meant=entry.meant,
        query=entry.query,
        notes=entry.notes,
        outcome=entry.outcome,
        problem=entry.problem,
        limit=entry.limit,
        reported=entry.reported,
        received=entry.received,
        malformed=entry.malformed,
        at=entry.at,
        content_sha256=entry.content_sha256,
        requests=entry.requests,
    )


def _summary(entry: Search, name: str) -> SourceSummary:
    return SourceSummary(
        name=name,
        source=entry.source,
        query=entry.query,
        outcome=entry.outcome,
        reported=entry.reported,
        received=entry.received,
        failures=entry.malformed,
        problem=entry.problem,
        requests=len(entry.requests),
    )
