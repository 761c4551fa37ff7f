"""Titles and abstracts of services as plain text: JATS, MathML and HTML undone, headings kept as labels."""

import html
import re
from collections.abc import Iterable

from synthesist.formats.cleaning import clean

_HEADING = re.compile(
    r"<(?P<tag>(?:jats:)?title|h[1-6])(?:\s[^<>]*)?>"
    r"(?P<text>(?:(?!<(?:/?(?:jats:)?title|/?h[1-6])\b)[^\0]){0,300}?)</(?P=tag)\s*>",
    re.IGNORECASE,
)
_INSTRUCTION = re.compile(r"<\?[a-z][^<>]{0,2000}(?:>|(?=<\?))", re.IGNORECASE)
_FOREIGN = re.compile(
    r"</?(?:(?:jats|mml|m|xhtml|xlink):[a-z][\w-]*|inline-graphic|uri|email)(?:\s[^<>]*|/)?>", re.IGNORECASE
)
_ENDS = ".:;?!"
_SELF = frozenset(("abstract", "summary", ""))
# A backslash is LaTeX to services, and stays; to the cleaning of files it is markup that goes.
_BACKSLASH = "\ue000"
_WINDOWS = {code: shown for code in range(0x80, 0xA0) if (shown := bytes((code,)).decode("cp1252", "ignore"))}


def plain(text: str) -> str:
    """A text on one line, without markup and entities, in NFC; comparison signs and LaTeX stay.

    Characters that came through as the codes that Windows has for them are put right.
    """
    if not text.isascii():
        text = text.translate(_WINDOWS)
    shown = clean(_INSTRUCTION.sub("", text).replace("\\", _BACKSLASH))
    if "<" in shown:
        shown = clean(_FOREIGN.sub("", shown))
    return shown.replace(_BACKSLASH, "\\")


def abstract_of(text: str | None) -> str | None:
    """An abstract on one line; None where no letter and no digit is left.

    A heading inside it stays as a label with a colon ("Background: ..."), but one that says only "Abstract" goes.
    """
    if not text:
        return None
    unescaped = html.unescape(text) if "<" not in text and "&lt;" in text else text
    shown = plain(_HEADING.sub(_labelled, unescaped))
    return shown if any(map(str.isalnum, shown)) else None


def _labelled(match: re.Match[str]) -> str:
    label = plain(match["text"])
    return f" {_with_colon(label)} " if label.rstrip(_ENDS).lower() not in _SELF else " "


def labelled(parts: Iterable[tuple[str, str]]) -> str | None:
    """One text of parts with their labels, which stay in the service's words and case; None where all are empty.

    Args:
        parts: label, empty where there is none, and text, which may hold markup.
    """
    joined = (f"{_with_colon(plain(label))} {words}".strip() for label, text in parts if (words := plain(text)))
    return " ".join(joined) or None


def _with_colon(label: str) -> str:
    return label if not label or label[-1] in _ENDS else f"{label}:"
