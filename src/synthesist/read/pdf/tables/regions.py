"""Where on a page a table may stand."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from synthesist.read.pdf.page import Rule
from synthesist.read.pdf.tables.captions import openings
from synthesist.read.pdf.tables.lines import Line, Piece, Segment, lines, segments
from synthesist.read.pdf.tables.ruling import Ruling, grids, stacks
from synthesist.records.reading import Box

WIDE = 1.0
"""Sizes of the font: a gap that words of running text do not leave."""
PROSE_WORDS = 6
"""To a segment: table cells seldom have as many."""
_NUMBERS = 0.3
"""Share of words with digits that running text does not reach."""
_MANY_LINES = 5
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


def _merged(boxes: Sequence[Box]) -> list[Box]:
    """Boxes, those that overlap as one."""
    kept: list[Box] = []
    for box in sorted(boxes):
        joined = box
        while place := next((n for n, other in enumerate(kept, start=1) if overlap(joined, other) > 0.3), 0):  # noqa: PLR2004
            other = kept.pop(place - 1)
            joined = Box(
                min(joined.left, other.left),
                min(joined.top, other.top),
                max(joined.right, other.right),
                max(joined.bottom, other.bottom),
            )
        kept.append(joined)
    return kept


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


def around(parts: Sequence[Segment]) -> Box:
    """The box around segments."""
    return Box(
        min(part.left for part in parts),
        min(part.top for part in parts),
        max(part.right for part in parts),
        max(part.bottom for part in parts),
    )
