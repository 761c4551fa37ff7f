"""How fast and how many at once a service is asked, over all threads and processes of this user."""

import re
import sqlite3
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pyrate_limiter import AbstractBucket, InMemoryBucket, Rate, RateItem, SQLiteBucket

from synthesist.records.ids import short_hash
from synthesist.web import addresses, faults
from synthesist.web.budget import Budget
from synthesist.web.message import Pairs
from synthesist.web.services import Service

_UNITS = {"": 1.0, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0}
_INTERVAL = re.compile(r"(\d+)\s*([smhd]?)")
_LONGEST = 86400.0  # seconds; a larger number where a duration is meant is a moment since 1970
_LOOK = 0.1  # seconds between two looks at whether the budget still stands, while another request is under way


class Limits:
    """The gates of all services.

    Args:
        folder: where processes agree on their pace, one small SQLite file per service; None, or a folder that cannot be
            written, leaves the pace to this process alone.
        now: seconds since 1970.
    """

    def __init__(self, folder: Path | None, *, now: Callable[[], float] = time.time) -> None:
        self._folder = folder
        self._now = now
        self._lock = threading.Lock()
        self._gates: dict[str, Gate] = {}

    def gate(self, service: Service) -> "Gate":
        """The gate of a service, the same for all threads."""
        with self._lock:
            if service.name not in self._gates:
                self._gates[service.name] = Gate(service, self._bucket(service), now=self._now)
            return self._gates[service.name]

    def close(self) -> None:
        """Let go of all files."""
        with self._lock:
            for gate in self._gates.values():
                gate.close()
            self._gates.clear()

    def _bucket(self, service: Service) -> AbstractBucket:
        rates = _as_rates(service.rates)
        if self._folder is None:
            return InMemoryBucket(rates)
        place = addresses.origin(service.endpoint)
        name = f"{re.sub(r'[^a-z0-9]+', '-', service.name)}-{short_hash(*place)}.sqlite"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            return SQLiteBucket.init_from_file(rates, db_path=str(self._folder / name), use_file_lock=True)
        except (OSError, sqlite3.Error):
            return InMemoryBucket(rates)


class Gate:
    """Lets requests to one service through, at the pace that is known to be welcome."""

    def __init__(self, service: Service, bucket: AbstractBucket, *, now: Callable[[], float] = time.time) -> None:
        self._service = service
        self._bucket = bucket
        self._now = now
        self._lock = threading.Lock()
        self._free = threading.Condition()
        self._under_way = 0
        self._allowed = 1
        self._closed_until = 0.0
        with self._lock, suppress(sqlite3.Error, OSError):
            bucket.leak(self._milliseconds())

    @contextmanager
    def slot(self, budget: Budget) -> Iterator[None]:
        """One of the requests that may be under way at once.

        Raises:
            SourceError: of kind "budget", while waiting for it.
        """
        with self._free:
            while self._under_way >= self._allowed:
                self._free.wait(_LOOK)
                budget.check(self._service.name, self._service.title)
            self._under_way += 1
        try:
            yield
        finally:
            with self._free:
                self._under_way -= 1
                self._free.notify()

    def pace(self, budget: Budget) -> None:
        """Wait until the next request may be sent, and count it as sent.

        Raises:
            SourceError: the wait is longer than the time that is left; of kind "limited" where the service has asked
                for it, else "budget".
        """
        while (seconds := self._wait_for()) > 0:
            if seconds > budget.left(self._service.name) and self._closed_until > self._now():
                raise faults.closed(self._service, seconds)
            budget.wait(self._service.name, self._service.title, seconds)

    def heed(self, headers: Pairs) -> None:
        """Take what an answer says of limits: it may lower the pace, and allow more requests at once."""
        told = {name.lower(): value for name, value in headers}
        if announced := _announced(told):
            self._lower(announced)
        if (most := _whole(told.get("x-concurrency-limit"))) is not None:
            with self._free:
                self._allowed = max(1, min(most, self._service.concurrency))
                self._free.notify_all()
        if (pause := _pause(told, self._now())) > 0:
            self.close_for(pause)

    def close_for(self, seconds: float) -> None:
        """Let no request through for a while: the service asked for that."""
        with self._lock:
            self._closed_until = max(self._closed_until, self._now() + seconds)

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._bucket.close()

    def _wait_for(self) -> float:
        """Seconds to wait before asking again; 0 where the request is counted and may be sent."""
        with self._lock:
            if (closed := self._closed_until - self._now()) > 0:
                return closed
            try:
                item = RateItem(self._service.name, self._milliseconds())
                if self._bucket.put(item):
                    return 0.0
                waiting = self._bucket.waiting(item)
            except (sqlite3.Error, OSError):
                self._bucket = InMemoryBucket(self._bucket.rates)  # the file is gone or locked up; keep pace alone
                return 0.001
            return max(0.001, waiting / 1000) if isinstance(waiting, int) else 0.001

    def _lower(self, announced: tuple[int, float]) -> None:
        with self._lock:
            known = tuple((rate.limit, rate.interval / 1000) for rate in self._bucket.rates)
            self._bucket.rates = _as_rates((*known, announced))

    def _milliseconds(self) -> int:
        return int(self._now() * 1000)


def strictest(rates: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Those of several rates (count, milliseconds) that bind, by interval.

    A rate does not bind where another allows no more in at least the same time, nor where one of a shorter interval
    allows no more per second. What is left has ever more requests in ever longer intervals, ever more slowly.
    """
    wanted = sorted({(max(1, count), max(1, interval)) for count, interval in rates}, key=lambda rate: rate[1])
    binding: list[tuple[int, int]] = []
    for count, interval in wanted:
        # Whole numbers multiplied crosswise: as decimals, equal paces may come out unequal.
        if any(
            other <= count and longer >= interval and (other, longer) != (count, interval) for other, longer in wanted
        ):
            continue
        if all(count * shorter <= other * interval for other, shorter in binding):
            binding.append((count, interval))
    return tuple(binding)


def _as_rates(rates: Iterable[tuple[int, float]]) -> list[Rate]:
    whole = ((count, round(seconds * 1000)) for count, seconds in rates if seconds > 0)
    return [Rate(count, interval) for count, interval in strictest(whole)] or [Rate(1, 1000)]


def _announced(told: dict[str, str]) -> tuple[int, float] | None:
    """What Crossref and others announce: so many requests in such an interval."""
    count = _whole(told.get("x-rate-limit-limit") or told.get("x-ratelimit-limit"))
    interval = _INTERVAL.fullmatch(
        (told.get("x-rate-limit-interval") or told.get("x-ratelimit-interval") or "").strip()
    )
    if not count or not interval or not int(interval[1]):
        return None
    return count, int(interval[1]) * _UNITS[interval[2]]


def _pause(told: dict[str, str], now: float) -> float:
    """Seconds until there is something left again, 0 where there is."""
    remaining = _whole(told.get("x-ratelimit-remaining") or told.get("x-rate-limit-remaining"))
    reset = _whole(told.get("x-ratelimit-reset") or told.get("x-rate-limit-reset"))
    if remaining is None or remaining > 0 or reset is None:
        return 0.0
    return float(reset) if reset <= _LONGEST else max(0.0, reset - now)


def _whole(text: str | None) -> int | None:
    """A number of a header, which may be written as a decimal; None where it is no number."""
    number = re.fullmatch(r"\s*(\d{1,15})(\.\d+)?\s*", text or "")
    return int(number[1]) if number else None
