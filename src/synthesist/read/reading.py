"""Which reader reads which file."""

import re
import zlib

from synthesist.errors import Unreadable
from synthesist.read.sniffing import Kind, kind_of
from synthesist.records import Reading

LARGEST = 300_000_000
"""Bytes of a file after unpacking."""

LONGEST = 5_000_000
"""Characters of a text; the longest books have about as many, and all that follows takes time by the character."""

_REFUSED = {
    Kind.EMPTY: ("empty", "the file is empty", "fetch it again"),
    Kind.XML: (
        "unknown",
        "the file is XML, but neither JATS nor TEI",
        "give the paper as PDF, JATS, TEI, HTML or DOCX",
    ),
    Kind.ZIP: ("unknown", "the file is an archive", "unpack it and give the papers in it"),
    Kind.EPUB: ("unknown", "the file is an e-book (EPUB)", "give the paper as PDF or HTML"),
    Kind.ODT: ("unknown", "the file is an OpenDocument text", "save it as DOCX or PDF"),
    Kind.RTF: ("unknown", "the file is rich text (RTF)", "save it as DOCX or PDF"),
    Kind.LATEX: ("unknown", "the file is LaTeX source", "give the PDF that it makes"),
    Kind.POSTSCRIPT: ("unknown", "the file is PostScript", "convert it to PDF, such as with ps2pdf"),
    Kind.IMAGE: ("scanned", "the file is an image", "make a PDF with a text layer of it (OCR), such as with ocrmypdf"),
    Kind.JSON: ("unknown", "the file is JSON", "give the paper itself; records are read by `--source`"),
    Kind.UNKNOWN: ("unknown", "the file is of no kind that can be read", "give PDF, JATS, TEI, HTML, DOCX or text"),
}


_WORD = re.compile(r"[^\W\d_]{2}")

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)


def read_file(content: bytes, name: str = "", content_type: str = "", url: str = "") -> Reading:
    """Read one file by the reader for its kind.

    Args:
        name: of the file; `content_type` as a server declares it. Both only help where the bytes leave it open.
        url: where the file was fetched, if it was.

    Raises:
        Unreadable: if it is broken, empty, locked, scanned, hostile or of no kind that can be read.
    """
    kind = kind_of(content, name or url, content_type)
    if kind is Kind.GZIP:
        content = _unpacked(content)
        kind = kind_of(content, name.removesuffix(".gz"), content_type)
        if kind is Kind.GZIP:
            raise Unreadable("the file is packed more than once", "unpack it", kind="hostile")
    reading = _read(kind, content, content_type, url)
    if not _WORD.search(reading.text):
        raise Unreadable("there is not a word in it", "is it damaged, or a scan?", kind="broken")
    if len(reading.text) > LONGEST:
        reason = f"its text is longer than {LONGEST // 10**6} million characters"
        raise Unreadable(reason, "give a part of it", kind="hostile")
    return _cited(reading)


def _read(kind: Kind, content: bytes, content_type: str, url: str) -> Reading:
    """By the reader for a kind; each is imported only where it is needed."""
    match kind:
        case Kind.PDF:
            from synthesist.read.grobid import read_grobid
            from synthesist.read.pdf import read_pdf

            return read_grobid(content, otherwise=read_pdf)
        case Kind.JATS:
            from synthesist.read.jats import read_jats

            return read_jats(content)
        case Kind.TEI:
            from synthesist.read.tei import read_tei

            return read_tei(content)
        case Kind.HTML:
            from synthesist.read.html import read_html

            charset = _CHARSET.search(content_type)
            return read_html(content, url, charset=charset[1] if charset else "")
        case Kind.DOCX | Kind.OLE:
            from synthesist.read.docx import read_docx

            return read_docx(content)
        case Kind.TEXT:
            from synthesist.read.plain import read_plain

            return read_plain(content)
    of, reason, hint = _REFUSED[kind]
    raise Unreadable(reason, hint, kind=of)


def _cited(reading: Reading) -> Reading:
    from synthesist.read.citing import with_citations

    return with_citations(reading)


def _unpacked(content: bytes) -> bytes:
    """What a gzip file holds, within the limit.

    Raises:
        Unreadable: if it is broken or holds more.
    """
    packed = zlib.decompressobj(wbits=31)
    try:
        inside = packed.decompress(content, LARGEST)
    except zlib.error as error:
        raise Unreadable(f"the packed file is broken: {error}", "fetch it again", kind="broken") from error
    if packed.unconsumed_tail:
        raise Unreadable(f"the file unpacks to more than {LARGEST // 10**6} MB", "is it a paper?", kind="hostile")
    if not packed.eof:
        raise Unreadable("the packed file is cut off", "fetch it again", kind="broken")
    return inside
