"""Searches, decisions and appraisals: who did what to which item, and why."""

from enum import StrEnum

from synthesist.records.base import Frozen


class Actor(StrEnum):
    """Who decided."""

    PERSON = "person"
    RULE = "rule"
    MODEL = "model"


class Decision(Frozen):
    """One decision on one item, keyed by stage, item and ordinal, never by time of arrival.

    Attributes:
        action: "duplicate", "remove", "exclude", "not-retrieved" or "include".
        criterion: id of the criterion that decided.
        decider: name and version of the person, rule or model.
    """

    stage: str
    item: str
    ordinal: int = 0
    action: str
    criterion: str
    actor: Actor
    decider: str
    reason: str


class Hit(Frozen):
    """One record in the answer to a search, with its ranks (starting at 1; None where not ranked)."""

    record_id: str
    rank: int
    text_rank: int | None = None
    vector_rank: int | None = None
    score: float | None = None


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
    hits: tuple[Hit, ...] = ()


class Check(Frozen):
    """One repeatable check of the appraisal: `passed` of `total`, worth 0 to 10 points.

    Attributes:
        basis: what was counted, in words that name the ledger's tables.
    """

    name: str
    question: str
    passed: int
    total: int
    basis: str

    @property
    def points(self) -> float | None:
        """Ten times the share that passed; None where nothing could be assessed."""
        return 10 * self.passed / self.total if self.total else None


class Appraisal(Frozen):
    """The checks and their mean, 0 to 10; None where no check could be assessed."""

    checks: tuple[Check, ...]
    score: float | None
