"""Rows of sentences out of a JSON Lines file, one at a time; a line that is none, or that cannot be read, says why."""

import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, BinaryIO

from pydantic import ValidationError

from synthesist.errors import WrongUse
from synthesist.extract.rows import AbstractRow, row_of
from synthesist.language import is_english, tokens
from synthesist.records.ids import sha256

MOST_BYTES = 4 << 20
"""A longer line is no abstract, nor a paper."""

MOST_SENTENCES, MOST_WORDS, MOST_CHARACTERS = 5_000, 1_000, 20_000
"""A row of more sentences is not read, nor one with a sentence of more words or characters."""

_SURROGATE = re.compile("[\ud800-\udfff]")


def read_rows(path: Path) -> Iterator[tuple[str, AbstractRow | str]]:
    """Each line's place, as `file:line`, with its row, or with what is wrong with it.

    Blank lines are passed over. Ids that were seen are kept on disk, so that memory does not grow with the file.

    Raises:
        WrongUse: the file cannot be read.
    """
    try:
        file = path.open("rb")
    except OSError as error:
        raise WrongUse(f"{path} cannot be read: {error.strerror}", "check that it is a file you may read") from error
    with file, closing(_Ids()) as ids:
        for number, line in enumerate(_lines(file), start=1):
            if line is None or line.strip():
                row = "longer than a row may be (4 MiB)" if line is None else _row(line, ids)
                yield f"{path.name}:{number}", row


def _lines(file: BinaryIO) -> Iterator[bytes | None]:
    """The lines; None for one that is too long to be held."""
    start = b"\xef\xbb\xbf"  # a byte order mark
    line: bytes | None
    while line := file.readline(MOST_BYTES):
        is_whole = line.endswith(b"\n") or len(line) < MOST_BYTES
        while not is_whole:
            rest = file.readline(MOST_BYTES)
            is_whole = rest.endswith(b"\n") or len(rest) < MOST_BYTES
            line = None
        yield line and line.removeprefix(start)
        start = b""


class _Ids:
    """The ids seen so far, in a database of SQLite's own that lies on disk and goes with it."""

    def __init__(self) -> None:
        self._seen = sqlite3.connect("")
        self._seen.execute("CREATE TABLE seen (id BLOB PRIMARY KEY) WITHOUT ROWID")

    def is_new(self, row_id: int | str) -> bool:
        """Whether the id comes for the first time; 7 and "7" are the same."""
        key = bytes.fromhex(sha256(str(row_id)))
        return self._seen.execute("INSERT OR IGNORE INTO seen VALUES (?)", (key,)).rowcount == 1

    def close(self) -> None:
        """Let go of the file."""
        self._seen.close()


def _row(line: bytes, ids: _Ids) -> AbstractRow | str:
    """The row of a line, or what is wrong with it."""
    try:
        content = json.loads(line.decode("utf-8"))
        if b"\\u" in line and _SURROGATE.search(json.dumps(content, ensure_ascii=False)):
            return "half of a character (a lone surrogate), which no file can hold"
    except UnicodeDecodeError:
        return "not UTF-8"
    # Deep nesting exhausts the recursion, and a number can be too long to convert.
    except (ValueError, RecursionError) as error:
        return f"not JSON: {error}"
    return _usable(content, ids)


def _usable(content: Any, ids: _Ids) -> AbstractRow | str:
    try:
        row = row_of(content)
    except ValidationError as error:
        return _told(error.errors(include_url=False, include_input=False)[0])
    except ValueError as error:
        return str(error)
    if reason := _unreadable(row):
        return reason
    return row if ids.is_new(row.id) else f"the id {row.id!r} came before"


def _told(fault: Any) -> str:
    """What is wrong, and where, as in `sentences[3]`; which kind of id was tried is left out."""
    place, kind = fault["loc"], fault["type"]
    if not place:
        return str(fault["msg"])
    if place[0] == "id" and kind != "missing":
        return "id: must be a whole number, or a text that is not empty"
    return f"{f'{place[0]}[{place[1]}]' if len(place) > 1 else place[0]}: {fault['msg']}"


def _unreadable(row: AbstractRow) -> str:
    if len(row.sentences) > MOST_SENTENCES:
        return f"{len(row.sentences):,} sentences; at most {MOST_SENTENCES:,} are read"
    for at, sentence in enumerate(row.sentences):
        # Words cannot be more than characters: most sentences need not be taken apart for this.
        if len(sentence) > MOST_CHARACTERS or (len(sentence) > MOST_WORDS and len(tokens(sentence)) > MOST_WORDS):
            return f"sentences[{at}]: longer than a sentence is ({MOST_WORDS:,} words, {MOST_CHARACTERS:,} characters)"
    if not any(letter.isalpha() for sentence in row.sentences for letter in sentence):
        return "sentences: no word in them"
    return "" if is_english(" ".join(row.sentences)) else "not in English, which is all that is read"
