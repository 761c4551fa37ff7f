"""Lines of a table parted into their columns."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from synthesist.read.pdf.tables.columns import Column, separators
from synthesist.read.pdf.tables.lines import Line, Piece, Segment, segment, segments

_AROUND = 1.5
"""Sizes of the font: how far from where columns part two cells may touch."""


@dataclass(slots=True)
class Entry:
    """What one line holds in one column, or across several of them; `depth` is the number of rows that it names."""

    column: int
    span: int
    pieces: list[Piece]
    depth: int = 1

    @property
    def text(self) -> str:
        """As read."""
        return " ".join(piece.text for piece in self.pieces)


@dataclass(slots=True)
class Row:
    """Lines that make one row.

    Attributes:
        entries: by line, then from the left.
        baselines: of its lines, from the top.
        top: of its first line; `bottom` of its last.
    """

    entries: list[Entry]
    baselines: list[float]
    top: float
    bottom: float
    size: float
    is_spanned: bool = field(default=False)

    @property
    def columns(self) -> set[int]:
        """In which it has something."""
        return {column for entry in self.entries for column in range(entry.column, entry.column + entry.span)}

    def text(self, column: int) -> str:
        """What stands in one column, its lines joined."""
        return " ".join(entry.text for entry in self.entries if entry.column == column)

    def joined(self, other: "Row") -> "Row":
        """This one with the lines of the next."""
        return Row(
            self.entries + other.entries,
            self.baselines + other.baselines,
            min(self.top, other.top),
            max(self.bottom, other.bottom),
            max(self.size, other.size),
            self.is_spanned or other.is_spanned,
        )


def parted(line: Line, made: Sequence[Column], gap: float, *, is_header: bool) -> Row:
    """A line with each of its parts in its column.

    Args:
        made: the columns from the left.
        gap: sizes of the font from which on two pieces stand apart.
        is_header: a part that runs over several columns is then their common heading and stays whole.
    """
    parts = segments(line, gap)
    entries: list[Entry] = []
    for part in parts:
        entry = _entry(list(part.pieces), made)
        if len(parts) == 1 and not is_header and _is_long_stub(part, made):
            entry = Entry(0, 1, list(part.pieces))
        if entry.span > 1 and not is_header and len(parts) > 1:
            entries += [_entry(share, made) for share in _cut(part, separators(made))]
        else:
            entries.append(entry)
    whole = segment(line)
    merged = _same_column(entries)
    spanned = any(entry.span > 1 for entry in merged)
    return Row(merged, [whole.baseline], whole.top, whole.bottom, whole.size, spanned)


def _entry(share: list[Piece], made: Sequence[Column]) -> Entry:
    part = segment(share)
    covered = [place for place, column in enumerate(made) if _belongs(part, column)]
    if covered:
        return Entry(covered[0], covered[-1] - covered[0] + 1, share)
    nearest = min(range(len(made)), key=lambda place: _distance(part.middle, made[place]))
    return Entry(nearest, 1, share)


def _is_long_stub(part: Segment, made: Sequence[Column]) -> bool:
    """Whether a lone text is of the first column, though longer than the others there: it may only look like a span."""
    return len(made) > 1 and abs(part.left - made[0].left) < 1 and part.right < made[1].right


def _belongs(part: Segment, column: Column) -> bool:
    """Whether a part stands in a column: over much of it, or with much of itself."""
    shared = min(part.right, column.right) - max(part.left, column.left)
    return shared > 0.4 * (column.right - column.left) or shared > 0.5 * (part.right - part.left)


def _distance(middle: float, column: Column) -> float:
    return max(column.left - middle, middle - column.right, 0.0)


def _cut(part: Segment, cuts: Sequence[float]) -> list[list[Piece]]:
    """A part that came too near to its neighbour, cut at the widest gap near to where the columns part."""
    places = set()
    for cut in cuts:
        if not part.left < cut < part.right:
            continue
        gaps = [
            (right.left - left.right, -abs((right.left + left.right) / 2 - cut), place)
            for place, (left, right) in enumerate(pairwise(part.pieces), start=1)
            if abs((right.left + left.right) / 2 - cut) < _AROUND * part.size
        ]
        if gaps:
            places.add(max(gaps)[2])
    edges = [0, *sorted(places), len(part.pieces)]
    return [list(part.pieces[start:end]) for start, end in pairwise(edges)]


def _same_column(entries: list[Entry]) -> list[Entry]:
    merged: list[Entry] = []
    for entry in entries:
        if merged and merged[-1].column + merged[-1].span > entry.column:
            end = max(merged[-1].column + merged[-1].span, entry.column + entry.span)
            merged[-1] = Entry(merged[-1].column, end - merged[-1].column, merged[-1].pieces + entry.pieces)
        else:
            merged.append(entry)
    return merged
