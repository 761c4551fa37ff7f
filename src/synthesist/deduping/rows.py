"""The rows of all files, each with its id and what it is by content."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from synthesist.deduping.fields import Fields, own_fields
from synthesist.deduping.given import Given, given
from synthesist.deduping.naming import Name, ids_of, labels_of, own_id
from synthesist.deduping.untitled import untitled_record
from synthesist.formats import read_records
from synthesist.formats.fields import Parsed, is_blank
from synthesist.formats.zotero import read_zotero
from synthesist.records import Failure, Record
from synthesist.records.ids import canonical_json, sha256

_KEY_DIGITS = 32
MOST_COLUMNS = 300
"""Columns of a table that is written; the fields of rows with ever new names stand together in one more."""

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of one file.

    Attributes:
        id: as it is shown and written; unlike all others.
        key: hash of its own fields, so that answers of people find it again whatever files stand beside it; equal
            rows are told apart by a number behind it.
        parsed: the record, or the failure that says why it is none.
    """

    id: str
    key: str
    given: Given
    parsed: Parsed

    @property
    def record(self) -> Record:
        """The record of a row that could be read."""
        if isinstance(self.parsed, Failure):
            raise TypeError(f"{self.id} could not be read")
        return self.parsed

    @property
    def is_read(self) -> bool:
        """Whether it is a record."""
        return isinstance(self.parsed, Record)

    def fields(self) -> Fields:
        """Its own fields by name."""
        return own_fields(self.given, self.parsed)


@dataclass(frozen=True, slots=True)
class Rows:
    """What was read.

    Attributes:
        files: in the order in which they were named.
        columns: names of the rows' own fields in the order in which they turned up, `MOST_COLUMNS` at the most.
    """

    files: tuple[Given, ...]
    rows: tuple[Row, ...]
    columns: tuple[str, ...]

    @property
    def failures(self) -> tuple[Failure, ...]:
        """Rows that could not be read."""
        return tuple(row.parsed for row in self.rows if isinstance(row.parsed, Failure))


def read_rows(paths: Sequence[Path], progress: Progress = lambda _: None) -> Rows:
    """All rows of all files, in their order; a file that is named twice is read once.

    Raises:
        WrongUse: a file is missing, or cannot be read at all.
        UnknownFormat: a file is empty, of no known kind, or a table without titles.
        MissingExtra: a Parquet file, and pyarrow is not installed.
    """
    once = list({path.resolve(): path for path in reversed(paths)}.values())[::-1]
    files = tuple(given(path, label) for path, label in zip(once, labels_of(once), strict=True))
    columns: dict[str, None] = {}
    names: list[Name] = []
    found: list[tuple[str, Given, Parsed]] = []
    met: Counter[str] = Counter()
    for file in files:
        for number, parsed in enumerate(_parsed(file), start=1):
            fields = own_fields(file, parsed)
            _note(fields, columns)
            names.append((own_id(parsed, fields), file.label, number))
            found.append((_key(fields, met), file, parsed))
            progress(1)
    rows = (Row(name, *rest) for name, rest in zip(ids_of(names), found, strict=True))
    return Rows(files, tuple(rows), tuple(columns))


def _parsed(file: Given) -> Iterator[Parsed]:
    parsed: Iterable[Parsed] = (
        read_records(file.path, source=file.source) if file.fmt else read_zotero(file.path, file.source).items
    )
    for one in parsed:
        yield (untitled_record(file, one) or one) if isinstance(one, Failure) else one


def _note(fields: Fields, columns: dict[str, None]) -> None:
    """Let the names of a row's fields join the columns, while there is room."""
    if not columns.keys() >= fields.keys():
        new = [name for name in fields if name not in columns]
        columns |= dict.fromkeys(new[: MOST_COLUMNS - len(columns)])


def _key(fields: Fields, met: Counter[str]) -> str:
    """What a row is by content, whatever the file's name and its place in it."""
    said = {name: value for name, value in fields.items() if not is_blank(value)}
    bare = sha256(canonical_json(said))[:_KEY_DIGITS]
    met[bare] += 1
    return bare if met[bare] == 1 else f"{bare}-{met[bare]}"
