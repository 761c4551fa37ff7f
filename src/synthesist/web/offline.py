"""Whether there is a network at all, found out quickly and without asking any service for anything."""

import os
import socket
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from queue import Empty, SimpleQueue

from synthesist import settings
from synthesist.web import addresses
from synthesist.web.network import proxies

Reach = Callable[[str, int, float], None]
"""Connects to (host, port) within seconds, or raises `OSError`."""


def is_online(
    endpoints: Iterable[str],
    *,
    seconds: float = 2.0,
    environment: Mapping[str, str] = os.environ,
    reach: Reach | None = None,
) -> bool:
    """Whether a connection can be made to at least one of the services, or to the proxy that stands before them.

    All are tried at once; no request is sent. `SYNTHESIST_OFFLINE=1` says no at once.

    Args:
        endpoints: addresses, such as "https://api.openalex.org", or bare names of hosts.
        seconds: in which the answer must be found.
        reach: makes a connection; for tests.
    """
    if settings.is_offline(environment):
        return False
    places = {_place(url) for url in (*endpoints, *proxies().values())}
    outcomes: SimpleQueue[bool] = SimpleQueue()
    for host, port in sorted(places):
        # Daemons, for a resolver may hang for longer than anyone waits.
        arguments = (reach or _connect, host, port, seconds, outcomes)
        threading.Thread(target=_try, args=arguments, daemon=True).start()
    return _any(outcomes, len(places), time.monotonic() + seconds)


def _any(outcomes: "SimpleQueue[bool]", count: int, until: float) -> bool:
    for _ in range(count):
        try:
            if outcomes.get(timeout=max(0.0, until - time.monotonic())):
                return True
        except Empty:
            return False
    return False


def _try(reach: Reach, host: str, port: int, seconds: float, outcomes: "SimpleQueue[bool]") -> None:
    try:
        reach(host, port, seconds)
    except OSError:
        outcomes.put(False)
    else:
        outcomes.put(True)


def _connect(host: str, port: int, seconds: float) -> None:
    socket.create_connection((host, port), timeout=seconds).close()


def _place(url: str) -> tuple[str, int]:
    place = addresses.origin(f"{url.partition('://')[0]}://{url.rpartition('@')[2]}" if "@" in url else _whole(url))
    return place.host, place.port


def _whole(url: str) -> str:
    return url if "://" in url else f"https://{url}"
