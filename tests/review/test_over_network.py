"""Reviews that search databases, against a server of invented answers: from the question to an audited report."""

import json
import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from benchmarks.replay import QUESTION, Fault, ReplayServer

from replay.fixtures import Serve
from synthesist import Review, synthesize
from synthesist.errors import NothingToSearch, SourceError
from synthesist.library import Library
from synthesist.models import default_embedder
from synthesist.records import Record
from synthesist.review import Quiet, reaching, shelving
from synthesist.web.client import Client
from synthesist.web.retrying import Patience
from synthesist.web.services import Service

EIGHT = ("openalex", "europepmc", "arxiv", "crossref", "pubmed", "doaj", "datacite", "semanticscholar")
FEW = ("openalex", "crossref", "pubmed", "arxiv")
ELSEWHERE = "Does afforestation reduce soil erosion?"
AT = "2026-11-21T12:00:00+00:00"
COPIES = "/copies"
SOME = 7
"""Rows of each service where the number matters to nobody: those that all have, and three of its own."""

HASTY = Patience(first_wait=0.01, jitter=0.0)


class Heard(Quiet):
    """Keeps what is said."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def said(self, line: str) -> None:
        """See `Listener`."""
        self.lines.append(line)


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody's server has to be spared."""
    polite = reaching._reachable

    def hasty(about: Any) -> Service:
        return replace(polite(about), rates=((1_000, 1.0),))

    monkeypatch.setattr(reaching, "_reachable", hasty)
    monkeypatch.setattr(reaching, "Client", partial(Client, patience=HASTY))
    monkeypatch.setattr(shelving, "_PACE", ((1_000, 1.0),))
    monkeypatch.setattr(shelving, "_PACES", {})
    monkeypatch.setattr(shelving, "_PATIENCE", HASTY)
    monkeypatch.setenv("SYNTHESIST_CACHE", "off")
    monkeypatch.delenv("SYNTHESIST_SOURCES")


@pytest.fixture
def serve(invented_server: Serve, hasty: None, monkeypatch: pytest.MonkeyPatch) -> Serve:
    """Starts a server and points the program at it; copies are asked of a place there that has none."""

    def started(*rows: Any, **options: Any) -> ReplayServer:
        server = invented_server(*rows, **options)
        for name, value in server.environment.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setenv(
            "SYNTHESIST_ENDPOINT_COPIES", f"{server.environment['SYNTHESIST_ENDPOINT_OPENALEX']}{COPIES}"
        )
        return server

    return started


@pytest.fixture
def filled(tmp_path: Path, make_record: Callable[..., Record]) -> Path:
    """A library of three works on the question."""
    folder = tmp_path / "library"
    library = Library(folder, default_embedder())
    text = "We found that synthetic data improves the accuracy of visual question answering"
    library.add([make_record(f"own{at}", f"Rendered rooms {at}", f"{text} by {at} points.") for at in range(3)])
    library.close()
    return folder


def searches(review: Review) -> dict[str, Any]:
    """The searches of a review by source."""
    return {entry.source: entry for entry in review.contents().searches}


def words(review: Review) -> str:
    """The report as text on one line."""
    return " ".join((review.folder / "report" / "report.md").read_text("utf-8").split())


def bytes_of(review: Review) -> tuple[list[str], dict[str, bytes]]:
    """The canonical ledger and the report's files."""
    lines: list[str] = []
    review.canonical(lines.append)
    return lines, {path.name: path.read_bytes() for path in sorted((review.folder / "report").iterdir())}


def forget(review: Review) -> None:
    """Lose all but the plan and the archive of answers."""
    (review.folder / "ledger.sqlite").unlink()
    shutil.rmtree(review.folder / "report")


def test_eight_databases_make_a_report_though_one_refuses(
    serve: Serve, tmp_path: Path, audited: Callable[[Review], Review]
) -> None:
    """A user would lose the review, or not read in it which database is missing, where one answers 429."""
    serve(faults={"semanticscholar": Fault("429-bare")})
    heard = Heard()
    review = audited(synthesize(QUESTION, tmp_path / "review", sources=EIGHT, listener=heard))
    found = searches(review)
    assert {name: found[name].received for name in found if name != "Semantic Scholar"} | {"OpenAlex": 12} == {
        name: 12 for name in found if name != "Semantic Scholar" and "," not in name
    } | {name: found[name].received for name in found if "," in name}
    assert found["Semantic Scholar"].outcome.value == "failed"
    assert [
        line for line in heard.lines if line.startswith("Semantic Scholar: failed: Semantic Scholar asks for fewer")
    ]
    limitations = words(review).partition("Limitations")[2]
    assert "Semantic Scholar" in limitations
    assert len({claim.work_id for claim in review.claims() if claim.is_shown}) >= 20
    gone = [decision for decision in review.contents().decisions if decision.action == "remove"]
    assert gone, "the retracted work is removed"


def test_a_question_on_which_nothing_bears_is_not_answered(
    serve: Serve, tmp_path: Path, audited: Callable[[Review], Review]
) -> None:
    """A user would be told something that no paper says."""
    serve(match=True)
    review = audited(synthesize(ELSEWHERE, tmp_path / "review", sources=EIGHT))
    assert [entry.outcome.value for entry in review.contents().searches] == ["complete"] * 8
    assert not [claim for claim in review.claims() if claim.is_shown]
    assert "no answer" in words(review).lower() or "no work" in words(review).lower()


def test_rows_about_something_else_are_no_answer_either(
    serve: Serve, tmp_path: Path, audited: Callable[[Review], Review]
) -> None:
    """A user would read claims on another question, where a service gives out what it has."""
    serve()
    review = audited(synthesize(ELSEWHERE, tmp_path / "review", sources=FEW))
    assert sum(entry.received for entry in review.contents().searches) == 48
    assert not [claim for claim in review.claims() if claim.is_shown]


def test_without_a_network_the_library_is_searched_and_one_line_says_so(
    hasty: None, tmp_path: Path, filled: Path, monkeypatch: pytest.MonkeyPatch, audited: Callable[[Review], Review]
) -> None:
    """A user on a train would get nothing, or not learn that no database was asked."""
    monkeypatch.setenv("SYNTHESIST_OFFLINE", "1")
    heard = Heard()
    review = audited(synthesize(QUESTION, tmp_path / "review", library=filled, listener=heard))
    found = searches(review)
    assert len([line for line in heard.lines if "network" in line]) == 1
    assert {entry.outcome.value for name, entry in found.items() if name != "library"} == {"offline"}
    assert len(found) == 9
    assert [claim for claim in review.claims() if claim.is_shown]


def test_without_a_network_and_a_library_there_is_nothing_to_search(
    hasty: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A user would get an empty report, and the same again once there is a network."""
    monkeypatch.setenv("SYNTHESIST_OFFLINE", "1")
    with pytest.raises(NothingToSearch) as raised:
        synthesize(QUESTION, tmp_path / "review", library=tmp_path / "empty")
    assert "library add" in raised.value.hint


def test_where_all_fail_the_same_command_carries_on_later(
    serve: Serve, tmp_path: Path, audited: Callable[[Review], Review]
) -> None:
    """A user whose network broke for a minute would have to start in another folder."""
    server = serve(keep=SOME, faults={name: Fault("html") for name in FEW})
    with pytest.raises(SourceError, match="no source answered: OpenAlex"):
        synthesize(QUESTION, tmp_path / "review", sources=FEW)
    server.plan.put({})
    review = audited(synthesize(QUESTION, tmp_path / "review", sources=FEW))
    assert [entry.received for entry in review.contents().searches if entry.method == "query"] == [SOME] * 4
    before = bytes_of(review)
    forget(review)
    assert bytes_of(synthesize(QUESTION, tmp_path / "review", sources=FEW, replay=True)) == before


@pytest.fixture
def clock() -> Callable[[], str]:
    """A clock that goes on."""
    seconds: Iterator[int] = iter(range(10_000))
    return lambda: f"2026-11-21T{12 + (at := next(seconds)) // 3600:02}:{at // 60 % 60:02}:{at % 60:02}+00:00"


def _much_later() -> str:
    return "2027-03-01T00:00:00+00:00"


@pytest.mark.parametrize("how", ["replay", "offline"])
def test_a_lost_ledger_is_made_again_from_the_archive_byte_by_byte(
    how: str,
    serve: Serve,
    tmp_path: Path,
    filled: Path,
    clock: Callable[[], str],
    monkeypatch: pytest.MonkeyPatch,
    audited: Callable[[Review], Review],
) -> None:
    """A reader who has the plan and the answers could not repeat the review."""
    names = (*FEW, "semanticscholar", "doaj", "library")
    server = serve(keep=SOME, faults={"semanticscholar": Fault("429-bare"), "doaj": Fault("html")})
    review = synthesize(QUESTION, tmp_path / "review", sources=names, library=filled, now=clock)
    before, sent = bytes_of(review), len(server.requests)
    forget(review)
    if how == "offline":
        monkeypatch.setenv("SYNTHESIST_OFFLINE", "1")
    options: dict[str, Any] = {"sources": names, "library": filled, "now": _much_later, "replay": how == "replay"}
    again = audited(synthesize(QUESTION, tmp_path / "review", **options))
    lines, files = bytes_of(again)
    assert lines == before[0]
    assert files == before[1]
    assert len(server.requests) == sent


def test_who_answers_first_changes_nothing(
    serve: Serve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, audited: Callable[[Review], Review]
) -> None:
    """A user who repeats a search would get another review by how quick each service was."""
    moods = random.Random(7)
    delay = property(lambda _: moods.uniform(0, 0.02), lambda *_: None)
    monkeypatch.setattr(ReplayServer, "latency", delay, raising=False)
    serve(keep=SOME)
    made = [
        bytes_of(audited(synthesize(QUESTION, tmp_path / name, sources=EIGHT, now=lambda: AT)))
        for name in ("one", "two")
    ]
    assert made[0] == made[1]


def test_what_was_asked_is_in_the_archive_and_in_the_record(serve: Serve, tmp_path: Path) -> None:
    """A stranger could not repeat the search, or see what was answered."""
    server = serve(keep=SOME)
    review = synthesize(QUESTION, tmp_path / "review", sources=FEW)
    stored = {
        sent.url.partition(str(server.port))[2] for entry in review.contents().searches for sent in entry.requests
    }
    assert stored == {one.target for one in server.requests if COPIES not in one.target}
    assert json.loads((review.folder / "report" / "report.json").read_text("utf-8"))["requests"]
