"""Documents and sentences: immutable texts, and the spans that are read in them."""

from synthesist.records.base import Frozen
from synthesist.records.bibliography import TextKind


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
        section: "title" or "abstract" here; section names where there is a full text.
    """

    document_id: str
    work_id: str
    ordinal: int
    start: int
    end: int
    section: str
    text: str
