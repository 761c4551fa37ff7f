"""Lines of a column become parts: headings, captions, formulas, code, and running text."""

# ruff: noqa: PLR2004 - thresholds are in sizes of type, and read best where they are used

from collections import Counter
from collections.abc import Sequence

from synthesist.read.headings import section_role
from synthesist.read.pdf.columns import Column
from synthesist.read.pdf.formulas import formula_end
from synthesist.read.pdf.kinds import caption_label
from synthesist.read.pdf.levels import NUMBERED
from synthesist.read.pdf.lines import TextLine
from synthesist.read.pdf.manner import Manner
from synthesist.read.pdf.paragraphs import GAP, paragraphs
from synthesist.read.pdf.part import Part, part_of
from synthesist.read.pdf.titles import heading_at
from synthesist.records.reading import BlockKind

_LARGER = 1.06
_END = (".", "!", "?", ":", "”", '"', ")", "]")
_FIXED = ("mono", "courier", "typewriter", "cmtt", "consolas", "menlo", "tt10", "t1xtt", "inconsol", "code")


def parts_of(column: Column, manner: Manner) -> list[Part]:
    """The parts of a column, from top to bottom."""
    lines = column.lines
    left = margin(lines)
    parts: list[Part] = []
    running: list[TextLine] = []
    place = 0
    while place < len(lines):
        kind, end = _special(lines, place, column, manner, running)
        if kind is None:
            running.append(lines[place])
        else:
            parts += paragraphs(running, left, column.right, manner)
            running = []
            parts.append(part_of(kind, lines[place:end], left, column.right))
        place = end
    return parts + paragraphs(running, left, column.right, manner)


def margin(lines: Sequence[TextLine]) -> float:
    """The left edge that most lines share; the leftmost of those that many do."""
    counts = Counter(round(line.left / 2) for line in lines)
    most = max(counts.values())
    return 2.0 * min(edge for edge, count in counts.items() if count >= max(2, 0.3 * most) or count == most)


def _special(
    lines: Sequence[TextLine], place: int, column: Column, manner: Manner, running: Sequence[TextLine]
) -> tuple[BlockKind | None, int]:
    """The kind of what begins at a line and where it ends; no kind for running text."""
    line = lines[place]
    former = lines[place - 1] if place else None
    if caption_label(line, is_apart=_is_apart(line, former, manner)) and _is_caption(line, former, manner):
        return BlockKind.CAPTION, _caption_end(lines, place, column, manner)
    if _is_code(line, manner) and not (running and _runs_on(running[-1], line, manner)) and not _is_named(line, manner):
        return BlockKind.CODE, next(
            (at for at in range(place, len(lines)) if not _is_code(lines[at], manner)), len(lines)
        )
    if length := heading_at(lines, place, column, manner):
        return BlockKind.HEADING, place + length
    if (end := formula_end(lines, place, column)) > place:
        return BlockKind.FORMULA, end
    return None, place + 1


def _is_named(line: TextLine, manner: Manner) -> bool:
    """Whether a line in a typewriter's font is a heading all the same."""
    is_larger = line.size > _LARGER * manner.size
    return is_larger or bool(NUMBERED.match(line.text)) or section_role(line.text) is not None


def _runs_on(former: TextLine, line: TextLine, manner: Manner) -> bool:
    """Whether a line goes on with the sentence above."""
    is_near = line.baseline - former.baseline < 1.15 * manner.pitch(former.size)
    return is_near and not former.text.rstrip().endswith((".", ":", ";"))


def _is_code(line: TextLine, manner: Manner) -> bool:
    return not manner.is_own(line) and all(any(name in word.font.casefold() for name in _FIXED) for word in line.words)


def _is_apart(line: TextLine, former: TextLine | None, manner: Manner) -> bool:
    is_far = former is None or line.baseline - former.baseline > GAP * manner.pitch(line.size)
    return is_far and (not manner.is_body(line) or not manner.is_own(line))


def _is_caption(line: TextLine, former: TextLine | None, manner: Manner) -> bool:
    """Whether a label opens a caption rather than a sentence or the rest of one."""
    if former is None or not manner.is_body(line):
        return True
    pitch = line.baseline - former.baseline
    if pitch > 1.25 * manner.pitch(line.size) or abs(former.size - line.size) > 0.5:
        return True
    rest = line.text[len(caption_label(line)) :].lstrip()
    return rest[:1] in {":", "|", "–", "—"} and former.text.rstrip().endswith(_END)


def _caption_end(lines: Sequence[TextLine], place: int, column: Column, manner: Manner) -> int:
    end = place + 1
    while end < len(lines) and _is_caption_line(lines[end], lines[end - 1], lines[place], column, manner):
        end += 1
    return end


def _is_caption_line(line: TextLine, former: TextLine, first: TextLine, column: Column, manner: Manner) -> bool:
    """Whether a caption goes on in a line: close below, or at the usual distance under one that is full."""
    if abs(line.size - first.size) > 0.06 * first.size or caption_label(line):
        return False
    step, usual = line.baseline - former.baseline, manner.pitch(first.size)
    if step <= GAP * max(1.12 * first.size, min(usual, 1.35 * first.size)):
        return True
    is_full = former.right > column.right - 0.15 * (column.right - column.left)
    return is_full and step <= 1.06 * usual
