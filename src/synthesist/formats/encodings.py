"""Bytes to text: which encoding a file is in, and which characters can be kept."""

import codecs
import io
import re
from pathlib import Path
from typing import TextIO

from synthesist.errors import WrongUse

_CHUNK_BYTES = 1 << 20
_SAMPLE_BYTES = 256
_MOSTLY = 0.7
_SURROGATES = re.compile("[\ud800-\udfff]")


def open_text(path: Path) -> TextIO:
    """The file as text with newlines as LF; bytes that its encoding does not have become U+FFFD.

    Raises:
        WrongUse: the file cannot be read.
    """
    try:
        return path.open(encoding=encoding_of(path), errors="replace")
    except OSError as error:
        raise WrongUse(f"{path} cannot be read: {error.strerror}", "check that it is a file you may read") from error


def start_of(path: Path, size: int) -> str:
    """The first bytes of the file as text, enough to tell its format by.

    Raises:
        WrongUse: the file cannot be read.
    """
    try:
        with path.open("rb") as file:
            start = file.read(size)
    except OSError as error:
        raise WrongUse(f"{path} cannot be read: {error.strerror}", "check that it is a file you may read") from error
    text = start.decode(_utf16(start) or "utf-8-sig", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _utf16(start: bytes) -> str | None:
    """The kind of UTF-16 that a byte order mark tells, or the zeros between its letters; None if neither."""
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    even, odd = start[:_SAMPLE_BYTES:2], start[1:_SAMPLE_BYTES:2]
    if not odd or start.startswith(b"PAR1"):
        return None
    for encoding, high, low in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if high.count(0) > _MOSTLY * len(high) and not low.count(0):
            return encoding
    return None


def encoding_of(path: Path) -> str:
    """`utf-8-sig`, `utf-16` in one of its kinds, or `cp1252`.

    One cut character must not turn every accent of a file into two wrong letters, so a file counts
    as UTF-8 while it holds more characters of several bytes than bytes that are wrong in UTF-8.
    """
    with path.open("rb") as file:
        if wide := _utf16(file.read(_SAMPLE_BYTES)):
            return wide
        file.seek(0)
        valid, wrong = _count_utf8(file)
    return "utf-8-sig" if wrong == 0 or valid > wrong else "cp1252"


def _count_utf8(file: io.BufferedReader) -> tuple[int, int]:
    """Characters of several bytes that are right in UTF-8, and bytes that are wrong."""
    valid = wrong = 0
    decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
    while chunk := file.read(_CHUNK_BYTES):
        text = decoder.decode(chunk)
        if not text.isascii():
            replaced = text.count("\ufffd") - chunk.count(b"\xef\xbf\xbd")
            wrong += replaced
            valid += len(text) - len(text.encode("ascii", errors="ignore")) - replaced
    return valid, wrong + len(decoder.decode(b"", final=True))


def storable(text: str) -> str:
    """The text with lone surrogates, which JSON can smuggle in and no UTF-8 can hold, as U+FFFD."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return _SURROGATES.sub("\ufffd", text)
    return text
