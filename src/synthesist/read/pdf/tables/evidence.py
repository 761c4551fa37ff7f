"""What speaks against a table: text in two columns, pictures, programs, forms of address."""

import re
from collections.abc import Sequence

from synthesist.read.pdf.page import PageContent
from synthesist.read.pdf.tables.grid import Laid
from synthesist.read.pdf.tables.lines import Piece, lines, segments
from synthesist.read.pdf.tables.model import FoundCell
from synthesist.read.pdf.tables.numbers import is_nothing, number_share
from synthesist.read.pdf.tables.regions import WIDE, is_prose, overlap
from synthesist.read.pdf.tables.ruling import Frame

_NO_TABLE = re.compile(r"(?:algorithm|listing|procedure|pseudo-?code|program|box|fig(?:ure)?)\b\.?\s*\d", re.IGNORECASE)
_LEADERS = re.compile(r"(?:\.\s?){4,}|…{2,}")
_MONO = re.compile(r"mono|courier|consol|typewriter|cmtt|sftt|\btt\d|code|menlo|lucidasans-?type", re.IGNORECASE)
_LONG_CELL = 12
"""Words."""


def is_table(laid: Laid, frame: Frame, held: Sequence[Piece], page: PageContent, *, has_caption: bool) -> bool:
    """Whether what was laid out is a table; without a caption more must speak for it."""
    rows = 1 + max((cell.row for cell in laid.cells), default=-1)
    columns = 1 + max((cell.column for cell in laid.cells), default=-1)
    if rows < 2 or columns < 2 or _is_other(held, frame, page):  # noqa: PLR2004
        return False
    filled = len(laid.cells) / (rows * columns)
    texts = [_text(cell) for cell in laid.cells]
    share = number_share(
        text for cell, text in zip(laid.cells, texts, strict=True) if not cell.is_header and cell.column
    )
    if frame.is_boxed and len(frame.verticals) > 2:  # noqa: PLR2004
        return filled >= 0.2 and len(texts) > 3 if has_caption else _is_even(laid, filled)  # noqa: PLR2004
    mean = sum(len(cell.words) for cell in laid.cells) / len(laid.cells)
    if has_caption:
        return filled >= 0.3 and (mean <= _LONG_CELL or len(frame.horizontals) > 2)  # noqa: PLR2004
    if _is_prose(held, frame) or _is_code(held):
        return False
    if len(frame.levels) > 2:  # noqa: PLR2004
        return filled >= 0.4 and mean <= _LONG_CELL and (share >= 0.3 or mean <= 5)  # noqa: PLR2004
    return filled >= 0.6 and share >= 0.6 and rows > 2 and columns > 2  # noqa: PLR2004


def _is_even(laid: Laid, filled: float) -> bool:
    """Whether a mesh that nothing announces holds cells enough, none of them with most of the words: no diagram."""
    counts = [len(cell.words) for cell in laid.cells]
    return filled >= 0.35 and len(counts) > 5 and max(counts) <= max(_LONG_CELL, 0.4 * sum(counts))  # noqa: PLR2004


def _is_other(held: Sequence[Piece], frame: Frame, page: PageContent) -> bool:
    """Whether it is a picture, a program, or a list with leaders."""
    if any(overlap(frame.box, image) > 0.5 for image in page.images if _is_large(image.right - image.left)):  # noqa: PLR2004
        return True
    drawn = lines(held)
    if not drawn:
        return True
    opening = " ".join(piece.text for piece in drawn[0])
    leaders = sum(bool(_LEADERS.search(" ".join(piece.text for piece in line))) for line in drawn)
    return bool(_NO_TABLE.match(opening)) or leaders > 0.3 * len(drawn)


def _is_code(held: Sequence[Piece]) -> bool:
    """Whether most words stand in a font of fixed pitch."""
    told = [word for piece in held for word in piece.words]
    return sum(bool(_MONO.search(word.font)) for word in told) > 0.6 * len(told)


def _is_large(width: float) -> bool:
    return width > 30  # noqa: PLR2004


def _is_prose(held: Sequence[Piece], frame: Frame) -> bool:
    parts = [segments(line, WIDE) for line in lines(held)]
    return is_prose(parts, frame.box.right - frame.box.left)


def _text(cell: FoundCell) -> str:
    text = " ".join(word.text for word in cell.words)
    return "" if is_nothing(text) else text
