"""Lists of retractions at hand: one SQLite file in the library's folder, several lists side by side."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    Integer,
    MetaData,
    Table,
    Text,
    create_engine,
    delete,
    func,
    insert,
    inspect,
    select,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import DatabaseError

from synthesist.errors import StorageError, storing
from synthesist.identify.retractions.entry import Entry, Fact
from synthesist.identify.retractions.wording import KEYS, keys, main_words, whole_key, words
from synthesist.records.base import Frozen
from synthesist.records.identity import RetractionStatus

NAME = "retractions.sqlite"
VERSION = "1"
"""Of how lists are read; one that was read otherwise is read again when its file is taken in again."""

_T = TypeVar("_T")
_metadata = MetaData()
_lists = Table(
    "lists",
    _metadata,
    Column("name", Text, primary_key=True),
    Column("content", Text, nullable=False),
)
_entries = Table(
    "entries",
    _metadata,
    Column("entry", Integer, primary_key=True),
    Column("list", Text, nullable=False, index=True),
    Column("title", Text, nullable=False),
    Column("rest", Text, nullable=False),
)
_identifiers = Table(
    "identifiers",
    _metadata,
    Column("value", Text, primary_key=True),
    Column("entry", Integer, primary_key=True),
    Column("is_notice", Integer, nullable=False),
    sqlite_with_rowid=False,
)
_keys = Table(
    "title_keys",
    _metadata,
    Column("key", Integer, primary_key=True, autoincrement=False),
    Column("entry", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

_CHUNK = 500
_AT_ONCE = 2_000
_CACHE_KIB = 1 << 16  # keys come in no order: with less, pages are written and read again
_PATIENCE_SECONDS = 60  # an import locks the file for that long at most
_COMMON = 200
"""Titles of one list that a key may stand for; what more of them share ("systematic review") tells none apart."""


class ListAbout(Frozen):
    """A list at hand.

    Attributes:
        kind: what publishes lists of this shape.
        file: the name of the file that it came in.
        sha256: of that file.
        dated: the day of the list, ISO 8601: the newest date in it, or what the user said; empty if neither is known.
        imported: the day on which it was taken in.
        entries: rows that say something of a work.
        neutral: rows that say nothing of a work's standing, such as comments.
        failures: rows that could not be used.
        version: of the reader.
    """

    name: str
    kind: str
    file: str
    sha256: str
    dated: str
    imported: str
    entries: int
    neutral: int = 0
    failures: int = 0
    version: str = VERSION


class ListStore:
    """The lists in a folder. Nothing is written, not even a file, until a list is taken in."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / NAME
        self._engine: Engine | None = None

    def lists(self) -> tuple[ListAbout, ...]:
        """The lists at hand, by name."""
        if not self.path.exists():
            return ()
        with self._transaction() as connection:
            if not inspect(connection).has_table(_lists.name):
                return ()
            rows = connection.execute(select(_lists.c.content).order_by(_lists.c.name))
            return tuple(ListAbout.model_validate_json(content) for (content,) in rows)

    def replace(self, name: str, rows: Iterable[Entry], about: Callable[[int], ListAbout]) -> ListAbout:
        """Write a list in place of the one of its name, in one transaction.

        Args:
            about: told the number of rows when all are written, says what is to be known of the list.

        Raises:
            StorageError: the file cannot be written; the former list stays.
        """
        with storing(self.path):
            self.path.parent.mkdir(parents=True, exist_ok=True)
        with self._transaction() as connection:
            connection.exec_driver_sql(f"PRAGMA cache_size=-{_CACHE_KIB}")
            _metadata.create_all(connection)
            _forget(connection, name)
            first = following = (connection.scalar(select(func.max(_entries.c.entry))) or 0) + 1
            for part in _batches(rows, _AT_ONCE):
                _write(connection, name, following, part)
                following += len(part)
            _thin(connection)
            made = about(following - first)
            connection.execute(insert(_lists).values(name=name, content=made.model_dump_json()))
        return made

    def holding(self, values: Sequence[str]) -> dict[str, list[tuple[int, bool]]]:
        """Entries that hold an identifier (`doi:10.1/x`), each with whether it is that of a notice."""
        found: defaultdict[str, list[tuple[int, bool]]] = defaultdict(list)
        with self._transaction() as connection:
            for part in _batches(values, _CHUNK):
                columns = (_identifiers.c.value, _identifiers.c.entry, _identifiers.c.is_notice)
                for value, entry, is_notice in connection.execute(
                    select(*columns).where(_identifiers.c.value.in_(part))
                ):
                    found[value].append((entry, bool(is_notice)))
        return found

    def sharing(self, wanted: Sequence[int]) -> dict[int, list[int]]:
        """Entries whose titles have a key."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        with self._transaction() as connection:
            for part in _batches(wanted, _CHUNK):
                query = select(_keys.c.key, _keys.c.entry).where(_keys.c.key.in_(part))
                for key, entry in connection.execute(query):
                    found[key].append(entry)
        return found

    def entries(self, numbers: Sequence[int]) -> dict[int, tuple[str, Entry]]:
        """Entries by number, each with the name of its list."""
        found = {}
        with self._transaction() as connection:
            for part in _batches(numbers, _CHUNK):
                columns = (_entries.c.entry, _entries.c.list, _entries.c.title, _entries.c.rest)
                for number, name, title, rest in connection.execute(select(*columns).where(_entries.c.entry.in_(part))):
                    found[number] = (name, _unpacked(title, rest))
        return found

    def close(self) -> None:
        """Let go of the file."""
        if self._engine:
            self._engine.dispose()
            self._engine = None

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        if self._engine is None:
            self._engine = _engine(self.path)
        try:
            with self._engine.begin() as connection:
                yield connection
        except DatabaseError as error:
            raise StorageError(
                f"the lists of retractions in {self.path} cannot be used: {error.orig}",
                "check the disk's space and the folder's permissions; if the file is broken, delete it and take the "
                "lists in again",
            ) from error


def _batches(values: Iterable[_T], size: int) -> Iterator[tuple[_T, ...]]:
    left = iter(values)
    while part := tuple(islice(left, size)):
        yield part


def _engine(path: Path) -> Engine:
    """Without a write-ahead log, so that lists in a folder that cannot be written can be read."""
    return create_engine(f"sqlite:///{path}", connect_args={"timeout": _PATIENCE_SECONDS})


def _forget(connection: Connection, name: str) -> None:
    gone = select(_entries.c.entry).where(_entries.c.list == name)
    for table in (_keys, _identifiers):
        connection.execute(delete(table).where(table.c.entry.in_(gone)))
    connection.execute(delete(_entries).where(_entries.c.list == name))
    connection.execute(delete(_lists).where(_lists.c.name == name))


def _thin(connection: Connection) -> None:
    common = select(_keys.c.key).group_by(_keys.c.key).having(func.count() > _COMMON)
    connection.execute(delete(_keys).where(_keys.c.key.in_(common)))


def _write(connection: Connection, name: str, first: int, entries: Sequence[Entry]) -> None:
    numbered = list(enumerate(entries, start=first))
    _put(connection, _entries, [(number, name, entry.title, _packed(entry)) for number, entry in numbered])
    _put(connection, _identifiers, sorted(row for number, entry in numbered for row in _named(number, entry)))
    found = {(key, number) for number, entry in numbered for key in _keys_of(entry)}
    _put(connection, _keys, sorted(found))


def _keys_of(entry: Entry) -> list[int]:
    """Those of the title, and one for what stands before a subtitle, which is often all that is cited.

    Nine of ten entries are mere corrections, which are worth half the search.
    """
    told, main = words(entry.title), main_words(entry.title)
    is_grave = any(fact.status is not RetractionStatus.CORRECTED for fact in entry.facts)
    return [*keys(told, KEYS if is_grave else KEYS // 2), *whole_key(told if main is None else main)]


def _named(number: int, entry: Entry) -> Iterator[tuple[str, int, int]]:
    """The work's identifiers, and those of notices that are not the work's own as well."""
    for value in dict.fromkeys(entry.identifiers):
        yield value, number, 0
    for value in dict.fromkeys(entry.notices):
        if value not in entry.identifiers:
            yield value, number, 1


def _put(connection: Connection, table: Table, rows: Sequence[tuple[Any, ...]]) -> None:
    """Rows as they are: a million dictionaries would take as long as all the rest."""
    if rows:
        connection.exec_driver_sql(str(insert(table).compile(dialect=sqlite.dialect())), list(rows))


def _packed(entry: Entry) -> str:
    facts = [[fact.status.value, fact.notice, fact.date, fact.causes] for fact in entry.facts]
    rest = (entry.identifiers, entry.notices, facts, entry.authors, entry.year, entry.journal)
    return json.dumps(rest, ensure_ascii=False, separators=(",", ":"))


def _unpacked(title: str, rest: str) -> Entry:
    identifiers, notices, facts, authors, year, journal = json.loads(rest)
    return Entry(
        identifiers=tuple(identifiers),
        notices=tuple(notices),
        title=title,
        facts=tuple(
            Fact(RetractionStatus(status), notice, date, tuple(causes)) for status, notice, date, causes in facts
        ),
        authors=tuple(authors),
        year=year,
        journal=journal,
    )
