"""One paragraph of a Word file: its words, its style, and what kind of block it makes by itself."""

import re
from dataclasses import dataclass
from typing import Any

from synthesist.read.docx.styles import Style, Styles, level_of
from synthesist.read.docx.words import Fields, Words
from synthesist.read.headings import parted, section_role
from synthesist.records import SectionRole

CAPTION = re.compile(
    r"(?P<label>(?:(?:Supplement(?:ary|al)|Appendix|Extended Data)\s+)?(?P<kind>Table|Figure|Fig\.|Scheme|Box|Chart)\s*"
    r"(?:[A-Z]?\d{1,3}(?:[.-]\d{1,3})*[a-z]?|[IVXL]{1,5}))\s*(?P<mark>[.:|–—-]|$)",
    re.IGNORECASE,
)
ABSTRACT = re.compile(r"(?P<name>abstract|summary)\s*[.:—–-]+\s*(?=\S)", re.IGNORECASE)
KEYWORDS = re.compile(r"(?:key\s?words?(?: and phrases)?|index terms)\s*[:.—–-]", re.IGNORECASE)
_LONGEST_HEADING = 14
_MOSTLY = 0.9


@dataclass(slots=True)
class Paragraph:
    """A paragraph with words.

    Attributes:
        is_joined: its end was deleted, so that the next one goes on with it.
        is_reference: it stands in a list of references that a reference manager made.
    """

    words: Words
    style: Style
    is_joined: bool = False
    is_reference: bool = False

    @property
    def text(self) -> str:
        """Its text on one line."""
        return self.words.text

    @property
    def level(self) -> int | None:
        """Level of the heading that it is by its style; None for what is none."""
        return level_of(self.style)

    @property
    def is_bold(self) -> bool:
        """Whether all of it is bold."""
        words = self.words
        return words.drawn > 0 and (bool(self.style.is_bold) or words.emphasised >= _MOSTLY * words.drawn)

    @property
    def size(self) -> float:
        """Size of its font in points; 0 where only the file's default says it."""
        own = max(self.words.sizes, key=lambda size: (self.words.sizes[size], size), default=0.0)
        return own or self.style.size or 0.0

    @property
    def is_caption(self) -> bool:
        """Whether it is a caption, by its style or by how it begins."""
        found = CAPTION.match(self.text)
        return "caption" in self.style.name or bool(found and found["mark"] and self.level is None)

    @property
    def is_formula(self) -> bool:
        """Whether it is an equation and nothing else, but for its number."""
        rest = self.text
        for equation in self.words.equations:
            rest = rest.replace(equation, "", 1)
        return bool(self.words.equations) and bool(re.fullmatch(r"\W*(?:\(?[A-Z]?\.?\d+(?:\.\d+)?[a-z]?\)?)?\W*", rest))

    @property
    def looks_like_heading(self) -> bool:
        """Whether it reads as a heading that has no style: short, bold or in capitals, without a stop."""
        text = self.text
        count = len(text.split())
        if not 0 < count <= _LONGEST_HEADING or text.endswith((".", ",", ";")) or self.style.is_list:
            return False
        number, _ = parted(text)
        letters = [letter for letter in text if letter.isalpha()]
        is_capital = len(letters) > 3 and all(letter.isupper() for letter in letters)  # noqa: PLR2004
        return bool(letters) and (self.is_bold or (is_capital and (self.role is not None or bool(number))))

    @property
    def role(self) -> SectionRole | None:
        """What a section with this text as its title is for."""
        return section_role(parted(self.text)[1])


def paragraph(element: Any, styles: Styles, fields: Fields) -> Paragraph:
    """Read a paragraph; `fields` are those that are open before it, and are moved on."""
    own = element.find("pPr")
    is_reference = fields.is_bibliography
    words = Words(fields)
    words.read(element)
    mark = None if own is None else own.find("rPr")
    is_joined = mark is not None and mark.find("del") is not None
    words.has_changes = words.has_changes or is_joined
    style = styles.of(own)
    return Paragraph(words, style, is_joined, is_reference or fields.is_bibliography)


def joined(first: Paragraph, second: Paragraph) -> Paragraph:
    """Two paragraphs whose break was deleted as one, in the style of the second, as the program shows them."""
    words = second.words
    words.flow.runs[:0] = first.words.flow.runs
    words.boxes[:0] = first.words.boxes
    words.marks[:0] = first.words.marks
    words.equations[:0] = first.words.equations
    words.drawn += first.words.drawn
    words.emphasised += first.words.emphasised
    words.has_changes = True
    words.has_hidden = words.has_hidden or first.words.has_hidden
    words.has_picture = words.has_picture or first.words.has_picture
    return second
