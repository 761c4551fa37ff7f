"""One way into every format: the suffix tells which it is, and where it does not, the first characters do."""

from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path

from synthesist.errors import UnknownFormat, WrongUse
from synthesist.formats.bibtex import begins_bibtex, read_bibtex
from synthesist.formats.encodings import start_of
from synthesist.formats.fields import Parsed
from synthesist.formats.foreign import foreign_kind
from synthesist.formats.isi import begins_isi, read_isi
from synthesist.formats.nbib import begins_nbib, read_nbib
from synthesist.formats.objects import is_json, read_json, read_json_lines
from synthesist.formats.parquet import read_parquet
from synthesist.formats.refer import begins_refer, read_refer
from synthesist.formats.ris import begins_ris, read_ris
from synthesist.formats.tables import begins_table, read_table

_SNIFFED_BYTES = 1 << 16


class Format(StrEnum):
    """The formats that can be read; CSL-JSON is told from other JSON object by object."""

    RIS = "RIS"
    NBIB = "NBIB"
    ISI = "Web of Science text"
    REFER = "EndNote tagged text"
    BIBTEX = "BibTeX"
    TABLE = "CSV or TSV"
    JSON = "JSON"
    JSON_LINES = "JSON Lines"
    PARQUET = "Parquet"


_SUFFIXES = {
    ".ris": Format.RIS,
    ".nbib": Format.NBIB,
    ".isi": Format.ISI,
    ".ciw": Format.ISI,
    ".enw": Format.REFER,
    ".refer": Format.REFER,
    ".bib": Format.BIBTEX,
    ".bibtex": Format.BIBTEX,
    ".csv": Format.TABLE,
    ".tsv": Format.TABLE,
    ".json": Format.JSON,
    ".jsonl": Format.JSON_LINES,
    ".ndjson": Format.JSON_LINES,
    ".parquet": Format.PARQUET,
}
_TAGGED = {
    Format.RIS: begins_ris,
    Format.NBIB: begins_nbib,
    Format.ISI: begins_isi,
    Format.REFER: begins_refer,
}
_READERS: dict[Format, Callable[[Path, str], Iterator[Parsed]]] = {
    Format.RIS: read_ris,
    Format.NBIB: read_nbib,
    Format.ISI: read_isi,
    Format.REFER: read_refer,
    Format.BIBTEX: read_bibtex,
    Format.TABLE: read_table,
    Format.JSON: read_json,
    Format.JSON_LINES: read_json_lines,
}
_HINT = (
    "these can be read: RIS (.ris, .txt), NBIB (.nbib, .txt), EndNote's and Web of Science's tagged text (.enw, .isi, "
    ".ciw), BibTeX (.bib, .bibtex), CSV and TSV with a column `title` (.csv, .tsv), JSON, JSON Lines and CSL-JSON "
    "(.json, .jsonl, .ndjson), Parquet (.parquet)"
)


def read_records(path: Path, *, source: str | None = None) -> Iterator[Parsed]:
    """The records of a file in file order, and a failure with its place for each row that is none.

    Args:
        source: name that the records carry; by default `file:` and the file's name, and `acl` for
            the metadata of the ACL Anthology.

    Raises:
        WrongUse: there is no such file, or it cannot be read.
        UnknownFormat: the file is empty, of no known kind, or a table without titles (the latter on the first step).
        MissingExtra: a Parquet file, and pyarrow is not installed (on the first step).
    """
    name = source or f"file:{path.name}"
    found = format_of(path)
    if found is Format.PARQUET:
        return read_parquet(path, name, source_is_given=source is not None)
    return _READERS[found](path, name)


def format_of(path: Path) -> Format:
    """The format of a file.

    Raises:
        WrongUse: there is no such file, or it cannot be read.
        UnknownFormat: it is empty or of no known kind; the message names the kind where it can be told.
    """
    if not is_there(path):
        raise WrongUse(f"{path} does not exist", "check the spelling of the path")
    if path.is_dir():
        raise WrongUse(f"{path} is a folder", "name the files in it one by one")
    start = start_of(path, _SNIFFED_BYTES)
    if not start.strip():
        raise UnknownFormat(
            f"{path.name} is empty",
            "if the download failed, repeat it; if the search found nothing, leave the file out",
        )
    if found := _found(start, _SUFFIXES.get(path.suffix.lower())):
        return found
    if foreign := foreign_kind(start):
        raise UnknownFormat(f"{path.name} is {foreign[0]}, which is not read", f"{foreign[1]}; {_HINT}")
    raise UnknownFormat(f"{path.name} is of no kind that can be read", _HINT)


def is_there(path: Path) -> bool:
    """Whether something lies under a path; nothing does under one that is too long for the system."""
    try:
        return path.exists()
    except OSError:
        return False


def _found(start: str, by_suffix: Format | None) -> Format | None:
    if by_suffix is None:
        return _sniffed(start)
    if by_suffix in (Format.JSON, Format.JSON_LINES):
        return _json_format(start, by_suffix)
    # Databases call many tagged formats .ris.
    if by_suffix in _TAGGED and not _TAGGED[by_suffix](start):
        return _tagged(start) or by_suffix
    return by_suffix


def _json_format(start: str, by_suffix: Format) -> Format:
    """Arrays and indented objects span lines whatever the file is called; objects of one line each do not.

    Where the suffix says lines, an array that ends on the first line is a line like any other.
    """
    first = start.lstrip().partition("\n")[0].rstrip()
    if first.startswith("["):
        return by_suffix if is_json(first) else Format.JSON
    return Format.JSON_LINES if first.startswith("{") and first.endswith("}") else by_suffix


def _tagged(start: str) -> Format | None:
    return next((found for found, begins in _TAGGED.items() if begins(start)), None)


def _sniffed(start: str) -> Format | None:
    """The format that the first characters of a file tell."""
    text = start.lstrip()
    if text.startswith("PAR1"):
        return Format.PARQUET
    if text.startswith(("{", "[")):
        return _json_format(text, Format.JSON)
    if found := _tagged(text):
        return found
    if begins_bibtex(text):
        return Format.BIBTEX
    return Format.TABLE if begins_table(text) else None
