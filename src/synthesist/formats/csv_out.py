"""Records as a table."""

import csv
import io
from collections.abc import Sequence

from synthesist.formats.columns import EXPORT_COLUMNS, disarmed, exported_authors
from synthesist.formats.exporting import identifiers
from synthesist.formats.names import is_truncated
from synthesist.records import Author, Record
from synthesist.records.ids import canonical_json


def write_csv(records: Sequence[Record], *, whole: bool = True) -> str:
    """CSV after RFC 4180 with a header and one row per record; the columns are `columns.EXPORT_COLUMNS`.

    What a spreadsheet would take for a formula gets an apostrophe, which our reader takes off again:
    a table that is read gives the records that were written, under new ids.

    Args:
        whole: with abstracts and extra fields, whose columns are empty otherwise.
    """
    file = io.StringIO(newline="")
    table = csv.writer(file)
    table.writerow(EXPORT_COLUMNS)
    table.writerows(_row(record, whole=whole) for record in records)
    return file.getvalue()


def _row(record: Record, *, whole: bool) -> list[str]:
    cells = _cells(record)
    if not whole:
        cells |= {"abstract": "", "extra": ""}
    return [disarmed(cells[column]) for column in EXPORT_COLUMNS]


def _cells(record: Record) -> dict[str, str]:
    schemes = {scheme: "; ".join(identifiers(record, scheme)) for scheme in ("doi", "pmid", "pmcid", "arxiv", "acl")}
    return schemes | {
        "record_id": record.record_id,
        "source": record.source,
        "source_id": record.source_id or "",
        "title": record.title,
        "authors": _authors(record.authors),
        "year": "" if record.year is None else str(record.year),
        "venue": record.venue or "",
        "kind": record.kind or "",
        "language": record.language or "",
        "url": record.url or "",
        "pdf_url": record.pdf_url or "",
        "is_retracted": "" if record.is_retracted is None else str(record.is_retracted).lower(),
        "text_kind": str(record.text_kind),
        "abstract": record.abstract or "",
        "extra": canonical_json(record.extra) if record.extra else "",
    }


def _authors(authors: tuple[Author, ...]) -> str:
    """Names as `Family, Given; Family, Given` where that reads back as it was, and as JSON where not."""
    simple = "; ".join(f"{author.family}, {author.given}".rstrip() for author in authors)
    if exported_authors(simple) == authors and not is_truncated(simple):
        return simple
    return canonical_json([{"family": author.family, "given": author.given} for author in authors])
