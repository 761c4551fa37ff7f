"""Texts in one normal form: no markup, no marks on letters, one alphabet, so that what is the same compares equal."""

import re
import unicodedata
from functools import cache
from html import unescape

LONGEST = 2_000
"""Characters of a field that are read: no title needs more, and a hostile one costs no more."""

_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_COMMAND = re.compile(r"\\[a-zA-Z]+\s?|[{}$]")
_BETWEEN_WORDS = re.compile(r"[\W_]+")
_GREEK = "αβγδεζηθικλμνξοπρστυφχψω"
_GREEK_AS = (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi chi "
    "psi omega"
)
_CYRILLIC = "абвгдежзийклмнопрстуфхцчшщыэюяіїєґ"
_CYRILLIC_AS = "a b v g d e zh z i i k l m n o p r s t u f kh ts ch sh shch y e yu ya i i e g"
_LATIN = {"ø": "o", "đ": "d", "ð": "d", "ł": "l", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i", "ъ": "", "ь": ""}
_UNWRITTEN = "'’‘ʼ`´\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""What stands within words and parts none: apostrophes, soft hyphens, blanks without width."""


@cache
def _alphabet() -> dict[int, str]:
    cyrillic = zip(_CYRILLIC, _CYRILLIC_AS.split(), strict=True)
    return str.maketrans({**_LATIN, **dict(cyrillic), **dict.fromkeys(_UNWRITTEN, "")})


@cache
def _greek() -> dict[int, str]:
    # A letter of its own ("β-blocker", "TNFα") is written out with blanks, so that "beta blocker" equals it.
    named = {letter: f" {name} " for letter, name in zip(_GREEK, _GREEK_AS.split(), strict=True)}
    return str.maketrans(named | {"ς": " sigma "})


def folded(text: str) -> str:
    """Words in small Latin letters and digits with single blanks between; at most `LONGEST` characters are read."""
    text = text[:LONGEST]
    if text.isascii() and "<" not in text and "&" not in text and "\\" not in text and "{" not in text:
        return _BETWEEN_WORDS.sub(" ", text.replace("'", "").lower()).strip()
    return _BETWEEN_WORDS.sub(" ", _plain(text)).strip()


def _plain(text: str) -> str:
    bare = _COMMAND.sub("", _TAG.sub("", unescape(text)))
    marked = unicodedata.normalize("NFKD", bare).casefold()
    letters = "".join(letter for letter in marked if not unicodedata.combining(letter))
    return letters.translate(_alphabet()).translate(_greek())


def squeezed(text: str) -> str:
    """Folded text without blanks: hyphens and blanks within words come and go between exports."""
    return text.replace(" ", "")
