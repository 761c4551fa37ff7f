"""The lines of a list's file, plain or packed, within bounds: a list from the network may be anything."""

import gzip
import hashlib
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, NoReturn

from synthesist.errors import WrongUse

LONGEST_LINE = 1 << 20
_UNPACKED = 4 << 30
_CHUNK = 1 << 18
_WINDOW = 1 << 27
_ZSTANDARD, _GZIP = b"\x28\xb5\x2f\xfd", b"\x1f\x8b"
_AGAIN = "it may have been cut off while it was downloaded: download it again"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file.

    Attributes:
        number: counted from 1.
        text: without its end; what is not UTF-8 is read as Windows-1252. Empty where the line was too long.
        is_too_long: it had more than `LONGEST_LINE` bytes, and was passed over.
    """

    number: int
    text: str
    is_too_long: bool = False


def digest_of(path: Path) -> str:
    """SHA-256 of a file's bytes.

    Raises:
        WrongUse: it cannot be read.
    """
    with _readable(path), path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def lines_of(path: Path) -> Iterator[Line]:
    """The lines of a file that is plain, or packed by zstandard or gzip, as its first bytes tell.

    Raises:
        WrongUse: it cannot be read, ends too early, is broken, or unpacks to more than four gigabytes.
    """
    held, number, is_too_long = b"", 0, False
    for chunk in _bounded(path, _chunks(path)):
        *ended, rest = (held + chunk).split(b"\n")
        for one in ended:
            number += 1
            yield _line(number, one, is_too_long=is_too_long)
            is_too_long = False
        held = rest
        if len(held) > LONGEST_LINE:
            held, is_too_long = b"", True
    if held or is_too_long:
        yield _line(number + 1, held, is_too_long=is_too_long)


def _line(number: int, content: bytes, *, is_too_long: bool) -> Line:
    if is_too_long or len(content) > LONGEST_LINE:
        return Line(number, "", is_too_long=True)
    return Line(number, _text(content.rstrip(b"\r").replace(b"\r", b" ")))


def _text(content: bytes) -> str:
    try:
        text = content.decode()
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    return text.removeprefix("\ufeff")


def _bounded(path: Path, chunks: Iterator[bytes]) -> Iterator[bytes]:
    unpacked = 0
    for chunk in chunks:
        unpacked += len(chunk)
        if unpacked > _UNPACKED:
            raise WrongUse(
                f"{path.name} unpacks to more than {_UNPACKED >> 30} GB", "no list of retractions is so large"
            )
        yield chunk


def _chunks(path: Path) -> Iterator[bytes]:
    with _readable(path), path.open("rb") as file:
        start = file.read(len(_ZSTANDARD))
        file.seek(0)
        if start == _ZSTANDARD:
            yield from _zstandard(path, file)
        elif start.startswith(_GZIP):
            yield from _gzip(path, file)
        else:
            while chunk := file.read(_CHUNK):
                yield chunk


def _gzip(path: Path, file: IO[bytes]) -> Iterator[bytes]:
    try:
        with gzip.open(file) as unpacked:
            while chunk := unpacked.read(_CHUNK):
                yield chunk
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        _refuse(path, error)


def _zstandard(path: Path, file: IO[bytes]) -> Iterator[bytes]:
    """Frames one after another. A reader of the library would take a cut file for a whole one."""
    import zstandard

    frame = zstandard.ZstdDecompressor(max_window_size=_WINDOW).decompressobj()
    is_begun = False
    while packed := file.read(_CHUNK >> 4):
        try:
            while packed:
                if frame.eof:
                    frame = zstandard.ZstdDecompressor(max_window_size=_WINDOW).decompressobj()
                is_begun = True
                if chunk := frame.decompress(packed):
                    yield chunk
                packed = frame.unused_data if frame.eof else b""
        except zstandard.ZstdError as error:
            _refuse(path, error)
    if is_begun and not frame.eof:
        _refuse(path, EOFError("the file ends before its end"))


def _refuse(path: Path, error: Exception) -> NoReturn:
    raise WrongUse(f"{path.name} cannot be unpacked: {error}", _AGAIN) from error


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise WrongUse(
            f"{path} cannot be read: {error.strerror or error}", "check that it is a file that you may read"
        ) from error
