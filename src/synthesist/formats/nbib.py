"""NBIB, the tagged text of MEDLINE that PubMed exports as .nbib and as .txt."""

import re
from collections.abc import Iterator
from pathlib import Path

from synthesist.formats.fields import Parsed
from synthesist.formats.layouts import NBIB
from synthesist.formats.tagged import Dialect, read_tagged

_DIALECT = Dialect(
    name="MEDLINE",
    layout=NBIB,
    # Tags are padded to four columns; hands that edit a file forget the padding, never the blank behind it.
    tag=re.compile(r"(?=.{4}-)([A-Z][A-Z0-9]{1,3}) {0,2}-(.*)|([A-Z]{2,3})-((?: .*)?)"),
    opening="PMID",
    # Lines that go on are indented, so whatever stands at the margin after a blank line is something new.
    parting=re.compile(r"\S"),
    joint=" ",
    hint="a MEDLINE record begins with a line `PMID- 12345678` and has its title in a line `TI  - ...`",
)


def begins_nbib(text: str) -> bool:
    """Whether a text has lines with tags that only MEDLINE has."""
    return re.search(r"(?m)^(?:PMID- ?\d|(?:PMCR|PMC |OWN |STAT|DCOM|FAU |JID |CRDT|BTI )- ?\S)", text) is not None


def read_nbib(path: Path, source: str) -> Iterator[Parsed]:
    """The records of a MEDLINE file in order, and a failure for each that cannot be read."""
    return read_tagged(path, source, _DIALECT)
