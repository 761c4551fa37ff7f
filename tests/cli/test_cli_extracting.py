"""The command that reads abstracts."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

SENTENCES = ["We studied the naps of owls.", "We found that naps raised recall by 12%."]


def rows(path: Path, *, good: int, bad: int) -> Path:
    """A file of good rows, then of rows without sentences."""
    made = [{"id": at, "sentences": SENTENCES} for at in range(good)] + [{"id": "bad"}] * bad
    path.write_text("".join(json.dumps(one) + "\n" for one in made), "utf-8")
    return path


def test_a_file_is_written_and_named(run: Callable[..., Any], tmp_path: Path) -> None:
    """A user would not find what the command made."""
    ended = run("extract", rows(tmp_path / "in.jsonl", good=2, bad=0), "--out", "out.jsonl")
    assert (ended.code, ended.out.strip()) == (0, "out.jsonl")
    assert [json.loads(line)["id"] for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()] == [0, 1]
    assert "2 rows with 4 sentences" in ended.told


def test_the_summary_for_programs_is_one_object(run: Callable[..., Any], tmp_path: Path) -> None:
    """A user's program would have to read prose."""
    ended = run("extract", rows(tmp_path / "in.jsonl", good=30, bad=1), "--out", "out.jsonl", "--json")
    summary = json.loads(ended.out)
    assert (ended.code, summary["rows"], summary["extracted"], summary["failed"]) == (0, 31, 30, 1)
    assert summary["failures"][0]["place"] == "in.jsonl:31"


def test_more_than_one_row_in_twenty_lost_does_not_count_as_done(run: Callable[..., Any], tmp_path: Path) -> None:
    """A user's pipeline would go on with a file that lost its rows."""
    ended = run("extract", rows(tmp_path / "in.jsonl", good=9, bad=1), "--out", "out.jsonl")
    assert ended.code == 3
    assert "in.jsonl:10" in ended.told
    assert len((tmp_path / "out.jsonl").read_text("utf-8").splitlines()) == 9


def test_of_many_failures_the_first_are_told_and_the_rest_counted(run: Callable[..., Any], tmp_path: Path) -> None:
    """A user's screen would fill with the same line."""
    ended = run("extract", rows(tmp_path / "in.jsonl", good=0, bad=50), "--out", "out.jsonl")
    assert ended.err.count("not read") == 21
    assert "30 more rows not read" in ended.told


def test_an_empty_file_gives_an_empty_file(run: Callable[..., Any], tmp_path: Path) -> None:
    """A user's pipeline would break on a search without hits."""
    ended = run("extract", rows(tmp_path / "in.jsonl", good=0, bad=0), "--out", "out.jsonl")
    assert ended.code == 0
    assert (tmp_path / "out.jsonl").read_bytes() == b""


def test_a_file_that_is_not_there_is_wrong_use(run: Callable[..., Any]) -> None:
    """A user who mistypes a name would see a trace of our code."""
    ended = run("extract", "missing.jsonl", "--out", "out.jsonl")
    assert ended.code == 2
    assert "missing.jsonl" in ended.told


def test_lines_of_read_are_taken(run: Callable[..., Any], tmp_path: Path) -> None:
    """A user who has read papers would have to write a program before the numbers in them could be had."""
    paper = "Owls that nap\n\nAbstract\n\n{}\n\n1 Results\n\nWe found that naps raised recall by 7%.\n\n".format(
        " ".join(SENTENCES)
    )
    (tmp_path / "owls.txt").write_text(f"{paper}References\n\n[1] Miller A. We found that owls nap. 2001.\n", "utf-8")
    assert run("read", "owls.txt", "--out", "read.jsonl").code == 0
    assert run("extract", "read.jsonl", "--out", "out.jsonl").code == 0
    (line,) = [json.loads(one) for one in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()]
    read = json.loads((tmp_path / "read.jsonl").read_text("utf-8"))
    said = [read["text"][one["start"] : one["end"]] for one in read["sentences"]]
    assert (line["id"], len(line["roles"])) == (read["id"], len(said))
    assert [said[at] for at in line["claims"]] == [SENTENCES[1]]
    assert {said[one["sentence"]] for one in line["results"]} >= {SENTENCES[1]}


def test_a_sentence_outside_of_its_text_is_refused(run: Callable[..., Any], tmp_path: Path) -> None:
    """A user would get claims that no paper makes, out of a file that was cut or edited."""
    row = {"id": "a", "text": "We found that naps help.", "sentences": [{"start": 3, "end": 99}]}
    lost = {**row, "sentences": [{"start": 0, "end": 9, "section": 2}], "sections": [{"role": "results"}]}
    (tmp_path / "in.jsonl").write_text(f"{json.dumps(row)}\n{json.dumps(lost)}\n", "utf-8")
    ended = run("extract", "in.jsonl", "--out", "out.jsonl")
    assert ended.code == 3
    assert ended.told.count("sentences[0]: outside of the text, or of its sections") == 2
