"""Following citations: what included works cite and what cites them, in bounded rounds, with who led to what."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import cast

from synthesist.records import Failure, Lead, Outcome, Question, Record, Work
from synthesist.search.answers import Answer, concept_hits_of, digest_of, hits_of, latest
from synthesist.search.asking import Service
from synthesist.search.databases.base import Chaser
from synthesist.search.together import all_at_once
from synthesist.search.walking import Walk, walk

SEEDS = 25
"""Works whose citations are followed in one round, the most relevant first."""

PER_SEED = 100
"""Records taken for one work in one direction."""

DIRECTIONS = ("references", "citations")
_BROKEN = (Outcome.FAILED, Outcome.PARTIAL)
_SAID = {"references": "works cited by", "citations": "works that cite"}


@dataclass(frozen=True, slots=True)
class Seed:
    """An included work whose citations are followed, with all its records."""

    work: Work
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class _Trail:
    """What one record led to."""

    seed: Record
    walked: Walk


def chase(
    seeds: Sequence[Seed],
    services: Sequence[Service],
    question: Question,
    turn: int,
    told: Callable[[str], None],
    stop: Callable[[], None],
) -> list[Answer]:
    """One answer for each database and direction in which anything could be followed, in their order."""
    jobs = [
        (service, direction)
        for service in services
        for direction in DIRECTIONS
        if direction in service.about.follows and hasattr(service.database, "chase")
    ]
    trails = all_at_once([partial(_followed, *job, seeds[:SEEDS]) for job in jobs], stop)
    answers = [
        _answer(service, direction, trail, question, turn)
        for (service, direction), trail in zip(jobs, trails, strict=True)
        if trail
    ]
    for answer in answers:
        if answer.hits or answer.problem:
            told(f"{answer.source}: {len(answer.hits):,} records{f'; {answer.problem}' if answer.problem else ''}")
    return answers


def _followed(service: Service, direction: str, seeds: Sequence[Seed]) -> list[_Trail]:
    trails: list[_Trail] = []
    for record in _known_to(service, direction, seeds):
        trails.append(_Trail(record, _walk(service, direction, record)))
        if trails[-1].walked.outcome is Outcome.FAILED:
            break  # what failed for one work would fail for the next: the service is named once
    return trails


def _known_to(service: Service, direction: str, seeds: Sequence[Seed]) -> Iterator[Record]:
    """Of each work the first record from which this database can go on."""
    chaser = cast("Chaser", service.database)
    for seed in seeds:
        own = sorted(seed.records, key=lambda record: (record.source != service.about.name, record.record_id))
        asked = (one for one in own if chaser.chase(one, direction, "", 1, service.endpoint))
        if record := next(asked, None):
            yield record


def _walk(service: Service, direction: str, record: Record) -> Walk:
    chaser = cast("Chaser", service.database)
    return walk(
        service.about,
        lambda cursor, count: chaser.chase(record, direction, cursor, count, service.endpoint),
        service.in_turn(lambda response, cursor, count: chaser.parse_chased(response, direction, cursor, count)),
        PER_SEED,
        service.fetch,
        lambda _: None,
    )


def _answer(service: Service, direction: str, trails: Sequence[_Trail], question: Question, turn: int) -> Answer:
    found: dict[str, Record] = {}
    leads: list[Lead] = []
    failures: list[Failure] = []
    for trail in trails:
        for row in trail.walked.rows:
            if isinstance(row, Failure):
                failures.append(row)
            elif row.record_id != trail.seed.record_id:
                found.setdefault(row.record_id, row)
                leads.append(Lead(record_id=row.record_id, led_by=trail.seed.record_id))
    records = tuple(found.values())
    requests = tuple(sent for trail in trails for sent in trail.walked.requests)
    broken = next((trail.walked for trail in trails if trail.walked.outcome in _BROKEN), None)
    return Answer(
        source=f"{service.about.title}, {direction}",
        query=f"{_SAID[direction]}: {', '.join(trail.seed.source_id or trail.seed.record_id for trail in trails)}",
        limit=PER_SEED * len(trails),
        reported=None,
        hits=hits_of(records),
        records=records,
        failures=tuple(failures),
        content_sha256=digest_of(requests),
        concept_hits=concept_hits_of((), question),
        at=latest(requests) or (broken.at if broken else "") or None,
        method=direction,
        turn=turn,
        notes=_notes(trails),
        outcome=_outcome(broken, records),
        problem=broken.problem if broken else "",
        requests=requests,
        leads=tuple(sorted(set(leads), key=lambda lead: (lead.record_id, lead.led_by))),
    )


def _outcome(broken: Walk | None, records: Sequence[Record]) -> Outcome:
    if broken is None:
        return Outcome.COMPLETE
    return Outcome.PARTIAL if records else Outcome.FAILED


def _notes(trails: Sequence[_Trail]) -> tuple[str, ...]:
    cut = sum((trail.walked.total or 0) > PER_SEED for trail in trails)
    return (f"Of {cut} of these works only the first {PER_SEED} were taken.",) if cut else ()
