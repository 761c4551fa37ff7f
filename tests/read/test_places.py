"""Where open copies may lie, and where nobody looks."""

import pytest

from synthesist.read.places import places_of
from synthesist.records import Link, Record
from synthesist.records.ids import record_id


def _record(source: str = "openalex", **fields: object) -> Record:
    return Record.model_validate({"record_id": record_id(source, "1", b""), "source": source, "title": "T", **fields})


def test_texts_with_markup_come_before_pdfs() -> None:
    """A user would get words that were guessed from a page where the publisher's own were to be had."""
    record = _record(identifiers=(("arxiv", "2101.00001"), ("pmcid", "PMC123")))
    kinds = [place.kind for place in places_of([record])]
    assert kinds == sorted(kinds, key=["xml", "html", "pdf"].index)
    assert len(set(kinds)) == 3


@pytest.mark.parametrize(
    ("source", "link", "is_open"),
    [
        ("openalex", Link(url="https://journal.example/a.pdf", kind="pdf"), True),
        ("crossref", Link(url="https://journal.example/a.pdf", kind="pdf", host="publisher"), False),
        (
            "crossref",
            Link(
                url="https://journal.example/a.pdf", kind="pdf", licence="https://creativecommons.org/licenses/by/4.0/"
            ),
            True,
        ),
        ("crossref", Link(url="https://aclanthology.org/X.pdf", kind="pdf"), True),
        ("openalex", Link(url="https://journal.example/a", kind="landing"), False),
        ("openalex", Link(url="https://sci-hub.example/a.pdf", kind="pdf"), False),
        ("openalex", Link(url="https://www.researchgate.net/a.pdf", kind="pdf"), False),
        ("openalex", Link(url="file:///etc/passwd", kind="pdf"), False),
        ("openalex", Link(url="ftp://journal.example/a.pdf", kind="pdf"), False),
    ],
)
def test_only_open_copies_are_asked_for(source: str, link: Link, *, is_open: bool) -> None:
    """A user's institution would be blamed for fetching what nobody gave leave to fetch."""
    assert bool(places_of([_record(source, links=(link,))])) is is_open


def test_a_place_is_asked_once() -> None:
    """A user's budget would be spent twice on a copy that two databases name."""
    link = Link(url="https://arxiv.org/pdf/2101.00001", kind="pdf", host="repository")
    records = [
        _record("openalex", links=(link,)),
        _record("arxiv", identifiers=(("arxiv", "2101.00001"),), links=(link,)),
    ]
    urls = [place.path for place in places_of(records)]
    assert len(urls) == len(set(urls))


def test_each_place_says_what_names_it() -> None:
    """A user could not tell why the program went there."""
    assert all(place.basis for place in places_of([_record(identifiers=(("acl", "P19-1001"), ("pmcid", "PMC1")))]))
