"""`dedup` from outside, with the matcher that users get."""

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]

_RIS = """TY  - JOUR
TI  - Cold years and the late moulting of ducks in northern ponds
AU  - Mallard, Flo
AU  - Teal, Gus
PY  - 2019
T2  - Journal of Pond Research
VL  - 4
IS  - 2
SP  - 1008
EP  - 1012
DO  - 10.5555/pond.2019.4
ER  -
"""
_NBIB = """PMID- 12345678
TI  - Cold years and the late moulting of ducks in northern ponds.
FAU - Mallard, Flo
FAU - Teal, Gus
DP  - 2019 Mar
JT  - J Pond Res
VI  - 4
IP  - 2
PG  - 1008-12
AID - 10.5555/POND.2019.4 [doi]
"""
_BIB = """@misc{mallard2018,
  title = {Cold years and the late moulting of ducks in northern ponds},
  author = {Mallard, Flo and Teal, Gus},
  year = {2018},
  eprint = {1801.00001},
  archiveprefix = {arXiv},
  doi = {10.48550/arXiv.1801.00001}
}
@article{crake2001,
  title = {A census of crakes},
  author = {Crake, Ida},
  year = {2001},
  journal = {Journal of Pond Research}
}
"""


@pytest.fixture
def exports(tmp_path: Path) -> tuple[str, ...]:
    """One paper in two exports, its preprint in a third, and another paper."""
    for name, text in (("scopus.ris", _RIS), ("pubmed.nbib", _NBIB), ("zotero.bib", _BIB)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return "scopus.ris", "pubmed.nbib", "zotero.bib"


def table_in(path: Path) -> dict[str, dict[str, str]]:
    """The rows of a table by id, of which no two are equal."""
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8"), newline="")))
    assert len({row["id"] for row in rows}) == len(rows)
    return {row["id"]: row for row in rows}


@pytest.fixture
def shared() -> Callable[[str], Path]:
    """A place in the shared data, which may be absent."""
    root = Path(os.environ.get("SYNTHESIST_TEST_DATA", Path(__file__).parents[3] / "shared" / "data"))

    def at(name: str) -> Path:
        if not (root / name).exists():
            pytest.skip(f"shared data missing: {root / name}")
        return root / name

    return at


def test_one_paper_in_three_exports_is_one(run: Run, exports: tuple[str, ...], tmp_path: Path) -> None:
    """A user who merges exports would screen one paper three times."""
    summary = json.loads(run("dedup", *exports, "--out", "rows.csv", "--json").out)
    assert (summary["rows"], summary["unique"], summary["duplicates"], summary["versions"]) == (4, 2, 2, 1)
    rows = table_in(tmp_path / "rows.csv")
    assert {name: row["dedup"] for name, row in rows.items()} == {
        "scopus.ris:1": "different",
        "12345678": "same",
        "mallard2018": "same",
        "crake2001": "different",
    }
    assert rows["mallard2018"]["version"] == "preprint of scopus.ris:1"
    assert rows["12345678"]["reason"]


def test_the_program_itself_does_it(exports: tuple[str, ...], tmp_path: Path) -> None:
    """A user would have a command that works in tests alone."""
    command = [sys.executable, "-c", "from synthesist.cli import main; main()", "dedup", *exports, "--out", "kept.bib"]
    ended = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=300)
    assert (ended.returncode, ended.stdout) == (0, "kept.bib\n")
    assert "4 rows of 3 files: 2 unique, 2 duplicates (1 of them other versions of the work)" in ended.stderr
    assert (tmp_path / "kept.bib").read_text("utf-8").count("\n@") == 1


def test_odd_rows_stop_nothing(run: Run, tmp_path: Path, write_rows: Callable[..., Path]) -> None:
    """A user's run would end with a traceback, for one row of thousands."""
    odd = [
        {"title": "\u202e[red]Ducks[/] \x1b[31m", "year": "soon", "doi": "no doi"},
        {"title": "水鳥の換羽", "authors": ["山田太郎"], "year": 2019},
        {"title": "Линька уток", "authors": [], "doi": ["10.5555/a", "10.5555/b"]},
        {"title": "Ducks", "doi": "10.5555/one"},
        {"title": "Geese and what they eat", "doi": "10.5555/one"},
        {"title": "", "year": 2019},
        {"doi": "10.5555/two"},
        *({"title": "Editorial", "year": 2000 + at} for at in range(30)),
    ]
    write_rows(tmp_path / "odd.jsonl", odd)
    for out in ("rows.csv", "rows.jsonl", "kept.ris", "kept.bib", "kept.json"):
        ended = run("dedup", "odd.jsonl", "--out", out, "--json")
        summary = json.loads(ended.out)
        assert (ended.code, summary["rows"], summary["failures"]) == (0, len(odd), [])
    assert len(table_in(tmp_path / "rows.csv")) == len(odd)


@pytest.mark.parametrize("set_name", ["special_cases", "haematology"])
def test_a_labelled_set_keeps_its_rows_ids_and_columns(
    run: Run, shared: Callable[[str], Path], tmp_path: Path, set_name: str
) -> None:
    """A user could not join what is found to the table that it was found in."""
    path = shared(f"dedup/{set_name}/records_pre_merged.csv")
    assert run("dedup", path, "--out", "rows.csv").code == 0
    rows = table_in(tmp_path / "rows.csv")
    with path.open(encoding="utf-8", newline="") as file:
        were = list(csv.DictReader(file))
    assert [row["ID"] for row in were] == list(rows)
    for row in were:
        found = {name: rows[row["ID"]][name] for name in row}
        assert {name: cell.lstrip("'") for name, cell in found.items()} == {
            name: cell.lstrip("'") for name, cell in row.items()
        }
    kept = {name for name, row in rows.items() if not row["duplicate_of"]}
    assert {row["duplicate_of"] for row in rows.values()} - {""} <= kept


def test_exports_of_one_library_in_several_formats_are_one(
    run: Run, shared: Callable[[str], Path], tmp_path: Path
) -> None:
    """A user who exports a library twice, in two formats, would have every paper twice."""
    names = ("zotero_export.csv", "zotero_export.ris", "zotero_export.bib")
    files = [shared(f"dedup/asysd/{name}") for name in names]
    summary = json.loads(run("dedup", *files, "--out", "rows.csv", "--json").out)
    assert (summary["rows"], summary["failures"]) == (3_233, [])
    rows = table_in(tmp_path / "rows.csv").values()
    titles = {"".join(filter(str.isalnum, (row["Title"] or row["title"]).casefold())) for row in rows}
    assert summary["unique"] <= len(titles)
    # Both hold the same thousand; the table holds others too.
    assert all(row["duplicate_of"] for row in rows if row["from_file"] == "zotero_export.bib")


def test_files_of_every_format_are_taken_together(run: Run, shared: Callable[[str], Path], tmp_path: Path) -> None:
    """A user with exports of many databases would have to convert them first."""
    folder = shared("formats/reference_examples")
    wanted = [path for path in sorted(folder.iterdir()) if path.suffix in (".bib", ".ris", ".json", ".csv", ".enw")]
    summary = json.loads(run("dedup", *wanted, "--out", "rows.csv", "--json").out)
    assert len(summary["files"]) == len(wanted)
    assert summary["rows"] == summary["unique"] + summary["duplicates"] + len(summary["failures"])
    assert summary["duplicates"]
