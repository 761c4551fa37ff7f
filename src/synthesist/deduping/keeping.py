"""Which row of several is kept."""

from collections.abc import Sequence

from synthesist.deduping.rows import Row
from synthesist.identify.versions import ORDER, version_of
from synthesist.records import Record

_PAGES = frozenset(("pages", "page", "sp", "pg", "bp", "%p", "ar", "article-number"))


def kept(rows: Sequence[Row], *, has_versions: bool) -> Row:
    """The row that says most; of rows that say as much the first.

    Args:
        rows: in the order of the files and of the rows in them.
        has_versions: whether they are versions of one work; then the published one goes before its preprint.
    """
    return min(rows, key=lambda row: (_version(row.record) if has_versions else 0, -_known(row.record)))


def _version(record: Record) -> int:
    return ORDER.index(version_of(record)[0])


def _known(record: Record) -> int:
    """How much is known: DOI, abstract, pages and authors before the rest."""
    first = (record.identifier("doi"), record.abstract, _has_pages(record), record.authors, record.title)
    then = (record.year, record.venue, record.identifiers, record.url, record.kind)
    return 2 * sum(map(bool, first)) + sum(map(bool, then))


def _has_pages(record: Record) -> bool:
    return any(name.lower() in _PAGES and value.strip() for name, value in record.extra)
