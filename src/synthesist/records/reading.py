"""What a reader makes of one file: an immutable text, and what stands where in it.

Offsets are code points of `Reading.text`, `end` is one past the last, so that `text[start:end]` is the quote.
Boxes are in points from the page's upper left corner, pages are counted from 1.
"""

from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from synthesist.records.base import Frozen
from synthesist.records.bibliography import Author


class SectionRole(StrEnum):
    """What a section is for."""

    TITLE = "title"
    ABSTRACT = "abstract"
    INTRODUCTION = "introduction"
    BACKGROUND = "background"
    """Related work too."""
    METHODS = "methods"
    RESULTS = "results"
    DISCUSSION = "discussion"
    CONCLUSION = "conclusion"
    LIMITATIONS = "limitations"
    STATEMENTS = "statements"
    """Thanks, funding, interests, availability, contributions."""
    REFERENCES = "references"
    APPENDIX = "appendix"
    OTHER = "other"


class BlockKind(StrEnum):
    """What a block of text is. Captions, tables and notes stand behind the body, references last."""

    TITLE = "title"
    FRONT = "front"
    """Names, affiliations, dates, keywords: on the first page, and no part of what is read."""
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    FORMULA = "formula"
    CODE = "code"
    CAPTION = "caption"
    TABLE = "table"
    NOTE = "note"
    REFERENCE = "reference"


PROSE = frozenset((BlockKind.TITLE, BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.CAPTION, BlockKind.NOTE))
"""Blocks that hold sentences."""


class Box(NamedTuple):
    """A rectangle on a page, in points from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float


class Line(NamedTuple):
    """A span that stands in one place of one page; a block that runs over a page has some on both."""

    start: int
    end: int
    page: int
    box: Box


class Repair(NamedTuple):
    """A span that reads otherwise than the file has it.

    Attributes:
        kind: "hyphen" (a word that was parted at a line's end), "ligature", "accent" or another word for it.
        original: what the file has.
    """

    start: int
    end: int
    kind: str
    original: str
    page: int | None = None
    box: Box | None = None


class Marker(NamedTuple):
    """A citation in the text, and the references that it points at, by their place in the list from 0."""

    start: int
    end: int
    references: tuple[int, ...]


class Cell(NamedTuple):
    """A cell of a table; `row` and `column` are counted from 0, the header's among them."""

    row: int
    column: int
    start: int
    end: int
    row_span: int = 1
    column_span: int = 1
    is_header: bool = False


class Section(Frozen):
    """A heading and what stands under it up to the next heading of any level.

    Attributes:
        title: as printed, without its number; empty where text stands under no heading.
        number: as printed, such as "2.1"; empty where there is none.
        level: 1 for the outermost.
        role: of the section itself, or of the one around it where its own title tells nothing.
        start: of its first block; `end` of its last. Floats and references stand elsewhere.
    """

    title: str
    number: str = ""
    level: int = 1
    role: SectionRole = SectionRole.OTHER
    start: int
    end: int


class Block(NamedTuple):
    """A run of text between blank lines.

    Attributes:
        section: place of its section in `Reading.sections`.
    """

    kind: BlockKind
    start: int
    end: int
    section: int


class Table(Frozen):
    """A table: its cells are tab-separated, its rows are lines of the block.

    Attributes:
        label: as printed, such as "Table 2"; empty where there is none.
        block: place of the block in `Reading.blocks`; `caption` likewise, None where there is none.
        header_rows: rows of the header at the top.
        header_columns: columns at the left that name their rows.
        basis: how it was found: "markup", "rules" (drawn lines) or "alignment".
    """

    label: str = ""
    block: int
    caption: int | None = None
    rows: int
    columns: int
    header_rows: int = 0
    header_columns: int = 0
    basis: str = "markup"
    cells: tuple[Cell, ...]


class Reference(Frozen):
    """An entry of the list of references.

    Attributes:
        label: by which the text cites it, such as "12"; empty where it cites by author and year.
        identifiers: pairs of scheme and value in normal form.
        authors: family names as printed.
    """

    label: str = ""
    start: int
    end: int
    identifiers: tuple[tuple[str, str], ...] = ()
    title: str = ""
    authors: tuple[str, ...] = ()
    year: int | None = None


class Front(Frozen):
    """What a text says of itself; empty or None where it does not.

    Attributes:
        identifiers: pairs of scheme and value in normal form, sorted.
        licence: in the text's own words, or an address of a licence.
        language: BCP 47 code as declared.
    """

    title: str = ""
    authors: tuple[Author, ...] = ()
    abstract: str = ""
    year: int | None = None
    venue: str = ""
    identifiers: tuple[tuple[str, str], ...] = ()
    keywords: tuple[str, ...] = ()
    kind: str = ""
    licence: str = ""
    language: str = ""


class Reading(Frozen):
    """One text as a reader read it.

    Attributes:
        reader: name and version, such as "pdf/1"; the same bytes and reader give the same reading.
        original_sha256: hash of the file's bytes.
        text: NFC, newlines as LF, blocks parted by blank lines; `sha256` is of its UTF-8.
        pages: width and height of each page in points; empty where there are no pages.
        lines: in the order of the text; empty where there are no pages.
        notes: what the reader thinks a person should know, a sentence each.
    """

    reader: str
    original_sha256: str
    text: str
    sha256: str
    front: Front = Front()
    pages: tuple[tuple[float, float], ...] = ()
    sections: tuple[Section, ...] = ()
    blocks: tuple[Block, ...] = ()
    tables: tuple[Table, ...] = ()
    references: tuple[Reference, ...] = ()
    markers: tuple[Marker, ...] = ()
    lines: tuple[Line, ...] = ()
    repairs: tuple[Repair, ...] = ()
    notes: tuple[str, ...] = ()

    @cached_property
    def body(self) -> str:
        """Headings and running text in reading order, without front matter, floats and references."""
        left_out = {BlockKind.FRONT, BlockKind.CAPTION, BlockKind.TABLE, BlockKind.NOTE, BlockKind.REFERENCE}
        return "\n\n".join(self.text[block.start : block.end] for block in self.blocks if block.kind not in left_out)
