"""What is found where a table stands: its cells as words, its caption, its notes."""

from typing import NamedTuple

from synthesist.read.pdf.page import Word
from synthesist.records.reading import Box


class FoundCell(NamedTuple):
    """A cell; `row` and `column` count from 0, `words` stand in the order of reading."""

    row: int
    column: int
    words: tuple[Word, ...]
    row_span: int = 1
    column_span: int = 1
    is_header: bool = False


class FoundTable(NamedTuple):
    """A table of one page.

    Attributes:
        area: of its cells, without caption and notes.
        cells: by row and column; empty ones are left out.
        header_rows: rows of the header at the top.
        header_columns: columns at the left that name their rows.
        basis: "rules" (drawn lines) or "alignment".
        label: as printed, such as "Table 2"; empty where no caption was found.
        caption: its words, label among them, in the order of reading.
        notes: directly below, one run of words each.
    """

    area: Box
    cells: tuple[FoundCell, ...]
    header_rows: int
    header_columns: int
    basis: str
    label: str = ""
    caption: tuple[Word, ...] = ()
    notes: tuple[tuple[Word, ...], ...] = ()

    @property
    def words(self) -> frozenset[int]:
        """Places, in the order of the file, of all words that belong to the table, its caption and its notes."""
        parts = (*(cell.words for cell in self.cells), self.caption, *self.notes)
        return frozenset(word.index for part in parts for word in part)
