"""What a Word file says of itself: its properties, checked against what its first page shows."""

import re
from collections.abc import Sequence
from typing import Any

from synthesist.read.markup import plain
from synthesist.records import Author, Front
from synthesist.records.identifiers import identifiers_of

_NO_TITLE = re.compile(r"microsoft word|untitled|document\d*$|\.docx?$|template|^\W*$", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19[5-9]\d|20\d\d)\b")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", re.IGNORECASE)


def front_of(about: Any | None, title: str, lines: Sequence[str], abstract: str, keywords: str) -> Front:
    """Title, authors, keywords, identifiers and language.

    Args:
        about: root of the file's properties. Those name the account that wrote as author, so a name only counts
            where the first page shows it.
        title: as the text shows it; empty where it shows none.
        lines: the text between title and abstract.
        keywords: as the text shows them.
    """
    shown = " ".join(lines)
    return Front(
        title=title or _title(about),
        authors=tuple(_author(name) for name in _names(_said(about, "creator")) if name.casefold() in shown.casefold()),
        abstract=abstract,
        identifiers=identifiers_of((), [line for line in lines if "doi" in line.lower() or "arxiv" in line.lower()]),
        keywords=tuple(_listed(keywords or _said(about, "keywords"))),
        language=language if _LANGUAGE.fullmatch(language := _said(about, "language")) else "",
    )


def _said(about: Any | None, tag: str) -> str:
    return "" if about is None else plain(about.find(tag))


def _title(about: Any | None) -> str:
    title = _said(about, "title")
    return "" if _NO_TITLE.search(title) else title


def _names(text: str) -> list[str]:
    return [name.strip() for name in re.split(r";|,|\band\b|&", text) if name.strip()]


def _listed(text: str) -> list[str]:
    return [word.strip(" .") for word in re.split(r"[;,·•|]", text) if word.strip(" .")]


def _author(name: str) -> Author:
    given, _, family = name.rpartition(" ")
    return Author(family=family, given=given)
