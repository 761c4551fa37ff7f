"""Where on a page a table may stand."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from synthesist.read.pdf.page import Rule
from synthesist.read.pdf.tables.captions import Caption, openings
from synthesist.read.pdf.tables.lines import Line, Piece, Segment, lines, segments
from synthesist.read.pdf.tables.numbers import is_number
from synthesist.read.pdf.tables.ruling import Ruling, grids, stacks
from synthesist.records.reading import Box

WIDE = 1.0
"""Sizes of the font: a gap that words of running text do not leave."""
_FINE = 0.45
PROSE_WORDS = 6
"""To a segment: table cells seldom have as many."""
_NUMBERS = 0.3
"""Share of words with digits that running text does not reach."""
_MANY_LINES = 5
_MOST_LONE = 4
"""Lines that may follow each other with text in one place only: a wrapped cell, the title of a group."""
_PITCH = 2.7
_TIGHT = 1.3
_SLACK = 3.0


def inside(found: Sequence[Piece], box: Box) -> list[Piece]:
    """Pieces whose middle is in a region.

    Args:
        found: by height.
    """
    first = bisect_left(found, box.top - 1, key=_height)
    last = bisect_right(found, box.bottom + 1, key=_height)
    left, right = box.left - _SLACK, box.right + _SLACK
    return [piece for piece in found[first:last] if left <= piece.middle <= right]


def _height(piece: Piece) -> float:
    return piece.height


def ruled_regions(found: Ruling, words: Sequence[Piece], parts: Sequence[list[Segment]]) -> list[Box]:
    """Regions that rules mark out: meshes of them, and rules alike with rows between; overlapping ones as one."""
    boxes = [frame.box for frame in grids(found)]
    for stack in stacks(found):
        boxes += [_box(_continued(run, words, parts, found)) for run in _runs(stack, words, parts, found)]
    return _merged(boxes)


def _runs(
    stack: Sequence[Rule], words: Sequence[Piece], parts: Sequence[list[Segment]], found: Ruling
) -> list[list[Rule]]:
    """A stack of rules cut where running text, a caption, or nothing at all stands between two of them."""
    runs = [[stack[0]]]
    for above, below in pairwise(stack):
        box = Box(above.start, above.at, above.end, below.at)
        if _holds_rows(inside(words, box), box, _crossing(parts, box), has_rules=_has_rules(found, box)):
            runs[-1].append(below)
        else:
            runs.append([below])
    return [run for run in runs if len(run) > 1]


def _continued(run: list[Rule], words: Sequence[Piece], parts: Sequence[list[Segment]], found: Ruling) -> list[Rule]:
    """Rules alike, and below them those that only leave out the first column, as long as rows stand between."""
    start, end = run[0].start, run[0].end
    for rule in found.horizontals:
        is_short = start < rule.start < start + 0.4 * (end - start) and abs(rule.end - end) < _SLACK
        if rule.at <= run[-1].at + 1 or not is_short:
            continue
        box = Box(start, run[-1].at, end, rule.at)
        if not _holds_rows(inside(words, box), box, _crossing(parts, box), has_rules=len(run) > 2):  # noqa: PLR2004
            break
        run = [*run, rule._replace(start=start)]
    return run


def _crossing(parts: Sequence[list[Segment]], box: Box) -> list[list[Segment]]:
    """Lines of a page that stand between two heights, as far as they overlap a region; whole segments."""
    first = bisect_left(parts, box.top - _SLACK, key=_baseline)
    last = bisect_right(parts, box.bottom + _SLACK, key=_baseline)
    lines_inside = [line for line in parts[first:last] if box.top < line[0].baseline < box.bottom]
    told = [[part for part in line if min(part.right, box.right) > max(part.left, box.left)] for line in lines_inside]
    return [line for line in told if line]


def _baseline(line: Sequence[Segment]) -> float:
    return line[0].baseline


def _has_rules(found: Ruling, box: Box) -> bool:
    """Whether rules that are shorter part rows between two rules, none of them at the side of a page's column."""
    width = box.right - box.left
    return any(
        box.top + 2 < rule.at < box.bottom - 2
        and 0.5 * width < rule.end - rule.start
        and rule.end <= box.right + _SLACK
        for rule in found.horizontals
        if rule.start >= box.left - _SLACK
    )


def _holds_rows(found: Sequence[Piece], box: Box, crossing: Sequence[Sequence[Segment]], *, has_rules: bool) -> bool:
    drawn = lines(found)
    if not drawn:
        return box.bottom - box.top < 20  # noqa: PLR2004
    if any(caption.is_marked for caption in openings([part for line in crossing for part in line])):
        return False
    spilt = sum(any(_spills(part, box) for part in line) for line in crossing)
    if spilt > 1 and spilt > 0.3 * len(crossing):
        return False
    if _largest_hole(drawn, box) > max(60.0, 6 * drawn[0][0].size):
        return False
    return has_rules or not is_prose([segments(line, WIDE) for line in drawn], box.right - box.left)


def _spills(part: Segment, box: Box) -> bool:
    return part.left < box.left - part.size or part.right > box.right + part.size


def _largest_hole(drawn: Sequence[Line], box: Box) -> float:
    edges = [box.top, *(line[0].baseline for line in drawn), box.bottom]
    return max(below - above for above, below in pairwise(edges))


def is_prose(parts: Sequence[Sequence[Segment]], width: float) -> bool:
    """Whether lines are running text: many words to a segment, most segments as wide as their column."""
    if not parts:
        return False
    told = [piece.text for line in parts for part in line for piece in part.pieces]
    if sum(any(letter.isdigit() for letter in text) for text in told) > _NUMBERS * len(told):
        return False
    counts = [len(part.pieces) for line in parts for part in line]
    mean = sum(counts) / len(counts)
    if len(parts) >= _MANY_LINES and mean >= PROSE_WORDS:
        return True
    full = [line for line in parts if len(line) == 1 and _fills(line[0], width)]
    return len(full) > 1 and len(full) > 0.4 * len(parts)


def _fills(part: Segment, width: float) -> bool:
    return part.right - part.left >= 0.75 * width and len(part.pieces) > PROSE_WORDS


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
    return _around([part for line in (*taken, *_wrapped(tail, taken)) for part in line])


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
    return [_around([part for line in run for part in line]) for run in told]


def _is_numeric(line: Sequence[Segment]) -> bool:
    if len(line) < 2:  # noqa: PLR2004
        return False
    numbers = sum(is_number(part.text) for part in line)
    return numbers >= max(2, 0.5 * len(line))


def _merged(boxes: Sequence[Box]) -> list[Box]:
    kept: list[Box] = []
    for box in sorted(boxes):
        home = next((place for place, other in enumerate(kept) if overlap(box, other) > 0.3), None)  # noqa: PLR2004
        if home is None:
            kept.append(box)
        else:
            other = kept[home]
            kept[home] = Box(
                min(box.left, other.left),
                min(box.top, other.top),
                max(box.right, other.right),
                max(box.bottom, other.bottom),
            )
    return kept if len(kept) == len(boxes) else _merged(kept)


def overlap(one: Box, other: Box) -> float:
    """Share of the smaller of two boxes that is in both."""
    width = min(one.right, other.right) - max(one.left, other.left)
    height = min(one.bottom, other.bottom) - max(one.top, other.top)
    if width <= 0 or height <= 0:
        return 0.0
    areas = [(box.right - box.left) * (box.bottom - box.top) for box in (one, other)]
    return width * height / max(min(areas), 1.0)


def _box(run: Sequence[Rule]) -> Box:
    return Box(min(rule.start for rule in run), run[0].at, max(rule.end for rule in run), run[-1].at)


def _around(parts: Sequence[Segment]) -> Box:
    return Box(
        min(part.left for part in parts),
        min(part.top for part in parts),
        max(part.right for part in parts),
        max(part.bottom for part in parts),
    )
