"""One way into every format: the suffix tells which it is, and where it does not, the first characters do."""

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from synthesist.errors import UnknownFormat, WrongUse
from synthesist.formats.bibtex import begins_bibtex, read_bibtex
from synthesist.formats.encodings import open_text
from synthesist.formats.fields import Parsed
from synthesist.formats.objects import is_json, read_json, read_json_lines
from synthesist.formats.parquet import read_parquet
from synthesist.formats.ris import begins_ris, read_ris
from synthesist.formats.tables import begins_table, read_table

_SNIFFED_CHARACTERS = 1 << 16


class Format(StrEnum):
    """The formats that can be read."""

    RIS = "RIS"
    BIBTEX = "BibTeX"
    TABLE = "CSV or TSV"
    JSON = "JSON"
    JSON_LINES = "JSON Lines"
    PARQUET = "Parquet"


_SUFFIXES = {
    ".ris": Format.RIS,
    ".bib": Format.BIBTEX,
    ".bibtex": Format.BIBTEX,
    ".csv": Format.TABLE,
    ".tsv": Format.TABLE,
    ".json": Format.JSON,
    ".jsonl": Format.JSON_LINES,
    ".ndjson": Format.JSON_LINES,
    ".parquet": Format.PARQUET,
}
_HINT = (
    "these can be read: RIS (.ris, .txt), BibTeX (.bib, .bibtex), CSV and TSV with a column `title` "
    "(.csv, .tsv), JSON and JSON Lines (.json, .jsonl, .ndjson), Parquet (.parquet)"
)


def read_records(path: Path, *, source: str | None = None) -> Iterator[Parsed]:
    """The records of a file in file order, and a failure with its place for each row that is none.

    Args:
        source: name that the records carry; by default `file:` and the file's name, and `acl` for
            the metadata of the ACL Anthology.

    Raises:
        WrongUse: there is no such file, or it cannot be read.
        UnknownFormat: the file is of no known kind, or a table without titles (the latter on the first step).
        MissingExtra: a Parquet file, and pyarrow is not installed (on the first step).
    """
    name = source or f"file:{path.name}"
    match format_of(path):
        case Format.RIS:
            return read_ris(path, name)
        case Format.BIBTEX:
            return read_bibtex(path, name)
        case Format.TABLE:
            return read_table(path, name)
        case Format.JSON:
            return read_json(path, name)
        case Format.JSON_LINES:
            return read_json_lines(path, name)
        case Format.PARQUET:
            return read_parquet(path, name, source_is_given=source is not None)


def format_of(path: Path) -> Format:
    """The format of a file.

    Raises:
        WrongUse: there is no such file, or it cannot be read.
        UnknownFormat: it is of no known kind.
    """
    if not path.exists():
        raise WrongUse(f"{path} does not exist", "check the spelling of the path")
    if path.is_dir():
        raise WrongUse(f"{path} is a folder", "name the files in it one by one")
    by_suffix = _SUFFIXES.get(path.suffix.lower())
    if by_suffix and by_suffix not in (Format.JSON, Format.JSON_LINES):
        return by_suffix
    with open_text(path) as file:
        start = file.read(_SNIFFED_CHARACTERS)
    found = _json_format(start, by_suffix) if by_suffix else _sniffed(start)
    if found is None and not start.strip():
        raise UnknownFormat(f"{path.name} is empty", _HINT)
    if found is None:
        raise UnknownFormat(f"{path.name} is of no kind that can be read", _HINT)
    return found


def _json_format(start: str, by_suffix: Format) -> Format:
    """Arrays and indented objects span lines whatever the file is called; objects of one line each do not.

    Where the suffix says lines, an array that ends on the first line is a line like any other.
    """
    first = start.lstrip().partition("\n")[0].rstrip()
    if first.startswith("["):
        return by_suffix if is_json(first) else Format.JSON
    return Format.JSON_LINES if first.startswith("{") and first.endswith("}") else by_suffix


def _sniffed(start: str) -> Format | None:
    """The format that the first characters of a file tell."""
    text = start.lstrip()
    if text.startswith("PAR1"):
        return Format.PARQUET
    if text.startswith(("{", "[")):
        return _json_format(text, Format.JSON)
    if begins_ris(text):
        return Format.RIS
    if begins_bibtex(text):
        return Format.BIBTEX
    return Format.TABLE if begins_table(text) else None
