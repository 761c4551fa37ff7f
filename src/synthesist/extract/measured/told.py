"""Words of a document as parts of a setting, with their exact places."""

import re

from synthesist.extract.measured.grid import Grid
from synthesist.records import Cell
from synthesist.records.results import Basis, Told

_PIECES = re.compile(r"\s*[(\[][^)\]]*[)\]]\s*|,\s")
_FORM = re.compile(r"(?:means?|medians?|n|no\.?|%|n, %|range|sd|se|iqr|95% ci)?", re.IGNORECASE)


def of_cell(grid: Grid, cell: Cell, name: str, basis: Basis, *, is_assumed: bool = False) -> Told:
    """A piece of a head; where it does not stand in it as it is, the longest piece outside brackets."""
    whole = grid.text[cell.start : cell.end]
    name = name if name and name in whole else _longest(whole)
    at = whole.find(name)
    start = cell.start + at
    return Told(text=name, start=start, end=start + len(name), basis=basis, is_assumed=is_assumed)


def _longest(whole: str) -> str:
    pieces = [piece.strip() for piece in _PIECES.split(whole) if not _FORM.fullmatch(piece.strip())]
    return max(pieces, key=len, default="") or whole


def of_span(text: str, start: int, end: int, basis: Basis, *, is_assumed: bool = False) -> Told:
    """A span of the document, without blanks around it."""
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    return Told(text=piece.strip(), start=start, end=start + len(piece.strip()), basis=basis, is_assumed=is_assumed)
