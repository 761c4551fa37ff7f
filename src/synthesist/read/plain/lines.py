"""Lines and pages of plain text; running heads and page numbers taken off."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from synthesist.records import Box

_WIDTH, _HEIGHT = 612.0, 792.0
_LINE, _SIGN = 12.0, 7.2
_LEAST_PAGES = 3
_PAGE_NUMBER = re.compile(
    r"\s*(?:[-–—]\s*)?(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?(?:\s*[-–—])?\s*", re.IGNORECASE
)


class TextLine(NamedTuple):
    """A line of the file.

    Attributes:
        page: from 1; None where the text has no pages, and then `box` is None too.
    """

    text: str
    page: int | None = None
    box: Box | None = None

    @property
    def indent(self) -> int:
        """Blanks before its first sign."""
        return len(self.text) - len(self.text.lstrip())


class TextPage(NamedTuple):
    """The lines of a page, without its running head and number."""

    lines: Sequence[TextLine]
    size: tuple[float, float]


def pages_of(text: str) -> list[TextPage]:
    """The pages that form feeds part; a text without them is one page whose lines name none."""
    sheets = [sheet.split("\n") for sheet in text.expandtabs(8).rstrip("\f\n ").split("\f")] if "\f" in text else []
    if len(sheets) <= 1:
        return [TextPage([TextLine(line) for line in text.replace("\f", "\n").split("\n")], (_WIDTH, _HEIGHT))]
    repeated = _repeated(sheets)
    return [_page(number, lines, repeated) for number, lines in enumerate(sheets, 1)]


def _page(number: int, lines: list[str], repeated: set[str]) -> TextPage:
    edges = set(_edges(lines))
    placed = [
        TextLine(line, number, _box(at, line))
        for at, line in enumerate(lines)
        if at not in edges or not (_PAGE_NUMBER.fullmatch(line) or _shape(line) in repeated)
    ]
    while placed and not placed[-1].text.strip():
        placed.pop()
    while placed and not placed[0].text.strip():
        placed.pop(0)
    width = max([_WIDTH, *(line.box.right for line in placed if line.box)])
    return TextPage(placed, (width, max(_HEIGHT, _LINE * len(lines))))


def _box(at: int, line: str) -> Box:
    stripped = line.strip()
    left = _SIGN * (len(line) - len(line.lstrip()))
    return Box(left, _LINE * at, left + _SIGN * len(stripped), _LINE * (at + 1))


def _repeated(sheets: Sequence[list[str]]) -> set[str]:
    """What stands at the head or foot of three pages or more, numbers apart."""
    seen = Counter(shape for lines in sheets for shape in {_shape(lines[at]) for at in _edges(lines)})
    return {shape for shape, count in seen.items() if count >= _LEAST_PAGES}


def _edges(lines: Sequence[str]) -> list[int]:
    """Places of the first and the last two lines that are not blank."""
    filled = [at for at, line in enumerate(lines) if line.strip()]
    return [*filled[:2], *filled[-2:]]


def _shape(line: str) -> str:
    return re.sub(r"\d+", "#", " ".join(line.split()))
