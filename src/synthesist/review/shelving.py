"""The shelf of a review: full texts out of the user's files, out of what was read before, and over the network."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import urlencode

from synthesist import settings
from synthesist.clock import Now, utc_now
from synthesist.errors import SourceError
from synthesist.plan import Plan
from synthesist.read.attached import Attached
from synthesist.read.obtaining import Ways, obtain
from synthesist.read.opening import Reader, in_order
from synthesist.read.places import ARXIV, PMC_ALSO, PMC_TEXT, SHUNNED, Place
from synthesist.read.stage import Obtained, Shelf, Sought
from synthesist.records import Failure, Link, Record
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
from synthesist.web.retrying import Patience
from synthesist.web.services import Service

READINGS = "readings.sqlite"
"""What was read of files, in a review's folder: it may be deleted, and is then made again where it is needed."""

_AT_ONCE = 6
"""Works whose copies are looked for at the same time; hosts have their own pace."""

_GIVEN_UP_AFTER = 3
"""Hosts that could not be reached, where none could: then there is no network to speak of."""

_PATIENCE = Patience(attempts=2, window=5.0, answer=60.0)
"""A copy has other places to come from; a large one takes its time."""

_LARGEST = 64 * 2**20
_PACES = {"arxiv.org": ((1, 3.0),), "export.arxiv.org": ((1, 3.0),)}
_PACE = ((1, 1.0),)
_SECRETS = {PMC_ALSO: (("param", "api_key", "pubmed"), ("param", "email", "mailto"))}
"""What NCBI wants to know of who asks, and may be given to allow more."""

_GATEWAY = "copies"
"""`SYNTHESIST_ENDPOINT_COPIES`: a gateway, such as a library's, through which all found addresses are asked."""


def papers_reader(folder: Path) -> PaperReader:
    """Reads papers for a search in a review's folder; workers are there while they are needed."""

    def papers(named: Sequence[tuple[str, Path]], source: str) -> Iterator[Record | Failure]:
        with Reader(folder / READINGS) as own:
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
        own = stack.enter_context(Reader(folder / READINGS))
        attached = Attached(papers)
        ways = partial(Ways, attached.files, own.opened, passed_over=attached.passed_over, known=own.known)
        if not plan.is_fetching:
            yield _Shelf(_nobody(ways, "the plan does not have full texts fetched" if plan.search.databases else ""))
            return
        archive = Archive(folder / RESPONSES)
        stack.callback(archive.close)
        budget = Budget(plan.read.seconds, plan.read.requests, share=1.0)
        client = stack.enter_context(
            Client(archive, budget, _services(), replay=replay, patience=_PATIENCE, now=now, largest=_LARGEST)
        )
        yield _Shelf(_asking(ways, client))


@dataclass(frozen=True, slots=True)
class _Shelf:
    ways: Ways

    def obtain(self, sought: Sequence[Sought]) -> Iterator[Obtained]:
        return in_order(lambda one: obtain(one, self.ways), sought, _AT_ONCE)


def _nobody(ways: Callable[..., Ways], why_not: str) -> Ways:
    why_not = why_not or "nothing is fetched where the plan asks no database"

    def refuse(place: Place) -> Response:
        raise SourceError(f"{place.path} is not asked: {why_not}", "name a database", kind="offline")

    return ways(refuse, lambda _: (), is_asking=False, why_not=why_not)


def _asking(ways: Callable[..., Ways], client: Client) -> Ways:
    """Ways that ask for copies; nothing is waited for where there is no network, and archived answers must do."""
    if not client.replay and not is_online(service.endpoint for service in _services()):
        client.replay = True
    places = _Places(client)
    return ways(places.ask, _Index(client).links, places.address)


class _Places:
    """Asks for a place: of the service that it names, else of its own host."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._gateway = settings.endpoint(_GATEWAY, "")
        self._endpoints: Mapping[str, str] = {service.name: service.endpoint for service in _services()}
        self._unreached: set[str] = set()
        self._is_reaching = False

    def ask(self, place: Place) -> Response:
        if place.service:
            secrets = _SECRETS.get(place.service, ())
            url = f"{self._endpoints[place.service]}{place.path}"
            return self._client.fetch(Request(place.service, url, params=place.params, secrets=secrets))
        return self._asked(self._admitted(place.path))

    def address(self, place: Place) -> str:
        """A place as an address: never the gateway's, through which it may be asked."""
        if not place.service:
            return place.path
        url = f"{self._endpoints[place.service]}{place.path}"
        return f"{url}?{urlencode(place.params)}" if place.params else url

    def _asked(self, request: Request) -> Response:
        """The answer of a host that data named; where none of several could be reached, no other is waited for."""
        if self._is_given_up and not self._client.archive.get(request):
            error = SourceError("no host outside can be reached", "see to the network, and run it anew", kind="offline")
            self._client.archive.note_failure(request, error)
            raise error
        try:
            response = self._client.fetch(request)
        except SourceError as error:
            if error.kind == "unreachable":
                self._unreached.add(request.service)
            raise
        self._is_reaching = True
        return response

    @property
    def _is_given_up(self) -> bool:
        return not self._client.replay and not self._is_reaching and len(self._unreached) >= _GIVEN_UP_AFTER

    def _admitted(self, url: str) -> Request:
        """The request for an address that data named, its host admitted as a service of its own."""
        try:
            at = origin(url)
        except ValueError as error:
            raise SourceError(f"{url[:200]} is no address of the web", "none", kind="unsafe") from error
        name, pace = f"copies {at.scheme} {at.host} {at.port}", _PACES.get(at.host, _PACE)
        host = f"[{at.host}]" if ":" in at.host else at.host
        base = self._gateway or f"{at.scheme}://{host}:{at.port}"
        self._client.admit(Service(name, at.host, base, pace, is_found=not self._gateway, shunned=SHUNNED))
        return Request(name, f"{self._gateway}/{url.partition('://')[2]}" if self._gateway else url)


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
            # Who asked is no part of what is archived, so that anyone can replay it.
            mailto = settings.mailto() or ("replayed" if self._client.replay else "")
            request = self._unpaywall.request(doi, self._endpoint, mailto=mailto)
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
