"""A review's ledger in memory: its rows are edited, then written back as they are, and the stages' counts with them."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from synthesist.ledger import as_json, schema
from synthesist.records import Record
from synthesist.records.ids import sha256

Row = dict[str, Any]

LEDGER = "ledger.sqlite"


class Stored:
    """All rows of a review's ledger by table; `save` writes them back."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._tables: dict[str, list[Row]] = {}
        self.load()

    def load(self) -> None:
        """Read all rows anew."""
        with closing(sqlite3.connect(self.folder / LEDGER)) as connection:
            connection.row_factory = sqlite3.Row
            for table in schema.CANONICAL:
                order = ", ".join(f'"{column.name}"' for column in table.primary_key.columns)
                found = connection.execute(f'SELECT * FROM "{table.name}" ORDER BY {order}')
                self._tables[table.name] = [dict(row) for row in found]

    def save(self) -> None:
        """Write all rows, with what each stage says that it counted."""
        self._count()
        with closing(sqlite3.connect(self.folder / LEDGER)) as connection:
            for table in reversed(schema.CANONICAL):
                connection.execute(f'DELETE FROM "{table.name}"')
            for table in schema.CANONICAL:
                names = [column.name for column in table.columns]
                columns, marks = ", ".join(f'"{name}"' for name in names), ", ".join("?" * len(names))
                rows = [[row[name] for name in names] for row in self._tables[table.name]]
                connection.executemany(f'INSERT INTO "{table.name}" ({columns}) VALUES ({marks})', rows)
            connection.commit()
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def snapshot(self) -> bytes:
        """The ledger's file as it is."""
        return (self.folder / LEDGER).read_bytes()

    def restore(self, before: bytes) -> None:
        """Put a file back that was the ledger's, and read it."""
        (self.folder / LEDGER).write_bytes(before)
        self.load()

    def rows(self, table: str, **fields: Any) -> list[Row]:
        """Rows of a table in which these fields have these values; editing one edits the table."""
        return [row for row in self._tables[table] if all(row[name] == value for name, value in fields.items())]

    def one(self, table: str, **fields: Any) -> Row:
        """The first such row.

        Raises:
            LookupError: there is none.
        """
        return self.rows(table, **fields)[0]

    def add(self, table: str, row: Mapping[str, Any]) -> Row:
        """Add a row."""
        self._tables[table].append(dict(row))
        return self._tables[table][-1]

    def drop(self, table: str, **fields: Any) -> int:
        """Take out all such rows, and say how many they were."""
        gone = self.rows(table, **fields)
        self._tables[table] = [row for row in self._tables[table] if row not in gone]
        return len(gone)

    def rename(self, names: Mapping[str, str]) -> None:
        """Put new ids in place of old ones wherever they stand."""
        for rows in self._tables.values():
            for row in rows:
                for field, value in row.items():
                    if isinstance(value, str) and any(old in value for old in names):
                        row[field] = _renamed(value, names)

    @property
    def shown(self) -> list[Row]:
        """The claims that the report shows, in its order."""
        rows = self.rows("claims", is_shown=1)
        return sorted(rows, key=lambda row: (row["relevance"] != "direct", -row["score"], row["claim_id"]))

    @property
    def included(self) -> list[str]:
        """The included works, sorted."""
        return sorted(row["item"] for row in self.rows("decisions", stage="assess", action="include"))

    @property
    def question(self) -> Row:
        """The question with its concepts."""
        return dict(json.loads(self.one("about", key="question")["value"]))

    def ties(self, work: str) -> set[str]:
        """The works that are tied to one."""
        pairs = ((row["first"], row["second"]) for row in self.rows("ties"))
        return {other for pair in pairs if work in pair for other in pair if other != work}

    def record(self, work: str) -> Row:
        """What the record that a work is shown by says."""
        return dict(json.loads(self.one("records", record_id=self.one("works", work_id=work)["record_id"])["content"]))

    def put_record(self, work: str, **fields: Any) -> None:
        """Change what the record of a work says, its raw form and its digest too."""
        row = self.one("records", record_id=self.one("works", work_id=work)["record_id"])
        content = json.loads(row["content"])
        raw = _rewritten(content, fields)
        row["content"] = Record.model_validate({**content, **fields, "raw": raw}).model_dump_json()
        row["sha256"] = sha256(row["content"])

    def _count(self) -> None:
        counts = dict(self._counted())
        for row in self.rows("stages"):
            said = json.loads(row["outcome"])
            said |= {name: counts[row["stage"], name] for name in said if (row["stage"], name) in counts}
            row["outcome"] = as_json(said)

    def _counted(self) -> Iterator[tuple[tuple[str, str], int]]:
        for stage, name, table in _COUNTED:
            yield (stage, name), len(self.rows(table))
        decisions = (("screen", "sought", "screen", "include"), ("read", "not retrieved", "read", "not-retrieved"))
        for stage, name, decided, action in decisions:
            yield (stage, name), len(self.rows("decisions", stage=decided, action=action, ordinal=0))
        yield ("search", "returned"), sum(row["received"] for row in self.rows("searches"))
        yield ("extract", "shown"), len(self.shown)


_COUNTED = (
    ("search", "sources", "searches"), ("identify", "works", "works"), ("screen", "screened", "relevances"),
    ("read", "documents", "documents"), ("read", "full texts", "readings"), ("extract", "claims", "claims"),
    ("extract", "findings", "findings"), ("extract", "results", "results"), ("verify", "verdicts", "verdicts"),
    ("verify", "pairs", "evidence"), ("appraise", "checks", "checks"), ("report", "files", "artefacts"),
)  # fmt: skip


def loaded(row: Row, column: str = "content") -> Any:
    """What a column holds as JSON."""
    return json.loads(row[column])


def put(row: Row, value: Any, column: str = "content") -> None:
    """Store a value as JSON, written as the program writes that column."""
    row[column] = (
        json.dumps(value, ensure_ascii=False, separators=(",", ":")) if column == "content" else as_json(value)
    )


def _renamed(value: str, names: Mapping[str, str]) -> str:
    for old, new in names.items():
        value = value.replace(old, new)
    return value


def _rewritten(content: Row, fields: Mapping[str, Any]) -> str:
    """The raw form of a record, where it is JSON, with the same changes."""
    try:
        raw = json.loads(content["raw"])
    except ValueError:
        return str(content["raw"])
    for name, value in fields.items():
        if name == "abstract" and "digest" in raw:
            raw["digest"] = [value]
        elif name == "authors":
            raw["authors"] = [f"{one['given']} {one['family']}".strip() for one in value]
        elif name in raw:
            raw[name] = value
    return json.dumps(raw, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
