"""Plans on the command line: new, run, status, and amendments."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from synthesist import Review

Run = Callable[..., Any]


def edit(path: Path, old: str, new: str) -> None:
    """Change a file as a person does in an editor."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize("frame", ["free", "pico", "PECO", "Spider"])
def test_new_writes_a_plan_that_runs_once_it_is_filled_in(
    run: Run, copied: Path, question: str, tmp_path: Path, frame: str
) -> None:
    """A user who follows what is printed would not get a review."""
    ended = run("new", question, "--out", "my review", "--frame", frame, "--papers", "papers.jsonl")
    assert (ended.code, ended.out.strip()) == (0, "my review/review.toml")
    assert "synthesist run 'my review/review.toml'" in ended.err
    plan = tmp_path / "my review" / "review.toml"
    assert "has not been carried out" in run("status", "my review").told
    if frame != "free":
        ended = run("run", plan)
        assert ended.code == 2
        assert "what it asks about" in ended.told
        for part in ("intervention", "exposure", "phenomenon"):
            plan.write_text(plan.read_text().replace(f'{part} = ""', f'{part} = "synthetic data"'))
    assert run("run", plan).code == 0
    assert run("run", "my review").code == 0
    assert run("audit", "my review").code == 0


def test_new_takes_several_files_as_run_does(run: Run, copied: Path, question: str, tmp_path: Path) -> None:
    """A user who names two files as a shell pattern does would be told off."""
    shutil.copy("papers.jsonl", "more.jsonl")
    assert run("new", question, "--out", "new", "--papers", "papers.jsonl", "more.jsonl").code == 0
    assert '["../papers.jsonl", "../more.jsonl"]' in (tmp_path / "new" / "review.toml").read_text(encoding="utf-8")
    ended = run("new", "Do", "naps", "help?", "--out", "other")
    assert ended.code == 2
    assert "in quotes" in ended.told


def test_status_shows_each_stage_and_what_comes_next(run: Run, copied: Path) -> None:
    """A user could not see where a review stands."""
    ended = run("status", "review")
    assert (ended.code, ended.err) == (0, "")
    assert "✓ search    done   returned: 10" in ended.out
    assert "People decided on 0 works, 0 claims and 0 pairs of records." in ended.out
    assert ended.out.endswith("All is done.\n")
    content = json.loads(run("status", "review", "--json").out)
    assert [stage["state"] for stage in content["stages"]] == ["done"] * 8


def test_status_tells_what_an_edit_would_run(run: Run, copied: Path) -> None:
    """A user would run a change without knowing what it does."""
    edit(copied / "review.toml", "cutoff = 0.3\n", "cutoff = 0.2\n")
    told = run("status", "review").out
    assert "review.toml was edited (screen.cutoff): the next run makes that an amendment." in told
    assert "Next: screen, read, extract, verify, appraise, report" in told
    (copied / "review.toml").write_text("question =")
    told = run("status", "review").out
    assert "cannot be carried out" in told
    assert "Next: mend review/review.toml." in told


def test_status_names_the_files_that_a_run_would_need(run: Run, copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A user would be told a command that ends in an error."""
    monkeypatch.setattr("synthesist.search.VERSION", "next")
    assert "synthesist run review/review.toml --papers PATH/papers.jsonl" in run("status", "review").out
    ended = run("run", "review")
    assert ended.code == 2
    assert "--papers" in ended.told
    assert run("run", "review", "--papers", "papers.jsonl").code == 0
    assert run("audit", copied).code == 0


def test_an_amendment_is_told_in_the_report(run: Run, copied: Path) -> None:
    """A reader would not learn that the plan was changed, or why."""
    edit(copied / "review.toml", "cutoff = 0.3\n", "cutoff = 0.2\n")
    assert run("run", "review", "--because", "too few [bold]works").code == 0
    assert run("run", "review", "--because", "too few [bold]works").code == 0
    assert "The plan was amended once." in run("status", "review").out
    (row,) = json.loads(run("export", "review").out)["amendments"]
    assert row["reason"] == "too few [bold]works"
    assert run("audit", copied).code == 0


def test_a_question_in_words_after_an_amendment_carries_on(run: Run, copied: Path, question: str) -> None:
    """A user who repeats their first command would be turned away, or undo the amendment."""
    shutil.copy("papers.jsonl", copied)
    edit(copied / "review.toml", "limit = 2000", "limit = 1999")
    assert run("run", "review").code == 0
    assert run("run", question, "--papers", "papers.jsonl", "--out", "review").code == 0
    assert len(Review.open(copied).contents().plans) == 2


def test_a_torn_question_is_refused(run: Run, tmp_path: Path) -> None:
    """A user whose shell hands over bytes that are no text would see a traceback."""
    for command in ("new", "run"):
        ended = run(command, "Do naps \udcff help?", "--out", "new")
        assert ended.code == 2
        assert "no text" in ended.told
    assert not (tmp_path / "new").exists()


def test_one_of_a_kind_is_counted_as_one(run: Run, copied: Path) -> None:
    """A user would stumble over “1 works”."""
    edit(copied / "review.toml", "max_works = 300", "max_works = 1")
    edit(copied / "review.toml", "widen = true", "widen = false")
    told = run("run", "review").told
    assert "1 work included, 1 claim shown" in told
