"""How headings are set, and how deep each stands."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from synthesist.read.pdf.lines import TextLine

NUMBERED = re.compile(
    r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,4}|[IVX]{1,5}(?:[.-](?:[A-Z]|\d{1,2})){0,3}|[A-Z](?:\.\d{1,2}){0,3})"
    r"(?P<stop>[.:)]?)\s+(?=[^\W\d_])"
)
"""What opens a numbered heading."""

_DEEPEST = 6
_CAPS = re.compile(r"(?:sc|caps|smallcap|csc)\d*$|smcp|caps", re.IGNORECASE)
_FEWEST_LETTERS = 4
_MOSTLY = 0.85


class Look(NamedTuple):
    """How a heading is set; `size` in half points."""

    size: float
    is_centred: bool
    is_caps: bool
    is_bold: bool
    is_italic: bool

    @property
    def manner(self) -> tuple[bool, bool, bool]:
        """What makes one typeface: capitals, weight, slope."""
        return self.is_caps, self.is_bold, self.is_italic


def look_of(line: TextLine, left: float = 0.0, right: float = 0.0) -> Look:
    """Size, place, capitals, weight, slope.

    Args:
        left: margin of the column, `right` likewise; where they are not given, nothing is centred.
    """
    indent = line.left - left
    is_centred = right > left and indent > 2 * line.size and abs(indent - (right - line.right)) < 0.6 * line.size
    return Look(round(line.size * 2) / 2, is_centred, is_caps(line), line.is_bold, line.is_italic)


def is_caps(line: TextLine) -> bool:
    """Whether a line is set in capitals, large or small."""
    letters = sum(map(str.isalpha, line.text))
    if letters < _FEWEST_LETTERS:
        return False
    return sum(map(str.isupper, line.text)) > _MOSTLY * letters or bool(_CAPS.search(line.font))


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
        return min(rank, _DEEPEST)
    above = [level for other, level in by_look.items() if _rank(other) < _rank(look)]
    return min(max(above) + 1, _DEEPEST) if above else 1


def _rank(look: Look) -> tuple[float, bool, bool, bool, bool]:
    return (-look.size, not look.is_centred, not look.is_caps, not look.is_bold, look.is_italic)


def _depth(line: TextLine) -> int:
    """The level that a number tells; 0 where there is none, or one that stands for any level, such as "A"."""
    found = NUMBERED.match(line.text)
    if not found:
        return 0
    dots = found["number"].count(".") + found["number"].count("-")
    return dots + 1 if dots or found["number"][0].isdigit() else 0
