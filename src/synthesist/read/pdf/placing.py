"""The parts of a page in the order of reading, floats beside what they stand at."""

from synthesist.read.pdf.layout import Sheet
from synthesist.read.pdf.manner import Manner
from synthesist.read.pdf.part import Part
from synthesist.read.pdf.parts import parts_of
from synthesist.read.pdf.tables import FoundTable
from synthesist.records.reading import BlockKind


def sheet_parts(sheet: Sheet, manner: Manner) -> list[Part]:
    """Parts of all columns; notes behind the column that they stand in, tables before what stands below them."""
    parts: list[Part] = []
    for column, notes in zip(sheet.columns, sheet.notes, strict=True):
        if column.lines:
            parts += parts_of(column, manner)
        parts += [Part(BlockKind.NOTE, lines, column.left, column.right, page=sheet.number) for lines in notes]
    for table in sheet.tables:
        parts.insert(
            _place(parts, table),
            Part(BlockKind.TABLE, (), table.area.left, table.area.right, table=table, page=sheet.number),
        )
    return parts


def _place(parts: list[Part], table: FoundTable) -> int:
    for at, part in enumerate(parts):
        if (
            part.lines
            and part.left < table.area.right
            and table.area.left < part.right
            and part.lines[0].baseline > table.area.top
        ):
            return at
    return len(parts)
