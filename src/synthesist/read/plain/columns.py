"""Tables in plain text: lines whose cells are parted by tabs, bars or wide gaps."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from synthesist.read.composing import Entry, Run
from synthesist.read.plain.lines import TextLine

_GAP = re.compile(r"\s*\t\s*|\s*\|\s*| {3,}")
_RULE = re.compile(r"[\s|+=_–—-]+")
_LEAST_ROWS = 3
_LONGEST_CELL = 60


class TextTable(NamedTuple):
    """A table's cells; `header_rows` is 1 where the first row alone holds no number."""

    entries: list[Entry]
    header_rows: int


def table_in(lines: Sequence[TextLine]) -> TextTable | None:
    """The table that some lines are, if all of them have the same number of short cells, two at least."""
    rows = [(line, _cells(line.text)) for line in lines if not _RULE.fullmatch(line.text)]
    widths = {len(cells) for _, cells in rows}
    if len(rows) < _LEAST_ROWS or len(widths) > 1 or widths == {1}:
        return None
    if sorted(len(cell) for _, cells in rows for cell in cells)[-max(1, len(rows) // 4)] > _LONGEST_CELL:
        return None
    is_headed = not _has_number(rows[0][1]) and all(_has_number(cells) for _, cells in rows[1:])
    return TextTable(
        [
            Entry(at, column, [Run(cell, line.page, line.box)], is_header=is_headed and at == 0)
            for at, (line, cells) in enumerate(rows)
            for column, cell in enumerate(cells)
        ],
        int(is_headed),
    )


def _cells(text: str) -> list[str]:
    return _GAP.split(text.strip().strip("|").strip())


def _has_number(cells: Sequence[str]) -> bool:
    return any(sign.isdigit() for cell in cells[1:] for sign in cell)
