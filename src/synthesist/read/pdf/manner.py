"""How a document is set: the size and font of its running text, and how far its lines lie apart."""

# ruff: noqa: PLR2004 - thresholds are in sizes of type, and read best where they are used

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from synthesist.read.pdf.columns import Column
from synthesist.read.pdf.lines import TextLine
from synthesist.read.pdf.page import Word

_LEADING = 1.2
_SHARE = 0.35
_OWN = 0.3


class Manner(NamedTuple):
    """Measures of a document.

    Attributes:
        size: of running text.
        fonts: in which it is set, without what is put behind a plus sign for special characters.
        pitches: usual distance of baselines, by the size rounded to half points.
    """

    size: float
    fonts: frozenset[str]
    pitches: dict[float, float]

    def pitch(self, size: float) -> float:
        """The usual distance of baselines in text of this size."""
        return self.pitches.get(_half(size)) or _LEADING * size

    def is_body(self, line: TextLine) -> bool:
        """Whether a line has the size of running text."""
        return abs(line.size - self.size) <= 0.06 * self.size

    def is_own(self, line: TextLine) -> bool:
        """Whether a line is set in a font of running text."""
        return family(line.font) in self.fonts


def body_of(words: Iterable[Word]) -> tuple[float, frozenset[str]]:
    """Size and fonts of most letters; digits do not count, for tables have more of them."""
    sizes: Counter[float] = Counter()
    fonts: Counter[tuple[float, str]] = Counter()
    for word in words:
        if word.text.isalpha():
            sizes[_half(word.size)] += len(word.text)
            fonts[_half(word.size), family(word.font)] += len(word.text)
    if not sizes:
        return 10.0, frozenset()
    most = max(sizes.values())
    # references may fill more lines than the text that cites them
    size = max(size for size, count in sizes.items() if count >= _SHARE * most)
    own = {font: count for (at, font), count in fonts.items() if at == size}
    return size, frozenset(font for font, count in own.items() if count >= _OWN * max(own.values()))


def manner_of(columns: Sequence[Column], size: float, fonts: frozenset[str]) -> Manner:
    """Distances between neighbouring lines of one size, the median of each size."""
    distances: dict[float, list[float]] = {}
    for column in columns:
        for former, line in pairwise(column.lines):
            pitch = line.baseline - former.baseline
            if abs(former.size - line.size) < 0.3 and 0.8 * line.size < pitch < 2.6 * line.size:
                distances.setdefault(_half(line.size), []).append(pitch)
    pitches = {half: sorted(found)[len(found) // 2] for half, found in distances.items() if len(found) > 4}
    return Manner(size, fonts, pitches)


def _half(size: float) -> float:
    return round(size * 2) / 2


def family(font: str) -> str:
    """A font's name without the mark of a part of it."""
    return font.partition("+")[0]
