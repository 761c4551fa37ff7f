"""What one run may cost."""

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from faulty import Faulty, status
from web_bench import Clock, ask

from synthesist.errors import SourceError
from synthesist.web.breaker import Breaker
from synthesist.web.budget import Budget
from synthesist.web.client import Client
from synthesist.web.retrying import retry_after
from synthesist.web.services import Service

Asking = Callable[..., Client]


def test_the_number_of_requests_is_kept_to(asking: Asking, server: Faulty) -> None:
    """A user would pay for more than they allowed."""
    client = asking(budget=Budget(100, 2, share=1))
    url = server.tell("/works", status())
    for page in "12":
        client.fetch(ask(url, params=(("page", page),)))
    client.fetch(ask(url, params=(("page", "1"),)))
    with pytest.raises(SourceError, match="2 requests of this run") as raised:
        client.fetch(ask(url, params=(("page", "3"),)))
    assert (raised.value.kind, raised.value.is_retriable, len(server.received)) == ("budget", True, 2)


def test_no_service_uses_up_what_is_there_for_all(clock: Clock) -> None:
    """A user would get nothing from seven sources because the eighth is slow."""
    budget = Budget(100, 10, share=0.4, monotonic=clock.now, sleep=clock.sleep)
    with budget.timing("slow"):
        clock.seconds += 30
        budget.wait("slow", "Slow", 9)
        assert budget.left("slow") == pytest.approx(1)
        with pytest.raises(SourceError, match="Slow was not asked further: a wait of 2 s"):
            budget.wait("slow", "Slow", 2)
        clock.seconds += 2
        with pytest.raises(SourceError, match="share of the 100 seconds"):
            budget.spend("slow", "Slow")
    assert budget.left("other") == pytest.approx(40)
    for _ in range(4):
        budget.spend("other", "Other")
    with pytest.raises(SourceError, match="share of the 10 requests"):
        budget.spend("other", "Other")
    budget.spend("third", "Third")
    assert (budget.sent(), budget.sent("other")) == (5, 4)


def test_fetches_at_once_count_once(clock: Clock) -> None:
    """A user would lose a source's time to its being asked twice at once."""
    budget = Budget(100, 10, share=0.5, monotonic=clock.now, sleep=clock.sleep)
    with budget.timing("toy"), budget.timing("toy"):
        clock.seconds += 20
    assert budget.left("toy") == pytest.approx(30)


def test_the_clock_starts_with_the_first_request(clock: Clock) -> None:
    """A user whose question takes long to read would have no time left to search."""
    budget = Budget(10, 10, share=1, monotonic=clock.now)
    clock.seconds += 100
    assert budget.left("toy") == pytest.approx(10)


def test_stopping_ends_a_wait_at_once() -> None:
    """A user who presses Ctrl-C would wait for half a minute."""
    budget = Budget(100, 10, share=1)
    threading.Timer(0.05, budget.stop).start()
    begun = time.monotonic()
    with pytest.raises(SourceError, match="was stopped"):
        budget.wait("toy", "Toy", 60)
    assert time.monotonic() - begun < 5


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("7", 7),
        (" 0 ", 0),
        ("1.5", 1.5),
        ("Wed, 04 Mar 2026 05:06:17 GMT", 10),
        ("Wed, 04 Mar 2026 05:06:17", 10),
        ("Wed, 04 Mar 2020 05:06:17 GMT", 0),
        ("-5", None),
        ("soon", None),
        ("", None),
        (None, None),
        ("9" * 400, None),
        ("Wed, 99 Mar 2026 05:06:17 GMT", None),
    ],
)
def test_retry_after_is_read_in_both_forms(text: str | None, seconds: float | None) -> None:
    """A user would wait for ever, or be locked out, over a header that is odd."""
    assert retry_after(text, datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)) == seconds


def test_one_request_tests_whether_a_service_is_well_again(clock: Clock) -> None:
    """A user's run would storm a service that has just come back."""
    breaker = Breaker(Service("toy", "Toy", "http://x"), failures=2, pause=10, monotonic=clock.now)
    breaker.failed()
    breaker.check()
    breaker.failed()
    with pytest.raises(SourceError, match="2 times in a row"):
        breaker.check()
    clock.seconds += 10
    breaker.check()
    with pytest.raises(SourceError):
        breaker.check()
    breaker.worked()
    breaker.check()
