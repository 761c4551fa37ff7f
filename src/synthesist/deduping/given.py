"""A file as it was given: its format, and the columns that its rows have where it is a table."""

import csv
from dataclasses import dataclass
from pathlib import Path

from synthesist.errors import WrongUse
from synthesist.formats import Format, format_of
from synthesist.formats.columns import EXPORT_COLUMNS
from synthesist.formats.encodings import open_text
from synthesist.formats.tables import delimiter_of
from synthesist.formats.zotero import zotero_database

ADDED = ("id", "duplicate_of", "dedup", "ask_of", "reason", "version", "from_file")
"""What stands before a row's own columns."""

_JSON = frozenset((Format.JSON, Format.JSON_LINES, Format.PARQUET))


@dataclass(frozen=True, slots=True)
class Given:
    """One input.

    Attributes:
        label: its name in ids; no two inputs share one.
        fmt: None for a folder of Zotero.
        columns: of a table, in its order, made unlike where two have one name; empty for other formats.
        is_guarded: a table that we wrote, in which an apostrophe keeps cells from being formulas.
    """

    path: Path
    label: str
    fmt: Format | None
    columns: tuple[str, ...] = ()
    delimiter: str = ","
    is_guarded: bool = False

    @property
    def source(self) -> str:
        """What its records carry, unless they come with a source of their own."""
        return f"file:{self.path.name}"

    @property
    def holds_json(self) -> bool:
        """Whether its rows are kept as JSON objects."""
        return self.fmt in _JSON


def given(path: Path, label: str) -> Given:
    """What a path holds.

    Raises:
        WrongUse: there is nothing that can be read.
        UnknownFormat: it is empty or of no known kind.
    """
    if path.is_dir() and zotero_database(path):
        return Given(path, label, None)
    fmt = format_of(path)
    if fmt is not Format.TABLE:
        return Given(path, label, fmt)
    columns, delimiter = _header(path)
    is_guarded = set(ADDED).issubset(columns) or set(EXPORT_COLUMNS).issubset(columns)
    return Given(path, label, fmt, columns, delimiter, is_guarded)


def _header(path: Path) -> tuple[tuple[str, ...], str]:
    with open_text(path) as file:
        line = next((line for line in file if line.strip()), "")
    delimiter = delimiter_of(line)
    try:
        cells = next(csv.reader([line], delimiter=delimiter, strict=True), [])
    except csv.Error as error:
        raise WrongUse(f"the header of {path.name} cannot be read: {error}", "export the table again") from error
    return _unlike([cell.strip() for cell in cells]), delimiter


def _unlike(names: list[str]) -> tuple[str, ...]:
    """Names of columns, a number behind each that was there before, so that no cell hides another."""
    taken: dict[str, None] = {}
    for name in names:
        unlike, number = name, 1
        while unlike in taken:
            number += 1
            unlike = f"{name} ({number})"
        taken[unlike] = None
    return tuple(taken)
