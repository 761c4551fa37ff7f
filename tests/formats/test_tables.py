"""CSV and TSV in."""

from typing import Any

import pytest

from synthesist.errors import UnknownFormat
from synthesist.records import Author, Failure

HEADER = "Record ID,Primary Title,Authors,Publication Year,Journal,DOI,PubMed ID,Notes,Retracted\n"


def test_columns_are_known_by_their_usual_names(read_one: Any) -> None:
    """Without it a user would have to rename columns before every import."""
    row = '7,"One, two",Ann Ito; Bo Berg,2011.0,J Trials,doi:10.1234/X,123.0,keep me,yes\n'
    record = read_one("refs.csv", HEADER + row)
    assert (record.title, record.year, record.venue, record.is_retracted) == (
        "One, two",
        2011,
        "J Trials",
        True,
    )
    assert record.authors == (Author(family="Ito", given="Ann"), Author(family="Berg", given="Bo"))
    assert record.identifiers == (("doi", "10.1234/x"), ("pmid", "123"))
    assert (record.source_id, record.extra) == ("7", (("Notes", "keep me"),))
    assert record.raw == row.strip()


@pytest.mark.parametrize(("name", "delimiter"), [("refs.csv", ";"), ("refs.tsv", "\t"), ("refs.csv", ",")])
def test_delimiter_is_found(read_one: Any, name: str, delimiter: str) -> None:
    """Without it files from spreadsheets in other countries would not load."""
    record = read_one(name, f"year{delimiter}title\n1999{delimiter}One\n")
    assert (record.year, record.title) == (1999, "One")


def test_cells_may_span_lines(read: Any) -> None:
    """Without it abstracts with paragraphs would break their rows and the place of later ones."""
    one, two = read("refs.csv", 'title,abstract\nOne,"a\n\nb ""c"""\n,x\n')
    assert one.abstract == 'a b "c"'
    assert two.place == "refs.csv:5"


def test_open_quote_costs_one_line(read: Any) -> None:
    """Without it one stray quote would swallow the rest of the file."""
    parsed = read("refs.csv", 'title,year\n"One,2001\nTwo,2002\nThree,2003\n')
    assert [type(row) is Failure for row in parsed] == [True, False, False]
    assert parsed[0].place == "refs.csv:2"


def test_surplus_cells_fail_unless_they_are_empty(read: Any) -> None:
    """Without it shifted columns would be imported as if they were right."""
    good, bad = read("refs.csv", "title,year\nOne,2001,,\nTwo,words,2002\n")
    assert good.title == "One"
    assert bad.reason == "3 cells under 2 columns"


def test_table_without_titles_is_refused(read: Any) -> None:
    """Without it a wrong file would give a failure per row instead of one clear message."""
    with pytest.raises(UnknownFormat, match="no column of titles") as caught:
        read("refs.csv", "a,b\n1,2\n")
    assert "title" in caught.value.hint


@pytest.mark.parametrize("header", ["a" * 200_000, '"title'])
def test_header_that_cannot_be_read_is_refused(read: Any, header: str) -> None:
    """Without it a binary file under the name of a table would end in a traceback."""
    with pytest.raises(UnknownFormat):
        read("refs.csv", header + "\nOne\n")


def test_wrong_year_is_kept_aside(read_one: Any) -> None:
    """Without it a record would be lost, or its odd date, for one bad cell."""
    record = read_one("refs.csv", "title,year\nOne,in press\n")
    assert (record.year, record.extra) == (None, (("year", "in press"),))
