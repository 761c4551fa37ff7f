"""The shelf of a review: full texts out of the user's files, out of what was read before, and over the network."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from synthesist import settings
from synthesist.clock import Now, utc_now
from synthesist.errors import SourceError, Unreadable
from synthesist.plan import Plan
from synthesist.read.attached import Attached
from synthesist.read.keeping import Readings
from synthesist.read.obtaining import Ways, obtain
from synthesist.read.places import ARXIV, PMC_ALSO, PMC_TEXT, Place
from synthesist.read.records import record_of
from synthesist.read.stage import Obtained, Shelf, Sought
from synthesist.read.versions import READERS
from synthesist.records import Failure, Link, Reading, Record
from synthesist.review.reaching import RESPONSES
from synthesist.search.databases import databases
from synthesist.search.databases.unpaywall import Unpaywall
from synthesist.search.sources.files import PaperReader
from synthesist.web.addresses import origin
from synthesist.web.archive import Archive
from synthesist.web.budget import Budget
from synthesist.web.client import Client
from synthesist.web.message import Request, Response
from synthesist.web.offline import is_online
from synthesist.web.services import Service

READINGS = "readings.sqlite"
"""What was read of files, in a review's folder: it may be deleted, and is then made again where it is needed."""

_AT_ONCE = 6
"""Works whose copies are looked for at the same time; hosts have their own pace."""

_LARGEST = 64 * 2**20
_PACES = {"arxiv.org": ((1, 3.0),), "export.arxiv.org": ((1, 3.0),)}
_PACE = ((1, 1.0),)
_GATEWAY = "copies"
"""`SYNTHESIST_ENDPOINT_COPIES`: a gateway, such as a library's, through which all found addresses are asked."""


class Working(Protocol):
    """Processes that read files within limits."""

    count: int

    def read(self, content: bytes, name: str = "", declared: str = "", url: str = "") -> Reading:
        """The reading of some bytes; safe for threads, and raises `Unreadable`."""


class Reader:
    """Reads files in workers within limits, each content once.

    Args:
        kept: readings that were made before.
    """

    def __init__(self, kept: Readings, workers: Working) -> None:
        self._kept, self._workers = kept, workers

    def opened(self, content: bytes, name: str, declared: str = "", url: str = "") -> Reading:
        """The reading of some bytes.

        Raises:
            Unreadable: they cannot be read.
        """
        known = self._kept.get(content)
        if known is None:
            try:
                known = self._workers.read(content, name, declared, url)
            except Unreadable as error:
                known = error
            self._kept.keep(content, known)
        if isinstance(known, Unreadable):
            raise known
        return known

    def papers(self, named: Sequence[tuple[str, Path]], source: str) -> Iterator[Record | Failure]:
        """The records of papers, or failures, in order; several are read at once."""
        with ThreadPoolExecutor(max(1, self._workers.count)) as threads:
            try:
                yield from threads.map(lambda one: self._paper(one[0], one[1], source), named)
            except BaseException:
                threads.shutdown(wait=False, cancel_futures=True)
                raise

    def _paper(self, name: str, path: Path, source: str) -> Record | Failure:
        try:
            return record_of(self.opened(path.read_bytes(), name), source, name)
        except (Unreadable, OSError) as error:
            hint = error.hint if isinstance(error, Unreadable) else "check that you may read it"
            return Failure(stage="search", place=f"{source}/{name}", reason=str(error), hint=hint)


@contextmanager
def reader(folder: Path | None) -> Iterator[Reader]:
    """Workers, and what was read before by them in a folder; None keeps nothing."""
    from synthesist.read.working import Workers

    with Readings(folder / READINGS if folder else None, READERS) as kept, Workers() as workers:
        yield Reader(kept, workers)


def papers_reader(folder: Path) -> PaperReader:
    """Reads papers for a search in a review's folder; workers are there while they are needed."""

    def papers(named: Sequence[tuple[str, Path]], source: str) -> Iterator[Record | Failure]:
        with reader(folder) as own:
            yield from own.papers(named, source)

    return papers


@contextmanager
def shelf(
    plan: Plan, folder: Path, papers: Sequence[Path], *, replay: bool = False, now: Now = utc_now
) -> Iterator[Shelf]:
    """The shelf of a review.

    Args:
        papers: the files and folders that the plan names, where they lie.
        replay: nothing is sent: answers come from the review's archive alone.
        now: gives UTC time in ISO 8601.

    Raises:
        StorageError: the archive or the readings cannot be used.
    """
    with ExitStack() as stack:
        own = stack.enter_context(reader(folder))
        asking = _nobody()
        if plan.read.fetch and plan.search.databases:
            archive = Archive(folder / RESPONSES)
            stack.callback(archive.close)
            budget = Budget(plan.read.seconds, plan.read.requests, share=1.0)
            client = stack.enter_context(Client(archive, budget, _services(), replay=replay, now=now, largest=_LARGEST))
            asking = _asking(client)
        elif plan.search.databases:
            asking = _nobody("the plan does not have full texts fetched")
        attached = Attached(papers)
        yield _Shelf(Ways(attached.files, own.opened, asking.ask, asking.links, asking.is_asking, asking.why_not))


@dataclass(frozen=True, slots=True)
class _Asking:
    ask: Callable[[Place], Response]
    links: Callable[[Sought], Sequence[Link]]
    is_asking: bool
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class _Shelf:
    ways: Ways

    def obtain(self, sought: Sequence[Sought]) -> Iterator[Obtained]:
        with ThreadPoolExecutor(_AT_ONCE) as threads:
            try:
                yield from threads.map(lambda one: obtain(one, self.ways), sought)
            except BaseException:
                threads.shutdown(wait=False, cancel_futures=True)
                raise


def _nobody(why_not: str = "nothing is fetched where the plan asks no database") -> _Asking:
    def refuse(place: Place) -> Response:
        raise SourceError(f"{place.path} is not asked: {why_not}", "name a database", kind="offline")

    return _Asking(refuse, lambda _: (), is_asking=False, why_not=why_not)


def _asking(client: Client) -> _Asking:
    """Whoever asks for copies; nobody where there is no network and no archived answer could stand in."""
    if not client.replay and not is_online(service.endpoint for service in _services()):
        client.replay = True
    return _Asking(_Places(client).ask, _Index(client).links, is_asking=True)


class _Places:
    """Asks for a place: of the service that it names, else of its own host."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._gateway = settings.endpoint(_GATEWAY, "")
        self._endpoints: Mapping[str, str] = {service.name: service.endpoint for service in _services()}

    def ask(self, place: Place) -> Response:
        if place.service:
            endpoint = self._endpoints[place.service]
            return self._client.fetch(Request(place.service, f"{endpoint}{place.path}", params=place.params))
        if self._gateway:
            return self._client.fetch(Request(_GATEWAY, f"{self._gateway}/{place.path.partition('://')[2]}"))
        return self._client.fetch(Request(self._admitted(place.path), place.path))

    def _admitted(self, url: str) -> str:
        """Name of the service that stands for the host of an address."""
        try:
            at = origin(url)
        except ValueError as error:
            raise SourceError(f"{url[:200]} is no address of the web", "none", kind="unsafe") from error
        name = f"copies {at.scheme} {at.host} {at.port}"
        base = f"{at.scheme}://{at.host}:{at.port}"
        self._client.admit(Service(name, at.host, base, _PACES.get(at.host, _PACE), is_found=True))
        return name


class _Index:
    """Unpaywall, where the user's address is set: it wants to know who asks."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._unpaywall = Unpaywall()
        self._endpoint = settings.endpoint(self._unpaywall.about.name, self._unpaywall.about.endpoint)

    def links(self, sought: Sought) -> Sequence[Link]:
        dois = dict.fromkeys(value for record in sought.records for name, value in record.identifiers if name == "doi")
        found: list[Link] = []
        for doi in dois:
            request = self._unpaywall.request(doi, self._endpoint, mailto=settings.mailto())
            if request is None:
                return ()
            try:
                found += self._unpaywall.parse(self._client.fetch(request))
            except SourceError:
                continue  # an index that fails costs no copy that is known otherwise
        return found


def _services() -> list[Service]:
    """Those that give full texts by identifier, the index of open copies, and a gateway where one is set."""
    known = databases().databases
    abouts = [known[name].about for name in (PMC_TEXT, PMC_ALSO, ARXIV) if name in known] + [Unpaywall.about]
    services = [
        Service(about.name, about.title, settings.endpoint(about.name, about.endpoint), about.rates, key=about.key)
        for about in abouts
    ]
    if gateway := settings.endpoint(_GATEWAY, ""):
        services.append(Service(_GATEWAY, "the gateway for copies", gateway, ((10, 1.0),)))
    return services
