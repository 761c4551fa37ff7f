"""Captions of tables: where one begins, how far it goes, and the notes below a table."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from synthesist.read.pdf.tables.lines import Segment
from synthesist.records.reading import Box

_LABEL = re.compile(
    r"(?P<label>(?:(?:Supplementa(?:ry|l)|Extended Data|Appendix|Web|Online)\s+)?"
    r"(?:Table|Tab\.|Tbl\.?|Tableau|Tabelle|Tabla)\s*"
    r"(?:[A-Z]{0,2}[.-]?\d{1,3}(?:[.-]\d{1,3})*[a-z]?|[IVXL]{1,6}|[A-Z](?:\.?\d{1,2})?))"
    r"(?P<rest>\s*(?P<mark>[.:|–—)-])?(?:\s+(?P<next>\S.*))?)$",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"notes?\b|[*†‡§¶#∗]|abbreviations?\b|sources?\b|(?:data|values) are\b"
    r"|ns[,:]|p\s*[<=]|n/?a\b|ci\b|sd\b|se\b",
    re.IGNORECASE,
)
_SMALL_NOTE = re.compile(r"\(?[a-z1-9]\)?[ .]|[a-z][A-Z(]")
_REACH = 3.0
"""Sizes of the font between a caption and its table."""
_LEADING = 1.65
_OPENINGS = frozenset(("tab", "tbl", "sup", "ext", "app", "web", "onl"))
_MOST_CAPTIONS = 12
"""A page with more of them lists tables, and holds none."""
_MOST_LINES = 20
_FAR = 5.0
"""Sizes of the font that may stand between a label and the text of its caption."""


class Caption(NamedTuple):
    """Lines of a caption from the top.

    Attributes:
        is_marked: a point, a colon or nothing at all stands behind the label: few sentences begin so.
    """

    label: str
    lines: tuple[Segment, ...]
    is_marked: bool

    @property
    def box(self) -> Box:
        """Around all lines."""
        return Box(
            min(line.left for line in self.lines),
            min(line.top for line in self.lines),
            max(line.right for line in self.lines),
            max(line.bottom for line in self.lines),
        )


def openings(found: Sequence[Segment]) -> list[Caption]:
    """Segments with which a caption seems to begin, as captions of one line, from the top."""
    captions = []
    for place, one in enumerate(found):
        if one.pieces[0].text[:3].casefold() not in _OPENINGS:
            continue
        told = _LABEL.match(one.text)
        if told and _opens(told, one):
            is_marked = bool(told["mark"]) or not told["next"] or one.pieces[0].words[0].is_bold
            rest = found[place + 1 : place + 2] if not told["next"] else ()
            line = _joined(one, rest[0]) if rest and _goes_on(one, rest[0]) else one
            captions.append(Caption(" ".join(told["label"].split()), (line,), is_marked))
    return captions if len(captions) <= _MOST_CAPTIONS else []


def _goes_on(one: Segment, other: Segment) -> bool:
    """Whether the segment behind a label that stands alone is the caption's text."""
    return abs(one.baseline - other.baseline) < 0.3 * one.size and 0 < other.left - one.right < _FAR * one.size


def _joined(one: Segment, other: Segment) -> Segment:
    return one._replace(
        pieces=one.pieces + other.pieces,
        right=other.right,
        top=min(one.top, other.top),
        bottom=max(one.bottom, other.bottom),
    )


def _opens(told: re.Match[str], one: Segment) -> bool:
    """Whether it may be a caption: "Table 2 shows" is none, unless its label is set apart."""
    if told["mark"] or not told["next"] or one.pieces[0].words[0].is_bold:
        return True
    return told["next"][0].isupper() and not one.pieces[0].text.islower()


def grown_down(caption: Caption, found: Sequence[Segment], floor: float, *, is_free: bool = False) -> Caption:
    """A caption with the lines below its first one, down to `floor`.

    Args:
        is_free: nothing but the caption stands above the floor, so that its leading may vary.
    """
    lines = list(caption.lines)
    size = lines[0].size
    reach = _REACH if is_free else _LEADING
    for one in sorted(found, key=lambda one: (one.baseline, one.left)):
        last = lines[-1]
        if one.baseline <= lines[0].baseline + 0.3 * size or one.bottom > floor + 0.3 * size:
            continue
        if not _overlap(one, caption.box) and not _overlap(one, _around(lines)):
            continue
        if one.baseline - last.baseline > reach * size or len(lines) >= _MOST_LINES:
            break
        if abs(one.size - size) > 0.12 * size and not is_free:
            break
        if not is_free and (_starts_anew(one, lines) or not _is_aligned(one, lines)):
            break
        if one.pieces[0] not in lines[0].pieces:
            lines.append(one)
    return caption._replace(lines=tuple(lines))


def notes_below(area: Box, found: Sequence[Segment], size: float, body: float) -> list[list[Segment]]:
    """Runs of lines directly below a table that read as its notes, set no larger than its cells.

    Args:
        size: of the font of the cells; `body` of that of most of the page.
    """
    notes: list[list[Segment]] = []
    bottom = area.bottom
    for one in _with_marks(sorted(found, key=lambda one: (one.baseline, one.left))):
        if one.baseline <= area.bottom or not _overlap(one, area):
            continue
        if one.top - bottom > 1.8 * one.size or one.size > size + 0.3 or _LABEL.match(one.text):
            break
        is_new = _opens_note(one, is_small=one.size < 0.95 * body)
        if not notes and not is_new:
            break
        if is_new or not notes:
            notes.append([one])
        elif abs(one.size - notes[-1][-1].size) > 0.3 or one.left < area.left - 3 * size:  # noqa: PLR2004
            break
        else:
            notes[-1].append(one)
        bottom = one.bottom
    return notes


def _with_marks(found: Sequence[Segment]) -> list[Segment]:
    """Segments, those with a raised mark before them as one with it."""
    told: list[Segment] = []
    for one in found:
        mark = told[-1] if told else None
        if mark and mark.size < 0.8 * one.size and _is_raised(mark, one):
            told[-1] = one._replace(pieces=mark.pieces + one.pieces, left=mark.left)
        else:
            told.append(one)
    return told


def _is_raised(mark: Segment, one: Segment) -> bool:
    near = -0.3 * one.size < one.left - mark.right < one.size
    return near and len(mark.pieces) == 1 and 0 < one.baseline - mark.baseline < 0.7 * one.size


def _opens_note(one: Segment, *, is_small: bool) -> bool:
    """Whether a note begins; a letter alone begins one where it is raised, or where it is set smaller than the text."""
    if _NOTE.match(one.text) or one.pieces[0].words[0].size < 0.8 * one.size:
        return True
    return is_small and bool(_SMALL_NOTE.match(one.text))


def _starts_anew(one: Segment, lines: Sequence[Segment]) -> bool:
    """Whether a line below a caption of one leading is the text again: the caption's last line stopped short."""
    widest = max(line.right for line in lines)
    is_short = lines[-1].right < widest - 2 * lines[-1].size
    return len(lines) > 1 and is_short and abs(one.left - lines[0].left) < 1.0 and one.right >= widest - one.size


def _is_aligned(one: Segment, lines: Sequence[Segment]) -> bool:
    """Whether a line goes on with a caption: it starts where another line of it does, or has the same middle."""
    near = 1.5 * one.size
    return any(abs(one.left - line.left) < near or abs(one.middle - line.middle) < near for line in lines)


def _overlap(one: Segment, box: Box) -> bool:
    return min(one.right, box.right) - max(one.left, box.left) > 0


def _around(lines: Sequence[Segment]) -> Box:
    return Box(min(line.left for line in lines), lines[0].top, max(line.right for line in lines), lines[-1].bottom)
