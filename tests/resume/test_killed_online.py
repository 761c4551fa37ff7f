"""Killed while it pages through databases, a review asks for nothing again that was answered."""

import signal
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from benchmarks.replay import ReplayServer, serving
from resume_bench import Outcome, drive, outcome_of

from synthesist.audit import audit
from synthesist.web.archive import Archive

KILLS = (1, 3, 7)
"""Answers in the archive by the time of the kill."""

PATIENCE = 30.0
"""Seconds in which a server notices that its client is gone."""


@pytest.fixture(scope="module")
def server() -> Iterator[ReplayServer]:
    """One address for all runs: it stands in the record of the search."""
    with serving(keep=7) as started:
        yield started
        assert not started.failures


@pytest.fixture
def pointed(server: ReplayServer, monkeypatch: pytest.MonkeyPatch) -> ReplayServer:
    """The server, with the environment pointing to it."""
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    # Full texts are asked of a place that has none: how often a host was missed is nothing to compare.
    monkeypatch.setenv("SYNTHESIST_ENDPOINT_COPIES", f"{server.environment['SYNTHESIST_ENDPOINT_OPENALEX']}/copies")
    monkeypatch.setenv("SYNTHESIST_CACHE", "off")
    return server


@pytest.fixture(scope="module")
def undisturbed() -> dict[str, Outcome]:
    """What a run comes to that nobody kills, made once."""
    return {}


@pytest.fixture
def whole(
    undisturbed: dict[str, Outcome], pointed: ReplayServer, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[], Outcome]:
    """Gives that outcome."""

    def made() -> Outcome:
        if not undisturbed:
            folder = tmp_path_factory.mktemp("whole")
            ended = drive("online", folder / "review", folder / "library")
            assert ended.code == 0, ended.told
            assert audit(folder / "review").is_clean, [row for row in audit(folder / "review").checks if row.breaches]
            undisturbed[""] = outcome_of(folder / "review")
        return undisturbed[""]

    return made


@dataclass(frozen=True)
class Kept:
    """What an archive says of its requests, each an address and a body: how often sent, and which were answered."""

    sent: Counter[tuple[str, str]]
    answered: frozenset[tuple[str, str]]


def kept(folder: Path, server: ReplayServer) -> Kept:
    """What the archive of a review says."""
    archive = Archive(folder / "responses.sqlite")
    known = {(one.url.partition(str(server.port))[2], one.body): one for one in archive.asked()}
    archive.close()
    sent = Counter({request: one.tries for request, one in known.items()})
    return Kept(sent, frozenset(request for request, one in known.items() if one.is_archived))


def wait_for_the_last_of_a_client() -> None:
    """Let the server's threads end: what they have not yet logged was asked before the kill."""
    until = time.monotonic() + PATIENCE
    while any("process_request_thread" in thread.name for thread in threading.enumerate()):
        assert time.monotonic() < until, "the server still serves"
        time.sleep(0.01)


@pytest.mark.parametrize("kill", KILLS)
def test_a_run_killed_while_paging_carries_on(
    kill: int, whole: Callable[[], Outcome], pointed: ReplayServer, tmp_path: Path
) -> None:
    """A user whose computer dies would ask services again for what they have answered, or get another review."""
    expected = whole()
    folder = tmp_path / "review"
    ended = drive("online", folder, tmp_path / "library", failpoint=f"response.archived:{kill}")
    assert ended.code == -signal.SIGKILL, "the point was not reached"
    wait_for_the_last_of_a_client()
    had, before = kept(folder, pointed), len(pointed.requests)
    assert len(had.answered) >= kill
    ended = drive("online", folder, tmp_path / "library")
    assert ended.code == 0, ended.told
    later = Counter((one.target, one.body) for one in pointed.requests[before:])
    assert later
    assert not had.answered & later.keys()
    # Whatever was sent is on record as answered or as sent in vain, so that nothing was sent twice without a reason.
    assert later == kept(folder, pointed).sent - had.sent
    assert outcome_of(folder) == expected
