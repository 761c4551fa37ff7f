"""The library's truth: records in one SQLite file."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    Integer,
    MetaData,
    Table,
    Text,
    create_engine,
    event,
    func,
    select,
)
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import DatabaseError

from synthesist.errors import StorageError
from synthesist.records import Failure, Record
from synthesist.records.ids import sha256

_metadata = MetaData()

_records = Table(
    "records",
    _metadata,
    Column("ordinal", Integer, primary_key=True),  # row of the vector matrix
    Column("record_id", Text, nullable=False, unique=True),
    Column("source", Text, nullable=False, index=True),
    Column("content", Text, nullable=False),
    Column("sha256", Text, nullable=False),
)

_failures = Table(
    "failures",
    _metadata,
    Column("place", Text, primary_key=True),
    Column("reason", Text, nullable=False),
    Column("hint", Text, nullable=False),
    Column("raw", Text, nullable=False),
)

_about = Table("about", _metadata, Column("key", Text, primary_key=True), Column("value", Text, nullable=False))

_CHUNK = 500  # ids a query names at once; SQLite bounds the variables of a statement


class Store:
    """Records and failures of imports, by `record_id`; ordinals count from 0 and are never given twice."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._engine = _engine(path)
        with self.transaction() as connection:
            _metadata.create_all(connection)

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """One transaction, committed at the end.

        Raises:
            StorageError: the file cannot be written, or is no database.
        """
        try:
            with self._engine.begin() as connection:
                yield connection
        except DatabaseError as error:
            raise StorageError(
                f"the library {self.path} cannot be used: {error.orig}",
                "check the disk's space and the folder's permissions, or set SYNTHESIST_HOME to another folder",
            ) from error

    def put(self, records: Sequence[Record]) -> "Put":
        """Store records; those that are there unchanged are left alone. Returns what is new and what changed."""
        rows = {record.record_id: record for record in records}
        with self.transaction() as connection:
            known = _known(connection, list(rows))
            following = _count(connection)
            fresh: list[tuple[int, Record]] = []
            changed: list[tuple[int, Record]] = []
            for record_id, record in rows.items():
                content = record.model_dump_json()
                digest = sha256(content)
                if record_id not in known:
                    fresh.append((following + len(fresh), record))
                elif known[record_id][1] != digest:
                    changed.append((known[record_id][0], record))
            _write(connection, fresh + changed)
        return Put(fresh, changed)

    def put_failures(self, failures: Iterable[Failure]) -> None:
        """Keep what could not be read, one row per place."""
        rows = [
            {"place": failure.place, "reason": failure.reason, "hint": failure.hint, "raw": failure.raw}
            for failure in failures
        ]
        if rows:
            with self.transaction() as connection:
                statement = insert(_failures)
                connection.execute(
                    statement.on_conflict_do_update(
                        ["place"], set_={name: statement.excluded[name] for name in ("reason", "hint", "raw")}
                    ),
                    rows,
                )

    def get(self, record_ids: Sequence[str]) -> dict[str, Record]:
        """Records by id; unknown ids are left out."""
        found: dict[str, Record] = {}
        with self.transaction() as connection:
            for at in range(0, len(record_ids), _CHUNK):
                query = select(_records.c.content).where(_records.c.record_id.in_(record_ids[at : at + _CHUNK]))
                for (content,) in connection.execute(query):
                    record = Record.model_validate_json(content)
                    found[record.record_id] = record
        return found

    def ids(self) -> list[str]:
        """All record ids; the position in the list is the ordinal."""
        with self.transaction() as connection:
            return [row[0] for row in connection.execute(select(_records.c.record_id).order_by(_records.c.ordinal))]

    def batches(self, size: int) -> Iterator[list[tuple[int, Record]]]:
        """All records with their ordinals, in order, `size` at a time."""
        with self.transaction() as connection:
            rows = connection.execute(select(_records.c.ordinal, _records.c.content).order_by(_records.c.ordinal))
            for part in rows.partitions(size):
                yield [(ordinal, Record.model_validate_json(content)) for ordinal, content in part]

    def digest(self) -> str:
        """Hash of all that the library holds, whatever the order in which it came."""
        with self.transaction() as connection:
            rows = connection.execute(select(_records.c.record_id, _records.c.sha256).order_by(_records.c.record_id))
            return sha256("\n".join(f"{record_id} {content}" for record_id, content in rows))

    def counts(self) -> dict[str, int]:
        """Number of records per source."""
        with self.transaction() as connection:
            query = select(_records.c.source, func.count()).group_by(_records.c.source).order_by(_records.c.source)
            return {row[0]: row[1] for row in connection.execute(query)}

    def count(self) -> int:
        """Number of records."""
        with self.transaction() as connection:
            return _count(connection)

    def failure_count(self) -> int:
        """Number of rows that could not be read."""
        with self.transaction() as connection:
            return connection.scalar(select(func.count()).select_from(_failures)) or 0

    def note(self, key: str, value: str) -> None:
        """Write one word about the library."""
        with self.transaction() as connection:
            connection.execute(
                insert(_about).values(key=key, value=value).on_conflict_do_update(["key"], set_={"value": value})
            )

    def noted(self, key: str) -> str:
        """What was noted, or the empty string."""
        with self.transaction() as connection:
            return connection.scalar(select(_about.c.value).where(_about.c.key == key)) or ""

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()


@dataclass(frozen=True, slots=True)
class Put:
    """What an import changed: pairs of ordinal and record."""

    fresh: list[tuple[int, Record]]
    changed: list[tuple[int, Record]]


def _engine(path: Path) -> Engine:
    engine = create_engine(f"sqlite:///{path}")
    event.listen(engine, "connect", _configure)
    return engine


def _configure(connection: Any, _record: object) -> None:
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")


def _count(connection: Connection) -> int:
    return connection.scalar(select(func.count()).select_from(_records)) or 0


def _known(connection: Connection, record_ids: Sequence[str]) -> dict[str, tuple[int, str]]:
    known: dict[str, tuple[int, str]] = {}
    columns = (_records.c.record_id, _records.c.ordinal, _records.c.sha256)
    for at in range(0, len(record_ids), _CHUNK):
        query = select(*columns).where(_records.c.record_id.in_(record_ids[at : at + _CHUNK]))
        known.update({record_id: (ordinal, digest) for record_id, ordinal, digest in connection.execute(query)})
    return known


def _write(connection: Connection, rows: Sequence[tuple[int, Record]]) -> None:
    if not rows:
        return
    values = [_row(ordinal, record) for ordinal, record in rows]
    statement = insert(_records)
    replaced = {name: statement.excluded[name] for name in ("source", "content", "sha256")}
    connection.execute(statement.on_conflict_do_update(["ordinal"], set_=replaced), values)


def _row(ordinal: int, record: Record) -> dict[str, object]:
    content = record.model_dump_json()
    return {
        "ordinal": ordinal,
        "record_id": record.record_id,
        "source": record.source,
        "content": content,
        "sha256": sha256(content),
    }
