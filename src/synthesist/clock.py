"""The time of dated facts: searches, plans, rulings. Nothing is ordered by it; it is recorded once and replayed."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta

from synthesist.errors import ClockError

_EARLIEST = datetime(2026, 1, 1, tzinfo=UTC)
"""No search by this program is older than the program."""

_TOLERATED = timedelta(days=1)
"""Clocks of machines that share a folder differ, and are set right."""

Now = Callable[[], str]


def utc_now() -> str:
    """UTC time in ISO 8601, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def dated(now: Now, known: Iterable[str]) -> str:
    """The time of a fact that is to be recorded beside others.

    Args:
        known: times of the facts that stand already.

    Raises:
        ClockError: the clock is before the program's time, or well before a fact that stands.
    """
    told = now()
    moment = datetime.fromisoformat(told)
    latest = max(map(datetime.fromisoformat, known), default=_EARLIEST)
    if moment < _EARLIEST:
        raise ClockError(
            f"the clock of this machine says {told[:10]}, which cannot be", "set the clock, then try again"
        )
    if moment < latest - _TOLERATED:
        raise ClockError(
            f"the clock of this machine says {told[:16]}, and this review holds something of {latest.isoformat()[:16]}",
            "set the clock, then try again; if the later date is the wrong one, make the review anew in another folder",
        )
    return told
