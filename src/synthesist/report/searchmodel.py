"""The record of the search as rows of the report."""

from synthesist.records.base import Frozen


class SearchRow(Frozen):
    """One search as the appendix prints it; see `records.Search`.

    Attributes:
        number: the row's label, starting at 1.
        meant: the Boolean query before it was put in the source's words; empty where there is none.
        query: as sent, verbatim.
    """

    number: int
    search_id: str
    source: str
    method: str
    turn: int
    meant: str
    query: str
    notes: tuple[str, ...]
    limit: int | None
    reported: int | None
    received: int
    malformed: int
    is_capped: bool
    outcome: str
    problem: str
    at: str
    client: str
    content_sha256: str


class RequestRow(Frozen):
    """One request of a search, with all that it takes to repeat it; see `records.Sent`.

    Attributes:
        search: number of the search that it belongs to.
        ordinal: place among the search's requests, starting at 0.
    """

    search: int
    search_id: str
    ordinal: int
    purpose: str
    method: str
    url: str
    body: str
    at: str
    status: int
    tries: int
    received: int
    reported: int | None
    size: int
    sha256: str


class ExpansionRow(Frozen):
    """A term that a first small search added to a concept, with what speaks for it."""

    concept: str
    term: str
    origin: str
    evidence: str


class KeyPaperRow(Frozen):
    """A work that the plan names as one that a good search must find, and what became of it.

    Attributes:
        named: as the plan names it.
        work_id: the work that it was found as; empty where it was not.
        sources: that returned a record of it, sorted.
        ended: "included", "no-claim" (read, and nothing in it bears on the question), "excluded", "not-retrieved",
            "removed" or "not-found".
        criterion: by which it went no further; empty where it was included, or not found.
    """

    named: str
    work_id: str = ""
    title: str = ""
    sources: tuple[str, ...] = ()
    ended: str
    criterion: str = ""


class RecaptureRow(Frozen):
    """Two sources with indexes of their own, and what they tell of the works that were missed.

    Attributes:
        in_first: included works that the query of the first source brought; `in_second` likewise, `in_both` of both.
        estimate: of the works that there are, by Chapman's estimator, rounded down; None with too few in both.
        found: included works, whatever brought them.
        missed: the estimate without those found, at least 0; None with too few in both.
    """

    first: str
    second: str
    in_first: int
    in_second: int
    in_both: int
    estimate: int | None
    found: int
    missed: int | None
