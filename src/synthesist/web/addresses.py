"""Where requests may go: the configured address of a service, or public addresses of the internet."""

import socket
import threading
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from queue import Empty, SimpleQueue
from typing import NamedTuple

import httpx2

from synthesist.web.faults import unsafe
from synthesist.web.services import Service

_PORTS = {"http": 80, "https": 443}
_UNICAST = IPv6Network("2000::/3")
_TRANSLATED = IPv6Network("64:ff9b::/96")  # NAT64: the last 32 bits are the IPv4 address that is reached


class Origin(NamedTuple):
    """Scheme, host in lower case, and port: what two addresses must share to be the same place."""

    scheme: str
    host: str
    port: int


def origin(url: str) -> Origin:
    """The place that a URL points to, as the client itself reads the URL.

    Raises:
        ValueError: it is no absolute http(s) URL, or names a user.
    """
    try:
        parsed = httpx2.URL(url)
    except httpx2.InvalidURL as error:
        raise ValueError(str(error)) from error
    if parsed.scheme not in _PORTS or not parsed.host or parsed.userinfo:
        raise ValueError("not a plain http or https address")
    return Origin(parsed.scheme, parsed.host.lower(), parsed.port or _PORTS[parsed.scheme])


def require_endpoint(url: str, service: Service) -> None:
    """Let a request go only to where its service is configured to be.

    Raises:
        SourceError: of kind "unsafe".
    """
    if _origin_or_none(url) != origin(service.endpoint):
        raise unsafe(service, f"a request to {_shown(url)} is not one to {_shown(service.endpoint)}")


def require_redirect(url: str, service: Service) -> None:
    """Let an answer send on only within the service's own place, or to one that is listed for it.

    A service that was found may send on to any web address but shunned ones: whoever connects makes sure that it is
    public.

    Raises:
        SourceError: of kind "unsafe".
    """
    place = _origin_or_none(url)
    if service.is_found and place and not any(name in place.host for name in service.shunned):
        return
    allowed = {origin(service.endpoint), *map(origin, service.redirects)}
    if place not in allowed:
        raise unsafe(service, f"the service sent on to {_shown(url)}, which is not followed")


def is_public(url: str, timeout: float = 3.0) -> bool:
    """Whether a link from data may be followed: http(s), no user named, every address of its host public.

    The answer is of this moment: what fetches the link must resolve its host once and connect to what it has checked.

    Args:
        timeout: seconds for resolving the host; one that cannot be resolved is not public.
    """
    place = _origin_or_none(url)
    if place is None:
        return False
    try:
        found = resolved(place.host, place.port, timeout)
    except OSError:
        return False
    return bool(found) and all(map(is_public_address, found))


def is_public_address(text: str) -> bool:
    """Whether an IP address is one of the public internet, seen through the ways to write IPv4 in IPv6."""
    try:
        address = ip_address(text.partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, IPv6Address):
        embedded = _embedded(address)
        if embedded is None:
            return address in _UNICAST and address.is_global and not address.is_reserved
        address = embedded
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def resolved(host: str, port: int, timeout: float) -> tuple[str, ...]:
    """IP addresses of a host, in the system's order.

    Args:
        timeout: seconds; the system's own resolver knows no limit, so it is left behind in a thread of its own.

    Raises:
        OSError: the host is not known, or the answer takes too long.
    """
    answers: SimpleQueue[tuple[str, ...] | OSError] = SimpleQueue()
    threading.Thread(target=_resolve, args=(host, port, answers), daemon=True).start()
    try:
        answer = answers.get(timeout=max(0.0, timeout))
    except Empty:
        raise TimeoutError(f"the name {host} could not be resolved in time") from None
    if isinstance(answer, OSError):
        raise answer
    return answer


def _resolve(host: str, port: int, answers: "SimpleQueue[tuple[str, ...] | OSError]") -> None:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError as error:
        answers.put(error)
    except UnicodeError:
        answers.put(OSError(f"{host} is no name of a host"))
    else:
        answers.put(tuple(dict.fromkeys(str(entry[4][0]) for entry in found)))


def _embedded(address: IPv6Address) -> IPv4Address | None:
    if address in _TRANSLATED:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)


def _origin_or_none(url: str) -> Origin | None:
    try:
        return origin(url)
    except ValueError:
        return None


def _shown(url: str) -> str:
    """Scheme and host of an address, for a message: its other parts may hold anything."""
    place = _origin_or_none(url)
    return f"{place.scheme}://{place.host}:{place.port}" if place else "an address that cannot be read"
