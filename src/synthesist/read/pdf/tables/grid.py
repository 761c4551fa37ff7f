"""Cells of a table whose columns are all parted by drawn lines."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from synthesist.read.pdf.page import Rule
from synthesist.read.pdf.tables.columns import Column
from synthesist.read.pdf.tables.lines import Piece, lines
from synthesist.read.pdf.tables.model import FoundCell
from synthesist.read.pdf.tables.numbers import is_number, leading_columns, leading_rows
from synthesist.read.pdf.tables.rows import Row, parted
from synthesist.read.pdf.tables.ruling import Frame, distinct
from synthesist.read.pdf.tables.wrapping import rows_of
from synthesist.records.reading import Box

_NARROWEST = 3.0
_MOST_CELLS = 6000


class Laid(NamedTuple):
    """Cells with how many rows and columns are header."""

    cells: tuple[FoundCell, ...]
    header_rows: int
    header_columns: int


def from_grid(frame: Frame, found: Sequence[Piece], gap: float, shades: Iterable[Box] = ()) -> Laid:
    """Cells between the rules; where no rule parts two, they are one.

    Args:
        gap: sizes of the font from which on two pieces stand apart.
        shades: filled boxes of the page; a first row with one behind it is a header.
    """
    xs = distinct((*(rule.at for rule in frame.verticals), frame.box.left, frame.box.right), _NARROWEST)
    ruled = distinct((*(rule.at for rule in frame.horizontals), frame.box.top, frame.box.bottom), _NARROWEST)
    ys = _with_rows(ruled, xs, found, gap)
    if (len(xs) - 1) * (len(ys) - 1) > _MOST_CELLS:
        return Laid((), 0, 0)
    root = _united(xs, ys, frame, set(ys) - set(ruled))
    held: dict[tuple[int, int], list[Piece]] = defaultdict(list)
    for piece in found:
        place = (_place(piece.height, ys), _place(piece.middle, xs))
        held[root.get(place, place)].append(piece)
    return _laid(_spans(root), held, shades, xs, ys)


def _with_rows(ys: Sequence[float], xs: Sequence[float], found: Sequence[Piece], gap: float) -> list[float]:
    """Heights that part rows: those of rules, and between lines whose numbers show that they are rows of their own."""
    heights = list(ys)
    walls = [Column(left, right) for left, right in pairwise(xs)]
    for top, bottom in pairwise(ys):
        inside = lines(piece for piece in found if top < piece.height <= bottom)
        if len(inside) < 2:  # noqa: PLR2004
            continue
        single = [parted(line, walls, gap, is_header=False) for line in inside]
        numbered = _numbered(single)
        if numbered:
            rows = rows_of(single, ())
            heights += [(above.bottom + below.top) / 2 for above, below in pairwise(rows)]
    return sorted(heights)


def _numbered(rows: Sequence[Row]) -> bool:
    """Whether some column has numbers in most of the lines of a band, and two at least."""
    width = 1 + max((max(row.columns, default=0) for row in rows), default=0)
    counts = [sum(is_number(row.text(column)) for row in rows) for column in range(width)]
    needed = max(2, 0.6 * len(rows))
    return sum(count >= needed for count in counts) >= min(2, max(1, width - 1))


def _place(value: float, edges: Sequence[float]) -> int:
    return min(max(sum(edge <= value for edge in edges) - 1, 0), len(edges) - 2)


def _united(
    xs: Sequence[float], ys: Sequence[float], frame: Frame, drawn_by_none: set[float]
) -> dict[tuple[int, int], tuple[int, int]]:
    """Each elementary cell's first one, from the top left, among those that no rule parts from it."""
    rows, columns = len(ys) - 1, len(xs) - 1
    root = {(row, column): (row, column) for row in range(rows) for column in range(columns)}
    for row in range(rows):
        for column in range(columns):
            if column + 1 < columns and not _parts(frame.verticals, xs[column + 1], ys[row], ys[row + 1]):
                _unite(root, (row, column), (row, column + 1))
            is_open = row + 1 < rows and ys[row + 1] not in drawn_by_none
            if is_open and not _parts(frame.horizontals, ys[row + 1], xs[column], xs[column + 1]):
                _unite(root, (row, column), (row + 1, column))
    return {place: _first(root, place) for place in root}


def _parts(rules: Sequence[Rule], at: float, start: float, end: float) -> bool:
    """Whether rules at this place cover more than half of the way from start to end."""
    covered = sum(
        max(0.0, min(rule.end, end) - max(rule.start, start)) for rule in rules if abs(rule.at - at) <= _NARROWEST
    )
    return covered > 0.5 * (end - start)


def _first(root: dict[tuple[int, int], tuple[int, int]], place: tuple[int, int]) -> tuple[int, int]:
    while root[place] != place:
        place = root[place]
    return place


def _unite(root: dict[tuple[int, int], tuple[int, int]], one: tuple[int, int], other: tuple[int, int]) -> None:
    first, second = sorted((_first(root, one), _first(root, other)))
    root[second] = first


def _spans(root: dict[tuple[int, int], tuple[int, int]]) -> dict[tuple[int, int], tuple[int, int]]:
    """For each cell, how many rows and columns it takes."""
    ends: dict[tuple[int, int], tuple[int, int]] = {}
    for (row, column), first in root.items():
        last = ends.get(first, first)
        ends[first] = (max(last[0], row), max(last[1], column))
    return {first: (last[0] - first[0] + 1, last[1] - first[1] + 1) for first, last in ends.items()}


def _laid(
    spans: dict[tuple[int, int], tuple[int, int]],
    held: dict[tuple[int, int], list[Piece]],
    shades: Iterable[Box],
    xs: Sequence[float],
    ys: Sequence[float],
) -> Laid:
    told = {place: [piece for line in lines(group) for piece in line] for place, group in held.items()}
    rows = [row for row in range(len(ys) - 1) if _has_text(row, 0, spans, told)]
    columns = [column for column in range(len(xs) - 1) if _has_text(column, 1, spans, told)]
    texts = [[" ".join(piece.text for piece in told.get((row, column), ())) for column in columns] for row in rows]
    header = _header_rows(rows, texts, spans, told, _shaded(shades, xs, ys))
    cells = [
        FoundCell(
            sum(other < row for other in rows),
            sum(other < column for other in columns),
            tuple(word for piece in told[row, column] for word in piece.words),
            max(1, sum(row <= other < row + spans[row, column][0] for other in rows)),
            max(1, sum(column <= other < column + spans[row, column][1] for other in columns)),
            sum(other < row for other in rows) < header,
        )
        for row, column in sorted(told)
    ]
    return Laid(tuple(cells), header, leading_columns(texts[header:]))


def _has_text(
    place: int,
    axis: int,
    spans: dict[tuple[int, int], tuple[int, int]],
    told: dict[tuple[int, int], list[Piece]],
) -> bool:
    """Whether a row (axis 0) or a column (axis 1) has a cell of its own, be it empty."""
    return any(first[axis] == place and (first in told or spans[first][1 - axis] < 2) for first in spans)  # noqa: PLR2004


def _shaded(shades: Iterable[Box], xs: Sequence[float], ys: Sequence[float]) -> int:
    """Rows from the top behind which colour stands, other than behind all of them."""
    boxes = [box for box in shades if box.right - box.left > _NARROWEST and box.bottom - box.top > _NARROWEST]
    middle = (xs[0] + xs[1]) / 2
    heights = [(top + bottom) / 2 for top, bottom in pairwise(ys)]
    is_shaded = [any(b.left <= middle <= b.right and b.top <= height <= b.bottom for b in boxes) for height in heights]
    return is_shaded.index(False) if False in is_shaded else 0


def _header_rows(
    rows: Sequence[int],
    texts: Sequence[Sequence[str]],
    spans: dict[tuple[int, int], tuple[int, int]],
    told: dict[tuple[int, int], list[Piece]],
    shaded: int,
) -> int:
    """Rows of the header: shaded, bold, above the numbers, or the first where it names all columns."""
    most = len(rows) - 1
    by_kind = min(leading_rows(texts), most)
    bold = 0
    while bold < most and _is_bold(rows[bold], told):
        bold += 1
    first = 1 if most > 0 and texts[0] and all(texts[0]) else 0
    spanned = [place for place in told if place[0] == rows[0]] if rows else []
    if any(spans[place][1] > 1 for place in spanned) and by_kind > 1:
        first = 2
    counts = [count for count in (shaded, bold, min(by_kind, max(first, 1))) if 0 < count <= most]
    return counts[0] if counts else min(first, most)


def _is_bold(row: int, told: dict[tuple[int, int], list[Piece]]) -> bool:
    words = [word for place, group in told.items() if place[0] == row for piece in group for word in piece.words]
    return bool(words) and all(word.is_bold for word in words)
