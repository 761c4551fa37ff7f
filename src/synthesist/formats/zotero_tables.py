"""The tables of a Zotero database that hold items, read from a copy of it.

Zotero keeps its database to itself while it runs, and nothing may be changed in it: the file is copied with its
journals. The tables are those of Zotero 5 to 7 (`userdata.sql` in https://github.com/zotero/zotero).
"""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from synthesist.errors import storing
from synthesist.formats.names import author_of
from synthesist.records import Author

DATABASE = "zotero.sqlite"
_JOURNALS = ("", "-wal", "-journal")


class Attachment(NamedTuple):
    """A file as the database names it: `path` begins with "storage:" where Zotero keeps it, in the folder `key`."""

    parent: int | None
    key: str
    path: str


@contextmanager
def copied(database: Path) -> Iterator["Tables"]:
    """The tables of a copy, which is gone afterwards.

    Raises:
        sqlite3.Error: here or later: it is no database, or a damaged one.
        StorageError: it cannot be copied.
    """
    with TemporaryDirectory(prefix="synthesist-zotero-") as place:
        for suffix in _JOURNALS:
            original = database.with_name(f"{DATABASE}{suffix}")
            if original.is_file():
                with storing(Path(place)):
                    shutil.copyfile(original, Path(place) / original.name)
        with closing(sqlite3.connect(Path(place) / DATABASE)) as connection:
            # Views and triggers of a file from elsewhere must not call anything.
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("PRAGMA query_only = ON")
            yield Tables(connection)


class Tables:
    """The tables of the database, each read as a whole."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def rows(self, query: str) -> list[tuple[object, ...]]:
        """All rows of a query."""
        return self._connection.execute(query).fetchall()

    def optional(self, table: str, query: str) -> list[tuple[object, ...]]:
        """Rows of a table that not every version has."""
        known = self._connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (table,)).fetchone()
        return self.rows(query) if known else []

    def items(self) -> list[tuple[int, str, str, int]]:
        """Id, type, key and library of all items that are not in the bin, nor in a feed."""
        query = (
            "SELECT itemID, typeName, key, libraryID FROM items JOIN itemTypes USING (itemTypeID) "
            "WHERE itemID NOT IN (SELECT itemID FROM deletedItems) ORDER BY itemID"
        )
        feeds = {row[0] for row in self.optional("libraries", "SELECT libraryID FROM libraries WHERE type = 'feed'")}
        rows = [(int(str(row[0])), str(row[1]), str(row[2]), int(str(row[3] or 1))) for row in self.rows(query)]
        return [row for row in rows if row[3] not in feeds]

    def fields(self) -> dict[int, list[tuple[str, object]]]:
        """Names and values of each item's fields, those that a user added too."""
        names = {row[0]: str(row[1]) for row in self.rows("SELECT fieldID, fieldName FROM fields")}
        own = self.optional("fieldsCombined", "SELECT fieldID, fieldName FROM fieldsCombined")
        names.update({row[0]: str(row[1]) for row in own})
        query = (
            "SELECT itemID, fieldID, value FROM itemData JOIN itemDataValues USING (valueID) ORDER BY itemID, fieldID"
        )
        found: dict[int, list[tuple[str, object]]] = {}
        for item, field, value in self.rows(query):
            found.setdefault(int(str(item)), []).append((names.get(field, f"field {field}"), value))
        return found

    def creators(self) -> dict[int, list[tuple[str, Author]]]:
        """Those who made each item, with what they did."""
        query = (
            "SELECT itemID, creatorType, firstName, lastName, fieldMode FROM itemCreators "
            "JOIN creators USING (creatorID) JOIN creatorTypes USING (creatorTypeID) ORDER BY itemID, orderIndex"
        )
        found: dict[int, list[tuple[str, Author]]] = {}
        for item, did, first, last, mode in self.rows(query):
            given, family = str(first or "").strip(), str(last or "").strip()
            # A name in one field is a body's, or one that nobody took apart.
            author = author_of(f"{family},") if mode else Author(family=family or given, given=given if family else "")
            if author and author.family:
                found.setdefault(int(str(item)), []).append((str(did), author))
        return found

    def attachments(self) -> list[Attachment]:
        """Files of items, and those that stand alone; PDFs first, for a stored web page is often but the abstract's."""
        query = (
            "SELECT parentItemID, key, path FROM itemAttachments JOIN items USING (itemID) "
            "WHERE path IS NOT NULL AND itemID NOT IN (SELECT itemID FROM deletedItems) ORDER BY itemID"
        )
        rows = [
            Attachment(None if one is None else int(str(one)), str(two), str(three))
            for one, two, three in self.rows(query)
        ]
        return sorted(rows, key=lambda row: not row.path.lower().endswith(".pdf"))

    def retracted(self) -> set[int]:
        """Items that Zotero marks as retracted, by Retraction Watch, but for those of which the user said otherwise."""
        named = [row[1] for row in self.optional("retractedItems", "PRAGMA table_info(retractedItems)")]
        flagged = "SELECT itemID FROM retractedItems WHERE flag != 1"
        query = flagged if "flag" in named else "SELECT itemID FROM retractedItems"
        return {int(str(row[0])) for row in self.optional("retractedItems", query)}
