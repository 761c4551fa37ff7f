"""`appraise` from outside, and `--require`."""

import json
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from synthesist import Review
from synthesist.cli.main import app
from synthesist.review import appraisal_schema

Rows = Sequence[dict[str, Any]]
DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture
def made(reviewed: Callable[..., Review], rows: Rows) -> Path:
    """The folder of a finished review."""
    return reviewed(rows).folder


def test_the_folder_stays_as_it_was(made: Path) -> None:
    """Looking at a review would change it."""
    before = {path: path.read_bytes() for path in made.rglob("*") if path.is_file()}
    ended = CliRunner().invoke(app, ["appraise", str(made)])
    assert ended.exit_code == 0, ended.output
    assert {path: path.read_bytes() for path in made.rglob("*") if path.is_file()} == before
    for word in ("evidence strength", "citation grounding", "safety and impact", "kappa", "tier"):
        assert word in ended.stdout


def test_what_programs_are_told_keeps_to_its_schema(made: Path) -> None:
    """A program that reads the appraisal would meet fields that no schema tells of."""
    told = json.loads(CliRunner().invoke(app, ["appraise", str(made), "--json"]).stdout)
    schema = json.loads(appraisal_schema())
    assert told.keys() == schema["properties"].keys()
    assert told["outcome"] == Review.open(made).contents().appraisal.last.outcome  # type: ignore[union-attr]
    assert (DOCS / "schemas" / "appraise.json").read_text(encoding="utf-8") == appraisal_schema()


def test_what_is_required_and_not_reached_ends_with_one(made: Path) -> None:
    """A pipeline would publish what the gate holds back."""
    outcome = Review.open(made).contents().appraisal.last.outcome  # type: ignore[union-attr]
    assert outcome != "publish"
    ended = CliRunner().invoke(app, ["appraise", str(made), "--require", "publish"])
    assert ended.exit_code == 1
    assert "is required" in ended.stderr
    lenient = CliRunner().invoke(app, ["appraise", str(made), "--require", "revise"])
    assert lenient.exit_code == int(outcome == "reject")


def test_a_folder_that_is_no_review_says_so(tmp_path: Path, made: Path) -> None:
    """A slip in the path would end in a traceback."""
    assert CliRunner().invoke(app, ["appraise", str(tmp_path / "nowhere")]).exit_code != 0
    shutil.rmtree(made / "report")
    ended = CliRunner().invoke(app, ["appraise", str(made)])
    assert ended.exit_code != 0
    assert "no report yet" in str(ended.exception)
