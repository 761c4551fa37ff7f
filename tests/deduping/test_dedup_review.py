"""What only a person can tell: asked one by one, kept at once, heeded ever after."""

import io
import json
import os
import pty
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from synthesist.deduping import Answers, Said, Word

Run = Callable[..., Any]
Table = Callable[..., Path]
RowsIn = Callable[..., dict[str, dict[str, Any]]]

DRIVER = Path(__file__).with_name("dedup_driver.py")
ASKED = ("a.csv", "--out", "rows.csv", "--review", "--by", "Ada")


@pytest.fixture
def doubts(table: Table) -> Path:
    """Three pairs of which only a person can tell, and one that is sure."""
    rows = [{"id": f"{name}{at}", "title": name + "?" * at} for name in ("Ducks", "Geese", "Swans") for at in (0, 1)]
    return table("a.csv", [*rows, {"id": "owl", "title": "Owls"}, {"id": "owl2", "title": "owls"}])


def said_in(tmp_path: Path, name: str = "rows.csv.decisions.jsonl") -> list[tuple[str, str]]:
    """The answers kept, with the title's first word in place of the ids."""
    lines = (tmp_path / name).read_text("utf-8").splitlines()
    return [(row["answer"], row["first_id"][:5]) for row in map(json.loads, lines)]


def test_without_a_person_they_stay_apart_and_say_so(run: Run, doubts: Path, rows_in: RowsIn) -> None:
    """A user would have works merged, or parted for good, on a guess."""
    ended = run("a.csv", "--out", "rows.csv")
    assert "Of 3 pairs only a person can tell" in ended.told
    assert "synthesist dedup a.csv --out rows.csv --review" in ended.told
    row = rows_in("rows.csv")["Ducks0"]
    assert (row["dedup"], row["ask_of"], row["duplicate_of"], row["reason"]) == (
        "ask",
        "Ducks1",
        "",
        "one title doubts",
    )
    assert json.loads(run("a.csv", "--out", "rows.csv", "--json").out)["asked_rows"] == 6


def test_answers_count_at_once_and_in_later_runs(run: Run, doubts: Path, rows_in: RowsIn, tmp_path: Path) -> None:
    """A user's afternoon of answers would be lost, or would have to be given again with every new export."""
    ended = run(*ASKED, typed="v\nX\nq\n")
    assert ended.code == 0
    assert "1 of 3" in ended.told
    assert "Stopped. 2 answers given" in ended.told
    assert [word for word, _ in said_in(tmp_path)] == ["same", "different"]
    rows = rows_in("rows.csv")
    assert sorted(row["dedup"] for row in rows.values()) == ["ask"] * 2 + ["different"] * 4 + ["same"] * 2
    assert any(row["reason"] == "Ada: said to be same" for row in rows.values())
    again = json.loads(run("a.csv", "--out", "rows.csv", "--json").out)
    assert (again["asked"], again["answered"], again["duplicates"]) == (1, 2, 2)


def test_answers_outlast_other_names_and_more_files(run: Run, doubts: Path, table: Table, tmp_path: Path) -> None:
    """A user who renames an export, or adds one, would be asked all over again."""
    assert run(*ASKED, typed="V\nV\nV\n").code == 0
    (tmp_path / "a.csv").rename(tmp_path / "new.csv")
    table("more.csv", [{"id": "owl", "title": "Rooks"}])
    summary = json.loads(run("more.csv", "new.csv", "--out", "rows.csv", "--json").out)
    assert (summary["asked"], summary["answered"], summary["unique"]) == (0, 3, 5)


def test_undo_works_back_over_former_runs(run: Run, doubts: Path, tmp_path: Path) -> None:
    """A user who sees a mistake a day later could not mend it."""
    assert run(*ASKED, typed="V\nV\nV\n").code == 0
    ended = run(*ASKED, typed="U\nX\nU\nU\nS\nS\nQ\n")
    assert "There is nothing to ask" not in ended.told
    words = [word for word, _ in said_in(tmp_path)]
    assert words == ["same"] * 3
    ended = run("a.csv", "--out", "rows.csv", "--undo", "--json")
    assert json.loads(ended.out)["answered"] == 2
    ended = run(*ASKED, typed="U\nX\nQ\n")
    assert "Taken back: that" in ended.told
    assert [word for word, _ in said_in(tmp_path)] == ["same"] * 3 + ["undo", "undo", "different"]
    assert run("a.csv", "--out", "rows.csv", "--undo").code == 0
    assert run("a.csv", "--out", "rows.csv", "--undo").code == 0
    assert run("a.csv", "--out", "rows.csv", "--undo").code == 2


def test_skipped_questions_come_back_and_other_keys_mean_nothing(run: Run, doubts: Path, tmp_path: Path) -> None:
    """A user's slip of the finger would count as an answer, or a skipped question would never come again."""
    ended = run(*ASKED, typed="S\nz\n\nS\nS\n")
    assert ended.code == 0
    assert "That was the last question. 0 answers given." in ended.told
    assert not (tmp_path / "rows.csv.decisions.jsonl").exists()
    assert "Of 3 pairs" in ended.told


def test_an_answer_that_settles_another_question_saves_it(run: Run, table: Table, tmp_path: Path) -> None:
    """A user would be asked what former answers have said already."""
    table("a.csv", [{"id": "1", "title": "Ducks"}, {"id": "2", "title": "Ducks?"}, {"id": "3", "title": "Ducks??"}])
    assert run(*ASKED, typed="V\nV\n").code == 0
    assert [word for word, _ in said_in(tmp_path)] == ["same", "same"]
    assert json.loads(run("a.csv", "--out", "rows.csv", "--json").out)["unique"] == 1


def test_two_groups_are_asked_about_once(run: Run, table: Table, rows_in: RowsIn) -> None:
    """A user would be asked of each pair of six rows in place of once."""
    table("a.csv", [{"id": str(at), "title": "Ducks" if at < 3 else "Ducks?"} for at in range(6)])
    assert "1 of 1" in run(*ASKED, typed="X\n").told
    assert "only a person" not in run("a.csv", "--out", "rows.csv").told
    assert [row["duplicate_of"] for row in rows_in("rows.csv").values()] == ["", "0", "0", "", "3", "3"]


def test_a_wrong_merge_is_parted_and_a_missed_one_joined(run: Run, doubts: Path, rows_in: RowsIn) -> None:
    """A user could not put right what the program got wrong."""
    assert run("a.csv", "--out", "rows.csv", "--different", "owl", "owl2", "--reason", "part II").code == 0
    rows = rows_in("rows.csv")
    assert (rows["owl2"]["duplicate_of"], rows["owl2"]["dedup"]) == ("", "different")
    assert rows["owl2"]["reason"].endswith("part II")
    assert run("a.csv", "--out", "rows.csv", "--same", "owl", "Ducks0").code == 0
    assert rows_in("rows.csv")["owl"]["duplicate_of"] == "Ducks0"
    assert run("a.csv", "--out", "rows.csv", "--undo").code == 0
    assert rows_in("rows.csv")["owl"]["duplicate_of"] == ""


def test_answers_that_contradict_each_other_are_told(run: Run, doubts: Path) -> None:
    """A user would not learn that one of three answers cannot hold."""
    assert run("a.csv", "--out", "rows.csv", "--same", "owl", "Ducks0").code == 0
    assert run("a.csv", "--out", "rows.csv", "--same", "Ducks0", "Swans0").code == 0
    ended = run("a.csv", "--out", "rows.csv", "--different", "owl", "Swans0")
    assert "which other answers contradict" in ended.told


def test_one_file_of_answers_serves_several_outputs(run: Run, doubts: Path, tmp_path: Path) -> None:
    """A user who answered over the table could not get a bibliography that heeds it."""
    assert run(*ASKED, typed="V\nV\nV\n").code == 0
    answers = "rows.csv.decisions.jsonl"
    summary = json.loads(run("a.csv", "--out", "kept.ris", "--decisions", answers, "--json").out)
    assert (summary["written"], summary["decisions"]) == (4, answers)


def test_what_differs_is_marked_and_what_is_hostile_is_harmless(run: Run, papers: Table) -> None:
    """A user's terminal would be steered by a title, or the one word that differs be overlooked."""
    hostile = "Ducks \x1b]0;x\x07 [red]\u202etame [/] " + "long " * 200_000 + "end"
    papers(
        [
            {"id": "[bold]1", "title": hostile, "year": 2001, "journal": "Ducks"},
            {"id": "2", "title": f"{hostile}?", "year": 2002, "journal": "ducks"},
        ],
        "a.jsonl",
    )
    ended = run("a.jsonl", "--out", "rows.jsonl", "--review", typed="Q\n")
    assert ended.code == 0
    shown = [line for line in ended.err.splitlines() if "synthesist dedup" not in line]
    assert all(sign.isprintable() or sign == "\n" for sign in "\n".join(shown))
    assert "[bold]1" in ended.err
    assert "[red]" in ended.err
    # Messages are not wrapped, so that commands can be copied.
    assert max(len(line) for line in shown if "only a person" not in line) <= 80
    assert len(ended.err) < 5_000
    assert [line[0] for line in shown if " year " in line or " venue " in line] == ["≠", " "]


@pytest.mark.parametrize("line", [b"{", b"\xff", b'{"answer":"maybe","first":"a","second":"b"}', b"[]", b"null"])
def test_a_line_that_is_no_answer_costs_itself_alone(tmp_path: Path, line: bytes) -> None:
    """A user would lose all answers to one line that a crash, or an editor, left broken."""
    path = tmp_path / "answers.jsonl"
    answers = Answers(path)
    answers.add(Said(answer=Word.SAME, first="a", second="b"))
    with path.open("ab") as file:
        file.write(line)
    cut = Answers(path)
    assert cut.problems == ["answers.jsonl:2 is no answer, and is left aside"]
    cut.add(Said(answer=Word.DIFFERENT, first="c", second="d"))
    assert set(Answers(path).standing()) == {("a", "b"), ("c", "d")}


class Breaking(io.StringIO):
    """Standard input on which the person presses Ctrl-C after the lines are used up."""

    def readline(self, size: int = -1) -> str:
        """See `io.StringIO`."""
        line = super().readline(size)
        if not line:
            raise KeyboardInterrupt
        return line


def test_an_interruption_says_what_is_kept(run: Run, doubts: Path, tmp_path: Path) -> None:
    """A user who breaks off would not know whether the answers are lost."""
    ended = run(*ASKED, typed=Breaking("V\nX\n"))
    assert ended.code == 130
    assert "Answers given now: 2" in ended.told
    assert "rows.csv.decisions.jsonl" in ended.told
    assert len(said_in(tmp_path)) == 2


def test_an_interruption_before_the_output_leaves_it_alone(
    run: Run, doubts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A user who breaks off would be left with half a file."""
    (tmp_path / "rows.csv").write_text("before", encoding="utf-8")

    def broken(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("synthesist.deduping.run.match", broken)
    ended = run("a.csv", "--out", "rows.csv")
    assert (ended.code, (tmp_path / "rows.csv").read_text("utf-8")) == (130, "before")
    assert "was not touched" in ended.told


@contextmanager
def started(tmp_path: Path, **more: Any) -> Iterator["subprocess.Popen[bytes]"]:
    """The command in a process of its own."""
    environment = {**os.environ, "COLUMNS": "80", **more.pop("env", {})}
    command = [sys.executable, str(DRIVER), "dedup", *ASKED]
    with subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=subprocess.DEVNULL, **more) as process:
        try:
            yield process
        finally:
            process.kill()


def test_a_kill_in_the_middle_loses_no_answer(run: Run, doubts: Path, tmp_path: Path, rows_in: RowsIn) -> None:
    """A user whose machine dies in the middle would have to begin again."""
    ends = {"stdin": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    with started(tmp_path, env={"DIES_AFTER": "2"}, **ends) as process:
        process.communicate(b"V\nX\nV\n", timeout=120)
    assert process.returncode == -signal.SIGKILL
    assert [word for word, _ in said_in(tmp_path)] == ["same", "different"]
    assert sorted(row["dedup"] for row in rows_in("rows.csv").values()).count("ask") == 6
    summary = json.loads(run("a.csv", "--out", "rows.csv", "--json").out)
    assert (summary["asked"], summary["answered"]) == (1, 2)


@pytest.fixture
def terminal() -> Iterator[tuple[int, int]]:
    """Both ends of a terminal."""
    ends = pty.openpty()
    yield ends
    for end in ends:
        os.close(end)


def test_on_a_terminal_a_key_is_enough(doubts: Path, tmp_path: Path, terminal: tuple[int, int]) -> None:
    """A user would have to press Enter after each of hundreds of answers."""
    ours, theirs = terminal
    kept = tmp_path / "rows.csv.decisions.jsonl"
    with started(tmp_path, stdin=theirs, stderr=subprocess.PIPE) as process:
        for number, key in enumerate((b"v", b"x"), start=1):
            wait_for_question(process, theirs)
            os.write(ours, key)
            wait_until(lambda number=number: kept.exists() and kept.read_bytes().count(b"\n") == number)
        wait_for_question(process, theirs)
        os.write(ours, b"\x03")
        assert process.wait(timeout=60) == 130
    assert [word for word, _ in said_in(tmp_path)] == ["same", "different"]


def wait_for_question(process: "subprocess.Popen[bytes]", terminal: int) -> None:
    """Read on until the keys are shown, and the terminal hands over single keys; what came before is thrown away."""
    assert process.stderr is not None
    seen = b""
    while not seen.endswith(b"Q quit  "):
        more = process.stderr.read(1)
        assert more, seen.decode(errors="replace")
        seen += more
    wait_until(lambda: not termios.tcgetattr(terminal)[3] & termios.ICANON)


def wait_until(is_so: Callable[[], bool]) -> None:
    """Wait for something on the disk."""
    until = time.monotonic() + 60
    while not is_so():
        assert time.monotonic() < until
        time.sleep(0.02)
