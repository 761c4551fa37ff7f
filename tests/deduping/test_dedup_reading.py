"""What is read comes out as it was, whatever it holds."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from synthesist.deduping import Answers, Deduplication, Job

CELLS = st.text(st.characters(exclude_characters="\0\r", exclude_categories=["Cs"]), max_size=12)


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=6))
def test_cells_come_out_as_they_went_in(rows: list[tuple[str, str, str]]) -> None:
    """A user's notes, codes and numbers would be changed by a command that only compares rows."""
    with TemporaryDirectory() as folder:
        path, out = Path(folder, "a.csv"), Path(folder, "b.jsonl")
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, quoting=csv.QUOTE_ALL).writerows([("note", "title", "more"), *rows])
        work = Deduplication(Job((path,), out))
        work.settle()
        work.write()
        found = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    were = [row for row in rows if any(cell.strip() for cell in row)]
    assert [(row["note"], row["title"], row["more"]) for row in found] == were


@given(st.binary(max_size=200))
def test_no_bytes_in_the_answers_stop_a_run(raw: bytes) -> None:
    """A user could not go on, for a file of answers that another program spoilt."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "answers.jsonl")
        path.write_bytes(raw)
        assert Answers(path).standing() == {}


def test_equal_rows_are_told_apart(run: Callable[..., Any], table: Callable[..., Path], tmp_path: Path) -> None:
    """A user's answer on one of two equal rows would be lost, or the second row with it."""
    table("a.csv", [{"title": "Ducks"}, {"title": "Ducks"}, {"title": "Geese"}])
    assert run("a.csv", "--out", "rows.csv", "--different", "a.csv:1", "a.csv:2").code == 0
    rows = list(csv.DictReader(io.StringIO((tmp_path / "rows.csv").read_text("utf-8"), newline="")))
    assert [row["duplicate_of"] for row in rows] == ["", "", ""]
