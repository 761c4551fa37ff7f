"""Semantic Scholar: what is asked, and what its papers become."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from nearly_a import nearly
from recorded_a import bodies, cassettes, json_in
from recordings_a import tallied, wrapped

from synthesist.errors import SourceError
from synthesist.records import Link, Notice, PeerReview, Record, TextKind
from synthesist.search.databases.semanticscholar import SemanticScholar, parted
from synthesist.web.message import Response

Answered = Callable[..., Response]
DATABASE = SemanticScholar()
ENDPOINT = "https://api.semanticscholar.org/graph/v1"
KEY = (("header", "x-api-key", "s2"),)
PAPER: dict[str, Any] = {
    "paperId": "aa11",
    "corpusId": 77,
    "externalIds": {
        "DOI": "10.5555/STONE.1",
        "ArXiv": "2101.00001",
        "PubMed": "345",
        "PubMedCentral": "678",
        "ACL": "P18-1001",
        "MAG": "9",
        "DBLP": "journals/naps/Stone21",
        "CorpusId": 77,
    },
    "url": "https://www.semanticscholar.org/paper/aa11",
    "title": "RETRACTED: Sleep &amp; memory",
    "abstract": "Naps often help.",
    "venue": "Journal of Naps",
    "publicationVenue": {"name": "Journal of Naps", "type": "journal", "issn": "1234-5679"},
    "year": 2021,
    "citationCount": 4,
    "influentialCitationCount": 1,
    "openAccessPdf": {"url": "https://repository.example/1.pdf", "status": "GREEN", "license": "CCBY"},
    "publicationTypes": ["JournalArticle", "Review"],
    "publicationDate": "2021-03-14",
    "journal": {"volume": "7", "name": "J Naps"},
    "authors": [{"authorId": "1", "name": "Ada van Stone"}, {"authorId": None, "name": None}],
    "fieldsOfStudy": ["Medicine", "Psychology"],
}


def _parsed(answered: Answered, *rows: Any) -> tuple[Record, ...]:
    return DATABASE.parse(answered({"total": 1, "token": None, "data": list(rows)}), "", 1000).records


def test_a_query_is_sent_to_the_bulk_search_with_the_key_apart():
    """A key in the address would stand in every log; years in the words would find papers that name them."""
    request = DATABASE.request('"sleep" + (memory | recall) | year=2015-2020', "TOKEN", 100, ENDPOINT)
    assert request.url == f"{ENDPOINT}/paper/search/bulk"
    params = dict(request.params)
    assert (params["query"], params["year"], params["token"]) == ('"sleep" + (memory | recall)', "2015-2020", "TOKEN")
    assert {"abstract", "externalIds", "openAccessPdf", "publicationTypes"} <= set(params["fields"].split(","))
    assert request.secrets == KEY
    assert "token" not in dict(DATABASE.request("a", "", 100, ENDPOINT).params)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("a | b", ("a | b", "")),
        ("a | year=2015-", ("a", "2015-")),
        ("a | year=-2015", ("a", "-2015")),
        ("a | year=2015", ("a", "2015")),
        ("a | year=x", ("a | year=x", "")),
    ],
)
def test_only_what_are_years_is_sent_as_years(query: str, expected: tuple[str, str]):
    """A bar is an operator of the service: what stands behind it is mostly a word."""
    assert parted(query) == expected


def test_a_paper_keeps_all_that_it_says(answered: Answered):
    """A field that the adapter passes over is lost to screening, to the report and to whoever checks it."""
    (record,) = _parsed(answered, PAPER)
    assert record.identifiers == (
        ("acl", "P18-1001"),
        ("arxiv", "2101.00001"),
        ("corpusid", "77"),
        ("dblp", "journals/naps/Stone21"),
        ("doi", "10.5555/stone.1"),
        ("issn", "1234-5679"),
        ("mag", "9"),
        ("pmcid", "PMC678"),
        ("pmid", "345"),
        ("s2", "aa11"),
    )
    assert (record.title, record.year, record.published) == ("RETRACTED: Sleep & memory", 2021, "2021-03-14")
    assert (record.abstract, record.text_kind) == ("Naps often help.", TextKind.DATABASE)
    assert [author.display for author in record.authors] == ["Ada van Stone"]
    assert (record.venue, record.kind, record.cited_by) == ("Journal of Naps", "JournalArticle; Review", 4)
    assert record.links == (
        Link(url="https://repository.example/1.pdf", kind="pdf", licence="CCBY", host="repository"),
    )
    assert (record.licence, record.pdf_url) == ("CCBY", "https://repository.example/1.pdf")
    assert (record.is_retracted, record.notices) == (True, (Notice(kind="retraction", basis="title"),))
    extra = dict(record.extra)
    assert (extra["fieldsOfStudy"], extra["influentialCitationCount"]) == ("Medicine; Psychology", "1")
    assert extra["journal"] == '{"name":"J Naps","volume":"7"}'


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, PeerReview.REVIEWED),
        ({"venue": "arXiv.org"}, PeerReview.PREPRINT),
        ({"publicationTypes": ["JournalArticle", "Editorial"]}, PeerReview.OTHER),
        ({"publicationTypes": ["JournalArticle"], "publicationVenue": None}, PeerReview.UNKNOWN),
        ({"publicationTypes": ["Conference"]}, PeerReview.UNKNOWN),
        ({"publicationTypes": None}, PeerReview.UNKNOWN),
    ],
)
def test_review_is_believed_only_where_fields_say_so(answered: Answered, fields: Any, expected: PeerReview):
    """The service calls preprints journal articles: they would pass for reviewed ones."""
    (record,) = _parsed(answered, PAPER | fields)
    assert record.peer_review is expected
    assert record.peer_review_basis


def test_an_empty_answer_has_no_data(answered: Answered):
    """No hits come without a list at all, and are no error."""
    page = DATABASE.parse(answered({"total": 0, "offset": 0}), "", 1000)
    assert (page.records, page.total, page.next) == ((), 0, None)


def test_the_token_leads_on_until_a_page_is_empty(answered: Answered):
    """A token that is followed for ever eats the budget; one that is dropped loses the rest."""
    assert DATABASE.parse(answered({"total": 9, "token": "T", "data": [PAPER]}), "", 1000).next == "T"
    assert DATABASE.parse(answered({"total": 9, "token": "T", "data": []}), "T", 1000).next is None
    assert DATABASE.parse(answered({"total": 9, "token": None, "data": [PAPER]}), "T", 1000).next is None


@pytest.mark.parametrize(
    ("body", "status", "kind", "words"),
    [
        ({"message": "Too Many Requests", "code": "429"}, 429, "limited", "Too Many Requests"),
        ({"message": "Too Many Requests", "code": "429"}, 200, "limited", "Too Many Requests"),
        ({"message": "Forbidden"}, 403, "refused", "Forbidden"),
        ({"error": "Unrecognized or unsupported fields: [x]"}, 200, "refused", "unsupported fields"),
        ({"hello": 1}, 200, "broken", "no list of papers"),
        (b"<html>Sorry</html>", 200, "broken", "Sorry"),
    ],
)
def test_refusals_are_told_apart(answered: Answered, body: Any, status: int, kind: str, words: str):
    """Who is only asked to wait can try again; who has a wrong key cannot."""
    with pytest.raises(SourceError, match=words) as caught:
        DATABASE.parse(answered(body, status=status), "", 1000)
    assert caught.value.kind == kind
    assert caught.value.is_retriable is (kind == "limited" or isinstance(body, bytes))


def test_a_chase_goes_by_whichever_id_is_known(answered: Answered):
    """A record of another database has no id of this one: without its DOI nothing could be followed."""
    record = Record(record_id="r", source="x", title="t", identifiers=(("doi", "10.1002/(sici)1?2#3"), ("pmid", "3")))
    request = DATABASE.chase(record, "citations", "1000", 5000, ENDPOINT)
    assert request is not None
    assert request.url == f"{ENDPOINT}/paper/DOI:10.1002/(sici)1%3F2%233/citations"
    assert (dict(request.params)["offset"], dict(request.params)["limit"]) == ("1000", "1000")
    assert request.secrets == KEY
    assert DATABASE.chase(record, "citations", "9999", 1000, ENDPOINT) is None
    assert DATABASE.chase(Record(record_id="r", source="x", title="t"), "references", "", 10, ENDPOINT) is None


def test_chased_papers_without_an_id_are_kept(answered: Answered):
    """A third of some lists of references is known by title alone."""
    edges = [{"citedPaper": PAPER}, {"citedPaper": {"paperId": None, "title": "Lost"}}, {"citedPaper": None}]
    page = DATABASE.parse_chased(answered({"offset": 0, "next": 3, "data": edges}), "references", "", 1000)
    assert [(record.source_id, record.title) for record in page.records][1] == (None, "Lost")
    assert (len(page.records), len(page.failures), page.next) == (2, 1, "3")
    last = DATABASE.parse_chased(answered({"offset": 3, "data": edges}), "references", "3", 1000)
    assert last.next is None


def _papers(content: Any) -> Iterator[Any]:
    """Every paper in an answer of any path, also those that stand in others."""
    if isinstance(content, dict):
        if "paperId" in content:
            yield content
        for value in content.values():
            yield from _papers(value)
    elif isinstance(content, list):
        for value in content:
            yield from _papers(value)


def test_every_recorded_paper_becomes_a_record(shared: Callable[[str], Path], answered: Answered):
    """A shape that real answers have and invented ones have not would cost users their hits."""
    folder = shared("recorded/semanticscholar")
    answers = [*cassettes(folder), *bodies(folder, "*.json")]
    found = wrapped(answers, _papers, lambda rows: {"total": len(rows), "data": rows})
    tally = tallied(DATABASE, found, lambda body: body["data"], answered)
    assert tally.wrong == []
    assert (tally.records, tally.failures) == (tally.rows, [])
    assert (tally.bodies, tally.rows) == (84, 19783)
    assert tally.fields == {"identifiers": 19752, "title": 10413, "year": 135, "abstract": 42, "authors": 71}


def test_every_recorded_answer_is_read_or_refused(shared: Callable[[str], Path], answered: Answered):
    """Searches, lists of citations and errors as they came, with the numbers of their papers."""
    counted = []
    for answer in cassettes(shared("recorded/semanticscholar")):
        content = json_in(answer.body)
        if "/paper/search" not in answer.url:
            continue
        page = DATABASE.parse(answered(answer.body), "", 1000)
        counted.append((len(page.records), len(content.get("data", [])), page.total == content.get("total")))
        assert page.next == content.get("token")
    assert counted
    assert all(records == rows and is_total for records, rows, is_total in counted)


@given(content=nearly({"total": 1, "token": "T", "data": [PAPER]}))
def test_no_answer_breaks_the_reader(answered: Answered, content: Any):
    """A wrong type in one field must cost a row at most, never the run."""
    for direction in ("", "references"):
        try:
            if direction:
                DATABASE.parse_chased(answered(content), direction, "", 100)
            else:
                DATABASE.parse(answered(content), "", 100)
        except SourceError:
            continue
