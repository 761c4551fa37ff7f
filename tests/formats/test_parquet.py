"""Parquet in."""

import datetime as dt
import sys
from pathlib import Path
from typing import Any

import pytest

from synthesist.errors import MissingExtra, UnknownFormat
from synthesist.formats import read_records
from synthesist.records import Author, Failure, TextKind

pyarrow = pytest.importorskip("pyarrow", reason="the extra `parquet` is not installed")

ACL_ROW = {
    "id": "X99-1001", "title": "One", "abstract": None, "authors": ["Ann van der Ito", "Bo Berg"],
    "year": 1999, "venue": ["mtw"], "booktitle": "Proceedings of Nothing", "doi": "0.3115/1",
    "url": "https://example.org/X99-1001", "pdf_url": "https://example.org/X99-1001.pdf",
    "bibkey": "ito-1999-one", "language": "fra", "retracted": True,
    "revisions": 2, "awards": ["best", "first"], "source_file": "X99.xml",
}  # fmt: skip


def written(path: Path, rows: list[dict[str, Any]]) -> Path:
    """A Parquet file with the rows."""
    import pyarrow.parquet

    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), path)
    return path


def test_metadata_of_the_acl_anthology_are_known(tmp_path: Path) -> None:
    """Without it the library's largest corpus would load without venues, ids or retractions."""
    (record,) = read_records(written(tmp_path / "a.parquet", [ACL_ROW]))
    assert (record.source, record.source_id, record.text_kind) == ("acl", "X99-1001", TextKind.DATABASE)
    assert record.identifiers == (("acl", "X99-1001"),)
    assert record.authors == (Author(family="van der Ito", given="Ann"), Author(family="Berg", given="Bo"))
    assert (record.venue, record.kind, record.is_retracted) == (
        "Proceedings of Nothing",
        "inproceedings",
        True,
    )
    assert record.extra == (
        ("awards", "best; first"), ("bibkey", "ito-1999-one"), ("doi", "0.3115/1"), ("revisions", "2"),
        ("source_file", "X99.xml"), ("venue", "mtw"),
    )  # fmt: skip


def test_other_tables_load_by_their_columns(tmp_path: Path) -> None:
    """Without it only one corpus could be read from Parquet."""
    rows = [
        {"Title": "One", "published": dt.date(2020, 2, 1), "Note": "x"},
        {"Title": None, "Note": "y"},
    ]
    record, failure = read_records(written(tmp_path / "a.parquet", rows), source="mine")
    assert (record.source, record.year, record.text_kind) == ("mine", 2020, TextKind.USER_FILE)
    assert (failure.place, failure.reason) == ("a.parquet:2", "no title")


def test_value_that_is_no_text_costs_its_row(tmp_path: Path) -> None:
    """Without it one damaged value would cost thousands of rows of its batch."""
    import pyarrow.parquet

    buffers = pyarrow.array([b"One", b"\xff\xfe", b"Three"], pyarrow.binary()).buffers()
    titles = pyarrow.StringArray.from_buffers(3, buffers[1], buffers[2])
    pyarrow.parquet.write_table(pyarrow.table({"title": titles}), tmp_path / "a.parquet")
    parsed = list(read_records(tmp_path / "a.parquet"))
    assert [type(row) is Failure for row in parsed] == [False, True, False]
    assert parsed[1].place == "a.parquet:2"


def test_damaged_file_is_refused(tmp_path: Path) -> None:
    """Without it a cut download would end in a traceback."""
    (tmp_path / "a.parquet").write_bytes(b"PAR1 and nothing more")
    with pytest.raises(UnknownFormat):
        list(read_records(tmp_path / "a.parquet"))


def test_missing_package_names_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without it a user would not know what to install."""
    path = written(tmp_path / "a.parquet", [ACL_ROW])
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(MissingExtra) as caught:
        list(read_records(path))
    assert caught.value.hint == "pip install 'synthesist[parquet]'"
