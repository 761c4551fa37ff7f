"""The command line: what it prints, and how it ends."""
# ruff: noqa: SIM300 -- the expected value stands on the left

import json
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

from synthesist import Review

Row = dict[str, Any]
Papers = Callable[..., Path]


Run = Callable[..., Any]


@pytest.fixture
def made(run: Run, papers: Papers, rows: list[Row], question: str, tmp_path: Path, audited: Callable) -> Path:
    """The folder of a review that the command line made."""
    assert 0 == run("run", question, "--papers", papers(rows), "--out", "review").code
    audited(Review.open(tmp_path / "review"))
    return tmp_path / "review"


@pytest.mark.parametrize(
    ("arguments", "commands"),
    [
        ([], ["run", "demo", "audit", "export", "library"]),
        (["library"], ["add", "search", "info"]),
    ],
)
def test_help_lists_the_commands(run: Run, arguments: list[str], commands: list[str]) -> None:
    """A user could not find out what there is."""
    ended = run(*arguments, "--help")
    assert 0 == ended.code
    assert [] == [command for command in commands if command not in ended.out]


@pytest.mark.parametrize("command", ["run", "demo", "audit", "export", "library add", "library search", "library info"])
def test_every_command_has_help(run: Run, command: str) -> None:
    """A user could not find out what a command does."""
    ended = run(*command.split(), "--help")
    assert 0 == ended.code
    assert "Usage" in ended.out


def test_the_version_is_printed(run: Run) -> None:
    """A user could not say with what they made a review."""
    assert (0, version("synthesist")) == ((ended := run("--version")).code, ended.out.strip())


def test_a_run_prints_where_the_report_lies(run: Run, papers: Papers, rows: list[Row], question: str) -> None:
    """A user could not find the report, or hand its path to the next program."""
    ended = run("run", question, "--papers", papers(rows), "--out", "review")
    assert 0 == ended.code
    assert Path(ended.out.strip()).is_file()
    assert "10 records, 4 works included" in ended.told


def test_a_run_as_json_is_one_object(run: Run, papers: Papers, rows: list[Row], question: str) -> None:
    """A user's program could not read what came out."""
    content = json.loads(run("run", question, "--papers", papers(rows), "--out", "review", "--json").out)
    assert {"report", "review_id", "title", "answer", "facts", "suggestions"} == content.keys()
    assert Path(content["report"]).is_file()


def test_a_second_run_says_the_same(run: Run, papers: Papers, rows: list[Row], question: str) -> None:
    """A user who repeats a command would not get their report."""
    command = ("run", question, "--papers", papers(rows), "--out", "review", "--json")
    assert json.loads(run(*command).out) == json.loads(run(*command).out)


@pytest.mark.parametrize(("broken", "code"), [(1, 0), (2, 3)])
def test_more_than_one_failed_row_in_twenty_ends_with_3(
    run: Run, papers: Papers, rows: list[Row], question: str, broken: int, code: int
) -> None:
    """A user's script would go on with half of the papers: 1 of 20 is borne, 2 of 21 are not."""
    good = [*rows, *({"id": f"duck{at}", "title": f"Ducks of pond {at}"} for at in range(9))]
    ended = run("run", question, "--papers", papers([*good, *["{broken"] * broken]), "--out", "review")
    assert code == ended.code
    assert (code == 3) is ("one in twenty" in ended.told)


def test_the_demo_makes_a_review_that_audits_clean(run: Run, tmp_path: Path) -> None:
    """A user's first command would fail."""
    ended = run("demo", "--out", "demo", "--json")
    assert 0 == ended.code
    assert json.loads(ended.out)["facts"]["claims_shown"]
    assert 0 == run("audit", "demo").code
    assert "Sample digests" in (tmp_path / "demo" / "report" / "report.md").read_text(encoding="utf-8")


def test_the_demo_does_not_touch_the_users_library(run: Run, home: Path) -> None:
    """A user would find sixty strange works among their own."""
    assert 0 == run("demo", "--out", "demo").code
    assert 0 == json.loads(run("library", "info", "--json").out)["records"]
    assert home.is_dir()


def test_a_clean_review_passes_its_audit(run: Run, made: Path) -> None:
    """A user could not show that a review holds."""
    ended = run("audit", made)
    assert 0 == ended.code
    assert "All holds" in ended.out


def test_an_audit_as_json_can_be_read(run: Run, made: Path) -> None:
    """A user's program could not read what the audit found."""
    content = json.loads(run("audit", made, "--json").out)
    assert content["is_clean"] is True
    assert content["checks"]


@pytest.mark.parametrize("page", ["report.html", "report.md", "report.json", "references.bib"])
def test_a_tampered_report_fails_its_audit(run: Run, made: Path, page: str) -> None:
    """A user would trust a report that somebody edited."""
    path = made / "report" / page
    path.write_bytes(path.read_bytes() + b" ")
    ended = run("audit", made)
    assert 1 == ended.code
    assert "BREACH" in ended.out


def test_an_export_is_the_report_as_data(run: Run, made: Path) -> None:
    """A user could not hand the report to a program."""
    assert json.loads((made / "report" / "report.json").read_text(encoding="utf-8")) == json.loads(
        run("export", made).out
    )


def test_a_canonical_export_is_json_lines_by_table(run: Run, made: Path) -> None:
    """A user could not compare two reviews with a diff."""
    rows = [json.loads(line) for line in run("export", made, "--canonical").out.splitlines()]
    assert {"records", "claims", "verdicts", "decisions"} <= {row["table"] for row in rows}


def test_added_records_are_counted_and_found(run: Run, papers: Papers, rows: list[Row]) -> None:
    """A user could not fill the library, or find anything in it."""
    added = json.loads(run("library", "add", papers(rows), "--json").out)
    assert (10, 0, 0, 0) == tuple(added[name] for name in ("new", "changed", "unchanged", "failed"))
    found = run("library", "search", "moulting of ducks", "--limit", "1")
    assert (0, 1) == (found.code, len(found.out.splitlines()))
    assert "The moulting of ducks (2020)" in found.out


def test_a_search_as_json_is_one_record_a_line(run: Run, papers: Papers, rows: list[Row]) -> None:
    """A user's program could not read what was found."""
    run("library", "add", papers(rows))
    lines = [json.loads(line) for line in run("library", "search", "ducks", "--limit", "3", "--json").out.splitlines()]
    assert [1, 2, 3] == [line["rank"] for line in lines]
    assert {"record_id", "title", "score", "identifiers"} <= lines[0].keys()


def test_the_library_says_what_it_holds(run: Run, papers: Papers, rows: list[Row], home: Path) -> None:
    """A user could not see what is in the library, and where it is."""
    run("library", "add", papers(rows))
    about = json.loads(run("library", "info", "--json").out)
    assert (str(home), 10, {"file:papers.jsonl": 10}, 0) == (
        about["folder"],
        about["records"],
        about["by_source"],
        about["failures"],
    )
    assert "10 records" in run("library", "info").out


def test_a_run_searches_what_was_added(run: Run, papers: Papers, rows: list[Row], question: str) -> None:
    """A user would fill the library for nothing."""
    run("library", "add", papers(rows))
    content = json.loads(run("run", question, "--out", "review", "--json").out)
    assert 4 == content["facts"]["included"]
    assert 0 == run("audit", "review").code


def test_rows_that_cannot_be_read_are_named_and_end_with_3(run: Run, papers: Papers, rows: list[Row]) -> None:
    """A user would not see which rows of a file are missing."""
    ended = run("library", "add", papers([*rows, "{broken"]))
    assert 3 == ended.code
    assert "papers.jsonl:11" in ended.told
    assert "1 failed" in ended.out


WRONG = [
    (["run", "Do naps help?", "--out", "review", "--papers", "typo.ris"], "typo.ris does not exist", "spelling"),
    (["run", "Do naps help?", "--out", "review"], "is empty", "library add"),
    (["run", "ab", "--out", "review", "--papers", "papers.jsonl"], "question", "3 to 2,000"),
    (["run", "Do naps help?", "--out", "review", "--papers", "notes.xyz"], "no kind that can be read", ".ris"),
    (["run", "Do naps help?", "--out", "review", "--papers", "empty"], "no file in empty", "holds papers"),
    (["run", "???", "--out", "review", "--papers", "papers.jsonl"], "nothing that could be looked for", "in words"),
    (["run", "Do naps help?", "--out", "review", "--papers", "none.csv"], "no record and no paper in", "holds some"),
    (["run", "Do", "naps", "help?", "--out", "review"], "what is 'naps'", "in quotes"),
    (["library", "search", "of the"], "no word to look for", "in words"),
    (["library", "add", "typo.ris"], "typo.ris does not exist", "spelling"),
    (["library", "add", "notes.txt"], "no kind that can be read", ".ris"),
    (["audit", "."], "is not a review", "--out"),
    (["audit", "nowhere"], "is not a review", "--out"),
    (["export", "."], "is not a review", "synthesist run"),
    (["export", "nowhere", "--canonical"], "is not a review", "synthesist run"),
]


@pytest.mark.parametrize(("arguments", "complaint", "hint"), WRONG, ids=[" ".join(case[0]) for case in WRONG])
def test_wrong_use_says_what_to_do_and_ends_with_2(
    run: Run, papers: Papers, rows: list[Row], tmp_path: Path, arguments: list[str], complaint: str, hint: str
) -> None:
    """A user who slips would see a traceback, or nothing that helps."""
    papers(rows)
    (tmp_path / "notes.txt").write_text("Nothing to see here.")
    (tmp_path / "notes.xyz").write_text("Nothing to see here.")
    (tmp_path / "none.csv").write_text("title,abstract\n")
    (tmp_path / "empty").mkdir()
    ended = run(*arguments)
    assert (2, "") == (ended.code, ended.out)
    assert complaint in ended.told
    assert hint in ended.told


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["run"],
        ["run", "Do naps help?"],
        ["run", "q", "--out"],
        ["demo", "--nonsense"],
        ["library", "fly"],
    ],
)
def test_an_unknown_command_or_option_ends_with_2(run: Run, arguments: list[str]) -> None:
    """A user's script would take a slip for success."""
    ended = run(*arguments)
    assert 2 == ended.code
    assert "Traceback" not in ended.err


def test_no_command_shows_the_help(run: Run) -> None:
    """A user who types the name alone would see nothing."""
    ended = run()
    assert "Usage" in ended.out + ended.err


def test_another_question_in_the_same_folder_ends_with_2(run: Run, made: Path, papers: Papers, rows: list[Row]) -> None:
    """A user would overwrite a review."""
    ended = run("run", "Does sleep improve memory?", "--papers", papers(rows), "--out", made)
    assert 2 == ended.code
    assert "--out" in ended.told


def test_a_damaged_review_ends_with_3(run: Run, made: Path, papers: Papers, rows: list[Row], question: str) -> None:
    """A user's script would take a damaged ledger for a finished review."""
    (made / "ledger.sqlite").write_bytes(b"not a database " * 100)
    ended = run("run", question, "--papers", papers(rows), "--out", made)
    assert 3 == ended.code
    assert "What to do" in ended.told


def test_an_interrupted_run_says_how_to_carry_on(
    run: Run, papers: Papers, rows: list[Row], question: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A user who presses Ctrl-C would believe that all is lost."""

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("synthesist.verify.verify", interrupted)
        ended = run("run", question, "--papers", papers(rows), "--out", "review")
    assert 130 == ended.code
    assert "carries on" in ended.told
    assert 0 == run("run", question, "--papers", papers(rows), "--out", "review").code


def test_an_unfinished_review_has_nothing_to_export(
    run: Run, papers: Papers, rows: list[Row], question: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A user who exports a run that was cut off would see a traceback."""

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("synthesist.verify.verify", interrupted)
        run("run", question, "--papers", papers(rows), "--out", "review")
    ended = run("export", "review")
    assert (2, "") == (ended.code, ended.out)
    assert "no report yet" in ended.told
    assert "carries on" in ended.told


def test_an_empty_library_has_nothing_to_show(run: Run) -> None:
    """A user at the start would see a traceback."""
    assert (0, "") == ((ended := run("library", "search", "sleep")).code, ended.out)
    assert 0 == json.loads(run("library", "info", "--json").out)["records"]


def test_hostile_words_are_printed_as_they_are(run: Run, papers: Papers, question: str) -> None:
    """A user's terminal would show markup, or crash on it, because a title looks like it."""
    path = papers([{"id": "a", "title": "Ducks [bold]of[/] the [red]pond[/nonsense]"}], "[bold]x[red].jsonl")
    ended = run("library", "add", path)
    assert 0 == ended.code
    assert "Ducks [bold]of[/] the [red]pond[/nonsense]" in run("library", "search", "ducks").out


def test_a_plan_from_elsewhere_cannot_steer_the_terminal(run: Run, made: Path) -> None:
    """A user who looks at a colleague's review would have a terminal that says what somebody else wants."""
    plan = made / "review.toml"
    text = plan.read_text("utf-8").replace("cutoff = 0.3\n", 'cutoff = 0.3\n"\\u001b[31mred" = 1\n')
    plan.write_text(text, "utf-8")
    told = run("status", made).out
    assert "red: the plan has no such field" in told
    assert "\x1b" not in told


def test_the_installed_command_runs(tmp_path: Path) -> None:
    """A user who has just installed the program could not start it."""
    command = [Path(sys.executable).parent / "synthesist", "audit", tmp_path]
    ended = subprocess.run(command, check=False, capture_output=True, text=True, timeout=120)
    assert (2, "") == (ended.returncode, ended.stdout)
    assert "Traceback" not in ended.stderr


def test_the_command_line_starts_without_numerical_libraries() -> None:
    """A user would wait for models when they ask for help."""
    script = "import sys, synthesist.cli; print({'numpy', 'pydantic', 'sqlalchemy', 'tantivy'} & sys.modules.keys())"
    ended = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True, timeout=120)
    assert "set()" == ended.stdout.strip()


def test_a_wrong_path_leaves_no_folder_behind(run: Run, tmp_path: Path) -> None:
    """A user who mistypes a path would collect empty folders."""
    run("run", "Do naps help?", "--out", "review", "--papers", "typo.ris")
    assert not (tmp_path / "review").exists()


def test_several_files_may_follow_one_option(run: Run, papers: Papers, rows: list[Row], question: str) -> None:
    """A user who names two files as a shell pattern does would be told off."""
    first, second = papers(rows[:2], "a.jsonl"), papers(rows[2:], "b.jsonl")
    run("run", question, "--out", "review", "--papers", first, second)
    assert len(rows) == json.loads(run("export", "review").out)["facts"]["identified"]


def test_a_plan_that_was_edited_is_not_passed_over(
    run: Run, papers: Papers, rows: list[Row], question: str, tmp_path: Path
) -> None:
    """A user who changes the plan would get the old result under it, without a word."""
    command = ("run", question, "--out", "review", "--papers", papers(rows))
    run(*command)
    plan = tmp_path / "review" / "review.toml"
    plan.write_text(plan.read_text().replace("max_works = 300", "max_works = 900"))
    ended = run(*command)
    assert 2 == ended.code
    assert "was edited" in ended.told


def test_words_that_occur_nowhere_are_told(run: Run, papers: Papers, rows: list[Row]) -> None:
    """A user with a typo, or another language, would blame the literature."""
    assert "check the spelling" in run("run", "Do zorbs quux?", "--out", "review", "--papers", papers(rows)).told


def test_a_file_that_cannot_be_read_does_not_cost_the_others(
    run: Run, papers: Papers, rows: list[Row], tmp_path: Path
) -> None:
    """A user who adds a folder of exports would have to find the bad one before any is taken in."""
    empty = tmp_path / "empty.ris"
    empty.write_bytes(b"")
    ended = run("library", "add", papers(rows[:2], "one.jsonl"), empty, papers(rows[2:5], "two.jsonl"))
    assert ended.code == 2
    assert "empty.ris is empty" in ended.err
    assert json.loads(run("library", "info", "--json").out)["records"] == 5
