"""Words to pieces that hold together, pieces to lines, lines to segments: what the search for tables looks at."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from synthesist.read.pdf.page import Word
from synthesist.records.reading import Box

_DECIMAL = re.compile(r"[−–+-]?\d*[.·]\d+%?[*†‡]*")
_HAIR = 0.15
_SAME_LINE = 0.35
"""Of the font's size: baselines that are nearer than this stand on one line."""


class Piece(NamedTuple):
    """A word with what is glued to it, such as a footnote's letter; the largest word in it tells where it stands."""

    words: tuple[Word, ...]
    left: float
    right: float
    top: float
    bottom: float
    baseline: float
    size: float

    @property
    def text(self) -> str:
        """As read."""
        return "".join(word.text for word in self.words)

    @property
    def middle(self) -> float:
        """Half-way across."""
        return (self.left + self.right) / 2


class Segment(NamedTuple):
    """Pieces of one line with no wide gap between them."""

    pieces: tuple[Piece, ...]
    left: float
    right: float
    top: float
    bottom: float
    baseline: float
    size: float

    @property
    def text(self) -> str:
        """As read, with blanks between the pieces."""
        return " ".join(piece.text for piece in self.pieces)

    @property
    def words(self) -> tuple[Word, ...]:
        """All words, from left to right."""
        return tuple(word for piece in self.pieces for word in piece.words)

    @property
    def box(self) -> Box:
        """Around it."""
        return Box(self.left, self.top, self.right, self.bottom)

    @property
    def middle(self) -> float:
        """Half-way across."""
        return (self.left + self.right) / 2

    @property
    def is_bold(self) -> bool:
        """Whether all of it is bold."""
        return all(word.is_bold for word in self.words)


Line = list[Piece]


def pieces(words: Iterable[Word]) -> list[Piece]:
    """Words in the order of the file, those glued together as one piece."""
    groups: list[list[Word]] = []
    for word in words:
        if groups and word.is_glued and _touch(groups[-1][-1], word):
            groups[-1].append(word)
        else:
            groups.append([word])
    return [_piece(group) for group in groups]


def lines(found: Iterable[Piece]) -> list[Line]:
    """Pieces by baseline from the top, each line from left to right."""
    gathered: list[Line] = []
    reach = float("-inf")
    for piece in sorted(found, key=lambda piece: (piece.baseline, piece.left)):
        if piece.baseline <= reach:
            gathered[-1].append(piece)
        else:
            gathered.append([piece])
            reach = piece.baseline + _SAME_LINE * piece.size
    return [sorted(line, key=lambda piece: piece.left) for line in gathered]


def segments(line: Line, gap: float) -> list[Segment]:
    """A line cut where the gap between two pieces is at least `gap` times the font's size."""
    groups: list[Line] = []
    for piece in line:
        if groups and _holds(groups[-1], piece, gap):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return [segment(group) for group in groups]


def _holds(group: Line, piece: Piece, gap: float) -> bool:
    room = (piece.left - max(other.right for other in group[-3:])) / max(piece.size, group[-1].size, 1.0)
    if room >= gap:
        return False
    # two decimal numbers side by side are two values, however narrow the table is
    return not (gap < 1.0 and room > _HAIR and _DECIMAL.fullmatch(group[-1].text) and _DECIMAL.fullmatch(piece.text))


def segment(line: Line) -> Segment:
    """Pieces as one segment, whatever gaps are between them."""
    size = max(piece.size for piece in line)
    return Segment(
        tuple(line),
        min(piece.left for piece in line),
        max(piece.right for piece in line),
        min(piece.top for piece in line),
        max(piece.bottom for piece in line),
        median(piece.baseline for piece in line),
        size,
    )


def blank(found: Sequence[Line]) -> float:
    """Width of the usual blank between words, in sizes of the font; 0.25 where there is none."""
    gaps = [
        (right.left - left.right) / right.size
        for line in found
        for left, right in pairwise(line)
        if right.size > 0 and 0.1 < (right.left - left.right) / right.size < 1.0  # noqa: PLR2004
    ]
    return median(gaps) if gaps else 0.25


def _touch(left: Word, right: Word) -> bool:
    near = -1.0 < (right.box.left - left.box.right) / max(left.size, right.size, 1) < 0.25  # noqa: PLR2004
    return near and right.box.top < left.box.bottom and right.box.bottom > left.box.top


def _piece(group: list[Word]) -> Piece:
    largest = max(group, key=lambda word: word.size)
    return Piece(
        tuple(group),
        min(word.box.left for word in group),
        max(word.box.right for word in group),
        largest.box.top,
        largest.box.bottom,
        largest.baseline,
        largest.size,
    )
