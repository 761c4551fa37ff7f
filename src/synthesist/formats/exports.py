"""One way out into every format that is written."""

import re
from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from synthesist.errors import UnknownFormat
from synthesist.formats.bibtex_out import write_bibtex
from synthesist.formats.citation_keys import citation_keys
from synthesist.formats.csl_out import write_csl_json
from synthesist.formats.csv_out import write_csv
from synthesist.formats.exporting import stated_in_extra
from synthesist.formats.ris_out import write_ris
from synthesist.formats.whole import write_json_lines
from synthesist.records import Record

_KEY = re.compile(r"[^\s{}\"=,%#@\\()~']+")


class ExportFormat(StrEnum):
    """The formats that can be written."""

    CSV = "csv"
    RIS = "ris"
    BIBTEX = "bibtex"
    CSL_JSON = "csl-json"
    JSON_LINES = "jsonl"

    @property
    def suffixes(self) -> tuple[str, ...]:
        """Endings of the names of files, the usual one first."""
        return _SUFFIXES[self]


_SUFFIXES = {
    ExportFormat.CSV: (".csv",),
    ExportFormat.RIS: (".ris",),
    ExportFormat.BIBTEX: (".bib", ".bibtex"),
    ExportFormat.CSL_JSON: (".json",),
    ExportFormat.JSON_LINES: (".jsonl", ".ndjson"),
}


def export_format_of(path: Path) -> ExportFormat:
    """The format that a file's name asks for.

    Raises:
        UnknownFormat: nothing is written under such a name.
    """
    found = next((fmt for fmt in ExportFormat if path.suffix.lower() in fmt.suffixes), None)
    if found is None:
        endings = ", ".join(fmt.suffixes[0] for fmt in ExportFormat)
        raise UnknownFormat(
            f"the name {path.name} does not say in which format to write", f"end it in one of {endings}"
        )
    return found


def write_records(records: Sequence[Record], fmt: ExportFormat, *, whole: bool = True) -> str:
    """The records in a format, the same text for the same records.

    Args:
        whole: with abstracts and all extra fields, so that reading the text again loses nothing;
            without, bibliographic fields only.
    """
    if fmt is ExportFormat.JSON_LINES:
        return write_json_lines(records, whole=whole)
    records = [stated_in_extra(record) for record in records] if whole else records
    match fmt:
        case ExportFormat.CSV:
            return write_csv(records, whole=whole)
        case ExportFormat.RIS:
            return write_ris(records, whole=whole)
        case ExportFormat.BIBTEX:
            return write_bibtex(records, _keys(records), whole=whole)
        case ExportFormat.CSL_JSON:
            return write_csl_json(records, _keys(records), whole=whole)


def _keys(records: Sequence[Record]) -> tuple[str, ...]:
    """The keys that the records' own files gave them, where they are good and no two are equal; else new ones."""
    stated = [dict(reversed(record.extra)).get("citekey", "") for record in records]
    times = Counter(stated)
    own = [key if times[key] == 1 and _KEY.fullmatch(key) else "" for key in stated]
    new = iter(citation_keys([record for record, key in zip(records, own, strict=True) if not key], taken=own))
    return tuple(key or next(new) for key in own)
