"""Which columns the headings of a table span, where no mesh of lines says it."""

from collections.abc import Sequence
from itertools import pairwise

from synthesist.read.pdf.page import Rule
from synthesist.read.pdf.tables.columns import Column
from synthesist.read.pdf.tables.lines import Segment, segment
from synthesist.read.pdf.tables.rows import Entry, Row

_EDGES = ("middle", "left", "right")
_OFF_CENTRE = 0.12
_OFF = 0.75
"""Sizes of the font by which a heading may miss the edge or the middle of its columns."""


def widened(row: Row, made: Sequence[Column], rules: Sequence[Rule], below: Row | None) -> Row:
    """A row of the header whose headings span what they stand over: as rules say, as all of them fit, or each alone.

    Args:
        rules: short horizontals between this row and the next one.
        below: the next row of the header; None for the last one.
    """
    if below is None:
        return row
    entries = _by_rules(row, made, rules) or _fitted(row, made, below) or _alone(row, made, below)
    spanned = any(entry.span > 1 for entry in entries)
    return Row(_apart(entries), row.baselines, row.top, row.bottom, row.size, spanned)


def spanning(found: Sequence[Row], made: Sequence[Column], rules: Sequence[Rule]) -> list[Row]:
    """Lines of a header, those widened that stand over several columns of the next one: they are rows of their own."""
    told = list(found)
    for place, (row, below) in enumerate(pairwise(found)):
        between = [rule for rule in rules if row.baselines[-1] < rule.at < below.baselines[0]]
        entries = _by_rules(row, made, between) or _fitted(row, made, below, ("middle",))
        if any(entry.span > 1 for entry in entries) and not _are_flush(entries, made):
            told[place] = Row(_apart(entries), row.baselines, row.top, row.bottom, row.size, is_spanned=True)
    return told


def _are_flush(entries: Sequence[Entry], made: Sequence[Column]) -> bool:
    """Whether all headings start where their first columns do: first lines of headings that wrap do so too."""
    wide = [entry for entry in entries if entry.depth == 1 and entry.column]
    return all(abs(segment(entry.pieces).left - made[entry.column].left) < 1.5 for entry in wide)  # noqa: PLR2004


def _by_rules(row: Row, made: Sequence[Column], rules: Sequence[Rule]) -> list[Entry]:
    """Headings over the columns that the rule below each of them covers; none where a rule runs below two of them."""
    entries = []
    used: set[Rule] = set()
    for entry in row.entries:
        middle = segment(entry.pieces).middle
        under = [rule for rule in rules if rule.start - 2 <= middle <= rule.end + 2]
        if entry.depth > 1 or not under:
            entries.append(entry)
            continue
        rule = min(under, key=lambda rule: rule.end - rule.start)
        covered = [
            place
            for place, column in enumerate(made)
            if min(column.right, rule.end) - max(column.left, rule.start) > 0.5 * (column.right - column.left)
        ]
        if rule in used or not covered:
            return []
        used.add(rule)
        entries.append(Entry(covered[0], covered[-1] - covered[0] + 1, entry.pieces, entry.depth))
    return entries if used else []


def _fitted(row: Row, made: Sequence[Column], below: Row, edges: Sequence[str] = _EDGES) -> list[Entry]:
    """Headings that together cover all columns but the first, all of them centred, or flush left, or flush right."""
    deep = [entry for entry in row.entries if entry.depth > 1 or entry.column + entry.span <= 1]
    free = [entry for entry in row.entries if entry not in deep]
    taken = {column for entry in deep for column in range(entry.column, entry.column + entry.span)} | {0}
    columns = [column for column in range(len(made)) if column not in taken]
    if not free or len(free) >= len(columns) or not set(columns) <= below.columns:
        return []
    if columns != list(range(columns[0], columns[-1] + 1)):
        return []
    fits = [_partition(free, columns, made, edge) for edge in edges]
    cost, ends = min(fits)
    if cost > _OFF * free[0].pieces[0].size * len(free):
        return []
    starts = [columns[0], *(end + 1 for end in ends[:-1])]
    fitted = [Entry(start, end - start + 1, e.pieces) for e, start, end in zip(free, starts, ends, strict=True)]
    return sorted([*deep, *fitted], key=lambda entry: entry.column)


def _partition(
    free: Sequence[Entry], columns: Sequence[int], made: Sequence[Column], edge: str
) -> tuple[float, tuple[int, ...]]:
    """Cheapest way to part columns among headings: how far their edges are off in all, and each one's last column."""
    parts = [segment(entry.pieces) for entry in free]
    best: dict[int, tuple[float, tuple[int, ...]]] = {columns[0] - 1: (0.0, ())}
    for part in parts:
        following: dict[int, tuple[float, tuple[int, ...]]] = {}
        for before, (cost, ends) in best.items():
            for last in range(before + 1, columns[-1] + 1):
                more = cost + _off(part, made[before + 1], made[last], edge)
                following[last] = min(following.get(last, (float("inf"), ())), (more, (*ends, last)))
        best = following
    return best.get(columns[-1], (float("inf"), ()))


def _off(part: Segment, first: Column, last: Column, edge: str) -> float:
    if edge == "left":
        return abs(part.left - first.left)
    if edge == "right":
        return abs(part.right - last.right)
    return abs(part.middle - (first.left + last.right) / 2)


def _alone(row: Row, made: Sequence[Column], below: Row) -> list[Entry]:
    """Headings each over the columns whose middle is its own."""
    taken = [entry.column for entry in row.entries] + [len(made)]
    entries = []
    for place, entry in enumerate(row.entries):
        first = row.entries[place - 1].column + row.entries[place - 1].span if place else 0
        if entry.depth > 1:
            entries.append(entry)
            continue
        part = segment(entry.pieces)
        trimmed = _trimmed(entry, part, made)
        entries.append(_centred(trimmed, part.middle, made, (first, taken[place + 1]), below) or trimmed)
    return entries


def _centred(entry: Entry, middle: float, made: Sequence[Column], room: tuple[int, int], below: Row) -> Entry | None:
    """The run of columns around an entry whose middle is its own; None where none fits."""
    options = []
    for first in range(room[0], entry.column + 1):
        for last in range(entry.column + entry.span - 1, room[1]):
            if (first == 0 < entry.column) or not set(range(first, last + 1)) <= below.columns | {entry.column}:
                continue
            width = made[last].right - made[first].left
            off = abs((made[last].right + made[first].left) / 2 - middle) / max(width, 1.0)
            options.append((off > _OFF_CENTRE, last - first, off, first))
    is_off, more, _, first = min(options, default=(True, 0, 0.0, 0))
    return None if is_off else Entry(first, more + 1, entry.pieces, entry.depth)


def _trimmed(entry: Entry, part: Segment, made: Sequence[Column]) -> Entry:
    """An entry without the columns at its ends of which it covers but a little."""
    first, last = entry.column, entry.column + entry.span - 1
    while last > first and not _covers(part, made[first]):
        first += 1
    while last > first and not _covers(part, made[last]):
        last -= 1
    return Entry(first, last - first + 1, entry.pieces, entry.depth)


def _covers(part: Segment, column: Column) -> bool:
    shared = min(part.right, column.right) - max(part.left, column.left)
    return shared > 0.5 * (column.right - column.left)


def _apart(entries: list[Entry]) -> list[Entry]:
    """Entries cut back where two claim one column."""
    kept: list[Entry] = []
    for entry in entries:
        start = max(entry.column, kept[-1].column + kept[-1].span) if kept else entry.column
        kept.append(Entry(start, max(1, entry.column + entry.span - start), entry.pieces, entry.depth))
    return kept
