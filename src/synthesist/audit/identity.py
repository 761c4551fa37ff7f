"""Identifiers and digests, stated again: sixteen hex digits of SHA-256 over a canonical JSON list."""

import hashlib
import json


def sha256(content: str | bytes) -> str:
    """SHA-256 as 64 hex digits; text is taken as UTF-8."""
    raw = content.encode("utf-8") if isinstance(content, str) else content
    return hashlib.sha256(raw).hexdigest()


def canonical(content: object) -> str:
    """JSON with sorted keys and no blanks."""
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def short_hash(*parts: str | int) -> str:
    """The identifier of a list of parts."""
    return sha256(canonical(list(parts)))[:16]
