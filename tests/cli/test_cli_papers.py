"""A review of a folder of papers, from the command line: pages in every quote, and an audit that holds."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from handmade import FOUND, TITLES, write_papers

QUESTION = "Does synthetic data improve visual question answering?"


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder of papers that can all be read."""
    return write_papers(tmp_path / "papers", with_trouble=False)


def report_of(folder: Path) -> dict[str, Any]:
    """The report as data."""
    content: dict[str, Any] = json.loads((folder / "report" / "report.json").read_text("utf-8"))
    return content


def test_papers_become_a_report_with_pages(run: Callable[..., Any], papers: Path, tmp_path: Path) -> None:
    """A user could not find in the paper what the report quotes."""
    ended = run("run", QUESTION, "--papers", "papers", "--out", "review")
    assert ended.code == 0, ended.err
    assert "4 records, 4 works included" in ended.told
    report = report_of(tmp_path / "review")
    claims = {row["text"]: row for row in report["claims"]}
    assert claims.keys() == set(FOUND.values())
    assert {row["section"] for row in claims.values()} == {"3 Results"}
    assert claims[FOUND["heath"]]["page"] == 2
    assert report["facts"]["assessed_whole"] == 4
    for name in ("report.html", "report.md"):
        assert "page 2, 3 Results, characters" in (tmp_path / "review" / "report" / name).read_text("utf-8")
    assert run("audit", "review").code == 0


def test_what_cannot_be_read_is_told(run: Callable[..., Any], tmp_path: Path) -> None:
    """A user would take a review of some papers for one of all."""
    write_papers(tmp_path / "papers")
    ended = run("run", QUESTION, "--papers", "papers", "--out", "review")
    assert ended.code == 3
    report = report_of(tmp_path / "review")
    assert [row["place"] for row in report["failures"]] == ["file:papers/torn.pdf"]
    assert [row["title"] for row in report["assessed_out"]] == ["Synthetic data, put right"]
    assert run("audit", "review").code == 0


@pytest.mark.parametrize("named", [".", "../papers/"])
def test_the_folder_at_hand_is_read_without_the_review_in_it(
    run: Callable[..., Any], papers: Path, monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    """A user who works inside the folder of papers would have the review read its own files."""
    monkeypatch.chdir(papers)
    ended = run("run", QUESTION, "--papers", named, "--out", "review")
    assert ended.code == 0, ended.err
    assert "4 records, 4 works included" in ended.told
    assert run("audit", "review").code == 0


def test_a_review_is_no_folder_of_papers(run: Callable[..., Any], papers: Path) -> None:
    """A user who names the wrong folder would have reports read as papers."""
    run("run", QUESTION, "--papers", "papers", "--out", "review")
    ended = run("run", QUESTION, "--papers", "review", "--out", "another")
    assert ended.code == 2
    assert "review is a review" in ended.told


def test_papers_that_are_put_away_are_not_missed(run: Callable[..., Any], papers: Path, tmp_path: Path) -> None:
    """A user could not go on with a review whose papers lie elsewhere by now."""
    run("run", QUESTION, "--papers", "papers", "--out", "review")
    before = (tmp_path / "review" / "report" / "report.json").read_bytes()
    shutil.rmtree(papers)
    (tmp_path / "review" / "readings.sqlite").unlink()
    shutil.rmtree(tmp_path / "review" / "report")
    assert run("run", "review/review.toml").code == 0
    assert (tmp_path / "review" / "report" / "report.json").read_bytes() == before
    assert run("audit", "review").code == 0


def test_one_paper_can_be_named_by_itself(run: Callable[..., Any], papers: Path, tmp_path: Path) -> None:
    """A user with one paper would have to make a folder for it."""
    ended = run("run", QUESTION, "--papers", "papers/heath.pdf", "--out", "review")
    assert ended.code == 0, ended.err
    (row,) = report_of(tmp_path / "review")["full_texts"]
    assert (row["title"], row["is_whole"], row["pages"]) == (TITLES["heath"], True, 2)
