"""Documents and sentences: immutable texts, and the spans that are read in them."""

from synthesist.records.base import Frozen
from synthesist.records.bibliography import TextKind
from synthesist.records.reading import BlockKind, Box, SectionRole


class Document(Frozen):
    """One immutable text of a work.

    Attributes:
        document_id: hash of the work, the original and the reader.
        original_sha256: hash of what the reader was given.
        reader: name and version of the reader, such as `abstract/1`.
        text: NFC, newlines as LF; offsets are Python code points.
        sha256: hash of the text's UTF-8.
        is_full_text: False where only title and abstract were at hand.
    """

    document_id: str
    work_id: str
    original_sha256: str
    reader: str
    text_kind: TextKind
    text: str
    sha256: str
    is_full_text: bool = False


class Sentence(Frozen):
    """A span of a document, the unit of reading.

    Attributes:
        ordinal: position in the document, starting at 0.
        start: first code point; `end` is one past the last.
        section: "title", "abstract", or the heading above it as printed; empty where it stands under none.
        part: what its section is for.
        kind: of the block that it stands in.
        page: from 1, with the place of its first line on it; None where there are no pages.
    """

    document_id: str
    work_id: str
    ordinal: int
    start: int
    end: int
    section: str
    part: SectionRole = SectionRole.OTHER
    kind: BlockKind = BlockKind.PARAGRAPH
    page: int | None = None
    box: Box | None = None
    text: str
