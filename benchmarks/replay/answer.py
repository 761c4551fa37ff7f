"""What a service is asked and what it answers, apart from sockets and from how it may go wrong."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from benchmarks.replay.shelf import Shelf, Twist

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A request to one service.

    Attributes:
        path: below the service's prefix, percent-decoded, without slashes at its ends.
        params: of the query string and of a form, in order.
        json: the body of a POST that is JSON; None otherwise.
    """

    method: str
    path: str
    params: Pairs = ()
    headers: Pairs = field(default=(), repr=False)
    json: Any = None

    def param(self, *names: str, default: str = "") -> str:
        """The last value of a parameter under any of its names."""
        return next((value for name, value in reversed(self.params) if name in names), default)

    def number(self, *names: str, default: int) -> int:
        """The same as a whole number; the default where it is none."""
        text = self.param(*names)
        return int(text) if text.isdecimal() else default

    def after(self, marker: str) -> str | None:
        """What follows a part of the path; None where the path has no such part."""
        _before, found, rest = f"/{self.path}/".partition(f"/{marker}/")
        return rest.rstrip("/") if found else None


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as a service would send it."""

    status: int
    body: bytes
    content_type: str = "application/json"
    headers: Pairs = ()


Service = Callable[[Asked, Shelf, Twist | None], Answer]
"""Answers a request from the rows on its shelf; with a twist, it lies about its pages."""


def as_json(held: Mapping[str, Any] | list[Any], status: int = 200, headers: Pairs = ()) -> Answer:
    """JSON in UTF-8, unescaped, so that a wrong encoding shows."""
    return Answer(status, json.dumps(held, ensure_ascii=False).encode(), "application/json; charset=utf-8", headers)


def as_xml(text: str, status: int = 200, content_type: str = "text/xml; charset=utf-8") -> Answer:
    """XML in UTF-8 behind its declaration."""
    return Answer(status, f'<?xml version="1.0" encoding="UTF-8"?>\n{text}'.encode(), content_type)


def as_text(text: str, status: int) -> Answer:
    """Plain text, as some services send their errors."""
    return Answer(status, text.encode(), "text/plain; charset=utf-8")
