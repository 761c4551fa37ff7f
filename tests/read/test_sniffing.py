"""Which kind of file some bytes are, and which reader gets them."""

import gzip
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthesist.errors import Unreadable
from synthesist.read import reading as choosing
from synthesist.read.reading import read_file
from synthesist.read.sniffing import Kind, kind_of

XML = b"<?xml version='1.0'?>\n"
JATS = b"<article><front><article-meta/></front></article>"


def zipped(*names: str) -> bytes:
    """An archive of empty files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in names:
            archive.writestr(name, b"application/epub+zip" if name == "mimetype" else b"")
    return made.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n", Kind.PDF),
        (b"\n\n junk %PDF-1.4\n", Kind.PDF),
        (XML + JATS, Kind.JATS),
        (b"<!DOCTYPE article PUBLIC 'x' 'y' [<!ENTITY a 'b'>]><!-- c -->" + JATS, Kind.JATS),
        (b"<pmc-articleset><article/></pmc-articleset>", Kind.JATS),
        (XML + b"<TEI xmlns='http://www.tei-c.org/ns/1.0'/>", Kind.TEI),
        ((XML + b"<TEI/>").decode().encode("utf-16"), Kind.TEI),
        (XML + b"<article xmlns='http://docbook.org/ns/docbook'><body/></article>", Kind.XML),
        (XML + b"<record/>", Kind.XML),
        (XML + b"<html xmlns='http://www.w3.org/1999/xhtml'/>", Kind.HTML),
        (b"  <!-- x -->\n<!doctype html><p>%PDF-", Kind.HTML),
        (b"<div>Owls</div>", Kind.HTML),
        (b"<article class='page'><h1>Owls</h1></article>", Kind.HTML),
        (zipped("[Content_Types].xml", "word/document.xml"), Kind.DOCX),
        (zipped("mimetype", "a.html"), Kind.EPUB),
        (zipped("paper.pdf"), Kind.ZIP),
        (gzip.compress(b"x", mtime=0), Kind.GZIP),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind.OLE),
        (b"{\\rtf1", Kind.RTF),
        (b"\\documentclass{article}", Kind.LATEX),
        (b'{"a": 1}', Kind.JSON),
        (b"[1] Stone. Owls.", Kind.TEXT),
        ("Zürich".encode("cp1252"), Kind.TEXT),
        (b"\x89PNG\r\n\x1a\n", Kind.IMAGE),
        (b" \n\x00", Kind.EMPTY),
        (bytes(range(1, 255)) * 9, Kind.UNKNOWN),
    ],
)
def test_a_kind_is_told_by_the_bytes(content: bytes, kind: Kind) -> None:
    """A user would have a page of a publisher's shop read as a paper because its name ends in .pdf."""
    assert kind_of(content, "paper.pdf", "application/pdf") is kind


def test_a_declared_type_helps_where_bytes_leave_it_open() -> None:
    """A user would see tags in the quotes of a page that begins with words."""
    content = b"Owls <p>sleep</p>"
    assert (kind_of(content), kind_of(content, "a.html"), kind_of(content, "", "text/html")) == (
        Kind.TEXT,
        Kind.HTML,
        Kind.HTML,
    )


@given(st.binary() | st.text(st.sampled_from("<!-?[]>ax \n")).map(str.encode))
def test_any_bytes_are_of_some_kind(content: bytes) -> None:
    """A user would lose a run to one odd file."""
    assert kind_of(content) in Kind


@pytest.mark.parametrize("start", [b"<!--", b"<?x ", b"<!DOCTYPE x [", b" \n", b"<!-- -->"])
def test_long_beginnings_cost_little(start: bytes) -> None:
    """A user would wait for hours on a file made to be slow."""
    assert kind_of(start * 100_000) in Kind


def test_packed_files_are_unpacked_within_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """A user would lose the memory of the machine to one small file."""
    assert read_file(gzip.compress(b"Owls sleep by day.")).text == "Owls sleep by day."
    monkeypatch.setattr(choosing, "LARGEST", 1_000)
    for content in (gzip.compress(b"a" * 2_000), gzip.compress(gzip.compress(b"a"))):
        with pytest.raises(Unreadable) as refused:
            read_file(content)
        assert refused.value.kind == "hostile"


@pytest.mark.parametrize(
    "content", [gzip.compress(b"abc", mtime=0)[:-9], b"", b"{}", XML + b"<a/>", zipped("a"), b"\x89PNG\r\n"]
)
def test_what_no_reader_reads_is_refused_with_a_reason(content: bytes) -> None:
    """A user would not learn what to do with a file."""
    with pytest.raises(Unreadable) as refused:
        read_file(content, "paper.pdf")
    assert refused.value.hint
