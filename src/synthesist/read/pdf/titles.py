"""Headings: which lines are."""

# ruff: noqa: PLR2004 - thresholds are in sizes of type, and read best where they are used

import re
from collections.abc import Sequence
from typing import NamedTuple

from synthesist.read.headings import parted, section_role
from synthesist.read.pdf.columns import Column
from synthesist.read.pdf.kinds import KEYWORDS, RUN_IN_ABSTRACT, equation_number, mathematics
from synthesist.read.pdf.levels import NUMBERED, is_caps, look_of
from synthesist.read.pdf.lines import TextLine
from synthesist.read.pdf.manner import Manner, family

_LONGEST = 160
_MOST_LINES = 6
_MOST_WORDS = 16
_LARGER = 1.06
_MUCH_LARGER = 1.3
_SMALLEST = 0.7
_NEARLY = 0.9
_FAR = 99.0
_LETTERS = re.compile(r"[^\W\d_]")
_FEWEST_LETTERS = 3
_MOSTLY = 0.5
_FORMULA = 0.4
_SENTENCE = re.compile(r"[.;,]\s+\S+\s+\S+")
_LONG_SENTENCE = 8
_LONG_NAME = 10
_OPENING = "“\"'‘(§¿¡"


class _Place(NamedTuple):
    """Lines that may be a heading, and where they stand.

    Attributes:
        above: distance of their baseline from the line before, in usual distances; `below` likewise.
    """

    lines: Sequence[TextLine]
    text: str
    former: TextLine | None
    after: TextLine | None
    column: Column
    manner: Manner
    above: float
    below: float

    @property
    def first(self) -> TextLine:
        return self.lines[0]

    @property
    def is_numbered(self) -> bool:
        return bool(NUMBERED.match(self.text))

    @property
    def is_known(self) -> bool:
        """Whether sections are called so; a name in another font than what follows runs into its paragraph."""
        return not self.is_run_in and section_role(self.text) is not None

    @property
    def is_run_in(self) -> bool:
        """Whether the line begins in another font than running text has, and ends in that."""
        first, last = self.first.words[0], self.first.words[-1]
        own = self.manner.fonts
        is_other = first.is_bold != last.is_bold or (family(first.font) not in own and family(last.font) in own)
        return first.font != last.font and is_other

    @property
    def is_stopped(self) -> bool:
        return self.text.endswith(".")

    @property
    def is_short(self) -> bool:
        return len(self.text.split()) <= _MOST_WORDS and not self.is_stopped and self.ends_early

    @property
    def is_sentence(self) -> bool:
        title = parted(self.text)[1]
        return bool(_SENTENCE.search(title)) or (self.is_stopped and len(self.text.split()) > _LONG_SENTENCE)

    @property
    def ends_early(self) -> bool:
        """Whether the last line leaves room in its column, or is set in from its margin."""
        last, column = self.lines[-1], self.column
        return (
            last.right < column.right - 0.05 * (column.right - column.left) or last.left > column.left + 2 * last.size
        )

    @property
    def follows_end(self) -> bool:
        """Whether the line before ends something."""
        former, column = self.former, self.column
        if former is None or former.text.endswith((".", "!", "?", ":", ")", "]")):
            return True
        return former.right < column.right - 0.2 * (column.right - column.left)


def heading_at(lines: Sequence[TextLine], place: int, column: Column, manner: Manner) -> int:
    """How many lines from this place on are one heading; 0 where none begins here."""
    first = lines[place]
    if not _may_be(first, manner) or not (_stands_out(first, manner) or _is_named(first)):
        return 0
    end = place + 1
    while end < len(lines) and end - place < _MOST_LINES and _goes_on(lines[end - 1], lines[end], first, manner):
        end += 1
    former = lines[place - 1] if place else None
    after = lines[end] if end < len(lines) else None
    pitch = manner.pitch(manner.size)
    found = _Place(
        lines=lines[place:end],
        text=" ".join(line.text for line in lines[place:end]).rstrip(),
        former=former,
        after=after,
        column=column,
        manner=manner,
        above=_FAR if former is None else (first.baseline - former.baseline) / pitch,
        below=_FAR if after is None else (after.baseline - lines[end - 1].baseline) / pitch,
    )
    return end - place if _is_fit(found) and _is_heading(found) else 0


def _may_be(line: TextLine, manner: Manner) -> bool:
    """Whether a line is one that could be a heading, whatever stands around it."""
    letters = len(_LETTERS.findall(line.text))
    return (
        letters >= _FEWEST_LETTERS
        and len(line.text) <= _LONGEST
        and letters > _MOSTLY * len(line.text.replace(" ", ""))
        and line.size >= _SMALLEST * manner.size
        and not equation_number(line)
        and not KEYWORDS.match(line.text)
        and not RUN_IN_ABSTRACT.match(line.text)
    )


def _is_named(line: TextLine) -> bool:
    """Whether a number or a usual name opens a line in running type."""
    return bool(NUMBERED.match(line.text)) or (len(line.words) < _LONG_NAME and section_role(line.text) is not None)


def _goes_on(former: TextLine, line: TextLine, first: TextLine, manner: Manner) -> bool:
    """Whether a heading runs over to this line: set alike, close below, with no number or known name of its own."""
    if look_of(line).manner != look_of(first).manner or abs(line.size - first.size) > 0.3 or line.font != first.font:
        return False
    leading = 1.45 if line.size < _MUCH_LARGER * manner.size else 1.7
    farthest = max(leading * line.size, 1.1 * manner.pitch(manner.size) * line.size / manner.size)
    if not 0 < line.baseline - former.baseline <= farthest or NUMBERED.match(line.text):
        return False
    if not _stands_out(line, manner) or len(_LETTERS.findall(line.text)) < _FEWEST_LETTERS:
        return False
    return section_role(former.text) is None and section_role(line.text) is None


def _stands_out(line: TextLine, manner: Manner) -> bool:
    is_larger = line.size > _LARGER * manner.size
    return is_larger or line.is_bold or line.is_italic or is_caps(line) or not manner.is_own(line)


def _is_fit(place: _Place) -> bool:
    """Whether nothing speaks against a heading."""
    text, number = place.text, parted(place.text)[0]
    if not text[0].isalnum() and text[0] not in _OPENING:
        return False
    if (text[0].islower() and not number) or text.endswith((",", ";", "-", "–")) or len(text) > 2 * _LONGEST:
        return False
    return mathematics(place.first) <= _FORMULA and (not _is_followed_alike(place) or place.is_known)


def _is_followed_alike(place: _Place) -> bool:
    """Whether the next line is set in the same way, so that these are no heading of it."""
    last, after, column = place.lines[-1], place.after, place.column
    if after is None or place.below >= 1.3 or last.font != after.font:
        return False
    return look_of(last, column.left, column.right) == look_of(after, column.left, column.right)


def _is_heading(place: _Place) -> bool:
    """Whether something speaks for a heading: size, name, weight, font, capitals, or number."""
    if place.first.size > _LARGER * place.manner.size:
        return not (place.is_stopped and len(place.text.split()) > _MOST_WORDS)
    if place.above > 1.15 and place.ends_early and place.is_known:
        return True
    if place.is_sentence:
        return False
    if place.first.is_bold:
        return _by_weight(place)
    return _by_font(place) or _by_shape(place) or _by_number(place)


def _by_weight(place: _Place) -> bool:
    if place.is_stopped and not place.is_numbered and place.below < 1.15:
        return False
    return place.above > 1.08 or place.follows_end or (place.is_numbered and place.ends_early)


def _by_font(place: _Place) -> bool:
    """By a font that running text does not have, where running text follows."""
    manner, former = place.manner, place.former
    if place.is_run_in or manner.is_own(place.first) or place.after is None or not manner.is_own(place.after):
        return False
    is_below_heading = former is not None and not manner.is_own(former) and _stands_out(former, manner)
    is_apart = place.above > 1.15 or place.follows_end or is_below_heading
    return place.is_short and is_apart and place.first.size > _NEARLY * manner.size


def _by_shape(place: _Place) -> bool:
    """By capitals or slope, where it stands apart."""
    if not (is_caps(place.first) or place.first.is_italic) or place.above <= 1.15 or not place.ends_early:
        return False
    return (place.below < 4 or place.after is None) and (place.is_numbered or place.above > 1.3 or place.follows_end)


def _by_number(place: _Place) -> bool:
    return place.is_numbered and place.is_short and place.above > 1.3 and place.below > 1.02
