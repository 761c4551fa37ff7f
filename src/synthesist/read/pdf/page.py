"""What stands on one page, as it is drawn: words, ruled lines, images.

Everything is in points from the page's upper left corner as it is shown, turned upright where the page says so.
"""

from typing import NamedTuple

from synthesist.records.reading import Box


class Mend(NamedTuple):
    """A span of a word, counted from its start, that reads otherwise than the file has it."""

    start: int
    end: int
    kind: str
    original: str


class Word(NamedTuple):
    """Characters without a blank between them, in one size and weight, on one baseline.

    A superscript is a word of its own that is glued to the one before it.

    Attributes:
        box: left and right as far as the pen moves; from 0.78 of the size above the baseline to 0.22 below it.
        size: of the font as shown, in points.
        font: its name as in the file, without the prefix of a subset; empty where it has none.
        baseline: distance from the page's top.
        index: place in the order of the file, from 0.
        is_math: whether the font is one for formulas.
        is_glued: no blank stands between it and the word before it in the order of the file.
        mends: where it reads otherwise than the file has it.
    """

    text: str
    box: Box
    size: float
    font: str
    is_bold: bool
    is_italic: bool
    baseline: float
    index: int  # type: ignore[assignment]  # nobody looks for a value in a word
    is_glued: bool = False
    is_math: bool = False
    mends: tuple[Mend, ...] = ()


class Rule(NamedTuple):
    """A drawn line, horizontal or vertical: from `start` to `end` along its axis, `at` on the other one."""

    is_horizontal: bool
    at: float
    start: float
    end: float
    thickness: float


class PageContent(NamedTuple):
    """One page.

    Attributes:
        number: from 1.
        width: in points, as shown; `height` likewise.
        rotation: by which the file turns it, in degrees; everything here is turned already.
        words: in the order of the file; text that stands across the page is left out.
        rules: horizontal and vertical, from paths and thin rectangles; the edges of filled boxes too.
        images: boxes of what is drawn as an image.
        shades: boxes of what is filled with a colour and larger than a rule.
    """

    number: int
    width: float
    height: float
    rotation: int
    words: tuple[Word, ...]
    rules: tuple[Rule, ...] = ()
    images: tuple[Box, ...] = ()
    shades: tuple[Box, ...] = ()
    notes: tuple[str, ...] = ()
