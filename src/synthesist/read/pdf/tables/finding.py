"""The search for tables on one page: cheap looks first, then regions, their cells, and what speaks against them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from synthesist.read.pdf.page import PageContent
from synthesist.read.pdf.tables.aligned import from_alignment
from synthesist.read.pdf.tables.captions import Caption, grown_down, notes_below, openings
from synthesist.read.pdf.tables.columns import columns_of, least_gap
from synthesist.read.pdf.tables.evidence import is_table
from synthesist.read.pdf.tables.grid import Laid, from_grid
from synthesist.read.pdf.tables.lines import Piece, Segment, blank, lines, pieces, segments
from synthesist.read.pdf.tables.matching import columned, matched
from synthesist.read.pdf.tables.model import FoundTable
from synthesist.read.pdf.tables.regions import (
    PROSE_WORDS,
    WIDE,
    inside,
    numeric_regions,
    open_region,
    overlap,
    ruled_regions,
)
from synthesist.read.pdf.tables.ruling import Frame, Ruling, framed, grids, ruling, stacks
from synthesist.records.reading import Box

_NUMBERS_A_LINE = 3
_NUMBER_LINES = 4
_MOST_WORDS = 8000
_NEAREST = 15
"""Lines of running text that tell how wide the column of a caption is."""
_COARSE = 5.0
_FEW_LINES = 4
_SHORT = 4
"""Words: what stands in the cells of a table is shorter on average."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page as the search looks at it; `parts` are its lines as segments."""

    page: PageContent
    pieces: list[Piece]
    parts: list[list[Segment]]
    flat: list[Segment]
    rules: Ruling
    captions: list[Caption]
    gap: float
    size: float


def find_tables(page: PageContent) -> list[FoundTable]:
    """The tables of a page from the top; none where nothing speaks for one."""
    rules = ruling(page.rules)
    if not _may_hold_one(page, rules):
        return []
    sheet = _sheet(page, rules)
    tables = _ruled(sheet)
    told = {table.label for table in tables if table.label}
    for table in _captioned(sheet, [caption for caption in sheet.captions if caption.label not in told], tables):
        _keep(tables, table)
    for box in numeric_regions(sheet.parts):
        if not any(overlap(box, table.area) > 0 for table in tables):
            _keep(tables, _bare(sheet, box))
    return sorted(tables, key=lambda table: (table.area.top, table.area.left))


def _sheet(page: PageContent, rules: Ruling) -> _Sheet:
    found = pieces(page.words)
    drawn = lines(found)
    parts = [segments(line, WIDE) for line in drawn]
    flat = [part for line in parts for part in line]
    return _Sheet(page, found, parts, flat, rules, openings(flat), least_gap(blank(drawn)), _body_size(found))


def _body_size(found: Sequence[Piece]) -> float:
    """Size of the font that most letters of a page have."""
    letters: Counter[float] = Counter()
    for piece in found:
        letters[round(piece.size, 1)] += len(piece.text)
    return letters.most_common(1)[0][0]


def _may_hold_one(page: PageContent, rules: Ruling) -> bool:
    """Whether anything speaks for a table: rules that frame something, a word like "Table", lines of numbers."""
    if not 4 <= len(page.words) <= _MOST_WORDS:  # noqa: PLR2004
        return False
    if any(word.text[:3].casefold() in {"tab", "tbl"} for word in page.words):
        return True
    if (rules.verticals and grids(rules)) or stacks(rules):
        return True
    numbers = Counter(round(word.baseline / 2) for word in page.words if word.text[-1:].isdigit())
    return sum(count >= _NUMBERS_A_LINE for count in numbers.values()) >= _NUMBER_LINES


def _keep(tables: list[FoundTable], found: FoundTable | None) -> None:
    if found and not any(overlap(found.area, other.area) > 0.1 for other in tables):  # noqa: PLR2004
        tables.append(found)


def _ruled(sheet: _Sheet) -> list[FoundTable]:
    """Tables in regions that rules mark out; they may go on below their last rule."""
    boxes = [
        _without_captions(sheet, _lengthened(sheet, box))
        for box in ruled_regions(sheet.rules, sheet.pieces, sheet.parts)
    ]
    tables: list[FoundTable] = []
    for told, caption in zip(boxes, matched(boxes, sheet.captions, sheet.flat), strict=True):
        floor = caption.lines[0].baseline if caption and caption.lines[0].baseline < told.top else 0.0
        header = columned(told, sheet.flat, floor)
        box = told._replace(top=min([told.top, *(part.top for part in header)]))
        frame = framed(sheet.rules, box)
        held = _body(sheet, box, caption)
        laid = _laid(sheet, frame, held)
        if is_table(laid, frame, held, sheet.page, has_caption=caption is not None):
            _keep(tables, _finished(sheet, box, laid, "rules", caption))
    return tables


def _body(sheet: _Sheet, box: Box, caption: Caption | None) -> list[Piece]:
    """Pieces in a region, without those of the caption."""
    told = {word.index for line in caption.lines for word in line.words} if caption else set()
    return [piece for piece in inside(sheet.pieces, box) if piece.words[0].index not in told]


def _without_captions(sheet: _Sheet, box: Box) -> Box:
    """A region without a first line that is a caption: some are set between rules of their own."""
    for caption in sheet.captions:
        head = caption.lines[0]
        if caption.is_marked and box.top <= head.baseline <= box.top + 4 * head.size and _is_over(head, box):
            floor = _floor(sheet, head, (box.left, box.right))
            levels = [at for at in framed(sheet.rules, box).levels if at > head.baseline]
            return box._replace(top=grown_down(caption, sheet.flat, min([floor, *levels])).box.bottom)
    return box


def _is_over(head: Segment, box: Box) -> bool:
    return box.left - 3 <= head.left and head.right <= box.right + 3


def _lengthened(sheet: _Sheet, box: Box) -> Box:
    """A region with the rows below it, where nothing but a header stands between its last rules."""
    frame = framed(sheet.rules, box)
    if frame.verticals or len(lines(inside(sheet.pieces, box))) > 3 or len(frame.levels) > 3:  # noqa: PLR2004
        return box
    head = segments(sorted(inside(sheet.pieces, box), key=lambda piece: piece.left), WIDE)
    if len(head) < 2:  # noqa: PLR2004
        return box
    floor = Caption("", (head[0]._replace(top=box.bottom, bottom=box.bottom, baseline=box.bottom),), is_marked=True)
    more = open_region(floor, sheet.parts, (box.left, box.right), down=True)
    return box._replace(bottom=more.bottom) if more else box


def _laid(sheet: _Sheet, frame: Frame, held: Sequence[Piece]) -> Laid:
    if frame.is_boxed and _is_meshed(frame, held, sheet.gap):
        return from_grid(frame, held, sheet.gap, sheet.page.shades)
    return from_alignment(frame, held, sheet.gap)


def _is_meshed(frame: Frame, held: Sequence[Piece], gap: float) -> bool:
    """Whether verticals part all columns: no two columns of words stand between two of them."""
    walls = sorted({rule.at for rule in frame.verticals})
    if len(walls) < 3:  # noqa: PLR2004
        return False
    drawn = lines(held)
    made = columns_of([line for line in drawn if len(segments(line, gap)) > 1], gap)
    strong = [column for column in made if len(column.members) >= max(2, 0.5 * len(drawn))]
    return all(
        sum(left <= (column.left + column.right) / 2 < right for column in strong) < 2  # noqa: PLR2004
        for left, right in pairwise(walls)
    )


def _captioned(sheet: _Sheet, captions: Sequence[Caption], found: Sequence[FoundTable]) -> list[FoundTable]:
    """Tables without rules around them, below their captions or above: first on the side where more are found."""
    marked = [caption for caption in captions if caption.is_marked]
    options = [_on_one_side(sheet, marked, found, down=down) for down in (True, False)]
    is_down = len(options[0]) >= len(options[1])
    tables = options[0] if is_down else options[1]
    told = {table.label for table in tables}
    rest = [caption for caption in marked if caption.label not in told]
    return [*tables, *_on_one_side(sheet, rest, [*found, *tables], down=not is_down)]


def _on_one_side(
    sheet: _Sheet, captions: Sequence[Caption], found: Sequence[FoundTable], *, down: bool
) -> list[FoundTable]:
    tables: list[FoundTable] = []
    for caption in captions:
        table = _open(sheet, caption, down=down)
        if table and not any(overlap(table.area, other.area) > 0 for other in found):
            _keep(tables, table)
    return tables


def _open(sheet: _Sheet, caption: Caption, *, down: bool) -> FoundTable | None:
    """A table that stands below (or above) a caption without rules around it."""
    span = _span(sheet, caption)
    whole = _whole(sheet, caption, span) if down else grown_down(caption, sheet.flat, float("inf"))
    area = open_region(whole, sheet.parts, span, down=down)
    if area and _goes_on_beside(sheet, area, span):
        area = open_region(whole, sheet.parts, (0.0, sheet.page.width), down=down)
    if area is None:
        return None
    frame = framed(sheet.rules, area)
    held = inside(sheet.pieces, area)
    laid = from_alignment(frame, held, sheet.gap)
    if not is_table(laid, frame, held, sheet.page, has_caption=True):
        return None
    return _finished(sheet, area, laid, "alignment", whole)


def _goes_on_beside(sheet: _Sheet, area: Box, span: tuple[float, float]) -> bool:
    """Whether what stands beside a region is short on most of its lines: its columns go on past the text's column."""
    beside = [
        [part for part in line if not span[0] - 3 <= part.middle <= span[1] + 3]
        for line in sheet.parts
        if area.top < line[0].baseline <= area.bottom + 1
    ]
    words = [len(part.pieces) for line in beside for part in line]
    share = sum(bool(line) for line in beside) / max(1, len(beside))
    return share > 0.6 and sum(words) < _SHORT * len(words)  # noqa: PLR2004


def _whole(sheet: _Sheet, caption: Caption, span: tuple[float, float]) -> Caption:
    """A caption above a table, down to the first line that stands in columns."""
    return grown_down(caption, sheet.flat, _floor(sheet, caption.lines[0], span))


def _floor(sheet: _Sheet, head: Segment, span: tuple[float, float]) -> float:
    """Top of the first line below a caption's first one that stands in columns."""
    for line in sheet.parts:
        row = [part for part in line if span[0] - 3 <= part.middle <= span[1] + 3]
        if row and row[0].baseline > head.baseline + 0.5 * head.size and len(row) > 1:
            return min(part.top for part in row)
    return float("inf")


def _span(sheet: _Sheet, caption: Caption) -> tuple[float, float]:
    """How far a table of this caption may reach: over the column of text that it stands in, else over the page."""
    head = caption.lines[0]
    over = [part for part in sheet.flat if min(part.right, head.right) > max(part.left, head.left)]
    prose = [part for part in over if len(part.pieces) > PROSE_WORDS and part is not head]
    if len(prose) < _FEW_LINES:
        return 0.0, sheet.page.width
    flush = [part for part in prose if abs(part.left - head.left) < _COARSE]
    nearest = sorted(flush if len(flush) >= _FEW_LINES else prose, key=lambda part: abs(part.baseline - head.baseline))[
        :_NEAREST
    ]
    edge = Counter(round(part.left / _COARSE) for part in nearest).most_common(1)[0][0]
    alike = [part for part in nearest if round(part.left / _COARSE) == edge]
    rights = sorted(part.right for part in alike)
    return min(*(part.left for part in alike), head.left), max(rights[int(0.8 * (len(rights) - 1))], head.right)


def _bare(sheet: _Sheet, box: Box) -> FoundTable | None:
    """A table of numbers that nothing announces."""
    frame = framed(sheet.rules, box)
    held = inside(sheet.pieces, box)
    laid = from_alignment(frame, held, sheet.gap)
    if not is_table(laid, frame, held, sheet.page, has_caption=False):
        return None
    return _finished(sheet, box, laid, "alignment", None)


def _finished(sheet: _Sheet, box: Box, laid: Laid, basis: str, caption: Caption | None) -> FoundTable:
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
