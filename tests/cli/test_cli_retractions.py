"""The command that keeps lists of retractions and holds references against them."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from synthesist.identify.retractions import CheckedReference, CheckSummary, ListAbout
from synthesist.identify.retractions.checking import schemas

SCHEMAS = Path(__file__).resolve().parents[2] / "docs" / "schemas"
Run = Callable[..., Any]
COLUMNS = "Title,Author,RetractionDate,RetractionDOI,OriginalPaperDate,OriginalPaperDOI,RetractionNature,Reason"
DUCKS, GEESE = "The moulting of mallard ducks in cold winters", "The migration of geese over inland seas"
LIST = f"""{COLUMNS}
{DUCKS},Flo Mallard,7/12/2023 0:00,10.5555/n1,1/1/2019 0:00,10.5555/ducks,Retraction,+Fraud;
{GEESE},Gus Goose,6/1/2023 0:00,10.5555/n2,1/1/2018 0:00,10.5555/geese,Expression of concern,
"""
REFERENCES = """@article{a, title={On ducks}, doi={10.5555/ducks}, year={2019}}
@article{b, title={Swans and their necks}, doi={10.5555/swans}}
@article{c, title={The migration of geese over inland seas}, author={Goose, Gus}}
@article{d, title={The moulting of mallard ducks in cold winters}, author={Teal, Tom}}
"""


@pytest.fixture
def references(tmp_path: Path) -> Path:
    """A list of references: one retracted, one unknown, one under concern, one to be asked about."""
    path = tmp_path / "refs.bib"
    path.write_text(REFERENCES, encoding="utf-8")
    return path


@pytest.fixture
def listed(run: Run, tmp_path: Path) -> Path:
    """A list that was taken in."""
    path = tmp_path / "watch.csv"
    path.write_text(LIST, encoding="utf-8")
    assert run("library", "retractions", path).code == 0
    return path


def test_list_is_taken_in_and_told_of(run: Run, listed: Path):
    """A user would not know what lists are at hand, nor how old they are."""
    ended = run("library", "retractions")
    assert ended.code == 0
    assert ended.out.startswith("Retraction Watch of 2023-07-12, ")
    assert "years old: 2 entries" in ended.out
    again = run("library", "retractions", listed)
    assert "nothing changed" in again.out


def test_without_a_list_it_says_what_to_do(run: Run, references: Path):
    """A check without any list would look like a clean one."""
    for ended in (run("library", "retractions"), run("library", "retractions", "--check", references)):
        assert ended.code == 0
        assert "No list of retractions is at hand" in ended.told
        assert "synthesist library retractions FILE" in ended.told


def test_check_names_what_is_affected_and_fails(run: Run, listed: Path, references: Path):
    """A retracted work in a bibliography would go to press."""
    ended = run("library", "retractions", "--check", references)
    assert ended.code == 1
    told = ended.out.splitlines()
    assert told[0] == "[1] On ducks (2019)"
    assert told[1].startswith(
        "    retracted: Retraction Watch (list of 2023-07-12), notice doi:10.5555/n1 of 2023-07-12"
    )
    assert told[2] == "[3] The migration of geese over inland seas"
    assert "is it the same? retracted, says Retraction Watch" in told[-1]
    assert "but no author is in both" in told[-1]
    assert (
        "4 references: 1 retracted, 0 withdrawn, 1 concern, 0 corrected, 0 clean, 2 unchecked; 1 to be asked about."
        in ended.told
    )
    assert "What stands in no list is unchecked, not clean." in ended.told


def test_check_passes_where_nothing_is_gone(run: Run, listed: Path, tmp_path: Path):
    """A build that checks its references would fail for no reason."""
    (tmp_path / "dois.txt").write_text("10.5555/swans\nhttps://doi.org/10.5555/geese\n", encoding="utf-8")
    ended = run("library", "retractions", "--check", "dois.txt")
    assert ended.code == 0
    assert "1 concern" in ended.told


def test_list_and_check_in_one_command(run: Run, tmp_path: Path, references: Path):
    """What the manual promises in one line would take two."""
    (tmp_path / "watch.csv").write_text(LIST, encoding="utf-8")
    assert run("library", "retractions", "watch.csv", "--check", references).code == 1


def test_json_and_file_are_as_the_schemas_say(run: Run, listed: Path, references: Path, tmp_path: Path):
    """A program that reads the answers would break."""
    ended = run("library", "retractions", "--check", references, "--json", "--out", "all.jsonl")
    *rows, last = ended.out.splitlines()
    assert [CheckedReference.model_validate_json(row).number for row in rows] == [1, 3, 4]
    summary = CheckSummary.model_validate_json(last)
    assert (summary.references, summary.gone, summary.asked) == (4, 1, 1)
    written = (tmp_path / "all.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["status"] for line in written] == ["retracted", "unchecked", "concern", "unchecked"]
    assert ListAbout.model_validate_json(run("library", "retractions", "--json").out).entries == 2


@pytest.mark.parametrize("name", sorted(schemas()))
def test_schemas_are_those_in_the_docs(name: str):
    """The docs would describe other files than the program writes."""
    assert (SCHEMAS / name).read_text("utf-8") == schemas()[name]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nowhere.csv"], "cannot be read"),
        (["refs.bib"], "no list of retractions"),
        (["--check", "nowhere.bib"], "does not exist"),
        (["--check", "page.html"], "which is not read"),
        (["--dated", "2024-01-01"], "are of one list"),
        (["watch.csv", "--dated", "last year"], "is no day"),
        (["--out", "x.jsonl"], "is for what --check finds"),
        (["--check", "refs.bib", "--out", "refs.bib"], "would overwrite"),
    ],
)
def test_wrong_use_says_what_to_do(run: Run, references: Path, tmp_path: Path, arguments: list[str], told: str):
    """A user would see a traceback, or lose a file."""
    (tmp_path / "watch.csv").write_text(LIST, encoding="utf-8")
    (tmp_path / "page.html").write_text("<!DOCTYPE html><html><body>Gone</body></html>", encoding="utf-8")
    ended = run("library", "retractions", *arguments)
    assert ended.code == 2
    assert told in ended.told
    assert "What to do:" in ended.told
    assert references.read_text("utf-8") == REFERENCES


def test_list_with_many_broken_rows_is_told(run: Run, tmp_path: Path):
    """A list of which a third was lost would count as taken in."""
    (tmp_path / "watch.csv").write_text(f"{LIST}x,y,z,,,,Celebration,\n", encoding="utf-8")
    ended = run("library", "retractions", "watch.csv")
    assert ended.code == 3
    assert "watch.csv:4" in ended.told


def test_words_from_outside_do_not_steer_the_terminal(run: Run, listed: Path, tmp_path: Path):
    """A title could clear the screen, or turn what is written."""
    (tmp_path / "refs.csv").write_text("title,doi\nDucks \x1b[2J\u202e,10.5555/ducks\n", encoding="utf-8")
    ended = run("library", "retractions", "--check", "refs.csv")
    assert ended.code == 1
    assert "\x1b" not in ended.out
    assert "\u202e" not in ended.out
