"""The JSON Schemas in docs/schemas, and the commands of docs/dedup.md."""

import json
import re
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from synthesist.deduping import schemas, write_schemas

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("name", sorted(schemas()))
def test_a_schema_is_current(name: str) -> None:
    """A user's program would be written against what the files no longer are (mend with `write_schemas`)."""
    assert schemas()[name] == (DOCS / "schemas" / name).read_text(encoding="utf-8")


def test_schemas_can_be_written(tmp_path: Path) -> None:
    """A user who changes a field could not bring the schemas up to date."""
    write_schemas(tmp_path)
    assert set(schemas()) == {path.name for path in tmp_path.iterdir()}


def test_what_is_printed_has_the_fields_that_its_schema_names(
    run: Callable[..., Any], table: Callable[..., Path], tmp_path: Path
) -> None:
    """A user's program would meet a field that no schema tells of."""
    table("a.csv", [{"id": "1", "title": "Ducks"}, {"id": "2", "title": "Ducks?"}])
    ended = run("a.csv", "--out", "rows.jsonl", "--review", "--json", typed="V\n")
    told = {
        "dedup-summary": json.loads(ended.out),
        "dedup-line": json.loads((tmp_path / "rows.jsonl").read_text("utf-8").splitlines()[0]),
        "dedup-decision": json.loads((tmp_path / "rows.jsonl.decisions.jsonl").read_text("utf-8")),
    }
    for name, content in told.items():
        assert set(json.loads(schemas()[f"{name}.json"])["properties"]) == content.keys() - {"title"}


def commands() -> list[str]:
    """The commands of the page, in order."""
    blocks = re.findall(r"```sh\n(.*?)```", (DOCS / "dedup.md").read_text("utf-8"), re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line.strip()]


def test_every_command_of_the_page_runs(run: Callable[..., Any], table: Callable[..., Path], tmp_path: Path) -> None:
    """A librarian who follows the page would meet an error."""
    (tmp_path / "scopus.ris").write_text("TY  - JOUR\nTI  - Ducks\nER  -\n\nTY  - JOUR\nTI  - Geese\nER  -\n", "utf-8")
    (tmp_path / "pubmed.nbib").write_text("PMID- 12345\nTI  - Ducks?\nDP  - 2019\n\n", "utf-8")
    table("zotero.csv", [{"Key": "Z1", "Title": "Geese?"}, {"Key": "Z2", "Title": "Ducks"}])
    for command in commands():
        program, name, *arguments = shlex.split(command, comments=True)
        assert (program, name) == ("synthesist", "dedup")
        ended = run(*arguments, typed="V\nS\n")
        assert ended.code == 0, f"{command}\n{ended.err}"
