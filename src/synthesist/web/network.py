"""The connection to the network: names resolved once and checked, and no wait without an end."""

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.request import getproxies, proxy_bypass

import httpcore2
import httpx2

from synthesist.web import addresses
from synthesist.web.addresses import Origin

UNRESOLVED = "no address for the name"


class Deadline(threading.local):
    """The moment at which the request of the present thread must have ended, its answer read."""

    until: float | None = None

    def start(self, seconds: float) -> None:
        """All that this thread reads and writes from now on must end in so many seconds, until `lifting` ends."""
        self.until = time.monotonic() + seconds

    @contextmanager
    def lifting(self) -> Iterator[None]:
        """Forget the moment at the end."""
        try:
            yield
        finally:
            self.until = None

    def left(self, timeout: float | None) -> float | None:
        """Seconds that one step may take, which would have `timeout` for itself."""
        if self.until is None:
            return timeout
        left = max(0.0, self.until - time.monotonic())
        return left if timeout is None else min(timeout, left)


class Network(httpx2.BaseTransport):
    """Sends requests straight to their host, or through the proxy that the environment names.

    Args:
        trusted: places as configured, which may be private; all others must have public addresses only, and the
            connection is made to the address that was checked.
        deadline: of the thread that sends.
        is_outside: nothing goes through a proxy either to a place that is known not to be public.
    """

    def __init__(self, trusted: Iterable[Origin], deadline: Deadline, *, is_outside: bool = False) -> None:
        self._is_outside = is_outside
        self._proxies = proxies()
        named = (addresses.origin(_nameless(proxy)) for proxy in self._proxies.values())
        hosts = {(place.host, place.port) for place in (*trusted, *named)}
        self._backend = _Backend(frozenset(hosts), deadline)
        self._lock = threading.Lock()
        self._pools: dict[str, _Pooled] = {}
        self._deadline = deadline

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send a request; the answer's body is read as it is iterated."""
        proxy = self._proxy(request.url)
        if proxy and self._is_outside and _is_inside(request.url, self._deadline):
            raise NotPublic(request.url.host)
        return self._pool(proxy).handle_request(request)

    def close(self) -> None:
        """Close all connections."""
        with self._lock:
            for pool in self._pools.values():
                pool.close()
            self._pools.clear()

    def _pool(self, proxy: str) -> "_Pooled":
        with self._lock:
            if proxy not in self._pools:
                self._pools[proxy] = _Pooled(self._connections(proxy))
            return self._pools[proxy]

    def _connections(self, proxy: str) -> httpcore2.ConnectionPool:
        context = httpx2.create_ssl_context()
        # The pool's own limit must never bind: waiting for it would be outside of every deadline.
        options: dict[str, Any] = {
            "ssl_context": context,
            "network_backend": self._backend,
            "max_connections": 100,
            "max_keepalive_connections": 20,
            "keepalive_expiry": 5.0,
        }
        if not proxy:
            return httpcore2.ConnectionPool(**options)
        named = httpx2.URL(proxy)
        auth = (named.username, named.password) if named.userinfo else None
        return httpcore2.HTTPProxy(proxy_url=_nameless(proxy), proxy_auth=auth, **options)

    def _proxy(self, url: httpx2.URL) -> str:
        named = self._proxies.get(url.scheme) or self._proxies.get("all") or ""
        return "" if not named or _is_here(url.host) or proxy_bypass(url.host) else named


class _Pooled(httpx2.HTTPTransport):
    """A transport over a pool of one's own making, which the library's constructor does not take."""

    def __init__(self, pool: httpcore2.ConnectionPool) -> None:
        self._pool = pool


class _Backend(httpcore2.NetworkBackend):
    """Connects to addresses that were checked, and to no name."""

    def __init__(self, trusted: frozenset[tuple[str, int]], deadline: Deadline) -> None:
        self._trusted = trusted
        self._deadline = deadline
        self._plain = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        """Resolve, check and connect, each address in its turn."""
        try:
            found = addresses.resolved(host, port, self._left(timeout))
        except OSError as error:
            raise httpcore2.ConnectError(f"{UNRESOLVED}: {host}") from error
        if (host.lower(), port) not in self._trusted and not all(map(addresses.is_public_address, found)):
            raise NotPublic(host)
        return _Stream(
            self._first(found, lambda one: self._connect(one, port, timeout, socket_options)), self._deadline
        )

    def _connect(
        self, address: str, port: int, timeout: float | None, socket_options: Iterable[Any] | None
    ) -> httpcore2.NetworkStream:
        return self._plain.connect_tcp(address, port, self._left(timeout), None, socket_options)

    def _first(
        self, found: tuple[str, ...], connect: Callable[[str], httpcore2.NetworkStream]
    ) -> httpcore2.NetworkStream:
        """The first address that takes a connection; the last one's error where none does."""
        for address in found[:-1]:
            try:
                return connect(address)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                continue
        return connect(found[-1])

    def _left(self, timeout: float | None) -> float:
        left = self._deadline.left(timeout)
        return 60.0 if left is None else left


class NotPublic(Exception):
    """A host that is not configured has an address that is not public."""


class _Stream(httpcore2.NetworkStream):
    """A connection whose every step also heeds the deadline of the thread that uses it."""

    def __init__(self, plain: httpcore2.NetworkStream, deadline: Deadline) -> None:
        self._plain = plain
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._plain.read(max_bytes, self._left(timeout, httpcore2.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._plain.write(buffer, self._left(timeout, httpcore2.WriteTimeout))

    def close(self) -> None:
        self._plain.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        left = self._left(timeout, httpcore2.ConnectTimeout)
        return _Stream(self._plain.start_tls(ssl_context, server_hostname, left), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._plain.get_extra_info(info)

    def _left(self, timeout: float | None, late: type[Exception]) -> float | None:
        left = self._deadline.left(timeout)
        if left is not None and left <= 0:
            raise late("the time for the whole answer is over")
        return left


def proxies() -> dict[str, str]:
    """Proxies that the environment names, by the scheme of what goes through them; only http(s) ones can be used."""
    named = {scheme: url if "://" in url else f"http://{url}" for scheme, url in getproxies().items() if scheme != "no"}
    return {scheme: url for scheme, url in named.items() if _is_readable(_nameless(url))}


def _nameless(proxy: str) -> str:
    """A proxy's address without user and password."""
    try:
        return str(httpx2.URL(proxy).copy_with(userinfo=b""))
    except httpx2.InvalidURL:
        return ""


def _is_readable(url: str) -> bool:
    try:
        addresses.origin(url)
    except ValueError:
        return False
    return True


def _is_inside(url: httpx2.URL, deadline: Deadline) -> bool:
    """Whether a place is known not to be public; behind a proxy, names of the internet may be known to it alone."""
    try:
        found = addresses.resolved(url.host, 0, deadline.left(3.0) or 0.0)
    except OSError:
        return "." not in url.host
    return not all(map(addresses.is_public_address, found))


def _is_here(host: str) -> bool:
    return host == "localhost" or host.startswith("127.") or host == "::1"
