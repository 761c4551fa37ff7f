"""Servers of invented and of recorded rows. Import what is needed into a `conftest.py`."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from benchmarks.replay import RECORDED, ReplayServer, Rows, recorded_rows, serving  # noqa: E402 - needs the path

Serve = Callable[..., ReplayServer]


@contextmanager
def _servers() -> Iterator[Serve]:
    """Starts servers, stops them all, and holds that none failed in itself."""
    started: list[ReplayServer] = []
    with ExitStack() as stack:

        def serve(*rows: Rows, **options: object) -> ReplayServer:
            started.append(stack.enter_context(serving(*rows, **options)))
            return started[-1]

        yield serve
    assert [failure for server in started for failure in server.failures] == []


@pytest.fixture
def invented_server(loopback: object) -> Iterator[Serve]:
    """Starts servers of invented rows, a dozen for each service; takes what `serving` takes."""
    with _servers() as serve:
        yield serve


@pytest.fixture(scope="session")
def recordings() -> Rows:
    """The rows of all recordings; the test is skipped where they are absent."""
    folder = Path(os.environ.get("SYNTHESIST_TEST_DATA", ROOT.parent / "shared" / "data")) / RECORDED
    if not folder.is_dir():
        pytest.skip(f"{folder} is missing")
    return recorded_rows(folder)


@pytest.fixture
def replayed(recordings: Rows, loopback: object) -> Iterator[Serve]:
    """Starts servers of recorded rows; takes what `serving` takes."""
    with _servers() as serve:
        yield partial(serve, recordings)
