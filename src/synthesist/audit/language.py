"""What is read out of a sentence that the tool wrote: markers, quotes and numbers.

A number is written in digits; number words ("three") are not read, so no check covers them.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any

_MARKER = re.compile(r"\[(\d+(?:,\s*\d+)*)\]")
_CHUNK = re.compile(
    r"(?:(?<![^\W_])[^\W\d_]+[-\u2010\u2011])?"  # the head of "GPT-4"
    r"(?:(?<![\w.])\.(?=\d))?"  # the point of ".05"
    r"[^\W_]+(?:(?<=\d)[.,](?=\d)[^\W_]+)*"
    r"(?P<percent>\s?%|\s(?:percent|per\scent)\b)?"
)
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_THIN_GROUP = re.compile(r"(?<=\d)[\u00a0\u2009\u202f](?=\d{3}(?!\d))")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_SIGNS = "-\u2212"


def fold(text: str) -> str:
    """Every run of whitespace as one blank."""
    return " ".join(text.split())


def seen(text: str) -> str:
    """A text folded, without the characters that print as nothing and the sign that may stand for them."""
    letters = set(text)
    printed = {ord(letter): " " if letter.isspace() else "" for letter in letters if _is_unseen(letter)}
    return fold(text.translate(printed))


@cache
def _is_unseen(character: str) -> bool:
    return character == "\N{REPLACEMENT CHARACTER}" or unicodedata.category(character) in ("Cc", "Cf")


def markers(text: str) -> list[int]:
    """Numbers of the references that a text marks, in order."""
    return [int(number) for found in _MARKER.finditer(text) for number in found[1].split(",")]


def without_markers(text: str) -> str:
    """A text without its markers."""
    return _MARKER.sub(" ", text)


def numbers(text: str) -> Iterator[str]:
    """Number tokens in normal form: "1,234" is "1234", "45 percent" is "45%", "F1" stays "f1"."""
    text = _THIN_GROUP.sub("", text)
    for found in _CHUNK.finditer(text):
        if any(character.isdecimal() for character in found[0]):
            yield _normal(found, text)


def _normal(found: re.Match[str], text: str) -> str:
    percent = found["percent"] or ""
    token = found[0].removesuffix(percent)
    if _THOUSANDS.fullmatch(token):
        token = token.replace(",", "")
    if token.startswith("."):
        token = "0" + token
    sign = "-" if _is_negative(text, found.start()) else ""
    return sign + token.casefold() + ("%" if percent else "")


def _is_negative(text: str, start: int) -> bool:
    """Whether a sign stands before a number, and not the dash of a range or of a compound."""
    if start == 0 or text[start - 1] not in _SIGNS:
        return False
    before = text[start - 2 : start - 1]
    return not (before.isalnum() or before in tuple(")]%"))


def states(token: str, fact: Any) -> bool:
    """Whether a token is a fact's value, or stands in it where the fact is words; "4" stands in "GPT-4"."""
    if isinstance(fact, str):
        return token in {*numbers(fact), *_DIGITS.findall(fact)}
    try:
        return Decimal(token) == Decimal(str(fact))
    except InvalidOperation:
        return False


def split_quotes(text: str, sources: Collection[str]) -> tuple[list[str], str]:
    """Quotes in “ ” that stand in no source, and the text without any quote.

    A quote may itself hold quotation marks: the longest reading that stands in a source is taken.
    """
    folded = [fold(source) for source in sources]
    unfounded, rest = [], ""
    while (start := text.find("“")) >= 0:
        ends = [place for place, character in enumerate(text) if character == "”" and place > start]
        if not ends:
            break
        founded = [end for end in ends if any(fold(text[start + 1 : end]) in source for source in folded)]
        end = max(founded, default=ends[0])
        if not founded:
            unfounded.append(text[start + 1 : end])
        rest, text = rest + text[:start] + " ", text[end + 1 :]
    return unfounded, rest + text
