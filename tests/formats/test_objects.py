"""JSON and JSON Lines in."""

from typing import Any

import pytest

from synthesist.records import Author, Failure


def test_lines_load_and_bad_ones_fail_alone(read: Any) -> None:
    """Without it one cut line would cost a whole download."""
    parsed = read("refs.jsonl", '{"title":"One","n":1}\n\n{"title":"Two"\n[1]\n{"title":"Three"}\n')
    assert [type(row) is Failure for row in parsed] == [False, True, True, False]
    assert [row.place for row in parsed if isinstance(row, Failure)] == ["refs.jsonl:3", "refs.jsonl:4"]
    assert (parsed[0].raw, parsed[0].extra) == ('{"n":1,"title":"One"}', (("n", "1"),))


@pytest.mark.parametrize("name", ["refs.jsonl", "refs.ndjson"])
@pytest.mark.parametrize("first", ["[]", " [1, 2] ", '[{"title":"In an array"}]'])
def test_an_array_on_the_first_line_of_json_lines_fails_alone(read: Any, name: str, first: str) -> None:
    """Without it the first line would vanish uncounted, and what an array holds would pass for rows."""
    parsed = read(name, first + '\n{"title":"One"}\n[]\n{"title":"Two"}\n')
    assert [row.place if isinstance(row, Failure) else row.title for row in parsed] == [
        f"{name}:1",
        "One",
        f"{name}:3",
        "Two",
    ]


def test_an_array_over_several_lines_is_read_whatever_the_file_is_called(read: Any) -> None:
    """Without it an export in an array would be lost line by line for its file's name."""
    assert [row.title for row in read("refs.jsonl", '[\n{"title":"One"},\n{"title":"Two"}\n]\n')] == ["One", "Two"]


def test_csl_json_loads(read_one: Any) -> None:
    """Without it exports of reference managers in CSL-JSON would lose names and years."""
    record = read_one(
        "refs.json",
        """[{"id": "x1", "type": "article-journal", "title": "One", "DOI": "10.1234/X",
          "author": [{"family": "Berg", "given": "Bo", "non-dropping-particle": "van den"},
                     {"literal": "The Group"}],
          "issued": {"date-parts": [[2012, 3]]}, "container-title": "J Trials"}]""",
    )
    assert record.authors == (Author(family="van den Berg", given="Bo"), Author(family="The Group"))
    assert (record.year, record.venue, record.kind) == (2012, "J Trials", "article-journal")
    assert record.extra == (("issued", "2012-03"),)


def test_broken_element_of_an_array_fails_alone(read: Any) -> None:
    """Without it one broken object would cost those behind it."""
    parsed = read("refs.json", '[\n  {"title": "One"},\n  {"title": Two},\n  {"title": "Three"}\n]\n')
    assert [type(row) is Failure for row in parsed] == [False, True, False]
    assert parsed[1].place == "refs.json:3"


def test_indented_objects_in_a_row_load(read: Any) -> None:
    """Without it a file of pretty-printed objects would fail line by line."""
    assert [row.title for row in read("refs.json", '{\n "title": "One"\n}\n{\n "title": "Two"\n}\n')] == [
        "One",
        "Two",
    ]


def test_hostile_json_is_a_failure(read: Any) -> None:
    """Without it deep nesting or endless numbers would end the import."""
    parsed = read("refs.jsonl", "[" * 100_000 + "\n" + '{"title":' + "9" * 10_000 + '}\n{"title":"Good"}\n')
    assert [type(row) is Failure for row in parsed][-1:] == [False]


def test_lone_surrogates_are_replaced(read_one: Any) -> None:
    """Without it half a character would stop the database that stores the record."""
    record = read_one("refs.jsonl", '{"title":"One \\ud800","x":"\\udc00"}')
    assert record.title == "One \ufffd"
    assert record.raw.encode()


def test_abstract_of_sentences_is_one_text(read_one: Any) -> None:
    """Without it corpora that list sentences would have no abstracts."""
    assert read_one("refs.jsonl", '{"title":"One","abstract":["A b.","C d."]}').abstract == "A b. C d."


CSL = """[
  {"id": "x", "type": "dataset", "title": "One <i>two</i>", "issued": {"raw": "Spring 2012"}, "DOI": "10.1234/X",
   "author": [
     {"family": "Fontaine", "given": "Jean", "dropping-particle": "de", "non-dropping-particle": "La", "suffix": "Jr."},
     {"given": "Plato"}],
   "accessed": {"date-parts": [[2020, 1, 2]]}, "volume": 7, "editor": [{"family": "Ito"}], "note": "arXiv:1706.03762",
   "x-unknown": {"a": [1]}, "custom": {"mine": 1}}
]"""


def test_csl_json_keeps_what_it_has_no_place_for(read_one: Any) -> None:
    """Without it volumes, editors, notes and unknown variables of a CSL library would be lost."""
    record = read_one("refs.json", CSL)
    assert record.title == "One two"
    assert record.authors == (Author(family="de La Fontaine Jr.", given="Jean"), Author(family="Plato"))
    assert (record.year, record.source_id) == (2012, "x")
    assert record.identifiers == (("arxiv", "1706.03762"), ("doi", "10.1234/x"))
    assert dict(record.extra) == {
        "accessed": "2020-01-02",
        "custom": '{"mine":1}',
        "editor": '[{"family":"Ito"}]',
        "issued": "Spring 2012",
        "note": "arXiv:1706.03762",
        "volume": "7",
        "x-unknown": '{"a":[1]}',
    }


def test_csl_json_as_lines_loads(read: Any) -> None:
    """Without it a CSL library of one item a line would be read by other rules than one in an array."""
    line = '{"title":"One","issued":{"date-parts":[[2012],[2013]]},"author":[{"literal":"The Group"}]}\n'
    for row in read("refs.jsonl", line * 2):
        assert (row.year, row.extra, row.authors) == (2012, (("issued", "2012/2013"),), (Author(family="The Group"),))


def test_names_of_other_making_are_not_read_as_csl(read_one: Any) -> None:
    """Without it rows with `year` and `doi` beside names in parts would lose both."""
    record = read_one("a.json", '[{"title":"One","author":[{"family":"Ito"}],"year":2001,"doi":"10.1234/x"}]')
    assert (record.year, record.identifier("doi")) == (2001, "10.1234/x")


def test_broken_object_on_the_line_of_others_fails_alone(read: Any) -> None:
    """Without it one broken object of a file on one line would cost all behind it."""
    text = '[{"title":"One"},{"title":Two,"author":[{"family":"A"},{"family":"B"}]},{"title":"Three"}]'
    parsed = read("refs.json", text)
    assert [type(row) is Failure for row in parsed] == [False, True, False]
    assert "Two" in parsed[1].raw
    assert parsed[2].title == "Three"


def test_values_of_wrong_types_are_kept_aside(read_one: Any) -> None:
    """Without it an index of words would be quoted as an abstract, or a number lost that stood for authors."""
    record = read_one("a.jsonl", '{"title":"One","authors":5,"abstract":{"a":[1]},"venue":3}')
    assert (record.authors, record.abstract, record.venue) == ((), None, None)
    assert record.extra == (("abstract", '{"a":[1]}'), ("authors", "5"), ("venue", "3"))
