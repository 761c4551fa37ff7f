"""What is drawn on a page beside text: rules, images, shaded boxes, and the areas that pictures made of paths fill."""

# ruff: noqa: PLR2004 - thresholds are in sizes of type, and read best where they are used

import ctypes
from collections.abc import Iterator
from typing import Any, NamedTuple

from synthesist.read.pdf.characters import Frame
from synthesist.read.pdf.page import Rule
from synthesist.records.reading import Box

_TEXT, _PATH, _IMAGE, _SHADING, _FORM = 1, 2, 3, 4, 5
_MOST_OBJECTS = 20_000
_DEEPEST = 6
_THIN = 3.0
_SHORT = 4.0
_FAINT = 250


class Drawing(NamedTuple):
    """Attributes are as those of `PageContent`; `strokes` are the boxes of all paths that are no rules."""

    rules: tuple[Rule, ...] = ()
    images: tuple[Box, ...] = ()
    shades: tuple[Box, ...] = ()
    strokes: tuple[Box, ...] = ()


def drawing_of(page: Any, frame: Frame) -> Drawing:
    """Look through a page's objects, those of forms in it too, as far as a page of a paper goes."""
    rules: list[Rule] = []
    images: list[Box] = []
    shades: list[Box] = []
    strokes: list[Box] = []
    for kind, handle, box in _objects(page, frame):
        if kind == _IMAGE:
            images.append(box)
        elif kind == _PATH:
            found = _rules(handle, box)
            rules += found
            if len(found) != 1:
                (shades if _is_filled(handle) and not found else strokes).append(box)
    return Drawing(tuple(rules), tuple(images), tuple(shades), tuple(strokes))


def _objects(page: Any, frame: Frame) -> Iterator[tuple[int, Any, Box]]:
    import pypdfium2.raw as pdfium

    identity = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    room = [_MOST_OBJECTS]
    count = pdfium.FPDFPage_CountObjects(page)
    handles = (pdfium.FPDFPage_GetObject(page, index) for index in range(max(0, count)))
    yield from _walked(handles, identity, frame, 0, room)


def _walked(
    handles: Iterator[Any], matrix: tuple[float, ...], frame: Frame, depth: int, room: list[int]
) -> Iterator[tuple[int, Any, Box]]:
    import pypdfium2.raw as pdfium

    for handle in handles:
        room[0] -= 1
        if room[0] < 0:
            return
        kind = pdfium.FPDFPageObj_GetType(handle)
        if kind == _FORM and depth < _DEEPEST:
            inner = pdfium.FS_MATRIX()
            pdfium.FPDFPageObj_GetMatrix(handle, inner)
            parts = (pdfium.FPDFFormObj_GetObject(handle, i) for i in range(pdfium.FPDFFormObj_CountObjects(handle)))
            yield from _walked(parts, _product(inner, matrix), frame, depth + 1, room)
        elif kind in {_PATH, _IMAGE} and (box := _box(handle, matrix, frame)):
            yield kind, handle, box


def _product(inner: Any, outer: tuple[float, ...]) -> tuple[float, ...]:
    a, b, c, d, e, f = outer
    return (
        inner.a * a + inner.b * c,
        inner.a * b + inner.b * d,
        inner.c * a + inner.d * c,
        inner.c * b + inner.d * d,
        inner.e * a + inner.f * c + e,
        inner.e * b + inner.f * d + f,
    )


def _box(handle: Any, matrix: tuple[float, ...], frame: Frame) -> Box | None:
    """The part of an object's box that is on the page, as shown."""
    import pypdfium2.raw as pdfium

    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium.FPDFPageObj_GetBounds(handle, left, bottom, right, top):
        return None
    a, b, c, d, e, f = matrix
    corners = [
        _shown(x * a + y * c + e, x * b + y * d + f, frame)
        for x in (left.value, right.value)
        for y in (bottom.value, top.value)
    ]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    width, height = frame.size
    if max(xs) < 0 or max(ys) < 0 or min(xs) > width or min(ys) > height:
        return None
    return Box(max(0.0, min(xs)), max(0.0, min(ys)), min(width, max(xs)), min(height, max(ys)))


def _shown(x: float, y: float, frame: Frame) -> tuple[float, float]:
    if frame.rotation == 90:
        return y - frame.bottom, x - frame.left
    if frame.rotation == 180:
        return frame.right - x, y - frame.bottom
    if frame.rotation == 270:
        return frame.top - y, frame.right - x
    return x - frame.left, frame.top - y


def _rules(handle: Any, box: Box) -> list[Rule]:
    """The rules that a path draws: itself where it is thin, its edges where it is a stroked rectangle."""
    width, height = box.right - box.left, box.bottom - box.top
    if _is_faint(handle):
        return []
    if height <= _THIN and width >= _SHORT and width > 2 * height:
        return [Rule(True, (box.top + box.bottom) / 2, box.left, box.right, height)]
    if width <= _THIN and height >= _SHORT and height > 2 * width:
        return [Rule(False, (box.left + box.right) / 2, box.top, box.bottom, width)]
    if width >= _SHORT and height >= _SHORT and _is_frame(handle):
        return [
            Rule(True, box.top, box.left, box.right, 0.5),
            Rule(True, box.bottom, box.left, box.right, 0.5),
            Rule(False, box.left, box.top, box.bottom, 0.5),
            Rule(False, box.right, box.top, box.bottom, 0.5),
        ]
    return []


def _mode(handle: Any) -> tuple[int, bool]:
    import pypdfium2.raw as pdfium

    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(handle, fill, stroke)
    return fill.value, bool(stroke.value)


def _is_filled(handle: Any) -> bool:
    return _mode(handle)[0] != 0


def _is_frame(handle: Any) -> bool:
    """Whether it is a stroked rectangle: four or five corners and no curve."""
    import pypdfium2.raw as pdfium

    count = pdfium.FPDFPath_CountSegments(handle)
    if not _mode(handle)[1] or count not in {4, 5}:
        return False
    kinds = [pdfium.FPDFPathSegment_GetType(pdfium.FPDFPath_GetPathSegment(handle, index)) for index in range(count)]
    return kinds[0] == pdfium.FPDF_SEGMENT_MOVETO and all(kind == pdfium.FPDF_SEGMENT_LINETO for kind in kinds[1:])


def _is_faint(handle: Any) -> bool:
    """Whether it is drawn in white, as backgrounds are."""
    import pypdfium2.raw as pdfium

    fill, is_stroked = _mode(handle)
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    look = pdfium.FPDFPageObj_GetStrokeColor if is_stroked else pdfium.FPDFPageObj_GetFillColor
    if not fill and not is_stroked:
        return True
    if not look(handle, red, green, blue, alpha):
        return False
    return alpha.value == 0 or min(red.value, green.value, blue.value) >= _FAINT
