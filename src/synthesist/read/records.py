"""A paper at hand as a record: what its own text says of it."""

import re
from pathlib import PurePosixPath

from synthesist.records import BlockKind, Link, Reading, Record, SectionRole, TextKind
from synthesist.records.ids import record_id

_FIRST_WORDS = 1_500
"""Characters of the body that stand for an abstract where the text has none."""

_SAYS_IT = 40


def record_of(reading: Reading, source: str, name: str) -> Record:
    """The record of a paper that was read from a file.

    Args:
        source: as in `Record.source`.
        name: path of the file inside the folder that was given, or its name.
    """
    front = reading.front
    abstract, basis = _abstract(reading)
    extra = [("file", name), ("abstract-basis", basis)] if basis else [("file", name)]
    return Record(
        record_id=record_id(source, reading.original_sha256, b""),
        source=source,
        source_id=reading.original_sha256,
        identifiers=tuple(sorted(front.identifiers)),
        title=_title(reading, name),
        abstract=abstract or None,
        text_kind=TextKind.USER_FILE,
        authors=front.authors,
        year=front.year,
        venue=front.venue or None,
        kind=front.kind or None,
        language=front.language or None,
        links=(Link(url=name, kind="file", licence=front.licence),),
        licence=front.licence or None,
        extra=tuple(sorted(extra)),
    )


def _title(reading: Reading, name: str) -> str:
    """Its own title; the file's name where it has none."""
    titles = (reading.text[block.start : block.end] for block in reading.blocks if block.kind is BlockKind.TITLE)
    stem = re.sub(r"[\s_-]+", " ", PurePosixPath(name).stem).strip()
    return reading.front.title or next(titles, "") or stem or name


def _abstract(reading: Reading) -> tuple[str, str]:
    """The abstract; the first words of the text where there is none, and then a word that says so."""
    if reading.front.abstract:
        return reading.front.abstract, ""
    prose = [block for block in reading.blocks if block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM)]
    own = [block for block in prose if reading.sections[block.section].role is SectionRole.ABSTRACT]
    if own:
        return "\n".join(reading.text[block.start : block.end] for block in own), ""
    text = " ".join(reading.text[block.start : block.end] for block in prose)[:_FIRST_WORDS]
    cut = max(text.rfind(". ") + 1, 0) or len(text)
    return (text[:cut].strip(), "the first words of the text") if len(text) > _SAYS_IT else ("", "")
