"""Rows of cells that may span others, as files in markup have them, laid out in rows and columns."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from synthesist.read.composing import Entry, Run

WIDEST = 500
"""Columns of a table; what stands further right is left out."""

LONGEST = 20_000
"""Rows of a table; what stands below is left out."""

_NUMERIC = re.compile(
    r"[^\w]*(?:[pnP]\s*[=<>]\s*)?[<>≤≥~≈±+\-−–]?\s*[.·]?\d.*|[-–—−.*†]+|n\.?[sadr]\.?|N/?A", re.DOTALL
)
_MOSTLY = 0.5
_TALLEST_HEAD = 3


@dataclass(frozen=True, slots=True)
class Given:
    """A cell as it stands in its row.

    Attributes:
        is_strong: whether all of it is set in bold.
        column: where the file says it, counted from 0.
    """

    runs: tuple[Run, ...]
    row_span: int = 1
    column_span: int = 1
    is_header: bool = False
    is_strong: bool = False
    column: int | None = None

    @property
    def text(self) -> str:
        """Its text on one line."""
        return " ".join("".join(run.text for run in self.runs).split())


@dataclass(frozen=True, slots=True)
class Grid:
    """A table laid out, with the rows at its top and the columns at its left that name the others."""

    entries: tuple[Entry, ...]
    header_rows: int
    header_columns: int


def laid_out(rows: Sequence[Sequence[Given]], head: int = 0) -> Grid:
    """Each cell in the first free place of its row.

    Args:
        head: rows of the header, where the file says it; told by the cells otherwise.
    """
    rows = rows[:LONGEST]
    head = head or _told_head(rows)
    entries = _placed(rows, head)
    return Grid(entries, head, _naming_columns(entries, head))


def span(text: str | None) -> int:
    """A number of rows or columns as a file gives it; one where it gives none that can be."""
    digits = (text or "").strip()
    return max(1, min(int(digits), WIDEST)) if re.fullmatch(r"[0-9]{1,6}", digits) else 1


def _placed(rows: Sequence[Sequence[Given]], head: int) -> tuple[Entry, ...]:
    entries: list[Entry] = []
    free_from = [0] * WIDEST
    for row, cells in enumerate(rows):
        column = 0
        for cell in cells:
            column = column if cell.column is None else max(column, cell.column)
            while column < WIDEST and free_from[column] > row:
                column += 1
            if column >= WIDEST:
                break
            width = min(cell.column_span, WIDEST - column)
            height = min(cell.row_span, len(rows) - row)
            free_from[column : column + width] = [row + height] * width
            entries.append(Entry(row, column, cell.runs, height, width, cell.is_header or row < head))
            column += width
    return tuple(entries)


def _told_head(rows: Sequence[Sequence[Given]]) -> int:
    """Rows at the top that are marked as headers, else a first row in bold, else words over numbers."""
    head = 0
    for cells in rows[:-1]:
        if not cells or not all(cell.is_header or not cell.text for cell in cells):
            break
        if not any(cell.text for cell in cells) or (head and _is_divider(cells)):
            break
        head += 1
    if not head and len(rows) > 1:
        filled = [cell for cell in rows[0] if cell.text]
        head = int(len(filled) > 1 and all(cell.is_strong for cell in filled)) or _wordy_head(rows)
    return head


def _is_divider(cells: Sequence[Given]) -> bool:
    """Whether a row has one text over all columns, which names the rows below it."""
    return sum(bool(cell.text) for cell in cells) == 1 and (len(cells) == 1 or cells[0].column_span > 1)


def _wordy_head(rows: Sequence[Sequence[Given]]) -> int:
    """Rows of words over rows of numbers; none where there are more of them than headers have."""
    for place, cells in enumerate(rows[: _TALLEST_HEAD + 1]):
        values = [cell.text for cell in cells[1:] if cell.text]
        numeric = sum(bool(_NUMERIC.fullmatch(text)) for text in values)
        if place and _is_divider(cells):
            return place
        if values and numeric >= _MOSTLY * len(values):
            return place
        if numeric or not any(cell.text for cell in cells):
            return 0
    return 0


def _naming_columns(entries: Iterable[Entry], head: int) -> int:
    """Columns at the left whose cells are headers; else the first, where it has words and others have numbers."""
    columns: dict[int, list[Entry]] = {}
    for entry in entries:
        if entry.row >= head:
            columns.setdefault(entry.column, []).append(entry)
    marked = 0
    while columns.get(marked) and all(entry.is_header for entry in columns[marked]) and marked + 1 < len(columns):
        marked += 1
    if marked:
        return marked
    shares = {column: _numeric_share(cells) for column, cells in columns.items()}
    others = [share for column, share in shares.items() if column and share is not None]
    own = shares.get(0)
    return int(own is not None and own < _MOSTLY and any(share >= _MOSTLY for share in others))


def _numeric_share(cells: Iterable[Entry]) -> float | None:
    texts = ["".join(run.text for run in cell.runs).strip() for cell in cells if cell.column_span == 1]
    filled = [text for text in texts if text]
    return sum(bool(_NUMERIC.fullmatch(text)) for text in filled) / len(filled) if filled else None
