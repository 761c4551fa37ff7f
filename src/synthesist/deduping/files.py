"""What is written, and told to programs; the JSON Schemas in docs/schemas are made of it."""

import json
from collections.abc import Mapping
from pathlib import Path

from synthesist.deduping.answers import Said
from synthesist.errors import storing
from synthesist.records import Sameness
from synthesist.records.base import Frozen


class Line(Frozen):
    """What is found of one row; in CSV and JSON Lines the row's own fields stand behind it.

    Attributes:
        id: the row's own id where no other row bears it, else with its file and, where needed, its number in it.
        duplicate_of: id of the row kept; empty for a row that is kept.
        dedup: "same" for a row that repeats the one kept, "ask" for a kept row of which only a person can tell whether
            it repeats another, "different" for the others.
        ask_of: ids of the rows that it may repeat, "; " between them.
        reason: in words, why.
        version: of a row that is another version of the work kept, which, such as "preprint of smith2020".
        from_file: name of the row's file, with folders where several have one name.
    """

    id: str
    duplicate_of: str = ""
    dedup: Sameness = Sameness.DIFFERENT
    ask_of: str = ""
    reason: str = ""
    version: str = ""
    from_file: str = ""


class FileCount(Frozen):
    """A file, and how many rows it holds; `failures` of them could not be read."""

    file: str
    rows: int
    failures: int


class Refused(Frozen):
    """A row that could not be read: where, why, and what to do."""

    id: str
    place: str
    reason: str
    hint: str


class DedupSummary(Frozen):
    """What `dedup --json` prints.

    Attributes:
        out: the file that was written; `decisions` the one with people's answers, None before the first.
        rows: of all files: `unique`, `duplicates` and `failures` together.
        unique: rows kept, those that are asked about among them.
        duplicates: rows that repeat one that is kept; `versions` of them describe another version of it.
        asked: pairs that wait for a person; `asked_rows` stand in them.
        answered: pairs of these rows on which people's answers stand.
        written: rows in the file that was written.
        notes: what else should be known, in words.
    """

    out: str
    decisions: str | None
    rows: int
    files: tuple[FileCount, ...]
    unique: int
    duplicates: int
    versions: int
    asked: int
    asked_rows: int
    answered: int
    written: int
    failures: tuple[Refused, ...]
    notes: tuple[str, ...]
    seconds: float


_MODELS: Mapping[str, type[Frozen]] = {"dedup-line": Line, "dedup-summary": DedupSummary, "dedup-decision": Said}


def schemas() -> dict[str, str]:
    """File names with their JSON Schemas: of a line where the file has lines."""
    made = {name: model.model_json_schema(mode="serialization") for name, model in _MODELS.items()}
    # A line is open: the row's own fields follow.
    made["dedup-line"] |= {"additionalProperties": True}
    return {f"{name}.json": f"{json.dumps(schema, indent=1)}\n" for name, schema in made.items()}


def write_schemas(folder: Path) -> None:
    """Write them into a folder.

    Raises:
        StorageError: the folder cannot be written.
    """
    with storing(folder):
        for name, text in schemas().items():
            (folder / name).write_text(text, encoding="utf-8")
