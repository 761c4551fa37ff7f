"""A server that fails on demand, a clock that moves only when something waits, and a client between them."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from faulty import Faulty, faulty
from web_bench import NOW, Clock

from synthesist.web.archive import Archive
from synthesist.web.budget import Budget
from synthesist.web.client import Client
from synthesist.web.retrying import Patience
from synthesist.web.services import Service


@pytest.fixture
def clock() -> Clock:
    """A clock of the test's own."""
    return Clock()


@pytest.fixture
def server(loopback: str) -> Iterator[Faulty]:
    """A server that answers as it is told."""
    with faulty() as running:
        yield running


@pytest.fixture
def archive() -> Iterator[Archive]:
    """An archive in memory."""
    kept = Archive()
    yield kept
    kept.close()


@pytest.fixture
def asking(server: Faulty, archive: Archive, clock: Clock, tmp_path: Path) -> Iterator[Callable[..., Client]]:
    """Makes a client of one service, the server's; options replace what it is made of."""
    with ExitStack() as stack:

        def make(**options: Any) -> Client:
            timer = options.pop("clock", clock)
            budget = options.pop("budget", None) or Budget(100, 100, share=1, monotonic=timer.now, sleep=timer.sleep)
            rates = options.pop("rates", ((1000, 1.0),))
            services = options.pop("services", None) or (Service("toy", "Toy Index", server.endpoint, rates),)
            environment = {"SYNTHESIST_CACHE": str(tmp_path / "cache"), **options.pop("environment", {})}
            client = Client(
                options.pop("archive", archive),
                budget,
                services,
                patience=options.pop("patience", None) or Patience(silence=2.0, window=5.0),
                now=lambda: NOW,
                timer=timer.now,
                environment=environment,
                **options,
            )
            return stack.enter_context(client)

        yield make
