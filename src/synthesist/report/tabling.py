"""What a table of the appendix is, for every renderer."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple


class Table(NamedTuple):
    """A table of the appendix; one without rows is told by its note alone.

    Attributes:
        is_folded: whether a page that can fold it shows it only when it is opened.
        links: names of places in the page that cells lead to, by row and column, both from 0.
    """

    table_id: str
    heading: str
    note: str
    headings: Sequence[str]
    rows: Sequence[Sequence[str]]
    is_folded: bool = False
    links: Mapping[tuple[int, int], str] = MappingProxyType({})


def known(count: int | None, unknown: str) -> str:
    """A count, or what stands where there is none."""
    return unknown if count is None else str(count)
