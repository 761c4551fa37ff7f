"""Identifiers: short hashes of what a thing is, so that equal things get equal names on every machine."""

import hashlib
import json
from typing import Any

ID_LENGTH = 16
"""Hex digits kept of a SHA-256: 64 bits, so a million records collide with probability below 1e-7."""


def sha256(content: str | bytes) -> str:
    """SHA-256 as 64 hex digits; text is taken as UTF-8."""
    raw = content.encode("utf-8") if isinstance(content, str) else content
    return hashlib.sha256(raw).hexdigest()


def canonical_json(content: Any) -> str:
    """JSON with sorted keys and no blanks: the form that is hashed and compared."""
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def short_hash(*parts: str | int) -> str:
    """Sixteen hex digits over the parts, which are kept apart by JSON so that no two lists collide."""
    return sha256(canonical_json(list(parts)))[:ID_LENGTH]


def record_id(source: str, source_id: str | None, raw: bytes) -> str:
    """Identity of a row: the source and its own id, or the raw bytes where it has none."""
    if source_id:
        return short_hash("record", source, source_id)
    return short_hash("record", source, "raw", sha256(raw))


def document_id(work_id: str, original_sha256: str, reader: str) -> str:
    """Identity of a text: the work, the original it was read from, and the reader with its version."""
    return short_hash("document", work_id, original_sha256, reader)


def claim_id(document_id: str, document_sha256: str, start: int, end: int) -> str:
    """Identity of a claim: where its words stand, and in what text. Two works may share a text, but no document."""
    return short_hash("claim", document_id, document_sha256, start, end)
