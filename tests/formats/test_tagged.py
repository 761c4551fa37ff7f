"""Web of Science's and EndNote's tagged texts in."""

from pathlib import Path
from typing import Any

import pytest

from synthesist.formats import Format, format_of
from synthesist.records import Author, Failure

ISI = """FN Made-up Export
VR 1.0
PT J
AU Okafor, C
   van der Meer, J
AF Okafor, Chidi
   van der Meer, Jo
TI Screening for late effects of
   early care
SO JOURNAL OF MADE-UP TRIALS
LA English
DT Article; Retracted Publication
DE towns; aspirin
CR ITO R, 1999, J X, V1
   ITO R, 2001, J X, V3
AB ER-positive and
   T1-weighted.
PY 2015
DI 10.1234/ABC.5
PM 77
UT WOS:0001
ER

PT J
AU Nobody, A
ER

EF"""
ENDNOTE = """%0 Journal Article
%A Okafor, Chidi
%A World Health Organization,
%T Screening for late effects
%J Journal of Made-up Trials
%D 2015
%X First paragraph.

Second paragraph, 5%
of it.
%R doi:10.1234/ABC.5
%U https://example.org/a
%K one
two
%@ 1111-2222

%0 Book
%A Nobody

%0 Book
%T Second
"""


def test_web_of_science_lands_where_it_belongs(read: Any) -> None:
    """Without it exports of Web of Science lose full names, references or a retraction."""
    record, bad = read("refs.isi", ISI)
    assert record.title == "Screening for late effects of early care"
    assert record.authors == (Author(family="Okafor", given="Chidi"), Author(family="van der Meer", given="Jo"))
    assert (record.year, record.venue, record.is_retracted) == (2015, "JOURNAL OF MADE-UP TRIALS", True)
    assert record.abstract == "ER-positive and T1-weighted."
    assert record.identifiers == (("doi", "10.1234/abc.5"), ("pmid", "77"))
    assert record.extra == (
        ("AU", "Okafor, C\nvan der Meer, J"), ("CR", "ITO R, 1999, J X, V1\nITO R, 2001, J X, V3"),
        ("DE", "towns; aspirin"), ("PT", "J"), ("UT", "WOS:0001"),
    )  # fmt: skip
    assert isinstance(bad, Failure)
    assert (bad.place, bad.reason) == ("refs.isi:24", "no title")


def test_endnote_lands_where_it_belongs(read: Any) -> None:
    """Without it exports of EndNote lose names or the second paragraph of an abstract."""
    record, bad, second = read("refs.enw", ENDNOTE)
    assert record.authors == (Author(family="Okafor", given="Chidi"), Author(family="World Health Organization"))
    assert (record.title, record.year, record.kind) == ("Screening for late effects", 2015, "Journal Article")
    assert record.abstract == "First paragraph. Second paragraph, 5% of it."
    assert (record.identifier("doi"), record.url) == ("10.1234/abc.5", "https://example.org/a")
    assert record.extra == (("%@", "1111-2222"), ("%K", "one\ntwo"))
    assert isinstance(bad, Failure)
    assert (bad.place, second.title) == ("refs.enw:17", "Second")


def test_refer_without_types_is_parted_by_blank_lines(read: Any) -> None:
    """Without it old bibliographies of troff would be one record with many titles."""
    assert [row.title for row in read("refs.refer", "%A A. Bee\n%T One\n\n%A C. Dee\n%T Two\n")] == ["One", "Two"]


@pytest.mark.parametrize("name", ["export.txt", "export.ris", "export"])
@pytest.mark.parametrize(("text", "found"), [(ISI, Format.ISI), (ENDNOTE, Format.REFER)])
def test_content_outweighs_a_wrong_suffix(tmp_path: Path, name: str, text: str, found: Format) -> None:
    """Without it a Web of Science export that is called .ris, as many are, would give nothing."""
    (tmp_path / name).write_text(text)
    assert format_of(tmp_path / name) is found


def test_record_that_lacks_its_type_is_a_failure(fail_one: Any) -> None:
    """Without it the second half of a torn record would pass for a record of its own."""
    failure = fail_one("refs.isi", "PT J\nTI One\nER\nTI Two\nER\n")
    assert failure.reason == "a Web of Science record that does not begin with PT"
