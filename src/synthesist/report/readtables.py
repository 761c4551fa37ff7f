"""What was read and what it says, as tables of the appendix."""

from collections.abc import Sequence

from synthesist.report.labels import DIRECTIONS
from synthesist.report.model import Report
from synthesist.report.readmodel import AssessedRow, FullTextRow, ResultGroupRow, ResultRow
from synthesist.report.tabling import Table

_READ = (
    "What was read of each work that was assessed. A work whose full text could not be had was assessed on title and"
    " abstract, and that is said."
)
_OUT = "Each work that fell away after reading, with the criterion and the words that the decision rests on."
_FINDINGS = (
    "Claims that assert the same relation in the same direction, grouped by rule; one work is one voice. It counts"
    " works that say so, and is no measure of effect."
)
_RESULTS = (
    "Numbers that the included works report, in the papers' own words. They are comparable only where task, data set or"
    " population, metric, unit and split agree as far as they are stated; the others stand side by side, with what"
    " differs."
)


def full_texts(report: Report) -> Table:
    """What was read of each work."""
    rows = [
        [row.title, _what(row), row.place, row.basis, row.licence, row.at, row.why_not] for row in report.full_texts
    ]
    headings = ("Work", "Read", "Copy", "Known from", "Licence", "At (UTC)", "Why not the full text")
    note = _READ if rows else "Nothing was read."
    return Table("full-texts", "Texts that were read", note, headings, rows, is_folded=True)


def _what(row: FullTextRow) -> str:
    if not row.is_whole:
        return "title and abstract"
    pages = f", {row.pages} pages" if row.pages else ""
    version = f", {row.version} version" if row.version else ""
    return f"full text ({row.kind}{pages}{version})"


def assessed_out(report: Report) -> Table:
    """Works excluded after reading."""
    rows = [
        [row.title, row.criterion, row.reason, row.decider, _quoted(row), _where(row)] for row in report.assessed_out
    ]
    headings = ("Work", "Criterion", "Reason", "Decided by", "Words", "Where")
    note = _OUT if rows else "No work fell away after reading."
    return Table("assessed-out", "Works excluded after reading", note, headings, rows, is_folded=True)


def _quoted(row: AssessedRow) -> str:
    return f"“{row.quote}”" if row.quote else "none"


def _where(row: AssessedRow) -> str:
    if not row.quote:
        return "–"
    on = f"page {row.page}, " if row.page is not None else ""
    under = f"{row.section}, " if row.section else ""
    return f"{on}{under}characters {row.start}–{row.end} of document {row.document_id}"


def findings(report: Report) -> Table:
    """Claims that assert the same."""
    rows = [
        [
            str(row.number),
            row.label,
            DIRECTIONS[row.direction].removeprefix("it states "),
            str(row.works),
            ", ".join(map(str, row.claims)),
            ", ".join(map(str, row.opposed_by)) or "–",
        ]
        for row in report.findings
    ]
    headings = ("No.", "What is asserted", "Direction", "Works", "Claims", "Opposed by")
    note = _FINDINGS if rows else "No claim is shown that could be grouped."
    return Table("said-alike", "Findings", note, headings, rows, is_folded=True)


def results(report: Report) -> Table:
    """Reported numbers side by side; a column that no number fills is left out."""
    told = [(group, row, place == 0) for group in report.results for place, row in enumerate(group.results)]
    further = [name for name in _FURTHER if any(getattr(row, name) not in ("", None) for _, row, _ in told)]
    rows = [_result(group, row, further, is_first=is_first) for group, row, is_first in told]
    headings = ("Group", "Compared", "Metric", "Value", *(_FURTHER[name] for name in further), "Source", "Where")
    note = _RESULTS if rows else "No numbers of included works could be put side by side."
    if rows and report.facts["results_grouped"] != len(report.results):
        note += " The ledger holds further groups, for which there is no room here."
    return Table("reported-results", "Reported results", note, headings, rows, is_folded=True)


_FURTHER = {
    "method": "Method or arm",
    "population": "Data or population",
    "outcome": "Outcome",
    "split": "Split",
    "n": "n",
}


def _result(group: ResultGroupRow, row: ResultRow, further: Sequence[str], *, is_first: bool) -> list[str]:
    page = f", page {row.page}" if row.page is not None else ""
    return [
        str(group.number),
        _compared(group) if is_first else "as above",
        row.metric or _UNSTATED,
        row.text,
        *(str(getattr(row, name) or _UNSTATED) for name in further),
        f"[{row.reference}]",
        f"{row.place}{page}",
    ]


_UNSTATED = "not stated"


def _compared(group: ResultGroupRow) -> str:
    if group.is_comparable:
        told = f", from {group.spread[0]:g} to {group.spread[1]:g}" if group.spread else ""
        return f"comparable{told}"
    return f"side by side; differs: {', '.join(group.differs)}" if group.differs else "side by side"
