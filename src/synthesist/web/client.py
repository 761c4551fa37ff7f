"""The one client: an answer from the archive, from the cache, or from the service, within the budget of the run."""

import os
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Self

import httpx2

from synthesist import clock, settings
from synthesist.errors import SourceError
from synthesist.web import addresses, cache, faults, wire
from synthesist.web.archive import Archive
from synthesist.web.breaker import Breaker
from synthesist.web.budget import Budget
from synthesist.web.exchange import LARGEST, Answer, Exchange
from synthesist.web.keys import Keys
from synthesist.web.limits import Gate, Limits
from synthesist.web.message import Request, Response
from synthesist.web.network import Deadline, Network
from synthesist.web.retrying import AGAIN, Patience, Tried, http_date, persisting, retry_after
from synthesist.web.services import Service

_ANSWERED = frozenset({"unsafe", "broken"})
"""Kinds of errors that an answer has brought about; the others of one attempt arise before anything is sent."""

Listener = Callable[[str, Tried], None]
"""Hears the service's name and each attempt; called from the thread that asks."""


def _unheard(_service: str, _tried: Tried) -> None:
    pass


class Client:
    """Asks services; safe for threads. Close it at the end, or use it in a `with`.

    Args:
        archive: where answers are kept and looked for first.
        budget: of this run.
        services: that may be asked; a request goes to the endpoint of its own and nowhere else.
        replay: nothing is sent: what is not in the archive ends as it ended then, or as offline.
        patience: how long is waited for what.
        now: UTC time in ISO 8601 at which an answer arrived.
        timer: seconds since 1970, by which requests are spaced.
        on_attempt: hears of every attempt.
        environment: settings and keys of the user; `folder` of `settings.cache_home` holds pace and cache.
        is_caching: False to ask anew what the shared cache could answer.
        largest: bytes of a body, content-encoding undone.
    """

    def __init__(
        self,
        archive: Archive,
        budget: Budget,
        services: Iterable[Service],
        *,
        replay: bool = False,
        patience: Patience = Patience(),  # noqa: B008 - frozen
        now: clock.Now = clock.utc_now,
        timer: Callable[[], float] = time.time,
        on_attempt: Listener = _unheard,
        environment: Mapping[str, str] = os.environ,
        is_caching: bool = True,
        largest: int = LARGEST,
    ) -> None:
        self.archive = archive
        self.budget = budget
        self.replay = replay
        self._services = {service.name: service for service in services}
        self._patience = patience
        self._now = now
        self._on_attempt = on_attempt
        self._environment = environment
        self._largest = largest
        self._keys = Keys(environment)
        self._user_agent = wire.user_agent(settings.mailto(environment))
        folder = settings.cache_home(environment)
        self._limits = Limits(folder / "pace" if folder else None, now=timer)
        self._breakers = {name: Breaker(service, monotonic=timer) for name, service in self._services.items()}
        self._deadline = Deadline()
        configured = (service for service in self._services.values() if not service.is_found)
        self._endpoints = frozenset(addresses.origin(service.endpoint) for service in configured)
        self._wire = _Metered(Network(self._endpoints, self._deadline))
        # What data named may not reach the places that a person configured, which may be private.
        self._outside = _Metered(Network((), self._deadline, is_outside=True))
        self._cached = _caching(self._wire, folder if is_caching else None)
        self._asking = _Turns()
        self._timer, self._admitting = timer, threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close connections and files; the archive is its owner's."""
        self._cached.close()
        self._wire.close()
        self._outside.close()
        self._limits.close()

    def admit(self, service: Service) -> None:
        """Let a service be asked that data named, or one behind a configured address; a known one stays as it is.

        Raises:
            ValueError: it is neither, or its address is none of the web.
        """
        place = addresses.origin(service.endpoint)
        if not service.is_found and place not in self._endpoints:
            raise ValueError(f"{service.name} is neither one that was found nor at an address that was configured")
        with self._admitting:
            if service.name not in self._services:
                self._breakers[service.name] = Breaker(service, monotonic=self._timer)
                self._services[service.name] = service

    def fetch(self, request: Request) -> Response:
        """The answer to a request: status 2xx, or 404 or 410 where the service says that there is no such thing.

        It is in the archive when it is returned. Its body is as the service meant it, whatever it holds: an error page
        with status 200 is an answer here, and for the reader of the service's format to refuse.

        Raises:
            SourceError: the service was not asked, refused, or gave no answer that can be used; one line that says
                which, a hint, `kind`, and whether the same request may succeed later.
            StorageError: the archive cannot be used.
        """
        service = self._service(request)
        if known := self.archive.get(request):
            return known
        if self.replay:
            raise self.archive.failure(request) or faults.offline(service)
        if settings.is_offline(self._environment):
            raise faults.offline(service)
        with self._asking.turn(request.key):
            return self.archive.get(request) or self._asked(request, service)

    def _asked(self, request: Request, service: Service) -> Response:
        try:
            addresses.require_endpoint(request.url, service)
            with self.budget.timing(service.name):
                return self._persisted(request, service)
        except SourceError as error:
            error.at = self._now()
            self.archive.note_failure(request, error)
            raise

    def _persisted(self, request: Request, service: Service) -> Response:
        def note(tried: Tried) -> None:
            self._note(request, service, tried)

        attempt = partial(self._attempt, request, service)
        response = persisting(attempt, service, self.budget, self._patience, note, self._moment)
        self._on_attempt(service.name, Tried(max(1, response.tries), response.status))
        return response

    def _attempt(self, request: Request, service: Service) -> Response:
        breaker, gate = self._breakers[service.name], self._limits.gate(service)
        breaker.check()
        with gate.slot(self.budget):
            try:
                answer = self._sent(request, service, gate)
            except faults.Fault:
                breaker.failed()
                raise
            except SourceError as error:
                if error.kind in _ANSWERED:
                    self._note(request, service, Tried(1, None, str(error)))
                raise
            at = self._now()
            if answer.is_cached:
                at = cache.answered_at(answer.raw, at)
            else:
                breaker.worked()
            if not faults.is_answer(answer.status):
                refusal = faults.refused(service, answer.status, faults.own_words(answer.body))
                self._note(request, service, Tried(1, answer.status, str(refusal)))
                raise refusal
            return self.archive.keep(
                request, answer.status, answer.headers, answer.body, at, is_cached=answer.is_cached
            )

    def _sent(self, request: Request, service: Service, gate: Gate) -> Answer:
        """The answer to one attempt; a status after which another makes sense is a fault."""

        def leave() -> None:
            gate.pace(self.budget)
            self.budget.spend(service.name, service.title)

        left = partial(self.budget.left, service.name)
        answer = self._exchange(request, service).send(request, left, leave)
        gate.heed(answer.headers)
        if answer.status in AGAIN:
            seconds = _asked_to_wait(answer)
            gate.close_for(min(seconds or 0.0, self._patience.longest_wait))
            raise faults.limited(service, answer.status, seconds, faults.own_words(answer.body))
        return answer

    def _note(self, request: Request, service: Service, tried: Tried) -> None:
        ordinal = self.archive.note_attempt(request, self._now(), tried.status, tried.error, tried.waited)
        self._on_attempt(service.name, replace(tried, ordinal=ordinal))

    def _moment(self) -> datetime:
        return datetime.fromisoformat(self._now())

    def _exchange(self, request: Request, service: Service) -> Exchange:
        # What the cache stores holds addresses and headers as they are sent; copies of papers would fill it.
        transport = self._wire if self._keys.are_used(request) else self._cached
        transport = self._outside if service.is_found else transport
        return Exchange(service, transport, self._deadline, self._keys, self._patience, self._user_agent, self._largest)

    def _service(self, request: Request) -> Service:
        if request.service not in self._services:
            raise SourceError(
                f"{request.service} is not a service that this run may ask", "name it as a source", kind="unsafe"
            )
        return self._services[request.service]


class _Metered(httpx2.BaseTransport):
    """Asks for leave each time before something goes over the wire: what the cache answers is free."""

    def __init__(self, network: httpx2.BaseTransport) -> None:
        self._network = network

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        request.extensions["before"]()
        return self._network.handle_request(request)

    def close(self) -> None:
        self._network.close()


class _Turns:
    """Equal requests of several threads are asked one after the other, so that the second finds the first's answer."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._turns: dict[str, tuple[threading.Lock, int]] = {}

    @contextmanager
    def turn(self, key: str) -> Iterator[None]:
        with self._lock:
            lock, count = self._turns.get(key, (threading.Lock(), 0))
            self._turns[key] = lock, count + 1
        try:
            with lock:
                yield
        finally:
            with self._lock:
                lock, count = self._turns.pop(key)
                if count > 1:
                    self._turns[key] = lock, count - 1


def _asked_to_wait(answer: Answer) -> float | None:
    """Seconds of `Retry-After`; a date there is read against the service's own clock, which it tells."""
    told = dict(answer.headers)
    return retry_after(told.get("retry-after"), http_date(told.get("date")) or datetime.now(UTC))


def _caching(network: httpx2.BaseTransport, folder: Path | None) -> httpx2.BaseTransport:
    if folder is None:
        return network
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        return cache.caching(network, folder)
    return network
