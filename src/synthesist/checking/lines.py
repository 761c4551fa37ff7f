"""JSON Lines as they come: each object with its place, and a failure for each line that is none."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from synthesist.errors import failure
from synthesist.formats.encodings import open_text, storable
from synthesist.records import Failure
from synthesist.records.ids import canonical_json

Row = TypeVar("Row", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Line:
    """A JSON object and where it stands, as `file:line`."""

    place: str
    content: dict[str, Any]


def read_lines(path: Path) -> Iterator[Line | Failure]:
    """The objects of a JSON Lines file, in order; blank lines are passed over.

    Raises:
        WrongUse: the file cannot be read.
    """
    with open_text(path) as file:
        for number, line in enumerate(file, start=1):
            if line.strip():
                yield _line(f"{path.name}:{number}", line.strip())


def refused(place: str, reason: str, raw: str = "") -> Failure:
    """A row that cannot be used."""
    return failure("verify", place, reason, raw=raw)


def validated(model: type[Row], line: Line) -> tuple[Row | None, str]:
    """The row that a line is, and what is wrong with it; what is right is kept, unless too little is right."""
    try:
        return model.model_validate(line.content), ""
    except ValidationError as error:
        faults = error.errors(include_url=False, include_input=False)
    reason = _told(faults[0])
    # Fields that the row may do without are dropped with their faults; a claim's text becomes an empty one.
    wrong = {str(fault["loc"][0]) for fault in faults if fault["loc"]}
    kept = {name: value for name, value in line.content.items() if name not in wrong}
    blank = {name: "" for name in wrong if name == "claim"}
    try:
        return model.model_validate(blank | kept), reason
    except ValidationError:
        return None, reason


def _told(fault: Any) -> str:
    """Pydantic's words, with the field's name; never the value, which may be anything."""
    return f"{fault['loc'][0]}: {fault['msg']}" if fault["loc"] else str(fault["msg"])


def _line(place: str, text: str) -> Line | Failure:
    try:
        content = json.loads(text)
    # Deep nesting exhausts the recursion, and a number can be too long to convert.
    except (ValueError, RecursionError) as error:
        return refused(place, f"not JSON: {error}", text)
    if not isinstance(content, dict):
        return refused(place, "not a JSON object", text)
    return Line(place, _storable(content) if "\\u" in text else content)


def _storable(content: dict[str, Any]) -> dict[str, Any]:
    """The object without lone surrogates, which an escape can smuggle in and no UTF-8 can hold."""
    written = canonical_json(content)
    kept: dict[str, Any] = json.loads(storable(written))
    return kept
