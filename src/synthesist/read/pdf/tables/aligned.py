"""Cells of a table whose columns only the alignment of its words tells."""

from collections.abc import Sequence

from synthesist.read.pdf.tables.columns import Column, columns_of
from synthesist.read.pdf.tables.grid import Laid
from synthesist.read.pdf.tables.headers import header_end, header_rows
from synthesist.read.pdf.tables.lines import Line, Piece, lines, segment, segments
from synthesist.read.pdf.tables.model import FoundCell
from synthesist.read.pdf.tables.numbers import is_number, leading_columns, leading_rows
from synthesist.read.pdf.tables.rows import Entry, Row, parted
from synthesist.read.pdf.tables.ruling import Frame
from synthesist.read.pdf.tables.spans import spanning, widened
from synthesist.read.pdf.tables.wrapping import rows_of

_ERROR = ("±", "+/-", "+−")


def from_alignment(frame: Frame, found: Sequence[Piece], gap: float) -> Laid:
    """Cells by lines and by columns that the words themselves make.

    Args:
        gap: sizes of the font from which on two pieces stand apart.
    """
    drawn = lines(found)
    made = table_columns(drawn, frame, gap)
    if len(made) < 2:  # noqa: PLR2004
        return Laid((), 0, 0)
    rows, count = _rows(drawn, made, frame, gap)
    named = _named_once(rows[:count], made)
    if 1 < len(named) < len(made):
        made = named
        rows, count = _rows(drawn, made, frame, gap)
    return _laid(rows, len(made), count)


def _rows(drawn: Sequence[Line], made: Sequence[Column], frame: Frame, gap: float) -> tuple[list[Row], int]:
    """Rows with their parts in columns, and how many of them are header."""
    baselines = [_baseline(line) for line in drawn]
    end = header_end(frame.levels, baselines)
    opening = _opening(drawn, baselines, made, gap, end)
    breaks = [rule.at for rule in frame.horizontals]
    above = [parted(line, made, gap, is_header=place + 1 < opening) for place, line in enumerate(drawn[:opening])]
    head = rows_of(spanning(above, made, frame.horizontals), breaks, is_header=True)
    below = [_titled(parted(line, made, gap, is_header=False), made) for line in drawn[opening:]]
    rows = [*head, *rows_of(below, breaks, levels=frame.levels)]
    count = header_rows(rows, len(made), end)
    following: list[Row | None] = [*rows[1:count], None]
    across = 0.9 * (frame.box.right - frame.box.left)
    short = [rule for rule in frame.horizontals if rule.end - rule.start < across]
    rows[:count] = [
        widened(row, made, [r for r in short if row.baselines[-1] < r.at < _next(rows, place)], following[place])
        for place, row in enumerate(rows[:count])
    ]
    return rows, count


def _named_once(head: Sequence[Row], made: Sequence[Column]) -> list[Column]:
    """Columns, those as one that the lowest row of the header gives one name: stretched blanks parted them."""
    names: dict[int, Entry] = {}
    for row in head:
        for entry in row.entries:
            names |= dict.fromkeys(range(entry.column, entry.column + entry.span), entry)
    kept: list[Column] = []
    for place, column in enumerate(made):
        name = names.get(place)
        if kept and name is not None and name is names.get(place - 1):
            kept[-1] = Column(kept[-1].left, column.right, kept[-1].members | column.members)
        else:
            kept.append(column)
    return kept


def table_columns(drawn: Sequence[Line], frame: Frame, gap: float) -> list[Column]:
    """Columns by the lines below the header where a rule closes one, else by all; an error belongs to its value."""
    baselines = [_baseline(line) for line in drawn]
    end = header_end(frame.levels, baselines)
    told = [line for line, at in zip(drawn, baselines, strict=True) if end is None or at > end]
    made = columns_of([line for line in told if len(segments(line, gap)) > 1], gap)
    if end is not None:
        above = [line for line, at in zip(drawn, baselines, strict=True) if at <= end]
        made = _with_empty(made, above, gap)
    return _without_errors(made, told)


def _with_empty(made: list[Column], above: Sequence[Line], gap: float) -> list[Column]:
    """Columns that the header names and in which nothing stands, beside the others."""
    added = list(made)
    for line in above[-1:]:
        for part in segments(line, gap):
            if all(part.right < column.left or part.left > column.right for column in added):
                added.append(Column(part.left, part.right, {-1}))
    return sorted(added, key=lambda column: column.left)


def _without_errors(made: list[Column], told: Sequence[Line]) -> list[Column]:
    """Columns, those joined to the one before that hold nothing but what follows a plus-minus sign."""
    kept: list[Column] = []
    for column in made:
        inside = [
            next((piece for piece in line if column.left - 1 <= piece.middle <= column.right + 1), None)
            for line in told
        ]
        first = [piece.text for piece in inside if piece]
        if kept and first and all(text.startswith(_ERROR) for text in first):
            kept[-1] = Column(kept[-1].left, column.right, kept[-1].members | column.members)
        else:
            kept.append(column)
    return kept


def _titled(row: Row, made: Sequence[Column]) -> Row:
    """A line with one text in the middle of the table, as the title of a group: it spans all columns."""
    if len(row.entries) != 1 or row.entries[0].column == 0 or is_number(row.entries[0].text):
        return row
    part = segment(row.entries[0].pieces)
    if (
        abs(part.left - made[row.entries[0].column].left) < 1
        or abs(part.middle - (made[0].left + made[-1].right) / 2) > 2 * part.size
    ):
        return row
    return Row([Entry(0, len(made), list(part.pieces))], row.baselines, row.top, row.bottom, row.size, is_spanned=True)


def _opening(
    drawn: Sequence[Line], baselines: Sequence[float], made: Sequence[Column], gap: float, end: float | None
) -> int:
    """How many lines the header takes before rows are made: to its rule, else to the first line with numbers."""
    if end is not None:
        return sum(at <= end for at in baselines)
    rows = [parted(line, made, gap, is_header=True) for line in drawn]
    texts = [[row.text(column) for column in range(len(made))] for row in rows]
    return leading_rows(texts, most=6)


def _baseline(line: Line) -> float:
    return max(line, key=lambda piece: piece.size).baseline


def _next(rows: Sequence[Row], place: int) -> float:
    return rows[place + 1].baselines[0] if place + 1 < len(rows) else float("inf")


def _laid(rows: Sequence[Row], width: int, count: int) -> Laid:
    cells = []
    for place, row in enumerate(rows):
        by_column: dict[int, list[Entry]] = {}
        for entry in row.entries:
            by_column.setdefault(entry.column, []).append(entry)
        for column, entries in sorted(by_column.items()):
            words = tuple(word for entry in entries for piece in entry.pieces for word in piece.words)
            span = min(max(entry.span for entry in entries), width - column)
            deep = min(max(entry.depth for entry in entries), len(rows) - place)
            cells.append(FoundCell(place, column, words, deep, span, place < count))
    texts = [[row.text(column) for column in range(width)] for row in rows[count:]]
    return Laid(tuple(_without_overlaps(cells)), count, leading_columns(texts))


def _without_overlaps(cells: Sequence[FoundCell]) -> list[FoundCell]:
    """Spans cut back where the next cell of the row begins."""
    kept: list[FoundCell] = []
    for cell in cells:
        last = kept[-1] if kept else None
        if last and last.row == cell.row and last.column + last.column_span > cell.column:
            kept[-1] = last._replace(column_span=max(1, cell.column - last.column))
        kept.append(cell)
    return kept
