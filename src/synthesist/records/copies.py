"""Copies of a work's full text: where they were looked for, and what came of it."""

from enum import StrEnum

from synthesist.records.base import Frozen

USERS = "a file of the user's"
"""The basis of a try that opened a file at hand."""

NONE_KNOWN = "no record of it names an open copy"
"""Why a work has no full text although copies were looked for."""


class Got(StrEnum):
    """How a try ended."""

    READ = "read"
    """The copy came and could be read; it is the text of the work."""

    UNREADABLE = "unreadable"
    """It came, and cannot be read."""

    OTHER_TEXT = "other-text"
    """It came, and holds another text than the work's."""

    REFUSED = "refused"
    """The place does not give it: not found, not allowed, or not a paper."""

    FAILED = "failed"
    """The place could not be asked, or not now."""

    NOT_TRIED = "not-tried"
    """For want of time, of a network, or because it is not open."""


class Try(Frozen):
    """One try to get the full text of a work: an immutable fact with a date.

    Attributes:
        url: address, or the name of a file of the user's.
        basis: which field of which record, or which rule, names the place.
        at: UTC time, ISO 8601; empty where nothing was tried, and for files.
        status: of the answer over HTTP; None where there was none.
        kind: what came, such as "pdf" or "jats"; empty where nothing did.
        version: "submitted", "accepted", "published", or empty.
        licence: as the record or the text states it; empty where neither does.
        problem: in words, where it is not the text that was read.
    """

    work_id: str
    ordinal: int
    url: str
    basis: str
    at: str = ""
    status: int | None = None
    kind: str = ""
    size: int | None = None
    sha256: str = ""
    version: str = ""
    licence: str = ""
    outcome: Got
    problem: str = ""
