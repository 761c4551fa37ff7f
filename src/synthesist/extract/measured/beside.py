"""Rows and columns of a table that tell something of the results beside them: p-values, sizes, intervals, errors."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from synthesist.extract.measured.captions import Caption
from synthesist.extract.measured.cells import Said, said
from synthesist.extract.measured.grid import UNITS, Grid, is_empty
from synthesist.extract.measured.heads import Role, spread_column
from synthesist.extract.measured.roles import Roles
from synthesist.records import Cell
from synthesist.records.numbers import PValue, Spread, SpreadKind

_IN_BRACKETS = re.compile(r"\s*[(\[].*[)\]][\s*†‡]*", re.DOTALL)
_ONLY_N = re.compile(r"\(?[nN]\s?=\s?(?P<n>[\d, ]+)\)?")
_CONTRAST = re.compile(r"differ|ratio|\bOR\b|\bHR\b|\bRR\b|effect|change", re.IGNORECASE)


@dataclass(frozen=True)
class Beside:
    """What was told beside, by row and column of the result.

    Attributes:
        columns_read: columns that hold no results of their own; `rows_read` likewise.
    """

    tests: Mapping[tuple[int, int], PValue] = field(default_factory=dict)
    spreads: Mapping[tuple[int, int], Spread] = field(default_factory=dict)
    sizes: Mapping[tuple[int, int], int] = field(default_factory=dict)
    sizes_by_column: Mapping[int, int] = field(default_factory=dict)
    units: Mapping[int, str] = field(default_factory=dict)
    columns_read: frozenset[int] = frozenset()
    rows_read: frozenset[int] = frozenset()

    def n_of(self, row: int, column: int) -> int | None:
        """The number of cases that its row or column tells."""
        return self.sizes.get((row, column)) or self.sizes_by_column.get(column)


def beside(grid: Grid, roles: Roles, caption: Caption) -> Beside:
    """All that stands beside."""
    columns = {column: _column_role(grid, roles, column) for column in range(grid.header_columns, grid.columns)}
    rows = {row: _row_role(grid, roles, row) for row in grid.body}
    below = _below(grid)
    results = [column for column, role in columns.items() if role is None]
    parted = _parted(grid)
    return Beside(
        tests={**_tests(grid, columns), **_row_tests(grid, rows)},
        spreads={
            **_parted_spreads(grid, parted, caption),
            **_spread_columns(grid, columns),
            **_spreads_below(grid, below, results, caption),
        },
        sizes=_sizes(grid, columns),
        sizes_by_column=_sizes_by_column(grid, rows, results),
        units=_units(grid),
        columns_read=frozenset(column for column, role in columns.items() if role is not None)
        | parted
        | {column + 1 for column in parted},
        rows_read=frozenset(row for row, role in rows.items() if role is not None) | below,
    )


def _column_role(grid: Grid, roles: Roles, column: int) -> Role | None:
    """What a column tells beside results; None where it holds results."""
    heads = grid.column_heads(column)
    last = roles.head(grid, heads[-1]) if heads else None
    return last.role if last and last.role in (Role.P, Role.N, Role.SPREAD, Role.LABEL) else None


def _row_role(grid: Grid, roles: Roles, row: int) -> Role | None:
    heads = grid.row_heads(row)
    last = roles.head(grid, heads[-1]) if heads else None
    told = [text for column in range(grid.header_columns, grid.columns) if (text := grid.at(row, column).strip())]
    if told and all(_ONLY_N.fullmatch(text) for text in told):
        return Role.N
    return last.role if last and last.role in (Role.P, Role.N) else None


def _tests(grid: Grid, columns: Mapping[int, Role | None]) -> dict[tuple[int, int], PValue]:
    """A p-value belongs to the results at its left, back to the last p-value; to contrasts where there are some."""
    made: dict[tuple[int, int], PValue] = {}
    waiting: list[int] = []
    for column, role in columns.items():
        if role is None:
            waiting.append(column)
        elif role is Role.P:
            contrasts = [
                one for one in waiting if any(_CONTRAST.search(_text(grid, cell)) for cell in grid.column_heads(one))
            ]
            for row in grid.body:
                cell = grid.cells.get((row, column))
                test = _p_value(grid, cell)
                made.update({(row, one): test for one in contrasts or waiting if test})
            waiting = []
    return made


def _row_tests(grid: Grid, rows: Mapping[int, Role | None]) -> dict[tuple[int, int], PValue]:
    """A row of p-values belongs to the row above it."""
    return {
        (row - 1, column): test
        for row, role in rows.items()
        if role is Role.P
        for column in range(grid.header_columns, grid.columns)
        if (test := _p_value(grid, grid.cells.get((row, column))))
    }


def _p_value(grid: Grid, cell: Cell | None) -> PValue | None:
    told = _said(grid, cell)
    if cell is None or cell.row_span > 1 or told is None or told.value is None or not 0 <= told.value <= 1:
        return None
    return PValue(relation=told.relation, value=told.value, start=cell.start + told.start, end=cell.start + told.end)


def _spread_columns(grid: Grid, columns: Mapping[int, Role | None]) -> dict[tuple[int, int], Spread]:
    """A column of intervals or deviations belongs to the nearest results at its left."""
    made: dict[tuple[int, int], Spread] = {}
    owner: int | None = None
    for column, role in columns.items():
        owner = column if role is None else owner
        if role is Role.SPREAD and owner is not None:
            kind = spread_column(_text(grid, grid.column_heads(column)[-1])) or SpreadKind.UNSTATED
            level = re.search(r"(9\d(?:\.\d)?)\s?%", _text(grid, grid.column_heads(column)[-1]))
            for row in grid.body:
                if spread := _spread(grid, grid.cells.get((row, column)), kind, float(level[1]) if level else None):
                    made[row, owner] = spread
    return made


def _spread(grid: Grid, cell: Cell | None, kind: SpreadKind, level: float | None) -> Spread | None:
    told = _said(grid, cell)
    if cell is None or told is None:
        return None
    start, end = cell.start + told.start, cell.start + told.end
    if told.value is None and told.spread:
        return Spread(kind=kind, level=level, low=told.spread.low, high=told.spread.high, start=start, end=end)
    return Spread(kind=kind, size=told.value, start=start, end=end) if told.value is not None else None


def _parted(grid: Grid) -> frozenset[int]:
    """Columns that hold nothing but ±; what is left of them is a value, what is right its spread."""
    made = []
    for column in range(grid.header_columns, grid.columns - 1):
        told = [text for row in grid.body if (text := grid.at(row, column).strip()) and not is_empty(text)]
        if told and all(text in ("±", "+/-", "+/−") for text in told):
            made.append(column)
    return frozenset(made)


def _parted_spreads(grid: Grid, parted: frozenset[int], caption: Caption) -> dict[tuple[int, int], Spread]:
    return {
        (row, column - 1): spread
        for column in parted
        for row in grid.body
        if (spread := _spread(grid, grid.cells.get((row, column + 1)), caption.kind, None))
    }


def _units(grid: Grid) -> dict[int, str]:
    """Units that a column of their own tells."""
    columns = [
        column
        for column in range(grid.columns)
        if any(UNITS.fullmatch(_text(grid, cell).strip()) for cell in grid.column_heads(column))
    ]
    return {
        row: text
        for column in columns[:1]
        for row in grid.body
        if (text := grid.at(row, column).strip()) and not is_empty(text)
    }


def _below(grid: Grid) -> frozenset[int]:
    """Rows without a head of their own whose cells are all in brackets: errors of the row above."""
    rows = []
    for row in grid.body:
        heads = [grid.at(row, column) for column in range(grid.header_columns)]
        texts = [grid.at(row, column) for column in range(grid.header_columns, grid.columns)]
        told = [text for text in texts if text.strip() and not is_empty(text)]
        if not any(text.strip() for text in heads) and told and all(_IN_BRACKETS.fullmatch(text) for text in told):
            rows.append(row)
    return frozenset(rows)


def _spreads_below(
    grid: Grid, below: frozenset[int], columns: list[int], caption: Caption
) -> dict[tuple[int, int], Spread]:
    if caption.has_t_below:
        return {}
    made = {}
    for row in below:
        for column in columns:
            cell = grid.cells.get((row, column))
            if cell and (found := re.search(r"[(\[]\s*(.*?)\s*[)\]]", _text(grid, cell))) and (told := said(found[1])):
                start = cell.start + found.start(1)
                spread = told.spread or Spread(kind=caption.below, size=told.value, start=told.start, end=told.end)
                made[row - 1, column] = spread.model_copy(
                    update={
                        "start": start + told.start,
                        "end": start + told.end,
                        "kind": caption.below if spread.size is not None else SpreadKind.UNSTATED,
                    }
                )
    return made


def _sizes(grid: Grid, columns: Mapping[int, Role | None]) -> dict[tuple[int, int], int]:
    """A column of sizes holds for the results at its right, up to the next; one alone holds for the whole row."""
    sizes = [column for column, role in columns.items() if role is Role.N]
    made = {}
    for column, role in columns.items():
        owner = sizes[0] if len(sizes) == 1 else max((size for size in sizes if size < column), default=None)
        if role is None and owner is not None:
            made.update({(row, column): size for row in grid.body if (size := _size(grid, row, owner))})
    return made


def _sizes_by_column(grid: Grid, rows: Mapping[int, Role | None], columns: list[int]) -> dict[int, int]:
    sizes = [row for row, role in rows.items() if role is Role.N]
    if len(sizes) != 1:
        return {}
    return {column: size for column in columns if (size := _size(grid, sizes[0], column))}


def _size(grid: Grid, row: int, column: int) -> int | None:
    if only := _ONLY_N.fullmatch(grid.at(row, column).strip()):
        return int(re.sub(r"\D", "", only["n"]) or 0) or None
    told = _said(grid, grid.cells.get((row, column)))
    return (
        int(told.value)
        if told and told.value is not None and told.value == int(told.value) and told.value > 0
        else None
    )


def _said(grid: Grid, cell: Cell | None) -> Said | None:
    return said(_text(grid, cell)) if cell else None


def _text(grid: Grid, cell: Cell) -> str:
    return grid.text[cell.start : cell.end]
