"""What the adapters read texts, dates, names and answers with."""

import time
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nearly_a import ANYTHING

from synthesist.errors import SourceError
from synthesist.records import Notice, Record
from synthesist.search.databases.dates import date_in, date_of, date_of_parts, year_of
from synthesist.search.databases.marks import is_retraction, minor_kind, notices_in_title
from synthesist.search.databases.markup import abstract_of, labelled, plain
from synthesist.search.databases.names import body, named, orcid_of, person
from synthesist.search.databases.reading import (
    address_of,
    complaint_in,
    identified,
    json_of,
    number_of,
    read_rows,
    said,
    shown,
    spare,
    text_of,
    texts_of,
)
from synthesist.web.message import Response

Answered = Callable[..., Response]


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("<jats:title>Abstract</jats:title><jats:p>One.</jats:p><jats:p>Two.</jats:p>", "One. Two."),
        ("<jats:sec><jats:title><jats:bold>Aims:</jats:bold></jats:title><jats:p>A</jats:p></jats:sec>", "Aims: A"),
        ("<h4>Background</h4>We p < 0.05<h4>Results</h4>x<sub>2</sub>", "Background: We p < 0.05 Results: x2"),
        ("&lt;p&gt;Escaped &amp;amp; twice&lt;/p&gt;", "Escaped & twice"),
        ('A<?tex id="1" cmt="<?x=1>B', "AB"),
        ('<jats:p>See <jats:uri xlink:href="https://x.example">there</jats:uri>.</jats:p>', "See there."),
        ("<mml:math><mml:mmultiscripts><mml:mi>Tb</mml:mi><mml:none /></mml:mmultiscripts></mml:math>", "Tb"),
        (r"$\mathbb{Z}_3$ and \emph{this}, 5\%", r"$\mathbb{Z}_3$ and \emph{this}, 5\%"),
        ("\x93Quoted\x94 \x96 so", "“Quoted” – so"),
        ("  a \n b\t", "a b"),
        ("-", None),
        ("", None),
        (None, None),
    ],
)
def test_abstracts_lose_their_markup_and_nothing_else(stated: str | None, expected: str | None):
    """A tag left in a sentence breaks a quote; a comparison taken for a tag changes a result."""
    assert abstract_of(stated) == expected


def test_labels_stay_in_front_of_their_parts():
    """Without its label a sentence of the aims reads like a result."""
    parts = [("BACKGROUND", "We <i>asked</i>."), ("", "Then."), ("RESULTS:", "None."), ("EMPTY", " ")]
    assert labelled(parts) == "BACKGROUND: We asked. Then. RESULTS: None."
    assert labelled([("A", "")]) is None


@given(text=st.text(max_size=200))
def test_plain_text_is_storable_and_stays_as_it_is(text: str):
    """A text that changes each time it is cleaned cannot be hashed or quoted."""
    once = plain(text)
    once.encode()
    assert "\n" not in once
    assert once == once.strip()


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("2021-03-14T09:26:53Z", "2021-03-14"),
        ("2021/3", "2021-03"),
        ("2021", "2021"),
        ("20210314", "2021-03-14"),
        ("2021 Mar 14", "2021-03-14"),
        ("2021 Spring", "2021"),
        ("1998 Dec-1999 Jan", "1998-12"),
        ("14 March 2021", "2021-03-14"),
        ("Mar 2021", "2021-03"),
        ("2021-02-30", "2021-02"),
        ("2021-13-01", "2021"),
        ("0000-01-01", None),
        ("soon", None),
        (None, None),
        (2021, None),
    ],
)
def test_dates_are_read_as_precisely_as_they_are_stated(stated: Any, expected: str | None):
    """A made-up day would move a work to the wrong side of a limit by date."""
    assert date_in(stated) == expected
    assert year_of(expected) == (int(expected[:4]) if expected else None)


def test_parts_of_dates_may_be_numbers_digits_or_names():
    """Each service writes months in its own way."""
    assert date_of("2021", "Mar", "4") == "2021-03-04"
    assert date_of(2021.0, 3) == "2021-03"
    assert date_of(True, 3) is None
    assert date_of_parts([[2021, 3, 14]]) == "2021-03-14"
    assert date_of_parts([[None]]) is None
    assert date_of_parts([2021]) == "2021"


def test_names_are_split_once():
    """An author whose family name is lost is another author to every later stage."""
    first = person(" van <b>Stone</b> ", "Ada", orcid="https://orcid.org/0000-0001-2345-678x")
    assert first is not None
    assert (first.family, first.given, first.orcid) == ("van Stone", "Ada", "0000-0001-2345-678X")
    assert person("", "Madonna") == body("Madonna")
    assert person(None, 7) is None
    assert named({"name": "x"}) is None
    assert orcid_of("0000000123456789") == "0000-0001-2345-6789"
    assert orcid_of("12345") is None


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("RETRACTED: Sleep", "retraction"),
        ("Retracted article: Sleep", "retraction"),
        ("[Retracted] Sleep", "retraction"),
        ("WITHDRAWN: Sleep", "withdrawal"),
        ("Retracted-article citations", ""),
        ("Retracted papers and their fate", ""),
        ("Withdrawn consent", ""),
    ],
)
def test_titles_tell_of_retractions(title: str, kind: str):
    """A study of retractions must not be thrown out as a retracted one."""
    notices = notices_in_title(title)
    assert notices == ((Notice(kind=kind, basis="title"),) if kind else ())
    assert is_retraction(notices) is (True if kind == "retraction" else None)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Editorial", "Editorial"),
        ("Editorial: Sleep and rest", "Editorial"),
        ("Erratum to: Sleep", "Erratum"),
        ("Letter to the Editor", "Letter to the Editor"),
        ("Correction: Sleep", "Correction"),
        ("Correction of myopia: a trial", None),
        ("Editorial bias in sleep research", None),
        ("", None),
    ],
)
def test_titles_tell_what_nobody_reviewed(title: str, kind: str | None):
    """Services call editorials and errata articles: they would be counted as reviewed evidence."""
    assert minor_kind(title) == kind


@pytest.mark.parametrize("part", ["<title ", "<?x ", "<jats:p", "&lt;", "<h4>", "<h4>a</h4>", "\\x{", "<mml:mi "])
def test_hostile_markup_is_read_in_time(part: str):
    """One crafted abstract must not stop a review."""
    start = time.process_time()
    abstract_of(part * 20_000)
    plain(part * 20_000)
    assert time.process_time() - start < 5


@given(value=ANYTHING)
def test_any_value_is_read_or_passed_over(value: Any):
    """A wrong type in a field that nobody looks at must not cost the row."""
    text_of(value), texts_of(value), number_of(value), shown(value).encode()
    assert address_of(value) is None or str(value).strip().lower().startswith(("http://", "https://"))
    date_in(value), date_of(value, value, value), orcid_of(value), said(value)
    for pair in identified([("doi", value), ("issn", value)], [value]):
        assert all(pair)


def test_fields_that_fill_nothing_are_kept():
    """What no attribute holds is still evidence; what is as long as a text is in the raw row."""
    row = {"a": 1, "b": None, "c": ["x", "y"], "d": {"e": [1]}, "long": "z" * 5000, "taken": 1, "empty": []}
    assert spare(row, ["taken"]) == (("a", "1"), ("c", "x; y"), ("d", '{"e":[1]}'))


def test_rows_fail_one_by_one():
    """The failure of a row keeps its place, its reason and its raw form."""

    def read(row: Any) -> Record:
        if row.get("bad"):
            raise ValueError("it is bad")
        return Record(record_id="r", source="s", title="t")

    records, failures = read_rows([{"id": 1}, {"id": 2, "bad": True}, "x"], read, lambda row: text_of(row.get("id")))
    assert len(records) == 1
    assert [(one.place, one.raw) for one in failures] == [("2", '{"bad":true,"id":2}'), (":row 3", '"x"')]
    assert "it is bad" in failures[0].reason


def test_a_service_is_quoted_on_one_line():
    """A page of HTML in an error message would flood the screen."""
    assert said(b"<html><style>b{}</style><b>Not\n found</b></html>") == "Not found"
    assert len(said("x" * 900)) == 201
    assert complaint_in(b'{"message": [{"message": "a"}, {"message": "b"}]}') == "a; b"
    assert complaint_in(b'{"error": {"description": "c"}}') == "c"
    assert complaint_in(b"oops") == "oops"


def test_numbers_that_are_none_are_nothing(answered: Answered):
    """JSON of some services holds NaN, which no other reader accepts."""
    assert json_of(answered(b'\xef\xbb\xbf{"a": NaN}'), "X") == {"a": None}
    with pytest.raises(SourceError, match="X answered 503"):
        json_of(answered(b"", status=503), "X")
