"""The words of report.md and report.html in one plain form, so that they compare with report.json.

Markup, links and escapes are taken off; a linked marker, `[[3]](#ref-3)` or `[<a href="#ref-3">3</a>]`,
becomes `[3]`.
"""

import html
import re
from functools import lru_cache

from synthesist.audit.folder import Folder
from synthesist.audit.language import seen

PAGES = ("report.html", "report.md")

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_HIDDEN = 0xE000
"""Escaped characters are moved to a private area while markup is taken off, and back afterwards."""
_HIDDEN_CHARACTER = re.compile("[\ue021-\ue07e]")
_LINK = re.compile(r"!?\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\)")
_QUOTE_PREFIX = re.compile(r"^(?:[ ]{0,3}>[ ]?)+", re.MULTILINE)
_EMPHASIS = re.compile(r"[*_`]")
_LINE = 2_000
"""Characters up to which a text is taken for a line, which will be asked for again."""

_AROUND_SIGNS = re.compile(r"\s*([^\w\s])\s*")


def page_text(review: Folder, name: str) -> str:
    """The words of a page of the report, in plain form."""
    words = "".join(review.page.words) if name.endswith(".html") else markdown_words(review.file(name))
    return plain(words)


def paragraphs(source: str) -> list[str]:
    """The lines of a Markdown page that are neither headings nor lists, quotes or tables, in plain form."""
    return [plain(markdown_words(line)) for line in source.splitlines() if line[:1].isalpha()]


def page_rows(review: Folder, name: str) -> list[list[str]]:
    """The rows of all tables of a page, their cells in plain form."""
    rows = review.page.rows if name.endswith(".html") else _markdown_rows(review.file(name))
    return [[plain(cell) for cell in row] for row in rows]


def _markdown_rows(source: str) -> list[list[str]]:
    lines = (line.strip() for line in _hidden(source).splitlines())
    return [[_words(cell) for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]


def plain(text: str) -> str:
    """A text without emphasis marks, and with whitespace only between words."""
    return _plain_line(text) if len(text) <= _LINE else _made_plain(text)


@lru_cache(maxsize=4096)
def _plain_line(text: str) -> str:
    # Each line of a report is looked for on every page, among the rows of every table.
    return _made_plain(text)


def _made_plain(text: str) -> str:
    return _AROUND_SIGNS.sub(r"\1", seen(_EMPHASIS.sub("", text)))


def markdown_words(source: str) -> str:
    """The words of a Markdown page, without links, escapes and entities."""
    return _words(_QUOTE_PREFIX.sub("", _hidden(source)))


def _hidden(source: str) -> str:
    return _ESCAPED.sub(lambda found: chr(_HIDDEN + ord(found[1])), source)


def _words(hidden: str) -> str:
    unlinked = _LINK.sub(r"\1", _LINK.sub(r"\1", hidden))
    return _HIDDEN_CHARACTER.sub(lambda found: chr(ord(found[0]) - _HIDDEN), html.unescape(unlinked))
