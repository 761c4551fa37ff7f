"""Titles and abstracts as plain words on one line: no markup, no entities, composed characters."""

import html
import re
import unicodedata

from synthesist.formats.encodings import storable

_ROUNDS = 8
"""Some services escape twice and more; a bound keeps hostile nesting cheap."""

_ENTITY = re.compile(r"&(?:amp;)*(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_COMMENT = re.compile(r"<!--[^<>]{0,2000}-->|<!\[CDATA\[|\]\]>")
_TAG = re.compile(
    r"<(?P<end>/?)(?:jats:|mml:|xhtml:)?(?P<name>[a-zA-Z][a-zA-Z0-9-]*)"
    r"(?P<attributes>(?:\s+[\w:-]+\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s\"'<>]+))*)\s*(?P<empty>/?)>"
)
_POWER = re.compile(r"(?<=\d)<(?:jats:)?sup>\s*([-\u2212\u2013+]?\d[\d\s]*)</(?:jats:)?sup>", re.IGNORECASE)
_FONT_COMMAND = re.compile(
    r"\\(?:text(?:bf|it|tt|rm|sc|sf|sl|up|md|normal)?|emph|underline|uline|math(?:cal|rm|bf|bb|it|sf|tt|frak))"
    r"\s*\{([^{}\\]*)\}"
)
_ESCAPED = re.compile(r"\\([%&#_$])")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")

_BLOCK_NAMES = "abstract br dd div dl dt h1 h2 h3 h4 h5 h6 hr label li list list-item ol p sec title ul"
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_INLINE_NAMES = """
a alternatives b bold em emph ext-link font i inf inline-formula italic math mfenced mfrac mi mn mo mover
mroot mrow mspace msqrt mstyle msub msubsup msup mtext munder named-content q roman s sans-serif sc scp
semantics small span strike strong styled-content sub sup tex-math tt u underline xref
"""
_INLINES = frozenset(_INLINE_NAMES.split())
_ALONE = frozenset(("br", "hr", "p", "mspace"))


def clean(text: str) -> str:
    """The text in NFC on one line, blanks folded, without HTML, JATS and entities.

    A comparison sign stays one: only tags of known names go, and a bare opening tag only where the
    text closes it. Font commands of LaTeX are unwrapped. Cleaning a clean text changes nothing.
    """
    text = _folded(text)
    return _without_markup(text) if "<" in text or "&" in text or "\\" in text else text


def _without_markup(text: str) -> str:
    for _ in range(_ROUNDS):
        stripped = _folded(_stripped(text))
        if stripped == text:
            break
        text = stripped
    return text


def _folded(text: str) -> str:
    text = " ".join(text.split())
    if not text.isprintable():
        text = " ".join(storable(_CONTROL.sub("", text)).split())
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _stripped(text: str) -> str:
    if "<" in text:
        text = _without_tags(_POWER.sub(r"^\1", _COMMENT.sub("", text)))
    if "&" in text:
        text = _ENTITY.sub(_character, text)
    if "\\" in text:
        text = _ESCAPED.sub(r"\1", _FONT_COMMAND.sub(r"\1", text))
    return text


def _character(match: re.Match[str]) -> str:
    return html.unescape(f"&{match[1]};")


def _without_tags(text: str) -> str:
    closed = {tag["name"].lower() for tag in _TAG.finditer(text) if tag["end"]}
    return _TAG.sub(lambda tag: _replacement(tag, closed), text)


def _replacement(tag: re.Match[str], closed: set[str]) -> str:
    """What stands where the tag stood: a blank for blocks, nothing for inlines, itself if it is no markup."""
    name = tag["name"].lower()
    is_bare = not (tag["end"] or tag["attributes"] or tag["empty"])
    if name not in _BLOCKS | _INLINES or (is_bare and name not in closed | _ALONE):
        return tag[0]
    return " " if name in _BLOCKS else ""
