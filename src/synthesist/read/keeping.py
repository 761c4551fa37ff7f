"""Readings that were made once, in one SQLite file: a run that was cut off reads no paper twice."""

import json
import sqlite3
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from synthesist.errors import StorageError, Unreadable
from synthesist.failpoints import reached
from synthesist.records import Reading
from synthesist.records.ids import canonical_json, sha256

_SCHEMA = """
CREATE TABLE IF NOT EXISTS readings
    (original TEXT, reader TEXT, size INTEGER, packed BLOB, PRIMARY KEY (original, reader))
"""
_LEVEL = 2
_HINT = "check the disk's space and the folder's permissions; the file may be deleted, papers are then read again"


class Readings:
    """What readers made of files, and why they could not, by the hash of the bytes and the readers' versions.

    Args:
        path: of the file; None keeps all in memory.
        readers: names and versions of all readers: another version reads anew.
    """

    def __init__(self, path: Path | None, readers: str) -> None:
        self._readers = readers
        self._lock = threading.Lock()
        self._path = path
        with _told(path):
            self._file = sqlite3.connect(path or ":memory:", check_same_thread=False, isolation_level=None)
            self._file.execute("PRAGMA journal_mode=WAL")
            self._file.execute("PRAGMA synchronous=NORMAL")
            self._file.execute(_SCHEMA)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def get(self, content: bytes) -> Reading | Unreadable | None:
        """What became of these bytes; None where they were not read yet, or what is kept is damaged."""
        return self.of(sha256(content))[0]

    def of(self, original: str) -> tuple[Reading | Unreadable | None, int]:
        """The same by the hash of the bytes, for a file that lies elsewhere by now; and how many bytes they were."""
        with self._lock, _told(self._path):
            row = self._file.execute(
                "SELECT packed, size FROM readings WHERE original = ? AND reader = ?", (original, self._readers)
            ).fetchone()
        return (_unpacked(row[0]), row[1]) if row else (None, 0)

    def keep(self, content: bytes, read: Reading | Unreadable) -> None:
        """Keep what became of these bytes."""
        row = (sha256(content), self._readers, len(content), _packed(read))
        with self._lock, _told(self._path):
            self._file.execute("INSERT OR REPLACE INTO readings VALUES (?, ?, ?, ?)", row)
        reached("reading.kept")

    def close(self) -> None:
        """Fold the log into the file and let go of it."""
        with self._lock, _told(self._path):
            self._file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self._file.close()


@contextmanager
def _told(path: Path | None) -> Iterator[None]:
    """Damage of the file as an error with a hint."""
    try:
        yield
    except sqlite3.Error as error:
        raise StorageError(f"the readings in {path} cannot be used: {error}", _HINT) from error


def _packed(read: Reading | Unreadable) -> bytes:
    if isinstance(read, Reading):
        return b"R" + zlib.compress(read.model_dump_json().encode(), _LEVEL)
    return b"U" + canonical_json([str(read), read.hint, read.kind]).encode()


def _unpacked(packed: bytes) -> Reading | Unreadable | None:
    try:
        if packed[:1] == b"R":
            return Reading.model_validate_json(zlib.decompress(packed[1:]))
        message, hint, kind = json.loads(packed[1:])
    except (ValueError, zlib.error):
        return None
    return Unreadable(message, hint, kind=kind)
