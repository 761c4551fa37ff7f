"""A table as rows and columns with what heads each of them; spanning cells fill all the places that they cover."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from synthesist.records import Cell, Reading, Table

_NUMERIC = re.compile(
    r"[\s(\[<>≤≥~≈±−–+$€£-]*[\d.·,]*\d[\d.,·:%\s()\[\]±×x^/*†‡§¶#−–+<>=;-]*(?:[a-z]{1,3}|CI)?[\s)\]*†‡§¶#a-d]*"
)
UNITS = re.compile(r"units?[a-c*†]?(?: of measure(?:ment)?)?", re.IGNORECASE)
"""What stands above a column of units."""
_NOTHING = " \u00a0–—−-"
_FIGURES = 0.2
"""Share of cells with figures above which a column is no longer one of row heads."""
_DECIMAL = re.compile(r"\s*[-−–]?\d+[.·]\d")
_MOST_HEADS = 3
_FEW = 2
_EMPTY = re.compile(r"[\s–—−\-.…/]*|n\.?/?[ars]\.?|n\.?a\.?|NR|ND|nd|none|Ref(?:erence)?\.?", re.IGNORECASE)


@dataclass(frozen=True)
class Grid:
    """A table laid out.

    Attributes:
        cells: by row and column; a cell that spans is under each of its places.
        header_rows: rows at the top that name columns; `header_columns` likewise at the left.
    """

    text: str
    cells: Mapping[tuple[int, int], Cell]
    rows: int
    columns: int
    header_rows: int
    header_columns: int

    def at(self, row: int, column: int) -> str:
        """Text of the cell at a place; empty where there is none."""
        cell = self.cells.get((row, column))
        return self.text[cell.start : cell.end] if cell else ""

    @cached_property
    def body(self) -> tuple[int, ...]:
        """Rows below the header that hold more than their own heading."""
        return tuple(row for row in range(self.header_rows, self.rows) if not self.is_group(row))

    def column_heads(self, column: int) -> list[Cell]:
        """What stands above a column, from the top, each once; blanks left out."""
        return self._once(self.cells.get((row, column)) for row in range(self.header_rows))

    def row_heads(self, row: int) -> list[Cell]:
        """What names a row, from the left; an empty first head of several is that of the row above."""
        heads = []
        for column in range(self.header_columns):
            if column in self._unit_columns:
                continue
            cell = self.cells.get((row, column))
            if not self._is_told(cell) and (column < self.header_columns - 1 or self.header_columns == 1):
                cell = self._told_above.get((row, column))
            heads.append(cell)
        return self._once(heads)

    def group_heads(self, row: int) -> list[Cell]:
        """The nearest row above that heads the rows under it."""
        above = self._group_above.get(row)
        return [] if above is None else [cell for cell in self._row(above) if self._is_told(cell)][:1]

    @cached_property
    def _unit_columns(self) -> frozenset[int]:
        columns = range(self.header_columns)
        return frozenset(
            one for one in columns if any(UNITS.fullmatch(self.at(row, one).strip()) for row in range(self.header_rows))
        )

    @cached_property
    def _group_above(self) -> dict[int, int]:
        made, last = {}, None
        for row in range(self.header_rows, self.rows):
            if self.is_group(row):
                last = row
            elif last is not None:
                made[row] = last
        return made

    @cached_property
    def _told_above(self) -> dict[tuple[int, int], Cell]:
        """Of each place of a header column, the nearest cell above it that has text."""
        made: dict[tuple[int, int], Cell] = {}
        for column in range(self.header_columns):
            last: Cell | None = None
            for row in range(self.header_rows, self.rows):
                if last is not None:
                    made[row, column] = last
                cell = self.cells.get((row, column))
                last = cell if self._is_told(cell) else last
        return made

    def stub(self) -> str:
        """What stands above the row heads and says what they are."""
        texts = [self.at(row, column) for row in range(self.header_rows) for column in range(self.header_columns)]
        return next((text for text in reversed(texts) if text.strip()), "")

    def is_group(self, row: int) -> bool:
        """Whether a row below the header holds one text alone, or one text all over, and that is no figure."""
        told = [cell for cell in self._row(row) if self._is_told(cell)]
        texts = {self.text[cell.start : cell.end].strip() for cell in told}
        is_whole = len(told) == 1 or len(told) == self.columns > _FEW
        is_first = bool(told) and self.cells.get((row, 0)) == told[0]
        return len(texts) == 1 and is_whole and is_first and self.columns > 1 and not is_numeric(next(iter(texts)))

    def _row(self, row: int) -> list[Cell]:
        return self._once((self.cells.get((row, column)) for column in range(self.columns)), blanks=True)

    def _is_told(self, cell: Cell | None) -> bool:
        return cell is not None and bool(self.text[cell.start : cell.end].strip(_NOTHING))

    def _once(self, cells: Iterable[Cell | None], *, blanks: bool = False) -> list[Cell]:
        kept: list[Cell] = []
        for cell in cells:
            if cell is not None and cell not in kept and (blanks or self._is_told(cell)):
                kept.append(cell)
        return kept


def laid_out(reading: Reading, table: Table) -> Grid:
    """The table's grid; a header that its file does not mark is found by where figures begin."""
    cells = {
        (row, column): cell
        for cell in table.cells
        for row in range(cell.row, min(cell.row + cell.row_span, table.rows))
        for column in range(cell.column, min(cell.column + cell.column_span, table.columns))
    }
    texts = {place: reading.text[cell.start : cell.end] for place, cell in cells.items()}
    marked = table.header_rows or _marked(table)
    rows = _with_more(texts, marked, table) if marked else _rows_without_figures(texts, table.rows, table.columns)
    columns = max(table.header_columns, _columns_without_figures(texts, table.rows, table.columns, rows))
    return Grid(reading.text, cells, table.rows, table.columns, min(rows, table.rows), min(columns, table.columns))


def is_numeric(text: str) -> bool:
    """Whether a cell's text is a figure, with what may stand beside one."""
    return bool(_NUMERIC.fullmatch(text.strip()))


def is_empty(text: str) -> bool:
    """Whether a cell says that there is nothing in it."""
    return bool(_EMPTY.fullmatch(text.strip()))


def _marked(table: Table) -> int:
    """Rows from the top of which all cells are marked as heads."""
    by_row: dict[int, list[Cell]] = {}
    for cell in table.cells:
        by_row.setdefault(cell.row, []).append(cell)
    rows = 0
    while rows < table.rows and rows in by_row and all(cell.is_header for cell in by_row[rows]):
        rows += 1
    return rows if rows < table.rows else 0


def _with_more(texts: Mapping[tuple[int, int], str], marked: int, table: Table) -> int:
    """The marked rows, and one below them that names columns too: filled, and no figure alone in a cell."""
    told = [text for column in range(table.columns) if (text := texts.get((marked, column), "").strip())]
    is_head = marked + 1 < table.rows and len(told) > table.columns / 2 and len(set(told)) > _FEW
    return marked + 1 if is_head and not any(is_numeric(text) or is_empty(text) for text in told) else marked


def _rows_without_figures(texts: Mapping[tuple[int, int], str], rows: int, columns: int) -> int:
    """Rows from the top without a figure behind the first column; at most four."""
    if columns == _FEW:
        is_headed = bool(texts.get((0, 1), "").strip()) and is_numeric(texts.get((1, 1), ""))
        return int(is_headed and not is_numeric(texts.get((0, 1), "")))
    for row in range(min(rows, 5)):
        if any(is_numeric(texts.get((row, column), "")) for column in range(1, columns)):
            return row
    return 1 if rows > 1 else 0


def _columns_without_figures(texts: Mapping[tuple[int, int], str], rows: int, columns: int, header: int) -> int:
    """Columns from the left in which hardly a cell is a figure; at least one, at most three.

    A table of one row may have none: heads above, figures below.
    """
    if rows - header == 1 and header and all(is_numeric(texts.get((header, column), "")) for column in range(columns)):
        return 0
    for column in range(min(columns, _MOST_HEADS)):
        told = [text for row in range(header, rows) if (text := texts.get((row, column), "")).strip()]
        if column and (_share(told) > _FIGURES or not told):
            return column
    return _MOST_HEADS if columns > _MOST_HEADS else 1


def _share(texts: Sequence[str]) -> float:
    return sum(is_numeric(text) or bool(_DECIMAL.match(text)) for text in texts) / len(texts) if texts else 0.0
