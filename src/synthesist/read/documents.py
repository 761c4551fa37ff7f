"""Documents: immutable texts whose every character has a place."""

import unicodedata

from synthesist.records import Document, Work
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


def _normal(part: str) -> str:
    lines = unicodedata.normalize("NFC", part).replace("\r\n", "\n").replace("\r", "\n")
    return lines.strip()
