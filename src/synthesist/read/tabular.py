"""Tables in the model of HTML, which JATS has too, and in that of OASIS, as rows of cells."""

from collections.abc import Callable, Sequence
from typing import Any

from synthesist.read.composing import Run
from synthesist.read.grid import Given, Grid, laid_out, span

_STRONG = frozenset(("bold", "b", "strong"))


def grids(wrap: Any, words: Callable[[Any], list[Run]]) -> list[Grid]:
    """The tables inside an element, each laid out; pictures of tables are none."""
    tables = [table for table in wrap.iter("table", "array") if not _is_inside(table, wrap)]
    return [grid(table, words) for table in tables]


def _is_inside(table: Any, wrap: Any) -> bool:
    """Whether a table is a cell's own, and so part of that cell's text."""
    for around in table.iterancestors():
        if around is wrap:
            return False
        if around.tag in {"table", "array"}:
            return True
    return False


def grid(table: Any, words: Callable[[Any], list[Run]]) -> Grid:
    """One table laid out; rows of tables in its cells are not its own."""
    rows: list[Sequence[Given]] = []
    feet: list[Sequence[Given]] = []
    head = 0
    columns = _named_columns(table)
    for row in table.iter("tr", "row"):
        if next(row.iterancestors("table", "array"), None) is not table:
            continue
        around = next(row.iterancestors("thead", "tbody", "tfoot", "table", "array"), None)
        cells = [_cell(cell, words, columns) for cell in row if cell.tag in {"td", "th", "entry"}]
        if not cells:
            continue
        if around is not None and around.tag == "tfoot":
            feet.append(cells)
            continue
        is_head = around is not None and around.tag == "thead" and head == len(rows)
        head += is_head
        rows.append(cells)
    return laid_out([*rows, *feet], head)


def _cell(cell: Any, words: Callable[[Any], list[Run]], columns: dict[str, int]) -> Given:
    wide = span(cell.get("colspan"))
    start = columns.get(cell.get("namest") or cell.get("colname") or "")
    end = columns.get(cell.get("nameend") or "")
    if start is not None and end is not None and end >= start:
        wide = end - start + 1
    more = cell.get("morerows") or ""
    high = int(more) + 1 if more.isdecimal() and len(more) < 5 else span(cell.get("rowspan"))  # noqa: PLR2004
    is_header = cell.tag == "th" or cell.get("scope") in {"row", "col", "rowgroup", "colgroup"}
    return Given(tuple(words(cell)), high, wide, is_header, _is_strong(cell), start)


def _named_columns(table: Any) -> dict[str, int]:
    names = [column.get("colname") or "" for column in table.iter("colspec")]
    return {name: place for place, name in enumerate(names) if name}


def _is_strong(cell: Any) -> bool:
    """Whether all of a cell's text stands in one bold element, whatever stands around that."""
    inner = cell
    while len(inner) == 1 and not (inner.text or "").strip() and not (inner[0].tail or "").strip():
        inner = inner[0]
        if inner.tag in _STRONG:
            return True
    return False
