"""Footnotes: what stands in smaller type at the foot of a column."""

# ruff: noqa: PLR2004 - thresholds are in sizes of type, and read best where they are used

import re
from collections.abc import Sequence

from synthesist.read.headings import section_role
from synthesist.read.pdf.columns import Column
from synthesist.read.pdf.kinds import caption_label
from synthesist.read.pdf.lines import TextLine
from synthesist.read.pdf.manner import Manner
from synthesist.read.pdf.page import Rule

_SIGN = re.compile(r"[*∗†‡§¶‖#⋆]{1,3}|\(?[a-z\d]{1,3}\)?")
_GLUED = re.compile(r"\d{1,2}(?=[^\W\d_]|[“(])")
"""A mark whose raised figure is a glyph of its own font."""

_SMALLER = 0.94
_ABOVE = 1.8
_LOWER_HALF = 0.35
_FREE = 0.55
"""From here down, in heights of the page, notes on the first page need no mark."""


def notes_from(column: Column, manner: Manner, rules: Sequence[Rule], height: float, *, is_first: bool) -> int:
    """The place of the line at which a column's notes begin; the number of its lines where it has none.

    Args:
        is_first: whether it is on the first page, where notes need no mark.
    """
    lines = column.lines
    start = len(lines)
    for place in range(len(lines) - 1, -1, -1):
        line = lines[place]
        if caption_label(line) or line.size > manner.size * 1.05 or line.baseline < _LOWER_HALF * height:
            break
        former = lines[place - 1] if place else None
        is_ruled = _has_rule(line, former, rules, column)
        is_free = is_first and line.baseline > _FREE * height and not (former and former.is_bold)
        if is_ruled or (_is_bound(line, former, manner) and (is_free or _is_marked(line))):
            start = place
        if is_ruled or (line.size >= _SMALLER * manner.size and start > place):
            break
    return start if _is_ruled_or_small(lines[start:], manner, rules, column) else len(lines)


def _is_bound(line: TextLine, former: TextLine | None, manner: Manner) -> bool:
    """Whether something else ends above a line: larger text, or a gap."""
    if former is None:
        return True
    is_other = former.size > 1.05 * line.size or line.baseline - former.baseline > 1.35 * manner.pitch(line.size)
    return is_other and section_role(former.text) is None


def ruled_notes(column: Column, manner: Manner, rules: Sequence[Rule]) -> int:
    """Where notes begin under a short rule, whatever stands below the column; the number of lines where none do."""
    lines = column.lines
    for place in range(len(lines) - 1, 0, -1):
        if lines[place].size >= _SMALLER * manner.size or caption_label(lines[place]):
            break
        if _is_marked(lines[place]) and _has_rule(lines[place], lines[place - 1], rules, column):
            return place
    return len(lines)


def _is_ruled_or_small(notes: Sequence[TextLine], manner: Manner, rules: Sequence[Rule], column: Column) -> bool:
    if not notes:
        return False
    return all(line.size < _SMALLER * manner.size for line in notes) or _has_rule(notes[0], None, rules, column)


def _is_marked(line: TextLine) -> bool:
    if _GLUED.match(line.text):
        return True
    first = line.words[0]
    is_raised = first.size < 0.85 * line.size and first.baseline < line.baseline - 0.1 * line.size
    return bool(_SIGN.fullmatch(first.text)) and (is_raised or first.text[0] in "*∗†‡§¶‖#⋆") and len(line.words) > 1


def _has_rule(line: TextLine, former: TextLine | None, rules: Sequence[Rule], column: Column) -> bool:
    """Whether a short rule stands above, at the column's left, and below the line before."""
    return any(
        rule.is_horizontal
        and 0 < line.baseline - rule.at < _ABOVE * line.size + 4
        and 15 < rule.end - rule.start < 0.62 * max(column.right - column.left, 100)
        and abs(rule.start - column.left) < 12
        and (former is None or former.baseline < rule.at)
        for rule in rules
    )


def parted(lines: Sequence[TextLine]) -> list[list[TextLine]]:
    """The notes among these lines, each from its mark on."""
    notes: list[list[TextLine]] = []
    for line in lines:
        if notes and not _is_marked(line):
            notes[-1].append(line)
        else:
            notes.append([line])
    return notes
