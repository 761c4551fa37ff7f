"""Formats of tagged lines, one record after the other: RIS, NBIB, Web of Science's and EndNote's."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from synthesist.formats.assembling import records_of
from synthesist.formats.encodings import open_text
from synthesist.formats.fields import Fields, Layout, Parsed, Row, malformed
from synthesist.records import Failure

Lines = list[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a format writes records in tagged lines.

    Attributes:
        name: what messages call it.
        tag: a line that begins a field; the groups that take part are tag and value.
        opening: the tag that begins a record, and so ends one that lacks its end.
        hint: how a record should look.
        closing: the tag that ends a record; "" where there is none.
        parting: a line that begins a new record where it stands after a blank line.
        needs_opening: whether a record without its opening tag is malformed.
        of_the_file: tags that say something of the file and not of a record.
        joint: what joins a line without a tag to the value before it.
    """

    name: str
    layout: Layout
    tag: re.Pattern[str]
    opening: str
    hint: str
    closing: str = ""
    parting: re.Pattern[str] | None = None
    needs_opening: bool = False
    of_the_file: frozenset[str] = frozenset()
    joint: str = "\n"

    def field(self, line: str) -> tuple[str, str]:
        """Tag and value of a line; ("", line) where it goes on with the value before."""
        found = self.tag.fullmatch(line.removesuffix("\n"))
        if not found:
            return "", line.strip()
        tag, value = (part for part in found.groups() if part is not None)
        return tag, value.strip()


def read_tagged(path: Path, source: str, dialect: Dialect) -> Iterator[Parsed]:
    """The records of a file in order, and a failure for each that cannot be read."""
    with open_text(path) as file:
        yield from records_of(_rows(path.name, file, dialect), dialect.layout, source)


def _rows(name: str, lines: Iterable[str], dialect: Dialect) -> Iterator[Row | Failure]:
    has_rows = False
    block: Lines = []
    for block in _blocks(lines, dialect):
        if row := _row(name, block, dialect):
            has_rows = True
            yield row
    if not has_rows and (raw := _raw(block)):
        yield malformed(f"{name}:1", f"no {dialect.name} record in the file", raw=raw, hint=dialect.hint)


def _blocks(lines: Iterable[str], dialect: Dialect) -> Iterator[Lines]:
    """The lines of one record each, and those between records."""
    block: Lines = []
    is_after_blank = False
    for number, line in enumerate(lines, start=1):
        tag = dialect.field(line)[0]
        is_parted = is_after_blank and dialect.parting and dialect.parting.match(line)
        if block and (tag == dialect.opening or is_parted):
            yield block
            block = []
        block.append((number, line))
        if tag and tag == dialect.closing:
            yield block
            block = []
        is_after_blank = not line.strip()
    if block:
        yield block


def _row(name: str, block: Lines, dialect: Dialect) -> Row | Failure | None:
    """The row in a block of lines; None for text between records, such as "Record 1 of 2"."""
    number = next((number for number, line in block if line.strip()), block[0][0])
    fields = _fields(block, dialect)
    if not fields:
        return None
    place, raw = f"{name}:{number}", _raw(block)
    if dialect.needs_opening and fields[0][0] != dialect.opening:
        reason = f"a {dialect.name} record that does not begin with {dialect.opening}"
        return malformed(place, reason, raw=raw, hint=dialect.hint)
    return Row(place, raw, fields)


def _raw(block: Lines) -> str:
    return "".join(line for _, line in block).strip()


def _fields(block: Lines, dialect: Dialect) -> Fields:
    """Tags and values in order, lines without a tag joined to the value before."""
    parts: list[tuple[str, list[str]]] = []
    for _, line in block:
        tag, value = dialect.field(line)
        if tag:
            parts.append((tag, [value]))
        elif parts and value:
            parts[-1][1].append(value)
    left_out = dialect.of_the_file | {dialect.closing}
    return tuple((tag, dialect.joint.join(filter(None, values))) for tag, values in parts if tag not in left_out)
