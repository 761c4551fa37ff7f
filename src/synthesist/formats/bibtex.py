"""BibTeX and biblatex: entries split by bibtexparser one by one, so that a broken one costs only itself."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from synthesist.formats.assembling import records_of
from synthesist.formats.encodings import open_text
from synthesist.formats.fields import Fields, Parsed, Row, malformed
from synthesist.formats.layouts import BIBTEX
from synthesist.records import Failure

if TYPE_CHECKING:
    from bibtexparser.model import Block, Entry

_START = re.compile(r"(?m)^[ \t]*@\w*[ \t]*(?=[{(])")
_HINT = "an entry reads `@article{key, title = {...}, author = {...}}`, with every brace closed"

Strings = dict[str, str]


def begins_bibtex(text: str) -> bool:
    """Whether a text has a line that begins a BibTeX entry."""
    return re.search(r"(?m)^[ \t]*@[A-Za-z]+[ \t]*[{(]", text) is not None


def read_bibtex(path: Path, source: str) -> Iterator[Parsed]:
    """The entries of a BibTeX file in order, and a failure for each that cannot be read."""
    with open_text(path) as file:
        text = file.read()
    yield from records_of(_rows(path.name, text), BIBTEX, source)


def _rows(name: str, text: str) -> Iterator[Row | Failure]:
    strings: Strings = {}
    has_rows = False
    for line, chunk in _chunks(text):
        for row in _chunk_rows(name, line, chunk, strings):
            has_rows = True
            yield row
    if not has_rows and not strings and text.strip():
        yield malformed(f"{name}:1", "no BibTeX entry in the file", raw=text, hint=_HINT)


def _chunks(text: str) -> Iterator[tuple[int, str]]:
    """The text cut before each line that opens an entry, with the number of that line."""
    bounds = [match.start() for match in _START.finditer(text)] + [len(text)]
    line, position = 1, 0
    for start, end in pairwise(bounds):
        line += text.count("\n", position, start)
        position = start
        yield line, text[start:end]


def _chunk_rows(name: str, line: int, chunk: str, strings: Strings) -> Iterator[Row | Failure]:
    """The entries of a chunk; its string definitions go into `strings`."""
    from bibtexparser.model import Entry, ParsingFailedBlock, String

    for block in _split(chunk):
        place = f"{name}:{line + (block.start_line or 0)}"
        if isinstance(block, String):
            strings[block.key.lower()] = _value(block.value, strings)
        elif isinstance(block, Entry):
            yield Row(place, block.raw or "", _fields(block, strings))
        elif isinstance(block, ParsingFailedBlock) and not _is_comment(block):
            reason = getattr(block.error, "abort_reason", str(block.error))
            yield malformed(place, f"broken BibTeX entry: {reason}", raw=(block.raw or chunk).strip(), hint=_HINT)


def _split(chunk: str) -> list["Block"]:
    """The blocks of a chunk; an entry that names a field twice counts as the entry that it is."""
    from bibtexparser.model import DuplicateFieldKeyBlock
    from bibtexparser.splitter import Splitter

    with _unlogged():
        blocks = Splitter(chunk).split().blocks
    return [
        block.ignore_error_block or block if isinstance(block, DuplicateFieldKeyBlock) else block for block in blocks
    ]


@contextmanager
def _unlogged() -> Iterator[None]:
    """A broken entry is reported once, as a failure, and not by the parser's log too."""
    logger = logging.getLogger("bibtexparser.splitter")
    was_disabled, logger.disabled = logger.disabled, True
    try:
        yield
    finally:
        logger.disabled = was_disabled


def _is_comment(block: "Block") -> bool:
    return bool(re.match(r"\s*@(?:comment|preamble)\b", block.raw or "", re.IGNORECASE))


def _fields(entry: "Entry", strings: Strings) -> Fields:
    """Type, key and fields; the key goes by `citekey`, because entries of many files share keys."""
    fields = [("entrytype", entry.entry_type), ("citekey", entry.key)]
    return (*fields, *((field.key, _value(field.value, strings)) for field in entry.fields))


def _value(text: str, strings: Strings) -> str:
    """The value of a field without its delimiters; parts joined by `#`, and names of strings, resolved."""
    return "".join(_part(part.strip(), strings) for part in _concatenated(text))


def _part(part: str, strings: Strings) -> str:
    if len(part) > 1 and (part[0], part[-1]) in (("{", "}"), ('"', '"')):
        return part[1:-1]
    return strings.get(part.lower(), part)


def _concatenated(text: str) -> list[str]:
    """The parts between `#` signs that stand outside braces and quotes."""
    if "#" not in text:
        return [text]
    depth, is_quoted, begin, parts = 0, False, 0, []
    for position, character in enumerate(text):
        if text[position - 1 : position] != "\\":
            depth += (character == "{") - (character == "}")
        is_quoted ^= character == '"' and depth == 0
        if character == "#" and depth == 0 and not is_quoted:
            parts.append(text[begin:position])
            begin = position + 1
    return [*parts, text[begin:]]
