"""The first page: title, what stands around it, abstract."""

# ruff: noqa: PLR2004 - thresholds are in sizes of type, and read best where they are used

import re
from collections.abc import Sequence

from synthesist.read.headings import parted, section_role
from synthesist.read.pdf.about import authors
from synthesist.read.pdf.kinds import KEYWORDS
from synthesist.read.pdf.lines import TextLine, spread
from synthesist.read.pdf.manner import Manner
from synthesist.read.pdf.part import FLOATS, Part
from synthesist.records.reading import BlockKind, SectionRole

_ABSTRACT = re.compile(r"(?:abstract|summary)\s*(?:[.:—–-]+\s*|$|\s(?=[A-Z]))", re.IGNORECASE)
_SPACED = re.compile(r"a\s?b\s?s\s?t\s?r\s?a\s?c\s?t\W*$", re.IGNORECASE)
_STRUCTURE = re.compile(
    r"(?:background|objectives?|aims?|purpose|context|methods?(?: and \w+)?|materials? and methods?|design|setting|"
    r"participants|interventions?|results?|findings|(?:main )?outcome(?: measure)?s?|conclusions?|interpretation|"
    r"discussion|funding|"
    r"trial registration|limitations|methodology|significance|importance)\W*",
    re.IGNORECASE,
)
_SORT = re.compile(
    r"(?:(?:original|research|review|regular|full|short|brief|invited|technical|systematic|clinical)?\s*"
    r"(?:articles?|papers?|reviews?|research|reports?|communications?|notes?|stud(?:y|ies)|contributions?|investigations?)|"
    r"open access|editorial|letters?(?: to the editor)?|case reports?|perspectives?|commentary|correspondence|preprint|"
    r"software|methodology|protocol|r\s*e\s*(?:v\s*i\s*e\s*w|s\s*e\s*a\s*r\s*c\s*h).*)\W*",
    re.IGNORECASE,
)
_BANNER = re.compile(
    r"(?:the)?(?:(?:international|european|american|british|open|world)?journalof|proceedingsof|transactionson|annalsof|"
    r"archivesof|bulletinof|actaof|lecturenotes|arxiv|researchsquare|biorxiv|medrxiv|preprint)"
)
_LEGAL = re.compile(
    r"\W*(?:copyright|©|\(c\)|this is an open[- ]access|this work is licensed|licensed under|permission to|"
    r"correspond|\*|"
    r"received|accepted|published|academic editor|edited by|e-?mail|cite this|how to cite|keywords?|citation|to appear|"
    r"manuscript|"
    r"open access|funding|conflict of|competing|data availability)",
    re.IGNORECASE,
)
_SUBSECTION = re.compile(r"\d+\.\d")
_LEAST_LETTERS = 8
_LONGEST, _MOST_LINES = 300, 6
_TITLING = frozenset((BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM))
_PROSE = 30
_MOST_FRONT = 600
_LARGE = 1.1


def title_of(parts: Sequence[Part], told: str, manner: Manner) -> int | None:
    """The place of the part that is the title among those of the first page.

    Args:
        told: what the file's own description says, empty where it says nothing.
    """
    page = [(at, part) for at, part in enumerate(parts) if part.kind in _TITLING and part.page == 1]
    named = next((at for at, part in page if _is_told(part, told)), None)
    if named is not None:
        return named
    fit = [(at, part) for at, part in page if _may_be_title(part)]
    plain = [(at, part) for at, part in fit if not _BANNER.match(_letters(_text(part)))]
    fit = plain if any(part.lines[0].size > _LARGE * manner.size for _, part in plain) else fit
    largest = max((part.lines[0].size for _, part in fit), default=0.0)
    if largest < _LARGE * manner.size:
        bold = [at for at, part in fit if all(line.is_bold for line in part.lines)]
        return bold[0] if bold and bold[0] <= 3 else None
    return next(at for at, part in fit if part.lines[0].size > 0.97 * largest)


def _is_told(part: Part, told: str) -> bool:
    """Whether a part says what the file's description says."""
    named, own = _letters(told), _letters(_text(part))
    return len(named) > 2 * _LEAST_LETTERS and len(own) > 0.6 * len(named) and (own in named or named in own)


def _may_be_title(part: Part) -> bool:
    text = _text(part)
    if len(_letters(text)) < _LEAST_LETTERS or len(text) > _LONGEST or len(part.lines) > _MOST_LINES:
        return False
    is_section = section_role(text) is not None or bool(_SUBSECTION.match(text))
    return not is_section and not _SORT.fullmatch(text)


def _text(part: Part) -> str:
    return " ".join(line.text for line in part.lines)


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalpha())


def title_end(parts: Sequence[Part], at: int) -> int:
    """The place behind a title's last part: what is set alike and stands directly below belongs to it."""
    end = at + 1
    while end < len(parts) and parts[end].lines and _goes_on(parts[end - 1].lines[-1], parts[end].lines[0]):
        end += 1
    return end


def _goes_on(former: TextLine, line: TextLine) -> bool:
    step = line.baseline - former.baseline
    is_alike = abs(former.size - line.size) < 0.3 and former.is_bold == line.is_bold and former.page == line.page
    return is_alike and 0 < step < 2.2 * line.size and section_role(parted(line.text)[1]) is None


def is_abstract(part: Part) -> bool:
    """Whether the heading of an abstract is all that stands here."""
    text = parted(_text(part))[1]
    return section_role(text) is SectionRole.ABSTRACT or bool(_SPACED.match(_text(part)))


def opens_abstract(part: Part) -> int:
    """How many characters at the start of a paragraph announce the abstract; 0 where none do."""
    first = part.lines[0]
    found = _ABSTRACT.match(first.text)
    if not found or not first.text[0].isupper():
        return 0
    stop = found[0].strip()[len("abstract") - 1 :]
    lead = first.words[0]
    return found.end() if stop[-1:] in ".:—–-" or lead.is_bold or lead.is_italic else 0


def is_keywords(part: Part) -> bool:
    """Whether key words stand here."""
    return bool(KEYWORDS.match(part.lines[0].text))


def is_structure(part: Part) -> bool:
    """Whether it is a heading inside a structured abstract."""
    return bool(_STRUCTURE.fullmatch(parted(_text(part))[1].strip()))


def is_prose(part: Part) -> bool:
    """Whether it is a paragraph of some length, as names and addresses are not."""
    if part.kind is not BlockKind.PARAGRAPH or _LEGAL.match(part.lines[0].text):
        return False
    words = [word for line in part.lines for word in line.words]
    small = sum(word.text[:1].isalpha() and not word.text[:1].isupper() for word in words)
    return len(words) >= _PROSE and small > 0.55 * len(words) and not is_address(part.lines)


def is_address(lines: Sequence[TextLine]) -> bool:
    """Whether lines hold addresses rather than sentences."""
    text = " ".join(line.text for line in lines)
    return text.count("@") > 1 or sum(text.count(word) for word in ("University", "Department", "Institute")) > 2


def first_section(parts: Sequence[Part], title: int) -> int:
    """Where front matter ends; directly behind the title where it would be most of the first page."""
    end = _section_at(parts, title)
    front = sum(len(_text(part)) for part in parts[title:end])
    page = sum(len(_text(part)) for part in parts if part.page == 1)
    return title if front > max(_MOST_FRONT, 0.7 * page) else end


def _section_at(parts: Sequence[Part], title: int) -> int:
    """Where front matter ends: at the first heading, the abstract, or the first long paragraph after the title."""
    for place, part in enumerate(parts):
        if place < title or part.kind in FLOATS:
            continue
        if part.page > 1 or is_prose(part) or opens_abstract(part):
            return place
        if part.kind is BlockKind.HEADING and (
            is_abstract(part) or section_role(parted(_text(part))[1]) or _is_followed(parts, place)
        ):
            return place
    return len(parts)


def _is_followed(parts: Sequence[Part], place: int) -> bool:
    """Whether prose stands directly below a heading that names no people."""
    if authors([spread(line) for line in parts[place].lines]):
        return False
    return place + 1 < len(parts) and is_prose(parts[place + 1])
