"""What a PDF says of itself: its description, and what the first page prints about it."""

# ruff: noqa: PLR2004 - thresholds are in sizes of type, and read best where they are used

import ctypes
import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from synthesist.records import Author, Front
from synthesist.records.identifiers import identifiers_of

_LONGEST = 2_000
_DOI = re.compile(r"(?:doi(?:\.org/|[:.]?\s*)|https?://(?:dx\.)?doi\.org/)\s*(10\.\d{4,9}/[^\s\"<>]+)", re.IGNORECASE)
_ARXIV = re.compile(r"arxiv:\s?((?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?)", re.IGNORECASE)
_YEAR = re.compile(
    r"(?:©|\(c\)|copyright|published|accepted|proceedings|journal|volume|vol\.|conference|arxiv|received|printed|press|issue)"
    r".{0,140}?\b((?:19[5-9]|20[0-4])\d)\b",
    re.IGNORECASE | re.DOTALL,
)
_NAME = re.compile(r"(?:[^\W\d_][\w.'’-]*\.?\s+){1,4}[^\W\d_][\w'’-]+")
_NO_NAMES = re.compile(
    r"universi|depart|institut|school|college|laborator|centre|center|hospital|faculty|@|http|abstract|street|road|inc\b|the\b",
    re.IGNORECASE,
)
_MARKS = re.compile(r"[\d*∗†‡§¶‖#⋆]+|\b[a-z]\b(?=[\s,]|$)")
_JUNK = re.compile(r"untitled|microsoft word|\.(?:docx?|tex|dvi|pdf|indd|qxd|eps)\b|^\W*$|^[\w-]+$", re.IGNORECASE)
_PARTICLES = frozenset(
    ("van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "le", "la", "ten", "ter", "el", "al", "bin")
)


class About(NamedTuple):
    """The file's own description; not to be believed without a second witness."""

    title: str = ""
    author: str = ""


def about(document: Any) -> About:
    """Title and author as the description says, empty where it holds a program's filling."""
    title, author = (_entry(document, key) for key in (b"Title", b"Author"))
    return About("" if _JUNK.search(title) else title, author)


def _entry(document: Any, key: bytes) -> str:
    import pypdfium2.raw as pdfium

    size = pdfium.FPDF_GetMetaText(document, key, None, 0)
    if not 2 < size < 2 * _LONGEST:
        return ""
    room = ctypes.create_string_buffer(size)
    pdfium.FPDF_GetMetaText(document, key, room, size)
    return " ".join(room.raw[: size - 2].decode("utf-16-le", "ignore").replace("\x00", "").split())


def front_of(title: str, below: Sequence[str], printed: str, abstract: str, keywords: Sequence[str]) -> Front:
    """What the first page says of the paper.

    Args:
        below: lines under the title, down to the abstract.
        printed: all text of the first page, margins among it.
    """
    doi, arxiv, year = _DOI.search(printed), _ARXIV.search(printed), _YEAR.search(printed)
    stated = [("doi", doi[1].rstrip(".,;)"))] if doi else []
    stated += [("arxiv", arxiv[1])] if arxiv else []
    return Front(
        title=title,
        authors=authors(below),
        abstract=abstract,
        year=int(year[1]) if year else None,
        identifiers=identifiers_of(stated),
        keywords=tuple(keywords),
    )


def authors(below: Sequence[str]) -> tuple[Author, ...]:
    """The people that the lines under a title name; none where the first of them are no names."""
    found: list[Author] = []
    for line in below[:8]:
        if _NO_NAMES.search(line):
            break
        names = [" ".join(name.split()) for name in re.split(r",|;|\band\b|&|·|•", _MARKS.sub(",", line))]
        names = [name for name in names if name]
        if not names or not all(_is_name(name) for name in names):
            break
        found += [_author(name) for name in names]
    return tuple(found)


def _is_name(name: str) -> bool:
    words = name.split()
    return bool(_NAME.fullmatch(name)) and all(word[0].isupper() or word in _PARTICLES for word in words)


def _author(name: str) -> Author:
    words = name.split()
    at = len(words) - 1
    while at > 1 and words[at - 1].casefold() in _PARTICLES:
        at -= 1
    return Author(family=" ".join(words[at:]), given=" ".join(words[:at]))
