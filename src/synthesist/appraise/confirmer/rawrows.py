"""Raw rows of sources as what can be searched for words; no parser of records is asked."""

import html
import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Self

from synthesist.records import Record, TextKind

_TAG = re.compile(r"<[^<>]{1,300}>")
_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d+")
_LEAST_WORDS = 0.85
_LONGEST = 400_000
"""Characters of a row that are looked through."""


@dataclass(frozen=True, slots=True)
class RawRow:
    """A raw row, taken apart once.

    Attributes:
        squeezed: all its letters and digits, one after the other, without case and accents.
        untouched: the same with what stands in pointed brackets, which need not be markup.
        words: that stand in it, in the same form, and `numbers` likewise.
        is_plain: whether its texts stand in it as they are, as the values of a JSON object do.
    """

    squeezed: str
    untouched: str
    words: frozenset[str]
    numbers: frozenset[str]
    is_plain: bool

    @classmethod
    def of(cls, record: Record) -> Self:
        """The row of a record."""
        raw = record.raw[:_LONGEST]
        held = loaded(raw)
        flat = raw if held is None else "\n".join(texts(held))
        folded = _folded(flat)
        is_plain = held is not None and record.text_kind is not TextKind.RECONSTRUCTED
        words = _WORD.findall(folded)
        return cls("".join(words), _whole(flat), frozenset(words), frozenset(_NUMBER.findall(folded)), is_plain)

    def holds(self, text: str) -> bool:
        """Whether the letters and digits of a text stand in the row, one after the other."""
        return squeezed(text) in self.squeezed or _whole(text) in self.untouched

    def says(self, text: str) -> bool:
        """Whether a text stands in the row; where markup may part its words, whether its words and numbers do."""
        folded = _folded(text)
        every = _WORD.findall(folded)
        if self.holds(text):
            return True
        if self.is_plain:
            return False
        words = [word for word in every if word.isalpha()]
        there = sum(word in self.words for word in words)
        return there >= _LEAST_WORDS * len(words) and self.numbers.issuperset(_NUMBER.findall(folded))


def squeezed(text: str) -> str:
    """Letters and digits of a text, one after the other, without case and accents."""
    return "".join(_WORD.findall(_folded(text)))


def texts(value: Any) -> Iterator[str]:
    """All names and values of a JSON value as texts, in order."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield str(name)
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)
    elif value is not None:
        yield str(value)


def loaded(raw: str) -> Any:
    """A row as a JSON object; None where it is none."""
    try:
        held = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    return held if isinstance(held, dict | list) else None


def _whole(text: str) -> str:
    return "".join(_WORD.findall(_plain(text)))


def _folded(text: str) -> str:
    return _plain(_TAG.sub(" ", text))


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKD", html.unescape(text))
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).casefold()
