"""DataCite: what is asked, what is read, and what is refused."""

from collections import Counter

import checker_b
import pytest
import recorded_b
from hypothesis import given
from near_shape import JUNK, near

from synthesist.errors import SourceError
from synthesist.records import Cited, PeerReview
from synthesist.search.databases.datacite import DataCite

ENDPOINT = "https://api.datacite.org"
ROW = {
    "id": "10.48550/arxiv.2101.00001",
    "type": "dois",
    "attributes": {
        "doi": "10.48550/ARXIV.2101.00001",
        "identifiers": [{"identifier": "978-3-00-000000-1", "identifierType": "ISBN"}],
        "titles": [
            {"title": "In brief", "titleType": "Subtitle"},
            {"title": "<h1>Widgets &amp; gadgets</h1>"},
            {"title": "Dinge", "titleType": "TranslatedTitle"},
        ],
        "creators": [
            {
                "name": "Smith, Jane A.",
                "nameType": "Personal",
                "givenName": "Jane A.",
                "familyName": "Smith",
                "nameIdentifiers": [
                    {"nameIdentifier": "https://orcid.org/0000-0002-1825-0097", "nameIdentifierScheme": "ORCID"}
                ],
            },
            {"name": "Ministry of Widgets, Gadgets", "nameType": "Organizational"},
            {"name": "(:Unav)"},
            {"name": "Chen, Li"},
        ],
        "publisher": {"name": "Widget Archive"},
        "container": {"identifier": "1234-5679", "identifierType": "ISSN"},
        "publicationYear": 2021,
        "dates": [{"date": "2021-03-04", "dateType": "Issued"}, {"date": "2020", "dateType": "Created"}],
        "language": "en",
        "types": {"resourceTypeGeneral": "Preprint", "resourceType": "Article"},
        "relatedIdentifiers": [
            {"relatedIdentifier": "10.5555/R.1", "relatedIdentifierType": "DOI", "relationType": "References"},
            {"relatedIdentifier": "https://r.example/2", "relatedIdentifierType": "URL", "relationType": "Cites"},
            {"relatedIdentifier": "10.5555/V.1", "relatedIdentifierType": "DOI", "relationType": "IsVersionOf"},
            {"relatedIdentifier": "2345-678X", "relatedIdentifierType": "ISSN", "relationType": "IsPartOf"},
        ],
        "rightsList": [{"rights": "Open", "rightsIdentifier": "cc-by-4.0"}],
        "descriptions": [
            {"descriptionType": "Abstract"},
            {"description": "Widgets are <b>wide</b>.", "descriptionType": "Abstract"},
            {"description": "12 pages", "descriptionType": "Other"},
        ],
        "url": "https://widgets.example/1",
        "contentUrl": ["https://widgets.example/1.pdf"],
        "citationCount": 4,
        "version": "2",
    },
    "relationships": {"client": {"data": {"id": "arxiv.content", "type": "clients"}}},
}
NEXT = "https://elsewhere.example/dois?page%5Bcursor%5D=MTU0Mg&page%5Bsize%5D=2&query=other"


def _answer(*rows, following=""):
    return {"data": list(rows), "meta": {"total": 9}, "links": {"next": following} if following else {}}


def _changed(**attributes):
    return {**ROW, "attributes": {**ROW["attributes"], **attributes}}


@pytest.fixture
def database():
    """The database."""
    return DataCite()


def test_asks_by_cursor(database):
    """A user would reach only the first 10,000 hits, or none."""
    request = database.request("titles.title:widgets", "", 100, ENDPOINT)
    assert (request.method, request.url) == ("GET", f"{ENDPOINT}/dois")
    assert dict(request.params) == {
        "query": "titles.title:widgets",
        "affiliation": "true",
        "publisher": "true",
        "disable-facets": "true",
        "page[size]": "100",
        "page[cursor]": "1",
    }


def test_of_the_next_address_only_the_paging_is_taken(database, answered):
    """A user's requests would go wherever an answer sends them."""
    following = database.parse(answered(_answer(ROW, following=NEXT)), "", 2).next
    request = database.request("widgets", following, 2, ENDPOINT)
    assert request.url == f"{ENDPOINT}/dois"
    assert dict(request.params)["page[cursor]"] == "MTU0Mg"
    assert dict(request.params)["query"] == "widgets"
    assert "elsewhere" not in following
    assert database.parse(answered(_answer(ROW)), "", 2).next is None
    assert database.parse(answered(_answer(following=NEXT)), "", 2).next is None
    assert database.parse(answered(_answer(ROW, following="https://[")), "", 2).next is None
    assert database.parse(answered(_answer(ROW, following="https://x.example/?a=b")), "", 2).next is None


def test_reads_a_row(database, answered):
    """A user needs what DataCite knows: text, people, kind, dates, what is cited and where it lies."""
    (record,) = database.parse(answered(_answer(ROW)), "", 2).records
    assert record.identifiers == (
        ("arxiv", "2101.00001"),
        ("doi", "10.48550/arxiv.2101.00001"),
        ("isbn", "978-3-00-000000-1"),
        ("issn", "1234-5679"),
        ("issn", "2345-678X"),
    )
    assert (record.title, record.abstract) == ("Widgets & gadgets", "Widgets are wide.")
    assert [(author.family, author.given) for author in record.authors] == [
        ("Smith", "Jane A."),
        ("Ministry of Widgets, Gadgets", ""),
        ("Chen", "Li"),
    ]
    assert record.authors[0].orcid == "0000-0002-1825-0097"
    assert (record.year, record.published, record.venue) == (2021, "2021-03-04", "Widget Archive")
    assert (record.kind, record.licence, record.cited_by) == ("Preprint/Article", "cc-by-4.0", 4)
    assert (record.peer_review, record.peer_review_basis) == (PeerReview.PREPRINT, "resourceTypeGeneral=Preprint")
    assert record.references == (
        Cited(identifiers=(("doi", "10.5555/r.1"),)),
        Cited(text="https://r.example/2"),
    )
    assert (record.url, record.pdf_url) == ("https://widgets.example/1", "https://widgets.example/1.pdf")
    extra = dict(record.extra)
    assert (extra["title.Subtitle"], extra["title.TranslatedTitle"]) == ("In brief", "Dinge")
    assert (extra["description.Other"], extra["version"]) == ("12 pages", "2")
    assert "IsVersionOf" in extra["relatedIdentifiers"]
    assert "10.5555/R.1" not in extra["relatedIdentifiers"]
    assert "arxiv.content" in extra["relationships"]


@pytest.mark.parametrize(
    ("types", "verdict", "basis"),
    [
        ({"resourceTypeGeneral": "Dissertation"}, PeerReview.THESIS, "resourceTypeGeneral=Dissertation"),
        ({"resourceTypeGeneral": "JournalArticle"}, PeerReview.REVIEWED, "resourceTypeGeneral=JournalArticle"),
        (
            {"resourceTypeGeneral": "Text", "resourceType": "Journal Article"},
            PeerReview.REVIEWED,
            "resourceType=Journal Article",
        ),
        ({"resourceTypeGeneral": "Dataset", "resourceType": "Thesis"}, PeerReview.OTHER, "resourceTypeGeneral=Dataset"),
        ({}, PeerReview.UNKNOWN, None),
    ],
)
def test_says_what_shows_peer_review(database, answered, types, verdict, basis):
    """A user would take a data set or a thesis for a judged article."""
    (record,) = database.parse(answered(_answer(_changed(types=types))), "", 2).records
    assert (record.peer_review, record.peer_review_basis) == (verdict, basis)


def test_years_of_other_calendars_are_no_years(database, answered):
    """A user would find a paper of the year 2541."""
    (record,) = database.parse(answered(_answer(_changed(publicationYear=2541, dates=[]))), "", 2).records
    assert (record.year, record.published) == (None, None)
    assert dict(record.extra)["publicationYear"] == "2541"


def test_an_address_that_is_none_is_no_link(database, answered):
    """A user would click on a script."""
    (record,) = database.parse(answered(_answer(_changed(url="javascript:alert(1)", contentUrl=None))), "", 2).records
    assert (record.url, record.links) == (None, ())


def test_rows_that_cannot_be_read_cost_only_themselves(database, answered):
    """A user would lose a whole page to one bad row, or never learn of it."""
    page = database.parse(answered(_answer(_changed(titles=[]), None, ROW)), "", 3)
    assert len(page.records) == 1
    assert [failure.place for failure in page.failures] == ["datacite:10.48550/ARXIV.2101.00001", ":row 2"]


@pytest.mark.parametrize(
    ("body", "status", "words"),
    [
        ({"errors": [{"status": "400", "title": "Failed to parse\nquery"}]}, 200, "Failed to parse query"),
        ({"errors": [{"status": "400", "title": "Failed to parse query"}]}, 400, "Failed to parse query"),
        (b"<html><h1>502 Bad Gateway</h1></html>", 200, "502 Bad Gateway"),
        (b'{"data": [{"id": "10', 200, "cut"),
        ('{"data": ["Gro\u00df"]}'.encode("latin-1"), 200, "not in UTF-8"),
        (b"The resource you are looking for doesn't exist.", 404, "doesn't exist"),
        ("text", 200, "another shape"),
    ],
)
def test_what_is_no_answer_is_an_error_in_one_line(database, answered, body, status, words):
    """A user would see a stack trace, or take an error for an empty search."""
    with pytest.raises(SourceError, match=words) as caught:
        database.parse(answered(body, status=status), "", 10)
    assert str(caught.value).startswith("DataCite ")
    assert "\n" not in str(caught.value)


@given(answer=near(_answer(ROW, following=NEXT)) | JUNK)
def test_anything_nearly_an_answer_is_read_or_refused(answered, answer):
    """A user would lose a search to one odd field."""
    try:
        page = DataCite().parse(answered(answer), "", 2)
    except SourceError:
        return
    assert len(page.records) + len(page.failures) <= 3


def test_every_recorded_answer_maps(database, answered, shared):
    """A user would lose works that DataCite did return."""
    tally = Counter()
    for name, status, body in recorded_b.datacite(shared):
        tally["bodies"] += 1
        try:
            page = database.parse(answered(body, status=status), "", 1000)
        except SourceError:
            assert "dc_cn" in name
            tally["refused"] += 1
            continue
        facts = list(checker_b.datacite(body))
        assert len(facts) == len(page.records) + len(page.failures), name
        fields, differences = checker_b.compared(facts, page.records)
        assert differences == []
        tally.update(records=len(page.records), failures=len(page.failures), **fields)
    # The failures are two works without a title, and rows of other kinds than works; what is refused is citation text.
    assert tally == {
        "bodies": 12,
        "refused": 3,
        "records": 1042,
        "failures": 27,
        "identifiers": 1042,
        "title": 1042,
        "year": 1025,
        "abstract": 515,
        "authors": 987,
    }
