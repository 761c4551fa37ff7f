"""Real lists and real answers."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from synthesist.identify.retractions import ListStore, notes_for, notes_in, status_of, take_in
from synthesist.identify.retractions.reading import open_list
from synthesist.records import Failure, Record, RetractionStatus, Sameness
from synthesist.search.databases import databases
from synthesist.web.message import Request, Response

OPEN = "retraction/open_retractions.jsonl.zst"
WATCH = "retraction/retraction_watch_columns_sample.csv"


@pytest.mark.parametrize("service", ["crossref", "openalex", "europepmc"])
def test_famous_retraction_is_seen_in_every_service(shared: Callable[[str], Path], service: str):
    """The one work that no review may cite unawares."""
    (path,) = shared("recorded/one_doi_many_services").glob(f"{service}__*.json")
    request = Request(service=service, url="https://service.example.org")
    response = Response(request=request, status=200, headers=(), body=path.read_bytes(), at="", sha256="")
    (record,) = databases(()).databases[service].parse(response, "", 10).records
    assert status_of(notes_in(record))[0] is RetractionStatus.RETRACTED


def test_true_columns_of_retraction_watch(shared: Callable[[str], Path], store: ListStore):
    """The real list would not load."""
    done = take_in(shared(WATCH), store, today="2026-01-02")
    assert (done.about.entries, done.about.failures, done.about.dated) == (20, 0, "2023-10-04")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, shared: Callable[[str], Path]) -> Iterator[tuple[ListStore, Any]]:
    """The whole list of 2020, taken in once."""
    store = ListStore(tmp_path_factory.mktemp("lists"))
    yield store, take_in(shared(OPEN), store, today="2026-01-02")
    store.close()


def test_whole_list_loads(whole: tuple[ListStore, Any]):
    """Rows of the real list would be lost."""
    _, done = whole
    about = done.about
    assert (about.entries, about.neutral, about.failures, about.dated) == (114_593, 22, 0, "2020-06-23")


def test_no_flagged_work_passes_unseen(whole: tuple[ListStore, Any], shared: Callable[[str], Path]):
    """A retracted work whose DOI a review gives would be cited without a word."""
    store, _ = whole
    rows = [row[0] for row in open_list(shared(OPEN)).rows if row and not isinstance(row, Failure)]
    flagged = {row.identifiers[0] for row in rows if row.facts[0].status is RetractionStatus.RETRACTED}
    records = [
        Record(record_id=value, source="x", title="Untold", identifiers=(("doi", value.removeprefix("doi:")),))
        for value in sorted(flagged)
    ]
    notes = notes_for(records, store)
    seen = {note.record_id for note in notes if note.status is RetractionStatus.RETRACTED}
    assert len(flagged) > 4_700
    assert seen == flagged
    assert all(note.answer is Sameness.SAME for note in notes)
