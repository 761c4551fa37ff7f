"""The databases of a plan made ready to be asked, through one client with the review's own archive of answers."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import date
from functools import cache, partial
from pathlib import Path

from synthesist import settings
from synthesist.clock import Now, utc_now
from synthesist.errors import SourceError, WrongUse
from synthesist.models import Embedder
from synthesist.plan import Plan, SearchPlan
from synthesist.search import Web
from synthesist.search.asking import Service
from synthesist.search.databases import Known, databases
from synthesist.search.databases.base import About
from synthesist.search.queries import checked
from synthesist.search.walking import Fetch
from synthesist.web.archive import Archive
from synthesist.web.budget import Budget
from synthesist.web.client import Client
from synthesist.web.message import Request, Response
from synthesist.web.offline import is_online
from synthesist.web.services import Service as Reachable

_PER_EDITION = 10_000_000
"""More turns than a search takes of one request, those after answers that could not be read among them."""

RESPONSES = "responses.sqlite"
"""The archive of answers in a review's folder."""


@contextmanager
def reached(
    plan: SearchPlan,
    years: tuple[int, int],
    embedder: Embedder,
    archive: Path | None,
    *,
    replay: bool = False,
    now: Now = utc_now,
    about: str = "",
    edition: int = 0,
) -> Iterator[Web | None]:
    """What a plan asks over the network; None inside where it names no database.

    Args:
        archive: file of the answers; None keeps them in memory.
        replay: nothing is sent, and answers come from the archive alone.
        now: gives UTC time in ISO 8601.
        about: tells apart what dates are kept for in an archive that several plans use.
        edition: of an update, see `edition_of`: what was answered in another one is no answer in this; 0 of the first.

    Raises:
        StorageError: the archive cannot be used.
        WrongUse: there is no archive to replay.
    """
    if not plan.databases:
        yield None
        return
    known = databases()
    names = [name for name in plan.databases if name in known.databases]
    usable = [name for name in names if not _lacks_key(known.databases[name].about)]
    reachable = [_reachable(known.databases[name].about) for name in usable]
    with ExitStack() as stack:
        kept = Archive(archive)
        stack.callback(kept.close)
        if replay and not edition and not _holds_answers(kept):
            raise WrongUse("there is no archive with answers to use again", "leave out --replay")
        budget = Budget(plan.seconds, plan.requests)
        client = stack.enter_context(Client(kept, budget, reachable, replay=replay, now=now, is_caching=not edition))
        fetch = partial(_in_edition, client.fetch, edition) if edition else client.fetch
        reader = stack.enter_context(ThreadPoolExecutor(1))
        services = [
            Service(known.databases[name], service.endpoint, fetch, reader)
            for name, service in zip(usable, reachable, strict=True)
        ]
        yield Web(
            services=tuple(services),
            embedder=embedder,
            is_reachable=_reach(client, kept, reachable, stands_in=not edition),
            broken=tuple(_broken(plan.databases, known)),
            expand=plan.expand,
            queries=plan.queries,
            years=years,
            stop=budget.stop,
            dated=lambda fact, told: kept.first_dated(f"{about} {fact}", told),
        )


def edition_of(day: str) -> int:
    """The edition of the archive's answers that an update of a day asks for.

    Args:
        day: ISO 8601; empty for the first search.
    """
    return _PER_EDITION * date.fromisoformat(day).toordinal() if day else 0


def _in_edition(fetch: Fetch, edition: int, request: Request) -> Response:
    """The turn is all that tells equal requests apart in the archive, and is sent to nobody."""
    return fetch(replace(request, turn=request.turn + edition))


def first_made(folder: Path, plan: Plan, told: Now) -> str:
    """When a plan was first kept in a folder, which the archive of answers remembers where the ledger is lost.

    Raises:
        StorageError: the archive cannot be used.
    """
    if not plan.search.databases:
        return told()
    archive = Archive(folder / RESPONSES)
    try:
        return archive.first_dated(f"plan {plan.sha256}", told)
    finally:
        archive.close()


def require_databases(plan: SearchPlan) -> None:
    """Make sure that each source of a plan is known.

    Raises:
        WrongUse: one is not, or a query of the plan's own cannot be sent.
    """
    known = databases()
    for name, query in plan.queries.items():
        checked(name, query)
    for name in plan.databases:
        if name not in known.databases and _broken_plugin(name, known) is None:
            raise WrongUse(
                f"there is no source {name!r}",
                f"choose from {', '.join([*known.databases, 'library', 'files'])}; other packages can offer more",
            )


def keyless() -> tuple[str, ...]:
    """The databases that can be asked without a key, or with the key that is there."""
    return tuple(name for name, database in databases().databases.items() if not _lacks_key(database.about))


def _reach(client: Client, archive: Archive, services: Sequence[Reachable], *, stands_in: bool) -> Callable[[], bool]:
    """Whether anything can answer; without a network the archive does, if it may stand in and holds anything."""

    @cache
    def is_reachable() -> bool:
        if client.replay or is_online(service.endpoint for service in services):
            return True
        client.replay = stands_in and _holds_answers(archive)
        return client.replay

    return is_reachable


def _reachable(about: About) -> Reachable:
    place = settings.endpoint(about.name, about.endpoint)
    return Reachable(about.name, about.title, place, about.rates, key=about.key)


def _lacks_key(about: About) -> bool:
    return about.needs_key and not settings.key(about.key)


def _broken(names: Sequence[str], known: Known) -> Iterator[tuple[str, SourceError]]:
    for name in names:
        database = known.databases.get(name)
        if database is None:
            yield name, _broken_plugin(name, known) or SourceError("it is not installed", "install what offers it")
        elif database is not None and _lacks_key(database.about):
            variable = f"SYNTHESIST_{database.about.key.upper()}_KEY"
            yield database.about.title, SourceError("it needs a key", f"set {variable}", kind="refused")


def _broken_plugin(name: str, known: Known) -> SourceError | None:
    return next((error for error in known.broken if f"plugin {name} (" in str(error)), None)


def _holds_answers(archive: Archive) -> bool:
    return any(asked.is_archived for asked in archive.asked())
