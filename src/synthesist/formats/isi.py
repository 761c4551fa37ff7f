"""Web of Science's tagged text (ISI export, .isi and .ciw): two-letter tags from PT to ER."""

import re
from collections.abc import Iterator
from pathlib import Path

from synthesist.formats.fields import Parsed
from synthesist.formats.layouts import ISI
from synthesist.formats.tagged import Dialect, read_tagged

_DIALECT = Dialect(
    name="Web of Science",
    layout=ISI,
    tag=re.compile(r"([A-Z][A-Z0-9])((?: .*)?)"),
    opening="PT",
    closing="ER",
    needs_opening=True,
    of_the_file=frozenset(("FN", "VR", "EF")),
    hint="each Web of Science record runs from a line `PT J` to a line `ER`",
)


def begins_isi(text: str) -> bool:
    """Whether a text names itself an ISI export, or has a line that begins such a record."""
    return re.search(r"(?m)\A\s*FN \S.*\nVR |^PT [A-Z][ \t]*\n(?:[A-Z][A-Z0-9] )", text) is not None


def read_isi(path: Path, source: str) -> Iterator[Parsed]:
    """The records of a Web of Science file in order, and a failure for each that cannot be read."""
    return read_tagged(path, source, _DIALECT)
