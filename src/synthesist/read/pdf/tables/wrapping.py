"""Lines of a table to rows: where a cell wraps, several lines are one row."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from synthesist.read.pdf.tables.lines import Piece
from synthesist.read.pdf.tables.numbers import is_number
from synthesist.read.pdf.tables.rows import Entry, Row

_OVERLAP = 0.75
"""Sizes of the font: baselines nearer than this belong to one row."""
_APART = 1.12
"""A pitch this much above the next smaller one is that of rows, the smaller one the leading of a cell."""
_FEWEST_BANDS = 3
_BULLETS = frozenset("-–•▪◦·*")
_OPEN_ENDS = frozenset(
    {"of", "the", "and", "or", "with", "for", "in", "to", "by", "a", "an", "from", "on", "per", "vs."}
)


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
