"""What stands on pages and not in the text: running heads and feet, page numbers, numbers of lines."""
# ruff: noqa: PLR2004 - thresholds are in sizes of type, and read best where they are used

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from synthesist.read.pdf.lines import TextLine
from synthesist.read.pdf.page import PageContent, Word

_ZONE = 0.13
"""Share of a page's height, at its top and its foot, in which running heads stand."""

_NEAR = 4.0
_FAR = 4
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(
    r"\W*(?:(?:page|p\.)\s*)?((?:[a-z]|\d{1,3})[-–]\d{1,4}|\d{1,5}|[ivxl]{1,6})(?:\s*(?:of|/)\s*\d{1,5})?\W*",
    re.IGNORECASE,
)
_LEAST_NUMBERED = 5
_EVEN = 0.5


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
    for page, segments, (_, height) in zip(marks, pages, sizes, strict=True):
        left_out |= _beside(page, segments, left_out, height)
    return [[line for line in segments if id(line) not in left_out] for segments in pages]


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


def without_numbers(content: PageContent) -> tuple[Word, ...]:
    """A page's words without the numbers of its lines."""
    numbers = [word for word in content.words if word.text.isdigit() and len(word.text) < 5]
    if len(numbers) < _LEAST_NUMBERED:
        return content.words
    left_out: set[int] = set()
    for is_left in (True, False):
        groups: dict[int, list[Word]] = defaultdict(list)
        for word in numbers:
            groups[round(word.box.right / 3)].append(word)
        for at in sorted(groups):
            near = sorted([*groups[at], *groups.get(at + 1, [])], key=lambda word: word.baseline)
            if _counts_lines(near, content, is_left=is_left):
                left_out |= {word.index for word in near}
    return tuple(word for word in content.words if word.index not in left_out) if left_out else content.words


def _counts_lines(numbers: Sequence[Word], content: PageContent, *, is_left: bool) -> bool:
    """Whether these count the lines: one step, one pitch, and nothing but them in the margin."""
    if len(numbers) < _LEAST_NUMBERED:
        return False
    steps = {int(after.text) - int(before.text) for before, after in pairwise(numbers)}
    pitches = [after.baseline - before.baseline for before, after in pairwise(numbers)]
    usual = sorted(pitches)[len(pitches) // 2]
    even = sum(abs(pitch - usual * max(1, round(pitch / usual))) < 0.2 * usual for pitch in pitches) if usual > 1 else 0
    if not steps <= {1, 5, 2, 10} or len(steps) > 1 or even < _EVEN * len(pitches):
        return False
    own = {word.index for word in numbers}
    edge = max(word.box.right for word in numbers) if is_left else min(word.box.left for word in numbers)
    top, bottom = numbers[0].box.top, numbers[-1].box.bottom
    beyond = [
        word
        for word in content.words
        if word.index not in own
        and top <= word.baseline <= bottom
        and (word.box.left < edge if is_left else word.box.right > edge)
    ]
    return not beyond
