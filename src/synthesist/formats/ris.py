"""RIS: tagged lines from TY to ER.

Own reading rather than rispy's, which keeps one of several equal tags, drops a record without ER and
knows no line numbers; the test suite compares the two on what both can read.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from synthesist.formats.fields import Parsed
from synthesist.formats.layouts import RIS
from synthesist.formats.tagged import Dialect, read_tagged

TAG_NAME = re.compile(r"(?!TY|ER)[A-Z][A-Z0-9]")
"""Tags of fields, which are all but those that begin and end a record."""

_DIALECT = Dialect(
    name="RIS",
    layout=RIS,
    tag=re.compile(r"([A-Z][A-Z0-9])  -(.*)|(TY) -\s+([A-Z]+)\s*|(ER) -\s*()"),
    opening="TY",
    closing="ER",
    needs_opening=True,
    hint="each RIS record runs from a line `TY  - JOUR` to a line `ER  -`",
)


def begins_ris(text: str) -> bool:
    """Whether a text has a line that begins a RIS record."""
    return re.search(r"(?m)^TY {1,2}- ?\w", text) is not None


def read_ris(path: Path, source: str) -> Iterator[Parsed]:
    """The records of a RIS file in order, and a failure for each that cannot be read."""
    return read_tagged(path, source, _DIALECT)
