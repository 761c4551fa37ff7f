"""Drawn lines to frames: where rules say that a table may stand, and how they part it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from synthesist.read.pdf.page import Rule
from synthesist.records.reading import Box

_NEAR = 3.0
"""Points by which lines that meet may miss each other."""
_ALIKE = 3.0
"""Points by which the ends of rules of one table may differ."""
_SHORT = 6.0
_MANY = 4000
"""More pieces of rules than this are a drawing; so are more rules than `_MANY_JOINED` of one direction."""
_MANY_JOINED = 400


class Frame(NamedTuple):
    """A region that rules mark out, with the rules in it.

    Attributes:
        horizontals: of any length inside, from the top.
        verticals: from the left.
        levels: distances from the page's top of the rules that run all across.
        is_boxed: whether verticals stand at both sides.
    """

    box: Box
    horizontals: tuple[Rule, ...]
    verticals: tuple[Rule, ...]
    levels: tuple[float, ...]
    is_boxed: bool


class Ruling(NamedTuple):
    """All rules of a page, pieces of one line joined."""

    horizontals: tuple[Rule, ...]
    verticals: tuple[Rule, ...]


def ruling(rules: Iterable[Rule]) -> Ruling:
    """Rules by direction, collinear pieces joined and short ones left out."""
    kept = [rule for rule in rules if rule.end > rule.start]
    if len(kept) > _MANY:
        return Ruling((), ())
    horizontals = joined([rule for rule in kept if rule.is_horizontal])
    verticals = joined([rule for rule in kept if not rule.is_horizontal])
    found = Ruling(
        tuple(rule for rule in horizontals if rule.end - rule.start >= _SHORT),
        tuple(rule for rule in verticals if rule.end - rule.start >= _SHORT),
    )
    return found if max(map(len, found)) <= _MANY_JOINED else Ruling((), ())


def joined(rules: Sequence[Rule], gap: float = 2.0) -> list[Rule]:
    """Pieces of one line as one rule, by place and start; what is drawn twice counts once."""
    levels: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        if levels and rule.at - levels[-1][-1].at <= 1.0 and rule.at - levels[-1][0].at <= 2.5:  # noqa: PLR2004
            levels[-1].append(rule)
        else:
            levels.append([rule])
    return [rule for level in levels for rule in _chained(level, gap)]


def _chained(level: list[Rule], gap: float) -> list[Rule]:
    chained: list[Rule] = []
    for rule in sorted(level, key=lambda rule: (rule.start, rule.end)):
        if chained and rule.start <= chained[-1].end + gap:
            chained[-1] = chained[-1]._replace(end=max(chained[-1].end, rule.end))
        else:
            chained.append(rule)
    return chained


def grids(found: Ruling) -> list[Frame]:
    """Frames of horizontals and verticals that meet; at least two of the one and one of the other."""
    groups = _connected(found)
    frames = [_frame(horizontals, verticals) for horizontals, verticals in groups]
    return [frame for frame in frames if frame and len(frame.horizontals) > 1]


def stacks(found: Ruling) -> list[tuple[Rule, ...]]:
    """Horizontals that start and end alike, one above the other, at least two; each from the top."""
    groups: list[list[Rule]] = []
    for rule in sorted(found.horizontals, key=lambda rule: rule.at):
        home = next((group for group in groups if _is_alike(group[-1], rule)), None)
        if home:
            home.append(rule)
        else:
            groups.append([rule])
    return [tuple(group) for group in groups if len(group) > 1]


def within(found: Ruling, box: Box) -> Ruling:
    """The rules that stand inside a region."""
    return Ruling(
        tuple(
            rule
            for rule in found.horizontals
            if box.top - _NEAR <= rule.at <= box.bottom + _NEAR
            and rule.start >= box.left - _ALIKE
            and rule.end <= box.right + _ALIKE
        ),
        tuple(
            rule
            for rule in found.verticals
            if box.left - _NEAR <= rule.at <= box.right + _NEAR
            and rule.start >= box.top - _ALIKE
            and rule.end <= box.bottom + _ALIKE
        ),
    )


def framed(found: Ruling, box: Box) -> Frame:
    """A region as a frame with the rules that stand in it."""
    inside = within(found, box)
    across = 0.9 * (box.right - box.left)
    levels = tuple(rule.at for rule in inside.horizontals if rule.end - rule.start >= across)
    edges = [rule.at for rule in inside.verticals if rule.end - rule.start >= 0.8 * (box.bottom - box.top)]
    is_boxed = bool(edges) and min(edges) <= box.left + _NEAR and max(edges) >= box.right - _NEAR
    return Frame(box, inside.horizontals, inside.verticals, levels, is_boxed)


def _is_alike(one: Rule, other: Rule) -> bool:
    return abs(one.start - other.start) <= _ALIKE and abs(one.end - other.end) <= _ALIKE


def _frame(horizontals: list[Rule], verticals: list[Rule]) -> Frame | None:
    if not horizontals or not verticals:
        return None
    box = Box(
        min(*(rule.start for rule in horizontals), *(rule.at for rule in verticals)),
        min(*(rule.at for rule in horizontals), *(rule.start for rule in verticals)),
        max(*(rule.end for rule in horizontals), *(rule.at for rule in verticals)),
        max(*(rule.at for rule in horizontals), *(rule.end for rule in verticals)),
    )
    return framed(Ruling(tuple(horizontals), tuple(verticals)), box)


def _connected(found: Ruling) -> list[tuple[list[Rule], list[Rule]]]:
    """Rules that meet, group by group."""
    parents = list(range(len(found.horizontals) + len(found.verticals)))
    offset = len(found.horizontals)
    for place, horizontal in enumerate(found.horizontals):
        for other, vertical in enumerate(found.verticals):
            if _meet(horizontal, vertical):
                parents[_root(parents, place)] = _root(parents, offset + other)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = defaultdict(lambda: ([], []))
    for place, rule in enumerate((*found.horizontals, *found.verticals)):
        groups[_root(parents, place)][0 if rule.is_horizontal else 1].append(rule)
    return list(groups.values())


def _root(parents: list[int], place: int) -> int:
    while parents[place] != place:
        parents[place] = parents[parents[place]]
        place = parents[place]
    return place


def _meet(horizontal: Rule, vertical: Rule) -> bool:
    return (
        horizontal.start - _NEAR <= vertical.at <= horizontal.end + _NEAR
        and vertical.start - _NEAR <= horizontal.at <= vertical.end + _NEAR
    )


def distinct(levels: Iterable[float], apart: float = 2.0) -> list[float]:
    """Values in order, those nearer than `apart` as one."""
    kept: list[float] = []
    for level in sorted(levels):
        if not kept or level - kept[-1] > apart:
            kept.append(level)
    return kept


def bands(levels: Sequence[float]) -> list[tuple[float, float]]:
    """From each level to the next."""
    return list(pairwise(levels))
