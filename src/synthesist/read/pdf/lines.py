"""Words become segments, which no wide gap breaks, and segments of a column become lines."""

from collections.abc import Sequence
from typing import NamedTuple

from synthesist.read.pdf.page import Word
from synthesist.records.reading import Box

_WIDE = 0.9
"""A gap, in sizes, that may be a gutter."""

_GLUED = 0.1
_LEVEL = 0.12
_SMALLER = 0.86
_BAND = 12.0
"""Height of the strips by which neighbours are looked up; nothing small hangs farther from its line."""


class TextLine(NamedTuple):
    """Words that stand beside each other.

    Attributes:
        text: as read, before hyphens are mended.
        size: of most characters; `baseline` likewise.
        is_bold: whether all that tells is bold; `is_italic` likewise.
        page: counted from 1.
    """

    words: tuple[Word, ...]
    text: str
    box: Box
    size: float
    baseline: float
    is_bold: bool
    is_italic: bool
    font: str
    page: int

    @property
    def left(self) -> float:
        """The left edge."""
        return self.box.left

    @property
    def right(self) -> float:
        """The right edge."""
        return self.box.right


def segments(words: Sequence[Word], page: int) -> list[TextLine]:
    """Words that follow each other without a wide gap; superscripts and subscripts with what they hang on."""
    chains: list[list[Word]] = []
    for word in words:
        if chains and _follows(chains[-1][-1], word):
            chains[-1].append(word)
        else:
            chains.append([word])
    return joined([line_of(chain, page) for chain in chains], _WIDE)


def _follows(former: Word, word: Word) -> bool:
    size = max(former.size, word.size)
    gap = word.box.left - former.box.right
    return -0.3 * size < gap < _WIDE * size and _level(
        former.box, former.baseline, former.size, word.box, word.baseline, word.size
    )


def _level(one: Box, one_base: float, one_size: float, other: Box, other_base: float, other_size: float) -> bool:
    """Whether two stand on one line: on one baseline, or the smaller one not far above or below."""
    shift, big, small = abs(one_base - other_base), max(one_size, other_size), min(one_size, other_size)
    if shift <= _LEVEL * big:
        return True
    overlap = min(one.bottom, other.bottom) - max(one.top, other.top)
    return small < _SMALLER * big and shift < 0.6 * big and overlap > 0.4 * small


def joined(lines: Sequence[TextLine], widest: float) -> list[TextLine]:
    """Pieces of one line put together where no more than `widest` sizes part them."""
    groups: list[list[TextLine]] = []
    by_height: dict[int, list[tuple[TextLine, int]]] = {}
    for line in sorted(lines, key=lambda line: (line.box.left, line.baseline)):
        height = int(line.baseline / _BAND)
        home = next(
            (
                at
                for band in (height, height - 1, height + 1)
                for other, at in reversed(by_height.get(band, ()))
                if _beside(other, line, widest)
            ),
            None,
        )
        if home is None:
            home = len(groups)
            groups.append([])
        groups[home].append(line)
        by_height.setdefault(height, []).append((line, home))
    return [_one(group) for group in groups]


def _one(group: Sequence[TextLine]) -> TextLine:
    return group[0] if len(group) == 1 else line_of([word for line in group for word in line.words], group[0].page)


def _beside(former: TextLine, line: TextLine, widest: float) -> bool:
    size = max(former.size, line.size)
    if abs(former.baseline - line.baseline) > 0.6 * size:
        return False
    gap = max(line.box.left - former.box.right, former.box.left - line.box.right)
    return gap < widest * size and _level(former.box, former.baseline, former.size, line.box, line.baseline, line.size)


def line_of(words: Sequence[Word], page: int) -> TextLine:
    """A line of these words, from left to right."""
    ordered = _in_order(words) if len(words) > 1 else tuple(words)
    main = _main(ordered)
    weight = sum(len(word.text) for word in ordered)
    box = Box(
        min(word.box.left for word in ordered),
        min(word.box.top for word in ordered),
        max(word.box.right for word in ordered),
        max(word.box.bottom for word in ordered),
    )
    return TextLine(
        words=ordered,
        text=text_of(ordered),
        box=box,
        size=main.size,
        baseline=main.baseline,
        is_bold=sum(len(word.text) for word in ordered if word.is_bold) > 0.75 * weight,
        is_italic=sum(len(word.text) for word in ordered if word.is_italic) > 0.75 * weight,
        font=main.font,
        page=page,
    )


def _in_order(words: Sequence[Word]) -> tuple[Word, ...]:
    """Words from left to right; the other way where most of their letters are Hebrew or Arabic, save what is not."""
    ordered = sorted(words, key=lambda word: word.box.left)
    if all(word.text.isascii() for word in words):
        return tuple(ordered)
    leftward = [_is_leftward(word) for word in ordered]
    if sum(leftward) * 2 <= len(ordered):
        return tuple(ordered)
    result: list[Word] = []
    foreign: list[Word] = []
    for word, is_leftward in zip(reversed(ordered), reversed(leftward), strict=True):
        if is_leftward:
            result += [*reversed(foreign), word]
            foreign = []
        else:
            foreign.append(word)
    return (*result, *reversed(foreign))


def _is_leftward(word: Word) -> bool:
    return any("\u0590" <= letter <= "\u08ff" or "\ufb1d" <= letter <= "\ufefc" for letter in word.text)


def _main(words: Sequence[Word]) -> Word:
    """The word that stands for most characters of the line, by size and baseline."""
    first = words[0]
    if all(word.size == first.size and word.baseline == first.baseline for word in words):
        return first
    counts: dict[tuple[float, float], int] = {}
    for word in words:
        key = (round(word.size, 1), round(word.baseline))
        counts[key] = counts.get(key, 0) + len(word.text)
    best = max(counts, key=lambda key: (counts[key], key[0]))
    return next(word for word in words if (round(word.size, 1), round(word.baseline)) == best)


def text_of(words: Sequence[Word]) -> str:
    """The words of a line as text."""
    parts: list[str] = []
    for place, word in enumerate(words):
        if place and not is_glued(words[place - 1], word):
            parts.append(" ")
        parts.append(word.text)
    return "".join(parts)


def spread(line: TextLine) -> str:
    """A line's text with a semicolon in each wide gap, as between people that stand beside each other."""
    parts: list[str] = []
    for place, word in enumerate(line.words):
        if place and word.box.left - line.words[place - 1].box.right > _WIDE * line.size:
            parts.append("; ")
        elif place and not is_glued(line.words[place - 1], word):
            parts.append(" ")
        parts.append(word.text)
    return "".join(parts)


def is_glued(former: Word, word: Word) -> bool:
    """Whether no blank stands between two words of a line."""
    if word.index == former.index + 1:
        return word.is_glued
    return max(word.box.left - former.box.right, former.box.left - word.box.right) < _GLUED * max(
        word.size, former.size
    )
