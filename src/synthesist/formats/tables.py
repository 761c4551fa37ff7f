"""CSV and TSV with a header line."""

import csv
import re
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from synthesist.errors import UnknownFormat
from synthesist.formats.assembling import records_of
from synthesist.formats.columns import layout_of_columns
from synthesist.formats.encodings import open_text
from synthesist.formats.fields import Fields, Parsed, Row, malformed
from synthesist.records import Failure

_DELIMITERS = ",\t;|"
_HINT = "quote cells that hold the delimiter or a line end, and double the quotes inside them"


def begins_table(text: str) -> bool:
    """Whether the first line of a text names columns of which one is a title."""
    header = text.lstrip().partition("\n")[0]
    delimiter = delimiter_of(header)
    columns = [cell.strip(' "') for cell in header.split(delimiter)]
    return delimiter in header and layout_of_columns(columns) is not None


def delimiter_of(header: str) -> str:
    """The delimiter that a header line uses most outside quotes: comma, tab, semicolon or bar."""
    bare = re.sub(r'"[^"]*"', "", header)
    return max(_DELIMITERS, key=bare.count)


def read_table(path: Path, source: str) -> Iterator[Parsed]:
    """The rows of a table in order, and a failure for each that cannot be read.

    Raises:
        UnknownFormat: no column is a title.
    """
    with open_text(path) as file:
        lines = _Lines(file)
        header, columns = _header(lines)
        if not header:
            return
        layout = layout_of_columns(columns)
        if layout is None:
            shown = ", ".join(columns)[:200]
            raise UnknownFormat(f"{path.name} has no column of titles, only: {shown}", "call one column `title`")
        yield from records_of(_rows(path.name, lines, columns, delimiter_of(header)), layout, source)


class _Lines:
    """The lines of a file, of which some can be given back."""

    def __init__(self, file: TextIO) -> None:
        self.number = 0
        self.taken: list[str] = []
        self._file = file
        self._returned: deque[str] = deque()

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self._returned.popleft() if self._returned else next(self._file)
        self.number += 1
        self.taken.append(line)
        return line

    def begin(self) -> None:
        """Start a row: the lines taken from here on are its own."""
        self.taken = []

    def give_back_all_but_first(self) -> None:
        """Let the row end with its first line."""
        self._returned.extendleft(reversed(self.taken[1:]))
        self.number -= len(self.taken) - 1
        self.taken = self.taken[:1]


def _header(lines: _Lines) -> tuple[str, list[str]]:
    """The first line that is not blank, and its cells; none where it cannot be taken apart."""
    header = next((line for line in lines if line.strip()), "")
    cells = _cells(iter([header]), delimiter_of(header)) if header else []
    return header, [] if isinstance(cells, str) else [cell.strip() for cell in cells]


def _rows(name: str, lines: _Lines, columns: list[str], delimiter: str) -> Iterator[Row | Failure]:
    while True:
        lines.begin()
        place = f"{name}:{lines.number + 1}"
        cells = _cells(lines, delimiter)
        if isinstance(cells, str):
            lines.give_back_all_but_first()
        raw = "".join(lines.taken).rstrip("\n")
        if not lines.taken:
            return
        if isinstance(cells, str):
            yield malformed(place, f"not a row of the table: {cells}", raw=raw, hint=_HINT)
        elif any(cell.strip() for cell in cells):
            yield _row(place, raw, columns, cells)


def _cells(lines: Iterator[str], delimiter: str) -> list[str] | str:
    """The cells of the next row, or what is wrong with it."""
    try:
        return next(csv.reader(lines, delimiter=delimiter, strict=True), [])
    except csv.Error as error:
        return str(error)


def _row(place: str, raw: str, columns: list[str], cells: list[str]) -> Row | Failure:
    surplus = [cell for cell in cells[len(columns) :] if cell.strip()]
    if surplus:
        reason = f"{len(cells)} cells under {len(columns)} columns"
        return malformed(place, reason, raw=raw, hint=_HINT)
    return Row(place, raw, _named(columns, cells))


def _named(columns: list[str], cells: list[str]) -> Fields:
    return tuple(zip(columns, cells, strict=False))
