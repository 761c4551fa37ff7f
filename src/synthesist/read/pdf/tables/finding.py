"""The search for tables on one page: cheap looks first, then regions, their cells, and what speaks against them."""

from collections.abc import Sequence
from itertools import pairwise

from synthesist.read.pdf.page import PageContent
from synthesist.read.pdf.tables.aligned import from_alignment
from synthesist.read.pdf.tables.captioned import bare, captioned
from synthesist.read.pdf.tables.captions import Caption, grown_down
from synthesist.read.pdf.tables.columns import columns_of
from synthesist.read.pdf.tables.evidence import is_table
from synthesist.read.pdf.tables.grid import Laid, from_grid
from synthesist.read.pdf.tables.lines import Piece, Segment, lines, segments
from synthesist.read.pdf.tables.matching import columned, matched
from synthesist.read.pdf.tables.model import FoundTable
from synthesist.read.pdf.tables.regions import WIDE, inside, overlap, ruled_regions
from synthesist.read.pdf.tables.ruling import Frame, framed, ruling
from synthesist.read.pdf.tables.sheet import Sheet, finished, floor_below, keep, may_hold_table, sheet_of
from synthesist.read.pdf.tables.unruled import numeric_regions, open_region
from synthesist.records.reading import Box


def find_tables(page: PageContent) -> list[FoundTable]:
    """The tables of a page from the top; none where nothing speaks for one."""
    rules = ruling(page.rules)
    if not may_hold_table(page, rules):
        return []
    sheet = sheet_of(page, rules)
    tables = _ruled(sheet)
    told = {table.label for table in tables if table.label}
    for table in captioned(sheet, [caption for caption in sheet.captions if caption.label not in told], tables):
        keep(tables, table)
    for box in numeric_regions(sheet.parts):
        if not any(overlap(box, table.area) > 0 for table in tables):
            keep(tables, bare(sheet, box))
    return sorted(tables, key=lambda table: (table.area.top, table.area.left))


def _ruled(sheet: Sheet) -> list[FoundTable]:
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
            keep(tables, finished(sheet, box, laid, "rules", caption))
    return tables


def _body(sheet: Sheet, box: Box, caption: Caption | None) -> list[Piece]:
    """Pieces in a region, without those of the caption."""
    told = {word.index for line in caption.lines for word in line.words} if caption else set()
    return [piece for piece in inside(sheet.pieces, box) if piece.words[0].index not in told]


def _without_captions(sheet: Sheet, box: Box) -> Box:
    """A region without a first line that is a caption: some are set between rules of their own."""
    for caption in sheet.captions:
        head = caption.lines[0]
        if caption.is_marked and box.top <= head.baseline <= box.top + 4 * head.size and _is_over(head, box):
            floor = floor_below(sheet, head, (box.left, box.right))
            levels = [at for at in framed(sheet.rules, box).levels if at > head.baseline]
            return box._replace(top=grown_down(caption, sheet.flat, min([floor, *levels])).box.bottom)
    return box


def _is_over(head: Segment, box: Box) -> bool:
    return box.left - 3 <= head.left and head.right <= box.right + 3


def _lengthened(sheet: Sheet, box: Box) -> Box:
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


def _laid(sheet: Sheet, frame: Frame, held: Sequence[Piece]) -> Laid:
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
