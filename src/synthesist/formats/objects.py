"""JSON Lines, and JSON files with an array of objects (CSL-JSON among them) or with objects in a row."""

import json
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from synthesist.formats.assembling import records_of
from synthesist.formats.columns import TABLE
from synthesist.formats.csl import csl_fields, date_text, is_csl
from synthesist.formats.encodings import open_text, storable
from synthesist.formats.fields import Parsed, Role, Row, malformed
from synthesist.formats.layouts import CSL
from synthesist.formats.whole import whole_record
from synthesist.records import Failure
from synthesist.records.ids import canonical_json

_BETWEEN = re.compile(r"[\s,\[\]]*")
_OPENING = re.compile(r"[,\]}]\s*(?=\{)")
_TRIES = 10_000
"""Objects tried behind a broken one: enough for thousands of broken ones, and cheap where nothing can be read."""
_HINT = "each record is one JSON object with at least a `title`"


def read_json_lines(path: Path, source: str) -> Iterator[Parsed]:
    """The objects of a JSON Lines file in order, and a failure for each line that is none."""
    with open_text(path) as file:
        yield from records_of(_line_rows(path.name, file), TABLE, source)


def _line_rows(name: str, lines: Iterator[str]) -> Iterator[Row | Parsed]:
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _row(f"{name}:{number}", line.strip())


def is_json(text: str) -> bool:
    """Whether a text is one whole JSON value."""
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _row(place: str, text: str) -> Row | Parsed:
    try:
        content = json.loads(text)
        return whole_record(content) or row_of(place, content)
    # Deep nesting exhausts the recursion, and a number can be too long to convert.
    except (ValueError, RecursionError) as error:
        return malformed(place, f"not JSON: {error}", raw=text, hint=_HINT)


def row_of(place: str, content: object) -> Row | Failure:
    """The row that a JSON value is: its members as fields; a failure where it is no object."""
    written = canonical_json(content)
    if (raw := storable(written)) is not written:
        content = json.loads(raw)
    if not isinstance(content, dict):
        return malformed(place, "not a JSON object", raw=raw, hint=_HINT)
    if is_csl(content):
        return Row(place, raw, csl_fields(content), CSL)
    return Row(place, raw, tuple((name, date_text(name, value)) for name, value in content.items()))


def read_json(path: Path, source: str) -> Iterator[Parsed]:
    """The objects of a JSON file in order, and a failure for each stretch that cannot be read."""
    with open_text(path) as file:
        text = file.read()
    yield from records_of(_object_rows(path.name, text), TABLE, source)


def _object_rows(name: str, text: str) -> Iterator[Row | Failure]:
    decoder = json.JSONDecoder()
    line, counted, position = 1, 0, _after_gap(text, 0)
    while position < len(text):
        line, counted = line + text.count("\n", counted, position), position
        place = f"{name}:{line}"
        row: Row | Failure
        try:
            content, end = decoder.raw_decode(text, position)
            row = row_of(place, content)
        except (ValueError, RecursionError) as error:
            end = _next_object(decoder, text, position)
            row = malformed(place, f"not JSON: {error}", raw=text[position:end].rstrip(), hint=_HINT)
        yield row
        position = _after_gap(text, end)


def _after_gap(text: str, position: int) -> int:
    found = _BETWEEN.match(text, position)
    return found.end() if found else position


def _next_object(decoder: json.JSONDecoder, text: str, position: int) -> int:
    """Where reading can go on: at the next line that begins a value as far in as the broken one.

    Where the broken one does not open its line, at the next object behind it that has a title.
    """
    indent = text[text.rfind("\n", 0, position) + 1 : position]
    if indent.strip():
        found = (at.end() for at in islice(_OPENING.finditer(text, position + 1), _TRIES))
        return next((at for at in found if _has_title(decoder, text, at)), len(text))
    line = re.compile(rf'\n{re.escape(indent)}(?=[{{\["\d])').search(text, position)
    return line.end() if line else len(text)


def _has_title(decoder: json.JSONDecoder, text: str, position: int) -> bool:
    try:
        content, _ = decoder.raw_decode(text, position)
    except (ValueError, RecursionError):
        return False
    return isinstance(content, dict) and any(TABLE.role(name) is Role.TITLE for name in content)
