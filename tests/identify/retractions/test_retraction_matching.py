"""Records and the lists: who is found by what, and who is not."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from synthesist.identify.retractions import ListStore, notes_for
from synthesist.records import Record, RetractionStatus, Sameness

Rows = Callable[..., str]
Listing = Callable[..., ListStore]
Said = Callable[..., tuple]

TITLE = "Rendered pictures teach machines to answer questions about scenes"
LONG = "Effects of cold winters on the moulting of mallard ducks in northern ponds"
SAME, ASK = Sameness.SAME, Sameness.ASK


@pytest.fixture
def watch(listing: Listing, watch_rows: Rows) -> ListStore:
    """The list of Retraction Watch with one row."""
    return listing(watch_rows({}))


@pytest.fixture
def flagged(listing: Listing, flagged_rows: Rows) -> ListStore:
    """The list of open-retractions with one retracted work, of which only the title is told."""
    row = {"doi": "10.5555/ducks.2019", "notice": "10.5555/ducks.note", "retracted": True}
    return listing(flagged_rows({**row, "title": f"Retraction notice to “{LONG}” [J. Duck. 5 (2019) 6–9]"}))


def _answers(notes: tuple) -> list[tuple[RetractionStatus, Sameness]]:
    return [(note.status, note.answer) for note in notes]


RETRACTED, MAYBE = [(RetractionStatus.RETRACTED, SAME)], [(RetractionStatus.RETRACTED, ASK)]


@pytest.mark.parametrize("identifier", [("doi", "10.5555/stone"), ("pmid", "4711"), ("doi", "10.5555/STONE")])
def test_identifier_finds_whatever_the_title(watch: ListStore, said: Said, identifier: tuple[str, str]):
    """A retracted work would pass unseen because its title is given otherwise."""
    assert _answers(said("Something else", identifiers=(identifier,))) == RETRACTED


def test_version_behind_a_preprints_doi_is_no_matter(listing: Listing, watch_rows: Rows, said: Said):
    """A withdrawn preprint would pass unseen by the "v2" behind its DOI."""
    listing(watch_rows({"OriginalPaperDOI": "10.1101/2020.01.30.999999"}))
    assert _answers(said(identifiers=(("doi", "10.1101/2020.01.30.999999v2"),))) == RETRACTED


def test_preprint_of_arxiv_is_found_by_its_number(listing: Listing, watch_rows: Rows, said: Said):
    """Lists know preprints by the DOI that hardly a reference gives."""
    listing(watch_rows({"OriginalPaperDOI": "10.48550/arXiv.2001.01234"}))
    assert _answers(said(identifiers=(("arxiv", "2001.01234"),))) == RETRACTED


def test_notice_is_not_the_retracted_work(watch: ListStore, said: Said):
    """A review that cites the notice would be told that it cites the retracted work."""
    assert said(f"Retraction: {TITLE}", identifiers=(("doi", "10.5555/notice"),)) == ()


def test_title_of_a_notice_alone_is_asked_about(watch: ListStore, said: Said):
    """Nobody can tell whether such a reference means the notice or the work."""
    assert _answers(said(f"Retraction: {TITLE}", authors=["Stone"])) == MAYBE


@pytest.mark.parametrize(
    ("title", "fields"),
    [
        (TITLE, {"authors": ["Stone", "Reed"], "year": 2020}),
        ("RETRACTED: " + TITLE, {"authors": ["Stone"]}),
        ("Renderd pictures teach machines to anwser questions about <i>scenes</i>", {"authors": ["Stone"]}),
        ("Rendered pictures teach machines to answer", {"identifiers": (("doi", "10.5555/stonee"),)}),
        (TITLE, {"authors": ["Stonne"], "year": 2002}),
        (TITLE.upper(), {}),
        (TITLE, {"identifiers": (("doi", "10.5555/sotne"),), "year": 1999}),
    ],
)
def test_errors_of_typing_do_not_hide(watch: ListStore, said: Said, title: str, fields: dict):
    """A slip in a reference would let a retracted work pass."""
    assert _answers(said(title, **fields)) == RETRACTED


@pytest.mark.parametrize(
    "fields",
    [
        {"identifiers": (("doi", "10.6666/another"),), "authors": ["Stone", "Reed"]},
        {"authors": ["Mallard", "Teal"]},
        {"year": 2011},
        {"venue": "Annals of Ornithology"},
    ],
)
def test_one_title_of_two_works_is_asked_about(watch: ListStore, said: Said, fields: dict):
    """A work would be called retracted for the title that it shares."""
    assert _answers(said(TITLE, **fields)) == MAYBE


@pytest.mark.parametrize(
    ("title", "fields"),
    [
        ("Reply to: " + TITLE, {}),
        ("Rendered pictures teach children to answer questions about music", {}),
        (TITLE, {"identifiers": (("doi", "10.6666/another"),), "authors": ["Mallard"]}),
        ("Scenes", {}),
        ("", {}),
    ],
)
def test_other_works_are_left_alone(watch: ListStore, said: Said, title: str, fields: dict):
    """A user would be asked about works that are plainly others."""
    assert said(title, **fields) == ()


def test_parts_of_a_series_are_told_apart(listing: Listing, watch_rows: Rows, said: Said):
    """Part I would be called retracted because part II is."""
    listing(watch_rows({"Title": f"{TITLE}. Part II"}))
    assert RETRACTED not in [_answers(said(f"{TITLE}. Part {part}", authors=["Stone"])) for part in ("I", "III")]
    assert _answers(said(f"{TITLE}. Part 2", authors=["Stone"])) == RETRACTED


def test_a_word_for_another_is_another_work(flagged: ListStore, said: Said):
    """Of two studies that differ by the organ, or the bird, the wrong one would be called retracted."""
    assert _answers(said(LONG)) == RETRACTED
    assert SAME not in [answer for _, answer in _answers(said(LONG.replace("mallard", "eider")))]


def test_title_alone_serves_if_it_is_long(flagged: ListStore, said: Said):
    """The list that gives titles only would be of no use without DOIs."""
    assert _answers(said("Effects of cold winters on the moulting of malard ducks in northern ponds")) == RETRACTED


def test_work_younger_than_the_notice_is_asked_about(flagged: ListStore, said: Said):
    """A new work of the same title would be called retracted before it was written."""
    assert _answers(said(LONG, year=2024)) == MAYBE


def test_no_one_is_asked_about_corrections(listing: Listing, flagged_rows: Rows, said: Said):
    """Lists hold a hundred thousand corrections: a user would drown in questions."""
    listing(flagged_rows({"doi": "10.5555/a", "notice": "10.5555/n", "kind": "erratum", "title": f"Erratum: {LONG}"}))
    assert said(LONG, identifiers=(("doi", "10.6666/b"),)) == ()
    assert _answers(said(LONG)) == [(RetractionStatus.CORRECTED, SAME)]


def test_two_works_as_good_as_each_other_are_asked_about(listing: Listing, flagged_rows: Rows, said: Said):
    """The one that was only corrected would be called retracted."""
    rows = (
        {"doi": "10.5555/a", "notice": "10.5555/n", "title": f"Retraction: {LONG}"},
        {"doi": "10.6666/b", "notice": "10.6666/m", "kind": "erratum", "title": f"Erratum: {LONG}"},
    )
    listing(flagged_rows(*rows))
    assert SAME not in [answer for _, answer in _answers(said(LONG))]


def test_editions_of_a_withdrawn_review(listing: Listing, flagged_rows: Rows, said: Said):
    """The edition that withdraws would pass, or the one that came after be called withdrawn."""
    review = "10.1002/14651858.cd999999"
    listing(flagged_rows((review, f"{review}.pub2", "withdrawal")))
    withdrawn = [(RetractionStatus.WITHDRAWN, SAME)]
    assert _answers(said(identifiers=(("doi", review),))) == withdrawn
    assert _answers(said(identifiers=(("doi", f"{review}.pub2"),))) == withdrawn
    assert said(identifiers=(("doi", f"{review}.pub3"),)) == ()


def test_many_records_keep_their_order(watch: ListStore, make_record: Callable[..., Record]):
    """A note would be held against another record than it is of."""
    records = [make_record(f"r{number}", f"Work {number}") for number in range(1200)]
    records[700] = make_record("the one", TITLE, authors=["Stone"])
    assert [note.record_id for note in notes_for(records, watch)] == [records[700].record_id]


@given(title=st.text(max_size=80), doi=st.text(max_size=30), year=st.none() | st.integers(-9999, 9999))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_no_record_breaks_the_search(watch: ListStore, said: Said, title: str, doi: str, year: int | None):
    """One odd record among thousands must not stop a check."""
    said(title, identifiers=(("doi", doi),) if doi else (), year=year, venue=title, authors=[title])
