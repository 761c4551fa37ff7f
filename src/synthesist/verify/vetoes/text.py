"""Whether a span stands in its text, and whether a text may carry a badge."""

from synthesist.records import TextKind

_NO_BADGE = frozenset((TextKind.RECONSTRUCTED, TextKind.DIGEST))


def is_verbatim(document: str, start: int, end: int, text: str) -> bool:
    """Whether `text` is `document[start:end]` (code points), a span of at least one character inside the document."""
    return 0 <= start < end <= len(document) and document[start:end] == text


def earns_badge(text_kind: TextKind) -> bool:
    """Whether a text of this kind may carry a badge or a number: a digest, or one put together again, may differ."""
    return text_kind not in _NO_BADGE
