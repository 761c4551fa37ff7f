"""What the rows and columns of a table are, by the words of their heads; by their place where words do not tell."""

import re
from dataclasses import dataclass, field, replace

from synthesist.extract.measured.captions import Caption
from synthesist.extract.measured.grid import Grid, is_numeric
from synthesist.extract.measured.heads import Head, Role, head, metric_named, stub_role
from synthesist.extract.measured.names import metric_name
from synthesist.extract.quantities.metrics import METRIC, is_metric
from synthesist.records import Cell
from synthesist.records.numbers import SpreadKind

_CALLED = "data ?sets?|corpus|corpora|benchmarks?|treebanks?|(?:test|dev|development|training|validation) sets?"
_COUNTING = re.compile(r"counts?|no\.?|numbers?|#|size|(?:\w+ )?(?:means?|medians?|averages?|avg\.?)", re.IGNORECASE)
_LETTER = re.compile(r"(?:^|(?<=\s))[PR]$")
"""Precision and recall, where they stand beside each other."""
_MOSTLY = 0.5
_CLINICAL = re.compile(
    r"(?:odds|hazard|risk|rate) ratio|relative risk|^a?or$|^a?hr$|^rr$|sensitivity|specificity|correlation",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Roles:
    """Roles of a table's heads.

    Attributes:
        stubs: of each header column, by the words above it; OTHER where they do not tell.
        rows: of row heads that their own words and the stub leave open; `columns` likewise.
        is_benchmark: whether the table tells scores of methods.
        has_precision: whether "P" stands for precision here.
        stub_metric: the metric named above the row heads.
        has_metric: whether a head names a metric; then the caption's does not hold for all cells.
    """

    stubs: tuple[Role, ...]
    rows: Role
    columns: Role
    is_benchmark: bool
    has_precision: bool
    has_metric: bool
    stub_metric: str
    heads: dict[tuple[int, int], Head] = field(default_factory=dict)
    data_sets: dict[str, bool] = field(default_factory=dict)

    def is_data_set(self, text: str, name: str) -> bool:
        """Whether the paper speaks of results on it, or calls it a data set."""
        if name not in self.data_sets:
            words = re.escape(name)
            said = rf"\b(?:on|over|from|using) (?:the )?{words}(?!\w)|(?<!\w){words}(?: \w+)? (?:{_CALLED})\b"
            self.data_sets[name] = len(name) > 1 and bool(re.search(said, text))
        return self.data_sets[name]

    def head(self, grid: Grid, cell: Cell) -> Head:
        """A cell's words as a head."""
        key = (cell.start, cell.end)
        if key not in self.heads:
            told = head(grid.text[cell.start : cell.end])
            if self.has_precision and (letter := _LETTER.search(told.name)):
                told = replace(told, role=Role.METRIC, metric=letter[0])
            self.heads[key] = told
        return self.heads[key]


def roles_of(grid: Grid, caption: Caption) -> Roles:
    """Roles by heads and caption."""
    columns = [head(text) for text in _column_texts(grid)]
    rows = [head(grid.text[cells[-1].start : cells[-1].end]) for row in grid.body if (cells := grid.row_heads(row))]
    stubs = tuple(stub_role(_stub(grid, column)) for column in range(grid.header_columns))
    names = [*(one.name for one in columns), *_row_texts(grid)]
    letters = {letter[0] for name in names if (letter := _LETTER.search(name.strip()))}
    metrics = [one.metric for one in (*columns, *rows) if one.metric] + [caption.metric.text]
    is_benchmark = any(METRIC.fullmatch(name) and is_metric(name) and not _CLINICAL.search(name) for name in metrics)
    is_regression = metric_name(caption.metric.text) == "coefficient" or caption.below is SpreadKind.SE
    role = Role.METHOD if is_regression else _rows(stubs, columns, rows, is_benchmark=is_benchmark)
    return Roles(
        stubs=stubs,
        rows=role,
        columns=_columns(role, is_benchmark=is_benchmark),
        is_benchmark=is_benchmark,
        stub_metric=metric_named(grid.at(grid.header_rows - 1, 0)) if grid.header_rows and grid.header_columns else "",
        has_metric=any(one.metric and not _COUNTING.fullmatch(one.metric) for one in columns) or role is Role.METRIC,
        has_precision="P" in letters and ("R" in letters or caption.has_precision),
    )


def _column_texts(grid: Grid) -> list[str]:
    cells = {cell for column in range(grid.header_columns, grid.columns) for cell in grid.column_heads(column)}
    return [grid.text[cell.start : cell.end] for cell in sorted(cells)]


def _row_texts(grid: Grid) -> list[str]:
    return [grid.at(row, column) for row in grid.body for column in range(grid.header_columns)]


def _stub(grid: Grid, column: int) -> str:
    texts = [grid.at(row, column) for row in range(grid.header_rows)]
    return next((text for text in reversed(texts) if text.strip()), "")


def _rows(stubs: tuple[Role, ...], columns: list[Head], rows: list[Head], *, is_benchmark: bool) -> Role:
    said = [role for role in stubs if role is not Role.OTHER]
    if said and said[-1] is not Role.METRIC:
        return said[-1]
    measured = [one for one in rows if not is_numeric(one.text)]
    if measured and sum(one.role is Role.METRIC for one in measured) / len(measured) >= _MOSTLY:
        return Role.METRIC
    if any(one.role is Role.METHOD for one in columns):
        return Role.OUTCOME
    told = [one for one in columns if one.role not in (Role.P, Role.N, Role.SPREAD, Role.LABEL)]
    if told and not is_benchmark and sum(bool(one.unit or one.metric) for one in told) / len(told) >= _MOSTLY:
        return Role.POPULATION
    return Role.METHOD if is_benchmark else Role.OUTCOME


def _columns(rows: Role, *, is_benchmark: bool) -> Role:
    if rows in (Role.OUTCOME, Role.METRIC):
        return Role.METHOD
    return Role.POPULATION if is_benchmark and rows is Role.METHOD else Role.OUTCOME
