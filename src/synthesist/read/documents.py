"""Documents: immutable texts whose every character has a place."""

import unicodedata

from synthesist.records import Document, Reading, TextKind, Work
from synthesist.records.ids import canonical_json, document_id, sha256

ABSTRACT_READER = "abstract/1"


def abstract_document(work: Work) -> Document:
    """Title and abstract of a work as one document, NFC with LF; the title alone where there is no abstract."""
    record = work.record
    original = sha256(canonical_json([record.title, record.abstract]))
    parts = [record.title, record.abstract] if record.abstract else [record.title]
    text = "\n\n".join(_normal(part) for part in parts)
    return Document(
        document_id=document_id(work.work_id, original, ABSTRACT_READER),
        work_id=work.work_id,
        original_sha256=original,
        reader=ABSTRACT_READER,
        text_kind=record.text_kind,
        text=text,
        sha256=sha256(text),
    )


def full_document(work: Work, reading: Reading, text_kind: TextKind) -> Document:
    """A work's full text as it was read."""
    return Document(
        document_id=document_id(work.work_id, reading.original_sha256, reading.reader),
        work_id=work.work_id,
        original_sha256=reading.original_sha256,
        reader=reading.reader,
        text_kind=text_kind,
        text=reading.text,
        sha256=reading.sha256,
        is_full_text=True,
    )


def _normal(part: str) -> str:
    lines = unicodedata.normalize("NFC", part).replace("\r\n", "\n").replace("\r", "\n")
    return lines.strip()
