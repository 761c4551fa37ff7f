"""Twelve and more ways in which a row can be malformed, each beside a good row that must load."""

from typing import Any

import pytest

from synthesist.records import Failure, Record

GOOD = {
    "a.ris": "TY  - JOUR\nTI  - Good\nER  -\n",
    "a.bib": "@article{g, title={Good}}\n",
    "a.csv": "Good,2001\n",
    "a.jsonl": '{"title":"Good"}\n',
}
HEAD = {"a.csv": "title,year\n"}

MALFORMED = [
    ("a.ris", "TY  - JOUR\nAU  - Nobody\nER  -\n", "no title"),
    ("a.ris", "AU  - Nobody\nTI  - Headless\nER  -\n", "does not begin with TY"),
    ("a.ris", "TY  - JOUR\nTI  - N\0l\nER  -\n", "NUL"),
    ("a.ris", "TY  - JOUR\nTI  - <i></i>\nER  -\n", "no title"),
    ("a.bib", "@article{b, title={Open\n", "broken BibTeX entry"),
    ("a.bib", "@article{b, title {No sign}}\n", "broken BibTeX entry"),
    ("a.bib", "@article{b, year=2001}\n", "no title"),
    ("a.bib", "@article{b, title={N\0l}}\n", "NUL"),
    ("a.csv", "One,2001,surplus\n", "3 cells under 2 columns"),
    ("a.csv", ",2001\n", "no title"),
    ("a.csv", '"One"x,2001\n', "not a row of the table"),
    ("a.csv", "N\0l,2001\n", "NUL"),
    ("a.jsonl", '{"title":"One"\n', "not JSON"),
    ("a.jsonl", '["title"]\n', "not a JSON object"),
    ("a.jsonl", '{"title":1984}\n', "the title is not text"),
    ("a.jsonl", '{"title":{"en":"One"}}\n', "the title is not text"),
    ("a.jsonl", '{"title":"N\\u0000l"}\n', "NUL"),
]


@pytest.mark.parametrize(("name", "bad", "reason"), MALFORMED)
def test_malformed_row_is_kept_and_the_rest_loads(read: Any, name: str, bad: str, reason: str) -> None:
    """Without it a bad row would be lost in silence, or take good rows with it."""
    parsed = read(name, HEAD.get(name, "") + GOOD[name] + bad + GOOD[name])
    (failure,) = [row for row in parsed if isinstance(row, Failure)]
    assert [row.title for row in parsed if isinstance(row, Record)] == ["Good", "Good"]
    assert failure.stage == "import"
    line = (HEAD.get(name, "") + GOOD[name]).count("\n") + 1
    assert failure.place == f"{name}:{line}"
    assert reason in failure.reason
    assert failure.hint
    assert failure.raw


ODD = [
    ("a.ris", "TY  - JOUR\nTI  - Odd\nPY  - soon\nER  -\n", ("PY", "soon")),
    ("a.bib", "@article{b, title={Odd}, year={in press}}\n", ("year", "in press")),
    ("a.csv", "Odd,20155\n", ("year", "20155")),
    ("a.jsonl", '{"title":"Odd","doi":"10.1/broken"}\n', ("doi", "10.1/broken")),
]


@pytest.mark.parametrize(("name", "row", "kept"), ODD)
def test_odd_field_does_not_cost_the_row(read: Any, name: str, row: str, kept: tuple[str, str]) -> None:
    """Without it a paper would be lost for a typing error in its year or DOI."""
    (record,) = read(name, HEAD.get(name, "") + row)
    assert record.title == "Odd"
    assert record.year is None
    assert record.identifiers == ()
    assert kept in record.extra
