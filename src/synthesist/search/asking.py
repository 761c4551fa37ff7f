"""A database asked over the network: a translated query in, an answer with all its requests out."""

from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace

from synthesist.records import Failure, Outcome, Question, Record
from synthesist.search.answers import Answer, concept_hits_of, digest_of, hits_of, latest
from synthesist.search.databases.base import About, Database
from synthesist.search.queries.model import Translation
from synthesist.search.walking import Fetch, Read, Walk, walk


def _quiet(_: int) -> None:
    """Nobody wants to know."""


@dataclass(frozen=True, slots=True)
class Service:
    """A database with the way to it.

    Attributes:
        endpoint: its address, without a slash at the end.
        fetch: sends a request, or takes its answer from the archive.
        reader: reads all answers, one after the other; None reads them where they arrive. Threads gain nothing by
            reading at once, and the memory that one of them lets go of is of no use to another.
    """

    database: Database
    endpoint: str
    fetch: Fetch = field(repr=False)
    reader: Executor | None = field(default=None, repr=False, compare=False)

    @property
    def about(self) -> About:
        """What is known of the database beforehand."""
        return self.database.about

    def walk(self, query: str, limit: int, arrived: Callable[[int], None] = _quiet) -> Walk:
        """Follow a query's pages."""
        return walk(
            self.about,
            lambda cursor, count: self.database.request(query, cursor, count, self.endpoint),
            self.in_turn(self.database.parse),
            limit,
            self.fetch,
            arrived,
        )

    def in_turn(self, read: Read) -> Read:
        """The same reading, done by the reader."""
        reader = self.reader
        return (lambda *answer: reader.submit(read, *answer).result()) if reader else read


def ask(
    service: Service,
    translation: Translation,
    meant: str,
    question: Question,
    limit: int,
    arrived: Callable[[int], None] = _quiet,
) -> Answer:
    """Ask a database; whatever it does, there is an answer."""
    return answer_of(
        service.walk(translation.query, limit, arrived), service.about, translation, meant, question, limit
    )


def answer_of(
    walked: Walk, about: About, translation: Translation, meant: str, question: Question, limit: int
) -> Answer:
    """A walk as an answer."""
    records = tuple(row for row in walked.rows if isinstance(row, Record))
    requests = tuple(walked.requests)
    return Answer(
        source=about.title,
        query=translation.query,
        limit=limit,
        reported=walked.total,
        hits=hits_of(records),
        records=records,
        failures=tuple(row for row in walked.rows if isinstance(row, Failure)),
        content_sha256=digest_of(requests),
        concept_hits=concept_hits_of(records, question),
        at=latest(requests) or walked.at or None,
        meant=meant,
        notes=(*translation.notes, *_said(walked)),
        outcome=walked.outcome,
        problem=walked.problem,
        requests=requests,
    )


def unasked(about: About, translation: Translation, meant: str, question: Question, limit: int, why: str) -> Answer:
    """The answer of a database that was not asked."""
    walked = replace(Walk(limit), outcome=Outcome.OFFLINE, problem=why)
    return answer_of(walked, about, translation, meant, question, limit)


def _said(walked: Walk) -> Iterator[str]:
    """What the service said besides its records, each once, and what it said twice."""
    yield from dict.fromkeys(walked.told)
    if walked.repeated:
        records = "1 record" if walked.repeated == 1 else f"{walked.repeated:,} records"
        yield f"{records} came more than once and count once."
