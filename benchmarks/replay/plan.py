"""Which fault the next request to a service meets."""

from collections import Counter
from collections.abc import Mapping
from threading import Lock

from benchmarks.replay.faults import Fault


class FaultPlan:
    """The faults of all services. Thread-safe."""

    def __init__(self, faults: Mapping[str, Fault] | None = None) -> None:
        self._lock = Lock()
        self._faults = dict(faults or {})
        self._met: Counter[str] = Counter()
        self._asked: Counter[str] = Counter()

    def put(self, faults: Mapping[str, Fault]) -> None:
        """Faults in the place of all former ones, counted anew."""
        with self._lock:
            self._faults = dict(faults)
            self._met.clear()
            self._asked.clear()

    def next(self, service: str) -> Fault | None:
        """The fault of this request, if it meets one; it counts once `met` says so."""
        with self._lock:
            fault = self._faults.get(service)
            self._asked[service] += 1
            if fault is None or self._asked[service] <= fault.after:
                return None
            return fault if fault.times is None or self._met[service] < fault.times else None

    def met(self, service: str) -> None:
        """A fault took effect."""
        with self._lock:
            self._met[service] += 1
