"""Updates, checks for retractions and corrections as tables."""

from collections.abc import Iterator

from synthesist.report.model import Report
from synthesist.report.tabling import Table

_CORRECTIONS = (
    "What former reports said otherwise, in the order in which it was found; nothing is ever taken out of this list."
    " Telling: somebody who relied on the former report must know."
)
_UPDATES = "Each time that the review was brought up to date; the ledger as it stood before is kept."
_RECHECKS = "What services said when they were asked, work by work, whether it was retracted."

_TELLING = {True: "yes", False: "no"}
_SEARCHED = {True: "yes", False: "no"}
KINDS = {
    "claim-new": "claim, new",
    "claim-gone": "claim, gone",
    "claim-id": "claim, moved",
    "mark": "mark",
    "corroboration": "corroboration",
    "contestation": "contestation",
    "confidence": "confidence",
    "support": "support",
    "opposition": "opposition",
    "work-new": "work, new",
    "work-gone": "work, gone",
    "work-id": "work, joined anew",
    "status": "retraction status",
    "answer": "answer",
    "gate": "appraisal",
    "count": "count",
}
"""What a correction is of, in words."""


def correction_tables(report: Report) -> Iterator[Table]:
    """The tables of corrections, in the order in which they are read."""
    yield _corrections(report)
    yield _updates(report)
    yield _rechecks(report)


def _corrections(report: Report) -> Table:
    rows = [
        [
            str(row.number),
            KINDS.get(row.kind, row.kind),
            row.named or row.item,
            row.before or "–",
            row.after or "–",
            row.cause or "not known",
            row.at[:10],
            _TELLING[row.is_telling],
        ]
        for row in report.corrections
    ]
    headings = ("No.", "Of", "Which", "Before", "Now", "Because", "Found on", "Telling")
    links = {(at, 2): f"claim-{row.claim}" for at, row in enumerate(report.corrections) if row.claim is not None}
    note = _CORRECTIONS if rows else "Nothing that a former report said is told otherwise."
    return Table("correction-list", "What is told otherwise", note, headings, rows, links=links)


def _updates(report: Report) -> Table:
    rows = [
        [
            str(row.ordinal),
            row.at,
            _SEARCHED[row.is_searched],
            str(row.received),
            str(row.new),
            "; ".join(row.problems) or "none",
            row.archive or "–",
        ]
        for row in report.updates
    ]
    headings = ("Update", "At (UTC)", "Searched anew", "Rows", "New", "Problems", "Ledger before")
    return Table("updates", "Updates", _UPDATES if rows else "There was no update.", headings, rows)


def _rechecks(report: Report) -> Table:
    rows = [
        [
            str(row.update),
            row.title or row.record_id,
            row.service,
            row.at,
            row.outcome,
            ", ".join(row.told) or "–",
            row.reason or "–",
        ]
        for row in report.rechecks
    ]
    headings = ("Update", "Work", "Asked", "At (UTC)", "Outcome", "It said", "Why no answer")
    note = _RECHECKS if rows else "No service was asked."
    return Table("rechecks", "Checks for retractions", note, headings, rows, is_folded=True)
