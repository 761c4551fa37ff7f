"""Ask every source, all databases at once, and keep what each said, with its date."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial
from typing import Protocol

from synthesist.errors import NothingToSearch, SourceError
from synthesist.models import Embedder
from synthesist.records import Expansion, Failure, Outcome, Question, Record, Search
from synthesist.records.ids import short_hash
from synthesist.records.suggestions import Suggestion
from synthesist.search.answers import Answer, text_of
from synthesist.search.asking import Service, ask, unasked
from synthesist.search.chasing import Seed, chase
from synthesist.search.counting import Texts
from synthesist.search.planning import Look, Planned, first_look, planned
from synthesist.search.suggestions import suggest
from synthesist.search.together import all_at_once

Told = Callable[[str], None]


def _unstopped() -> None:
    """Nothing waits."""


def _anew(_: str, now: Callable[[], str]) -> str:
    """Nothing is remembered."""
    return now()


class Source(Protocol):
    """What is at hand and can be asked for records without a network."""

    def ask(self, question: Question, limit: int) -> Iterable[Answer]:
        """Answers to a question, at most `limit` records each where the source ranks."""

    def matching(self, question: Question) -> int:
        """Number of its records that name every concept of a question in title or abstract; 0 without concepts."""


@dataclass(frozen=True, slots=True)
class Web:
    """What is asked over the network, and how.

    Attributes:
        services: the databases that can be asked, in order.
        broken: databases of the plan that cannot, each with what is wrong.
        is_reachable: whether there is a network, or an archive that stands in for it; asked once.
        expand: whether a first small search may add terms.
        queries: by database, a query to be sent as it stands.
        years: of the plan, 0 where an end is open.
        embedder: tells how near terms are to each other.
        stop: ends all waiting, so that an interrupted search does not go on asking.
        dated: the time that was first told for a fact, so that a replay dates it likewise.
    """

    services: tuple[Service, ...]
    embedder: Embedder
    is_reachable: Callable[[], bool]
    broken: tuple[tuple[str, SourceError], ...] = ()
    expand: bool = True
    queries: Mapping[str, str] = field(default_factory=dict)
    years: tuple[int, int] = (0, 0)
    stop: Callable[[], None] = _unstopped
    dated: Callable[[str, Callable[[], str]], str] = _anew


@dataclass(frozen=True, slots=True)
class Found:
    """All that a round of searches brought, in the order of the sources.

    Attributes:
        matching: records of all that was searched that name every concept of the question; a record that two sources
            hold counts twice.
        suggestions: questions near this one, with the same count for each, best first.
        expansions: terms that the first small search added to the question's.
    """

    searches: tuple[Search, ...]
    records: tuple[Record, ...]
    failures: tuple[Failure, ...]
    matching: int = 0
    suggestions: tuple[Suggestion, ...] = ()
    expansions: tuple[Expansion, ...] = ()


OFFLINE = "there is no network"


def _silent(_: str) -> None:
    """Nobody listens."""


def search(
    question: Question,
    sources: Sequence[Source],
    limit: int,
    now: Callable[[], str],
    client: str,
    web: Web | None = None,
    told: Told = _silent,
) -> Found:
    """Ask every source once, and then for the counts of questions near this one.

    Args:
        now: gives UTC time in ISO 8601; it is recorded and never asked again on a rerun.
        web: the databases; None asks only what is at hand.
        told: hears a line for each database, how it ended.

    Raises:
        NothingToSearch: there is no network, and nothing at hand.
        SourceError: no database answered, and there is nothing at hand.
    """
    found, online = _gathered(question, sources, limit, now, client, web, told, counts=True)
    _require_answer(found.searches)
    asked = question.expanded(found.expansions)
    texts = Texts([text_of(record) for record in online])
    matching = cache(lambda one: sum(source.matching(one) for source in sources) + texts.matching(one))
    hits: Counter[str] = Counter()
    for entry in found.searches:
        hits.update(dict(entry.concept_hits))
    return replace(found, matching=matching(asked), suggestions=suggest(asked, matching, hits))


def _require_answer(searches: Sequence[Search]) -> None:
    """Do not let a search end, for good, with nothing but failures."""
    silent = [entry for entry in searches if entry.outcome in (Outcome.FAILED, Outcome.OFFLINE)]
    answering = [entry for entry in searches if entry not in silent]
    # What is at hand says nothing about the question by holding nothing; a database that was asked does.
    if not silent or any(entry.received or entry.requests for entry in answering):
        return
    if all(entry.outcome is Outcome.OFFLINE for entry in silent):
        raise NothingToSearch(
            "there is no network, and there are no records at hand",
            "run the same command again with a network, or fill the library with `synthesist library add FILE…`",
        )
    problems = "; ".join(f"{entry.source}: {entry.problem}" for entry in silent)
    raise SourceError(f"no source answered: {problems}", "run the same command again later", is_retriable=True)


def gathered(
    question: Question,
    sources: Sequence[Source],
    limit: int,
    now: Callable[[], str],
    client: str,
    web: Web | None = None,
    told: Told = _silent,
) -> Found:
    """Ask every source once, as `search` does; of this question and those near it nothing is counted."""
    return _gathered(question, sources, limit, now, client, web, told, counts=False)[0]


def _gathered(
    question: Question,
    sources: Sequence[Source],
    limit: int,
    now: Callable[[], str],
    client: str,
    web: Web | None,
    told: Told,
    *,
    counts: bool,
) -> tuple[Found, Iterable[Record]]:
    """What was found, and the records among it that databases brought."""
    at_hand = [answer for source in sources for answer in source.ask(question, limit)]
    plan = prepared(question, at_hand, web) if web else None
    online = _asked(plan, web, limit, told, counts=counts) if plan and web else []
    answers = [*at_hand, *online]
    at = web.dated(_named(question, at_hand), now) if web else now()
    records = {record.record_id: record for answer in answers for record in answer.records}
    found = Found(
        tuple(search_of(answer, place, at, client) for place, answer in enumerate(answers)),
        tuple(records[record_id] for record_id in sorted(records)),
        tuple(failure for answer in answers for failure in answer.failures),
        expansions=plan.expansions if plan else (),
    )
    return found, _distinct(online)


def _named(question: Question, at_hand: Sequence[Answer]) -> str:
    """A search of what is at hand, as a fact: the same question, put to the same records."""
    parts = [part for answer in at_hand for part in (answer.source, answer.query, answer.content_sha256)]
    return f"at hand {short_hash(question.text, *parts)}"


def prepared(question: Question, at_hand: Sequence[Answer], web: Web) -> Planned:
    """The queries of the databases, widened by what a first small search brings, where one can be made."""
    look = Look()
    if web.expand and web.services and web.is_reachable():
        look = first_look(question, at_hand, web.services, web.years, web.stop)
    return planned(question, look, web.years, web.embedder)


def _asked(plan: Planned, web: Web, limit: int, told: Told, *, counts: bool) -> list[Answer]:
    """One answer for each database, in their order, however long each took."""
    answers = [_broken(name, error, plan, limit) for name, error in web.broken]
    if not web.is_reachable():
        named = ", ".join(service.about.title for service in web.services)
        told(f"There is no network: {named} could not be asked.")
        return [*answers, *(_offline(service, plan, web, limit) for service in web.services)]
    for line in _announced(plan, web):
        told(line)
    about = plan.question if counts else plan.question.model_copy(update={"concepts": ()})
    asking = [partial(_ask, service, plan, web, about, limit, told) for service in web.services]
    return [*answers, *all_at_once(asking, web.stop)]


def _announced(plan: Planned, web: Web) -> Iterator[str]:
    """The query as meant, what a first look added to it, and who is asked a person's own, before anything is sent."""
    yield f"Asked for: {plan.meant}"
    for added in plan.expansions:
        yield f"Added by the first small search: “{added.term}” ({added.evidence})"
    own = [service.about.title for service in web.services if service.about.name in web.queries]
    if own:
        yield f"Sent the plan's own query as it stands: {', '.join(own)}"


def _ask(service: Service, plan: Planned, web: Web, about: Question, limit: int, told: Told) -> Answer:
    translation = plan.translation(service.about.name, web.queries)
    answer = ask(service, translation, plan.meant, about, limit)
    told(line_of(answer))
    return replace(answer, requests=(*plan.looks.get(service.about.name, ()), *answer.requests))


def _offline(service: Service, plan: Planned, web: Web, limit: int) -> Answer:
    translation = plan.translation(service.about.name, web.queries)
    return unasked(service.about, translation, plan.meant, plan.question, limit, OFFLINE)


def _broken(name: str, error: SourceError, plan: Planned, limit: int) -> Answer:
    return Answer(
        source=name,
        query="",
        limit=limit,
        reported=None,
        hits=(),
        records=(),
        failures=(),
        content_sha256=short_hash("answers"),
        concept_hits=(),
        meant=plan.meant,
        outcome=Outcome.FAILED,
        problem=str(error),
    )


def line_of(answer: Answer) -> str:
    """One line on how a database ended."""
    came = len(answer.hits) + len(answer.failures)
    of = f" of {answer.reported:,} reported" if (answer.reported or 0) > came else ""
    counted = f"{came:,} {'record' if came == 1 else 'records'}{of}"
    if answer.outcome is Outcome.FAILED:
        return f"{answer.source}: failed: {answer.problem}"
    return f"{answer.source}: {counted}{f'; {answer.problem}' if answer.outcome is Outcome.PARTIAL else ''}"


def followed(
    found: Found, seeds: Sequence[Seed], web: Web, question: Question, turn: int, now: str, client: str, told: Told
) -> Found:
    """What was found, and what the citations of included works add to it."""
    if not seeds or not web.is_reachable():
        return found
    failed = {entry.source for entry in found.searches if entry.outcome is Outcome.FAILED}
    services = [service for service in web.services if service.about.title not in failed]
    answers = chase(seeds, services, question, turn, told, web.stop)
    records = {record.record_id: record for answer in answers for record in answer.records}
    # A record that a query brought stands as it was brought first.
    records |= {record.record_id: record for record in found.records}
    start = len(found.searches)
    searches = (search_of(answer, start + place, now, client) for place, answer in enumerate(answers))
    return replace(
        found,
        searches=(*found.searches, *searches),
        records=tuple(records[record_id] for record_id in sorted(records)),
        failures=(*found.failures, *(failure for answer in answers for failure in answer.failures)),
    )


def _distinct(answers: Iterable[Answer]) -> Iterable[Record]:
    return {record.record_id: record for answer in answers for record in answer.records}.values()


def search_of(answer: Answer, place: int, at: str, client: str) -> Search:
    """An answer as a dated fact."""
    received = len(answer.hits) + len(answer.failures)
    is_cut = answer.limit is not None and received >= answer.limit and (answer.reported or 0) > answer.limit
    return Search(
        search_id=short_hash("search", place, answer.source, answer.query, answer.content_sha256),
        source=answer.source,
        query=answer.query,
        limit=answer.limit,
        reported=answer.reported,
        received=received,
        malformed=len(answer.failures),
        is_capped=is_cut or answer.outcome is Outcome.CAPPED,
        at=answer.at or at,
        client=client,
        content_sha256=answer.content_sha256,
        concept_hits=answer.concept_hits,
        method=answer.method,
        turn=answer.turn,
        meant=answer.meant,
        notes=answer.notes,
        outcome=Outcome.CAPPED if is_cut else answer.outcome,
        problem=answer.problem,
        hits=answer.hits,
        requests=answer.requests,
        leads=answer.leads,
    )
