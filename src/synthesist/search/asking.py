"""A database asked over the network: a translated query in, an answer with all its requests out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from synthesist.records import Failure, Outcome, Question, Record
from synthesist.search.answers import Answer, concept_hits_of, digest_of, hits_of, latest, sent_of
from synthesist.search.databases.base import About, Database
from synthesist.search.queries.model import Translation
from synthesist.search.walking import Fetch, Walk, walk


def _quiet(_: int) -> None:
    """Nobody wants to know."""


@dataclass(frozen=True, slots=True)
class Service:
    """A database with the way to it.

    Attributes:
        endpoint: its address, without a slash at the end.
        fetch: sends a request, or takes its answer from the archive.
    """

    database: Database
    endpoint: str
    fetch: Fetch = field(repr=False)

    @property
    def about(self) -> About:
        """What is known of the database beforehand."""
        return self.database.about

    def walk(self, query: str, limit: int, arrived: Callable[[int], None] = _quiet) -> Walk:
        """Follow a query's pages."""
        return walk(
            self.about,
            lambda cursor, count: self.database.request(query, cursor, count, self.endpoint),
            self.database.parse,
            limit,
            self.fetch,
            arrived,
        )


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
    """A walk as an answer; rows beyond the limit are left out."""
    rows = walked.rows[: walked.wanted]
    records = tuple(row for row in rows if isinstance(row, Record))
    requests = sent_of(walked)
    return Answer(
        source=about.title,
        query=translation.query,
        limit=limit,
        reported=walked.total,
        hits=hits_of(records),
        records=records,
        failures=tuple(row for row in rows if isinstance(row, Failure)),
        content_sha256=digest_of(requests),
        concept_hits=concept_hits_of(records, question),
        at=latest(requests),
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


def _said(walked: Walk) -> Sequence[str]:
    """What the service said besides its records, each once."""
    told = [f"It was read as: {page.read_as}" for _, page in walked.pages if page.read_as]
    warned = [f"The service said: {warning}" for _, page in walked.pages for warning in page.warnings]
    return tuple(dict.fromkeys((*told, *warned)))
