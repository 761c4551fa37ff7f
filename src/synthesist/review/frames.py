"""A review's tables as data frames, where pandas is there."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from synthesist.errors import MissingExtra, WrongUse
from synthesist.records import (
    Claim,
    Decision,
    Evidence,
    Failure,
    Match,
    OperatorCount,
    Record,
    RetractionNote,
    ReviewContents,
    Ruling,
    Study,
    Tie,
    Verdict,
    Work,
)
from synthesist.records.appraisals import Check, DimensionScore, Objection, Revision, Round, Vote
from synthesist.records.base import Frozen
from synthesist.records.corrections import Correction, Recheck

if TYPE_CHECKING:
    import pandas as pd

_OF_A_WORK = ("screen", "read", "assess")
"""Stages that decide on works, in order: what the last of them decided holds."""

Rows = Iterable[Mapping[str, Any]]


def frame_of(contents: ReviewContents, table: str) -> "pd.DataFrame":
    """One table of a review.

    Raises:
        MissingExtra: pandas is not installed.
        WrongUse: there is no such table.
    """
    if table not in TABLES:
        raise WrongUse(f"there is no table {table!r}", f"these can be had: {', '.join(TABLES)}")
    try:
        import pandas as pd
    except ImportError as error:
        raise MissingExtra("data frames need pandas", "pip install 'synthesist[frames]'") from error
    columns, rows = TABLES[table]
    return pd.DataFrame.from_records(list(rows(contents)), columns=list(columns))


def _records(contents: ReviewContents) -> Rows:
    work_of = contents.work_of
    for record_id, record in contents.records.items():
        yield {"record_id": record_id, "work_id": work_of.get(record_id, ""), **_fields(record)}


def _works(contents: ReviewContents) -> Rows:
    relevances = {row.work_id: row for row in contents.relevances}
    own = [row for row in contents.effective if row.stage in _OF_A_WORK]
    last = {row.item: row for row in sorted(own, key=lambda row: _OF_A_WORK.index(row.stage))}
    for work in contents.works.values():
        relevance, decision = relevances.get(work.work_id), last.get(work.work_id)
        yield {
            "work_id": work.work_id,
            **_fields(work.record),
            "records": len(work.record_ids),
            "versions": [version.kind.value for version in work.versions],
            "peer_review": work.peer_review.value,
            "retraction": work.retraction.value,
            "rank": relevance.rank if relevance else None,
            "relevance": relevance.score if relevance else None,
            "decision": decision.action if decision else _removed(contents, work),
            "criterion": decision.criterion if decision else "",
        }


def _removed(contents: ReviewContents, work: Work) -> str:
    is_removed = any(row.action == "remove" and row.item == work.record.record_id for row in contents.decisions)
    return "remove" if is_removed else ""


def _fields(record: Record) -> Mapping[str, Any]:
    return {
        "source": record.source,
        "title": record.title,
        "authors": [author.display for author in record.authors],
        "year": record.year,
        "venue": record.venue,
        "doi": record.identifier("doi"),
        "url": record.url,
        "abstract": record.abstract,
        "is_retracted": record.is_retracted,
    }


_FIELDS = ("source", "title", "authors", "year", "venue", "doi", "url", "abstract", "is_retracted")
_OF_WORKS = (
    "work_id", *_FIELDS, "records", "versions", "peer_review", "retraction", "rank", "relevance", "decision",
    "criterion",
)  # fmt: skip


def _plain(kind: type[Frozen], of: Callable[[ReviewContents], Iterable[Frozen]]) -> "Shape":
    """The table of one kind of record: a column for each field, also where there is no row."""
    return tuple(kind.model_fields), lambda contents: (row.model_dump(mode="json") for row in of(contents))


Shape = tuple[tuple[str, ...], Callable[[ReviewContents], Rows]]

TABLES: Mapping[str, Shape] = {
    "records": (("record_id", "work_id", *_FIELDS), _records),
    "works": (_OF_WORKS, _works),
    "matches": _plain(Match, lambda contents: contents.matches),
    "retractions": _plain(RetractionNote, lambda contents: contents.retraction_notes),
    "ties": _plain(Tie, lambda contents: contents.ties),
    "studies": _plain(Study, lambda contents: contents.studies),
    "decisions": _plain(Decision, lambda contents: contents.decisions),
    "claims": _plain(Claim, lambda contents: contents.claims),
    "evidence": _plain(Evidence, lambda contents: contents.evidence),
    "verdicts": _plain(Verdict, lambda contents: contents.verdicts.values()),
    "self_tests": _plain(OperatorCount, lambda contents: contents.self_test.counts),
    "checks": _plain(Check, lambda contents: contents.appraisal.checks),
    "objections": _plain(Objection, lambda contents: contents.appraisal.objections),
    "votes": _plain(Vote, lambda contents: contents.appraisal.votes),
    "dimensions": _plain(DimensionScore, lambda contents: contents.appraisal.dimensions),
    "rounds": _plain(Round, lambda contents: contents.appraisal.rounds),
    "revisions": _plain(Revision, lambda contents: contents.appraisal.revisions),
    "corrections": _plain(Correction, lambda contents: contents.corrections),
    "rechecks": _plain(Recheck, lambda contents: contents.rechecks),
    "rulings": _plain(Ruling, lambda contents: contents.rulings),
    "failures": _plain(Failure, lambda contents: contents.failures),
}
"""Columns and rows of each table by its name."""
