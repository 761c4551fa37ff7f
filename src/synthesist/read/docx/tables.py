"""Tables of a Word file as rows of cells: merged ones, headers, rows that were deleted."""

from collections.abc import Callable, Iterator
from typing import Any

from synthesist.read.composing import Run
from synthesist.read.docx.styles import is_on
from synthesist.read.grid import Given, Grid, laid_out, span
from synthesist.read.markup import attribute

Reading = Callable[[Any], tuple[list[Run], bool]]
"""Text of a cell, and whether all of it is bold."""


def grid(table: Any, read: Reading) -> Grid:
    """A table laid out; what the file calls a header, or shows as one, is one."""
    rows = [row for row in _rows(table) if not _is_deleted(row)]
    given = _spanned([[*_cells(row, read)] for row in rows])
    return laid_out(given, _named_head(rows))


def is_box(table: Any) -> bool:
    """Whether a table is but a frame around paragraphs: it has one cell."""
    return sum(1 for row in _rows(table) for _ in _inner(row, "tc")) <= 1


def has_deletions(table: Any) -> bool:
    """Whether some of its rows were deleted."""
    return any(_is_deleted(row) for row in _rows(table))


def first_cell(table: Any) -> Any | None:
    """The first cell of a table."""
    return next((cell for row in _rows(table) for cell in _inner(row, "tc")), None)


def equation_of(table: Any) -> bool:
    """Whether a table only sets an equation and its number side by side, in one row."""
    rows = list(_rows(table))
    if len(rows) != 1 or next(table.iter("oMath"), None) is None:
        return False
    others = [cell for cell in _inner(rows[0], "tc") if next(cell.iter("oMath"), None) is None]
    return all(len("".join(cell.itertext()).split()) < 2 for cell in others)  # noqa: PLR2004


def _rows(table: Any) -> Iterator[Any]:
    return _inner(table, "tr")


def _inner(element: Any, tag: str) -> Iterator[Any]:
    """Children with a tag, also those in content controls and insertions."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in {"sdt", "sdtContent", "customXml", "ins", "moveTo"}:
            yield from _inner(child, tag)


def _is_deleted(row: Any) -> bool:
    own = row.find("trPr")
    return own is not None and own.find("del") is not None


def _named_head(rows: list[Any]) -> int:
    count = 0
    for row in rows[:-1]:
        own = row.find("trPr")
        if own is None or not is_on(own.find("tblHeader")):
            break
        count += 1
    return count


def _cells(row: Any, read: Reading) -> Iterator[tuple[Given, bool]]:
    """Cells of a row in their columns, and whether each goes on with the one above."""
    own = row.find("trPr")
    before = None if own is None else own.find("gridBefore")
    column = span(attribute(before, "val")) if before is not None else 0
    for cell in _inner(row, "tc"):
        properties = cell.find("tcPr")
        wide, is_continued = _shape(properties)
        runs, is_bold = ([], False) if is_continued else read(cell)
        yield Given(tuple(runs), 1, wide, is_strong=is_bold, column=column), is_continued
        column += wide


def _shape(properties: Any | None) -> tuple[int, bool]:
    """Columns of a cell, and whether it goes on with the one above."""
    if properties is None:
        return 1, False
    wide, merged = properties.find("gridSpan"), properties.find("vMerge")
    is_continued = merged is not None and attribute(merged, "val") in {"", "continue"}
    return span(attribute(wide, "val")) if wide is not None else 1, is_continued


def _spanned(rows: list[list[tuple[Given, bool]]]) -> list[list[Given]]:
    """Rows without the cells that go on with others, which are made as high instead."""
    heights: dict[tuple[int, int], int] = {}
    open_at: dict[int, tuple[int, int]] = {}
    for place, row in enumerate(rows):
        now: dict[int, tuple[int, int]] = {}
        for cell, is_continued in row:
            column = cell.column or 0
            start = open_at.get(column, (place, column)) if is_continued else (place, column)
            now[column] = start
            heights[start] = heights.get(start, 0) + 1
        open_at = now
    return [
        [
            Given(c.runs, heights.get((place, c.column or 0), 1), c.column_span, c.is_header, c.is_strong, c.column)
            for c, is_continued in row
            if not is_continued or (place, c.column or 0) in heights
        ]
        for place, row in enumerate(rows)
    ]
