"""What stands on pages and not in the text: running heads and feet, page numbers."""

# ruff: noqa: PLR2004 - thresholds are in sizes of type, and read best where they are used

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from synthesist.read.pdf.lines import TextLine

_ZONE = 0.13
"""Share of a page's height, at its top and its foot, in which running heads stand."""

_NEAR = 4.0
_FAR = 4
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(
    r"\W*(?:(?:page|p\.)\s*)?((?:[a-z]|\d{1,3})[-–]\d{1,4}|\d{1,5}|[ivxl]{1,6})(?:\s*(?:of|/)\s*\d{1,5})?\W*",
    re.IGNORECASE,
)
_APART = 1.7
_LARGER = 1.06
_LEAST_PAGES, _MOST_OF_THEM = 2, 0.6


class _Mark(NamedTuple):
    key: str
    place: int
    line: TextLine
    number: int | None


def without_furniture(
    pages: Sequence[Sequence[TextLine]], sizes: Sequence[tuple[float, float]]
) -> list[list[TextLine]]:
    """The segments of each page that are no running heads, feet and page numbers.

    Args:
        sizes: width and height of each page.
    """
    marks = [
        _marks(segments, place, height) for place, (segments, (_, height)) in enumerate(zip(pages, sizes, strict=True))
    ]
    by_key: dict[str, list[_Mark]] = defaultdict(list)
    for mark in (mark for page in marks for mark in page):
        by_key[mark.key].append(mark)
    left_out = {id(mark.line) for page in marks for mark in page if _repeats(mark, by_key[mark.key])}
    for is_top in (True, False):
        left_out |= _steady(pages, sizes, is_top=is_top)
    for page, segments, (_, height) in zip(marks, pages, sizes, strict=True):
        left_out |= _beside(page, segments, left_out, height)
    return [[line for line in segments if id(line) not in left_out] for segments in pages]


def _steady(pages: Sequence[Sequence[TextLine]], sizes: Sequence[tuple[float, float]], *, is_top: bool) -> set[int]:
    """Rows that stand apart at one height of most pages, whatever they say, as the titles of sections do."""
    rows = [_outer_row(segments, height, is_top=is_top) for segments, (_, height) in zip(pages, sizes, strict=True)]
    heights = [row[0].baseline for row in rows if row]
    found: set[int] = set()
    for row in rows:
        alike = sum(abs(height - row[0].baseline) <= 1.5 for height in heights) if row else 0
        if alike >= max(_LEAST_PAGES, _MOST_OF_THEM * len(pages)):
            found |= {id(line) for line in row}
    return found


def _outer_row(segments: Sequence[TextLine], height: float, *, is_top: bool) -> list[TextLine]:
    """The first or the last row of a page, where it stands apart from the others; empty where it does not."""
    if not segments:
        return []
    edge = (min if is_top else max)(segments, key=lambda line: line.baseline)
    row = [line for line in segments if abs(line.baseline - edge.baseline) <= _NEAR]
    rest = [abs(line.baseline - edge.baseline) for line in segments if line not in row]
    is_outside = edge.baseline < _ZONE * height if is_top else edge.baseline > (1 - _ZONE) * height
    usual = sorted(line.size for line in segments)[int(0.8 * len(segments))]
    is_plain = not edge.is_bold and edge.size < _LARGER * usual
    return row if is_outside and is_plain and rest and min(rest) > _APART * edge.size else []


def _marks(segments: Sequence[TextLine], place: int, height: float) -> list[_Mark]:
    """Segments at the top and the foot of a page: those with at most three rows between them and the page's edge."""
    found = []
    for is_top in (True, False):
        zone = [
            line
            for line in segments
            if (line.baseline < _ZONE * height if is_top else line.baseline > (1 - _ZONE) * height)
        ]
        rows = sorted({round(line.baseline / _NEAR) for line in zone}, reverse=not is_top)[:4]
        found += [_mark(line, place) for line in zone if round(line.baseline / _NEAR) in rows]
    return found


def _mark(line: TextLine, place: int) -> _Mark:
    text = " ".join(line.text.casefold().split())
    number = _NUMBER.fullmatch(text)
    value = int(number[1]) if number and number[1].isdigit() else None
    return _Mark(_DIGITS.sub("#", text), place, line, value)


def _repeats(mark: _Mark, alike: Sequence[_Mark]) -> bool:
    return any(_is_same(mark, other) for other in alike if 0 < abs(other.place - mark.place) <= _FAR)


def _is_same(mark: _Mark, other: _Mark) -> bool:
    """Whether one text stands at one height of two pages; bare numbers must count the pages."""
    if abs(mark.line.baseline - other.line.baseline) > _NEAR or abs(mark.line.size - other.line.size) > 1:
        return False
    if mark.number is not None and other.number is not None:
        return other.number - mark.number == other.place - mark.place
    return len(mark.key) > 1


def _beside(marks: Sequence[_Mark], segments: Sequence[TextLine], left_out: set[int], height: float) -> set[int]:
    """Page numbers alone at an edge, and what stands on the row of a running head."""
    found: set[int] = set()
    for mark in marks:
        others = [line for line in segments if line is not mark.line and id(line) not in left_out]
        is_top = mark.line.baseline < height / 2
        beyond = [
            line
            for line in others
            if (line.baseline < mark.line.baseline - 1 if is_top else line.baseline > mark.line.baseline + 1)
        ]
        level = [line for line in others if abs(line.baseline - mark.line.baseline) <= _NEAR]
        if beyond:
            continue
        rest = [line for line in others if line not in level]
        is_number = _NUMBER.fullmatch(mark.line.text) is not None and (not level or _is_outermost(mark.line, level))
        is_beside = any(id(line) in left_out and abs(line.baseline - mark.line.baseline) <= 1.5 for line in segments)
        if (is_number or is_beside) and _is_apart(mark.line, rest):
            found |= {id(line) for line in (mark.line, *level)}
    return found


def _is_outermost(line: TextLine, level: Sequence[TextLine]) -> bool:
    """Whether a number stands at an end of its row, well apart from the rest."""
    gaps = [max(other.left - line.right, line.left - other.right) for other in level]
    is_end = all(other.left > line.right for other in level) or all(other.right < line.left for other in level)
    return is_end and min(gaps) > 2 * line.size and all(other.size < 1.2 * line.size for other in level)


def _is_apart(line: TextLine, others: Sequence[TextLine]) -> bool:
    return all(abs(other.baseline - line.baseline) > 1.5 * line.size for other in others)
