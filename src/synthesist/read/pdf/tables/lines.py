"""Words to pieces that hold together, pieces to lines, lines to segments: what the search for tables looks at."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from synthesist.read.pdf.page import Word
from synthesist.records.reading import Box

_DECIMAL = re.compile(r"[−–+-]?\d*[.·]\d+%?[*†‡]*")
_HAIR = 0.15
_SAME_LINE = 0.35
"""Of the font's size: baselines that are nearer than this stand on one line."""


class Piece(NamedTuple):
    """A word with what is glued to it, such as a footnote's letter; the largest word in it tells where it stands.

    Attributes:
        middle: half-way across; `height` half-way down.
    """

    words: tuple[Word, ...]
    left: float
    right: float
    top: float
    bottom: float
    baseline: float
    size: float
    text: str
    middle: float
    height: float


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
    """Words with those that are glued to them, by height: `regions.inside` relies on that."""
    groups: list[list[Word]] = []
    for word in words:
        if groups and word.is_glued and _touch(groups[-1][-1], word):
            groups[-1].append(word)
        else:
            groups.append([word])
    return sorted([_piece(group) for group in groups], key=_height)


def _height(piece: Piece) -> float:
    return piece.height


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
    reach = 0.0
    for piece in line:
        if groups and _holds(groups[-1][-1], piece, reach, gap):
            groups[-1].append(piece)
            reach = max(reach, piece.right)
        else:
            groups.append([piece])
            reach = piece.right
    return [segment(group) for group in groups]


def _holds(last: Piece, piece: Piece, reach: float, gap: float) -> bool:
    room = (piece.left - reach) / max(piece.size, last.size, 1.0)
    if room >= gap:
        return False
    # two decimal numbers side by side are two values, however narrow the table is
    return not (gap < 1.0 and room > _HAIR and _DECIMAL.fullmatch(last.text) and _DECIMAL.fullmatch(piece.text))


def segment(line: Line) -> Segment:
    """Pieces as one segment, whatever gaps are between them."""
    _, lefts, rights, tops, bottoms, _, _, _, _, _ = zip(*line, strict=True)
    largest = max(line, key=_size)
    return Segment(tuple(line), min(lefts), max(rights), min(tops), max(bottoms), largest.baseline, largest.size)


def _size(piece: Piece) -> float:
    return piece.size


def blank(found: Sequence[Line]) -> float:
    """Width of the usual blank between words, in sizes of the font; 0.25 where there is none."""
    gaps = [
        (right.left - left.right) / right.size
        for line in found
        for left, right in pairwise(line)
        if right.size > 0 and 0.1 < (right.left - left.right) / right.size < 1.0  # noqa: PLR2004
    ]
    # justified lines are stretched, so the narrower ones tell what the font's own blank is
    return sorted(gaps)[len(gaps) * 3 // 10] if gaps else 0.25


def _touch(left: Word, right: Word) -> bool:
    near = -1.0 < (right.box.left - left.box.right) / max(left.size, right.size, 1) < 0.25  # noqa: PLR2004
    return near and right.box.top < left.box.bottom and right.box.bottom > left.box.top


def _piece(group: list[Word]) -> Piece:
    largest = group[0] if len(group) == 1 else max(group, key=lambda word: word.size)
    left, top, right, bottom = largest.box
    text = largest.text
    if len(group) > 1:
        left, right = min(word.box.left for word in group), max(word.box.right for word in group)
        text = "".join(word.text for word in group)
    middle, height = (left + right) / 2, (top + bottom) / 2
    return Piece(tuple(group), left, right, top, bottom, largest.baseline, largest.size, text, middle, height)
