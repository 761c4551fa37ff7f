"""The areas that pictures fill, and the words in them, which are no text."""

from collections.abc import Sequence

from synthesist.read.pdf.drawing import Drawing
from synthesist.read.pdf.kinds import caption_label, prose_words
from synthesist.read.pdf.lines import TextLine
from synthesist.records.reading import Box

_NEAR = 18.0
"""How far apart the pieces of one picture may lie."""

_REACH = 10.0
_LEAST_HEIGHT, _LEAST_WIDTH = 25.0, 40.0
_FEWEST = 3
_BACKGROUND = 0.6
_MOST = 3_000
_LONG = 6
_FEW = 2
_TELLING = 4
_SMALLER = 0.95


def pictures(drawing: Drawing, width: float, height: float) -> list[Box]:
    """Boxes of images, and of paths that lie close to each other."""
    page = width * height
    boxes = [
        (box, weight)
        for group, weight in ((drawing.images, _FEWEST), (drawing.strokes, 1), (drawing.shades, 1))
        for box in group
        if (box.right - box.left) * (box.bottom - box.top) < _BACKGROUND * page
    ]
    merged = _merged(boxes[:_MOST])
    return [
        box
        for box, weight in merged
        if weight >= _FEWEST and box.bottom - box.top >= _LEAST_HEIGHT and box.right - box.left >= _LEAST_WIDTH
    ]


def _merged(boxes: Sequence[tuple[Box, int]]) -> list[tuple[Box, int]]:
    """Boxes that touch, grown by the reach, made one; weights add up."""
    rest = sorted(boxes, key=lambda pair: (pair[0].top, pair[0].left))
    while True:
        areas: list[tuple[Box, int]] = []
        for box, weight in rest:
            near = next((at for at, (area, _) in enumerate(areas) if _touch(area, box)), None)
            if near is None:
                areas.append((box, weight))
            else:
                area, had = areas[near]
                areas[near] = (_around(area, box), had + weight)
        if len(areas) == len(rest):
            return areas
        rest = areas


def _touch(one: Box, other: Box) -> bool:
    return (
        one.left - _NEAR <= other.right
        and other.left - _NEAR <= one.right
        and one.top - _NEAR <= other.bottom
        and other.top - _NEAR <= one.bottom
    )


def _around(one: Box, other: Box) -> Box:
    return Box(
        min(one.left, other.left), min(one.top, other.top), max(one.right, other.right), max(one.bottom, other.bottom)
    )


def without_pictures(segments: Sequence[TextLine], areas: Sequence[Box], body_size: float) -> list[TextLine]:
    """The segments that are no labels of a picture: a text in a box stays, and so does a caption."""
    if not areas:
        return list(segments)
    return [line for line in segments if not any(_is_drawn(line, area, body_size) for area in areas)]


def _is_drawn(line: TextLine, area: Box, body_size: float) -> bool:
    """Whether a line belongs to a picture: a sentence in a box does not, nor does a caption."""
    if caption_label(line) or not _is_inside(line, area, _REACH):
        return False
    if len(line.words) >= _LONG and prose_words(line) >= _TELLING:
        return False
    return _is_inside(line, area, 0.0) or _is_label(line, body_size)


def _is_label(line: TextLine, body_size: float) -> bool:
    small = line.size < _SMALLER * body_size and len(line.words) < _LONG
    return small or (len(line.words) <= _FEW and not line.text.endswith(".") and not line.is_bold)


def _is_inside(line: TextLine, area: Box, reach: float) -> bool:
    middle = (line.left + line.right) / 2
    height = line.baseline - 0.3 * line.size
    return area.left - reach <= middle <= area.right + reach and area.top - reach <= height <= area.bottom + reach
