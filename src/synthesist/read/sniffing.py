"""What kind of file some bytes are: by what stands in them, for names and declared types often lie."""

import re
import struct
from enum import StrEnum

from synthesist.read.decoding import decoded


class Kind(StrEnum):
    """Kinds of file that a paper may come in, and those that are told apart to say why it cannot be read."""

    PDF = "pdf"
    JATS = "jats"
    TEI = "tei"
    XML = "xml"
    """Of another kind than those above."""
    HTML = "html"
    DOCX = "docx"
    OLE = "ole"
    """Old Word files, and new ones that are locked by a password."""
    TEXT = "text"
    GZIP = "gzip"
    ZIP = "zip"
    EPUB = "epub"
    ODT = "odt"
    RTF = "rtf"
    LATEX = "latex"
    POSTSCRIPT = "postscript"
    IMAGE = "image"
    JSON = "json"
    EMPTY = "empty"
    UNKNOWN = "unknown"


_HEAD = 65_536
_PDF_WITHIN = 1_024
_MAGIC = (
    (b"\x1f\x8b", Kind.GZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind.OLE),
    (b"{\\rtf", Kind.RTF),
    (b"%!PS", Kind.POSTSCRIPT),
    (b"\x89PNG\r\n", Kind.IMAGE),
    (b"\xff\xd8\xff", Kind.IMAGE),
    (b"GIF8", Kind.IMAGE),
    (b"II*\x00", Kind.IMAGE),
    (b"MM\x00*", Kind.IMAGE),
)
_PROLOGUE = re.compile(r"\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[[^\]]*\]\s*)?>", re.DOTALL | re.IGNORECASE)
_ROOT = re.compile(r"<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)([^>]*)")
_ROOTS = {
    "article": Kind.JATS,
    "pmc-articleset": Kind.JATS,
    "tei": Kind.TEI,
    "tei.2": Kind.TEI,
    "teicorpus": Kind.TEI,
    "html": Kind.HTML,
}
_OF_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|title|meta|div|p|h[1-6]|table|script|article|main)\b", re.IGNORECASE
)
_JATS_INSIDE = re.compile(r"<(?:[\w.-]+:)?(?:front|body|processing-meta|article-meta)\b")
_JSON = re.compile(r"\s*(?:\{\s*\"|\[\s*[\[{\"])")
_LATEX = re.compile(r"\\documentclass\b|\\begin\{document\}|\\documentstyle\b")


def kind_of(content: bytes, name: str = "", content_type: str = "") -> Kind:
    """The kind of a file.

    Args:
        name: file name or address, `content_type` as a server declares it: they decide only between kinds that
            the bytes leave open.
    """
    if not content.strip(b" \t\r\n\x00"):
        return Kind.EMPTY
    if (kind := _by_magic(content)) is not None:
        return kind
    head = _head(content)
    return _of_markup(head, name.lower(), content_type.lower()) or _of_text(content, head)


def _by_magic(content: bytes) -> Kind | None:
    for magic, kind in _MAGIC:
        if content.startswith(magic):
            return kind
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _of_zip(content)
    start = content[:_PDF_WITHIN].find(b"%PDF-")
    is_first = start == 0 or (start > 0 and not content.lstrip().startswith(b"<"))
    return Kind.PDF if is_first else None


def _of_zip(content: bytes) -> Kind:
    """By the names in the archive's directory, which is read as bytes: it may be huge or made up."""
    beginning = content[30:120]
    if beginning.startswith(b"mimetypeapplication/epub+zip"):
        return Kind.EPUB
    if beginning.startswith(b"mimetypeapplication/vnd.oasis.opendocument.text"):
        return Kind.ODT
    return Kind.DOCX if b"word/document" in _directory(content) else Kind.ZIP


def _directory(content: bytes) -> bytes:
    end = content.rfind(b"PK\x05\x06")
    if end < 0 or len(content) < end + 20:
        return content[:_HEAD]
    size, start = struct.unpack("<II", content[end + 12 : end + 20])
    return content[start : start + size]


def _head(content: bytes) -> str:
    """The beginning as letters; of which code page matters for no name of an element."""
    head = content[:_HEAD]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "replace")
    if head[:4] in (b"<\x00?\x00", b"<\x00!\x00"):
        return head.decode("utf-16-le", "replace")
    return head.removeprefix(b"\xef\xbb\xbf").decode("latin-1")


def _of_markup(head: str, name: str, content_type: str) -> Kind | None:
    is_declared = head.lstrip().startswith("<?xml")
    at = 0
    while found := _PROLOGUE.match(head, at):
        if re.match(r"<!doctype\s+html\b", found[0], re.IGNORECASE):
            return Kind.HTML
        at = found.end()
    root = _ROOT.match(head, at)
    is_html = "html" in content_type or name.endswith((".html", ".htm", ".xhtml"))
    if root is None:
        return Kind.HTML if is_html and _OF_HTML.search(head) else Kind.XML if is_declared else None
    return _of_root(root[1].lower(), root[2], head) or (Kind.HTML if is_html else None)


def _of_root(root: str, attributes: str, head: str) -> Kind | None:
    if root == "article" and ("docbook" in attributes or not _JATS_INSIDE.search(head)):
        return Kind.XML if "docbook" in attributes or head.lstrip().startswith("<?xml") else Kind.HTML
    if root in _ROOTS:
        return _ROOTS[root]
    if root == "oai-pmh" and "<article" in head:
        return Kind.JATS
    return Kind.HTML if _OF_HTML.match(f"<{root}") else Kind.XML


def _of_text(content: bytes, head: str) -> Kind:
    if decoded(content) is None:
        return Kind.UNKNOWN
    if _JSON.match(head):
        return Kind.JSON
    return Kind.LATEX if _LATEX.search(head) else Kind.TEXT
