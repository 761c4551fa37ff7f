"""The command that reads papers."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from handmade import FOUND, TITLES, write_papers
from synthesist.failpoints import VARIABLE

ALL = ("brook.xml", "heath.pdf", "marsh.docx", "notice.xml", "ridge.txt")


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """A folder of papers that can all be read."""
    folder = write_papers(tmp_path / "whole", with_trouble=False)
    (folder / "notes.csv").write_text("no,paper\n", "utf-8")
    (folder / ".hidden.txt").write_text("no paper", "utf-8")
    return folder


def lines_of(path: Path) -> dict[str, Any]:
    """Documents by the name of their file."""
    made = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return {Path(one["file"]).name: one for one in made}


def left_in(folder: Path) -> set[str]:
    """Names of what lies in a folder, the library's home aside."""
    return {path.name for path in folder.iterdir()} - {"home"}


def test_a_folder_becomes_a_line_for_each_paper(run: Callable[..., Any], whole: Path, tmp_path: Path) -> None:
    """A user would have to name each paper, or lose one without a word."""
    ended = run("read", "whole", "--out", "read.jsonl")
    assert (ended.code, ended.out.strip()) == (0, "read.jsonl")
    made = lines_of(tmp_path / "read.jsonl")
    assert list(made) == [name for name in ALL if name != "notice.xml"]
    assert "4 documents with 2 pages" in ended.told
    assert left_in(tmp_path) == {"read.jsonl", "whole"}


def test_each_sentence_is_found_where_it_is_said_to_be(run: Callable[..., Any], whole: Path, tmp_path: Path) -> None:
    """A user could not quote what was read, nor say on which page it stands."""
    run("read", "whole", "--out", "read.jsonl")
    for name, line in lines_of(tmp_path / "read.jsonl").items():
        stem = name.partition(".")[0]
        found = next(one for one in line["sentences"] if line["text"][one["start"] : one["end"]] == FOUND[stem])
        section = line["sections"][found["section"]]
        assert (section["number"], section["title"], section["role"]) == ("3", "Results", "results")
        assert found["page"] == (2 if stem == "heath" else None)
        assert line["front"]["title"] in ("", TITLES[stem])


def test_tables_and_references_have_their_places(run: Callable[..., Any], whole: Path, tmp_path: Path) -> None:
    """A user would have to read numbers and citations out of running text."""
    run("read", "whole/brook.xml", "--out", "read.jsonl")
    (line,) = lines_of(tmp_path / "read.jsonl").values()
    (table,) = line["tables"]
    cells = [line["text"][cell[2] : cell[3]] for cell in table["cells"]]
    assert cells == ["Method", "RoomVQA 2.0", "", "Accuracy (%)", "Synthetic data", "61.5", "Real data", "58.0"]
    (marker,) = line["markers"]
    reference = line["references"][marker[2][0]]
    assert line["text"][marker[0] : marker[1]] == "[1]"
    assert "Elm A. Rooms. 2019." in line["text"][reference["start"] : reference["end"]]


def test_a_broken_file_is_named_and_costs_itself_alone(run: Callable[..., Any], tmp_path: Path) -> None:
    """A user would lose all papers to one, or not learn which."""
    write_papers(tmp_path / "papers")
    ended = run("read", "papers", "--out", "read.jsonl", "--json")
    summary = json.loads(ended.out)
    assert (ended.code, summary["files"], summary["read"], summary["failed"]) == (3, 6, 5, 1)
    (failure,) = summary["failures"]
    assert Path(failure["file"]).name == "torn.pdf"
    assert failure["kind"] == "broken"
    assert failure["reason"]
    assert failure["hint"]
    assert "torn.pdf" in ended.told
    assert list(lines_of(tmp_path / "read.jsonl")) == list(ALL)


def test_one_broken_file_in_many_counts_as_done(run: Callable[..., Any], tmp_path: Path) -> None:
    """A user's pipeline would stop for one bad download among a hundred."""
    folder = tmp_path / "papers"
    folder.mkdir()
    for at in range(24):
        (folder / f"{at}.txt").write_text(f"A paper\n\nIt is number {at}. It is short.\n", "utf-8")
    (folder / "torn.pdf").write_bytes(b"%PDF-1.4 torn")
    assert run("read", "papers", "--out", "read.jsonl").code == 0


@pytest.mark.parametrize("wrong", ["missing.pdf", "empty"])
def test_what_is_not_there_is_wrong_use(run: Callable[..., Any], tmp_path: Path, wrong: str) -> None:
    """A user who mistypes a name would see a trace of our code, or an empty file."""
    (tmp_path / "empty").mkdir()
    ended = run("read", wrong, "--out", "read.jsonl")
    assert ended.code == 2
    assert wrong in ended.told
    assert not (tmp_path / "read.jsonl").exists()


def test_no_paper_is_overwritten(run: Callable[..., Any], whole: Path) -> None:
    """A user who swaps two names would lose a paper."""
    before = (whole / "ridge.txt").read_bytes()
    assert run("read", "whole/ridge.txt", "--out", "whole/ridge.txt").code == 2
    assert (whole / "ridge.txt").read_bytes() == before


@pytest.mark.parametrize("after", [1, 3])
def test_killed_in_the_middle_it_goes_on_to_the_same_bytes(whole: Path, tmp_path: Path, after: int) -> None:
    """A user whose computer dies would read two hundred papers again, or keep half a file for the whole."""

    def read(out: str, failpoint: str = "") -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", "from synthesist.cli import main; main()", "read", str(whole), "--out", out]
        environment = {**os.environ, VARIABLE: failpoint}
        return subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)

    assert read("straight.jsonl").returncode == 0
    killed = read("read.jsonl", f"reading.kept:{after}")
    assert killed.returncode == -signal.SIGKILL
    assert not (tmp_path / "read.jsonl").exists()
    assert (tmp_path / "read.jsonl.readings").exists()
    carried = read("read.jsonl")
    assert carried.returncode == 0, carried.stderr
    assert (tmp_path / "read.jsonl").read_bytes() == (tmp_path / "straight.jsonl").read_bytes()
    assert left_in(tmp_path) == {"read.jsonl", "straight.jsonl", "whole"}
