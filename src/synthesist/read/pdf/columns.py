"""The order in which the parts of a page are read: cut along gutters, and across where something spans them."""

# ruff: noqa: PLR2004 - thresholds are in sizes of type, and read best where they are used

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from synthesist.read.pdf.lines import TextLine, joined

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_STEP = 2.0
_DEEPEST = 6
_LEAST_SIDE = 0.12
_BOTH = 3.0
"""Lines that must stand on both sides of a gutter."""

_CLEAR = 1.5
"""The same where nothing crosses it."""

_ANY_GAP = 100.0


class Column(NamedTuple):
    """Lines that are read from top to bottom, and how far the column goes to both sides."""

    lines: tuple[TextLine, ...]
    left: float
    right: float


def columns(segments: Sequence[TextLine]) -> list[Column]:
    """The parts of a page in the order of reading."""
    if not segments:
        return []
    return [_column(part) for part in _cut(list(segments), 0)]


def _column(segments: Sequence[TextLine]) -> Column:
    lines = sorted(joined(segments, _ANY_GAP), key=lambda line: (line.baseline, line.left))
    return Column(tuple(lines), min(line.left for line in lines), max(line.right for line in lines))


def _cut(segments: list[TextLine], depth: int) -> list[list[TextLine]]:
    gutter = _gutter(segments) if depth < _DEEPEST and len(segments) > 3 else None
    if gutter is None:
        return [segments]
    parts: list[list[TextLine]] = []
    for band in _bands(segments, gutter):
        left = [line for line in band if _middle(line) < gutter]
        right = [line for line in band if _middle(line) >= gutter]
        if any(_crosses(line, gutter) for line in band):
            parts += _cut(band, depth + 1) if len(band) < len(segments) else [band]
        else:
            parts += [part for side in (left, right) if side for part in _cut(side, depth + 1)]
    return parts


def _middle(line: TextLine) -> float:
    return (line.left + line.right) / 2


def _crosses(line: TextLine, gutter: float) -> bool:
    slack = 0.4 * line.size
    return line.left < gutter - slack and line.right > gutter + slack


def _bands(segments: Sequence[TextLine], gutter: float) -> list[list[TextLine]]:
    """From top to bottom: what crosses the gutter with what stands beside it, and what lies between."""
    crossing = [line for line in segments if _crosses(line, gutter)]
    crossing += [line for line in segments if _ends_wide_text(line, crossing, segments, gutter)]
    crossing.sort(key=lambda line: line.box.top)
    spans: list[list[float]] = []
    for line in crossing:
        top, bottom = line.baseline - 0.6 * line.size, line.baseline + 0.1 * line.size
        if spans and not _between(segments, gutter, spans[-1][1], top):
            spans[-1][1] = max(spans[-1][1], bottom)
        else:
            spans.append([top, bottom])
    bands: list[list[TextLine]] = [[] for _ in range(2 * len(spans) + 1)]
    for line in segments:
        height = line.baseline - 0.3 * line.size
        above = sum(1 for top, _ in spans if top <= height)
        inside = above and height <= spans[above - 1][1]
        bands[2 * above - 1 if inside else 2 * above].append(line)
    return [band for band in bands if band]


def _ends_wide_text(line: TextLine, crossing: Sequence[TextLine], segments: Sequence[TextLine], gutter: float) -> bool:
    """Whether a line that stays on one side is the short last one of text that goes across, with nothing beside it."""
    if _crosses(line, gutter) or not any(_is_last_of(line, wide) for wide in crossing):
        return False
    return all(
        other is line or _crosses(other, gutter) or abs(other.baseline - line.baseline) > 0.8 * line.size
        for other in segments
    )


def _is_last_of(line: TextLine, wide: TextLine) -> bool:
    step = line.baseline - wide.baseline
    is_alike = abs(line.size - wide.size) < 0.06 * wide.size and line.font == wide.font
    return is_alike and 0 < step <= 1.45 * wide.size and wide.left - 3 <= line.left and line.right <= wide.right + 3


def _between(segments: Sequence[TextLine], gutter: float, top: float, bottom: float) -> bool:
    """Whether columns stand between two heights: text on both sides of the gutter."""
    sides = [0, 0]
    for line in segments:
        if top < line.baseline - 0.3 * line.size < bottom and not _crosses(line, gutter):
            sides[_middle(line) >= gutter] += 1
    return all(sides)


def _gutter(segments: Sequence[TextLine]) -> float | None:
    """Where the best gutter is; None where the text is one column."""
    import numpy as np

    lefts = np.array([line.left for line in segments])
    rights = np.array([line.right for line in segments])
    bases = np.array([line.baseline for line in segments])
    sizes = np.array([line.size for line in segments])
    first, last = lefts.min(), rights.max()
    places = np.arange(first + _LEAST_SIDE * (last - first), last - _LEAST_SIDE * (last - first), _STEP)
    if not len(places):
        return None
    slack = 0.3 * sizes
    is_left = rights[None, :] <= places[:, None] + slack
    is_right = lefts[None, :] >= places[:, None] - slack
    weights = sizes * np.minimum(1.0, (rights - lefts) / (8 * sizes))
    heights_left, heights_right = (is_left * weights).sum(1), (is_right * weights).sum(1)
    crossing = (~(is_left | is_right) * sizes).sum(1)
    worth = np.minimum(heights_left, heights_right) - crossing
    best = _widest(places, worth)
    if best is None:
        return None
    gutter, at = best
    size = float(np.median(sizes))
    level = _shared(bases[is_left[at]], sizes[is_left[at]], bases[is_right[at]], sizes[is_right[at]])
    least = _BOTH if crossing[at] > 0 else _CLEAR
    if level < least * size or min(heights_left[at], heights_right[at]) < 0.5 * level:
        return None
    return gutter if _is_open(segments, gutter, size) else None


def _widest(places: "NDArray[np.float64]", values: "NDArray[np.float64]") -> tuple[float, int] | None:
    """The middle of the stretch where a gutter is worth most; None where it is worth nothing."""
    import numpy as np

    most = float(values.max())
    if most <= 0:
        return None
    good = np.flatnonzero(values >= most * 0.98)
    breaks = np.flatnonzero(np.diff(good) > 1)
    runs = np.split(good, breaks + 1)
    run = max(runs, key=len)
    at = int(run[len(run) // 2])
    return float(places[at]), at


def _shared(
    left: "Sequence[float]", left_sizes: "Sequence[float]", right: "Sequence[float]", right_sizes: "Sequence[float]"
) -> float:
    """The height over which text stands on both sides."""
    import numpy as np

    def covered(bases: "Sequence[float]", sizes: "Sequence[float]") -> "np.typing.NDArray[np.bool_]":
        row = np.zeros(4000, np.bool_)
        for base, size in zip(bases, sizes, strict=True):
            row[max(0, int(base - size)) : max(0, min(4000, int(base + 0.3 * size)))] = True
        return row

    return float((covered(left, left_sizes) & covered(right, right_sizes)).sum())


def _is_open(segments: Sequence[TextLine], gutter: float, size: float) -> bool:
    """Whether the sides are columns of text rather than labels beside it: each has lines of some length."""
    sides: list[list[float]] = [[], []]
    for line in segments:
        if not _crosses(line, gutter):
            sides[_middle(line) >= gutter].append((line.right - line.left) / size)
    return all(side and sorted(side)[len(side) // 2] > 3 for side in sides)
