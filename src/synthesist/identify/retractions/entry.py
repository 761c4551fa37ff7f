"""What a row of a list says: which work it is about, and what was noticed about it."""

from dataclasses import dataclass

from synthesist.records.identity import RetractionStatus

LIST = "list: "
"""What the source of a note begins with where a list says it."""

REINSTATED = "reinstated"
"""The cause of a note that undoes others; its status is CLEAN."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that a list says of a work.

    Attributes:
        notice: identifier of the notice, scheme and value with a colon between; empty where none is given.
        date: of the notice, ISO 8601; empty where it is not stated.
        causes: why, in the list's words; a reinstatement has `REINSTATED` first.
    """

    status: RetractionStatus
    notice: str = ""
    date: str = ""
    causes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a list. Plain, because lists have a hundred thousand.

    Attributes:
        identifiers: of the work, scheme and value with a colon between.
        notices: identifiers of the notices, which are works of their own.
        title: the work's, without what a notice puts around it; empty where the list does not tell it.
        authors: names in reading order.
        year: in which the work appeared; None where it is not stated.
        facts: never empty.
    """

    identifiers: tuple[str, ...]
    notices: tuple[str, ...]
    title: str
    facts: tuple[Fact, ...]
    authors: tuple[str, ...] = ()
    year: int | None = None
    journal: str = ""
