"""Where a table without rules may stand: lines in columns near a caption, or columns of numbers."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from synthesist.read.pdf.tables.captions import Caption
from synthesist.read.pdf.tables.lines import Segment, segments
from synthesist.read.pdf.tables.numbers import is_number
from synthesist.read.pdf.tables.regions import PROSE_WORDS, around
from synthesist.records.reading import Box

_FINE = 0.45
_MANY_LINES = 5
_MOST_LONE = 4
"""Lines that may follow each other with text in one place only: a wrapped cell, the title of a group."""
_PITCH = 2.7
_TIGHT = 1.3
_SLACK = 3.0


def open_region(
    caption: Caption, parts: Sequence[list[Segment]], span: tuple[float, float], *, down: bool
) -> Box | None:
    """The lines below (or above) a caption that stand in columns, as long as they follow each other.

    Args:
        parts: the page's lines as segments, from the top.
        span: how far to the left and right the table may reach.
    """
    start = caption.box.bottom if down else caption.box.top
    taken: list[list[Segment]] = []
    for line in _following(parts, span, start, down=down):
        size = line[0].size
        last = taken[-1][0].baseline if taken else (caption.lines[-1].baseline if down else caption.lines[0].baseline)
        pitch = abs(line[0].baseline - last)
        if pitch > _reach(taken, size) or not _is_row(line, span, taken):
            break
        taken.append(line)
    tail: list[list[Segment]] = []
    while taken and len(taken[-1]) < 2:  # noqa: PLR2004
        tail.insert(0, taken.pop())
    if not taken:
        return None
    return around([part for line in (*taken, *_wrapped(tail, taken)) for part in line])


def _wrapped(tail: Sequence[list[Segment]], taken: Sequence[list[Segment]]) -> list[list[Segment]]:
    """Of the lines with one text at a table's end those that go on with its last row: tight, in the first column."""
    kept: list[list[Segment]] = []
    edge = min((row[1].left for row in taken if len(row) > 1), default=0.0)
    for line in tail:
        last = [*taken, *kept][-1][0]
        if not 0 < line[0].baseline - last.baseline < _TIGHT * line[0].size or line[0].right > edge:
            break
        kept.append(line)
    return kept


def _reach(taken: Sequence[Sequence[Segment]], size: float) -> float:
    """How far the next line of a table may be: not much farther than those before it."""
    if not taken:
        return _PITCH * size * 1.4
    pitches = [abs(below[0].baseline - above[0].baseline) for above, below in pairwise(taken)]
    return min(_PITCH * size, 1.8 * max(median(pitches), size)) if len(pitches) > 1 else _PITCH * size


def _finer(line: Sequence[Segment]) -> list[Segment]:
    """A line's segments; cut at narrower gaps where most of its words have digits: numbers leave little room."""
    told = [piece for part in line for piece in part.pieces]
    if sum(any(letter.isdigit() for letter in piece.text) for piece in told) < 0.4 * len(told):
        return list(line)
    return segments(told, _FINE)


def _following(
    parts: Sequence[list[Segment]], span: tuple[float, float], start: float, *, down: bool
) -> list[list[Segment]]:
    """Lines beyond a height, with those of their segments that stand in a span; nearest first."""
    told = []
    for line in parts if down else list(reversed(parts)):
        within = [part for part in line if span[0] - _SLACK <= part.middle <= span[1] + _SLACK]
        if within and (within[0].top >= start - 2 if down else within[0].bottom <= start + 2):
            told.append(_finer(within))
    return told


def _is_row(line: Sequence[Segment], span: tuple[float, float], taken: Sequence[Sequence[Segment]]) -> bool:
    words = sum(len(part.pieces) for part in line)
    digits = sum(any(letter.isdigit() for letter in piece.text) for part in line for piece in part.pieces)
    if line[0].text[:1] in "•▪–":
        return False
    if len(line) > 1:
        return words / len(line) < PROSE_WORDS or digits > 0.5 * words
    is_narrow = line[0].right - line[0].left < 0.6 * (span[1] - span[0])
    lone = next((place for place, row in enumerate(reversed(taken)) if len(row) > 1), len(taken))
    return is_narrow and words <= PROSE_WORDS and lone < _MOST_LONE


def numeric_regions(parts: Sequence[list[Segment]]) -> list[Box]:
    """Runs of lines that are columns of numbers beyond doubt, without caption or rules."""
    runs: list[list[list[Segment]]] = [[]]
    for line in parts:
        if not _is_numeric(line):
            runs.append([])
        elif runs[-1] and line[0].baseline - runs[-1][-1][0].baseline > _PITCH * line[0].size:
            runs.append([line])
        else:
            runs[-1].append(line)
    told = [run for run in runs if len(run) >= _MANY_LINES and sum(len(line) for line in run) >= 3 * len(run)]
    return [around([part for line in run for part in line]) for run in told]


def _is_numeric(line: Sequence[Segment]) -> bool:
    if len(line) < 2:  # noqa: PLR2004
        return False
    numbers = sum(is_number(part.text) for part in line)
    return numbers >= max(2, 0.5 * len(line))
