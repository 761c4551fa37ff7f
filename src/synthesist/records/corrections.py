"""What became of a review after its first report: updates, checks for retractions, corrections; all are only added."""

from enum import StrEnum

from synthesist.records.base import Frozen
from synthesist.records.decisions import Outcome
from synthesist.records.identity import RetractionNote


class Changed(StrEnum):
    """What a correction is of."""

    CLAIM_NEW = "claim-new"
    CLAIM_GONE = "claim-gone"
    CLAIM_ID = "claim-id"
    """The same words, at another place or in another text of the work."""

    MARK = "mark"
    CORROBORATION = "corroboration"
    CONTESTATION = "contestation"
    CONFIDENCE = "confidence"
    SUPPORT = "support"
    OPPOSITION = "opposition"
    WORK_NEW = "work-new"
    WORK_GONE = "work-gone"
    WORK_ID = "work-id"
    STATUS = "status"
    """What is known of a work: retracted, under concern, corrected, clean, unchecked."""

    ANSWER = "answer"
    GATE = "gate"
    COUNT = "count"


ON_CLAIMS = (
    Changed.CLAIM_NEW,
    Changed.CLAIM_GONE,
    Changed.CLAIM_ID,
    Changed.MARK,
    Changed.CORROBORATION,
    Changed.CONTESTATION,
    Changed.CONFIDENCE,
    Changed.SUPPORT,
    Changed.OPPOSITION,
)
ON_WORKS = (Changed.WORK_NEW, Changed.WORK_GONE, Changed.WORK_ID, Changed.STATUS)


class Correction(Frozen):
    """One thing that a report said otherwise before; never changed or taken out.

    Attributes:
        ordinal: place among all corrections of the review, from 0.
        update: ordinal of the update that brought it.
        at: UTC time, ISO 8601.
        item: id of a claim or a work, as it is by now; "answer", "gate", or the name of a count.
        named: the claim's words, the work's title; empty for others.
        before: in words; empty for what is new. `after` likewise, empty for what is gone.
        cause: in words; empty where it cannot be told.
        is_telling: whether somebody who relied on the former report must know.
    """

    ordinal: int
    update: int
    at: str
    item: str
    kind: Changed
    named: str = ""
    before: str
    after: str
    cause: str = ""
    is_telling: bool = False


class Asked(StrEnum):
    """How it ended that a service was asked about a work."""

    ANSWERED = "answered"
    UNKNOWN = "unknown"
    """The service does not know the work."""

    FAILED = "failed"
    UNASKED = "unasked"
    """It was not asked: there is no identifier that it knows, or no network."""


class Recheck(Frozen):
    """What one service said, on one day, of whether a work was retracted.

    Attributes:
        update: ordinal of the update that asked.
        record_id: the record by which the work is shown.
        service: as people know it, such as "Crossref".
        at: UTC time, ISO 8601.
        reason: why there is no answer; empty where there is one.
        notes: what it said, never empty where it answered.
    """

    update: int
    record_id: str
    service: str
    at: str
    outcome: Asked
    reason: str = ""
    notes: tuple[RetractionNote, ...] = ()


class SearchedAgain(Frozen):
    """A stored query that was put again.

    Attributes:
        received: rows that came; `new` of them were not in the review.
        problem: why the answer is not complete, or why the source was not asked; empty otherwise.
        is_kept: whether what the former search brought stands in place of this one's answer, or beside it.
    """

    source: str
    method: str
    at: str
    received: int
    new: int
    outcome: Outcome
    problem: str = ""
    is_kept: bool = False


class Update(Frozen):
    """One time that a review was brought up to date.

    Attributes:
        ordinal: from 1.
        at: UTC time, ISO 8601, when it was begun.
        archive: name of the ledger as it stood before; empty where nothing had changed.
        is_searched: whether the new search took the place of the former one.
        is_done: False while it is under way.
        searched: one for each source and way of searching.
        version: of the program.
    """

    ordinal: int
    at: str
    archive: str = ""
    is_searched: bool = False
    is_done: bool = False
    searched: tuple[SearchedAgain, ...] = ()
    version: str = ""
