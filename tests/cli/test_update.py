"""The command that brings reviews up to date."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from synthesist import Review
from synthesist.cli.main import app
from synthesist.review import Updated, update_schema

SCHEMA = Path(__file__).parents[2] / "docs" / "schemas" / "update-line.json"
AGAINST = {
    "id": "new",
    "title": "Doubts about generated scenes",
    "abstract": "Labels cost. We found that synthetic data reduces accuracy of visual question answering clearly.",
    "authors": ["Gil Doubt"],
    "year": 2026,
}
Row = dict[str, Any]
runner = CliRunner()

pytestmark = pytest.mark.usefixtures("_offline")


@pytest.fixture
def _offline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SYNTHESIST_OFFLINE", "1")


@pytest.fixture
def papers_of(tmp_path: Path, write_rows: Callable[..., Path], rows: list[Row]) -> Callable[[str], Review]:
    """Makes a review of two papers, which lie in its folder from then on."""

    def make(name: str) -> Review:
        folder = tmp_path / name
        path = write_rows(folder.with_suffix(".jsonl"), rows[:2])
        arguments = ["run", "Does synthetic data improve visual question answering?", "--out", str(folder)]
        assert runner.invoke(app, [*arguments, "--papers", str(path)]).exit_code == 0
        path.rename(folder / path.name)
        return Review.open(folder)

    return make


def add(review: Review, *rows: Row) -> None:
    """Add papers to those that a review searches."""
    path = review.folder / f"{review.folder.name}.jsonl"
    path.write_text(path.read_text("utf-8") + "".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")


def test_it_tells_what_changed_and_whether_to_look_again(papers_of: Callable[[str], Review]) -> None:
    """A user would have to compare two reports by eye."""
    review = papers_of("one")
    add(review, AGAINST)
    ended = runner.invoke(app, ["update", str(review.folder)])
    assert ended.exit_code == 0, ended.output
    assert "needs another look" in ended.stdout
    assert "“Doubts about generated scenes” speaks against it" in ended.stdout
    assert "verified → refuted" in ended.stdout
    assert "ledger-before-update-1.sqlite" in ended.stdout
    again = runner.invoke(app, ["update", str(review.folder), "--check"])
    assert again.exit_code == 0
    assert "Nothing has changed." in again.stdout


def test_a_look_that_is_needed_can_fail_a_job(papers_of: Callable[[str], Review]) -> None:
    """A user's nightly job would pass, whatever became of the reports."""
    review = papers_of("one")
    add(review, AGAINST)
    tried = runner.invoke(app, ["update", str(review.folder), "--check", "--dry-run"])
    assert tried.exit_code == 1
    assert "would be: needs another look" in tried.stdout
    assert runner.invoke(app, ["update", str(review.folder), "--check"]).exit_code == 1


def test_one_that_fails_does_not_stop_the_others(papers_of: Callable[[str], Review], tmp_path: Path) -> None:
    """A user of ten reviews would have to begin again at each that fails."""
    review = papers_of("one")
    nothing = tmp_path / "nothing"
    nothing.mkdir()
    ended = runner.invoke(app, ["update", str(nothing), str(review.folder), "--json"])
    assert ended.exit_code == 3
    assert "is not a review" in ended.stderr
    lines = [Updated.model_validate_json(line) for line in ended.stdout.splitlines()]
    assert [line.folder for line in lines] == [str(review.folder)]


def test_its_json_is_as_its_schema_says(papers_of: Callable[[str], Review]) -> None:
    """A user's program would meet a field that no schema tells of."""
    review = papers_of("one")
    line = json.loads(runner.invoke(app, ["update", str(review.folder), "--json"]).stdout)
    schema = json.loads(SCHEMA.read_text("utf-8"))
    assert set(schema["required"]) == schema["properties"].keys() == line.keys()
    assert SCHEMA.read_text("utf-8") == update_schema()
