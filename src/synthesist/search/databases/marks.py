"""What a title itself says about its work: that it was retracted or withdrawn, or is no article."""

import re
from collections.abc import Iterable

from synthesist.records import Notice

_END = r"\s*(?:[:\])]|\s[\u2013\u2014-]\s)"
_RETRACTED = re.compile(rf"[\[(]?\s*retracted(?:\s+(?:article|paper|chapter))?{_END}", re.IGNORECASE)
_WITHDRAWN = re.compile(rf"[\[(]?\s*withdrawn(?:\s+article)?{_END}", re.IGNORECASE)
_MINOR = re.compile(
    r"(?:guest\s+)?editorial(?:\s+board)?|letters?\s+to\s+the\s+editors?|book\s+reviews?|obituary|news"
    r"|erratum|errata|corrigendum|correction|retraction(?:\s+note|\s+notice)?|expression\s+of\s+concern"
    r"|preface|foreword|front\s+matter|back\s+matter|issue\s+information|in\s+this\s+issue|table\s+of\s+contents",
    re.IGNORECASE,
)
_BASIS = "title"


def notices_in_title(title: str) -> tuple[Notice, ...]:
    """A retraction or a withdrawal where the title begins with it ("RETRACTED: ..."); the title stays as it is."""
    if _RETRACTED.match(title):
        return (Notice(kind="retraction", basis=_BASIS),)
    return (Notice(kind="withdrawal", basis=_BASIS),) if _WITHDRAWN.match(title) else ()


def is_retraction(notices: Iterable[Notice]) -> bool | None:
    """True where one of the notices retracts the work or takes it away; None otherwise, for silence proves nothing.

    A withdrawal that only the title states does not count: Cochrane reviews are withdrawn when they are out of date.
    """
    return (
        any(
            notice.kind in ("retraction", "removal") or (notice.kind == "withdrawal" and notice.basis != _BASIS)
            for notice in notices
        )
        or None
    )


def minor_kind(title: str) -> str | None:
    """The kind that a title names alone or before a colon ("Editorial", "Erratum to: ..."), of what no one reviews."""
    head = re.sub(r"\s+(?:to|for|on)\Z", "", title.partition(":")[0].strip(" .[]()"), flags=re.IGNORECASE)
    return head if _MINOR.fullmatch(head) else None
