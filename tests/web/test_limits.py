"""How fast services are asked, over threads and processes."""

import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from faulty import Faulty, status
from hypothesis import given
from hypothesis import strategies as st
from web_bench import Clock, ask

from synthesist.errors import SourceError
from synthesist.web.budget import Budget
from synthesist.web.client import Client
from synthesist.web.limits import Limits, strictest
from synthesist.web.retrying import Patience
from synthesist.web.services import Service

Asking = Callable[..., Client]

_ASKING = """
import sys, time
from pathlib import Path
from synthesist.web.budget import Budget
from synthesist.web.limits import Limits
from synthesist.web.services import Service

limits = Limits(Path(sys.argv[1]))
gate = limits.gate(Service("toy", "Toy", "http://127.0.0.1:1", ((2, 1.0),)))
for _ in range(3):
    gate.pace(Budget(60, 60, share=1))
    print(time.time(), flush=True)
limits.close()
"""


def _paces(clock: Clock, folder: Path | None = None, **fields: object) -> tuple[Limits, Service, Budget]:
    service = Service("toy", "Toy", "http://127.0.0.1:1", **fields)
    return Limits(folder, now=clock.now), service, Budget(1000, 1000, share=1, monotonic=clock.now, sleep=clock.sleep)


@pytest.mark.parametrize("folder", [None, "pace"])
def test_no_more_are_sent_than_the_rates_allow(clock: Clock, tmp_path: Path, folder: str | None) -> None:
    """A user would be locked out by a service for asking too fast."""
    limits, service, budget = _paces(clock, tmp_path / folder if folder else None, rates=((2, 1.0), (5, 60.0)))
    begun, sent = clock.now(), []
    for _ in range(7):
        limits.gate(service).pace(budget)
        sent.append(clock.now() - begun)
    assert sent[:2] == [0, 0]
    assert all(later - earlier > 1 for earlier, later in zip(sent, sent[2:], strict=False))
    assert sent[5] > 60
    limits.close()


def test_two_processes_share_one_pace(tmp_path: Path) -> None:
    """A user who runs two reviews would be locked out for the sum of both."""
    command = [sys.executable, "-c", _ASKING, str(tmp_path)]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    sent = sorted(float(line) for process in running for line in process.communicate(timeout=120)[0].split())
    assert len(sent) == 6
    # The moment of counting lies before the moment of printing, by what the machine's other work takes.
    assert sent[4] - sent[0] > 1.5
    assert [process.returncode for process in running] == [0, 0]


def test_the_services_own_word_lowers_the_pace(clock: Clock) -> None:
    """A user would be locked out by a service that has grown stricter since this was written."""
    limits, service, budget = _paces(clock, rates=((50, 1.0),))
    gate = limits.gate(service)
    gate.heed((("X-Rate-Limit-Limit", "1"), ("X-Rate-Limit-Interval", "5s")))
    gate.pace(budget)
    gate.pace(budget)
    assert sum(clock.waits) == pytest.approx(5, abs=0.1)
    gate.heed((("x-ratelimit-limit", "1000"), ("x-ratelimit-interval", "1s")))
    gate.pace(budget)
    assert sum(clock.waits) == pytest.approx(10, abs=0.2)


@pytest.mark.parametrize(("reset", "seconds"), [("30", 30), ("30.7", 30), ("1000020", 20)])
def test_a_used_up_allowance_is_waited_for(clock: Clock, reset: str, seconds: float) -> None:
    """A user would run into refusals that the service had foretold."""
    limits, service, budget = _paces(clock, rates=((50, 1.0),))
    gate = limits.gate(service)
    gate.heed((("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", reset)))
    gate.pace(budget)
    assert sum(clock.waits) == pytest.approx(seconds, abs=0.1)


def test_an_allowance_that_comes_back_too_late_is_said_so(asking: Asking, server: Faulty) -> None:
    """A user would not learn that tomorrow, or a key, would bring the rest."""
    url = server.tell("/works", status(200, x_ratelimit_remaining="0", x_ratelimit_reset="5000"))
    client = asking()
    client.fetch(ask(url))
    with pytest.raises(SourceError, match="no further request for 5000 s") as raised:
        client.fetch(ask(url, params=(("n", "2"),)))
    assert (raised.value.kind, raised.value.is_retriable) == ("limited", True)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                ["x-ratelimit-remaining", "x-ratelimit-reset", "x-rate-limit-limit", "x-concurrency-limit"]
            ),
            st.text(max_size=20),
        ),
        max_size=6,
    )
)
def test_headers_that_make_no_sense_change_nothing(headers: list[tuple[str, str]]) -> None:
    """A user's run would die of a service's odd header."""
    limits, service, _ = _paces(Clock(), rates=((1000, 1.0),))
    limits.gate(service).heed(tuple(headers))
    limits.gate(service).heed(((headers or [("a", "b")])[0], ("x-rate-limit-interval", "0s")))


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 200)), max_size=6))
def test_rates_that_bind_are_in_an_order_that_can_be_kept(rates: list[tuple[int, int]]) -> None:
    """A user's run would die of limits that contradict each other."""
    kept = strictest(rates)
    assert list(kept) == sorted(kept, key=lambda rate: rate[1])
    for (fewer, shorter), (more, longer) in pairwise(kept):
        assert more > fewer
        assert longer > shorter
        assert more * shorter <= fewer * longer
    Limits(None).gate(Service("toy", "Toy", "http://127.0.0.1:1", tuple((one, time / 7000) for one, time in rates)))


def test_a_folder_that_cannot_be_written_costs_only_the_sharing(clock: Clock, tmp_path: Path) -> None:
    """A user with a full or locked home could not search at all."""
    blocked = tmp_path / "file"
    blocked.write_text("")
    limits, service, budget = _paces(clock, blocked / "pace", rates=((1, 2.0),))
    limits.gate(service).pace(budget)
    limits.gate(service).pace(budget)
    assert sum(clock.waits) == pytest.approx(2, abs=0.1)


def test_a_wait_for_the_pace_counts_against_the_budget(asking: Asking, server: Faulty, clock: Clock) -> None:
    """A user's run would take longer than it may."""
    budget = Budget(10, 10, share=1, monotonic=clock.now, sleep=clock.sleep)
    client = asking(rates=((1, 8.0),), budget=budget)
    url = server.tell("/works", status())
    client.fetch(ask(url))
    client.fetch(ask(url, params=(("n", "2"),)))
    with pytest.raises(SourceError, match="longer than what is left") as raised:
        client.fetch(ask(url, params=(("n", "3"),)))
    assert (raised.value.kind, raised.value.is_retriable, len(server.received)) == ("budget", True, 2)


def test_a_wait_does_not_use_up_the_time_of_an_answer(asking: Asking, server: Faulty) -> None:
    """A user would lose slow-paced services to timeouts that nobody caused."""
    client = asking(rates=((1, 0.6),), patience=Patience(answer=0.5), budget=Budget(60, 60, share=1), clock=_Real())
    url = server.tell("/works", status())
    client.fetch(ask(url))
    assert client.fetch(ask(url, params=(("n", "2"),))).tries == 1


class _Real:
    def __init__(self) -> None:
        import time

        self.now, self.sleep = time.time, time.sleep
