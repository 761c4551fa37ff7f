"""Tables without rules around them: near a caption, or columns of numbers beyond doubt."""

from collections import Counter
from collections.abc import Sequence

from synthesist.read.pdf.tables.aligned import from_alignment
from synthesist.read.pdf.tables.captions import Caption, grown_down
from synthesist.read.pdf.tables.evidence import is_table
from synthesist.read.pdf.tables.model import FoundTable
from synthesist.read.pdf.tables.regions import PROSE_WORDS, inside, overlap
from synthesist.read.pdf.tables.ruling import framed
from synthesist.read.pdf.tables.sheet import Sheet, finished, floor_below, keep
from synthesist.read.pdf.tables.unruled import open_region
from synthesist.records.reading import Box

_NEAREST = 15
"""Lines of running text that tell how wide the column of a caption is."""
_COARSE = 5.0
_FEW_LINES = 4
_SHORT = 4
"""Words: what stands in the cells of a table is shorter on average."""


def captioned(sheet: Sheet, captions: Sequence[Caption], found: Sequence[FoundTable]) -> list[FoundTable]:
    """Tables without rules around them, below their captions or above: first on the side where more are found."""
    marked = [caption for caption in captions if caption.is_marked]
    options = [_on_one_side(sheet, marked, found, down=down) for down in (True, False)]
    is_down = len(options[0]) >= len(options[1])
    tables = options[0] if is_down else options[1]
    told = {table.label for table in tables}
    rest = [caption for caption in marked if caption.label not in told]
    return [*tables, *_on_one_side(sheet, rest, [*found, *tables], down=not is_down)]


def _on_one_side(
    sheet: Sheet, captions: Sequence[Caption], found: Sequence[FoundTable], *, down: bool
) -> list[FoundTable]:
    tables: list[FoundTable] = []
    for caption in captions:
        table = _open(sheet, caption, down=down)
        if table and not any(overlap(table.area, other.area) > 0 for other in found):
            keep(tables, table)
    return tables


def _open(sheet: Sheet, caption: Caption, *, down: bool) -> FoundTable | None:
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
    return finished(sheet, area, laid, "alignment", whole)


def _goes_on_beside(sheet: Sheet, area: Box, span: tuple[float, float]) -> bool:
    """Whether what stands beside a region is short on most of its lines: its columns go on past the text's column."""
    beside = [
        [part for part in line if not span[0] - 3 <= part.middle <= span[1] + 3]
        for line in sheet.parts
        if area.top < line[0].baseline <= area.bottom + 1
    ]
    words = [len(part.pieces) for line in beside for part in line]
    share = sum(bool(line) for line in beside) / max(1, len(beside))
    return share > 0.6 and sum(words) < _SHORT * len(words)  # noqa: PLR2004


def _whole(sheet: Sheet, caption: Caption, span: tuple[float, float]) -> Caption:
    """A caption above a table, down to the first line that stands in columns."""
    return grown_down(caption, sheet.flat, floor_below(sheet, caption.lines[0], span))


def _span(sheet: Sheet, caption: Caption) -> tuple[float, float]:
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


def bare(sheet: Sheet, box: Box) -> FoundTable | None:
    """A table of numbers that nothing announces."""
    frame = framed(sheet.rules, box)
    held = inside(sheet.pieces, box)
    laid = from_alignment(frame, held, sheet.gap)
    if not is_table(laid, frame, held, sheet.page, has_caption=False):
        return None
    return finished(sheet, box, laid, "alignment", None)
