"""Searches and decisions: who did what to which item, and why."""

from enum import StrEnum

from synthesist.records.base import Frozen


class Actor(StrEnum):
    """Who decided."""

    PERSON = "person"
    RULE = "rule"
    MODEL = "model"


class Quote(Frozen):
    """Words of a document that a decision rests on."""

    document_id: str
    start: int
    end: int


class Decision(Frozen):
    """One decision on one item, keyed by stage, item and ordinal, never by time of arrival.

    Attributes:
        action: "duplicate", "remove", "exclude", "not-retrieved" or "include".
        criterion: id of the criterion that decided.
        decider: name and version of the person, rule or model.
        quote: the words of the text that it rests on, where it rests on any.
    """

    stage: str
    item: str
    ordinal: int = 0
    action: str
    criterion: str
    actor: Actor
    decider: str
    reason: str
    quote: Quote | None = None


class Hit(Frozen):
    """One record in the answer to a search, with its ranks (starting at 1; None where not ranked)."""

    record_id: str
    rank: int
    text_rank: int | None = None
    vector_rank: int | None = None
    score: float | None = None


class Outcome(StrEnum):
    """How a search ended."""

    COMPLETE = "complete"
    CAPPED = "capped"
    """A limit, of the plan or of the service, cut the answer."""

    PARTIAL = "partial"
    """Some pages came, then the source failed or contradicted itself."""

    FAILED = "failed"
    OFFLINE = "offline"
    """It was not asked, for there was no network."""


class Sent(Frozen):
    """One request of a search, and what came back.

    Attributes:
        url: with its query string, without keys.
        body: of a POST, without keys; empty for a GET.
        sha256: of the answer, which the archive of responses holds under it.
        tries: how often it was sent until it was answered.
        purpose: "answer", or "look" for the first small search that widens the query; its records are not counted.
    """

    method: str
    url: str
    body: str = ""
    status: int
    at: str
    sha256: str
    size: int
    tries: int = 1
    received: int = 0
    reported: int | None = None
    purpose: str = "answer"


class Lead(Frozen):
    """A record that citations led to, and the record that led there."""

    record_id: str
    led_by: str


class Search(Frozen):
    """One search as it was run: an immutable fact with a date.

    Attributes:
        query: as sent, verbatim.
        reported: hits that the source says it has; None where it does not say.
        received: records and malformed rows that came back.
        malformed: rows among them that could not be read.
        limit: the stated limit on `received`; None for the user's own files.
        is_capped: whether the limit cut the answer.
        at: UTC time, ISO 8601, recorded once and replayed.
        client: name and version of what asked.
        content_sha256: digest of the library or the file that answered.
        concept_hits: pairs of concept and the number of records that name it, in all that was searched.
        method: "query", or the direction in which citations were followed: "references", "citations".
        turn: which round of following citations it was, from 1; 0 for queries.
        meant: the Boolean query as meant, before it was put in the source's dialect; empty where there is none.
        notes: how the query was changed on the way, and what the source said besides, a sentence each.
        outcome: how it ended, and in `problem` why, where it is not complete.
        requests: in the order in which they were sent.
        leads: where citations were followed, who led to what.
    """

    search_id: str
    source: str
    query: str
    limit: int | None
    reported: int | None
    received: int
    is_capped: bool
    at: str
    client: str
    content_sha256: str
    concept_hits: tuple[tuple[str, int], ...] = ()
    malformed: int = 0
    method: str = "query"
    turn: int = 0
    meant: str = ""
    notes: tuple[str, ...] = ()
    outcome: Outcome = Outcome.COMPLETE
    problem: str = ""
    hits: tuple[Hit, ...] = ()
    requests: tuple[Sent, ...] = ()
    leads: tuple[Lead, ...] = ()
