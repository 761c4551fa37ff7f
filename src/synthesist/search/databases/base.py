"""What a database is: what it can do, how it is asked, and how its answer is read."""

from dataclasses import dataclass
from typing import Protocol

from synthesist.records import Failure, Record
from synthesist.web.message import Request, Response


@dataclass(frozen=True, slots=True)
class About:
    """What is known of a database beforehand.

    Attributes:
        name: as in `--source`, such as "europepmc".
        title: as in a report, such as "Europe PMC".
        endpoint: address of the service; a setting may put another in its place.
        page: records that one request can bring at the most.
        reachable: records of one query that paging can reach at the most; None where there is no end.
        key: name of the key that it takes ("openalex"), or empty.
        needs_key: whether it is asked only where the key is there.
        rates: requests allowed as (count, seconds), the politest that is known; answers' headers may lower them.
        has_abstracts: whether its records bring abstracts.
        follows: directions in which it can chase citations, of "references" and "citations".
    """

    name: str
    title: str
    endpoint: str
    page: int
    reachable: int | None
    rates: tuple[tuple[int, float], ...]
    key: str = ""
    needs_key: bool = False
    has_abstracts: bool = True
    follows: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Page:
    """One answer, read.

    Attributes:
        records: in the order of the answer; `failures` are rows that could not be read, with their raw form.
        total: hits that the service reports for the query; None where it does not say.
        next: what the next request is made with; None where paging has ended.
        read_as: how the service says that it understood the query, such as PubMed's translation; empty otherwise.
        warnings: what the service said besides, in its words.
    """

    records: tuple[Record, ...]
    failures: tuple[Failure, ...] = ()
    total: int | None = None
    next: str | None = None
    read_as: str = ""
    warnings: tuple[str, ...] = ()


class Database(Protocol):
    """One literature database. Pure: no clock, no network, no disk."""

    about: About

    def request(self, query: str, cursor: str, count: int, endpoint: str) -> Request:
        """The request for a page of a query in the database's own dialect.

        Args:
            cursor: empty for the first page, then what `Page.next` said.
            count: records wanted on the page, at most `about.page`.
            endpoint: base address, without a slash at the end.
        """

    def parse(self, response: Response, cursor: str, count: int) -> Page:
        """Read an answer to `request` of the same cursor and count.

        Raises:
            SourceError: the answer as a whole is none, or is an error of the service.
        """


class Chaser(Protocol):
    """A database that also knows what a work cites and what cites it."""

    about: About

    def chase(self, record: Record, direction: str, cursor: str, count: int, endpoint: str) -> Request | None:
        """The request for works that a record cites ("references") or that cite it ("citations"); None if unknown."""

    def parse_chased(self, response: Response, direction: str, cursor: str, count: int) -> Page:
        """Read an answer to `chase`."""
