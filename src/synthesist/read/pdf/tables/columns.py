"""Columns of a table from where its words stand: what overlaps across is one column, unless it spans several."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from synthesist.read.pdf.tables.lines import Line, Segment, segments

_NARROWEST = 0.45
"""Sizes of the font: a narrower gap never parts columns."""
_OVER_BLANK = 1.7
"""A gap that parts columns is at least this many blanks wide."""
_TOGETHER = 2
"""Lines that must show two columns side by side, where there are more than a few."""
_FEW = 3


@dataclass(slots=True)
class Column:
    """A column to be: how far its entries reach, and in which lines it has one."""

    left: float
    right: float
    members: set[int] = field(default_factory=set)


def least_gap(blank: float) -> float:
    """In sizes of the font: the gap from which on two pieces stand in two columns."""
    return max(_NARROWEST, _OVER_BLANK * blank)


def columns_of(found: Sequence[Line], gap: float) -> list[Column]:
    """Columns from the left: narrow entries make them.

    A wide entry that would join two makes them one only where they are never seen side by side.

    Args:
        gap: in sizes of the font, see `least_gap`.
    """
    entries = [(part, number) for number, line in enumerate(found) for part in segments(line, gap)]
    together = _TOGETHER if len(found) > _FEW else 1
    made: list[Column] = []
    for part, number in sorted(entries, key=lambda entry: (entry[0].right - entry[0].left, entry[1], entry[0].left)):
        met = [column for column in made if _meets(column, part)]
        if len(met) > 1 and _seen_together(met, together):
            continue
        for column in met[1:]:
            made.remove(column)
            met[0].left, met[0].right = min(met[0].left, column.left), max(met[0].right, column.right)
            met[0].members |= column.members
        if met:
            met[0].left, met[0].right = min(met[0].left, part.left), max(met[0].right, part.right)
            met[0].members.add(number)
        else:
            made.append(Column(part.left, part.right, {number}))
    return sorted(made, key=lambda column: column.left)


def separators(made: Sequence[Column]) -> list[float]:
    """Half-way between each two columns."""
    return [(left.right + right.left) / 2 for left, right in pairwise(made)]


def _meets(column: Column, part: Segment) -> bool:
    return min(column.right, part.right) - max(column.left, part.left) > 0.1 * part.size


def _seen_together(met: Sequence[Column], often: int) -> bool:
    return any(len(one.members & other.members) >= often for place, one in enumerate(met) for other in met[place + 1 :])
