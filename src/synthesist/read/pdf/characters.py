"""The characters of a page as arrays, upright and in points from the upper left corner."""

# ruff: noqa: PLR2004 - thresholds are in sizes of type, and read best where they are used

import ctypes
from collections import deque
from collections.abc import Sequence
from itertools import count as count_up
from itertools import repeat
from typing import TYPE_CHECKING, Any, NamedTuple

from synthesist.errors import Unreadable
from synthesist.read.pdf.engine import Engine
from synthesist.read.pdf.fonts import Font, font_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_MOST = 300_000
"""Characters that a page may have; the fullest pages of papers have some 15,000."""

_BROKEN = 2
"""What PDFium gives for a hyphen at a line's end."""

_INVISIBLE = 3
_WHITE = 250
_LEAST_SIZE = 2.0
_UNLIKELY = 3.0
"""How far a font's size may be from the height of its characters before the height is believed instead."""


class Frame(NamedTuple):
    """How a page lies: the visible box in the file's own coordinates, and by how much it is turned clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as shown."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.rotation in {90, 270} else (width, height)


class Style(NamedTuple):
    """What the characters of one text object share."""

    font: Font
    size: float
    direction: tuple[float, float]
    is_white: bool
    is_invisible: bool


class Characters(NamedTuple):
    """Parallel arrays over a page's characters, in the order of the file.

    Attributes:
        codes: code points.
        lefts: of the box; `rights` likewise.
        bases: of the baseline, from the top; `xs` where the pen stood.
        sizes: of the font as shown.
        styles: place in `table`.
        is_made: whether PDFium put the character in, as it does with blanks.
    """

    codes: "NDArray[np.int64]"
    lefts: "NDArray[np.float64]"
    rights: "NDArray[np.float64]"
    xs: "NDArray[np.float64]"
    bases: "NDArray[np.float64]"
    sizes: "NDArray[np.float64]"
    styles: "NDArray[np.int64]"
    is_made: "NDArray[np.bool_]"
    table: Sequence[Style]


def frame_of(page: Any) -> Frame:
    """The visible part of a page."""
    import pypdfium2.raw as pdfium

    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, box)
    left, right = sorted((box.left, box.right))
    bottom, top = sorted((box.bottom, box.top))
    return Frame(left, bottom, right, top, 90 * (pdfium.FPDFPage_GetRotation(page) % 4))


def characters_of(text: Any, frame: Frame, call: Engine, fonts: dict[int, Font]) -> Characters:
    """All characters that PDFium sees on a page.

    Raises:
        Unreadable: more of them than a page of paper can hold.
    """
    import numpy as np
    import pypdfium2.raw as pdfium

    count = max(0, pdfium.FPDFText_CountChars(text))
    if count > _MOST:
        raise Unreadable(f"a page holds {count:,} characters", "this is no paper; leave it out", kind="hostile")
    place = ctypes.cast(text, ctypes.c_void_p).value
    indices = range(count)
    codes = np.fromiter(map(call.code, repeat(place), indices), np.int64, count)
    objects = np.fromiter(map(call.text_object, repeat(place), indices), np.int64, count)
    boxes = np.zeros((count, 4), np.float32)
    origins = np.zeros((count, 2), np.float64)
    at_box, at_origin = boxes.ctypes.data, origins.ctypes.data
    # a loop in Python would cost as much again as the calls
    deque(map(call.loose_box, repeat(place), indices, count_up(at_box, 16)), maxlen=0)
    deque(map(call.origin, repeat(place), indices, count_up(at_origin, 16), count_up(at_origin + 8, 16)), maxlen=0)
    for broken in np.flatnonzero(codes == _BROKEN).tolist():
        if call.is_hyphen(place, broken):
            codes[broken] = ord("-")
    styles, table = _styles(text, objects, fonts, frame)
    return _upright(codes, boxes.astype(np.float64), origins, styles, table, objects == 0, frame)


def _styles(
    text: Any, objects: "NDArray[np.int64]", fonts: dict[int, Font], frame: Frame
) -> tuple["NDArray[np.int64]", list[Style]]:
    """Place of each character's style, and the styles; blanks that PDFium made take that of their neighbour."""
    import numpy as np
    import pypdfium2.raw as pdfium

    if not len(objects):
        return objects, []
    known = np.where(objects != 0, np.arange(len(objects)), 0)
    objects = objects[np.maximum.accumulate(known)]
    _, first, places = np.unique(objects, return_index=True, return_inverse=True)
    room = _Room(pdfium.FS_MATRIX(), ctypes.c_float(), *(ctypes.c_uint() for _ in range(4)))
    return places.reshape(-1).astype(np.int64), [_style(text, int(index), fonts, frame, room) for index in first]


class _Room(NamedTuple):
    """Where PDFium writes its answers; made once a page, for making it costs more than asking."""

    matrix: Any
    size: ctypes.c_float
    red: ctypes.c_uint
    green: ctypes.c_uint
    blue: ctypes.c_uint
    alpha: ctypes.c_uint


def _style(text: Any, index: int, fonts: dict[int, Font], frame: Frame, room: _Room) -> Style:
    import pypdfium2.raw as pdfium

    drawn = pdfium.FPDFText_GetTextObject(text, index)
    if not drawn:
        return Style(Font(), 0.0, (1.0, 0.0), is_white=False, is_invisible=False)
    matrix, size, red, green, blue, alpha = room
    pdfium.FPDFText_GetMatrix(text, index, matrix)
    pdfium.FPDFTextObj_GetFontSize(drawn, size)
    handle = pdfium.FPDFTextObj_GetFont(drawn)
    key = ctypes.cast(handle, ctypes.c_void_p).value or 0
    if key not in fonts:
        fonts[key] = font_of(handle)
    is_coloured = pdfium.FPDFText_GetFillColor(text, index, red, green, blue, alpha)
    mode = pdfium.FPDFTextObj_GetTextRenderMode(drawn)
    return Style(
        font=fonts[key],
        size=abs(size.value) * (matrix.c**2 + matrix.d**2) ** 0.5,
        direction=_turned(matrix.a, matrix.b, frame.rotation),
        is_white=bool(is_coloured) and min(red.value, green.value, blue.value) >= _WHITE,
        is_invisible=mode == _INVISIBLE or (bool(is_coloured) and alpha.value == 0),
    )


def _turned(right: float, up: float, rotation: int) -> tuple[float, float]:
    """A direction as it is shown: to the right, and up."""
    for _ in range(rotation // 90):
        right, up = up, -right
    return right, up


def _upright(
    codes: "NDArray[np.int64]",
    boxes: "NDArray[np.float64]",
    origins: "NDArray[np.float64]",
    styles: "NDArray[np.int64]",
    table: list[Style],
    is_made: "NDArray[np.bool_]",
    frame: Frame,
) -> Characters:
    """Coordinates from the upper left corner of the page as it is shown."""
    import numpy as np

    # PDFium's order is left, top, right, bottom
    first = _shown(boxes[:, 0], boxes[:, 1], frame)
    second = _shown(boxes[:, 2], boxes[:, 3], frame)
    xs, bases = _shown(origins[:, 0], origins[:, 1], frame)
    heights = np.abs(first[1] - second[1])
    sizes = np.array([style.size for style in table])[styles] if table else np.zeros(0)
    is_odd = (heights > _UNLIKELY * sizes) | (sizes > _UNLIKELY * np.maximum(heights, 0.01))
    is_odd &= (heights > 1) & (sizes < _LEAST_SIZE)
    return Characters(
        codes=codes,
        lefts=np.minimum(first[0], second[0]),
        rights=np.maximum(first[0], second[0]),
        xs=xs,
        bases=bases,
        sizes=np.where(is_odd, heights, sizes),
        styles=styles,
        is_made=is_made,
        table=table,
    )


def _shown(
    x: "NDArray[np.float64]", y: "NDArray[np.float64]", frame: Frame
) -> tuple["NDArray[np.float64]", "NDArray[np.float64]"]:
    if frame.rotation == 90:
        return y - frame.bottom, x - frame.left
    if frame.rotation == 180:
        return frame.right - x, y - frame.bottom
    if frame.rotation == 270:
        return frame.top - y, frame.right - x
    return x - frame.left, frame.top - y
