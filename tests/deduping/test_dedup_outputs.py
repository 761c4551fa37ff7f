"""What `dedup` writes: every row with its own fields, or the rows kept."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthesist.deduping.naming import ids_of
from synthesist.formats import read_records
from synthesist.records import Record

Run = Callable[..., Any]
Table = Callable[..., Path]
RowsIn = Callable[..., dict[str, dict[str, Any]]]

RIS = """TY  - JOUR
TI  - On moulting ducks
AU  - Mallard, Flo
PY  - 2019
T2  - Journal of Ducks
VL  - 4
SP  - 10
EP  - 19
ER  -

TY  - JOUR
TI  - On swans
ER  -
"""
BIB = """@article{mallard2019,
  title = {On moulting ducks},
  author = {Mallard, Flo},
  year = {2019},
  journal = {Journal of Ducks},
  doi = {10.5555/duck},
  number = {2},
  abstract = {Ducks moult late in cold years.}
}
"""


@pytest.fixture
def ducks(tmp_path: Path) -> tuple[str, str]:
    """One paper on ducks in two formats, and one on swans."""
    (tmp_path / "a.ris").write_text(RIS, encoding="utf-8")
    (tmp_path / "b.bib").write_text(BIB, encoding="utf-8")
    return "a.ris", "b.bib"


def records_in(path: Path) -> list[Record]:
    """The records of a file, none of which failed."""
    rows = list(read_records(path))
    assert all(isinstance(row, Record) for row in rows)
    return [row for row in rows if isinstance(row, Record)]


def test_every_row_says_what_it_repeats(run: Run, ducks: tuple[str, str], rows_in: RowsIn) -> None:
    """A user could not tell which rows go, which stay, and why."""
    ended = run(*ducks, "--out", "rows.csv")
    assert (ended.code, ended.out.strip()) == (0, "rows.csv")
    assert "3 rows of 2 files: 2 unique, 1 duplicate." in ended.told
    rows = rows_in("rows.csv")
    assert list(rows) == ["a.ris:1", "a.ris:2", "mallard2019"]
    assert [(row["dedup"], row["duplicate_of"]) for row in rows.values()] == [
        ("same", "mallard2019"),
        ("different", ""),
        ("different", ""),
    ]
    assert rows["a.ris:1"]["reason"] == "same title"
    assert rows["a.ris:1"]["VL"] == "4"
    assert rows["mallard2019"]["reason"] == "kept of 2 rows: the one that says most"
    assert rows["mallard2019"]["doi"] == "10.5555/duck"


@pytest.mark.parametrize("out", ["kept.ris", "kept.bib", "kept.json"])
def test_a_bibliography_of_the_rows_kept_loses_no_field(
    run: Run, ducks: tuple[str, str], tmp_path: Path, out: str
) -> None:
    """A user would lose volume and pages that only the row which is left out has."""
    assert run(*ducks, "--out", out).code == 0
    swans, ducks_kept = records_in(tmp_path / out)
    assert swans.title == "On swans"
    assert ducks_kept.identifier("doi") == "10.5555/duck"
    told = dict(ducks_kept.extra)
    assert "4" in (told.get("volume"), told.get("VL"))
    assert "10-19" in (told.get("pages"), told.get("SP"))
    assert ducks_kept.abstract


@pytest.mark.parametrize("out", ["all.ris", "all.bib", "all.json"])
def test_a_bibliography_of_all_rows_notes_the_repeats(
    run: Run, ducks: tuple[str, str], tmp_path: Path, out: str
) -> None:
    """A user who wants all rows in a reference manager could not see there which ones repeat another."""
    assert run(*ducks, "--out", out, "--all").code == 0
    notes = ["; ".join(value for _, value in record.extra) for record in records_in(tmp_path / out)]
    assert len(notes) == 3
    assert "row a.ris:1; duplicate of mallard2019" in notes[0]
    assert "duplicate" not in notes[1] + notes[2]


def test_columns_and_values_stand_as_they_were(run: Run, tmp_path: Path, rows_in: RowsIn) -> None:
    """A user's own columns would be lost, renamed or read as numbers."""
    text = 'ID;Title;Year;Mine;Mine\r\n7;"Ducks; ""tame""";2019.0; a ;007\r\n8;Swans;;;\r\n'
    (tmp_path / "mine.csv").write_bytes(text.encode("cp1252"))
    assert run("mine.csv", "--out", "rows.csv").code == 0
    row = rows_in("rows.csv")["7"]
    assert list(row)[7:] == ["ID", "Title", "Year", "Mine", "Mine (2)"]
    assert list(row.values())[7:] == ["7", 'Ducks; "tame"', "2019.0", " a ", "007"]


def test_members_of_objects_stand_as_they_were(run: Run, papers: Table, rows_in: RowsIn) -> None:
    """A user of JSON Lines would find numbers as texts, and lists taken apart."""
    papers(
        [{"title": "Ducks", "id": "d", "tags": ["a", {"b": 1}], "n": 1.5, "none": None, "reason": "mine"}], "a.jsonl"
    )
    assert run("a.jsonl", "--out", "rows.jsonl").code == 0
    row = rows_in("rows.jsonl")["d"]
    assert (row["tags"], row["n"], row["none"]) == (["a", {"b": 1}], 1.5, None)
    assert (row["reason"], row["own_reason"], row["title"]) == ("", "mine", "Ducks")


def test_a_cell_that_looks_like_a_formula_is_disarmed(run: Run, table: Table, rows_in: RowsIn) -> None:
    """A user who opens the table in a spreadsheet would run what a stranger put into a title."""
    table("a.csv", [{"id": "1", "title": "=HYPERLINK(1)", "x": "@sum"}])
    assert run("a.csv", "--out", "rows.csv").code == 0
    row = rows_in("rows.csv")["1"]
    assert (row["title"], row["x"]) == ("'=HYPERLINK(1)", "'@sum")


def test_ids_tell_files_apart(run: Run, table: Table, tmp_path: Path, rows_in: RowsIn) -> None:
    """A user could not say which of two rows with one id is meant."""
    table("a.csv", [{"id": "1", "title": "Ducks"}, {"id": "2", "title": "Geese"}, {"id": "2", "title": "Teals"}])
    table("b.csv", [{"id": "1", "title": "ducks"}, {"id": "", "title": "Owls"}])
    (tmp_path / "sub").mkdir()
    table("sub/b.csv", [{"id": "9", "title": "Crows"}, {"id": "", "title": "Rooks"}])
    assert run("a.csv", "b.csv", "sub/b.csv", "--out", "rows.csv").code == 0
    rows = rows_in("rows.csv")
    assert list(rows) == ["a.csv/1", "a.csv/2:2", "a.csv/2:3", "b.csv/1", "b.csv:2", "9", "sub/b.csv:2"]
    assert (rows["b.csv/1"]["duplicate_of"], rows["b.csv/1"]["own_id"]) == ("a.csv/1", "1")


@given(st.lists(st.tuples(st.sampled_from(["", "a", "f:1", "f/a"]), st.sampled_from(["f", "g"]), st.integers(1, 3))))
def test_no_two_rows_share_an_id(names: list[tuple[str, str, int]]) -> None:
    """A user's answer could count for another row than the one that was meant."""
    assert len(set(ids_of(names))) == len(names)


def test_a_row_without_a_title_is_compared_and_written(run: Run, table: Table, rows_in: RowsIn) -> None:
    """A user's row would vanish, or bring the count of lost rows up, because one field of it is empty."""
    table("a.csv", [{"id": "1", "title": "", "doi": "10.5555/a"}, {"id": "2", "title": "Ducks", "doi": ""}])
    ended = run("a.csv", "--out", "rows.csv", "--json")
    assert (ended.code, json.loads(ended.out)["failures"]) == (0, [])
    assert rows_in("rows.csv")["1"]["doi"] == "10.5555/a"
    assert run("a.csv", "--out", "kept.ris").code == 0


def test_rows_that_cannot_be_read_are_listed_and_kept(
    run: Run, papers: Table, table: Table, rows_in: RowsIn, tmp_path: Path
) -> None:
    """A user would not learn that rows were not compared, or would lose them."""
    papers(["no json", {"title": "Ducks"}], "a.jsonl")
    ended = run("a.jsonl", "--out", "rows.jsonl", "--json")
    summary = json.loads(ended.out)
    assert (ended.code, summary["rows"], summary["unique"]) == (3, 2, 1)
    assert summary["failures"][0]["place"] == "a.jsonl:1"
    assert "More than one in twenty rows failed" in ended.told
    row = rows_in("rows.jsonl")["a.jsonl:1"]
    assert (row["dedup"], row["raw"]) == ("different", "no json")
    assert row["reason"].startswith("not compared: not JSON")
    assert "not in kept.ris: 1" in run("a.jsonl", "--out", "kept.ris").told
    table("many.csv", [{"id": str(at), "title": f"Work {at}"} for at in range(40)])
    assert run("a.jsonl", "many.csv", "--out", "rows.csv").code == 0


def test_a_preprint_is_a_version_of_its_article(run: Run, papers: Table, rows_in: RowsIn) -> None:
    """A user would cite the preprint, or count it as a second work."""
    full = {"title": "Ducks", "abstract": "Long.", "authors": ["Flo Mallard"], "url": "http://x", "language": "en"}
    papers(
        [
            {**full, "id": "pre", "venue": "arXiv", "doi": "10.48550/arXiv.2001.00001"},
            {"title": "Ducks", "id": "art", "journal": "Journal of Ducks", "doi": "10.5555/duck"},
            {"title": "Ducks", "id": "again", "journal": "Journal of Ducks"},
        ],
        "a.jsonl",
    )
    summary = json.loads(run("a.jsonl", "--out", "rows.jsonl", "--json").out)
    assert (summary["unique"], summary["duplicates"], summary["versions"]) == (1, 2, 1)
    rows = rows_in("rows.jsonl")
    assert (rows["pre"]["duplicate_of"], rows["pre"]["version"]) == ("art", "preprint of art")
    assert (rows["again"]["duplicate_of"], rows["again"]["version"]) == ("art", "")


def test_the_order_of_files_changes_no_join_and_a_rerun_no_byte(
    run: Run, ducks: tuple[str, str], rows_in: RowsIn, tmp_path: Path
) -> None:
    """A user's counts would hang on the order in which files were named, and a repeat would not repeat."""
    run(*ducks, "--out", "one.csv")
    first = (tmp_path / "one.csv").read_bytes()
    run(*ducks, "--out", "one.csv")
    assert (tmp_path / "one.csv").read_bytes() == first
    run(*reversed(ducks), "--out", "two.csv")
    assert {name: row["duplicate_of"] for name, row in rows_in("one.csv").items()} == {
        name: row["duplicate_of"] for name, row in rows_in("two.csv").items()
    }


def test_an_output_taken_in_again_gives_the_same_rows(run: Run, table: Table, rows_in: RowsIn) -> None:
    """A user who goes on from an output would get columns of former answers, and ever more apostrophes."""
    table("a.csv", [{"id": "1", "title": "=Ducks"}, {"id": "2", "title": "=Ducks"}])
    assert run("a.csv", "--out", "one.csv").code == 0
    assert run("one.csv", "--out", "two.csv").code == 0
    one, two = rows_in("one.csv"), rows_in("two.csv")
    assert {name: {**row, "from_file": ""} for name, row in one.items()} == {
        name: {**row, "from_file": ""} for name, row in two.items()
    }


def test_objects_with_ever_new_names_cost_one_column(run: Run, papers: Table, tmp_path: Path) -> None:
    """A hostile file could make a table of a million columns out of a thousand rows."""
    papers([{"title": f"Work {row}", **{f"{row}-{at}": at for at in range(50)}} for row in range(100)], "a.jsonl")
    assert run("a.jsonl", "--out", "rows.csv").code == 0
    with (tmp_path / "rows.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows[0]) == 7 + 300 + 1
    assert json.loads(rows[99]["more_fields"])["99-49"] == 49


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "where shall the rows go?"),
        (("--out", "rows.csv"), "which files?"),
        (("gone.csv", "--out", "rows.csv"), "gone.csv does not exist"),
        (("a.ris", "--out", "rows.txt"), "does not say in which format"),
        (("a.ris", "--out", "gone/rows.csv"), "cannot be written"),
        (("a.ris", "--out", "a.ris"), "a.ris would be overwritten"),
        (("empty.ris", "--out", "rows.csv"), "empty.ris is empty"),
        (("a.ris", "--out", "rows.csv", "--same", "a.ris:1", "x"), "no row has the id 'x'"),
        (("a.ris", "--out", "rows.csv", "--same", "a.ris:1", "a.ris:1"), "is one row"),
        (("a.ris", "--out", "rows.csv", "--undo"), "no answer to take back"),
        (("a.ris", "--out", "rows.csv", "--decisions", "rows.csv"), "rows.csv would be overwritten"),
    ],
)
def test_wrong_use_says_what_to_do(
    run: Run, ducks: tuple[str, str], tmp_path: Path, arguments: tuple[str, ...], told: str
) -> None:
    """A user would be left with a traceback, or an input would be overwritten."""
    (tmp_path / "empty.ris").write_text("", encoding="utf-8")
    ended = run(*arguments)
    assert (ended.code, ended.out) == (2, "")
    assert told in ended.told
    assert "What to do:" in ended.told
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["a.ris", "b.bib", "empty.ris"]


def test_a_file_named_twice_is_read_once(run: Run, ducks: tuple[str, str]) -> None:
    """A user who names a file twice would get every row of it as a repeat."""
    ended = run("a.ris", "./a.ris", "--out", "rows.csv")
    assert "2 rows of 1 file: 2 unique, 0 duplicates" in ended.told
    assert "named twice, and read once" in ended.told
