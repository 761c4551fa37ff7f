"""Displayed formulas: lines of signs that stand apart from running text."""

from collections.abc import Sequence

from synthesist.read.pdf.columns import Column
from synthesist.read.pdf.kinds import equation_number, is_mathematical, mathematics, prose_words
from synthesist.read.pdf.lines import TextLine

_SCRAP = 3
"""Characters that are left of a formula's line where its parts were not put together."""

_INDENT = 1.2
_SHARE, _NUMBERED_SHARE, _INNER_SHARE, _WHOLE_SHARE = 0.4, 0.25, 0.3, 0.35
_FEW_WORDS, _NUMBERED_WORDS = 3, 8
_ALIGNED = 2.0


def formula_end(lines: Sequence[TextLine], place: int, column: Column) -> int:
    """Where a displayed formula that begins at a line ends; `place` itself where none begins."""
    end = place
    while end < len(lines) and _is_displayed(
        lines[end], lines[end - 1] if end else None, column, is_inside=end > place
    ):
        end += 1
    found = lines[place:end]
    if not any(is_mathematical(line) for line in found):
        return place
    return end if any(equation_number(line) or mathematics(line) > _WHOLE_SHARE for line in found) else place


def _is_displayed(line: TextLine, former: TextLine | None, column: Column, *, is_inside: bool) -> bool:
    """Whether a line is one of a formula.

    Args:
        is_inside: whether the line before is.
    """
    if is_inside and former is not None:
        return _goes_on(line, former, column)
    if equation_number(line):
        return _is_numbered(line)
    if line.left - column.left < _INDENT * line.size or (
        former is not None and abs(line.left - former.left) < _ALIGNED
    ):
        return False
    return prose_words(line) < _FEW_WORDS and mathematics(line) > _SHARE


def _is_numbered(line: TextLine) -> bool:
    return prose_words(line) < _NUMBERED_WORDS and mathematics(line) > _NUMBERED_SHARE


def _goes_on(line: TextLine, former: TextLine, column: Column) -> bool:
    """Whether a formula runs over to this line: fractions and limits stand closer than lines of text do."""
    step, size = line.baseline - former.baseline, max(line.size, former.size)
    if len(line.text) <= _SCRAP and step < 1.5 * size:
        return True
    if equation_number(line):
        return _is_numbered(line)
    is_close, few = step < 0.95 * size, prose_words(line) < _FEW_WORDS
    if line.left - column.left < _INDENT * line.size:
        return is_close and few and mathematics(line) > _INNER_SHARE
    return few and (is_close or mathematics(line) > _SHARE)
