"""Which caption belongs to which table: on one page they all stand above, or all below, as far as possible."""

from collections.abc import Sequence

from synthesist.read.pdf.tables.captions import Caption, grown_down
from synthesist.read.pdf.tables.lines import Segment
from synthesist.records.reading import Box

_FARTHEST = 45.0
"""Points between a table and its caption."""
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
            whole = _above(caption, box, found) if is_above else _below(caption, box, found)
            if not whole:
                continue
            distance = max(0.0, box.top - whole.box.bottom) if is_above else whole.lines[0].top - box.bottom
            if distance < _FARTHEST and not _is_between(boxes, whole.box, box):
                pairs.append((distance + (0 if caption.is_marked else _FARTHEST), place, number, whole))
    return pairs


def _is_in_line(caption: Caption, box: Box) -> bool:
    head = caption.lines[0]
    shared = min(head.right, box.right) - max(head.left, box.left)
    return shared >= 0.5 * min(head.right - head.left, box.right - box.left)


def _above(caption: Caption, box: Box, found: Sequence[Segment]) -> Caption | None:
    if caption.lines[0].baseline > box.top + 2:
        return None
    sure = grown_down(caption, found, box.top + 2)
    floor = min([box.top, *(part.top for part in columned(sure, box, found))]) + 2
    sure = grown_down(caption, found, floor)
    loose = grown_down(caption, found, floor, is_free=True)
    return loose if len(loose.lines) - len(sure.lines) <= _LOOSE_LINES else sure


def columned(caption: Caption, box: Box, found: Sequence[Segment]) -> list[Segment]:
    """Segments right above a region, below its caption, that share their lines: a header above the first rule."""
    head = caption.lines[0]
    between = [
        part
        for part in found
        if head.baseline + 0.5 * part.size < part.baseline < box.top and box.left - 2 <= part.middle <= box.right + 2
    ]
    told: list[Segment] = []
    edge = box.top
    for baseline in sorted({round(part.baseline) for part in between}, reverse=True):
        line = [part for part in between if round(part.baseline) == baseline]
        if len(line) < 2 or edge - max(part.bottom for part in line) > line[0].size:  # noqa: PLR2004
            break
        told += line
        edge = min(part.top for part in line)
    return told


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
