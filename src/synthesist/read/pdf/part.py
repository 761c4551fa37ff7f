"""What a block of a paper is made of before it goes to the composer."""

from typing import NamedTuple

from synthesist.read.pdf.lines import TextLine
from synthesist.read.pdf.tables import FoundTable
from synthesist.records.reading import BlockKind

FLOATS = frozenset((BlockKind.CAPTION, BlockKind.TABLE, BlockKind.NOTE))
"""What stands behind the body, and ends no paragraph."""


class Part(NamedTuple):
    """Lines that are one block, or a piece of one.

    Attributes:
        left: left margin of the column that it stands in, `right` the right one.
        is_indented: whether its first line is.
        table: found on the page; such a part has no lines.
    """

    kind: BlockKind
    lines: tuple[TextLine, ...]
    left: float
    right: float
    is_indented: bool = False
    table: FoundTable | None = None
    page: int = 0


def part_of(
    kind: BlockKind, lines: tuple[TextLine, ...], left: float, right: float, *, is_indented: bool = False
) -> Part:
    """Lines of one page as a part."""
    return Part(kind, lines, left, right, is_indented, page=lines[0].page)
