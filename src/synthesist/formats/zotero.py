"""Items of a Zotero library with the files that are stored with them, read from a copy of its database.

Zotero keeps its database to itself while it runs, and nothing may be changed in it: the file is copied with its
journals, and the copy is read. The tables are those of Zotero 5 to 7 (https://github.com/zotero/zotero, `userdata.sql`).
"""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from synthesist.errors import WrongUse, storing
from synthesist.formats.assembling import records_of
from synthesist.formats.fields import Fields, Layout, Parsed, Role, Row, roles_of, text_of
from synthesist.formats.names import author_of
from synthesist.records import Author, Link, Record
from synthesist.records.ids import canonical_json

DATABASE, STORAGE = "zotero.sqlite", "storage"
LINKED = "linked file"
"""Field of a record that names a file of the user's elsewhere, which is not opened."""

_JOURNALS = ("", "-wal", "-journal")
_KEPT = "storage:"
_NO_ITEMS = ("attachment", "note", "annotation")
_STATED = ("DOI", "PMID", "PMCID", "arXiv")
_HINT = "close Zotero and run it again; if that does not help, export the items from Zotero as RIS with their files"


class _Attachment(NamedTuple):
    """A file as the database names it: `path` begins with "storage:" where Zotero keeps it, in the folder `key`."""

    parent: int | None
    key: str
    path: str


@dataclass(frozen=True, slots=True)
class ZoteroLibrary:
    """What a Zotero folder holds.

    Attributes:
        items: in the order in which they were added.
        alone: files that belong to no item, as paths from the folder that was given.
    """

    items: tuple[Parsed, ...]
    alone: tuple[str, ...]


def zotero_database(folder: Path) -> Path | None:
    """The database of a folder that Zotero keeps its data in, or of the `storage` inside it; None for other folders."""
    places = [folder / DATABASE, *([folder.resolve().parent / DATABASE] if folder.resolve().name == STORAGE else [])]
    return next((place for place in places if place.is_file()), None)


def read_zotero(folder: Path, source: str) -> ZoteroLibrary:
    """The items of a Zotero folder, of the user's own library and of groups; what lies in the bin is left out.

    Args:
        folder: Zotero's data folder, or the `storage` inside it; the records' links to files are paths from it.

    Raises:
        WrongUse: there is no database, or it cannot be read.
    """
    database = zotero_database(folder)
    if database is None:
        raise WrongUse(
            f"there is no {DATABASE} in {folder}", "name the folder that Zotero's settings call data directory"
        )
    start = f"{STORAGE}/" if database.parent.resolve() == folder.resolve() else ""
    try:
        with _copy(database) as connection:
            return _library(_Tables(connection), source, start)
    except sqlite3.Error as error:
        raise WrongUse(f"{database} cannot be read: {error}", _HINT) from error


@contextmanager
def _copy(database: Path) -> Iterator[sqlite3.Connection]:
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
            yield connection


class _Tables:
    """The tables of the database, each read as a whole."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def rows(self, query: str) -> list[tuple[object, ...]]:
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

    def attachments(self) -> list[_Attachment]:
        """Files of items, and those that stand alone; PDFs first, for a stored web page is often but the abstract's."""
        query = (
            "SELECT parentItemID, key, path FROM itemAttachments JOIN items USING (itemID) "
            "WHERE path IS NOT NULL AND itemID NOT IN (SELECT itemID FROM deletedItems) ORDER BY itemID"
        )
        rows = [
            _Attachment(None if one is None else int(str(one)), str(two), str(three))
            for one, two, three in self.rows(query)
        ]
        return sorted(rows, key=lambda row: not row.path.lower().endswith(".pdf"))

    def retracted(self) -> set[int]:
        """Items that Zotero marks as retracted, by Retraction Watch, but for those of which the user said otherwise."""
        named = [row[1] for row in self.optional("retractedItems", "PRAGMA table_info(retractedItems)")]
        flagged = "SELECT itemID FROM retractedItems WHERE flag != 1"
        query = flagged if "flag" in named else "SELECT itemID FROM retractedItems"
        return {int(str(row[0])) for row in self.optional("retractedItems", query)}


def _library(tables: _Tables, source: str, start: str) -> ZoteroLibrary:
    items, fields, creators = tables.items(), tables.fields(), tables.creators()
    attachments, retracted = tables.attachments(), tables.retracted()
    own: dict[int, list[_Attachment]] = {}
    for attachment in attachments:
        if attachment.parent is not None:
            own.setdefault(attachment.parent, []).append(attachment)
    found: list[Parsed] = []
    for item, kind, key, library in items:
        if kind in _NO_ITEMS:
            continue
        named = key if library == 1 else f"{library}:{key}"
        row = _row(named, kind, fields.get(item, []), creators.get(item, []), is_retracted=item in retracted)
        found += [_with_files(one, own.get(item, []), start) for one in records_of([row], _LAYOUT, source)]
    there = {key for _, kind, key, _ in items if kind == "attachment"}
    alone = [one for one in attachments if one.parent is None and one.key in there]
    return ZoteroLibrary(tuple(found), tuple(_stored(one, start) for one in alone if one.path.startswith(_KEPT)))


def _row(
    key: str, kind: str, stated: list[tuple[str, object]], made: list[tuple[str, Author]], *, is_retracted: bool
) -> Row:
    first = next((did for did, _ in made if did == "author"), made[0][0] if made else "")
    authors = [author for did, author in made if did == first]
    others = [(did, author.display) for did, author in made if did != first]
    marks: list[tuple[str, object]] = [("retracted", True)] if is_retracted else []
    told: list[tuple[str, object]] = [("key", key), ("itemType", kind), *stated, *others, *marks]
    people = [{"family": author.family, "given": author.given} for author in authors]
    raw = canonical_json([*map(list, told), ["creators", people]])
    return Row(f"{DATABASE}:{key}", raw, (*told, ("creators", authors)))


def _with_files(parsed: Parsed, attachments: list[_Attachment], start: str) -> Parsed:
    """The record with links to its stored files; those that lie elsewhere are named by their last part alone."""
    if not isinstance(parsed, Record):
        return parsed
    links = tuple(Link(url=_stored(one, start), kind="file") for one in attachments if one.path.startswith(_KEPT))
    linked = [(LINKED, _last(one.path)) for one in attachments if not one.path.startswith(_KEPT)]
    extra = tuple(sorted((*parsed.extra, *linked), key=lambda pair: pair[0]))
    return parsed.model_copy(update={"links": links, "extra": extra})


def _stored(attachment: _Attachment, start: str) -> str:
    return f"{start}{attachment.key}/{attachment.path.removeprefix(_KEPT)}"


def _last(path: str) -> str:
    return path.replace("\\", "/").removeprefix("attachments:").rpartition("/")[2]


def _refined(fields: Fields) -> Fields:
    """With identifiers that a line of `extra` states, such as "PMID: 12", under names of their own."""
    lines = [line for name, value in fields if name == "extra" for line in text_of(value).splitlines()]
    pairs = [(head.strip(), rest.strip()) for head, colon, rest in (line.partition(":") for line in lines) if colon]
    return (
        *fields,
        *((f"extra:{name}", rest) for head, rest in pairs for name in _STATED if head.lower() == name.lower()),
    )


def _people(value: object) -> tuple[Author, ...]:
    return tuple(one for one in value if isinstance(one, Author)) if isinstance(value, list) else ()


_LAYOUT = Layout(
    roles_of(
        {
            Role.TITLE: "title caseName nameOfAct subject",
            Role.ABSTRACT: "abstractNote",
            Role.AUTHORS: "creators",
            Role.YEAR: "date dateDecided dateEnacted issueDate",
            Role.VENUE: (
                "publicationTitle proceedingsTitle bookTitle conferenceName university institution repository "
                "websiteTitle series"
            ),
            Role.KIND: "itemType",
            Role.LANGUAGE: "language",
            Role.RETRACTED: "retracted",
            Role.URL: "url",
            Role.ID: "key",
            Role.DOI: "DOI extra:DOI",
            Role.PMID: "PMID extra:PMID",
            Role.PMCID: "PMCID extra:PMCID",
            Role.ARXIV: "archiveID extra:arXiv",
            Role.NOTE: "extra",
        }
    ),
    fold=str,
    refine=_refined,
    authors=_people,
)
"""Fields of items as Zotero's schema names them."""
