"""Lines of a table to rows: where a cell wraps, several lines are one row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from synthesist.read.pdf.tables.columns import Column, separators
from synthesist.read.pdf.tables.lines import Line, Piece, Segment, segment, segments
from synthesist.read.pdf.tables.numbers import is_number

_OVERLAP = 0.75
"""Sizes of the font: baselines nearer than this belong to one row."""
_APART = 1.12
"""A pitch this much above the next smaller one is that of rows, the smaller one the leading of a cell."""
_FEWEST_BANDS = 3
_AROUND = 1.5
"""Sizes of the font: how far from where columns part two cells may touch."""
_BULLETS = frozenset("-–•▪◦·*")
_OPEN_ENDS = frozenset(
    {"of", "the", "and", "or", "with", "for", "in", "to", "by", "a", "an", "from", "on", "per", "vs."}
)


@dataclass(slots=True)
class Entry:
    """What one line holds in one column, or across several of them; `depth` is the number of rows that it names."""

    column: int
    span: int
    pieces: list[Piece]
    depth: int = 1

    @property
    def text(self) -> str:
        """As read."""
        return " ".join(piece.text for piece in self.pieces)


@dataclass(slots=True)
class Row:
    """Lines that make one row.

    Attributes:
        entries: by line, then from the left.
        baselines: of its lines, from the top.
        top: of its first line; `bottom` of its last.
    """

    entries: list[Entry]
    baselines: list[float]
    top: float
    bottom: float
    size: float
    is_spanned: bool = field(default=False)

    @property
    def columns(self) -> set[int]:
        """In which it has something."""
        return {column for entry in self.entries for column in range(entry.column, entry.column + entry.span)}

    def text(self, column: int) -> str:
        """What stands in one column, its lines joined."""
        return " ".join(entry.text for entry in self.entries if entry.column == column)

    def joined(self, other: "Row") -> "Row":
        """This one with the lines of the next."""
        return Row(
            self.entries + other.entries,
            self.baselines + other.baselines,
            min(self.top, other.top),
            max(self.bottom, other.bottom),
            max(self.size, other.size),
            self.is_spanned or other.is_spanned,
        )


def parted(line: Line, made: Sequence[Column], gap: float, *, is_header: bool) -> Row:
    """A line with each of its parts in its column.

    Args:
        made: the columns from the left.
        gap: sizes of the font from which on two pieces stand apart.
        is_header: a part that runs over several columns is then their common heading and stays whole.
    """
    parts = segments(line, gap)
    entries: list[Entry] = []
    for part in parts:
        entry = _entry(list(part.pieces), made)
        if len(parts) == 1 and not is_header and _is_long_stub(part, made):
            entry = Entry(0, 1, list(part.pieces))
        if entry.span > 1 and not is_header and len(parts) > 1:
            entries += [_entry(share, made) for share in _cut(part, separators(made))]
        else:
            entries.append(entry)
    whole = segment(line)
    merged = _same_column(entries)
    spanned = any(entry.span > 1 for entry in merged)
    return Row(merged, [whole.baseline], whole.top, whole.bottom, whole.size, spanned)


def rows_of(
    found: Sequence[Row], breaks: Sequence[float], *, is_header: bool = False, levels: Sequence[float] = ()
) -> list[Row]:
    """Rows of one line each, joined where a cell wraps.

    Args:
        breaks: heights at which a rule parts rows for certain.
        levels: of rules that run all across; where each row has one below it, what stands between two is one row.
    """
    if not found:
        return []
    found = _lifted(found, breaks, is_header=is_header)
    pitches = [below.baselines[0] - above.baselines[-1] for above, below in pairwise(found)]
    tight = _tight(pitches, found[0].size)
    rights = _rights(found)
    is_ruled = _has_rule_a_row(found, levels)
    rows = [found[0]]
    for row, pitch in zip(found[1:], pitches, strict=True):
        last = rows[-1]
        is_broken = any(last.baselines[-1] < at < row.baselines[0] for at in breaks)
        goes_on = (is_ruled and not _numbers_clash(last, row)) or _continues(
            last, row, pitch, tight, rights, is_header=is_header
        )
        if goes_on and not is_broken:
            rows[-1] = last.joined(row)
        else:
            rows.append(row)
    return rows


def _has_rule_a_row(found: Sequence[Row], levels: Sequence[float]) -> bool:
    """Whether rules part all rows: three bands at least, some of one line, and none with one number below another."""
    bands: dict[int, list[Row]] = {}
    for row in found:
        bands.setdefault(sum(level <= row.baselines[0] for level in levels), []).append(row)
    if len(bands) < _FEWEST_BANDS or min(len(rows) for rows in bands.values()) > 1:
        return False
    if any(len(rows) > 1 and all(row.columns == rows[0].columns for row in rows) for rows in bands.values()):
        return False
    return not any(_numbers_clash(above, below) for rows in bands.values() for above, below in pairwise(rows))


def _lifted(found: Sequence[Row], breaks: Sequence[float], *, is_header: bool) -> list[Row]:
    """What stands half-way between two rows names both: it goes to the upper one."""
    kept = [found[0]]
    for place in range(1, len(found)):
        row, below = found[place], found[place + 1] if place + 1 < len(found) else None
        if below and _is_between(kept[-1], row, below, breaks, is_header=is_header):
            deep = [Entry(entry.column, entry.span, entry.pieces, 2) for entry in row.entries]
            entries = sorted(kept[-1].entries + deep, key=lambda entry: entry.column)
            last = kept[-1]
            kept[-1] = Row(entries, last.baselines, last.top, last.bottom, last.size, last.is_spanned)
        else:
            kept.append(row)
    return kept


def _is_between(above: Row, row: Row, below: Row, breaks: Sequence[float], *, is_header: bool) -> bool:
    near = _OVERLAP * row.size
    if row.baselines[0] - above.baselines[-1] > near or below.baselines[0] - row.baselines[0] > near:
        return False
    if row.columns & (above.columns | below.columns):
        return False
    if any(above.baselines[-1] < at < below.baselines[0] for at in breaks):
        return True
    if is_header:
        return above.is_spanned or len(above.entries) < len(below.entries)
    return _numbers_clash(above, below)


def _continues(
    last: Row, row: Row, pitch: float, tight: float, rights: Mapping[int, float], *, is_header: bool
) -> bool:
    if pitch < _OVERLAP * row.size:
        return not (is_header and (last.is_spanned or row.is_spanned))
    if _numbers_clash(last, row):
        return False
    if is_header:
        return not last.is_spanned and not row.is_spanned and pitch <= max(tight, 1.4 * row.size)
    if last.is_spanned or row.is_spanned:
        return False
    if tight and pitch <= tight:
        return 0 not in row.columns or row.columns < last.columns or last.columns < row.columns or _is_open(last, row)
    return _wraps(last, row, rights)


def _tight(pitches: Sequence[float], size: float) -> float:
    """The greatest pitch that is still leading inside of a cell; 0 where all pitches are alike."""
    told = sorted(pitch for pitch in pitches if pitch >= _OVERLAP * size)
    for below, above in pairwise(told):
        if above > _APART * below:
            return (above + below) / 2
    return 0.0


def _numbers_clash(last: Row, row: Row) -> bool:
    """Whether a column has a number in both: numbers do not wrap."""
    shared = (last.columns & row.columns) - {0}
    return any(is_number(last.text(column)) and is_number(row.text(column)) for column in shared)


def _is_open(last: Row, row: Row) -> bool:
    """Whether the text of a shared column goes on in the next line."""
    return any(_goes_on(last.text(column), row.text(column)) for column in last.columns & row.columns)


def _goes_on(above: str, below: str) -> bool:
    if not above or not below or is_number(below):
        return False
    return above.endswith(("-", ",", "/", "(", "‐")) or above.rsplit(" ", 1)[-1] in _OPEN_ENDS or below[:1].islower()


def _wraps(last: Row, row: Row, rights: Mapping[int, float]) -> bool:
    """Whether a line goes on with the cells of the one above, where pitch does not tell."""
    if not row.columns or not row.columns <= last.columns:
        return False
    if any(is_number(row.text(column)) for column in row.columns):
        return False
    if row.columns == {0}:
        return _goes_on(last.text(0), row.text(0))
    if 0 in row.columns:
        return False
    if all(_goes_on(last.text(column), row.text(column)) for column in row.columns):
        return True
    return all(_is_full(last, row, column, rights) for column in row.columns) and any(
        len(_lowest(last, column)) > 1 for column in row.columns
    )


def _is_full(last: Row, row: Row, column: int, rights: Mapping[int, float]) -> bool:
    """Whether the first word below would not have fitted into the last line above, or begins an item of a list."""
    above, below = _lowest(last, column), _lowest(row, column)
    if not above or not below:
        return False
    return below[0].text in _BULLETS or above[-1].right + below[0].right - below[0].left > rights.get(column, 0.0)


def _lowest(row: Row, column: int) -> list[Piece]:
    """The last line of what stands in a column."""
    return next((entry.pieces for entry in reversed(row.entries) if entry.column == column), [])


def _rights(found: Sequence[Row]) -> dict[int, float]:
    """How far the entries of each column reach."""
    reached: dict[int, float] = {}
    for entry in (entry for row in found for entry in row.entries if entry.span == 1):
        reached[entry.column] = max(reached.get(entry.column, 0.0), entry.pieces[-1].right)
    return reached


def _entry(share: list[Piece], made: Sequence[Column]) -> Entry:
    part = segment(share)
    covered = [place for place, column in enumerate(made) if _belongs(part, column)]
    if covered:
        return Entry(covered[0], covered[-1] - covered[0] + 1, share)
    nearest = min(range(len(made)), key=lambda place: _distance(part.middle, made[place]))
    return Entry(nearest, 1, share)


def _is_long_stub(part: Segment, made: Sequence[Column]) -> bool:
    """Whether a lone text is of the first column, though longer than the others there: it may only look like a span."""
    return len(made) > 1 and abs(part.left - made[0].left) < 1 and part.right < made[1].right


def _belongs(part: Segment, column: Column) -> bool:
    """Whether a part stands in a column: over much of it, or with much of itself."""
    shared = min(part.right, column.right) - max(part.left, column.left)
    return shared > 0.4 * (column.right - column.left) or shared > 0.5 * (part.right - part.left)


def _distance(middle: float, column: Column) -> float:
    return max(column.left - middle, middle - column.right, 0.0)


def _cut(part: Segment, cuts: Sequence[float]) -> list[list[Piece]]:
    """A part that came too near to its neighbour, cut at the widest gap near to where the columns part."""
    places = set()
    for cut in cuts:
        if not part.left < cut < part.right:
            continue
        gaps = [
            (right.left - left.right, -abs((right.left + left.right) / 2 - cut), place)
            for place, (left, right) in enumerate(pairwise(part.pieces), start=1)
            if abs((right.left + left.right) / 2 - cut) < _AROUND * part.size
        ]
        if gaps:
            places.add(max(gaps)[2])
    edges = [0, *sorted(places), len(part.pieces)]
    return [list(part.pieces[start:end]) for start, end in pairwise(edges)]


def _same_column(entries: list[Entry]) -> list[Entry]:
    merged: list[Entry] = []
    for entry in entries:
        if merged and merged[-1].column + merged[-1].span > entry.column:
            end = max(merged[-1].column + merged[-1].span, entry.column + entry.span)
            merged[-1] = Entry(merged[-1].column, end - merged[-1].column, merged[-1].pieces + entry.pieces)
        else:
            merged.append(entry)
    return merged
