"""Terms made safe for any dialect: what is no letter and no digit goes, but for what holds a word together."""

import re
import unicodedata
from typing import Literal

OPERATORS = frozenset({"and", "or", "not", "andnot", "to", "near", "adj", "with", "in"})
"""Words that some dialect reads as an operator; as terms they stand in quotes."""

_INNER = "-'."
"""Kept between two letters or digits: "covid-19", "Alzheimer's", "gpt-3.5"."""

_APOSTROPHES = str.maketrans("’ʼ‐‑–", "''---")
_LOOSE = re.compile(r"(?<![^ \-'.])[\-'.]+|[\-'.]+(?![^ \-'.])")


def plain(text: str) -> str:
    """The words of a term with single blanks; empty where it has none.

    Everything that is an operator, a wildcard, a quote, a bracket or a separator in any dialect becomes a blank, so
    that nothing is left to be escaped. Databases' own analysers drop these characters from texts as well.
    """
    composed = unicodedata.normalize("NFC", text).translate(_APOSTROPHES)
    kept = "".join(character if _is_kept(character) else " " for character in composed)
    return " ".join(_LOOSE.sub(" ", kept).split())


def phrase(words: str, *, hyphens: Literal["kept", "parted"] = "kept") -> str:
    """A term as most dialects write it: in double quotes, unless it is one plain word."""
    words = words if hyphens == "kept" else " ".join(words.replace("-", " ").split())
    return words if words.isalnum() and words.casefold() not in OPERATORS else f'"{words}"'


def _is_kept(character: str) -> bool:
    return character.isalnum() or character in _INNER or unicodedata.category(character).startswith("M")
