"""Killed while it pages through databases, a review asks for nothing again that was answered."""

import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from benchmarks.replay import Logged, ReplayServer, serving
from resume_bench import Outcome, drive, outcome_of

from synthesist.audit import audit
from synthesist.web.archive import Archive

KILLS = (1, 3, 7)
"""Answers in the archive by the time of the kill."""


@pytest.fixture(scope="module")
def server() -> Iterator[ReplayServer]:
    """One address for all runs: it stands in the record of the search."""
    with serving() as started:
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


def archived(folder: Path, server: ReplayServer) -> set[tuple[str, str]]:
    """Address and body of the requests whose answers are kept."""
    archive = Archive(folder / "responses.sqlite")
    kept = {(one.url.partition(str(server.port))[2], one.body) for one in archive.asked() if one.is_archived}
    archive.close()
    return kept


def asked(one: Logged) -> tuple[str, str]:
    """Address and body of a request as it came."""
    return one.target, one.body


@pytest.mark.parametrize("kill", KILLS)
def test_a_run_killed_while_paging_carries_on(
    kill: int, whole: Callable[[], Outcome], pointed: ReplayServer, tmp_path: Path
) -> None:
    """A user whose computer dies would ask services again for what they have answered, or get another review."""
    expected = whole()
    folder = tmp_path / "review"
    ended = drive("online", folder, tmp_path / "library", failpoint=f"response.archived:{kill}")
    assert ended.code == -signal.SIGKILL, "the point was not reached"
    kept, before = archived(folder, pointed), len(pointed.requests)
    assert len(kept) >= kill
    ended = drive("online", folder, tmp_path / "library")
    assert ended.code == 0, ended.told
    later = [asked(one) for one in pointed.requests[before:]]
    assert later
    assert not kept.intersection(later)
    assert len(set(later)) == len(later)
    assert outcome_of(folder) == expected
