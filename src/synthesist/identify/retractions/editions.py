"""Editions of Cochrane reviews: a withdrawal there is an edition of its own, and a later edition may replace it."""

import re

from synthesist.identify.retractions.entry import Entry
from synthesist.records.identity import RetractionStatus

_EDITION = re.compile(r"(?:doi:)?(10\.1002/14651858\.(?:cd|mr)\d{6})(?:\.pub(\d+))?")


def edition(doi: str) -> tuple[str, int] | None:
    """The review and the number of its edition, from 1; None where a DOI is not of such a review."""
    found = _EDITION.fullmatch(doi)
    return (found[1], int(found[2] or 1)) if found else None


def edition_of(notice: str, entry: Entry) -> bool:
    """Whether a notice is the edition by which the entry's review was withdrawn, and so is itself withdrawn."""
    own = edition(notice)
    if not own or all(fact.status is not RetractionStatus.WITHDRAWN for fact in entry.facts):
        return False
    works = (edition(value) for value in entry.identifiers)
    return any(work and work[0] == own[0] for work in works)
