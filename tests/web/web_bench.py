"""What the tests of the client share: a clock that moves only when something waits, and a request."""

from typing import Any

from synthesist.web.message import Request

NOW = "2026-03-04T05:06:07+00:00"


class Clock:
    """Seconds that pass only by waiting; `waits` holds each wait."""

    def __init__(self) -> None:
        self.seconds = 1_000_000.0
        self.waits: list[float] = []

    def now(self) -> float:
        """Seconds."""
        return self.seconds

    def sleep(self, seconds: float) -> None:
        """Let time pass."""
        self.waits.append(seconds)
        self.seconds += seconds


def ask(url: str, **fields: Any) -> Request:
    """A request to the toy service."""
    return Request(service="toy", url=url, **fields)
