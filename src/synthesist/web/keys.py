"""Keys of the user: put in when a request is sent, and taken out of all that comes back."""

import os
import threading
from collections.abc import Callable, Mapping

from synthesist import settings
from synthesist.errors import SourceError
from synthesist.web.message import Pairs, Request

_GONE = "REDACTED"
_SHORTEST = 6  # characters; to take a shorter key out of texts would take words out

Lookup = Callable[[str], str | None]


class Keys:
    """What the user has set, looked up once; a keyring may ask the user for leave each time.

    Args:
        lookup: the key of a name, or None; by default from the environment and the keyring.
    """

    def __init__(self, environment: Mapping[str, str] = os.environ, lookup: Lookup | None = None) -> None:
        self._lookup = lookup or (lambda name: _set(name, environment))
        self._lock = threading.Lock()
        self._known: dict[str, str | None] = {}

    def __repr__(self) -> str:
        return "Keys(…)"

    def of(self, request: Request, where: str) -> Pairs:
        """Names and values of a request's secrets that go to a place: "header", "param" or "form".

        A key that is not set is left out: the service is then asked as by a stranger.

        Raises:
            SourceError: a key cannot be sent.
        """
        found = ((name, self._get(key)) for place, name, key in request.secrets if place == where)
        return tuple((name, value) for name, value in found if value)

    def are_used(self, request: Request) -> bool:
        """Whether a request goes out with any secret."""
        return any(self._get(key) for _, _, key in request.secrets)

    def cleared(self, request: Request, text: str) -> str:
        """A text without the values of the request's secrets: some services repeat the key that they refuse."""
        for value in self._values(request):
            text = text.replace(value, _GONE)
        return text

    def cleared_bytes(self, request: Request, body: bytes) -> bytes:
        """The same of a body."""
        for value in self._values(request):
            body = body.replace(value.encode(), _GONE.encode())
        return body

    def _values(self, request: Request) -> list[str]:
        found = (self._get(key) for _, _, key in request.secrets)
        return [value for value in found if value and len(value) >= _SHORTEST]

    def _get(self, name: str) -> str | None:
        with self._lock:
            if name not in self._known:
                self._known[name] = _sendable(name, self._lookup(name))
            return self._known[name]


def _set(name: str, environment: Mapping[str, str]) -> str | None:
    """A key; "mailto" stands for the user's own address, which some services want beside it."""
    return settings.mailto(environment) or None if name == "mailto" else settings.key(name, environment)


def _sendable(name: str, value: str | None) -> str | None:
    if value and not (value.isascii() and value.isprintable() and " " not in value):
        raise SourceError(
            f"the key for {name} holds characters that no key has",
            f"set SYNTHESIST_{name.upper()}_KEY anew, without blanks or line ends",
            kind="refused",
        )
    return value or None
