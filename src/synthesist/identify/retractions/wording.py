"""Titles as words that can be compared, and the keys by which like titles are found."""

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from zlib import crc32

from synthesist.identify.retractions.headings import bare

_WORD = re.compile(r"[^\W_]+")
_COMBINING = re.compile("[\u0300-\u036f]")
_GREEK = re.compile("[α-ω]")
_STOPS = frozenset(
    """
    a an and as at by for from in into is are be its it of on or the to via with using between among during
    der die das und von zur im des le la les et de du en el los y
    """.split()  # noqa: SIM905 - words are read more easily than quotes
)
_ROMAN = {"ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8", "ix": "9"}
_LETTERS = 4
_SUBTITLE = re.compile(r"[:?]\s|\.\s(?=[A-Z])|\s[\u2013-]\s|\u2014")
KEYS = 10
"""Keys kept of a title: enough that a title of which half the words are broken still shares one."""


def words(title: str) -> list[str]:
    """Words of a title in lower case, accents removed, Greek letters by name, Roman numbers as Arabic ones."""
    line = bare(title).casefold()
    if not line.isascii():
        line = _GREEK.sub(_named, _COMBINING.sub("", unicodedata.normalize("NFKD", line)))
    return [_ROMAN.get(word, word) for word in _WORD.findall(line)]


def main_words(title: str) -> list[str] | None:
    """Words of a title before its subtitle; None where it has none."""
    line = bare(title)
    found = _SUBTITLE.search(line)
    return words(line[: found.start()]) if found else None


def _named(letter: re.Match[str]) -> str:
    """A Greek letter as databases write it that have no Greek."""
    return unicodedata.name(letter[0]).rsplit(" ", 1)[-1].lower()


def content(listed: Sequence[str]) -> list[str]:
    """The words that tell titles apart."""
    return [word for word in listed if word not in _STOPS]


def whole_key(listed: Sequence[str]) -> list[int]:
    """A number for a title of any length, even of one word, which has no pairs; none for an empty one."""
    squeezed = "".join(listed)
    return [crc32(squeezed.encode())] if len(squeezed) >= _LETTERS else []


def keys(listed: Sequence[str], most: int | None = KEYS) -> list[int]:
    """Numbers that like titles share: of neighbouring words, also over one between; the `most` smallest, in order.

    A wrong or missing word spoils the pairs that it stands in, and leaves the others.
    """
    told = [word.encode() for word in listed if word not in _STOPS]
    near = [crc32(one + b" " + other) for one, other in pairwise(told)]
    near += [crc32(one + b" " + other) for one, other in zip(told, told[2:], strict=False)]
    return sorted(set(near))[:most]
