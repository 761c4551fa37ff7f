"""One request sent and its answer read: redirects by hand, the body bounded in size and in time."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

import httpx2

from synthesist.errors import SourceError
from synthesist.web import addresses, cache, wire
from synthesist.web.faults import Fault, unsafe
from synthesist.web.keys import Keys
from synthesist.web.message import Pairs, Request
from synthesist.web.network import UNRESOLVED, Deadline, NotPublic
from synthesist.web.retrying import Patience
from synthesist.web.services import Service

REDIRECTS = 3
"""How often an answer may send on."""

LARGEST = 32 * 1024 * 1024
"""Bytes of a body, content-encoding undone."""

_ONWARD = frozenset({301, 302, 303, 307, 308})
_AS_SENT = frozenset({307, 308})  # the method stays; after the others a POST would become another request


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: the kept headers and the whole body, secrets taken out of both.

    Attributes:
        is_cached: whether nothing was sent for it.
        raw: the library's own response, its body read and its connection given back.
    """

    status: int
    headers: Pairs
    body: bytes
    is_cached: bool
    raw: httpx2.Response


@dataclass(frozen=True, slots=True)
class Exchange:
    """All that is needed to send requests to one service.

    Attributes:
        transport: sends; `before` is called by it each time before something goes over the wire.
        largest: bytes of a body.
    """

    service: Service
    transport: httpx2.BaseTransport
    deadline: Deadline
    keys: Keys
    patience: Patience
    user_agent: str
    largest: int = LARGEST

    def send(self, request: Request, left: Callable[[], float], leave: Callable[[], None]) -> Answer:
        """Send a request and read its answer.

        Args:
            left: seconds that are left for it.
            leave: called each time before something goes over the wire; may wait, or raise.

        Raises:
            Fault: it may be tried again.
            SourceError: it may not.
        """

        def before() -> None:
            leave()  # the time for an answer begins when it is asked for
            self.deadline.start(min(left(), self.patience.answer))

        try:
            with self.deadline.lifting():
                return self._followed(request, before)
        # What the library says may quote what was sent, so that only the kind of error is told.
        except httpx2.ConnectTimeout:
            raise self._failed("no connection was made in time") from None
        except httpx2.TimeoutException:
            raise self._failed("the answer did not come in time") from None
        except httpx2.ConnectError as error:
            raise self._unconnected(str(error)) from None
        except httpx2.DecodingError:
            raise self._failed("the answer's encoding is broken", kind="broken") from None
        except httpx2.TransportError:
            raise self._failed("the connection broke off") from None
        except NotPublic:
            raise unsafe(self.service, "a name led to an address that is not public") from None

    def _followed(self, request: Request, before: Callable[[], None]) -> Answer:
        url = wire.address(request, self.keys.of(request, "param"))
        for _ in range(REDIRECTS + 1):
            response = self.transport.handle_request(self._built(request, url, before))
            try:
                onward = self._onward(request, response, url)
                if onward is None:
                    return self._read(request, response)
            finally:
                response.close()
            url = onward
        raise self._broken(f"it sent on more than {REDIRECTS} times")

    def _built(self, request: Request, url: str, before: Callable[[], None]) -> httpx2.Request:
        headers = {
            "user-agent": self.user_agent,
            "accept": "*/*",
            "accept-encoding": "gzip, deflate",
            **dict(request.headers),
            **dict(self.keys.of(request, "header")),
        }
        body = wire.content(request, self.keys.of(request, "form"))
        if body:
            headers["content-type"] = wire.content_type(request)
        patience = self.patience
        times = {
            "connect": patience.connect,
            "read": patience.silence,
            "write": patience.silence,
            "pool": patience.connect,
        }
        extensions = {"timeout": times, "before": before}
        content = body.encode() if body else None
        return httpx2.Request(request.method, url, headers=headers, content=content, extensions=extensions)

    def _onward(self, request: Request, response: httpx2.Response, url: str) -> str | None:
        """The address to go on to, checked; None where the answer is here."""
        if response.status_code not in _ONWARD:
            return None
        location = response.headers.get("location", "")
        if not location:
            raise self._broken("it sent on without saying where to")
        if request.method == "POST" and response.status_code not in _AS_SENT:
            raise self._broken("it sent a request with a body on to another address")
        target = _joined(url, location)
        addresses.require_redirect(target, self.service)
        if addresses.origin(target) != addresses.origin(self.service.endpoint) and self.keys.are_used(request):
            raise unsafe(self.service, "the service sent a request with a key on to another host")
        return _with(target, self.keys.of(request, "param"))

    def _read(self, request: Request, response: httpx2.Response) -> Answer:
        body = self._body(response)
        headers = wire.kept(response.headers.multi_items())
        return Answer(
            status=response.status_code,
            headers=tuple((name, self.keys.cleared(request, value)) for name, value in headers),
            body=self.keys.cleared_bytes(request, body),
            is_cached=cache.is_from_cache(response),
            raw=response,
        )

    def _body(self, response: httpx2.Response) -> bytes:
        begun, parts, size = time.monotonic(), [], 0
        for part in response.iter_bytes():
            parts.append(part)
            size += len(part)
            if size > self.largest:
                raise self._broken(f"its answer is larger than {self.largest / 2**20:.0f} MB")
            took = time.monotonic() - begun
            # The deadline holds for each step on the wire; a body that trickles must not use it up each time.
            if took > self.patience.drip and size / took < self.patience.drip_rate:
                raise self._failed("the answer came too slowly")
        return b"".join(parts)

    def _unconnected(self, why: str) -> SourceError:
        if "CERTIFICATE_VERIFY_FAILED" in why:
            return unsafe(self.service, "its certificate is not valid, so that anyone may stand in its place")
        if why.startswith(UNRESOLVED):
            return self._failed("its name cannot be resolved")
        return self._failed("no connection could be made")

    def _failed(self, why: str, kind: str = "unreachable") -> Fault:
        return Fault(f"{self.service.title}: {why}", kind=kind)

    def _broken(self, why: str) -> SourceError:
        return SourceError(
            f"{self.service.title} gave no answer that can be used: {why}",
            "ask for less at once, or leave the source out",
        )


def _joined(url: str, location: str) -> str:
    try:
        return urljoin(url, location)
    except ValueError:
        return ""


def _with(url: str, secrets: Pairs) -> str:
    """The address with the secret parameters once, whether the service repeated them or not."""
    if not secrets:
        return url
    parts = urlsplit(url)
    names = {name for name, _ in secrets}
    kept = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if name not in names]
    return urlunsplit(parts._replace(query=urlencode([*kept, *secrets])))
