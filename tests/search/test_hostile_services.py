"""Every way in which a service may fail, over real HTTP: it costs that service alone."""

import time
from pathlib import Path

import pytest
from benchmarks.replay import KINDS, Fault
from hostile_web import AT, EIGHT, asked, web_of

from replay.fixtures import Serve
from synthesist.models import Embedder
from synthesist.records import Outcome

STEADY = ("openalex", "datacite")
"""Databases that nothing happens to."""

_SLOW_DOWN = "asks for fewer requests (HTTP 429): Too Many Requests"
_NOT_WELL = "is not well (HTTP {})"
_TOO_LARGE = "its answer is larger than 2 MB"
_NOT_FOLLOWED = "the service sent on to {}, which is not followed"
FAILED = {
    **dict.fromkeys(("429", "429-date", "429-bare"), _SLOW_DOWN),
    **{status: _NOT_WELL.format(status) for status in ("500", "502", "503", "504")},
    "html": "sent an answer that is no JSON, or was cut: Sign in",
    "invalid": "sent an answer that is no JSON, or was cut",
    "wrong-encoding": "sent an answer that is not in UTF-8",
    "oversized": _TOO_LARGE,
    "bomb": _TOO_LARGE,
    "error-in-200": "sent something that is no list of works",
    "redirect-loop": "it sent on more than 3 times",
    "redirect-private": _NOT_FOLLOWED.format("http://10.0.0.1:80"),
    "redirect-metadata": _NOT_FOLLOWED.format("http://169.254.169.254:80"),
    "redirect-other": _NOT_FOLLOWED.format("http://other.example:80"),
    "redirect-file": _NOT_FOLLOWED.format("an address that cannot be read"),
    "reset": "the connection broke off, after",
    "truncated": "the connection broke off, after",
    "drip": "the answer came too slowly, after",
    "hang": "the answer did not come in time",
}
"""How Crossref is said to have failed."""

PARTIAL = {
    "empty-page": (5, "paging ended after 5 of 12 reported"),
    "repeating-cursor": (5, "Crossref went on answering with the same records"),
    "total-high": (12, "paging ended after 12 of 1,012 reported"),
    "total-low": (10, "10 came and 6 were reported, so that there may be more"),
    "total-moving": (12, "paging ended after 12 of "),
}
"""How many of Crossref's twelve records came where it lied about its pages, and what is said of it."""

HARMLESS = {"redirect-moved"}


@pytest.fixture
def serve(invented_server: Serve) -> Serve:
    """Starts servers."""
    return invented_server


def _much_later() -> str:
    return "2027-01-01T00:00:00+00:00"


def test_every_way_to_fail_is_tried() -> None:
    """A user would be promised what nobody had tried."""
    assert set(KINDS) == {*FAILED, *PARTIAL, *HARMLESS}


@pytest.mark.parametrize("kind", FAILED)
def test_a_service_that_fails_costs_itself_alone(kind: str, serve: Serve, hashed_words: Embedder) -> None:
    """A user would lose what the other databases know, or not be told which one failed, and how."""
    server = serve(faults={"crossref": Fault(kind, seconds=0.3, size=3_000_000)})
    begun = time.monotonic()
    with web_of(server, hashed_words, (*STEADY, "crossref")) as web:
        got = asked(web)
    assert time.monotonic() - begun < 15
    assert [got.of(name).outcome for name in STEADY] == [Outcome.COMPLETE, Outcome.COMPLETE]
    assert [len(set(got.ids(name))) for name in STEADY] == [12, 12]
    entry = got.of("crossref")
    assert (entry.outcome, entry.received, entry.hits, entry.at) == (Outcome.FAILED, 0, (), AT)
    assert FAILED[kind] in entry.problem
    assert len(entry.problem.splitlines()) == 1
    assert f"Crossref: failed: {entry.problem}" in got.told


def test_all_but_one_may_fail_at_once(serve: Serve, hashed_words: Embedder) -> None:
    """A user on a bad day would get nothing, or another answer from the service that is well."""
    kinds = ("429", "html", "reset", "503", "invalid", "redirect-private", "wrong-encoding")
    faults = {name: Fault(kind, seconds=0.3) for name, kind in zip(EIGHT[1:], kinds, strict=True)}
    with web_of(serve(faults=faults), hashed_words) as web:
        got = asked(web)
    with web_of(serve(), hashed_words) as web:
        well = asked(web)
    assert got.of("openalex") == well.of("openalex").model_copy(update={"requests": got.of("openalex").requests})
    assert [got.of(name).outcome for name in EIGHT[1:]] == [Outcome.FAILED] * 7
    assert len([line for line in got.told if not line.startswith("Asked for: ")]) == 8
    assert [entry.source for entry in got.found.searches] == [entry.source for entry in well.found.searches]


@pytest.mark.parametrize("kind", PARTIAL)
def test_a_service_that_lies_about_its_pages_is_found_out(kind: str, serve: Serve, hashed_words: Embedder) -> None:
    """A user would take a part for the whole, or wait for pages without an end."""
    server = serve(faults={"crossref": Fault(kind)})
    with web_of(server, hashed_words, (*STEADY, "crossref"), page=5) as web:
        got = asked(web)
    received, problem = PARTIAL[kind]
    entry = got.of("crossref")
    assert (entry.outcome, entry.received) == (Outcome.PARTIAL, received)
    assert entry.problem.startswith(problem)
    assert len(set(got.ids("crossref"))) == len(entry.hits) == received
    assert [len(got.ids(name)) for name in STEADY] == [12, 12]


def test_a_redirect_within_the_service_is_followed(serve: Serve, hashed_words: Embedder) -> None:
    """A user would lose a database that has moved a page."""
    with web_of(serve(faults={"crossref": Fault("redirect-moved")}), hashed_words, ("crossref",)) as web:
        got = asked(web)
    assert (got.of("crossref").outcome, got.of("crossref").received) == (Outcome.COMPLETE, 12)


def test_retry_after_is_heeded_to_the_second(serve: Serve, hashed_words: Embedder) -> None:
    """A user would be locked out for asking again too early."""
    server = serve(faults={"crossref": Fault("429", times=1, seconds=1)})
    with web_of(server, hashed_words, ("crossref",)) as web:
        got = asked(web)
    first, second = server.requests_to("crossref")
    assert (first.status, second.status) == (429, 200)
    assert second.at - first.at >= 1
    (sent,) = got.of("crossref").requests
    assert (got.of("crossref").outcome, sent.tries) == (Outcome.COMPLETE, 2)


def test_an_answer_that_was_cut_once_is_asked_for_again(serve: Serve, hashed_words: Embedder) -> None:
    """A user would lose a database because of one answer that was cut on its way."""
    server = serve(faults={name: Fault("invalid", times=1) for name in ("crossref", "arxiv")})
    with web_of(server, hashed_words, ("crossref", "arxiv")) as web:
        got = asked(web)
    assert [(got.of(name).outcome, len(got.ids(name))) for name in ("crossref", "arxiv")] == [
        (Outcome.COMPLETE, 12)
    ] * 2
    assert [sent.received for sent in got.of("crossref").requests] == [0, 12]


def test_an_error_in_an_answer_with_status_200_is_an_error(serve: Serve, hashed_words: Embedder) -> None:
    """A user of PubMed would read that it holds nothing on the question, where its search had failed."""
    server = serve(faults={"pubmed": Fault("error-in-200")})
    with web_of(server, hashed_words, ("openalex", "pubmed")) as web:
        got = asked(web)
    entry = got.of("pubmed")
    assert (entry.outcome, entry.reported) == (Outcome.FAILED, None)
    assert entry.problem == "PubMed answered with an error: Search Backend failed: replayed failure"
    assert [sent.received for sent in entry.requests] == [0, 0], "asked twice, for an answer may be broken once"


def test_a_service_that_hangs_does_not_outlast_the_budget(serve: Serve, hashed_words: Embedder) -> None:
    """A user would wait for one service longer than the plan allows for all."""
    server = serve(faults={"crossref": Fault("hang")})
    begun = time.monotonic()
    with web_of(server, hashed_words, ("openalex", "crossref"), seconds=2) as web:
        got = asked(web)
    assert time.monotonic() - begun < 8
    assert got.of("crossref").outcome is Outcome.FAILED
    assert got.of("openalex").received == 12


def test_a_later_page_that_fails_leaves_the_earlier_ones(serve: Serve, hashed_words: Embedder) -> None:
    """A user would lose a thousand records because of the last page."""
    server = serve(faults={"crossref": Fault("503", after=1)})
    with web_of(server, hashed_words, ("openalex", "crossref"), page=5) as web:
        got = asked(web)
    entry = got.of("crossref")
    assert (entry.outcome, entry.received, entry.reported) == (Outcome.PARTIAL, 5, 12)
    assert "503" in entry.problem
    assert any(line.startswith("Crossref: 5 records of 12 reported; Crossref is not well") for line in got.told)


def test_a_failure_is_replayed_as_it_was(serve: Serve, hashed_words: Embedder, tmp_path: Path) -> None:
    """A user's offline replay would tell of other failures, at other times, than the search did."""
    server = serve(faults={"crossref": Fault("503", after=1), "arxiv": Fault("reset"), "doaj": Fault("html")})
    names, archive = ("openalex", "crossref", "arxiv", "doaj"), tmp_path / "responses.sqlite"
    times = iter(f"2026-11-21T12:00:{second:02}+00:00" for second in range(1, 60))
    with web_of(server, hashed_words, names, page=5, archive=archive, now=lambda: next(times)) as web:
        live = asked(web)
    sent = len(server.requests)
    with web_of(server, hashed_words, names, page=5, archive=archive, replay=True, now=_much_later) as web:
        replayed = asked(web)
    assert replayed.found == live.found
    assert sorted(replayed.told) == sorted(live.told)
    assert len(server.requests) == sent
    assert {entry.at > AT for entry in live.found.searches} == {True}
