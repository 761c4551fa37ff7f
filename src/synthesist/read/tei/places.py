"""Where text stands on pages, as GROBID tells it: lists of boxes, one for each line of the PDF."""

import math
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from synthesist.read.composing import Run
from synthesist.records import Box

_MOST = 2_000
"""Boxes of one element, and pages of one text, that are looked at."""


class Area(NamedTuple):
    """A part of a page; `width` adds up the lines in it."""

    page: int
    box: Box
    width: float


def page_sizes(root: Any) -> tuple[tuple[float, float], ...]:
    """Width and height of each page in points; empty where the file does not say."""
    sizes = []
    for surface in list(root.iter("surface"))[:_MOST]:
        edges = [_number(surface.get(name)) for name in ("ulx", "uly", "lrx", "lry")]
        left, top, right, bottom = (edge or 0.0 for edge in edges)
        if right > left and bottom > top:
            sizes.append((right - left, bottom - top))
    return tuple(sizes)


def areas(coordinates: str) -> list[Area]:
    """The areas that an element fills, lines of one column as one; what is no box is left out."""
    found: list[Area] = []
    for part in coordinates.split(";")[:_MOST]:
        if (line := _line(part)) is None:
            continue
        last = found[-1] if found else None
        if last and last.page == line.page and _are_one_column(last.box, line.box):
            found[-1] = Area(last.page, _around(last.box, line.box), last.width + line.width)
        else:
            found.append(line)
    return found


def placed(runs: Sequence[Run], found: Sequence[Area]) -> Iterable[Run]:
    """Runs that stand nowhere yet, in the areas of their element.

    Where an element runs over a column or page, its text is parted by how much of its lines each area holds: which word
    is the first of the second area is not told.
    """
    if not found:
        return runs
    total = sum(area.width for area in found) or 1.0
    length = sum(len(run.text) for run in runs)
    ends, filled = list[float](), 0.0
    for area in found:
        filled += area.width
        ends.append(length * filled / total)
    return _parted(runs, found, ends)


def _parted(runs: Sequence[Run], found: Sequence[Area], ends: Sequence[float]) -> Iterable[Run]:
    at, place = 0, 0
    for run in runs:
        rest = run.text
        while rest:
            while place + 1 < len(found) and at >= ends[place]:
                place += 1
            cut = len(rest)
            if place + 1 < len(found) and at + cut > ends[place] and not run.keys:
                blank = rest.find(" ", math.ceil(ends[place]) - at)
                cut = cut if blank < 0 else blank + 1
            area = found[place]
            part = run._replace(text=rest[:cut])
            yield part if run.box else part._replace(page=area.page, box=area.box)
            at, rest = at + cut, rest[cut:]


def _line(text: str) -> Area | None:
    """One box: page, left, top, width, height."""
    numbers = [_number(part) for part in text.split(",")]
    if len(numbers) != 5 or None in numbers:  # noqa: PLR2004
        return None
    page, left, top, width, height = (number or 0.0 for number in numbers)
    if page < 1 or width < 0 or height < 0:
        return None
    return Area(int(page), Box(left, top, left + width, top + height), width)


def _number(text: str | None) -> float | None:
    try:
        number = float(text or "")
    except ValueError:
        return None
    return number if math.isfinite(number) and abs(number) < 1e6 else None  # noqa: PLR2004


def _are_one_column(one: Box, other: Box) -> bool:
    overlap = min(one.right, other.right) - max(one.left, other.left)
    return overlap > 0 and other.bottom >= one.top


def _around(one: Box, other: Box) -> Box:
    return Box(
        min(one.left, other.left),
        min(one.top, other.top),
        max(one.right, other.right),
        max(one.bottom, other.bottom),
    )
