"""A service that fails again and again is left alone for a while, so that its further pages fail at once."""

import threading
import time
from collections.abc import Callable

from synthesist.errors import SourceError
from synthesist.web.faults import LATER
from synthesist.web.services import Service

FAILURES = 4
"""Failures in a row after which a service is left alone: as many as one request is tried."""

PAUSE = 30.0
"""Seconds for which it is left alone; then one request is let through, and its outcome decides."""


class Breaker:
    """The circuit breaker of one host; see Nygard, Release It!, on the pattern."""

    def __init__(
        self,
        service: Service,
        *,
        failures: int = FAILURES,
        pause: float = PAUSE,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._service = service
        self._most = failures
        self._pause = pause
        self._now = monotonic
        self._lock = threading.Lock()
        self._failures = 0
        self._tried_from = 0.0

    def check(self) -> None:
        """Let a request through, or not.

        Raises:
            SourceError: of kind "unreachable": the service is being left alone.
        """
        with self._lock:
            if self._failures < self._most:
                return
            if self._now() < self._tried_from:
                raise SourceError(
                    f"{self._service.title} was not asked further: it failed {self._failures} times in a row",
                    LATER,
                    kind="unreachable",
                    is_retriable=True,
                )
            self._tried_from = self._now() + self._pause  # one request is the test, the others keep waiting

    def failed(self) -> None:
        """An attempt failed."""
        with self._lock:
            self._failures += 1
            if self._failures >= self._most:
                self._tried_from = self._now() + self._pause

    def worked(self) -> None:
        """An attempt was answered, be it by a refusal."""
        with self._lock:
            self._failures = 0
