"""Europe PMC: what is asked, what is read, what is chased, and what is refused."""

from collections import Counter

import checker_b
import pytest
import recorded_b
from hypothesis import given
from near_shape import JUNK, near

from synthesist.errors import SourceError
from synthesist.records import Notice, PeerReview, Record
from synthesist.search.databases.europepmc import EuropePmc

ENDPOINT = "https://www.ebi.ac.uk/europepmc/webservices/rest"
ROW = {
    "id": "101",
    "source": "MED",
    "pmid": "101",
    "pmcid": "PMC202",
    "fullTextIdList": {"fullTextId": ["PMC202"]},
    "doi": "10.5555/W.1",
    "title": "Widgets in <i>Homo faber</i> &amp; kin: p&lt;0.05.",
    "authorString": "Smith JA, Widget Study Group.",
    "authorList": {
        "author": [
            {
                "fullName": "Smith JA",
                "firstName": "Jane A",
                "lastName": "Smith",
                "initials": "JA",
                "authorId": {"type": "ORCID", "value": "0000-0002-1825-0097"},
                "authorAffiliationDetailsList": {"authorAffiliation": [{"affiliation": "Institute of Widgets"}]},
            },
            {"collectiveName": "Widget Study Group"},
            {"fullName": "Lone Name"},
        ]
    },
    "journalInfo": {
        "volume": "3",
        "journal": {"title": "Journal of Widgets", "issn": "1234-5679", "essn": "2345-678X"},
        "printPublicationDate": "2021-04-01",
    },
    "pubYear": "2021",
    "firstPublicationDate": "2020-12-30",
    "abstractText": "<h4>Background</h4>Widgets are wide.<h4>Results</h4>10<sup>6</sup> widgets (p&lt;0.05).",
    "language": "eng",
    "pubTypeList": {"pubType": ["Retracted Publication", "Journal Article"]},
    "license": "cc by",
    "citedByCount": 7,
    "isOpenAccess": "Y",
    "commentCorrectionList": {
        "commentCorrection": [
            {"id": "303", "source": "MED", "reference": "J Widgets. 2022 Feb 6;4(1):5", "type": "Retraction in"},
            {"id": "304", "source": "MED", "reference": "J Widgets. 2020;1:1", "type": "Comment in"},
            {"id": "PPR9", "source": "PPR", "reference": "", "type": "Preprint in"},
        ]
    },
    "fullTextUrlList": {
        "fullTextUrl": [
            {
                "availabilityCode": "OA",
                "documentStyle": "pdf",
                "site": "Europe_PMC",
                "url": "https://europepmc.org/a.pdf",
            },
            {"availabilityCode": "S", "documentStyle": "doi", "site": "DOI", "url": "https://doi.org/10.5555/W.1"},
            {"documentStyle": "html", "url": "javascript:alert(1)"},
        ]
    },
    "meshHeadingList": {"meshHeading": [{"descriptorName": "Widgets"}]},
}


def _answer(*rows, **others):
    envelope = {"version": "6.9", "hitCount": len(rows), "request": {"queryString": "widgets", "synonym": False}}
    return {**envelope, "resultList": {"result": list(rows)}, **others}


@pytest.fixture
def database():
    """The database."""
    return EuropePmc()


def test_asks_for_whole_records_without_synonyms(database):
    """A user would get no abstracts, or hits for words that the query does not hold."""
    request = database.request("TITLE:widgets", "", 100, ENDPOINT)
    assert (request.method, request.url) == ("GET", f"{ENDPOINT}/search")
    assert dict(request.params) == {
        "query": "TITLE:widgets",
        "resultType": "core",
        "synonym": "false",
        "format": "json",
        "pageSize": "100",
        "cursorMark": "*",
    }
    assert dict(database.request("x", "AoII=", 5_000, ENDPOINT).params)["cursorMark"] == "AoII="


def test_posts_what_is_too_long_for_an_address(database):
    """A user with many synonyms would be refused for a long address."""
    query = " OR ".join(f"TITLE:widget{at}" for at in range(200))
    request = database.request(query, "", 100, ENDPOINT)
    assert (request.method, request.url, request.params) == ("POST", f"{ENDPOINT}/searchPOST", ())
    assert dict(request.form)["query"] == query
    assert dict(request.form)["synonym"] == "false"


def test_reads_a_row(database, answered):
    """A user needs what Europe PMC knows: text, people, dates, copies, and that the article was retracted."""
    page = database.parse(answered(_answer(ROW, nextCursorMark="AoI=")), "", 1)
    (record,) = page.records
    assert (page.total, page.next, page.read_as, page.warnings) == (1, "AoI=", "widgets", ())
    assert record.source_id == "MED/101"
    assert record.identifiers == (
        ("doi", "10.5555/w.1"),
        ("europepmc", "MED/101"),
        ("issn", "1234-5679"),
        ("issn", "2345-678X"),
        ("pmcid", "PMC202"),
        ("pmid", "101"),
    )
    assert record.title == "Widgets in Homo faber & kin: p<0.05."
    assert record.abstract == "Background: Widgets are wide. Results: 10^6 widgets (p<0.05)."
    assert [author.display for author in record.authors] == ["Jane A Smith", "Widget Study Group", "Lone Name"]
    assert record.authors[0].orcid == "0000-0002-1825-0097"
    assert (record.year, record.published, record.venue) == (2021, "2020-12-30", "Journal of Widgets")
    assert (record.peer_review, record.peer_review_basis) == (PeerReview.REVIEWED, "pubType=Journal Article")
    assert (record.language, record.licence, record.cited_by) == ("eng", "cc by", 7)
    assert record.pdf_url == "https://europepmc.org/a.pdf"
    assert [(link.kind, link.host, link.licence) for link in record.links] == [
        ("pdf", "repository", "cc by"),
        ("landing", "publisher", ""),
    ]
    assert record.notices == (
        Notice(kind="retraction", notice="pmid:303", date="2022-02-06", basis="commentCorrectionList=Retraction in"),
        Notice(kind="retraction", basis="pubType=Retracted Publication"),
    )
    assert record.is_retracted is True
    assert dict(record.extra)["isOpenAccess"] == "Y"
    assert "Widgets" in dict(record.extra)["meshHeadingList"]


@pytest.mark.parametrize(
    ("change", "verdict", "basis"),
    [
        ({"source": "PPR"}, PeerReview.PREPRINT, "source=PPR"),
        ({"source": "ETH"}, PeerReview.THESIS, "source=ETH"),
        ({"pubTypeList": {"pubType": ["Letter", "Journal Article"]}}, PeerReview.OTHER, "pubType=Letter"),
        ({"pubTypeList": None, "pubType": "review; journal article"}, PeerReview.REVIEWED, "pubType=journal article"),
        ({"pubTypeList": {"pubType": ["Lecture Note"]}}, PeerReview.UNKNOWN, None),
    ],
)
def test_says_what_shows_peer_review(database, answered, change, verdict, basis):
    """A user would take a preprint or a letter for a judged article."""
    (record,) = database.parse(answered(_answer({**ROW, **change})), "", 1).records
    assert (record.peer_review, record.peer_review_basis) == (verdict, basis)


def test_names_in_one_text_are_authors_too(database, answered):
    """A user would lose the authors of chased works, which come as one text."""
    row = {"id": "1", "source": "MED", "title": "T", "authorString": "van der Berg JA, Chen L."}
    (record,) = database.parse(answered(_answer(row)), "", 1).records
    assert [(author.family, author.given) for author in record.authors] == [("van der Berg", "JA"), ("Chen", "L")]


def test_pages_go_on_by_mark(database, answered):
    """A user would lose all hits after the first page, or walk for ever."""
    full = _answer(ROW, ROW, nextCursorMark="B")
    assert database.parse(answered(full), "A", 2).next == "B"
    assert database.parse(answered(_answer(ROW, nextCursorMark="A")), "A", 2).next is None
    assert database.parse(answered(_answer(ROW, ROW, nextCursorMark="A")), "A", 2).next == "A"
    assert database.parse(answered(_answer(nextCursorMark="B")), "A", 2).next is None
    assert database.parse(answered(_answer(ROW, ROW)), "A", 2).next is None


def test_synonyms_that_were_looked_for_are_told(database, answered):
    """A user could not repeat a search that was widened behind their back."""
    answer = _answer(ROW, request={"queryString": "widgets", "synonym": True})
    assert database.parse(answered(answer), "", 1).warnings == ("it looked for synonyms too",)


def test_rows_that_cannot_be_read_cost_only_themselves(database, answered):
    """A user would lose a whole page to one bad row, or never learn of it."""
    page = database.parse(answered(_answer({**ROW, "title": None}, "row", ROW)), "", 3)
    assert len(page.records) == 1
    assert [failure.place for failure in page.failures] == ["europepmc:MED/101", ":row 2"]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (
            {"errCode": 404, "errMsg": "Invalid page size provided.\nValid size is 1"},
            "Invalid page size provided. Valid",
        ),
        (b"<html><h1>Down for maintenance</h1></html>", "Down for maintenance"),
        (b'{"hitCount": 3, "resultList": {"res', "no JSON, or was cut"),
        ('{"title": "Gro\u00df"}'.encode("latin-1"), "not in UTF-8"),
        ([], "another shape"),
        ({"message": "hello"}, "hello"),
    ],
)
def test_what_is_no_answer_is_an_error_in_one_line(database, answered, body, words):
    """A user would see a stack trace, or take an error for an empty search."""
    with pytest.raises(SourceError, match=words) as caught:
        database.parse(answered(body), "", 10)
    assert str(caught.value).startswith("Europe PMC ")
    assert "\n" not in str(caught.value)


def _known(*identifiers):
    return Record(record_id="r", source="x", title="T", identifiers=identifiers)


def test_chases_by_any_id_it_knows(database):
    """A user would follow citations only from works that Europe PMC itself returned."""
    request = database.chase(_known(("pmid", "101")), "citations", "", 25, ENDPOINT)
    assert request.url == f"{ENDPOINT}/MED/101/citations"
    assert dict(request.params) == {"page": "1", "pageSize": "25", "format": "json"}
    assert database.chase(_known(("pmcid", "PMC2")), "references", "3", 25, ENDPOINT).url.endswith(
        "/PMC/PMC2/references"
    )
    assert database.chase(_known(("europepmc", "PPR/PPR9")), "references", "", 25, ENDPOINT).url.endswith(
        "/PPR/PPR9/references"
    )
    assert database.chase(_known(("doi", "10.1/x")), "references", "", 25, ENDPOINT) is None
    assert database.chase(_known(("pmid", "101")), "sideways", "", 25, ENDPOINT) is None


def test_reads_chased_works(database, answered):
    """A user would not see what cites the works that they included."""
    row = {
        "id": "55",
        "source": "MED",
        "citationType": "research-article; journal article",
        "title": "Citing",
        "authorString": "Chen L.",
        "journalAbbreviation": "J Widgets",
        "pubYear": 2022,
        "citedByCount": 1,
    }
    answer = {"hitCount": 3, "citationList": {"citation": [row, row]}}
    page = database.parse_chased(answered(answer), "citations", "", 2)
    assert (page.total, page.next) == (3, "2")
    assert (page.records[0].year, page.records[0].venue) == (2022, "J Widgets")
    assert page.records[0].identifier("pmid") == "55"
    assert page.records[0].peer_review == PeerReview.REVIEWED
    assert database.parse_chased(answered(answer), "citations", "2", 2).next is None
    assert database.parse_chased(answered({"hitCount": 0}), "references", "", 2).records == ()


@given(answer=near(_answer(ROW, nextCursorMark="B")) | JUNK)
def test_anything_nearly_an_answer_is_read_or_refused(answered, answer):
    """A user would lose a search to one odd field."""
    for parse in (EuropePmc().parse, lambda *args: EuropePmc().parse_chased(args[0], "citations", *args[1:])):
        try:
            page = parse(answered(answer), "", 2)
        except SourceError:
            continue
        assert len(page.records) + len(page.failures) <= 3


def test_every_recorded_answer_maps(database, answered, shared):
    """A user would lose articles that Europe PMC did return."""
    tally = Counter()
    for name, status, body in recorded_b.europepmc(shared):
        page = database.parse(answered(body, status=status), "", 1000)
        facts = list(checker_b.europepmc(body))
        assert len(facts) == len(page.records) + len(page.failures), name
        fields, differences = checker_b.compared(facts, page.records)
        assert differences == []
        # A list of ids alone has no titles.
        assert not page.failures or "idlist" in name
        tally.update(bodies=1, records=len(page.records), failures=len(page.failures), **fields)
    assert tally == {
        "bodies": 21,
        "records": 2113,
        "failures": 25,
        "identifiers": 2113,
        "title": 2113,
        "year": 2113,
        "abstract": 22,
        "authors": 2090,
    }


def test_the_retracted_work_of_many_services_is_marked(database, answered, shared):
    """A user would cite a work that everybody else knows as retracted."""
    (path,) = shared("recorded/one_doi_many_services").glob("europepmc__*")
    (record,) = database.parse(answered(path.read_bytes()), "", 10).records
    assert record.is_retracted is True
    assert {notice.kind for notice in record.notices} == {"retraction", "concern"}
