"""What one source returned for one query, in the form that all sources share."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from synthesist.language import ConceptMatcher
from synthesist.records import Failure, Hit, Lead, Outcome, Question, Record, Sent
from synthesist.records.ids import short_hash


@dataclass(frozen=True, slots=True)
class Answer:
    """What one source returned for one query.

    Attributes:
        source: its title, as reports print it.
        query: as sent, verbatim.
        hits: ranks start at 1; every hit's record is in `records`.
        concept_hits: records of the whole source that name each concept; of the records returned, where the source does
            not tell.
        at: UTC time of the last answer; None where the clock is to be asked.
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
    at: str | None = None
    method: str = "query"
    turn: int = 0
    meant: str = ""
    notes: tuple[str, ...] = ()
    outcome: Outcome = Outcome.COMPLETE
    problem: str = ""
    requests: tuple[Sent, ...] = ()
    leads: tuple[Lead, ...] = ()


def hits_of(records: Iterable[Record]) -> tuple[Hit, ...]:
    """Records in the order in which they came."""
    return tuple(Hit(record_id=record.record_id, rank=rank) for rank, record in enumerate(records, 1))


def concept_hits_of(records: Sequence[Record], question: Question) -> tuple[tuple[str, int], ...]:
    """How many of these records name each concept."""
    if not question.concepts:
        return ()
    matcher = ConceptMatcher(question.concepts)
    named = [matcher.concepts(text_of(record)) for record in records]
    return tuple((concept.name, sum(concept.name in names for names in named)) for concept in question.concepts)


def text_of(record: Record) -> str:
    """Title and abstract, in which concepts are looked for."""
    return f"{record.title}\n\n{record.abstract or ''}"


def latest(responses: Iterable[Sent]) -> str | None:
    """Time of the last answer, or None."""
    return max((sent.at for sent in responses), default=None)


def digest_of(requests: Iterable[Sent]) -> str:
    """One hash over the answers, in order."""
    return short_hash("answers", *(sent.sha256 for sent in requests))
