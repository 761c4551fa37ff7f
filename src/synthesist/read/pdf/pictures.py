"""The areas that pictures fill, and the words in them, which are no text."""

from collections.abc import Sequence
from typing import NamedTuple

from synthesist.read.pdf.drawing import Drawing
from synthesist.read.pdf.kinds import caption_label, prose_words
from synthesist.read.pdf.lines import TextLine
from synthesist.records.reading import Box

_NEAR = 18.0
"""How far apart the pieces of one picture may lie; a line within `_REACH` of a piece may be its label."""

_REACH = 12.0
_LEAST_HEIGHT, _LEAST_WIDTH = 25.0, 40.0
_FEWEST = 3
_BACKGROUND = 0.6
_MOST = 3_000
_BANNER_HEIGHT, _BANNER_SHARE = 20.0, 0.5
_CAPTION_GAP = 25.0
_LARGE = 4_000.0
_FEWEST_LINES = 3
_LONG = 6
_TELLING = 4
_FEW = 2
_SMALLER = 0.95


class Picture(NamedTuple):
    """Pieces that lie close to each other, and the box around all of them."""

    box: Box
    pieces: tuple[Box, ...]


def pictures(drawing: Drawing, width: float, height: float, lines: Sequence[TextLine]) -> list[Picture]:
    """Images, and groups of paths; a box with running text in it is none, nor is a banner across the page."""
    prose = [line for line in lines if _is_prose(line)]
    boxes = [
        (box, weight)
        for group, weight in ((drawing.images, _FEWEST), (drawing.strokes, 1), (drawing.shades, 1))
        for box in group[:_MOST]
        if _may_be_drawn(box, width, height) and not _holds(box, prose)
    ]
    return [
        picture
        for picture, weight in _merged(boxes)
        if (weight >= _FEWEST or _is_captioned(picture.box, lines))
        and picture.box.bottom - picture.box.top >= _LEAST_HEIGHT
        and picture.box.right - picture.box.left >= _LEAST_WIDTH
    ]


def _is_captioned(box: Box, lines: Sequence[TextLine]) -> bool:
    """Whether the caption of a figure stands directly below or above."""
    return any(
        line.text[:3].casefold() == "fig"
        and box.left - _NEAR < (line.left + line.right) / 2 < box.right + _NEAR
        and (0 < line.box.top - box.bottom < _CAPTION_GAP or 0 < box.top - line.box.bottom < _CAPTION_GAP)
        and caption_label(line)
        for line in lines
    )


def _may_be_drawn(box: Box, width: float, height: float) -> bool:
    across, down = box.right - box.left, box.bottom - box.top
    is_banner = down < _BANNER_HEIGHT and across > _BANNER_SHARE * width
    return across * down < _BACKGROUND * width * height and not is_banner


def _holds(box: Box, prose: Sequence[TextLine]) -> bool:
    if (box.right - box.left) * (box.bottom - box.top) < _LARGE:
        return False
    return sum(_is_inside(line, box, 0.0) for line in prose) >= _FEWEST_LINES


def _merged(boxes: Sequence[tuple[Box, int]]) -> list[tuple[Picture, int]]:
    """Boxes that nearly touch made one; weights add up."""
    rest = [(Picture(box, (box,)), weight) for box, weight in sorted(boxes)]
    while True:
        found: list[tuple[Picture, int]] = []
        for picture, weight in rest:
            near = next((at for at, (other, _) in enumerate(found) if _touch(other.box, picture.box)), None)
            if near is None:
                found.append((picture, weight))
            else:
                other, had = found[near]
                found[near] = (Picture(_around(other.box, picture.box), other.pieces + picture.pieces), had + weight)
        if len(found) == len(rest):
            return found
        rest = found


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


def without_pictures(lines: Sequence[TextLine], areas: Sequence[Picture], body_size: float) -> list[TextLine]:
    """The lines that are no labels of a picture: a sentence in a box stays, and so does a caption."""
    if not areas:
        return list(lines)
    return [line for line in lines if not any(_is_drawn(line, area, body_size) for area in areas)]


def _is_drawn(line: TextLine, area: Picture, body_size: float) -> bool:
    if caption_label(line) or _is_prose(line) or not _is_inside(line, area.box, _REACH):
        return False
    if not any(_is_inside(line, piece, _REACH) for piece in area.pieces):
        return False
    return _is_inside(line, area.box, 0.0) or _is_label(line, body_size)


def _is_prose(line: TextLine) -> bool:
    return len(line.words) >= _LONG and prose_words(line) >= _TELLING


def _is_label(line: TextLine, body_size: float) -> bool:
    if line.is_bold or line.text.endswith("."):
        return False
    return len(line.words) <= _FEW or (line.size < _SMALLER * body_size and len(line.words) < _LONG)


def _is_inside(line: TextLine, area: Box, reach: float) -> bool:
    middle = (line.left + line.right) / 2
    height = line.baseline - 0.3 * line.size
    return area.left - reach <= middle <= area.right + reach and area.top - reach <= height <= area.bottom + reach
