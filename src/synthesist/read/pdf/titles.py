"""Headings: which lines are, and how deep each stands."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from synthesist.read.headings import parted, section_role
from synthesist.read.pdf.columns import Column
from synthesist.read.pdf.kinds import KEYWORDS, equation_number, mathematics
from synthesist.read.pdf.lines import TextLine
from synthesist.read.pdf.manner import Manner

_LONGEST = 160
_NUMBER = re.compile(
    r"(?P<number>(?:\d{1,2}(?:\.\d{1,2}){0,4}|[IVX]{1,5}|[A-Z](?:\.\d{1,2}){0,3}))(?P<stop>[.:)]?)\s+(?=[^\W\d_])"
)
_CAPS = re.compile(r"(?:sc|caps|smallcap|csc)\d*$|smcp|caps", re.IGNORECASE)
_RUN_IN = re.compile(r"(?:abstract|summary)\s*[.:—–-]+\s*\S", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]")
_SENTENCE = re.compile(r"[.;,]\s+\S+\s+\S+")


class Look(NamedTuple):
    """How a heading is set."""

    size: float
    is_centred: bool
    is_caps: bool
    is_bold: bool
    is_italic: bool


def look_of(line: TextLine, left: float = 0.0, right: float = 0.0) -> Look:
    """Size in half points, place, capitals, weight, slope.

    Args:
        left: margin of the column, `right` likewise; where they are not given, nothing is centred.
    """
    indent = line.left - left
    is_centred = right > left and indent > 2 * line.size and abs(indent - (right - line.right)) < 0.6 * line.size
    return Look(round(line.size * 2) / 2, is_centred, _is_caps(line), line.is_bold, line.is_italic)


def _is_caps(line: TextLine) -> bool:
    letters = [letter for letter in line.text if letter.isalpha()]
    return len(letters) > 3 and (
        sum(letter.isupper() for letter in letters) > 0.85 * len(letters) or bool(_CAPS.search(line.font))
    )


def heading_at(lines: Sequence[TextLine], place: int, column: Column, manner: Manner) -> int:
    """How many lines from this place on are one heading; 0 where none begins here."""
    line = lines[place]
    if not _may_be(line, manner):
        return 0
    end = place + 1
    while end < len(lines) and end - place < 6 and _goes_on(lines[end - 1], lines[end], line, manner):
        end += 1
    former = lines[place - 1] if place else None
    after = lines[end] if end < len(lines) else None
    return end - place if _is_heading(lines[place:end], former, after, column, manner) else 0


def _may_be(line: TextLine, manner: Manner) -> bool:
    letters = len(_LETTERS.findall(line.text))
    return (
        2 < letters
        and len(line.text) <= _LONGEST
        and letters > 0.5 * len(line.text.replace(" ", ""))
        and not equation_number(line)
        and not KEYWORDS.match(line.text)
        and not _RUN_IN.match(line.text)
        and line.size >= 0.7 * manner.size
    )


def _goes_on(former: TextLine, line: TextLine, first: TextLine, manner: Manner) -> bool:
    """Whether a heading runs over to this line: set alike, close below, and with no number of its own."""
    if look_of(line)[2:] != look_of(first)[2:] or abs(line.size - first.size) > 0.3 or line.font != first.font:
        return False
    if section_role(parted(former.text)[1]):
        return False
    if not (_stands_out(line, manner) and _letters(line) > 2):
        return False
    pitch = line.baseline - former.baseline
    return (
        0 < pitch <= (1.45 if line.size < 1.3 * manner.size else 1.7) * line.size
        and not _NUMBER.match(line.text)
        and not section_role(line.text)
    )


def _letters(line: TextLine) -> int:
    return len(_LETTERS.findall(line.text))


def _stands_out(line: TextLine, manner: Manner) -> bool:
    return line.size > 1.06 * manner.size or line.is_bold or line.is_italic or _is_caps(line) or not manner.is_own(line)


def _is_heading(
    lines: Sequence[TextLine], former: TextLine | None, after: TextLine | None, column: Column, manner: Manner
) -> bool:
    first, last = lines[0], lines[-1]
    text = " ".join(line.text for line in lines)
    number, title = parted(text)
    is_known = section_role(title) is not None
    is_numbered = bool(_NUMBER.match(first.text))
    pitch = manner.pitch(manner.size)
    above = 99.0 if former is None else (first.baseline - former.baseline) / pitch
    below = 99.0 if after is None else (after.baseline - last.baseline) / pitch
    if not first.text[0].isalnum() and first.text[0] not in "“\"'‘(§¿¡":
        return False
    if first.text[0].islower() and not number:
        return False
    if (
        after is not None
        and _is_same_look(last, after, column)
        and last.font == after.font
        and below < 1.3
        and not is_known
    ):
        return False
    if text.rstrip().endswith((",", ";", "-", "–")) or len(text) > 2 * _LONGEST:
        return False
    is_sentence = bool(_SENTENCE.search(title)) or (text.rstrip().endswith(".") and len(text.split()) > 8)
    if mathematics(first) > 0.4:
        return False
    if first.size > 1.06 * manner.size:
        return not (text.rstrip().endswith(".") and len(text.split()) > 14)
    if is_known and (above > 1.15 or former is None) and _ends_early(last, column):
        return True
    if is_sentence:
        return False
    if first.is_bold:
        if text.rstrip().endswith(".") and not is_numbered and below < 1.15:
            return False
        return (
            above > 1.08
            or (is_numbered and _ends_early(last, column))
            or (former is not None and _is_end(former, column))
        )
    if not manner.is_own(first) and after is not None and manner.is_own(after):
        is_short = _ends_early(last, column) and len(text.split()) < 14 and not text.rstrip().endswith(".")
        return (
            is_short
            and first.size > 0.9 * manner.size
            and (above > 1.15 or _is_end(former, column) or _was_heading(former, manner))
        )
    if _is_caps(first) or first.is_italic:
        return (above > 1.15 and below < 4 and _ends_early(last, column)) and (
            is_numbered or above > 1.3 or _is_end(former, column)
        )
    return (
        is_numbered
        and above > 1.3
        and _ends_early(last, column)
        and not text.rstrip().endswith(".")
        and len(text.split()) < 14
        and below > 1.02
    )


def _was_heading(former: TextLine | None, manner: Manner) -> bool:
    return former is None or (not manner.is_own(former) and _stands_out(former, manner))


def _is_same_look(one: TextLine, other: TextLine, column: Column) -> bool:
    return look_of(one, column.left, column.right) == look_of(other, column.left, column.right)


def _ends_early(line: TextLine, column: Column) -> bool:
    return line.right < column.right - 0.05 * (column.right - column.left) or line.left > column.left + 20


def _is_end(line: TextLine | None, column: Column) -> bool:
    return (
        line is None
        or line.text.rstrip().endswith((".", "!", "?", ":", ")", "]"))
        or line.right < column.right - 0.2 * (column.right - column.left)
    )


def levels(headings: Sequence[tuple[TextLine, float, float]]) -> list[int]:
    """How deep each heading stands: by its number, else by the rank of its look among those that have none.

    Args:
        headings: their first lines, with the margins of the columns.
    """
    depths = [_depth(line) for line, _, _ in headings]
    looks = [look_of(*heading) for heading in headings]
    told: dict[Look, Counter[int]] = {}
    for look, depth in zip(looks, depths, strict=True):
        if depth:
            told.setdefault(look, Counter())[depth] += 1
    untold = sorted(
        {look for look, depth in zip(looks, depths, strict=True) if not depth and look not in told}, key=_rank
    )
    ranks = {look: rank for rank, look in enumerate(untold, 1)}
    by_look = {look: counts.most_common(1)[0][0] for look, counts in told.items()}
    return [
        depth or by_look.get(look) or _among(look, ranks[look], by_look)
        for look, depth in zip(looks, depths, strict=True)
    ]


def _among(look: Look, rank: int, by_look: dict[Look, int]) -> int:
    """The level of a look that no number explains: beside those that numbers do."""
    if not by_look:
        return min(rank, 6)
    below = [level for other, level in by_look.items() if _rank(other) < _rank(look)]
    return min(max(below) + 1, 6) if below else 1


def _rank(look: Look) -> tuple[float, bool, bool, bool, bool]:
    return (-look.size, not look.is_centred, not look.is_caps, not look.is_bold, look.is_italic)


def _depth(line: TextLine) -> int:
    found = _NUMBER.match(line.text)
    if not found or not found["number"][0].isdigit():
        return found["number"].count(".") + 1 if found and "." in found["number"] else 0
    return found["number"].count(".") + 1
