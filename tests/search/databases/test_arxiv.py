"""arXiv: what is asked, what is read, and what is refused."""

from collections import Counter

import checker_b
import pytest
import recorded_b
from hypothesis import given
from near_shape import near_xml

from synthesist.errors import SourceError
from synthesist.records import Link, Notice, PeerReview
from synthesist.search.databases.arxiv import Arxiv

ENDPOINT = "https://export.arxiv.org/api"
ENTRY = """
<entry>
  <id>http://arxiv.org/abs/2101.00001v3</id>
  <title>On the $\\beta$-widths of  invented
    widgets, with $a &lt;b&gt; c$</title>
  <updated>2022-02-03T10:00:00Z</updated>
  <link href="https://arxiv.org/abs/2101.00001v3" rel="alternate" type="text/html"/>
  <link href="https://arxiv.org/pdf/2101.00001v3" rel="related" type="application/pdf" title="pdf"/>
  <link rel="related" href="https://doi.org/10.5555/W.1" title="doi"/>
  <link rel="related" href="javascript:alert(1)"/>
  <summary>  We measure widgets
with \\emph{care}.</summary>
  <category term="math.CO" scheme="http://arxiv.org/schemas/atom"/>
  <category term="stat.ME" scheme="http://arxiv.org/schemas/atom"/>
  <published>2021-01-02T09:00:00Z</published>
  <arxiv:comment>12 pages</arxiv:comment>
  <arxiv:journal_ref>J. Widgets 3 (2022) 1-12</arxiv:journal_ref>
  <arxiv:doi>10.5555/W.1 10.5555/W.2</arxiv:doi>
  <arxiv:primary_category term="math.CO"/>
  <author><name>Ada M. van der Widget</name><arxiv:affiliation>Institute of Widgets</arxiv:affiliation></author>
  <author><name>The Widget Collaboration</name></author>
</entry>
"""


def _feed(*entries: str, total: object = None) -> bytes:
    return f"""<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom"
  xmlns="http://www.w3.org/2005/Atom">
  <title>arXiv Query</title>
  <opensearch:totalResults>{len(entries) if total is None else total}</opensearch:totalResults>
  {"".join(entries)}
</feed>""".encode()


@pytest.fixture
def database():
    """The database."""
    return Arxiv()


def test_asks_as_the_manual_says(database):
    """A user whose query is sent in another form gets another search than the report repeats."""
    request = database.request('abs:"widget width"', "", 200, ENDPOINT)
    assert (request.method, request.url) == ("GET", f"{ENDPOINT}/query")
    assert dict(request.params) == {
        "search_query": 'abs:"widget width"',
        "start": "0",
        "max_results": "200",
        "sortBy": "relevance",
        "sortOrder": "descending",
    }
    assert dict(database.request("abs:x", "400", 9_999, ENDPOINT).params)["start"] == "400"
    assert dict(database.request("abs:x", "400", 9_999, ENDPOINT).params)["max_results"] == "500"


def test_reads_an_entry(database, answered):
    """A user who cites a preprint needs its names, dates, links and version as arXiv has them."""
    page = database.parse(answered(_feed(ENTRY)), "", 10)
    (record,) = page.records
    assert (page.total, page.next, page.failures) == (1, None, ())
    assert record.source_id == "2101.00001v3"
    assert record.identifiers == (("arxiv", "2101.00001"), ("doi", "10.5555/w.1"), ("doi", "10.5555/w.2"))
    assert record.title == "On the $\\beta$-widths of invented widgets, with $a <b> c$"
    assert record.abstract == "We measure widgets with \\emph{care}."
    assert [author.display for author in record.authors] == ["Ada M. van der Widget", "The Widget Collaboration"]
    assert (record.authors[0].family, record.authors[1].given) == ("van der Widget", "")
    assert (record.published, record.year, record.venue) == ("2021-01-02", 2021, "arXiv")
    assert (record.peer_review, record.peer_review_basis) == (PeerReview.PREPRINT, "source=arXiv")
    assert record.pdf_url == "https://arxiv.org/pdf/2101.00001v3"
    assert record.links[2] == Link(url="https://doi.org/10.5555/W.1", host="publisher")
    assert len(record.links) == 3
    assert record.is_retracted is None
    extra = dict(record.extra)
    assert extra["journal_ref"] == "J. Widgets 3 (2022) 1-12"
    assert extra["categories"] == "math.CO; stat.ME"
    assert (extra["version"], extra["updated"]) == ("3", "2022-02-03T10:00:00Z")
    assert extra["affiliation"] == "Ada M. van der Widget: Institute of Widgets"
    assert "<entry" in record.raw
    assert record.response_sha256 == answered(_feed(ENTRY)).sha256


@pytest.mark.parametrize(
    ("old", "new", "basis"),
    [
        ("12 pages", "This paper has been withdrawn by the author due to a gap in Lemma 2", "comment"),
        ("12 pages", "Withdrawn: superseded", "comment"),
        ("  We measure widgets", "This article has been withdrawn. We measure", "summary"),
    ],
)
def test_a_withdrawal_is_a_notice(database, answered, old, new, basis):
    """A user would cite a paper that its authors took back, because arXiv says so only in words."""
    (record,) = database.parse(answered(_feed(ENTRY.replace(old, new))), "", 10).records
    assert record.notices == (Notice(kind="withdrawal", basis=basis),)
    assert record.is_retracted is True


def test_other_withdrawals_are_none(database, answered):
    """A user would lose a paper on withdrawn bids."""
    entry = ENTRY.replace("12 pages", "the data on withdrawn bids are online")
    assert database.parse(answered(_feed(entry)), "", 10).records[0].notices == ()


def test_pages_go_on_by_offset(database, answered):
    """A user would lose all hits after the first page, or be led around in circles."""
    assert database.parse(answered(_feed(ENTRY, ENTRY, total=7)), "4", 2).next == "6"
    assert database.parse(answered(_feed(ENTRY, total=5)), "4", 2).next is None
    assert database.parse(answered(_feed(ENTRY, total="many")), "4", 2).next == "5"
    assert database.parse(answered(_feed(ENTRY, total=90_000)), "29999", 2).next is None


def test_an_empty_page_below_the_total_is_told(database, answered):
    """A user would take a hole in arXiv's paging for the end of the results."""
    page = database.parse(answered(_feed(total=500)), "200", 100)
    assert (page.records, page.next, page.total) == ((), None, 500)
    assert page.warnings == (
        "the page from 200 on is empty although 500 hits are reported; it may be worth another try",
    )
    assert database.parse(answered(_feed(total=200)), "200", 100).warnings == ()


@pytest.mark.parametrize("status", [200, 400])
def test_the_error_feed_is_no_paper(database, answered, status):
    """A user would find a paper called "Error" among the works."""
    entry = (
        "<entry><id>https://arxiv.org/api/errors#incorrect_id_format_for_abc</id><title>Error</title>"
        "<summary>incorrect id\nformat for abc</summary></entry>"
    )
    with pytest.raises(SourceError, match=r"^arXiv refused the request: incorrect id format for abc$") as caught:
        database.parse(answered(_feed(entry), status=status), "", 10)
    assert (caught.value.kind, caught.value.is_retriable) == ("refused", False)


def test_rows_that_cannot_be_read_cost_only_themselves(database, answered):
    """A user would lose a whole page to one bad entry, or never learn of it."""
    strange = ENTRY.replace("http://arxiv.org/abs/2101.00001v3", "https://example.org/1")
    untitled = ENTRY.replace("On the $\\beta$-widths of  invented\n    widgets, with $a &lt;b&gt; c$", " ")
    page = database.parse(answered(_feed(strange, ENTRY, untitled)), "", 10)
    assert len(page.records) == 1
    assert [failure.place for failure in page.failures] == [":row 1", "arxiv:2101.00001v3"]
    assert [failure.stage for failure in page.failures] == ["search", "search"]
    assert "none of arXiv" in page.failures[0].reason
    assert "no title" in page.failures[1].reason
    assert "example.org" in page.failures[0].raw


LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE feed [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>
<feed xmlns="http://www.w3.org/2005/Atom"><title>&c;</title></feed>"""
FILE = b"""<?xml version="1.0"?><!DOCTYPE feed [<!ENTITY f SYSTEM "file:///etc/hostname">]>
<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>http://arxiv.org/abs/2101.00001v1</id><title>&f;</title></entry>
</feed>"""
MANY = (b"&a;" * 999, b"&b;" * 999, b"&c;" * 999)
IN_ATTRIBUTES = (
    b"""<?xml version="1.0"?><!DOCTYPE feed [<!ENTITY a "ha"><!ENTITY b "%s"><!ENTITY c "%s"><!ENTITY d "%s">]>
<feed xmlns="http://www.w3.org/2005/Atom" x="&d;"/>"""
    % MANY
)


@pytest.mark.parametrize("body", [LAUGHS, FILE, IN_ATTRIBUTES], ids=["laughs", "file", "attributes"])
def test_entities_are_refused(database, answered, body):
    """A user's memory would be filled, or a file of theirs read, by what a server sends."""
    with pytest.raises(SourceError):
        database.parse(answered(body), "", 10)


@pytest.mark.parametrize(
    "body",
    [
        b"<html><body>Rate exceeded.</body></html>",
        b"Rate exceeded.",
        b"",
        _feed(ENTRY)[:700],
        "<?xml version='1.0' encoding='UTF-8'?><feed>Gro\u00df</feed>".encode("latin-1"),
        b"<feed>" * 2_000,
    ],
    ids=["html", "words", "empty", "cut", "encoding", "deep"],
)
def test_what_is_no_feed_is_an_error_in_one_line(database, answered, body):
    """A user would see a stack trace, or nothing at all, where arXiv sends something else."""
    with pytest.raises(SourceError, match=r"^arXiv ") as caught:
        database.parse(answered(body), "", 10)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 300
    assert caught.value.is_retriable


def test_the_words_of_an_error_are_kept(database, answered):
    """A user would not learn why arXiv refused."""
    with pytest.raises(SourceError, match="answered 503: Service overloaded"):
        database.parse(answered(b"<html><h1>Service overloaded</h1></html>", status=503), "", 10)


@given(body=near_xml(_feed(ENTRY, ENTRY, total=9)))
def test_anything_nearly_a_feed_is_read_or_refused(answered, body):
    """A user would lose a search to one odd field."""
    try:
        page = Arxiv().parse(answered(body), "2", 2)
    except SourceError:
        return
    assert len(page.records) + len(page.failures) <= 4


@pytest.fixture(scope="module")
def recorded(shared):
    """The recorded answers."""
    return list(recorded_b.arxiv(shared))


def test_every_recorded_answer_maps(database, answered, recorded):
    """A user would lose papers that arXiv did return."""
    tally = Counter()
    for name, status, body in recorded:
        tally["bodies"] += 1
        try:
            page = database.parse(answered(body, status=status), "", 100)
        except SourceError:
            assert status == 400, name
            tally["refused"] += 1
            continue
        facts = list(checker_b.arxiv(body))
        assert len(facts) == len(page.records) + len(page.failures), name
        fields, differences = checker_b.compared(facts, page.records)
        assert differences == []
        tally.update(records=len(page.records), failures=len(page.failures), **fields)
    assert tally == {
        "bodies": 20,
        "refused": 1,
        "records": 221,
        "failures": 0,
        **dict.fromkeys(("identifiers", "title", "year", "abstract", "authors"), 221),
    }
