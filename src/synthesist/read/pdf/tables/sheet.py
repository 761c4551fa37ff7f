"""A page as the search for tables looks at it, and whether it is worth a look."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from synthesist.read.pdf.page import PageContent
from synthesist.read.pdf.tables.captions import Caption, notes_below, openings
from synthesist.read.pdf.tables.columns import least_gap
from synthesist.read.pdf.tables.grid import Laid
from synthesist.read.pdf.tables.lines import Piece, Segment, blank, lines, pieces, segments
from synthesist.read.pdf.tables.model import FoundTable
from synthesist.read.pdf.tables.regions import WIDE, overlap
from synthesist.read.pdf.tables.ruling import Ruling, grids, stacks
from synthesist.records.reading import Box

_NUMBERS_A_LINE = 3
_NUMBER_LINES = 4
_MOST_WORDS = 4000


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as the search looks at it; `parts` are its lines as segments."""

    page: PageContent
    pieces: list[Piece]
    parts: list[list[Segment]]
    flat: list[Segment]
    rules: Ruling
    captions: list[Caption]
    gap: float
    size: float


def sheet_of(page: PageContent, rules: Ruling) -> Sheet:
    """A page with its lines, rules and captions."""
    found = pieces(page.words)
    drawn = lines(found)
    parts = [segments(line, WIDE) for line in drawn]
    flat = [part for line in parts for part in line]
    return Sheet(page, found, parts, flat, rules, openings(flat), least_gap(blank(drawn)), _body_size(found))


def _body_size(found: Sequence[Piece]) -> float:
    """Size of the font that most letters of a page have."""
    letters: Counter[float] = Counter()
    for piece in found:
        letters[round(piece.size, 1)] += len(piece.text)
    return letters.most_common(1)[0][0]


def may_hold_table(page: PageContent, rules: Ruling) -> bool:
    """Whether anything speaks for a table: rules that frame something, a word like "Table", lines of numbers."""
    if not 4 <= len(page.words) <= _MOST_WORDS:  # noqa: PLR2004
        return False
    if any(word.text[:3].casefold() in {"tab", "tbl"} for word in page.words):
        return True
    if (rules.verticals and grids(rules)) or stacks(rules):
        return True
    numbers = Counter(round(word.baseline / 2) for word in page.words if word.text[-1:].isdigit())
    return sum(count >= _NUMBERS_A_LINE for count in numbers.values()) >= _NUMBER_LINES


def keep(tables: list[FoundTable], found: FoundTable | None) -> None:
    """Add a table, unless it stands where another one does."""
    if found and not any(overlap(found.area, other.area) > 0.1 for other in tables):  # noqa: PLR2004
        tables.append(found)


def floor_below(sheet: Sheet, head: Segment, span: tuple[float, float]) -> float:
    """Top of the first line below a caption's first one that stands in columns."""
    for line in sheet.parts:
        row = [part for part in line if span[0] - 3 <= part.middle <= span[1] + 3]
        if row and row[0].baseline > head.baseline + 0.5 * head.size and len(row) > 1:
            return min(part.top for part in row)
    return float("inf")


def finished(sheet: Sheet, box: Box, laid: Laid, basis: str, caption: Caption | None) -> FoundTable:
    """A table with its area, its caption and the notes below it."""
    words = [word for cell in laid.cells for word in cell.words]
    size = sorted(word.size for word in words)[len(words) // 2]
    told = {word.index for line in caption.lines for word in line.words} if caption else set()
    rest = [part for part in sheet.flat if part.words[0].index not in told]
    below = [part for part in rest if box.left - 3 <= part.middle <= box.right + 3]
    area = Box(
        min(box.left, *(word.box.left for word in words)),
        min(box.top, *(word.box.top for word in words)),
        max(box.right, *(word.box.right for word in words)),
        max(box.bottom, *(word.box.bottom for word in words)),
    )
    return FoundTable(
        area=area,
        cells=laid.cells,
        header_rows=laid.header_rows,
        header_columns=laid.header_columns,
        basis=basis,
        label=caption.label if caption else "",
        caption=tuple(word for line in caption.lines for word in line.words) if caption else (),
        notes=tuple(tuple(w for part in run for w in part.words) for run in notes_below(box, below, size, sheet.size)),
    )
