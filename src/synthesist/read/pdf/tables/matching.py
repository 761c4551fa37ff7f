"""Which caption belongs to which table: on one page they all stand above, or all below, as far as possible."""

from collections.abc import Sequence

from synthesist.read.pdf.tables.captions import Caption, grown_down
from synthesist.read.pdf.tables.lines import Segment
from synthesist.records.reading import Box

_FARTHEST = 45.0
"""Points between a table and its caption."""
_LONG = 6
"""Words: names of columns are shorter."""
_TALLEST = 7.0
"""Sizes of the font that a header above the first rule takes, at most."""
_LOOSE_LINES = 6
"""Lines that may stand between what is surely the caption and its table, such as a title in another size."""


def matched(boxes: Sequence[Box], captions: Sequence[Caption], found: Sequence[Segment]) -> list[Caption | None]:
    """For each region its caption with all lines, each caption once; the side that matches more of them goes first."""
    sides = [_pairs(boxes, captions, found, is_above=is_above) for is_above in (True, False)]
    counts = [len({place for _, place, _, _ in pairs}) for pairs in sides]
    spans = [sum(sorted(distance for distance, *_ in pairs)[: counts[side]]) for side, pairs in enumerate(sides)]
    order = (0, 1) if (-counts[0], spans[0]) <= (-counts[1], spans[1]) else (1, 0)
    told: list[Caption | None] = [None] * len(boxes)
    used: set[int] = set()
    for side in order:
        for _, place, number, whole in sorted(sides[side], key=lambda pair: pair[:3]):
            if told[place] is None and number not in used:
                told[place] = whole
                used.add(number)
    return told


def _pairs(
    boxes: Sequence[Box], captions: Sequence[Caption], found: Sequence[Segment], *, is_above: bool
) -> list[tuple[float, int, int, Caption]]:
    """Distance (more where the caption may be a sentence), places of region and caption, the caption with all lines."""
    pairs = []
    for place, box in enumerate(boxes):
        for number, caption in enumerate(captions):
            if not _is_in_line(caption, box):
                continue
            head = caption.lines[0]
            top = min([box.top, *(part.top for part in columned(box, found, head.baseline))]) if is_above else 0.0
            whole = _above(caption, top, found) if is_above else _below(caption, box, found)
            if not whole:
                continue
            distance = max(0.0, top - whole.box.bottom) if is_above else head.top - box.bottom
            if distance < _FARTHEST and not _is_between(boxes, whole.box, box):
                pairs.append((distance + (0 if caption.is_marked else _FARTHEST), place, number, whole))
    return pairs


def _is_in_line(caption: Caption, box: Box) -> bool:
    head = caption.lines[0]
    shared = min(head.right, box.right) - max(head.left, box.left)
    return shared >= 0.5 * min(head.right - head.left, box.right - box.left)


def _above(caption: Caption, top: float, found: Sequence[Segment]) -> Caption | None:
    if caption.lines[0].baseline > top + 2:
        return None
    sure = grown_down(caption, found, top + 2)
    loose = grown_down(caption, found, top + 2, is_free=True)
    return loose if len(loose.lines) - len(sure.lines) <= _LOOSE_LINES else sure


def columned(box: Box, found: Sequence[Segment], floor: float) -> list[Segment]:
    """Segments right above a region that share their lines, such as a header above the first rule.

    Args:
        floor: height of the line above which nothing belongs to it, such as the first one of its caption.
    """
    between = [
        part
        for part in found
        if max(floor + 0.5 * part.size, box.top - _TALLEST * part.size) < part.baseline < box.top
        and part.right > box.left
        and part.left < box.right
    ]
    told: list[Segment] = []
    pending: list[Segment] = []
    edge = box.top
    for baseline in sorted({round(part.baseline) for part in between}, reverse=True):
        line = [part for part in between if round(part.baseline) == baseline]
        if edge - max(part.bottom for part in line) > line[0].size or not _may_be_header(line, box):
            break
        pending += line
        edge = min(part.top for part in line)
        if len(line) > 1:
            told, pending = [*told, *pending], []
    return told


def _may_be_header(line: Sequence[Segment], box: Box) -> bool:
    """Whether a line reads as names of columns: short pieces inside of the region's width."""
    words = sum(len(part.pieces) for part in line)
    within = all(box.left - part.size <= part.left and part.right <= box.right + part.size for part in line)
    return within and words < _LONG * len(line)


def _below(caption: Caption, box: Box, found: Sequence[Segment]) -> Caption | None:
    return grown_down(caption, found, float("inf")) if caption.lines[0].top >= box.bottom - 2 else None


def _is_between(boxes: Sequence[Box], caption: Box, box: Box) -> bool:
    """Whether another region stands between a caption and a region."""
    top, bottom = min(caption.bottom, box.bottom), max(caption.top, box.top)
    return any(
        other != box and other.top >= top - 2 and other.bottom <= bottom + 2 and other.left < caption.right
        for other in boxes
        if other.right > caption.left
    )
