"""Lines of a column become parts: headings, captions, formulas, items, code, and paragraphs."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from synthesist.read.pdf.columns import Column
from synthesist.read.pdf.formulas import formula_end
from synthesist.read.pdf.kinds import KEYWORDS, caption_label, is_bullet, is_numbered
from synthesist.read.pdf.lines import TextLine
from synthesist.read.pdf.manner import Manner
from synthesist.read.pdf.tables import FoundTable
from synthesist.read.pdf.titles import heading_at
from synthesist.records.reading import BlockKind

FLOATS = frozenset((BlockKind.CAPTION, BlockKind.TABLE, BlockKind.NOTE))
_GAP = 1.3
_INDENT = 0.7
_DEEPEST_INDENT = 5.0
_END = (".", "!", "?", ":", "”", '"', ")", "]")
_FIXED = ("mono", "courier", "typewriter", "cmtt", "consolas", "menlo", "tt10", "t1xtt", "inconsol", "code")


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
            parts += _paragraphs(running, left, column.right, manner)
            running = []
            parts.append(_made(kind, lines[place:end], left, column.right))
        place = end
    return parts + _paragraphs(running, left, column.right, manner)


def _made(
    kind: BlockKind, lines: tuple[TextLine, ...], left: float, right: float, *, is_indented: bool = False
) -> Part:
    return Part(kind, lines, left, right, is_indented, page=lines[0].page)


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
        return BlockKind.CAPTION, _caption_end(lines, place, manner)
    if _is_code(line, manner) and not (running and _runs_on(running[-1], line, manner)):
        return BlockKind.CODE, next(
            (at for at in range(place, len(lines)) if not _is_code(lines[at], manner)), len(lines)
        )
    if length := heading_at(lines, place, column, manner):
        return BlockKind.HEADING, place + length
    if (end := formula_end(lines, place, column)) > place:
        return BlockKind.FORMULA, end
    return None, place + 1


def _runs_on(former: TextLine, line: TextLine, manner: Manner) -> bool:
    """Whether a line goes on with the sentence above."""
    is_near = line.baseline - former.baseline < 1.15 * manner.pitch(former.size)
    return is_near and not former.text.rstrip().endswith((".", ":", ";"))


def _is_code(line: TextLine, manner: Manner) -> bool:
    return not manner.is_own(line) and all(any(name in word.font.casefold() for name in _FIXED) for word in line.words)


def _is_apart(line: TextLine, former: TextLine | None, manner: Manner) -> bool:
    is_far = former is None or line.baseline - former.baseline > _GAP * manner.pitch(line.size)
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


def _caption_end(lines: Sequence[TextLine], place: int, manner: Manner) -> int:
    first, end = lines[place], place + 1
    usual = _GAP * max(1.12 * first.size, min(manner.pitch(first.size), 1.35 * first.size))
    while end < len(lines):
        line, former = lines[end], lines[end - 1]
        if (
            abs(line.size - first.size) > 0.06 * first.size
            or line.baseline - former.baseline > usual
            or caption_label(line)
        ):
            break
        end += 1
    return end


def _paragraphs(lines: Sequence[TextLine], left: float, right: float, manner: Manner) -> list[Part]:
    """Running lines, parted where a paragraph or an item begins."""
    if not lines:
        return []
    groups: list[list[TextLine]] = [[lines[0]]]
    for line in lines[1:]:
        if _begins(groups[-1], line, left, right, manner):
            groups.append([line])
        else:
            groups[-1].append(line)
    return [_part(group, left, right) for group in groups]


def _part(group: Sequence[TextLine], left: float, right: float) -> Part:
    first = group[0]
    is_item = is_bullet(first) or (
        is_numbered(first) and (len(group) == 1 or _is_hanging(group) or first.left > left + first.size)
    )
    kind = BlockKind.ITEM if is_item else BlockKind.PARAGRAPH
    return _made(kind, tuple(group), left, right, is_indented=first.left > left + _INDENT * first.size)


def _is_hanging(group: Sequence[TextLine]) -> bool:
    return all(line.left > group[0].left + 0.4 * line.size for line in group[1:])


def _begins(group: Sequence[TextLine], line: TextLine, left: float, right: float, manner: Manner) -> bool:
    """Whether a line opens a new paragraph."""
    former, size = group[-1], line.size
    pitch = line.baseline - former.baseline
    if pitch > _GAP * manner.pitch(size) or pitch < -size:
        return True
    if abs(former.size - size) > 0.08 * size and min(len(former.text), len(line.text)) > 12:
        return True
    if KEYWORDS.match(line.text):
        return True
    if is_bullet(line) or (is_numbered(line) and (_has_ended(former, line, right) or is_numbered(group[0]))):
        return is_bullet(line) or _counts_on(group[0], line) or _has_ended(former, line, right)
    step = line.left - former.left
    if step > _INDENT * size:
        is_item = is_bullet(group[0]) or is_numbered(group[0])
        is_new = step < _DEEPEST_INDENT * size and not (len(group) == 1 and (is_item or _hangs(former, line)))
        return is_new
    if step < -_INDENT * size and (len(group) > 1 or is_bullet(group[0]) or is_numbered(group[0])):
        return abs(group[0].left - line.left) > _INDENT * size or len(group) > 1
    return _has_ended(former, line, right)


def _counts_on(first: TextLine, line: TextLine) -> bool:
    return abs(first.left - line.left) < line.size


def _hangs(former: TextLine, line: TextLine) -> bool:
    """Whether a line is the second one of an entry that hangs: the first ran to its end without ending a sentence."""
    return not former.text.rstrip().endswith((".", ":", "?", "!"))


def _has_ended(former: TextLine, line: TextLine, right: float) -> bool:
    """Whether a sentence ends with the former line, and the next word would have fitted behind it."""
    text = former.text.rstrip()
    if not text.endswith(_END) or line.text[:1].islower():
        return False
    first = line.words[0]
    return former.right + (first.box.right - first.box.left) + 0.6 * line.size < right


def merged(parts: Sequence[Part], *, indents: bool) -> Iterator[Part]:
    """Paragraphs that run over a column, a page or a float made one; floats come before what they interrupt."""
    held: Part | None = None
    for part in parts:
        if part.kind in FLOATS or part.kind is BlockKind.REFERENCE:
            yield part
        elif held is not None and _continues(held, part, indents=indents):
            held = held._replace(lines=held.lines + part.lines, right=part.right, left=part.left)
        else:
            if held is not None:
                yield held
            held = part
    if held is not None:
        yield held


def _continues(former: Part, part: Part, *, indents: bool) -> bool:
    if former.kind not in {BlockKind.PARAGRAPH, BlockKind.ITEM} or part.kind is not BlockKind.PARAGRAPH:
        return False
    last, first = former.lines[-1], part.lines[0]
    if abs(last.size - first.size) > 0.08 * last.size:
        return False
    text = last.text.rstrip()
    is_elsewhere = (
        last.page != first.page or first.baseline < last.baseline or abs(former.left - part.left) > 5 * last.size
    )
    is_full = last.right > former.right - 0.12 * (former.right - former.left)
    if text.endswith((".", "!", "?", ":")) and not text.endswith(("et al.", "e.g.", "i.e.", "Fig.", "vs.", "cf.")):
        return (
            is_elsewhere
            and is_full
            and indents
            and not part.is_indented
            and not text.endswith(":")
            and former.kind is BlockKind.PARAGRAPH
        )
    if first.text[:1].islower() or text.endswith(("-", "\xad", ",", "‐")):
        return True
    return is_elsewhere and (is_full or not part.is_indented)
