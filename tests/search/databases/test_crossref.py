"""Crossref: what is asked, and what its works become."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nearly_a import nearly
from recorded_a import Recorded, bodies, cassettes, json_in, lines
from recordings_a import tallied, wrapped

from synthesist.errors import SourceError
from synthesist.records import Cited, Link, Notice, PeerReview, Record, TextKind
from synthesist.search.databases.crossref import Crossref, parted
from synthesist.web.message import Response

Answered = Callable[..., Response]
DATABASE = Crossref()
ENDPOINT = "https://api.crossref.org"
WORK: dict[str, Any] = {
    "DOI": "10.5555/Stone.1",
    "URL": "https://doi.org/10.5555/stone.1",
    "type": "journal-article",
    "title": ["Sleep &amp; <i>memory</i>\n in H<sub>2</sub>O", "Schlaf"],
    "subtitle": ["A trial"],
    "abstract": "<jats:title>Abstract</jats:title><jats:sec><jats:title>Aims</jats:title>"
    "<jats:p>We asked if p &lt; 0.05 holds.</jats:p></jats:sec>",
    "author": [
        {"given": "Ada", "family": "van Stone", "suffix": "Jr.", "ORCID": "http://orcid.org/0000-0001-2345-678X"},
        {"name": "The Nap Group", "sequence": "additional"},
        {"given": "Madonna"},
    ],
    "container-title": ["Journal of Naps"],
    "ISSN": ["1234-5679"],
    "ISBN": ["http://id.crossref.org/isbn/9781234567897"],
    "issued": {"date-parts": [[2021, 3]]},
    "language": "en",
    "is-referenced-by-count": 4,
    "license": [
        {"URL": "https://publisher.example/tdm", "content-version": "tdm"},
        {"URL": "https://creativecommons.org/licenses/by/4.0/", "content-version": "vor"},
    ],
    "link": [
        {"URL": "https://publisher.example/1.pdf", "content-type": "application/pdf", "content-version": "vor"},
        {"URL": "javascript:alert(1)", "content-type": "text/html", "content-version": "vor"},
    ],
    "resource": {"primary": {"URL": "https://publisher.example/1"}},
    "reference": [
        {"key": "1", "DOI": "10.5555/REED", "unstructured": "Reed B. Naps."},
        {"key": "2", "author": "Quill", "year": "1999", "article-title": "On <i>rest</i>"},
    ],
    "updated-by": [
        {
            "DOI": "10.5555/N1",
            "type": "retraction",
            "source": "retraction-watch",
            "updated": {"date-parts": [[2022, 5, 6]]},
        },
        {"DOI": "10.5555/n2", "type": "expression_of_concern", "updated": {}},
    ],
    "publisher": "Nap Press",
    "volume": "7",
}


def _parsed(answered: Answered, *rows: Any) -> tuple[Record, ...]:
    return DATABASE.parse(answered(_list(rows)), "", 100).records


def _list(rows: Any, **message: Any) -> dict[str, Any]:
    return {"status": "ok", "message-type": "work-list", "message": {"items": list(rows), **message}}


def test_a_query_is_words_and_filters_by_offset():
    """A cursor of the service names page after page by one string: an archive would replay one page for all."""
    request = DATABASE.request("sleep memory | filter=from-pub-date:2015,until-pub-date:2020", "200", 500, ENDPOINT)
    assert request.url == f"{ENDPOINT}/works"
    assert request.params == (
        ("query.bibliographic", "sleep memory"),
        ("filter", "from-pub-date:2015,until-pub-date:2020"),
        ("rows", "200"),
        ("offset", "200"),
    )
    assert (request.method, request.secrets) == ("GET", ())
    assert dict(DATABASE.request("a", "", 50, ENDPOINT).params) == {
        "query.bibliographic": "a",
        "rows": "50",
        "offset": "0",
    }
    assert dict(DATABASE.request("a", "9900", 200, ENDPOINT).params)["rows"] == "100"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("a | b", ("a | b", "")),
        ("a | filter=", ("a | filter=", "")),
        ("a | filter=x", ("a | filter=x", "")),
        ("a | filter=type:journal-article", ("a", "type:journal-article")),
        ("a | filter=b:c d", ("a | filter=b:c d", "")),
    ],
)
def test_only_what_is_a_filter_is_sent_as_one(query: str, expected: tuple[str, str]):
    """Words that happen to follow a bar would otherwise become a filter that the service refuses."""
    assert parted(query) == expected


def test_a_work_keeps_all_that_it_says(answered: Answered):
    """A field that the adapter passes over is lost to screening, to the report and to whoever checks it."""
    (record,) = _parsed(answered, WORK)
    assert (record.source, record.source_id) == ("crossref", "10.5555/stone.1")
    assert record.identifiers == (("doi", "10.5555/stone.1"), ("isbn", "9781234567897"), ("issn", "1234-5679"))
    assert (record.title, record.year, record.published) == ("Sleep & memory in H2O", 2021, "2021-03")
    assert (record.abstract, record.text_kind) == ("Aims: We asked if p < 0.05 holds.", TextKind.PUBLISHER)
    assert [(author.family, author.given, author.orcid) for author in record.authors] == [
        ("van Stone Jr.", "Ada", "0000-0001-2345-678X"),
        ("The Nap Group", "", None),
        ("Madonna", "", None),
    ]
    assert (record.venue, record.kind, record.language) == ("Journal of Naps", "journal-article", "en")
    assert (record.licence, record.cited_by) == ("https://creativecommons.org/licenses/by/4.0/", 4)
    assert (record.peer_review, record.peer_review_basis) == (PeerReview.REVIEWED, "type=journal-article")
    licence = "https://creativecommons.org/licenses/by/4.0/"
    assert record.links == (
        Link(url="https://publisher.example/1.pdf", kind="pdf", version="published", licence=licence, host="publisher"),
        Link(url="https://publisher.example/1", host="publisher"),
    )
    assert record.references == (
        Cited(identifiers=(("doi", "10.5555/reed"),), text="Reed B. Naps."),
        Cited(text="Quill. 1999. On rest"),
    )
    assert record.notices == (
        Notice(
            kind="retraction", notice="doi:10.5555/n1", date="2022-05-06", basis="updated-by, source=retraction-watch"
        ),
        Notice(kind="concern", notice="doi:10.5555/n2", basis="updated-by"),
    )
    assert record.is_retracted is True
    extra = dict(record.extra)
    assert (extra["publisher"], extra["volume"], extra["title"], extra["subtitle"]) == (
        "Nap Press",
        "7",
        "Schlaf",
        "A trial",
    )
    assert (record.pdf_url, record.url) == ("https://publisher.example/1.pdf", "https://doi.org/10.5555/stone.1")


@pytest.mark.parametrize(
    ("fields", "expected", "basis"),
    [
        (
            {"type": "posted-content", "subtype": "preprint"},
            PeerReview.PREPRINT,
            "type=posted-content, subtype=preprint",
        ),
        ({"type": "posted-content", "subtype": "other"}, PeerReview.OTHER, "type=posted-content, subtype=other"),
        ({"type": "dissertation"}, PeerReview.THESIS, "type=dissertation"),
        ({"type": "proceedings-article"}, PeerReview.UNKNOWN, "type=proceedings-article"),
        ({"type": "dataset"}, PeerReview.OTHER, "type=dataset"),
        ({"type": None}, PeerReview.UNKNOWN, "type=none"),
        ({"title": ["Editorial"]}, PeerReview.OTHER, "title=Editorial"),
        ({"update-to": [{"type": "retraction", "DOI": "10.5/x"}]}, PeerReview.OTHER, "update-to"),
        ({"update-to": [{"type": "new_version", "DOI": "10.5/x"}]}, PeerReview.REVIEWED, "type=journal-article"),
    ],
)
def test_review_is_said_with_the_field_that_says_so(answered: Answered, fields: Any, expected: PeerReview, basis: str):
    """A preprint or a notice that passes for a reviewed article would be counted as evidence that it is not."""
    (record,) = _parsed(answered, WORK | fields)
    assert (record.peer_review, record.peer_review_basis) == (expected, basis)


def test_a_notice_is_not_the_work_that_it_retracts(answered: Answered):
    """A notice of retraction, marked as retracted itself, would be counted as a second retracted work."""
    notice = {**WORK, "title": ["Retracted: Sleep"], "update-to": [{"type": "retraction"}], "updated-by": []}
    assert _parsed(answered, notice)[0].is_retracted is None
    silent = {name: value for name, value in WORK.items() if name != "updated-by"}
    assert _parsed(answered, silent)[0].is_retracted is None
    assert _parsed(answered, silent | {"title": ["RETRACTED: Sleep"]})[0].is_retracted is True


@pytest.mark.parametrize(
    ("fields", "published", "year"),
    [
        ({"issued": {"date-parts": [[None]]}}, None, None),
        ({"issued": {"date-parts": [[None]]}, "published-online": {"date-parts": [[2019, 2, 30]]}}, "2019-02", 2019),
        ({"issued": {"date-parts": [["2018", "4", "05"]]}}, "2018-04-05", 2018),
        ({"issued": None}, None, None),
        ({"issued": {"date-parts": [[2018, 13]]}}, "2018", 2018),
    ],
)
def test_dates_are_as_precise_as_stated(answered: Answered, fields: Any, published: str | None, year: int | None):
    """A missing part that became January the first would put works into years that they are not of."""
    (record,) = _parsed(answered, WORK | fields)
    assert (record.published, record.year) == (published, year)


def test_pages_are_counted_by_offset_up_to_what_can_be_reached(answered: Answered):
    """Paging that stops early misses works; beyond ten thousand the service refuses."""

    def following(cursor: str, rows: int, total: Any) -> str | None:
        return DATABASE.parse(answered(_list([WORK] * rows, **{"total-results": total})), cursor, 100).next

    assert following("", 100, 250) == "100"
    assert following("200", 50, 250) is None
    assert following("100", 0, 250) is None
    assert following("9900", 100, 99_999) is None
    assert following("", 100, None) == "100"


@pytest.mark.parametrize(
    ("body", "status", "words"),
    [
        (
            {"status": "failed", "message": [{"type": "t", "value": "v", "message": "No such filter"}]},
            200,
            "No such filter",
        ),
        ({"status": "failed", "message": [{"message": "Cursor invalid"}]}, 404, "Cursor invalid"),
        (b"Resource not found.", 404, "Resource not found."),
        (b"<html><h1>504 Gateway Time-out</h1></html>", 504, "504 Gateway Time-out"),
        (b"<html><h1>Hello</h1></html>", 200, "Hello"),
        ({"status": "ok", "message-type": "member-list", "message": {"items": []}}, 200, "no list of works"),
        (b"", 200, "no JSON"),
    ],
)
def test_what_is_no_answer_is_refused_in_the_services_words(answered: Answered, body: Any, status: int, words: str):
    """An error page that is read as "no hits" would let a review claim that there is nothing."""
    with pytest.raises(SourceError, match=words) as caught:
        DATABASE.parse(answered(body, status=status), "", 100)
    assert caught.value.is_retriable is (status >= 500 or (isinstance(body, bytes) and status == 200))


def _works(body: Any) -> list[Any]:
    return body["message"]["items"] if "items" in body["message"] else [body["message"]]


def test_every_recorded_work_becomes_a_record(shared: Callable[[str], Path], answered: Answered):
    """A shape that real answers have and invented ones have not would cost users their hits."""
    malformed = shared("recorded/malformed")
    dumped = [*bodies(malformed, "crossref-works.single.json"), *lines(malformed, "crossref-works.*badsample.json")]
    answers: list[Recorded] = [
        *cassettes(shared("recorded/crossref")),
        *bodies(shared("recorded/one_doi_many_services"), "crossref__*.json"),
        *bodies(malformed, "crossref_api_works.json"),
        *wrapped(dumped, lambda row: [row] if row else [], _list),
    ]
    tally = tallied(DATABASE, answers, _works, answered)
    assert tally.wrong == []
    assert tally.fields == {"identifiers": 1550, "title": 1495, "year": 1337, "abstract": 394, "authors": 1217}
    assert (tally.rows, tally.records, tally.failures) == (1550, 1550, [])
    assert sum(tally.refused.values()) == 183


def test_the_famous_retraction_is_seen(shared: Callable[[str], Path], answered: Answered):
    """The one work that a review must not cite unawares."""
    (path,) = shared("recorded/one_doi_many_services").glob("crossref__*.json")
    (record,) = DATABASE.parse(answered(path.read_bytes()), "", 1).records
    assert [(notice.kind, notice.date) for notice in record.notices if notice.basis.startswith("updated-by")] == [
        ("correction", "2004-03-06"),
        ("retraction", "2010-02-06"),
    ]
    assert record.is_retracted is True


@given(content=nearly(_list([WORK])))
def test_no_answer_breaks_the_reader(answered: Answered, content: Any):
    """A wrong type in one field must cost a row at most, never the run."""
    try:
        page = DATABASE.parse(answered(content), "", 100)
    except SourceError:
        return
    assert len(page.records) + len(page.failures) == len(_works(json_in(json.dumps(content).encode())))


@given(text=st.text(max_size=60))
def test_any_query_makes_a_request(text: str):
    """A query with a bar or a line in it must not stop a search before it is sent."""
    words, filters = parted(text)
    assert dict(DATABASE.request(text, "", 10, ENDPOINT).params)["query.bibliographic"] == words
    assert "|" not in filters
