"""What one run may cost: seconds and requests in all, and a share of both for each service."""

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from synthesist.errors import SourceError

_HINT = "run the same command again, which asks only for what is missing, or allow more time or requests"


class Budget:
    """Seconds and requests of one run, shared by all threads; its clock starts with the first request.

    Args:
        seconds: wall time in all.
        requests: requests sent in all; answers from archive or cache cost nothing.
        share: part of both, of (0, 1], that one service may use at the most, so that a slow one cannot use up all.
        monotonic: clock in seconds.
        sleep: waits for seconds; without it waits end as soon as `stop` is called.
    """

    def __init__(
        self,
        seconds: float = 180.0,
        requests: int = 1000,
        *,
        share: float = 0.5,
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], object] | None = None,
    ) -> None:
        self.seconds = seconds
        self.requests = requests
        self.share = share
        self._now = monotonic
        self._stopped = threading.Event()
        self._sleep = sleep or self._stopped.wait
        self._lock = threading.Lock()
        self._begun: float | None = None
        self._sent: Counter[str] = Counter()
        self._used: dict[str, float] = {}
        self._running: dict[str, tuple[int, float]] = {}  # service: fetches under way, since when

    def stop(self) -> None:
        """End all waiting: nothing more is sent. May be called from any thread or a signal handler."""
        self._stopped.set()

    @contextmanager
    def timing(self, service: str) -> Iterator[None]:
        """Count the time until the end against the service; fetches at once count once."""
        self._enter(service)
        try:
            yield
        finally:
            self._leave(service)

    def left(self, service: str) -> float:
        """Seconds that a service may still use, 0 or more."""
        with self._lock:
            now = self._now()
            in_all = self.seconds - (now - self._start(now))
            count, since = self._running.get(service, (0, now))
            used = self._used.get(service, 0.0) + (now - since if count else 0.0)
            return max(0.0, min(in_all, self.share * self.seconds - used))

    def check(self, service: str, title: str) -> None:
        """Raise where nothing is left.

        Raises:
            SourceError: of kind "budget".
        """
        if self._stopped.is_set():
            raise spent(title, "the run was stopped")
        if not self.left(service):
            raise spent(title, f"its share of the {self.seconds:g} seconds of this run is used up")

    def spend(self, service: str, title: str) -> None:
        """Count one request that is about to be sent.

        Raises:
            SourceError: of kind "budget"; the request must not be sent.
        """
        self.check(service, title)
        with self._lock:
            if self._sent.total() >= self.requests or self._sent[service] >= max(1, int(self.share * self.requests)):
                raise spent(title, f"its share of the {self.requests} requests of this run is used up")
            self._sent[service] += 1

    def wait(self, service: str, title: str, seconds: float) -> None:
        """Wait, or say at once that there is no time for it.

        Raises:
            SourceError: of kind "budget".
        """
        if seconds > self.left(service):
            raise spent(title, f"a wait of {seconds:.0f} s is longer than what is left of the time of this run")
        if seconds > 0:
            self._sleep(seconds)
        self.check(service, title)

    def sent(self, service: str | None = None) -> int:
        """Requests sent so far, of one service or of all."""
        with self._lock:
            return self._sent.total() if service is None else self._sent[service]

    def _start(self, now: float) -> float:
        if self._begun is None:
            self._begun = now
        return self._begun

    def _enter(self, service: str) -> None:
        with self._lock:
            now = self._now()
            self._start(now)
            count, since = self._running.get(service, (0, now))
            self._running[service] = (count + 1, since if count else now)

    def _leave(self, service: str) -> None:
        with self._lock:
            count, since = self._running[service]
            if count == 1:
                self._used[service] = self._used.get(service, 0.0) + self._now() - since
            self._running[service] = (count - 1, since)


def spent(title: str, why: str) -> SourceError:
    """The budget does not allow another request."""
    return SourceError(f"{title} was not asked further: {why}", _HINT, kind="budget", is_retriable=True)
