"""Bytes of a text without a declared encoding, as text."""

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
_HIGH = bytes(range(0x80, 0x100))
_MOST_CONTROLS = 0.001
_MOST_HIGH = 0.3


def decoded(content: bytes) -> str | None:
    """The text: by its byte-order mark, else UTF-8, else Windows-1252; None where the bytes are no text."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strict(content, encoding)
    if len(content.translate(None, _CONTROLS)) < len(content) * (1 - _MOST_CONTROLS):
        return _without_mark(content)
    text = _strict(content, "utf-8")
    if text is None and len(content.translate(None, _HIGH)) >= (1 - _MOST_HIGH) * len(content):
        text = content.decode("cp1252", "replace")
    return text


def _without_mark(content: bytes) -> str | None:
    """UTF-16 without a mark shows by the zero in every second byte."""
    sample = content[:4_000]
    for zeros, encoding in ((sample[1::2], "utf-16-le"), (sample[::2], "utf-16-be")):
        if len(content) % 2 == 0 and zeros.count(0) > 0.7 * len(zeros):
            return _strict(content, encoding)
    return None


def _strict(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None
