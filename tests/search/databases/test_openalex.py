"""OpenAlex: what is asked, and what its works become."""

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nearly_a import nearly
from recorded_a import bodies, cassettes
from recordings_a import tallied

from synthesist.errors import SourceError
from synthesist.records import Cited, Link, Notice, PeerReview, Record, TextKind
from synthesist.search.databases.openalex import OpenAlex, reconstructed
from synthesist.web.message import Request, Response

Answered = Callable[..., Response]
DATABASE = OpenAlex()
ENDPOINT = "https://api.openalex.org"
WORK: dict[str, Any] = {
    "id": "https://openalex.org/W12",
    "doi": "https://doi.org/10.5555/STONE.1",
    "title": "RETRACTED: Sleep &amp; <i>memory</i>",
    "publication_year": 2021,
    "publication_date": "2021-03-14",
    "ids": {
        "openalex": "https://openalex.org/W12",
        "doi": "https://doi.org/10.5555/STONE.1",
        "mag": "77",
        "pmid": "https://pubmed.ncbi.nlm.nih.gov/345",
        "pmcid": "https://www.ncbi.nlm.nih.gov/pmc/articles/678",
    },
    "language": "en",
    "type": "article",
    "primary_location": {
        "landing_page_url": "https://doi.org/10.5555/STONE.1",
        "pdf_url": None,
        "source": {"display_name": "Journal of Naps", "issn": ["1234-5679"], "issn_l": "1234-5679", "type": "journal"},
        "license": "cc-by",
        "version": "publishedVersion",
    },
    "best_oa_location": {
        "landing_page_url": "https://arxiv.org/abs/2101.00001",
        "pdf_url": "https://arxiv.org/pdf/2101.00001",
        "source": {"display_name": "arXiv", "type": "repository"},
        "license": None,
        "version": "submittedVersion",
    },
    "locations": [],
    "authorships": [
        {"author": {"display_name": "Ada van Stone", "orcid": "https://orcid.org/0000-0001-2345-678X"}},
        {"author": {"display_name": None}, "raw_author_name": "Reed, Bo"},
    ],
    "cited_by_count": 4,
    "is_retracted": True,
    "referenced_works": ["https://openalex.org/W3", "https://openalex.org/W4"],
    "abstract_inverted_index": {"Naps": [0], "help.": [9], "often": [4]},
    "biblio": {"volume": "7"},
    "fwci": 1.5,
    "is_paratext": False,
}


def _parsed(answered: Answered, *rows: Any, **meta: Any) -> tuple[Record, ...]:
    return DATABASE.parse(answered({"meta": {"count": len(rows), **meta}, "results": list(rows)}), "", 100).records


def test_a_query_is_sent_as_the_whole_filter_with_the_key_apart():
    """A filter that is not sent verbatim finds other works than the report says, and a key in the address leaks."""
    request = DATABASE.request(
        "title_and_abstract.search:(a OR b),from_publication_date:2015-01-01", "3", 500, ENDPOINT
    )
    assert request.url == f"{ENDPOINT}/works"
    assert request.params == (
        ("filter", "title_and_abstract.search:(a OR b),from_publication_date:2015-01-01"),
        ("per_page", "100"),
        ("page", "3"),
    )
    assert (request.method, request.secrets) == ("GET", (("param", "api_key", "openalex"),))


def test_a_work_keeps_all_that_it_says(answered: Answered):
    """A field that the adapter passes over is lost to screening, to the report and to whoever checks it."""
    (record,) = _parsed(answered, WORK)
    assert record.source_id == "W12"
    assert record.identifiers == (
        ("arxiv", "2101.00001"),
        ("doi", "10.5555/stone.1"),
        ("issn", "1234-5679"),
        ("mag", "77"),
        ("openalex", "W12"),
        ("pmcid", "PMC678"),
        ("pmid", "345"),
    )
    assert (record.title, record.year, record.published) == ("RETRACTED: Sleep & memory", 2021, "2021-03-14")
    assert (record.abstract, record.text_kind) == ("Naps often help.", TextKind.RECONSTRUCTED)
    assert [(author.display, author.orcid) for author in record.authors] == [
        ("Ada van Stone", "0000-0001-2345-678X"),
        ("Bo Reed", None),
    ]
    assert (record.venue, record.kind, record.language, record.licence) == ("Journal of Naps", "article", "en", "cc-by")
    assert record.peer_review is PeerReview.REVIEWED
    assert record.peer_review_basis == "type=article, primary_location.source.type=journal"
    assert record.links == (
        Link(url="https://arxiv.org/pdf/2101.00001", kind="pdf", version="submitted", host="repository"),
        Link(url="https://arxiv.org/abs/2101.00001", version="submitted", host="repository"),
        Link(url="https://doi.org/10.5555/STONE.1", version="published", licence="cc-by", host="publisher"),
    )
    assert record.references == (Cited(identifiers=(("openalex", "W3"),)), Cited(identifiers=(("openalex", "W4"),)))
    assert record.cited_by == 4
    assert record.is_retracted is True
    assert record.notices == (Notice(kind="retraction", basis="is_retracted"), Notice(kind="retraction", basis="title"))
    assert dict(record.extra) == {"biblio": '{"volume":"7"}', "fwci": "1.5", "is_paratext": "false"}
    assert (record.pdf_url, record.url) == ("https://arxiv.org/pdf/2101.00001", "https://doi.org/10.5555/STONE.1")
    assert record.response_sha256
    assert '"W12"' in record.raw or "W12" in record.raw


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"type": "preprint"}, PeerReview.PREPRINT),
        ({"type": "dissertation"}, PeerReview.THESIS),
        ({"type": "editorial"}, PeerReview.OTHER),
        ({"type": "review"}, PeerReview.REVIEWED),
        ({"type": None}, PeerReview.UNKNOWN),
        ({"primary_location": None}, PeerReview.UNKNOWN),
        ({"primary_location": {"version": "submittedVersion", "source": {"type": "journal"}}}, PeerReview.UNKNOWN),
        ({"primary_location": {"source": {"type": "repository"}}}, PeerReview.UNKNOWN),
    ],
)
def test_review_is_believed_only_where_a_field_says_so(answered: Answered, fields: Any, expected: PeerReview):
    """A preprint that passes for a reviewed article would be counted as stronger evidence than it is."""
    assert _parsed(answered, WORK | fields)[0].peer_review is expected


def test_nulls_and_silence_stay_unknown(answered: Answered):
    """A null that became False or an empty text would be a statement that the service never made."""
    (record,) = _parsed(answered, {"id": "https://openalex.org/W1", "title": None, "is_retracted": None, "ids": None})
    assert (record.title, record.is_retracted, record.abstract, record.authors) == ("", None, None, ())
    (row,) = _parsed(answered, {"display_name": "Only a name"})
    assert (row.source_id, row.title) == (None, "Only a name")


def test_an_abstract_with_gaps_is_put_together_in_order():
    """An index with missing positions would cost the whole record if positions were counted on."""
    assert reconstructed({"b": [700], "a": [3, 800]}) == "a b a"
    assert reconstructed({"a": None, "b": ["x"]}) is None
    assert reconstructed(["a"]) is None


def test_pages_are_counted_until_the_hits_are_asked_for(answered: Answered):
    """Paging that stops early misses works, and paging that never stops eats the day's allowance."""

    def following(cursor: str, rows: int, total: int | None) -> str | None:
        body = {"meta": {"count": total}, "results": [WORK] * rows}
        return DATABASE.parse(answered(body), cursor, 100).next

    assert following("", 100, 250) == "2"
    assert following("2", 100, 250) == "3"
    assert following("3", 50, 250) is None
    assert following("2", 0, 250) is None
    assert following("2", 100, None) == "3"
    assert following("100", 100, 99_999) is None


def test_a_row_that_is_no_work_costs_itself_alone(answered: Answered):
    """One odd row must not cost the page, nor vanish."""
    page = DATABASE.parse(answered({"meta": {}, "results": [WORK, None, {"id": "https://openalex.org/A5"}]}), "", 100)
    assert [record.source_id for record in page.records] == ["W12"]
    assert [(failure.stage, failure.place) for failure in page.failures] == [("search", ":row 2"), ("search", ":row 3")]
    assert "A5" in page.failures[1].raw


@pytest.mark.parametrize(
    ("body", "status", "words"),
    [
        (
            {"error": "Invalid query parameters error.", "message": "x is not\na valid field"},
            200,
            "x is not a valid field",
        ),
        ({"error": "Invalid or missing API key", "message": "API key not found"}, 401, "API key not found"),
        (b"<html><script>alert(1)</script><body>Down for repair</body></html>", 200, "Down for repair"),
        (b'{"results": [{"id"', 200, "no JSON, or was cut"),
        ('{"results": "\u00e9"}'.encode("latin-1"), 200, "not in UTF-8"),
        ({"id": "https://openalex.org/A5"}, 200, "no list of works"),
        ([], 200, "no list of works"),
    ],
)
def test_what_is_no_answer_is_refused_in_the_services_words(answered: Answered, body: Any, status: int, words: str):
    """An error page that is read as "no hits" would let a review claim that there is nothing."""
    with pytest.raises(SourceError) as caught:
        DATABASE.parse(answered(body, status=status), "", 100)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 300


def _cites(*identifiers: tuple[str, str]) -> Record:
    cited = tuple(Cited(identifiers=(identifier,)) for identifier in identifiers)
    return Record(record_id="r", source="x", title="t", identifiers=(("openalex", "W1"),), references=cited)


def test_references_are_looked_up_fifty_at_a_time(answered: Answered):
    """A chase that drops the second fifty would miss half of what a long review cites."""
    record = _cites(*(("openalex", f"W{number}") for number in range(100, 220)))
    asked: list[int] = []
    cursor: str | None = ""
    while cursor is not None and (request := DATABASE.chase(record, "references", cursor, 100, ENDPOINT)):
        asked.append(dict(request.params)["filter"].count("W"))
        cursor = DATABASE.parse_chased(answered({"results": []}, request=request), "references", cursor, 100).next
    assert asked == [50, 50, 20]
    assert DATABASE.chase(_cites(), "references", "", 100, ENDPOINT) is None
    by_doi = DATABASE.chase(_cites(("doi", "10.5/a"), ("doi", "10.5/a,b")), "references", "", 100, ENDPOINT)
    assert by_doi is not None
    assert dict(by_doi.params)["filter"] == "doi:10.5/a"


def test_citing_works_need_the_services_own_id(answered: Answered):
    """A chase by a wrong id would fill a review with the works that cite something else."""
    request = DATABASE.chase(_cites(), "citations", "2", 100, ENDPOINT)
    assert request is not None
    assert dict(request.params) == {"filter": "cites:W1", "per_page": "100", "page": "2"}
    page = DATABASE.parse_chased(answered({"meta": {"count": 300}, "results": [WORK]}), "citations", "2", 100)
    assert (len(page.records), page.next) == (1, "3")
    stranger = Record(record_id="r", source="x", title="t")
    assert DATABASE.chase(stranger, "citations", "", 100, ENDPOINT) is None


def test_every_recorded_work_becomes_a_record(shared: Callable[[str], Path], answered: Answered):
    """A shape that real answers have and invented ones have not would cost users their hits."""
    folder = shared("recorded/openalex")
    answers = [*cassettes(folder), *bodies(folder, "*.json")]
    answers += bodies(shared("recorded/one_doi_many_services"), "openalex__*.json")
    tally = tallied(DATABASE, answers, lambda body: body.get("results", [body]), answered)
    assert tally.wrong == []
    assert tally.fields == {"identifiers": 394, "title": 386, "year": 384, "abstract": 326, "authors": 373}
    assert (tally.bodies, tally.rows, tally.refused) == (61, 404, {200: 31, 400: 4, 401: 1})
    assert tally.records == 394
    assert tally.failures == [reason for reason in tally.failures if reason.endswith("is no work")]
    assert len(tally.failures) == 10


@given(content=nearly({"meta": {"count": 1}, "results": [WORK]}))
def test_no_answer_breaks_the_reader(answered: Answered, content: Any):
    """A wrong type in one field must cost a row at most, never the run."""
    try:
        page = DATABASE.parse(answered(content), "", 100)
    except SourceError:
        return
    assert len(page.records) + len(page.failures) == len(content.get("results", [content]))


@given(body=st.binary(max_size=40))
def test_no_bytes_break_the_reader(answered: Answered, body: bytes):
    """A garbled answer is an error of the service, not of the run."""
    with pytest.raises(SourceError):
        DATABASE.parse(answered(body), "", 100)


def test_a_hostile_nesting_is_refused(answered: Answered):
    """A body that nests ten thousand deep would otherwise end the run."""
    for depth in (990, 10_000):
        body = b'{"results": [{"title": ' + b"[" * depth + b"]" * depth + b"}]}"
        with contextlib.suppress(SourceError):
            assert DATABASE.parse(answered(body), "", 100).failures == ()


def test_a_request_has_no_part_of_the_key():
    """A key within the identity of a request would make another user's archive useless."""
    request = DATABASE.request("a", "", 10, ENDPOINT)
    assert request.key == Request(service="openalex", url=request.url, params=request.params).key
