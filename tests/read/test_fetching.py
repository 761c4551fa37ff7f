"""Copies that come over the network: what services say in place of a paper, and whether a text is the paper's own."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthesist.formats.attachments import is_readable, last_part, named_in
from synthesist.read import summary, told
from synthesist.read.composing import Composer
from synthesist.read.obtaining import Ways, obtain
from synthesist.read.places import Place, places_of
from synthesist.read.refusing import refusal_in
from synthesist.read.sameness import differs
from synthesist.read.stage import Sought
from synthesist.records import Front, Got, Link, Reading, Record, Try, Work
from synthesist.records.ids import record_id
from synthesist.web.message import Request, Response

FRONT = b"<article><front><article-meta><title-group/></article-meta></front>"


def _record(**fields: object) -> Record:
    named = {"record_id": record_id("openalex", "1", b""), "source": "openalex", "title": "Naps in offices", **fields}
    return Record.model_validate(named)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (
            b'<pmc-articleset><Reply Id="1" error="The following PMCID is not available"/></pmc-articleset>',
            "PMCID is not",
        ),
        (b"<pmc-articleset><error>Empty id list</error></pmc-articleset>", "Empty id list"),
        (b"<?xml version='1.0'?><eFetchResult>\n<ERROR>API rate limit exceeded</ERROR></eFetchResult>", "rate limit"),
        (b"<responseWrapper><errCode>404</errCode><errMsg>Not found</errMsg></responseWrapper>", "Not found"),
        (
            b"<pmc-articleset>"
            + FRONT
            + b"<!--The publisher of this article does not allow downloading of the full text "
            b"in XML form.--></article></pmc-articleset>",
            "does not allow",
        ),
        (FRONT + b"</article>", "no more of it there"),
    ],
)
def test_a_no_that_comes_as_a_yes_is_a_refusal_with_its_words(content: bytes, words: str) -> None:
    """A user would read that a file is broken where a publisher or a service refused."""
    assert words in refusal_in(content)


@pytest.mark.parametrize(
    "content", [FRONT + b"<body><p>x</p></body></article>", b"%PDF-1.5", b"", b"<html><body>error</body></html>"]
)
def test_a_paper_is_no_refusal(content: bytes) -> None:
    """A user would lose papers that came."""
    assert refusal_in(content) == ""


@given(
    st.binary(max_size=2_000),
    st.sampled_from([b"<article>", b"<Reply error='", b"<error>", b"<body>"]),
    st.integers(1, 50),
)
def test_no_answer_of_a_service_breaks_a_run(noise: bytes, mark: bytes, count: int) -> None:
    """A service that sends rubbish would end a review."""
    assert isinstance(refusal_in(mark * count + noise), str)


def _reading(title: str, doi: str = "") -> Reading:
    composer = Composer("pdf/1", title.encode())
    composer.title(title)
    composer.paragraph("Words about naps. " * 200)
    return composer.finish(Front(title=title, identifiers=(("doi", doi),) if doi else ()))


def test_a_paper_of_the_same_series_is_not_taken_for_the_work() -> None:
    """A user would read the claims of a paper under the name of its sister."""
    record = _record(
        title="A survey of naps in large offices of the north, part one",
        identifiers=(("doi", "10.5555/one"),),
    )
    sister = "A survey of naps in large offices of the north, part two"
    assert differs(_reading(sister, "10.5555/two"), [record])
    assert not differs(_reading(record.title, "10.5555/preprint"), [record])
    assert not differs(_reading("Something else by mistake", "10.5555/one"), [record])


def test_a_web_page_under_the_address_of_a_pdf_is_a_refusal() -> None:
    """A user would be told that a login page is another paper."""
    record = _record(links=(Link(url="https://arxiv.org/pdf/1", kind="pdf"),))
    work = Work(work_id=record.record_id, record_ids=(record.record_id,), record=record)

    def ask(place: Place) -> Response:
        return Response(Request("copies", place.path), 200, (), b"page", "2026-01-01T00:00:00+00:00", "0" * 64)

    def opened(content: bytes, *_: str) -> Reading:
        composer = Composer("html/1", content)
        composer.paragraph("You need to sign in to read on. " * 200)
        return composer.finish(Front(title="Sign in"))

    (tried,) = obtain(Sought(work, (record,)), Ways(lambda _: (), opened, ask, lambda _: ())).tries
    assert tried.outcome is Got.REFUSED
    assert "a web page came in place of the PDF" in tried.problem


def test_two_articles_of_pmc_are_two_places() -> None:
    """A user would lose a work's second copy, as both are asked for at one address."""
    record = _record(identifiers=(("pmcid", "PMC1"), ("pmcid", "PMC2")))
    assert len({place.key for place in places_of([record])}) == 4


@pytest.mark.parametrize(
    ("field", "paths"),
    [
        ("Full Text PDF:files/12/a b.pdf:application/pdf", ["files/12/a b.pdf"]),
        (":files/a.pdf:PDF", ["files/a.pdf"]),
        (":C\\:/Users/ada/a.pdf:PDF", ["/C/Users/ada/a.pdf"]),
        ("PDF:C\\:\\\\Users\\\\ada\\\\a.pdf:PDF", ["/C/Users/ada/a.pdf"]),
        ("C:\\Users\\ada\\a.pdf", ["/C/Users/ada/a.pdf"]),
        ("a.pdf;b.html", ["a.pdf", "b.html"]),
        ("Title\\; more:a\\;b.pdf:application/pdf", ["a;b.pdf"]),
        ("a\\_b.pdf", ["a_b.pdf"]),
        ("internal-pdf://3861527/Stone-2020.pdf", ["3861527/Stone-2020.pdf"]),
        ("file:///home/ada/a%20b.pdf", ["/home/ada/a b.pdf"]),
        ("https://naps.example/a.pdf", []),
        ("", []),
    ],
)
def test_files_are_named_in_the_ways_of_reference_managers(field: str, paths: list[str]) -> None:
    """A user's export would be read without its papers, for the way in which the program writes paths."""
    assert list(named_in(_record(extra=(("file", field),)))) == paths


@given(st.text(max_size=300))
def test_no_field_breaks_the_search_for_files(field: str) -> None:
    """A strange field of one entry would end a review."""
    for path in named_in(_record(extra=(("file", field),))):
        assert isinstance(is_readable(path), bool)
        assert "/" not in last_part(path)


def _tries(*outcomes: Got) -> list[Try]:
    return [
        Try(
            work_id=str(at),
            ordinal=0,
            url=f"https://h{at}.example/a.pdf",
            basis="b",
            outcome=one,
            problem=f"because {at}",
        )
        for at, one in enumerate(outcomes)
    ]


def test_what_came_of_it_is_told_in_a_line() -> None:
    """A user would not learn how much of the literature was read whole."""
    tries = _tries(Got.READ, Got.REFUSED, Got.FAILED, Got.NOT_TRIED)
    line = summary(["0", "1", "2", "3", "4"], ["0"], tries, is_fetching=True)
    assert line == (
        "1 of 5 full texts were read; 1 work has no known open copy; 1 was refused, cannot be read or is not the "
        "paper; 1 could not be reached; 1 was not tried, for want of time or network"
    )
    lines = list(told(["0", "1", "2", "3", "4"], ["0"], tries, is_fetching=True))
    assert lines[1:] == ["h2.example: because 2", "h3.example: because 3"]


def test_nothing_is_told_where_nothing_was_looked_for() -> None:
    """A user who searches own records would read of full texts that nobody spoke of."""
    assert list(told(["0"], [], [], is_fetching=False)) == []


def test_many_places_of_trouble_are_cut_short() -> None:
    """A user would have to scroll through three hundred lines."""
    tries: Sequence[Try] = _tries(*[Got.FAILED] * 30)
    lines = list(told([str(at) for at in range(30)], [], tries, is_fetching=True))
    assert len(lines) == 8
    assert lines[-1].startswith("and 24 more")
