"""Refer's %-tags, which EndNote exports as .enw: lines such as `%T Title`, records apart at `%0` or a blank line."""

import re
from collections.abc import Iterator
from pathlib import Path

from synthesist.formats.fields import Parsed
from synthesist.formats.layouts import REFER
from synthesist.formats.tagged import Dialect, read_tagged

_MARKS = r"%[0-9A-Z!#$&()*+<=>?@\[\]^~]"
_DIALECT = Dialect(
    name="EndNote",
    layout=REFER,
    tag=re.compile(rf"({_MARKS})((?:[ \t].*)?)"),
    opening="%0",
    # Abstracts have paragraphs, so a blank line parts records only where a tag follows.
    parting=re.compile(rf"{_MARKS}(?:[ \t]|$)"),
    hint="an EndNote record begins with a line `%0 Journal Article` and has its title in a line `%T ...`",
)


def begins_refer(text: str) -> bool:
    """Whether the first line of a text is one with a tag of an author, a title or a type."""
    return re.match(r"\s*%[0AETBJ](?:[ \t]\S.*)?(?:\n|$)", text) is not None


def read_refer(path: Path, source: str) -> Iterator[Parsed]:
    """The records of an EndNote file in order, and a failure for each that cannot be read."""
    return read_tagged(path, source, _DIALECT)
