"""The JSON Schemas in docs/schemas."""

import json
from pathlib import Path

import pytest
from checking_bench import Bench

from synthesist.checking import schemas, write_schemas

FOLDER = Path(__file__).parents[2] / "docs" / "schemas"


@pytest.mark.parametrize("name", sorted(schemas()))
def test_a_schema_is_current(name: str):
    """A user's program would be written against what the files no longer are (mend with `write_schemas`)."""
    assert schemas()[name] == (FOLDER / name).read_text(encoding="utf-8")


def test_schemas_can_be_written(tmp_path: Path):
    """A user who changes a field could not bring the schemas up to date."""
    write_schemas(tmp_path)
    assert set(schemas()) == {path.name for path in tmp_path.iterdir()}


def test_a_line_has_the_fields_that_its_schema_names(bench: Bench):
    """A user's program would meet a field that no schema tells of."""
    schema = json.loads(schemas()["verify-line.json"])
    for line in bench.lines():
        assert set(schema["required"]) == schema["properties"].keys() == line.keys()
