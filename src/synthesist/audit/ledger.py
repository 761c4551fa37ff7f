"""The ledger's rows, read at once and never written."""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import Any

Row = dict[str, Any]

TABLES = (
    "about", "plans", "rulings", "stages", "failures", "searches", "records", "hits", "works",
    "work_records", "matches", "retraction_notes", "ties", "studies", "decisions", "relevances",
    "suggestions", "samples", "documents", "sentences",
    "claims", "evidence", "verdicts", "self_tests", "checks", "artefacts", "requests", "leads", "expansions",
    "readings", "copies", "anatomies", "findings", "results", "result_groups", "objections", "votes",
    "dimensions", "rounds", "revisions", "updates", "rechecks", "corrections",
)  # fmt: skip


class Ledger:
    """All rows of a ledger; a table that cannot be read raises when it is asked for.

    Attributes:
        faults: what SQLite itself finds wrong with the file; keys that lead to no row are among it.
    """

    def __init__(self, path: Path, tables: tuple[str, ...] = TABLES) -> None:
        with _connection(path) as connection:
            self._tables = {name: _rows(connection, f'SELECT * FROM "{name}"') for name in tables}  # noqa: S608
            self.faults = [*_faults(connection)]

    def __getitem__(self, table: str) -> list[Row]:
        rows = self._tables[table]
        if isinstance(rows, sqlite3.Error):
            raise rows
        return rows


@contextmanager
def _connection(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that leaves no file beside the ledger; one with a write-ahead log is read from a copy."""
    log = path.with_name(path.name + "-wal")
    with ExitStack() as stack:
        options = "?mode=ro&immutable=1"
        if log.is_file() and log.stat().st_size:
            scratch = stack.enter_context(tempfile.TemporaryDirectory())
            path, options = _copied(path, log, Path(scratch)), "?mode=rw"
        opened = sqlite3.connect(path.resolve().as_uri() + options, uri=True)
        connection = stack.enter_context(closing(opened))
        connection.row_factory = sqlite3.Row
        yield connection


def _copied(path: Path, log: Path, scratch: Path) -> Path:
    shutil.copyfile(log, scratch / log.name)
    return shutil.copyfile(path, scratch / path.name)


def _rows(connection: sqlite3.Connection, query: str) -> list[Row] | sqlite3.Error:
    try:
        return [dict(row) for row in connection.execute(query)]
    except sqlite3.Error as error:
        return error


def _faults(connection: sqlite3.Connection) -> Iterator[str]:
    for pragma in ("integrity_check", "foreign_key_check"):
        found = _rows(connection, f"PRAGMA {pragma}")
        if isinstance(found, sqlite3.Error):
            yield f"{pragma}: {found}"
        else:
            yield from (f"{pragma}: {row}" for row in found if row != {"integrity_check": "ok"})
