"""RIS: tagged lines from TY to ER.

Own reading rather than rispy's, which keeps one of several equal tags, drops a record without ER and
knows no line numbers; the test suite compares the two on what both can read.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from synthesist.formats.assembling import records_of
from synthesist.formats.encodings import open_text
from synthesist.formats.fields import Fields, Parsed, Row, malformed
from synthesist.formats.layouts import RIS
from synthesist.formats.names import author_of
from synthesist.records import Author, Failure

_TAG = re.compile(r"([A-Z][A-Z0-9])  -(.*)|(TY) -\s+([A-Z]+)\s*|(ER) -\s*()")
_AUTHORS = ("AU", "A1")
_HINT = "each RIS record runs from a line `TY  - JOUR` to a line `ER  -`"

Lines = list[tuple[int, str]]


def begins_ris(text: str) -> bool:
    """Whether a text has a line that begins a RIS record."""
    return re.search(r"(?m)^TY {1,2}- ?\w", text) is not None


def read_ris(path: Path, source: str) -> Iterator[Parsed]:
    """The records of a RIS file in order, and a failure for each that cannot be read."""
    with open_text(path) as file:
        yield from records_of(_rows(path.name, file), RIS, source)


def _rows(name: str, lines: Iterable[str]) -> Iterator[Row | Failure]:
    has_rows = False
    numbered: Lines = []
    for numbered in _blocks(lines):
        if row := _row(name, numbered):
            has_rows = True
            yield row
    if not has_rows and (raw := _raw(numbered)):
        yield malformed(f"{name}:1", "no RIS record in the file", raw=raw, hint=_HINT)


def _blocks(lines: Iterable[str]) -> Iterator[Lines]:
    """The lines of one record each, and those between records; a new TY ends a record that lacks its ER."""
    block: Lines = []
    for number, line in enumerate(lines, start=1):
        tag = _tag(line)[0]
        if tag == "TY" and block:
            yield block
            block = []
        block.append((number, line))
        if tag == "ER":
            yield block
            block = []
    if block:
        yield block


def _tag(line: str) -> tuple[str, str]:
    """Tag and value of a line; ("", line) where it goes on with the value before."""
    found = _TAG.fullmatch(line.removesuffix("\n"))
    if not found:
        return "", line.strip()
    tag, value = (part for part in found.groups() if part is not None)
    return tag, value.strip()


def _row(name: str, block: Lines) -> Row | Failure | None:
    """The row in a block of lines; None for text between records, such as "Record 1 of 2"."""
    number = next((number for number, line in block if line.strip()), block[0][0])
    fields = _fields(block)
    if not fields:
        return None
    place, raw = f"{name}:{number}", _raw(block)
    if fields[0][0] != "TY":
        return malformed(place, "a RIS record that does not begin with TY", raw=raw, hint=_HINT)
    return Row(place, raw, fields)


def _raw(block: Lines) -> str:
    return "".join(line for _, line in block).strip()


def _fields(block: Lines) -> Fields:
    """Tags and values in order, lines without a tag joined to the value before; ER left out."""
    fields: list[tuple[str, str]] = []
    for _, line in block:
        tag, value = _tag(line)
        if tag:
            fields.append((tag, value))
        elif fields and value:
            fields[-1] = (fields[-1][0], f"{fields[-1][1]}\n{value}")
    return tuple((tag, _value(tag, text)) for tag, text in fields if tag != "ER")


def _value(tag: str, text: str) -> str | tuple[Author, ...]:
    """Authors taken apart: a line holds one name, in which a comma parts family and given."""
    if tag not in _AUTHORS:
        return text
    return tuple(author for name in re.split(r"[;\n]", text) if (author := author_of(name)))
