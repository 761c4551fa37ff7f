"""A search alone, without a review: records into a file, and beside it what was asked, of whom, and what came."""

from synthesist.searching.alone import Means, answered, found, plan_of
from synthesist.searching.files import require_writable, write
from synthesist.searching.listing import listed
from synthesist.searching.model import Listed, SearchRecord, SearchSummary, Shown, schemas
from synthesist.searching.recording import record_of, summary_of
from synthesist.searching.showing import shown

__all__ = [
    "Listed",
    "Means",
    "SearchRecord",
    "SearchSummary",
    "Shown",
    "answered",
    "found",
    "listed",
    "plan_of",
    "record_of",
    "require_writable",
    "schemas",
    "shown",
    "summary_of",
    "write",
]
