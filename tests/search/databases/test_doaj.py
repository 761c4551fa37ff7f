"""DOAJ: what is asked, what is read, and what is refused."""

from collections import Counter

import checker_b
import pytest
import recorded_b
from hypothesis import given
from near_shape import JUNK, near

from synthesist.errors import SourceError
from synthesist.records import PeerReview
from synthesist.search.databases.doaj import Doaj

ENDPOINT = "https://doaj.org/api/v4"
ROW = {
    "id": "0a1b",
    "created_date": "2021-05-01T00:00:00Z",
    "bibjson": {
        "title": "Widgets &amp; <i>gadgets</i>",
        "abstract": "Widgets are wide (p<0.05).",
        "identifier": [
            {"type": "DOI", "id": "10.5555/W.1"},
            {"type": "pissn", "id": "1234-5679"},
            {"type": "eissn", "id": "2345-678X"},
        ],
        "author": [
            {
                "name": "Jane A. Smith",
                "affiliation": "Institute of Widgets",
                "orcid_id": "https://orcid.org/0000-0002-1825-0097",
            },
            {"name": "Widget Consortium"},
        ],
        "journal": {
            "title": "Journal of Widgets",
            "volume": "3",
            "language": ["EN"],
            "issns": ["1234-5679"],
            "license": [{"type": "CC BY"}],
        },
        "year": "2021",
        "month": "3",
        "link": [
            {"type": "fulltext", "content_type": "PDF", "url": "https://widgets.example/1.pdf"},
            {"type": "fulltext", "content_type": "HTML", "url": "javascript:alert(1)"},
        ],
        "keywords": ["widgets", "gadgets"],
    },
}


def _answer(*rows, **others):
    return {"total": len(rows), "page": 1, "pageSize": 10, "query": "widgets", "results": list(rows), **others}


@pytest.fixture
def database():
    """The database."""
    return Doaj()


def test_the_query_is_a_part_of_the_path(database):
    """A user whose query holds a slash or a question mark would search for something else."""
    request = database.request('bibjson.title:"a/b?" AND c#d+é', "", 50, ENDPOINT)
    assert request.method == "GET"
    assert request.url == f"{ENDPOINT}/search/articles/bibjson.title%3A%22a%2Fb%3F%22%20AND%20c%23d%2B%C3%A9"
    assert request.params == (("page", "1"), ("pageSize", "50"))
    assert database.request("x", "4", 500, ENDPOINT).params == (("page", "4"), ("pageSize", "100"))


def test_reads_a_row(database, answered):
    """A user needs what DOAJ knows: text, people, identifiers, licence and the open copy."""
    page = database.parse(answered(_answer(ROW)), "", 10)
    (record,) = page.records
    assert (page.total, page.next, page.read_as) == (1, None, "widgets")
    assert record.source_id == "0a1b"
    assert record.identifiers == (
        ("doaj", "0a1b"),
        ("doi", "10.5555/w.1"),
        ("issn", "1234-5679"),
        ("issn", "2345-678X"),
    )
    assert (record.title, record.abstract) == ("Widgets & gadgets", "Widgets are wide (p<0.05).")
    assert [author.display for author in record.authors] == ["Jane A. Smith", "Widget Consortium"]
    assert record.authors[0].orcid == "0000-0002-1825-0097"
    assert (record.year, record.published, record.venue) == (2021, "2021-03", "Journal of Widgets")
    assert (record.language, record.licence) == ("en", "CC BY")
    assert (record.peer_review, record.peer_review_basis) == (
        PeerReview.REVIEWED,
        "DOAJ lists peer-reviewed journals",
    )
    assert [(link.url, link.kind, link.licence) for link in record.links] == [
        ("https://widgets.example/1.pdf", "pdf", "CC BY")
    ]
    assert record.pdf_url == "https://widgets.example/1.pdf"
    assert record.url == "https://doaj.org/article/0a1b"
    extra = dict(record.extra)
    assert (extra["keywords"], extra["journal.volume"]) == ("widgets; gadgets", "3")
    assert extra["affiliation"] == "Jane A. Smith: Institute of Widgets"


def test_one_language_of_several_is_not_guessed(database, answered):
    """A user would filter an article out by a language that only its journal has."""
    journal = {**ROW["bibjson"]["journal"], "language": ["EN", "FR"]}
    row = {**ROW, "bibjson": {**ROW["bibjson"], "journal": journal}}
    (record,) = database.parse(answered(_answer(row)), "", 10).records
    assert record.language is None
    assert dict(record.extra)["journal.language"] == "EN; FR"


def test_pages_end_where_the_service_refuses(database, answered):
    """A user would see an error in place of the first 1,000 hits."""
    assert database.parse(answered(_answer(ROW, total=5_000, pageSize=100)), "", 100).next == "2"
    assert database.parse(answered(_answer(ROW, total=5_000, pageSize=100)), "10", 100).next is None
    assert database.parse(answered(_answer(ROW, total=150, pageSize=100)), "2", 100).next is None
    assert database.parse(answered(_answer(total=150, pageSize=100)), "1", 100).next is None


def test_journals_and_rows_without_title_are_no_articles(database, answered):
    """A user would find journals among the works, or lose a page to one bad row."""
    journal = {"id": "j", "bibjson": {"title": "Journal of Widgets", "eissn": "2345-678X"}}
    page = database.parse(answered(_answer(journal, {"id": "k", "bibjson": None}, 3, ROW)), "", 10)
    assert len(page.records) == 1
    assert [failure.place for failure in page.failures] == ["doaj:j", "doaj:k", ":row 3"]
    assert "a journal" in page.failures[0].reason


@pytest.mark.parametrize(
    ("body", "status", "words"),
    [
        ({"status": "bad_request", "error": "Unable to\nparse query"}, 400, "Unable to parse query"),
        ({"status": "bad_request", "error": "You can only see 1000"}, 200, "You can only see 1000"),
        (b"<html><h1>502 Bad Gateway</h1></html>", 200, "502 Bad Gateway"),
        (b'{"total": 3, "results": [', 200, "cut"),
        ('{"results": ["Gro\u00df"]}'.encode("latin-1"), 200, "not in UTF-8"),
        ([], 200, "another shape"),
    ],
)
def test_what_is_no_answer_is_an_error_in_one_line(database, answered, body, status, words):
    """A user would see a stack trace, or take an error for an empty search."""
    with pytest.raises(SourceError, match=words) as caught:
        database.parse(answered(body, status=status), "", 10)
    assert str(caught.value).startswith("DOAJ ")
    assert "\n" not in str(caught.value)


@given(answer=near(_answer(ROW)) | JUNK)
def test_anything_nearly_an_answer_is_read_or_refused(answered, answer):
    """A user would lose a search to one odd field."""
    try:
        page = Doaj().parse(answered(answer), "", 2)
    except SourceError:
        return
    assert len(page.records) + len(page.failures) <= 3


def test_every_recorded_answer_maps(database, answered, shared):
    """A user would lose articles that DOAJ did return."""
    tally = Counter()
    for name, status, body in recorded_b.doaj(shared):
        tally["bodies"] += 1
        try:
            page = database.parse(answered(body, status=status), "", 100)
        except SourceError:
            assert "jaod_journal" in name
            tally["refused"] += 1
            continue
        facts = list(checker_b.doaj(body))
        assert len(facts) == len(page.records) + len(page.failures), name
        fields, differences = checker_b.compared(facts, page.records)
        assert differences == []
        assert not page.failures or "jaod_journal" in name
        tally.update(records=len(page.records), failures=len(page.failures), **fields)
    # The failures are journals, which the recorded answers hold too.
    assert tally == {
        "bodies": 14,
        "records": 51,
        "failures": 45,
        "identifiers": 51,
        "title": 51,
        "year": 51,
        "abstract": 49,
        "authors": 51,
    }
