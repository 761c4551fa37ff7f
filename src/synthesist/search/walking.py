"""One query of one database, page by page, until it ends, a limit cuts it, or the service fails."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from synthesist.errors import SourceError
from synthesist.records import Failure, Outcome, Record
from synthesist.search.databases.base import About, Page
from synthesist.web.message import Request, Response

Fetch = Callable[[Request], Response]
Ask = Callable[[str, int], Request | None]
"""From a cursor and a number of records to a request; None where there is nothing to ask."""

Read = Callable[[Response, str, int], Page]

_ENOUGH = 0.99
"""Share of the reported hits from which an end is believed: totals move while pages are read."""

_EMPTY_AT_ONCE = 2
"""Empty pages that are passed over, or asked for again, before an end is believed."""

_AGAIN = 1_000
"""Added to the turn of a page that is asked for again, so that the archive does not answer."""


@dataclass(slots=True)
class Walk:
    """What one query brought.

    Attributes:
        pages: answers with what was read in them, in order.
        wanted: records wanted at the most.
        problem: why it is not complete, in words; empty otherwise.
    """

    wanted: int
    pages: list[tuple[Response, Page]] = field(default_factory=list)
    outcome: Outcome = Outcome.COMPLETE
    problem: str = ""
    seen: set[str] = field(default_factory=set)

    @property
    def rows(self) -> list[Record | Failure]:
        """Records and failures in the order of the answers, not cut to what was wanted."""
        found: list[Record | Failure] = []
        for _, page in self.pages:
            found += [*page.records, *page.failures]
        return found

    @property
    def total(self) -> int | None:
        """Hits that the service reported last."""
        told = [page.total for _, page in self.pages if page.total is not None]
        return told[-1] if told else None


def walk(about: About, ask: Ask, read: Read, limit: int, fetch: Fetch, arrived: Callable[[int], None]) -> Walk:
    """Follow the pages of a query.

    Args:
        arrived: told the number of rows of each page that came.
    """
    walked = Walk(min(limit, about.reachable or limit))
    try:
        for response, page in _pages(about, ask, read, fetch, walked):
            walked.pages.append((response, page))
            arrived(len(page.records) + len(page.failures))
    except SourceError as error:
        _break(walked, str(error))
        return walked
    return _judged(walked, limit)


def _pages(about: About, ask: Ask, read: Read, fetch: Fetch, walked: Walk) -> Iterator[tuple[Response, Page]]:
    count, cursor, turn, empty, taken = min(about.page, walked.wanted), "", 1, 0, 0
    fuse = 2 * (walked.wanted // count + 1) + 2 * _EMPTY_AT_ONCE
    while (request := ask(cursor, count)) and turn <= fuse:
        response = fetch(replace(request, turn=turn + empty * _AGAIN))
        page = read(response, cursor, count)
        yield response, page
        came = len(page.records) + len(page.failures)
        taken += came
        if came and _is_repeated(page, walked.seen):
            _break(walked, f"{about.title} went on answering with the same records")
            return
        empty = 0 if came or turn == 1 else empty + 1
        if taken >= walked.wanted or _is_over(page, empty, taken):
            return
        cursor, turn = (cursor, turn) if page.next is None else (page.next, turn + 1)


def _is_over(page: Page, empty: int, taken: int) -> bool:
    """Whether paging has ended; an end that the total contradicts is not believed at once where the page is empty."""
    if page.next is not None:
        return empty > _EMPTY_AT_ONCE
    return not empty or empty > 1 or taken >= _ENOUGH * (page.total or 0)


def _is_repeated(page: Page, seen: set[str]) -> bool:
    own = {record.record_id for record in page.records}
    is_known = bool(own) and own <= seen
    seen |= own
    return is_known


def _break(walked: Walk, problem: str) -> None:
    walked.outcome = Outcome.PARTIAL if walked.rows else Outcome.FAILED
    walked.problem = problem


def _judged(walked: Walk, limit: int) -> Walk:
    came, total = len(walked.rows), walked.total or 0
    if walked.problem:
        return walked
    if came >= walked.wanted and total > walked.wanted:
        walked.outcome = Outcome.CAPPED
        walked.problem = (
            f"only the first {walked.wanted:,} of {total:,} were taken, the plan's limit"
            if walked.wanted == limit
            else f"the service gives out no more than the first {walked.wanted:,} of {total:,}"
        )
    elif came < _ENOUGH * min(total, walked.wanted):
        walked.outcome = Outcome.PARTIAL
        walked.problem = f"paging ended after {came:,} of {total:,} reported"
    return walked
