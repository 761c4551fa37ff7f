"""One query of one database, page by page, until it ends, a limit cuts it, or the service fails."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from synthesist.errors import SourceError, contain
from synthesist.records import Failure, Outcome, Record, Sent
from synthesist.search.databases.base import About, Page
from synthesist.web.message import Request, Response
from synthesist.web.wire import address, content

Fetch = Callable[[Request], Response]
Ask = Callable[[str, int], Request | None]
"""From a cursor and a number of records to a request; None where there is nothing to ask."""

Read = Callable[[Response, str, int], Page]

_ENOUGH = 0.99
"""Share of the reported hits from which an end is believed: totals move while pages are read."""

_EMPTY_AT_ONCE = 2
"""Empty pages that are passed over, or asked for again, before an end is believed."""

_BROKEN = 20
"""Answers to one request that cannot be read, over all runs, before it is given up."""

_AGAIN = 1_000
"""Added to the turn of a page that is asked for again because it is empty: the archive holds the empty one."""

_ONCE_MORE = 100_000
"""The same where the answer could not be read."""


@dataclass(slots=True)
class Walk:
    """What one query brought. Answers themselves are let go of: the archive holds them.

    Attributes:
        wanted: records wanted at the most.
        rows: records and failures in the order of the answers, each record once, no more than wanted.
        requests: one for each answer, in order.
        total: hits that the service reported last.
        told: what the service said besides, in order.
        repeated: records that came again.
        problem: why it is not complete, in words; empty otherwise.
        at: UTC time at which it broke off, ISO 8601; empty where it did not, or nothing was tried.
    """

    wanted: int
    rows: list[Record | Failure] = field(default_factory=list)
    requests: list[Sent] = field(default_factory=list)
    total: int | None = None
    told: list[str] = field(default_factory=list)
    repeated: int = 0
    outcome: Outcome = Outcome.COMPLETE
    problem: str = ""
    at: str = ""
    seen: set[str] = field(default_factory=set)

    @property
    def came(self) -> int:
        """Rows that the answers held, those beyond what was wanted among them."""
        return sum(sent.received for sent in self.requests)

    def take(self, response: Response, page: Page) -> None:
        """Keep what a page brought."""
        self.requests.append(_sent(response, page))
        self.total = self.total if page.total is None else page.total
        self.told += [f"It was read as: {page.read_as}"] if page.read_as else []
        self.told += [f"The service said: {warning}" for warning in page.warnings]
        new = {record.record_id: record for record in page.records if record.record_id not in self.seen}
        self.repeated += len(page.records) - len(new)
        self.seen |= new.keys()
        came: list[Record | Failure] = [*new.values(), *page.failures]
        self.rows += came[: self.wanted - len(self.rows)]


def walk(about: About, ask: Ask, read: Read, limit: int, fetch: Fetch, arrived: Callable[[int], None]) -> Walk:
    """Follow the pages of a query; whatever the service answers, and however its answers are read, there is a walk.

    Args:
        arrived: told the number of rows of each page that came.
    """
    walked = Walk(min(limit, about.reachable or limit))
    failures: list[Failure] = []
    try:
        with contain("search", about.name, failures.append):
            for received in _received(about, ask, read, fetch, walked):
                arrived(received)
    except SourceError as error:
        _break(walked, str(error), error.at)
    if failures:
        _break(walked, f"{about.title} could not be read: {failures[0].reason}")
    return _judged(walked, limit)


def _received(about: About, ask: Ask, read: Read, fetch: Fetch, walked: Walk) -> Iterator[int]:
    """Rows of each page, which the walk keeps."""
    count, cursor, turn, empty = min(about.page, walked.wanted), "", 1, 0
    fuse = 2 * (walked.wanted // count + 1) + 2 * _EMPTY_AT_ONCE
    while (request := ask(cursor, count)) and turn <= fuse:
        known = len(walked.seen)
        page = _taken(fetch, read, replace(request, turn=turn + empty * _AGAIN), cursor, count, walked)
        came = len(page.records) + len(page.failures)
        yield came
        if page.records and len(walked.seen) == known:
            _break(walked, f"{about.title} went on answering with the same records")
            return
        empty = 0 if came or turn == 1 else empty + 1
        if len(walked.rows) >= walked.wanted or _is_over(page, empty, walked.came):
            return
        cursor, turn = (cursor, turn) if page.next is None else (page.next, turn + 1)


def _taken(fetch: Fetch, read: Read, request: Request, cursor: str, count: int, walked: Walk) -> Page:
    """The page; an answer that cannot be read is asked for once more, and again in the next run.

    A cut answer seldom is cut twice, and a page of an inn that wants a password is no answer of the service.
    """
    fresh, broken = 0, list[SourceError]()
    while True:
        try:
            response = fetch(replace(request, turn=request.turn + len(broken) * _ONCE_MORE))
        except SourceError as error:
            raise broken[-1] if broken and error.kind == "offline" else error from None
        try:
            return _kept(response, read, cursor, count, walked)
        except SourceError as error:
            fresh += not response.is_archived
            broken.append(error)
            if fresh > 1 or len(broken) > _BROKEN or error.kind != "broken" or not error.is_retriable:
                raise


def _kept(response: Response, read: Read, cursor: str, count: int, walked: Walk) -> Page:
    """What was read in an answer; one that cannot be read is one that came, too."""
    page = Page(())
    try:
        page = read(response, cursor, count)
    except SourceError as error:
        error.at = response.at
        raise
    finally:
        walked.take(response, page)
    return page


def _is_over(page: Page, empty: int, taken: int) -> bool:
    """Whether paging has ended; an end that the total contradicts is not believed at once where the page is empty."""
    if page.next is not None:
        return empty > _EMPTY_AT_ONCE
    return not empty or empty > 1 or taken >= _ENOUGH * (page.total or 0)


def _break(walked: Walk, problem: str, at: str = "") -> None:
    walked.outcome = Outcome.PARTIAL if walked.rows else Outcome.FAILED
    walked.problem, walked.at = problem, at


def _judged(walked: Walk, limit: int) -> Walk:
    came = walked.came - walked.repeated
    total = max(walked.total or 0, came)
    if walked.problem:
        return walked
    if len(walked.rows) >= walked.wanted and total > walked.wanted:
        walked.outcome = Outcome.CAPPED
        walked.problem = (
            f"only the first {walked.wanted:,} of {total:,} were taken, the plan's limit"
            if walked.wanted == limit
            else f"the service gives out no more than the first {walked.wanted:,} of {total:,}"
        )
    elif came < _ENOUGH * min(total, walked.wanted):
        walked.outcome = Outcome.PARTIAL
        walked.problem = f"paging ended after {came:,} of {total:,} reported"
    elif walked.total is not None and walked.total < _ENOUGH * came:
        walked.outcome = Outcome.PARTIAL
        walked.problem = f"{came:,} came and {walked.total:,} were reported, so that there may be more"
    return walked


def _sent(response: Response, page: Page) -> Sent:
    request = response.request
    return Sent(
        method=request.method,
        url=address(request),
        body=content(request),
        status=response.status,
        at=response.at,
        sha256=response.sha256,
        size=len(response.body),
        tries=response.tries,
        received=len(page.records) + len(page.failures),
        reported=page.total,
    )
