"""Zotero libraries: items with metadata and files, read while Zotero runs, nothing elsewhere opened."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synthesist.errors import WrongUse
from synthesist.formats.attachments import LINKED
from synthesist.formats.zotero import read_zotero, zotero_database
from synthesist.records import Failure, Record

SCHEMA = """
CREATE TABLE libraries (libraryID INTEGER PRIMARY KEY, type TEXT);
CREATE TABLE itemTypes (itemTypeID INTEGER PRIMARY KEY, typeName TEXT);
CREATE TABLE items (itemID INTEGER PRIMARY KEY, itemTypeID INT, dateAdded TEXT, libraryID INT, key TEXT);
CREATE TABLE fields (fieldID INTEGER PRIMARY KEY, fieldName TEXT);
CREATE TABLE fieldsCombined (fieldID INTEGER PRIMARY KEY, fieldName TEXT);
CREATE TABLE itemDataValues (valueID INTEGER PRIMARY KEY, value UNIQUE);
CREATE TABLE itemData (itemID INT, fieldID INT, valueID INT, PRIMARY KEY (itemID, fieldID));
CREATE TABLE creators (creatorID INTEGER PRIMARY KEY, firstName TEXT, lastName TEXT, fieldMode INT);
CREATE TABLE creatorTypes (creatorTypeID INTEGER PRIMARY KEY, creatorType TEXT);
CREATE TABLE itemCreators (itemID INT, creatorID INT, creatorTypeID INT, orderIndex INT);
CREATE TABLE itemAttachments (itemID INTEGER PRIMARY KEY, parentItemID INT, linkMode INT, contentType TEXT, path TEXT);
CREATE TABLE deletedItems (itemID INTEGER PRIMARY KEY);
CREATE TABLE retractedItems (itemID INTEGER PRIMARY KEY, data TEXT, flag INT DEFAULT 0);
INSERT INTO libraries VALUES (1, 'user'), (2, 'group'), (3, 'feed');
INSERT INTO itemTypes VALUES (1, 'journalArticle'), (2, 'attachment'), (3, 'note'), (4, 'conferencePaper');
INSERT INTO creatorTypes VALUES (1, 'author'), (2, 'editor');
"""
FIELDS = (
    "title",
    "abstractNote",
    "date",
    "publicationTitle",
    "proceedingsTitle",
    "DOI",
    "url",
    "extra",
    "language",
    "pages",
)


class Zotero:
    """A data folder as Zotero keeps it, filled by hand."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "storage").mkdir(parents=True)
        self.connection = sqlite3.connect(folder / "zotero.sqlite", isolation_level=None)
        self.connection.execute("PRAGMA synchronous = OFF")
        self.connection.executescript(f"BEGIN; {SCHEMA} COMMIT;")
        self.connection.executemany("INSERT INTO fields VALUES (?, ?)", list(enumerate(FIELDS, start=1)))
        self.connection.execute("INSERT INTO fieldsCombined SELECT * FROM fields")
        self.connection.execute("INSERT INTO fieldsCombined VALUES (10001, 'grant')")
        self.made = 0

    def item(self, key: str, kind: int = 1, library: int = 1, **fields: Any) -> int:
        """An item with its fields; custom fields by their number."""
        self.made += 1
        self.connection.execute("INSERT INTO items VALUES (?, ?, '2024-01-01', ?, ?)", (self.made, kind, library, key))
        for name, value in fields.items():
            number = FIELDS.index(name) + 1 if name in FIELDS else 10001
            self.connection.execute("INSERT OR IGNORE INTO itemDataValues (value) VALUES (?)", (value,))
            query = "INSERT INTO itemData SELECT ?, ?, valueID FROM itemDataValues WHERE value = ?"
            self.connection.execute(query, (self.made, number, value))
        return self.made

    def creator(self, item: int, first: str, last: str, *, kind: int = 1, mode: int = 0, place: int = 0) -> None:
        """Somebody who made an item."""
        made = self.connection.execute(
            "INSERT INTO creators (firstName, lastName, fieldMode) VALUES (?, ?, ?)", (first, last, mode)
        )
        self.connection.execute("INSERT INTO itemCreators VALUES (?, ?, ?, ?)", (item, made.lastrowid, kind, place))

    def file(self, key: str, path: str, parent: int | None = None, content: bytes | None = b"x", mode: int = 0) -> int:
        """An attachment, and its file where Zotero stores it."""
        item = self.item(key, kind=2)
        self.connection.execute(
            "INSERT INTO itemAttachments VALUES (?, ?, ?, 'application/pdf', ?)", (item, parent, mode, path)
        )
        if path.startswith("storage:") and content is not None:
            (self.folder / "storage" / key).mkdir()
            (self.folder / "storage" / key / path.removeprefix("storage:")).write_bytes(content)
        return item

    def bin(self, item: int) -> None:
        """Throw an item away."""
        self.connection.execute("INSERT INTO deletedItems VALUES (?)", (item,))


@pytest.fixture
def zotero(tmp_path: Path) -> Iterator[Zotero]:
    """A library that its program still has open."""
    made = Zotero(tmp_path / "Zotero")
    yield made
    made.connection.close()


@pytest.fixture
def filled(zotero: Zotero) -> Zotero:
    """Three items: with a PDF and a page, without files, and with a file elsewhere."""
    one = zotero.item(
        "AAAA1111",
        title="Naps and <i>recall</i>",
        abstractNote="We found that naps improve recall.",
        date="2020-03-05 5 March 2020",
        publicationTitle="Journal of Naps",
        DOI="10.5555/NAPS.1",
        url="https://naps.example/1",
        extra="PMID: 123456\nPMCID: PMC123\nread twice",
        language="en",
        pages="1-9",
        grant="N-1",
    )
    zotero.creator(one, "Ada", "Stone")
    zotero.creator(one, "", "Nap Research Group", mode=1, place=1)
    zotero.creator(one, "Bo", "Editor", kind=2, place=2)
    zotero.file("PAGE1111", "storage:page.html", one)
    zotero.file("FILE1111", "storage:Stone 2020.pdf", one)
    two = zotero.item("BBBB2222", kind=4, title="Naps at work", date="2021", proceedingsTitle="Proc. Naps")
    zotero.creator(two, "Cy", "Reed")
    three = zotero.item("CCCC3333", title="Naps elsewhere")
    zotero.file("LINK3333", "/home/ada/private/naps.pdf", three, mode=2)
    return zotero


def records(zotero: Zotero, folder: Path | None = None) -> dict[str, Record]:
    """The records by the keys of their items."""
    parsed = read_zotero(folder or zotero.folder, "file:Zotero").items
    return {str(row.source_id): row for row in parsed if isinstance(row, Record)}


def test_an_item_becomes_a_record_with_all_that_it_says(filled: Zotero) -> None:
    """A user's own library would be searched by titles alone, and cited wrongly."""
    record = records(filled)["AAAA1111"]
    assert record.title == "Naps and recall"
    assert record.abstract == "We found that naps improve recall."
    assert [author.display for author in record.authors] == ["Ada Stone", "Nap Research Group"]
    assert (record.year, record.venue, record.kind, record.language) == (
        2020,
        "Journal of Naps",
        "journalArticle",
        "en",
    )
    assert dict(record.identifiers) == {"doi": "10.5555/naps.1", "pmid": "123456", "pmcid": "PMC123"}
    assert record.url == "https://naps.example/1"
    assert {("pages", "1-9"), ("grant", "N-1"), ("editor", "Bo Editor")} <= set(record.extra)
    assert any("read twice" in value for _, value in record.extra)


def test_its_files_are_linked_the_pdf_first(filled: Zotero) -> None:
    """A stored web page, which often shows the abstract alone, would be read in place of the paper."""
    assert [link.url for link in records(filled)["AAAA1111"].links] == [
        "storage/FILE1111/Stone 2020.pdf",
        "storage/PAGE1111/page.html",
    ]
    assert {link.kind for link in records(filled)["AAAA1111"].links} == {"file"}


def test_an_item_without_files_counts_as_a_record(filled: Zotero) -> None:
    """A user's works without a PDF would be missing from the search."""
    record = records(filled)["BBBB2222"]
    assert (record.title, record.venue, record.year, record.links) == ("Naps at work", "Proc. Naps", 2021, ())


def test_a_linked_file_is_named_and_no_more(filled: Zotero) -> None:
    """Files outside of what was given would be read, or their folders told to whoever gets the review."""
    record = records(filled)["CCCC3333"]
    assert record.links == ()
    assert dict(record.extra)[LINKED] == "naps.pdf"
    assert "private" not in record.model_dump_json()


def test_the_storage_folder_does_as_well(filled: Zotero) -> None:
    """A user who names the folder in which the PDFs lie would lose all metadata."""
    found = records(filled, filled.folder / "storage")
    assert [link.url for link in found["AAAA1111"].links] == ["FILE1111/Stone 2020.pdf", "PAGE1111/page.html"]


def test_what_lies_in_the_bin_or_a_feed_is_left_out(filled: Zotero) -> None:
    """A user would find in the review what was thrown away, or never taken in."""
    filled.bin(filled.item("GONE0000", title="Thrown away"))
    filled.item("FEED0000", library=3, title="From a feed")
    filled.item("NOTE0000", kind=3, title="A note")
    filled.bin(filled.file("BIN00000", "storage:gone.pdf", 1))
    found = records(filled)
    assert set(found) == {"AAAA1111", "BBBB2222", "CCCC3333"}
    assert len(found["AAAA1111"].links) == 2


def test_items_of_a_group_do_not_pass_for_ones_own(filled: Zotero) -> None:
    """Two items with one key would be taken for one."""
    filled.item("AAAA1111", library=2, title="Another work of a group")
    assert set(records(filled)) == {"AAAA1111", "BBBB2222", "CCCC3333", "2:AAAA1111"}


def test_retractions_that_zotero_knows_are_kept(filled: Zotero) -> None:
    """A user would not be warned of a paper that Zotero itself warns of."""
    filled.connection.execute("INSERT INTO retractedItems VALUES (1, '{}', 0), (5, '{}', 1)")
    assert records(filled)["AAAA1111"].is_retracted is True
    assert records(filled)["BBBB2222"].is_retracted is None


def test_an_item_without_a_title_is_a_failure_with_its_key(filled: Zotero) -> None:
    """A user could not tell which item was left out."""
    filled.item("BAD00000", date="2020")
    failures = [row for row in read_zotero(filled.folder, "file:Zotero").items if isinstance(row, Failure)]
    assert [(row.place, row.reason) for row in failures] == [("zotero.sqlite:BAD00000", "no title")]


def test_files_without_an_item_are_told(filled: Zotero) -> None:
    """A PDF that was dropped into Zotero and never recognised would be lost."""
    filled.file("ALONE000", "storage:alone.pdf")
    assert read_zotero(filled.folder, "file:Zotero").alone == ("storage/ALONE000/alone.pdf",)


@pytest.mark.parametrize("mode", ["WAL", "DELETE"])
def test_a_library_that_is_open_and_locked_is_read(filled: Zotero, mode: str) -> None:
    """A user would have to close Zotero first, or find that the last items are missing."""
    filled.connection.execute(f"PRAGMA journal_mode = {mode}")
    filled.connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    filled.connection.execute("BEGIN EXCLUSIVE")
    filled.item("LATE0000", title="Added just now")
    filled.connection.execute("COMMIT")
    before = sorted(path.name for path in filled.folder.iterdir())
    assert "LATE0000" in records(filled)
    assert sorted(path.name for path in filled.folder.iterdir()) == before


@pytest.mark.parametrize("content", [b"", b"not a database", b"SQLite format 3\x00" + b"\x00" * 5000])
def test_a_broken_database_says_what_to_do(tmp_path: Path, content: bytes) -> None:
    """A user would see a traceback, or an empty review."""
    (tmp_path / "zotero.sqlite").write_bytes(content)
    with pytest.raises(WrongUse, match="cannot be read") as raised:
        read_zotero(tmp_path, "file:Zotero")
    assert "close Zotero" in raised.value.hint


def test_other_folders_are_none_of_zotero(tmp_path: Path) -> None:
    """A folder of papers would be refused for want of a database."""
    assert zotero_database(tmp_path) is None
    with pytest.raises(WrongUse, match=r"no zotero\.sqlite"):
        read_zotero(tmp_path, "file:x")


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(FIELDS), st.text(max_size=80)), max_size=8), st.text(max_size=40))
def test_no_field_of_an_item_breaks_the_library(fields: list[tuple[str, str]], path: str) -> None:
    """One odd item would hide a whole library."""
    with TemporaryDirectory() as place:
        made = Zotero(Path(place) / "Zotero")
        item = made.item("ODD00000", **dict(fields))
        made.creator(item, path, path)
        made.connection.execute(
            "INSERT INTO itemAttachments VALUES (?, ?, 0, '', ?)", (made.item("F", kind=2), item, path)
        )
        found = read_zotero(made.folder, "file:Zotero").items
        made.connection.close()
    assert [type(row) for row in found] in ([Record], [Failure])
