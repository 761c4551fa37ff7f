"""Trying again: how often, how long apart, and when the service's own word decides."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from tenacity import RetryCallState, Retrying, retry_if_exception_type, stop_after_attempt
from tenacity.wait import wait_exponential_jitter

from synthesist.errors import SourceError
from synthesist.web.budget import Budget
from synthesist.web.faults import LATER, Fault
from synthesist.web.message import Response
from synthesist.web.services import Service

AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Statuses after which another attempt may be answered."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long the client waits, all in seconds unless said otherwise.

    Attributes:
        connect: for a connection.
        silence: for the next byte of an answer.
        answer: for a whole answer, from its being sent to its last byte.
        drip: after so long, a body that has brought less than `drip_rate` bytes a second is given up.
        attempts: requests sent for one answer, a number.
        window: an attempt that fails so long after the first was begun is the last.
        first_wait: before the second attempt; then twice as long each time, up to `last_wait`, and up to `jitter` more.
        longest_wait: asked for by the service; a longer one ends the request at once.
    """

    connect: float = 3.0
    silence: float = 10.0
    answer: float = 30.0
    drip: float = 8.0
    drip_rate: float = 500.0
    attempts: int = 4
    window: float = 7.5
    first_wait: float = 0.5
    last_wait: float = 8.0
    jitter: float = 0.5
    longest_wait: float = 30.0


@dataclass(frozen=True, slots=True)
class Tried:
    """An attempt as told to who listens.

    Attributes:
        ordinal: from 1 for each request; as the listener hears it, over all runs.
        error: empty where it was answered.
        waited: seconds until the next attempt.
    """

    ordinal: int
    status: int | None
    error: str = ""
    waited: float = 0.0


def persisting(
    attempt: Callable[[], Response],
    service: Service,
    budget: Budget,
    patience: Patience,
    note: Callable[[Tried], None],
    utc: Callable[[], datetime],
) -> Response:
    """The answer that one of several attempts brings.

    Jitter decides when a request is sent and nothing else.

    Args:
        attempt: sends once; what it raises as `Fault` may be tried again.
        note: hears of each attempt that failed.
        utc: now, to say from when another attempt makes sense.

    Raises:
        SourceError: no attempt was answered; it says how often was tried.
    """

    def noted(state: RetryCallState) -> None:
        if (fault := _fault(state)) and state.next_action:
            note(Tried(state.attempt_number, fault.status, str(fault), state.next_action.sleep))

    retrying = Retrying(
        retry=retry_if_exception_type(Fault),
        stop=lambda state: _is_over(state, service, budget, patience),
        wait=lambda state: _wait(state, patience),
        sleep=lambda seconds: budget.wait(service.name, service.title, float(seconds)),
        before_sleep=noted,
        reraise=True,
    )
    try:
        return retrying(attempt)
    except Fault as fault:
        count = retrying.statistics["attempt_number"]
        note(Tried(count, fault.status, str(fault)))
        raise _ended(fault, count, utc()) from None


def retry_after(text: str | None, now: datetime) -> float | None:
    """Seconds that a `Retry-After` header asks for, in either of its forms; None where it cannot be read.

    Args:
        now: by the service's own clock, where that is known.
    """
    told = (text or "").strip()
    if re.fullmatch(r"\d{1,9}(\.\d+)?", told):
        return float(told)
    moment = http_date(told)
    return None if moment is None else max(0.0, (moment - now).total_seconds())


def http_date(text: str | None) -> datetime | None:
    """A date of a header; None where it cannot be read."""
    try:
        moment = parsedate_to_datetime(text or "")
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _fault(state: RetryCallState) -> Fault | None:
    error = state.outcome.exception() if state.outcome else None
    return error if isinstance(error, Fault) else None


def _is_over(state: RetryCallState, service: Service, budget: Budget, patience: Patience) -> bool:
    fault = _fault(state)
    asked = fault.retry_after if fault else None
    is_too_long = asked is not None and asked > min(patience.longest_wait, budget.left(service.name))
    is_late = (state.seconds_since_start or 0.0) >= patience.window
    return is_too_long or is_late or stop_after_attempt(patience.attempts)(state)


def _wait(state: RetryCallState, patience: Patience) -> float:
    fault = _fault(state)
    if fault and fault.retry_after is not None:
        return fault.retry_after
    wait = wait_exponential_jitter(multiplier=patience.first_wait, max=patience.last_wait, jitter=patience.jitter)
    return float(wait(state))


def _ended(fault: Fault, count: int, now: datetime) -> SourceError:
    tries = f", after {count} tries" if count > 1 else ""
    hint = fault.hint
    if fault.retry_after:
        moment = (now + timedelta(seconds=min(fault.retry_after, 1e8))).isoformat(timespec="minutes")
        hint = f"the service asks not to be asked before {moment}; {LATER}"
    return SourceError(f"{fault}{tries}", hint, kind=fault.kind, is_retriable=True)
