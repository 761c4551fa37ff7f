"""The output: each row with what is said of it, or a bibliography of the rows kept."""

import csv
import io
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from operator import itemgetter
from pathlib import Path

from synthesist.deduping.files import Line
from synthesist.deduping.filling import filled
from synthesist.deduping.given import ADDED
from synthesist.deduping.rows import MOST_COLUMNS, Row, Rows
from synthesist.errors import storing
from synthesist.formats import ExportFormat, write_records
from synthesist.formats.columns import disarmed
from synthesist.formats.encodings import storable
from synthesist.formats.fields import text_of
from synthesist.formats.ris import begins_ris
from synthesist.records import Record
from synthesist.records.ids import canonical_json

ROW_FORMATS = frozenset((ExportFormat.CSV, ExportFormat.JSON_LINES))
"""Formats that hold every row; the others hold bibliographies."""

_MORE = "more_fields"
_LINE_ENDS = str.maketrans({"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})
"""Some readers end a line at characters that JSON leaves as they are."""


def write(rows: Rows, lines: Sequence[Line], fmt: ExportFormat, out: Path, *, every: bool = False) -> int:
    """Write the output, whole or not at all; returns how many rows are in it.

    Args:
        every: of a bibliography, also the rows that repeat another.

    Raises:
        StorageError: it cannot be written.
    """
    if fmt in ROW_FORMATS:
        parts = _table(rows, lines) if fmt is ExportFormat.CSV else _objects(rows, lines)
        _put(parts, out)
        return len(lines)
    records = _every(rows.rows, lines, fmt) if every else _kept(rows.rows, lines)
    _put([write_records(records, fmt)], out)
    return len(records)


def _put(parts: Iterable[str], out: Path) -> None:
    partial = out.with_name(f"{out.name}.partial")
    with storing(out, "name a file in a folder that is there, with room on the disk"):
        with partial.open("wb") as file:
            for part in parts:
                file.write(storable(part).encode())
        partial.replace(out)


def _table(rows: Rows, lines: Sequence[Line]) -> Iterator[str]:
    names = _names(rows)
    written = [name for name in names.values() if name]
    has_more = len(rows.columns) == MOST_COLUMNS
    yield _csv([*ADDED, *written, *([_MORE] if has_more else [])])
    for row, line in zip(rows.rows, lines, strict=True):
        fields = row.fields()
        own = [_cell(fields.get(name)) for name, written_as in names.items() if written_as]
        more = {name: value for name, value in fields.items() if name not in names} if has_more else {}
        rest = [canonical_json(more) if more else ""] if has_more else []
        yield _csv([*(str(getattr(line, name)) for name in ADDED), *own, *rest])


def _csv(cells: Sequence[str]) -> str:
    file = io.StringIO(newline="")
    csv.writer(file).writerow([disarmed(cell) for cell in cells])
    return file.getvalue()


def _cell(value: object) -> str:
    """A value as it stood; structures as our other tables have them."""
    return "" if value is None else value if isinstance(value, str) else text_of(value)


def _objects(rows: Rows, lines: Sequence[Line]) -> Iterator[str]:
    names = _names(rows)
    for row, line in zip(rows.rows, lines, strict=True):
        own = {names.get(name, f"own_{name}" if name in ADDED else name): value for name, value in row.fields().items()}
        own.pop("", None)
        said = json.dumps(line.model_dump(mode="json") | own, ensure_ascii=False, separators=(",", ":"))
        yield f"{said.translate(_LINE_ENDS)}\n"


def _names(rows: Rows) -> dict[str, str]:
    """What each of the rows' own fields is called in the output; "" for ids that the first column says already."""
    names = {name: f"own_{name}" if name in ADDED else name for name in rows.columns}
    if "id" in names and all(_cell(row.fields().get("id", row.id)) == row.id for row in rows.rows):
        names["id"] = ""
    return {name: _free(written, rows.columns) if written != name else name for name, written in names.items()}


def _free(name: str, taken: Collection[str]) -> str:
    while name in taken:
        name += "_"
    return name


def _kept(rows: Sequence[Row], lines: Sequence[Line]) -> list[Record]:
    """The rows kept, each with what only its repeats say."""
    others: defaultdict[str, list[Record]] = defaultdict(list)
    for row, line in zip(rows, lines, strict=True):
        if row.is_read and line.duplicate_of:
            others[line.duplicate_of].append(row.record)
    read = [(row, line) for row, line in zip(rows, lines, strict=True) if row.is_read and not line.duplicate_of]
    return [_with(filled(row.record, others[line.id]), citekey=_key(row)) for row, line in read]


def _every(rows: Sequence[Row], lines: Sequence[Line], fmt: ExportFormat) -> list[Record]:
    """All rows, each with its name, and with a note that says which row it repeats."""
    written = []
    for row, line in zip(rows, lines, strict=True):
        if row.is_read:
            says = [f"row {line.id}", *([f"duplicate of {line.duplicate_of}"] if line.duplicate_of else [])]
            written.append(_noted(_with(row.record, citekey=line.id), "; ".join([*says, *_asks(line)]), fmt))
    return written


def _asks(line: Line) -> list[str]:
    return [f"may be a duplicate of {line.ask_of}"] if line.ask_of else []


def _noted(record: Record, note: str, fmt: ExportFormat) -> Record:
    """The record with a note, which joins the one that it has where the format takes one note alone."""
    if fmt is ExportFormat.RIS:
        return _with(record, N1=note) if begins_ris(record.raw) else _with(record, dedup=note)
    had = [value for name, value in record.extra if name == "note"]
    extra = [pair for pair in record.extra if pair[0] != "note"]
    return _with(record.model_copy(update={"extra": tuple(extra)}), note="; ".join([*had, note]))


def _key(row: Row) -> str:
    return row.id if any(name == "citekey" for name, _ in row.record.extra) or row.record.source_id else ""


def _with(record: Record, **fields: str) -> Record:
    """The record with extra fields; a citation key takes the place of the one that it has."""
    kept = [pair for pair in record.extra if not (pair[0] == "citekey" and fields.get("citekey"))]
    added = [pair for pair in fields.items() if pair[1]]
    return record.model_copy(update={"extra": tuple(sorted([*kept, *added], key=itemgetter(0)))})
