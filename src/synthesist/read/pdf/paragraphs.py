"""Running lines become paragraphs and items; what runs over columns, pages and floats is put together."""

from collections.abc import Iterator, Sequence

from synthesist.read.pdf.kinds import KEYWORDS, RUN_IN_ABSTRACT, is_bullet, is_numbered
from synthesist.read.pdf.lines import TextLine
from synthesist.read.pdf.manner import Manner
from synthesist.read.pdf.part import FLOATS, Part, part_of
from synthesist.records.reading import BlockKind

GAP = 1.3
"""From here on a distance between lines, in usual ones, parts them."""

_INDENT = 0.7
_DEEPEST_INDENT = 5.0
_OTHER_SIZE = 0.08
_SCRAP = 12
_NEARLY_FULL = 0.12
_END = (".", "!", "?", ":", "”", '"', ")", "]")
_STOP = (".", "!", "?", ":")
_ABBREVIATED = ("et al.", "e.g.", "i.e.", "Fig.", "vs.", "cf.")
_BROKEN = ("-", "‐", "\xad")


def paragraphs(lines: Sequence[TextLine], left: float, right: float, manner: Manner) -> list[Part]:
    """Running lines, parted where a paragraph or an item begins.

    Args:
        left: margin of the column, `right` likewise.
    """
    groups: list[list[TextLine]] = []
    for line in lines:
        if not groups or _begins(groups[-1], line, right, manner):
            groups.append([line])
        else:
            groups[-1].append(line)
    return [_part(group, left, right) for group in groups]


def _part(group: Sequence[TextLine], left: float, right: float) -> Part:
    first = group[0]
    is_set_off = len(group) == 1 or _is_hanging(group) or first.left > left + first.size
    kind = BlockKind.ITEM if is_bullet(first) or (is_numbered(first) and is_set_off) else BlockKind.PARAGRAPH
    return part_of(kind, tuple(group), left, right, is_indented=first.left > left + _INDENT * first.size)


def _is_hanging(group: Sequence[TextLine]) -> bool:
    return all(line.left > group[0].left + 0.4 * line.size for line in group[1:])


def _begins(group: Sequence[TextLine], line: TextLine, right: float, manner: Manner) -> bool:
    """Whether a line opens a new paragraph."""
    former, usual = group[-1], manner.pitch(line.size)
    pitch = line.baseline - former.baseline
    if former.text.endswith(_BROKEN) and line.text[:1].islower() and 0 < pitch < 2 * GAP * usual:
        return False
    if not -line.size <= pitch <= GAP * usual or _is_of_other_size(former, line) or _opens_front(line):
        return True
    if is_bullet(line) or is_numbered(line):
        return _is_next_item(group, line, right)
    return _is_set_otherwise(group, line) or has_ended(former, line, right)


def _opens_front(line: TextLine) -> bool:
    return bool(KEYWORDS.match(line.text) or RUN_IN_ABSTRACT.match(line.text))


def _is_of_other_size(former: TextLine, line: TextLine) -> bool:
    return abs(former.size - line.size) > _OTHER_SIZE * line.size and min(len(former.text), len(line.text)) > _SCRAP


def _is_item(line: TextLine) -> bool:
    return is_bullet(line) or is_numbered(line)


def _is_next_item(group: Sequence[TextLine], line: TextLine, right: float) -> bool:
    """Whether a line that looks like an item is one: it ends a sentence, or stands where the last one began."""
    if is_bullet(line) or has_ended(group[-1], line, right):
        return True
    return is_numbered(group[0]) and abs(group[0].left - line.left) < line.size


def _is_set_otherwise(group: Sequence[TextLine], line: TextLine) -> bool:
    """Whether a line's indent parts it from the lines above."""
    first, former = group[0], group[-1]
    step = line.left - former.left
    if step > _INDENT * line.size:
        is_hanging = len(group) == 1 and (_is_item(first) or not former.text.endswith(_STOP))
        return step < _DEEPEST_INDENT * line.size and not is_hanging
    return step < -_INDENT * line.size and (len(group) > 1 or _is_item(first))


def has_ended(former: TextLine, line: TextLine, right: float) -> bool:
    """Whether a sentence ends with the former line, and the next word would have fitted behind it."""
    if not former.text.endswith(_END) or line.text[:1].islower():
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
    """Whether a paragraph goes on in the next part.

    Args:
        indents: whether the document indents first lines, so that one that is not goes on.
    """
    if former.kind not in {BlockKind.PARAGRAPH, BlockKind.ITEM} or part.kind is not BlockKind.PARAGRAPH:
        return False
    last, first = former.lines[-1], part.lines[0]
    if abs(last.size - first.size) > _OTHER_SIZE * last.size or _opens_front(first):
        return False
    is_full = last.right > former.right - _NEARLY_FULL * (former.right - former.left)
    if last.text.endswith(_STOP) and not last.text.endswith(_ABBREVIATED):
        may_go_on = indents and not part.is_indented and former.kind is BlockKind.PARAGRAPH
        return may_go_on and is_full and _is_elsewhere(former, part) and not last.text.endswith(":")
    if first.text[:1].islower() or last.text.endswith((*_BROKEN, ",")):
        return True
    return _is_elsewhere(former, part) and (is_full or not part.is_indented)


def _is_elsewhere(former: Part, part: Part) -> bool:
    """Whether a part stands in another column or on another page than the end of the one before."""
    last, first = former.lines[-1], part.lines[0]
    is_above = first.baseline < last.baseline
    return last.page != first.page or is_above or abs(former.left - part.left) > 5 * last.size
