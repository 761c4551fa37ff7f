"""One page as `PageContent`: which of its characters a reader sees, as words, beside what is drawn."""

from typing import TYPE_CHECKING, Any, NamedTuple

from synthesist.read.pdf.characters import Characters, Frame, characters_of, frame_of
from synthesist.read.pdf.drawing import Drawing, drawing_of
from synthesist.read.pdf.engine import Engine
from synthesist.read.pdf.page import PageContent
from synthesist.read.pdf.words import words_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_TINY = 2.0
_UPRIGHT = 0.985
_SAME = 0.12
_FEW = 50


class Seen(NamedTuple):
    """A page, its drawn paths, and how many of its characters were left out for which reason.

    Attributes:
        aside: what stands across the page, such as a stamp at its side.
    """

    content: PageContent
    drawing: Drawing = Drawing()
    shown: int = 0
    unmapped: int = 0
    hidden: int = 0
    turned: int = 0
    is_recognised: bool = False
    is_missing: bool = False
    aside: str = ""


def see(page: Any, text: Any, number: int, call: Engine) -> Seen:
    """Read one page.

    Args:
        number: from 1.
    """
    frame = frame_of(page)
    characters = characters_of(text, frame, call, {})
    if turn := _turn(characters):
        frame = frame._replace(rotation=(frame.rotation + turn) % 360)
        characters = characters_of(text, frame, call, {})
    drawing = drawing_of(page, frame)
    kept, hidden, turned, is_recognised = _visible(characters, frame, drawing)
    aside = _text(characters, turned) if turned.any() else ""
    told = words_of(characters, kept, frame.size)
    width, height = frame.size
    content = PageContent(
        number, width, height, frame.rotation, told.words, drawing.rules, drawing.images, drawing.shades
    )
    return Seen(content, drawing, told.shown, told.unmapped, hidden, int(turned.sum()), is_recognised, aside=aside)


def _turn(characters: Characters) -> int:
    """By how much a page must be turned for most of its text to stand upright, in degrees clockwise."""
    import numpy as np

    shares = np.bincount(characters.styles, minlength=len(characters.table)) if len(characters.codes) else ()
    counts = dict.fromkeys((0, 90, 180, 270), 0)
    for style, share in zip(characters.table, shares, strict=False):
        right, up = style.direction
        if style.size > 0:
            counts[(0 if right > 0 else 180) if abs(right) >= abs(up) else (90 if up > 0 else 270)] += int(share)
    best = max(counts, key=lambda turn: (counts[turn], turn == 0))
    return best if counts[best] > max(_FEW, 0.6 * sum(counts.values())) else 0


def _visible(
    characters: Characters, frame: Frame, drawing: Drawing
) -> tuple["NDArray[np.bool_]", int, "NDArray[np.bool_]", bool]:
    """Which characters are seen; how many are hidden; which stand across; whether they were recognised in a scan."""
    import numpy as np

    count = len(characters.codes)
    if not count:
        return np.zeros(0, np.bool_), 0, np.zeros(0, np.bool_), False
    inked = characters.codes > ord(" ")
    by_style = _by_style(characters)
    inside = _inside(characters, frame)
    is_upright, is_invisible, is_white = by_style[0], by_style[1], by_style[2]
    is_recognised = bool((inked & ~is_invisible).sum() < _FEW) and bool((inked & is_invisible).sum() >= _FEW)
    is_hidden = ~inside | (characters.sizes < _TINY) | _repeated(characters)
    if not is_recognised:
        is_hidden |= is_invisible
    if is_white.any():
        is_hidden |= is_white & ~_on_colour(characters, drawing)
    return ~is_hidden & is_upright, int((is_hidden & inked).sum()), ~is_upright & inked & inside, is_recognised


def _by_style(characters: Characters) -> tuple["NDArray[np.bool_]", ...]:
    import numpy as np

    def spread(values: list[bool]) -> "NDArray[np.bool_]":
        return np.array(values, np.bool_)[characters.styles]

    lengths = [max((style.direction[0] ** 2 + style.direction[1] ** 2) ** 0.5, 1e-9) for style in characters.table]
    return (
        spread(
            [
                style.direction[0] / length > _UPRIGHT or style.size == 0
                for style, length in zip(characters.table, lengths, strict=True)
            ]
        ),
        spread([style.is_invisible for style in characters.table]),
        spread([style.is_white for style in characters.table]),
    )


def _inside(characters: Characters, frame: Frame) -> "NDArray[np.bool_]":
    width, height = frame.size
    middle = (characters.lefts + characters.rights) / 2
    inside: NDArray[np.bool_] = (
        (middle >= 0) & (middle <= width) & (characters.bases >= 0) & (characters.bases <= height)
    )
    return inside


def _repeated(characters: Characters) -> "NDArray[np.bool_]":
    """Characters that are drawn once more on nearly the same spot, as is done for bold type and shadows."""
    import numpy as np

    order = np.lexsort((characters.xs, np.round(characters.bases, 0), characters.codes))
    before, after = order[:-1], order[1:]
    same = (
        (characters.codes[before] == characters.codes[after])
        & (characters.codes[after] > ord(" "))
        & (np.abs(characters.xs[before] - characters.xs[after]) < _SAME * characters.sizes[after])
        & (np.abs(characters.bases[before] - characters.bases[after]) < _SAME * characters.sizes[after])
        & (np.abs(before - after) > 1)
    )
    repeated = np.zeros(len(order), np.bool_)
    repeated[np.maximum(before, after)[same]] = True
    return repeated


def _on_colour(characters: Characters, drawing: Drawing) -> "NDArray[np.bool_]":
    """Whether something is drawn behind a character, so that white is seen."""
    import numpy as np

    middle = (characters.lefts + characters.rights) / 2
    base = characters.bases - 0.3 * characters.sizes
    covered = np.zeros(len(middle), np.bool_)
    for box in (*drawing.images, *drawing.shades, *drawing.strokes):
        covered |= (middle >= box.left) & (middle <= box.right) & (base >= box.top) & (base <= box.bottom)
    for rule in drawing.rules:
        if rule.is_horizontal:
            covered |= (np.abs(base - rule.at) < characters.sizes) & (middle >= rule.start) & (middle <= rule.end)
    return covered


def _text(characters: Characters, chosen: "NDArray[np.bool_]") -> str:
    blank = characters.codes <= ord(" ")
    return "".join(" " if code <= ord(" ") else chr(code) for code in characters.codes[chosen | blank].tolist())
