"""A database of invented pages, and a way to it that may break."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from synthesist.errors import SourceError
from synthesist.records import Record
from synthesist.records.ids import record_id
from synthesist.search.asking import Service
from synthesist.search.databases.base import About, Page
from synthesist.search.walking import Walk
from synthesist.web.message import Request, Response

AT = "2026-11-21T12:00:00+00:00"
LATER = "2026-11-21T12:30:00+00:00"
ABOUT = About("invented", "Invented", "http://127.0.0.1:1", page=3, reachable=None, rates=((9, 1.0),))


def record(name: str, **fields: object) -> Record:
    """A record of the invented database."""
    return Record(
        record_id=record_id("invented", name, b""), source="invented", source_id=name, title=f"Work {name}", **fields
    )


def page(names: str, total: int | None = None, following: str | None = None, **fields: object) -> Page:
    """A page of records named by single letters."""
    return Page(tuple(map(record, names)), total=total, next=following, **fields)


def broken(kind: str = "unreachable") -> SourceError:
    """How the way breaks."""
    return SourceError("Invented broke off", "try again", kind=kind, is_retriable=True, at=LATER)


@dataclass
class Paged:
    """Gives its pages one after the other, whatever is asked; what is no page is raised while reading.

    Attributes:
        sent: the requests that came.
    """

    pages: Sequence[Page | Exception]
    about: About = ABOUT
    fails_from: int = 10_000
    sent: list[Request] = field(default_factory=list)
    given: int = 0

    def request(self, query: str, cursor: str, count: int, endpoint: str) -> Request:
        """See `Database.request`."""
        return Request("invented", f"{endpoint}/find", (("q", query), ("at", cursor), ("count", str(count))))

    def parse(self, response: Response, cursor: str, count: int) -> Page:
        """See `Database.parse`."""
        told = self.pages[min(self.given, len(self.pages) - 1)]
        self.given += 1
        if isinstance(told, Exception):
            raise told
        return told

    def fetch(self, request: Request) -> Response:
        """The way to it."""
        self.sent.append(request)
        if len(self.sent) > self.fails_from:
            raise broken()
        return Response(request, 200, (), b"{}", AT, "0" * 64)

    def walked(self, limit: int = 100, **about: object) -> Walk:
        """A walk over its pages."""
        self.about = replace(self.about, **about)
        return self.service().walk("sleep", limit)

    def service(self, fetch: Callable[[Request], Response] | None = None) -> Service:
        """The database with the way to it."""
        return Service(self, "http://127.0.0.1:1", fetch or self.fetch)
