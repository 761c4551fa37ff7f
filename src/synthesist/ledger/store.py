"""The ledger as a file: stages write their rows in one transaction each, and read them back as records."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Table, create_engine, delete, event, insert, select, text
from sqlalchemy.exc import DatabaseError

from synthesist.errors import StorageError, storing
from synthesist.failpoints import reached
from synthesist.ledger import schema

Row = Mapping[str, Any]

STAGES: tuple[str, ...] = ("search", "identify", "screen", "read", "extract", "verify", "appraise", "report")
"""The stages in order; each owns tables, and a stage that runs again clears its own and all later ones."""

_OWNED: Mapping[str, tuple[Table, ...]] = {
    "search": (
        schema.leads,
        schema.requests,
        schema.hits,
        schema.searches,
        schema.records,
        schema.suggestions,
        schema.expansions,
    ),
    "identify": (schema.matches, schema.retraction_notes, schema.work_records, schema.works),
    "screen": (schema.relevances, schema.samples),
    "read": (schema.sentences, schema.readings, schema.copies, schema.documents),
    "extract": (schema.result_groups, schema.results, schema.findings, schema.anatomies, schema.claims),
    "verify": (schema.evidence, schema.verdicts, schema.self_tests, schema.ties, schema.studies),
    "appraise": (
        schema.checks,
        schema.objections,
        schema.votes,
        schema.dimensions,
        schema.rounds,
        schema.revisions,
    ),
    "report": (schema.artefacts,),
}
_DECIDES: Mapping[str, tuple[str, ...]] = {"extract": ("assess",)}


class Ledger:
    """One review's ledger.

    Args:
        is_writable: False for a ledger on a medium that cannot be written: it is read as it lies there.

    Raises:
        StorageError: the file cannot be written, or is not a ledger of this version.
    """

    def __init__(self, path: Path, *, is_writable: bool = True) -> None:
        self.path = path
        self._engine = create_engine(_address(path, is_writable=is_writable))
        if is_writable:
            event.listen(self._engine, "connect", _configure)
            with self.transaction() as connection:
                schema.metadata.create_all(connection)
        self._require_version()
        reached("ledger.made")

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """One transaction, committed at the end or not at all."""
        with self._told(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except DatabaseError as error:
            raise StorageError(
                f"the ledger {self.path} cannot be used: {error.orig}",
                "check the disk's space and the folder's permissions; if the file is damaged, start in another folder",
            ) from error

    def about(self, key: str) -> str:
        """What is noted about the review under a key, or the empty string."""
        with self.transaction() as connection:
            return connection.scalar(select(schema.about.c.value).where(schema.about.c.key == key)) or ""

    def note(self, **values: str) -> None:
        """Note words about the review; they replace what stood there."""
        with self.transaction() as connection:
            _note(connection, values)

    def stage_key(self, stage: str) -> str | None:
        """The key under which a stage was finished, or None."""
        with self.transaction() as connection:
            return connection.scalar(select(schema.stages.c.key).where(schema.stages.c.stage == stage))

    def finish(self, stage: str, key: str, rows: Mapping[Table, Sequence[Row]], outcome: Mapping[str, int]) -> None:
        """Write a stage's rows, its decisions and failures among them, and that it is finished: all or nothing."""
        with self.transaction() as connection:
            for later in STAGES[STAGES.index(stage) :][::-1]:
                _clear(connection, later)
            for table in schema.metadata.sorted_tables:
                if rows.get(table):
                    connection.execute(insert(table), [dict(row) for row in rows[table]])
            connection.execute(insert(schema.stages).values(stage=stage, key=key, outcome=as_json(outcome)))
            reached(f"{stage}.before-commit")
        reached(f"{stage}.committed")

    def rows(self, table: Table) -> list[Row]:
        """All rows of a table by its natural key."""
        with self.transaction() as connection:
            found = connection.execute(select(table).order_by(*table.primary_key.columns))
            return [dict(row) for row in found.mappings()]

    def add_plan(self, row: Row, notes: Mapping[str, str]) -> None:
        """Keep a version of the plan and what it says of the review; one with the same ordinal is replaced.

        The report counts as not finished from then on, for it does not tell of the change.
        """
        with self.transaction() as connection:
            _reopen(connection)
            connection.execute(delete(schema.plans).where(schema.plans.c.ordinal == row["ordinal"]))
            connection.execute(insert(schema.plans).values(**row))
            _note(connection, notes)
            reached("plan.before-commit")
        reached("plan.committed")

    def add_rulings(self, rows: Sequence[Row]) -> None:
        """Keep what people said, all of it or nothing; the report counts as not finished from then on."""
        if not rows:
            return
        with self.transaction() as connection:
            _reopen(connection)
            connection.execute(insert(schema.rulings), [dict(row) for row in rows])
            reached("ruling.before-commit")
        reached("ruling.committed")

    def add_update(self, row: Row, rechecks: Sequence[Row] = (), corrections: Sequence[Row] = ()) -> None:
        """Keep how far an update is, what services said in it and what it changed: all of it or nothing.

        The row of an update replaces its own; checks and corrections are only added. The report counts as not finished
        from then on.
        """
        added = ((schema.updates, (row,)), (schema.rechecks, rechecks), (schema.corrections, corrections))
        with self.transaction() as connection:
            _reopen(connection)
            connection.execute(delete(schema.updates).where(schema.updates.c.ordinal == row["ordinal"]))
            for table, rows in added:
                if rows:
                    connection.execute(insert(table), [dict(one) for one in rows])
            reached("update.before-commit")
        reached("update.committed")

    def copy(self, path: Path) -> None:
        """Write the ledger as it stands to another file, whole or not at all."""
        partial = path.with_name(f"{path.name}.partial")
        with storing(path), self._told(), self._engine.connect() as connection:
            partial.unlink(missing_ok=True)
            connection.execute(text("VACUUM INTO :path"), {"path": str(partial)})
            partial.replace(path)

    def outcome(self, stage: str) -> dict[str, int]:
        """What a finished stage said of itself."""
        with self.transaction() as connection:
            found = connection.scalar(select(schema.stages.c.outcome).where(schema.stages.c.stage == stage))
        return json.loads(found) if found else {}

    def close(self) -> None:
        """Fold the write-ahead log into the file, so that the folder can be moved as it is."""
        # Where the disk is full the log stays beside the file, and is whole: whoever opens the ledger next reads both.
        with suppress(DatabaseError), self._engine.connect() as connection:
            connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
        self._engine.dispose()

    def canonical(self, write: Callable[[str], object]) -> None:
        """All rows by natural key as JSON Lines: the form in which two ledgers are compared."""
        for table in schema.CANONICAL:
            for row in self.rows(table):
                write(as_json({"table": table.name, **row}) + "\n")

    def _require_version(self) -> None:
        found = self.about("schema")
        if not found:
            self.note(schema=str(schema.SCHEMA_VERSION))
        elif found != str(schema.SCHEMA_VERSION):
            raise StorageError(
                f"{self.path} is a ledger of version {found}, this program reads version {schema.SCHEMA_VERSION}",
                "use the version of synthesist that made it, or start in another folder",
            )


def _address(path: Path, *, is_writable: bool) -> str:
    """Where nothing can be written SQLite must not look for a log: whoever opens the file has seen to it."""
    if is_writable:
        return f"sqlite:///{path}"
    return f"sqlite:///file:{quote(str(path.resolve()))}?mode=ro&immutable=1&uri=true"


def as_json(content: Any) -> str:
    """JSON with sorted keys, so that equal rows are equal bytes."""
    return json.dumps(content, sort_keys=True, ensure_ascii=False)


def _reopen(connection: Connection) -> None:
    connection.execute(delete(schema.stages).where(schema.stages.c.stage == "report"))


def _note(connection: Connection, values: Mapping[str, str]) -> None:
    for key, value in values.items():
        connection.execute(delete(schema.about).where(schema.about.c.key == key))
        connection.execute(insert(schema.about).values(key=key, value=value))


def _clear(connection: Connection, stage: str) -> None:
    for table in _OWNED[stage]:
        connection.execute(delete(table))
    for decided in _DECIDES.get(stage, (stage,)):
        connection.execute(delete(schema.decisions).where(schema.decisions.c.stage == decided))
    connection.execute(delete(schema.failures).where(schema.failures.c.stage == stage))
    connection.execute(delete(schema.stages).where(schema.stages.c.stage == stage))


def _configure(connection: Any, _record: object) -> None:
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.execute("PRAGMA foreign_keys=ON")
