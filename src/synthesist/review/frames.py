"""A review's tables as data frames, where pandas is there."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from synthesist.errors import MissingExtra, WrongUse
from synthesist.records import Record, ReviewContents, Work
from synthesist.records.base import Frozen

if TYPE_CHECKING:
    import pandas as pd

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
    return pd.DataFrame.from_records(list(TABLES[table](contents)))


def _records(contents: ReviewContents) -> Rows:
    work_of = {record_id: work.work_id for work in contents.works.values() for record_id in work.record_ids}
    for record_id, record in contents.records.items():
        yield {"record_id": record_id, "work_id": work_of.get(record_id, ""), **_fields(record)}


def _works(contents: ReviewContents) -> Rows:
    relevances = {row.work_id: row for row in contents.relevances}
    last = {row.item: row for row in contents.effective if row.stage in ("screen", "read", "assess")}
    for work in contents.works.values():
        relevance, decision = relevances.get(work.work_id), last.get(work.work_id)
        yield {
            "work_id": work.work_id,
            **_fields(work.record),
            "records": len(work.record_ids),
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


def _plain(rows: Iterable[Frozen]) -> Rows:
    return (row.model_dump(mode="json") for row in rows)


TABLES: Mapping[str, Callable[[ReviewContents], Rows]] = {
    "records": _records,
    "works": _works,
    "decisions": lambda contents: _plain(contents.decisions),
    "claims": lambda contents: _plain(contents.claims),
    "evidence": lambda contents: _plain(contents.evidence),
    "verdicts": lambda contents: _plain(contents.verdicts.values()),
    "rulings": lambda contents: _plain(contents.rulings),
    "failures": lambda contents: _plain(contents.failures),
}
"""Rows of each table by its name."""
