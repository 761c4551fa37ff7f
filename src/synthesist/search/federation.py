"""Ask every source, keep what each said, with its date."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from synthesist.records import Failure, Hit, Question, Record, Search
from synthesist.records.ids import short_hash
from synthesist.records.suggestions import Suggestion
from synthesist.search.suggestions import suggest


@dataclass(frozen=True, slots=True)
class Answer:
    """What one source returned for one query.

    Attributes:
        query: as sent, verbatim.
        hits: ranks start at 1; every hit's record is in `records`.
        concept_hits: records of the whole source that name each concept.
    """

    source: str
    query: str
    limit: int | None
    reported: int | None
    hits: tuple[Hit, ...]
    records: tuple[Record, ...]
    failures: tuple[Failure, ...]
    content_sha256: str
    concept_hits: tuple[tuple[str, int], ...]


class Source(Protocol):
    """Whatever can be asked for records."""

    def ask(self, question: Question, limit: int) -> Iterable[Answer]:
        """Answers to a question, at most `limit` records each where the source ranks."""

    def matching(self, question: Question) -> int:
        """Number of its records that name every concept of a question in title or abstract; 0 without concepts."""


@dataclass(frozen=True, slots=True)
class Found:
    """All that a round of searches brought, in the order of the sources.

    Attributes:
        matching: records of all that was searched that name every concept of the question; a record that two sources
            hold counts twice.
        suggestions: questions near this one, with the same count for each, best first.
    """

    searches: tuple[Search, ...]
    records: tuple[Record, ...]
    failures: tuple[Failure, ...]
    matching: int
    suggestions: tuple[Suggestion, ...]


def search(question: Question, sources: Sequence[Source], limit: int, now: Callable[[], str], client: str) -> Found:
    """Ask every source once, and then for the counts of questions near this one.

    Args:
        now: gives UTC time in ISO 8601; it is recorded and never asked again on a rerun.
    """
    answers = [answer for source in sources for answer in source.ask(question, limit)]
    at = now()
    records = {record.record_id: record for answer in answers for record in answer.records}
    matching = cache(lambda asked: sum(source.matching(asked) for source in sources))
    return Found(
        tuple(_search(answer, place, at, client) for place, answer in enumerate(answers)),
        tuple(records[record_id] for record_id in sorted(records)),
        tuple(failure for answer in answers for failure in answer.failures),
        matching(question),
        suggest(question, matching, _concept_hits(answers)),
    )


def _concept_hits(answers: Iterable[Answer]) -> Counter[str]:
    hits: Counter[str] = Counter()
    for answer in answers:
        hits.update(dict(answer.concept_hits))
    return hits


def _search(answer: Answer, place: int, at: str, client: str) -> Search:
    received = len(answer.hits) + len(answer.failures)
    return Search(
        search_id=short_hash("search", place, answer.source, answer.query, answer.content_sha256),
        source=answer.source,
        query=answer.query,
        limit=answer.limit,
        reported=answer.reported,
        received=received,
        malformed=len(answer.failures),
        is_capped=answer.limit is not None and received >= answer.limit and (answer.reported or 0) > answer.limit,
        at=at,
        client=client,
        content_sha256=answer.content_sha256,
        concept_hits=answer.concept_hits,
        hits=answer.hits,
    )
