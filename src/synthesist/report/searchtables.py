"""The record of the search as tables: what was asked and sent, what was added, and what is known of what was missed."""

from synthesist.report.model import Report
from synthesist.report.searched import QUERY
from synthesist.report.searchmodel import KeyPaperRow, RecaptureRow, RequestRow, SearchRow
from synthesist.report.tabling import Table, known

HASH = 12
"""Characters of a hash that are printed; report.json and the ledger have all of them."""

_METHODS = {QUERY: "query", "references": "works cited", "citations": "citing works"}

_ENDED = {
    "complete": "complete",
    "capped": "cut off by a limit",
    "partial": "in part",
    "failed": "failed",
    "offline": "not asked",
}

_SAME = "as sent"


def searches(report: Report) -> Table:
    """What each source was asked, and how that ended."""
    headings = (
        "No.",
        "Source",
        "Method",
        "Query as meant",
        "Query as sent, verbatim",
        "Run at (UTC)",
        "Limit",
        "Reported",
        "Received",
        "How it ended",
        "Notes",
        "Asked by",
    )
    note = (
        "Each query as it was meant and as it was sent, with what came back. The limit is on what was received; rows"
        " that could not be read are counted as received."
    )
    rows = [_searched(row) for row in report.searches]
    return Table("searches", "Searches", note if rows else "No source was searched.", headings, rows)


def _searched(row: SearchRow) -> list[str]:
    return [
        str(row.number),
        row.source,
        _method(row),
        row.meant or _SAME,
        row.query or "none",
        row.at,
        known(row.limit, "none"),
        known(row.reported, "not said"),
        str(row.received),
        ending(row),
        " ".join(row.notes) or "–",
        row.client,
    ]


def _method(row: SearchRow) -> str:
    said = _METHODS.get(row.method, row.method)
    return f"{said}, round {row.turn}" if row.turn else said


def ending(row: SearchRow) -> str:
    """How a search ended, and why where it is not complete."""
    said = _ENDED[row.outcome]
    return f"{said}: {row.problem}" if row.problem else said


def requests(report: Report) -> Table:
    """All that was sent over the network, with what came back."""
    headings = (
        "Search",
        "For",
        "HTTP",
        "Address",
        "Body",
        "At (UTC)",
        "Status",
        "Tries",
        "Received",
        "Reported",
        "SHA-256 of the answer",
    )
    note = (
        "Every request, in order, without keys; whoever sends them again repeats the search. “Look” is the first small"
        " search that terms were taken from; its records are not counted. The answers lie in responses.sqlite under"
        " their SHA-256, of which the first digits stand here."
    )
    rows = [_sent(row) for row in report.requests]
    none = "Nothing was sent over the network."
    return Table("requests", "Requests", note if rows else none, headings, rows, is_folded=True)


def _sent(row: RequestRow) -> list[str]:
    return [
        str(row.search),
        row.purpose,
        row.method,
        row.url,
        row.body or "none",
        row.at,
        str(row.status),
        str(row.tries),
        str(row.received),
        known(row.reported, "not said"),
        row.sha256[:HASH],
    ]


def expansions(report: Report) -> Table:
    """The terms that were added to the question's."""
    rows = [[row.concept, row.term, row.origin, row.evidence] for row in report.expansions]
    note = "Terms that a first small search added to the question's own, with what speaks for each."
    return Table(
        "expansions",
        "Added terms",
        note if rows else "No term was added to those of the question and of the vocabulary.",
        ("Concept", "Added term", "From", "What speaks for it"),
        rows,
    )


def key_papers(report: Report) -> Table:
    """What became of the works that the plan names."""
    rows = [
        [row.named, row.title or "–", ", ".join(row.sources) or "–", _ended(row, report)] for row in report.key_papers
    ]
    return Table(
        "key-papers",
        "Works that had to be found",
        "Works that the plan names as ones that a good search finds, and where each ended."
        if rows
        else "The plan names no work that a good search must find.",
        ("As the plan names it", "Found as", "Brought by", "Where it ended"),
        rows,
    )


def _ended(row: KeyPaperRow, report: Report) -> str:
    said = _ENDS[row.ended]
    text = report.criteria.get(row.criterion, "")
    return f"{said} by {row.criterion}: {text}" if row.criterion else said


_ENDS = {
    "included": "included",
    "no-claim": "read, but no claim of it bears on the question; excluded",
    "excluded": "excluded",
    "not-retrieved": "could not be read; set aside",
    "removed": "removed before screening",
    "not-found": "not found",
}


def recapture(report: Report) -> Table:
    """What pairs of sources tell of the works that were missed."""
    rows = [_recaptured(row) for row in report.recapture]
    note = (
        "Included works that two sources with separate indexes brought, each by its query. From the share that both"
        " brought follows an estimate of how many there are (Chapman 1951). Without those that were found, by whatever"
        " source, it is a lower bound on what was missed, since sources tend to find the same works; it holds as far as"
        " a work that one of the two finds is no less likely to be found by the other. Sources that are filled from"
        " others are not paired with them, nor those of which one holds kinds of works that the other does not."
    )
    none = (
        "No two sources with separate indexes were searched, so that nothing can be estimated of what was missed."
        if report.searches
        else ""
    )
    headings = ("One", "The other", "In the one", "In the other", "In both", "Estimated", "Found", "Missed at least")
    return Table("recapture", "What two sources tell of works missed", note if rows else none, headings, rows)


def _recaptured(row: RecaptureRow) -> list[str]:
    few = "too few works were found by both"
    return [
        row.first,
        row.second,
        str(row.in_first),
        str(row.in_second),
        str(row.in_both),
        known(row.estimate, few),
        str(row.found),
        known(row.missed, few),
    ]
