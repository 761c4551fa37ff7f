"""What updates changed since the report was first written, as rows of the report."""

from synthesist.records.base import Frozen


class UpdateRow(Frozen):
    """One time that the review was brought up to date; see `records.corrections.Update`.

    Attributes:
        archive: file that holds the ledger as it stood before; empty where nothing had changed.
        received: rows that the queries brought when they were put again; `new` of them were not in the review.
        problems: why answers are not complete, by source.
    """

    ordinal: int
    at: str
    archive: str
    is_searched: bool
    received: int
    new: int
    problems: tuple[str, ...]


class RecheckRow(Frozen):
    """What a service said, on one day, of whether a work was retracted.

    Attributes:
        outcome: "answered", "unknown", "failed" or "unasked".
        told: what it said, in a word for each note: "clean", "retracted" and so on; empty where it said nothing.
        reason: why there is no answer; empty where there is one.
    """

    update: int
    record_id: str
    title: str
    service: str
    at: str
    outcome: str
    told: tuple[str, ...]
    reason: str


class CorrectionRow(Frozen):
    """One thing that a report said otherwise before; see `records.corrections.Correction`.

    Attributes:
        number: from 1.
        claim: number of the claim's row; None where it is of no claim that is shown.
    """

    number: int
    update: int
    at: str
    item: str
    kind: str
    named: str
    before: str
    after: str
    cause: str
    is_telling: bool
    claim: int | None
