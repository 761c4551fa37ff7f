"""Databases of a replay server, asked through the one client, as patient as a test can be."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.replay import QUESTION, ReplayServer

from synthesist.errors import SourceError
from synthesist.models import Embedder
from synthesist.records import Search
from synthesist.search import Found, Web, parse_question, search
from synthesist.search.asking import Service
from synthesist.search.databases import Database, databases
from synthesist.web.archive import Archive
from synthesist.web.budget import Budget
from synthesist.web.client import Client
from synthesist.web.retrying import Patience
from synthesist.web.services import Service as Reachable

EIGHT = ("openalex", "europepmc", "arxiv", "crossref", "pubmed", "doaj", "datacite", "semanticscholar")
AT = "2026-11-21T12:00:00+00:00"
LARGEST = 2_000_000
"""Bytes of a body."""

PATIENCE = Patience(
    silence=1.5, answer=6, drip=1, attempts=3, window=4, first_wait=0.02, last_wait=0.05, jitter=0.01, longest_wait=2
)


@dataclass
class Asked:
    """What came, and what was said of it on screen."""

    found: Found
    told: list[str]

    def of(self, name: str) -> Search:
        """The search of a database."""
        title = databases().databases[name].about.title
        (entry,) = [entry for entry in self.found.searches if entry.source == title]
        return entry

    def ids(self, name: str) -> list[str]:
        """Ids of the records of a database, in their order."""
        return [hit.record_id for hit in self.of(name).hits]


def paged(name: str, page: int) -> Database:
    """A database of small pages."""
    database = databases().databases[name]
    database.about = replace(database.about, page=page)
    return database


@contextmanager
def web_of(
    server: ReplayServer,
    embedder: Embedder,
    names: Sequence[str] = EIGHT,
    *,
    page: int = 100,
    archive: Path | None = None,
    replay: bool = False,
    broken: tuple[tuple[str, SourceError], ...] = (),
    expand: bool = False,
    queries: Mapping[str, str] | None = None,
    seconds: float = 60,
    now: Callable[[], str] = lambda: AT,
) -> Iterator[Web]:
    """The databases, each below its name on the server."""
    known = {name: paged(name, page) for name in names}
    endpoints = {name: server.environment[f"SYNTHESIST_ENDPOINT_{name.upper()}"] for name in names}
    services = [Reachable(name, one.about.title, endpoints[name], ((1_000, 1.0),)) for name, one in known.items()]
    budget, kept = Budget(seconds), Archive(archive)
    options = {"patience": PATIENCE, "environment": {"SYNTHESIST_CACHE": "off"}, "largest": LARGEST, "now": now}
    with Client(kept, budget, services, replay=replay, **options) as client:
        yield Web(
            services=tuple(Service(one, endpoints[name], client.fetch) for name, one in known.items()),
            embedder=embedder,
            is_reachable=lambda: True,
            broken=broken,
            expand=expand,
            queries=queries or {},
            stop=budget.stop,
        )
    kept.close()


def asked(web: Web, limit: int = 100) -> Asked:
    """What the databases answer to the question of the invented works."""
    told: list[str] = []
    return Asked(search(parse_question(QUESTION), [], limit, lambda: AT, "test/1", web, told.append), told)
