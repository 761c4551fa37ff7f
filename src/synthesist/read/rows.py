"""What the lines of `read` are; the JSON Schemas in `docs/schemas/` are made of these."""

import json

from synthesist.read.sentences import sentences_of
from synthesist.records.base import Frozen
from synthesist.records.reading import (
    PROSE,
    Block,
    Box,
    Front,
    Line,
    Marker,
    Reading,
    Reference,
    Repair,
    Section,
    Table,
)


class ReadSentence(Frozen):
    """A sentence; `text[start:end]` are its words.

    Attributes:
        block: place of its block in `blocks`; `section` that of its section in `sections`.
        page: from 1, with the box of its first line; None where there are no pages.
    """

    start: int
    end: int
    block: int
    section: int
    page: int | None = None
    box: Box | None = None


class ReadLine(Frozen):
    """A line of `read`: one document. All offsets are code points of `text`.

    Attributes:
        id: hash of the file's bytes.
        file: as it was named.
    """

    id: str
    file: str
    reader: str
    sha256: str
    front: Front
    pages: tuple[tuple[float, float], ...]
    text: str
    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]
    sentences: tuple[ReadSentence, ...]
    tables: tuple[Table, ...]
    references: tuple[Reference, ...]
    markers: tuple[Marker, ...]
    lines: tuple[Line, ...]
    repairs: tuple[Repair, ...]
    notes: tuple[str, ...]


class NotRead(Frozen):
    """A file that could not be read.

    Attributes:
        kind: "empty", "broken", "encrypted", "scanned", "hostile" or "unknown".
    """

    file: str
    kind: str
    reason: str
    hint: str


class ReadSummary(Frozen):
    """What `read --json` prints.

    Attributes:
        files: of the input; the same content under another name counts again.
        failures: the first hundred of the `failed` files.
    """

    out: str
    files: int
    read: int
    failed: int
    pages: int
    sentences: int
    tables: int
    references: int
    failures: tuple[NotRead, ...]


def line_of(reading: Reading, name: str) -> ReadLine:
    """The line of a document."""
    return ReadLine(
        id=reading.original_sha256,
        file=name,
        sentences=tuple(
            ReadSentence(start=one.start, end=one.end, block=one.block, section=one.section, page=one.page, box=one.box)
            for one in sentences_of(reading)
            if reading.blocks[one.block].kind in PROSE
        ),
        **{name: getattr(reading, name) for name in _SAME},
    )


_SAME = (
    *("reader", "sha256", "front", "pages", "text", "sections", "blocks", "tables", "references", "markers"),
    *("lines", "repairs", "notes"),
)


def schemas() -> dict[str, str]:
    """File names with their JSON Schemas."""
    made = {
        "read-line": ReadLine.model_json_schema(mode="serialization"),
        "read-summary": ReadSummary.model_json_schema(mode="serialization"),
    }
    return {f"{name}.json": f"{json.dumps(schema, indent=1)}\n" for name, schema in made.items()}
