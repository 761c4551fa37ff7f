"""Updates over the network, against a server whose rows change between two days."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from benchmarks.replay import Fault, invented_rows
from brought import FIRST, LATER, QUESTION, REED, STONE, shelve

from replay.fixtures import Serve
from synthesist import Review, synthesize
from synthesist.records import RetractionStatus
from synthesist.records.corrections import Asked, Changed
from synthesist.review import Means
from synthesist.review.updating import update
from synthesist.review.updating_outcome import Standing, Updated

SOURCES = ("openalex", "crossref")
KEPT = 6


def later(review: Review, at: str = LATER, **options: Any) -> Updated:
    """Bring a review up to date on a later day."""
    return update(review.folder, Means(now=lambda: at, **options))


def made(tmp_path: Path) -> Review:
    """A review of two databases."""
    return synthesize(QUESTION, tmp_path / "review", sources=SOURCES, now=lambda: FIRST)


def test_newer_works_are_found_by_the_same_queries(
    serve: Serve, tmp_path: Path, audited: Callable[[Review], Review]
) -> None:
    """A user would never hear of what was published since, or would get another search for it."""
    server = serve(keep=KEPT)
    review = made(tmp_path)
    before = review.contents()
    shelve(server, {name: rows[: KEPT + 3] for name, rows in invented_rows().items()})
    done = later(review)
    after = audited(review).contents()
    assert {(one.source, one.query) for one in after.searches if one.method == "query"} == {
        (one.source, one.query) for one in before.searches if one.method == "query"
    }
    assert before.records.keys() < after.records.keys()
    assert {one.at[:10] for one in after.searches} == {LATER[:10]}
    assert [one.new for one in done.searched if one.method == "query"] == [3, 3]
    assert Changed.WORK_NEW in {one.kind for one in done.corrections}
    assert (review.folder / done.archive).is_file()


def test_an_update_on_the_same_day_asks_nobody_again(serve: Serve, tmp_path: Path) -> None:
    """A user who repeats a command would strain services, and date the review anew."""
    server = serve(keep=KEPT)
    review = made(tmp_path)
    first = later(review)
    sent, stages = len(server.requests), (review.folder / "run.jsonl").read_bytes()
    second = later(review)
    assert (first.standing, second.standing) == (Standing.ADDED_TO, Standing.AS_IT_WAS) or first.corrections == ()
    assert len(server.requests) == sent
    assert (review.folder / "run.jsonl").read_bytes() == stages


def test_answers_of_the_first_search_are_not_taken_for_new_ones(serve: Serve, tmp_path: Path) -> None:
    """A user would be told that nothing was published since, by an archive."""
    server = serve(keep=KEPT)
    review = made(tmp_path)
    sent = len(server.requests_to("crossref"))
    later(review)
    assert len(server.requests_to("crossref")) > sent


def test_a_database_that_fails_takes_nothing_back(
    serve: Serve, tmp_path: Path, audited: Callable[[Review], Review]
) -> None:
    """A user would lose works, because a service was down on the day of the update."""
    server = serve(keep=KEPT)
    review = made(tmp_path)
    before = review.contents()
    server.plan.put({"crossref": Fault("html")})
    shelve(server, {name: rows[: KEPT + 3] for name, rows in invented_rows().items()})
    done = later(review)
    after = audited(review).contents()
    assert before.records.keys() < after.records.keys()
    assert [one for one in done.failed if one.startswith("Crossref")]
    assert {one.source: one.at[:10] for one in after.searches if one.method == "query"} == {
        "OpenAlex": LATER[:10],
        "Crossref": FIRST[:10],
    }


def test_without_a_network_nothing_is_lost_and_it_is_said(
    serve: Serve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A user on a train would lose works, or believe that they had been checked."""
    serve(keep=KEPT)
    review = made(tmp_path)
    before = review.contents()
    monkeypatch.setenv("SYNTHESIST_OFFLINE", "1")
    done = later(review)
    assert done.standing is Standing.AS_IT_WAS
    assert {one.unchecked for one in done.works} == {"there is no network"}
    assert not done.failed
    assert review.contents().records == before.records


def test_a_work_that_was_retracted_since_is_found_out(
    serve: Serve, of_papers: Callable[..., Review], audited: Callable[[Review], Review]
) -> None:
    """A user would go on citing what was retracted after the report was made."""
    server = serve(keep=KEPT)
    review = of_papers(STONE, REED)
    own = [dict(row) for row in invented_rows()["crossref"]]  # type: ignore[arg-type]
    for one in own:
        if one["DOI"] == "10.5555/stone":
            one["title"] = [STONE["title"]]
            one["updated-by"] = [{"type": "retraction", "DOI": "10.5555/stone.notice", "source": "publisher"}]
    shelve(server, {"crossref": tuple(own)})
    done = later(review)
    assert done.standing is Standing.LOOK_AGAIN
    after = audited(review).contents()
    stone = next(work for work in after.works.values() if work.record.identifier("doi") == "10.5555/stone")
    assert stone.retraction is RetractionStatus.RETRACTED
    assert "Crossref asked on 2026-11-20" in stone.retraction_told
    gone = [one for one in done.corrections if one.kind in (Changed.CLAIM_GONE, Changed.WORK_GONE)]
    assert len(gone) == 2
    assert all("10.5555/stone.notice" in one.cause for one in gone)
    assert [one.kind for one in after.corrections if one.kind is Changed.CORROBORATION]


def test_a_work_is_checked_or_it_is_said_why_not(serve: Serve, of_papers: Callable[..., Review]) -> None:
    """A user would take "nobody answered" for "nothing is wrong"."""
    serve(keep=KEPT)
    nameless = {**REED, "doi": ""}
    review = of_papers(STONE, nameless)
    done = later(review)
    by_title = {one.title: one for one in done.works}
    assert by_title[STONE["title"]].checked_by
    assert not by_title[REED["title"]].checked_by
    assert "no identifier" in by_title[REED["title"]].unchecked
    checks = review.contents().rechecks
    assert {one.outcome for one in checks} <= {Asked.ANSWERED, Asked.UNKNOWN, Asked.UNASKED}


def test_the_same_answers_on_another_day_change_nothing(serve: Serve, of_papers: Callable[..., Review]) -> None:
    """A user would wait for a review to be judged anew, because a day had passed."""
    serve(keep=KEPT)
    review = of_papers(STONE, REED)
    later(review)
    lines = (review.folder / "run.jsonl").read_text("utf-8").count('"started"')
    done = later(review, "2026-12-24T12:00:00+00:00")
    started = (review.folder / "run.jsonl").read_text("utf-8").splitlines()
    assert sum('"started"' in line for line in started) == lines + 1
    assert done.standing is Standing.AS_IT_WAS
    assert [one.at[:10] for one in review.contents().updates] == [LATER[:10], "2026-12-24"]
