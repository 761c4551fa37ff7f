"""What columns of tables, and names in JSON objects, are to a record."""

import json
import re
from collections.abc import Collection

from synthesist.formats.fields import Fields, Layout, Role, roles_of
from synthesist.formats.names import author_of
from synthesist.records import Author, TextKind


def squeezed(name: str) -> str:
    """A column's name in lower-case letters and digits alone: "Publication Year" is `publicationyear`."""
    return re.sub(r"[\W_]+", "", name.lower())


TABLE = Layout(
    roles_of(
        {
            Role.TITLE: "title primarytitle articletitle documenttitle ti",
            Role.ABSTRACT: "abstract notesabstract abstractnote abstracttext ab",
            Role.AUTHORS: "authors author firstauthors authornames creators au",
            Role.YEAR: "year publicationyear pubyear py issued date publicationdate published",
            Role.VENUE: "journal venue booktitle secondarytitle publicationtitle publicationname sourcetitle "
            "containertitle journaltitle journalname conference",
            Role.KIND: "type itemtype entrytype typeofreference documenttype publicationtype referencetype kind",
            Role.LANGUAGE: "language lang",
            Role.RETRACTED: "retracted isretracted",
            Role.URL: "url urls link",
            Role.PDF_URL: "pdfurl",
            Role.ID: "id recordid key docid",
            Role.DOI: "doi",
            Role.PMID: "pmid pubmedid",
            Role.PMCID: "pmcid pmc",
            Role.ARXIV: "arxiv arxivid",
            Role.ACL: "aclid",
        }
    ),
    fold=squeezed,
)
"""Columns of tables and names in JSON objects, in the spellings that exports use."""

ACL = Layout(
    roles_of(
        {
            Role.TITLE: "title",
            Role.ABSTRACT: "abstract",
            Role.AUTHORS: "authors",
            Role.YEAR: "year",
            Role.VENUE: "booktitle venue",
            Role.LANGUAGE: "language",
            Role.RETRACTED: "retracted",
            Role.URL: "url",
            Role.PDF_URL: "pdf_url",
            Role.ID: "id",
            Role.DOI: "doi",
        }
    ),
    fold=str,
    text_kind=TextKind.DATABASE,
    id_scheme="acl",
    kind="inproceedings",
)
"""Columns of the ACL Anthology's metadata."""

EXPORT_COLUMNS = (
    "record_id", "source", "source_id", "title", "authors", "year", "venue", "kind", "language", "doi", "pmid",
    "pmcid", "arxiv", "acl", "url", "pdf_url", "is_retracted", "text_kind", "abstract", "extra",
)  # fmt: skip
"""Columns of the tables that we write."""

_OF_ANOTHER_FILE = frozenset(("source", "source_id"))
_LISTS = frozenset(("doi", "pmid", "pmcid", "arxiv", "acl"))
_ARMED = re.compile(r"'*[=+\-@\t\r\n]")


def disarmed(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe goes before what would begin one."""
    return f"'{cell}" if _ARMED.match(cell) else cell


def rearmed(cell: str) -> str:
    """A cell as it was before `disarmed`."""
    return cell[1:] if cell.startswith("'") and _ARMED.match(cell) else cell


def exported_authors(value: object) -> tuple[Author, ...]:
    """Authors from a cell that we wrote: "Family, Given; Family, Given", or JSON where that is ambiguous."""
    text = str(value)
    found = _json(text) if text.startswith("[") else None
    if isinstance(found, list) and all(isinstance(parts, dict) for parts in found):
        return tuple(Author(family=str(parts.get("family", "")), given=str(parts.get("given", ""))) for parts in found)
    return tuple(author for name in text.split(";") if (author := author_of(name)))


def _refined_export(fields: Fields) -> Fields:
    """The cells as they were before they were made safe; those on the file that the row came from left out."""
    kept = ((name, value) for name, value in fields if name not in _OF_ANOTHER_FILE)
    cells = ((name, rearmed(value) if isinstance(value, str) else value) for name, value in kept)
    return tuple((name, _refined_cell(name, value)) for name, value in cells)


def _refined_cell(name: str, value: object) -> object:
    if name in _LISTS and isinstance(value, str) and "; " in value:
        return value.split("; ")
    return pairs_of(value) if name == "extra" else value


def pairs_of(value: object) -> object:
    """Pairs of name and text from JSON or the text of it; anything else as one pair under `extra`."""
    if not value:
        return None
    found = _json(value) if isinstance(value, str) else value
    if isinstance(found, list) and all(_is_pair(pair) for pair in found):
        return [tuple(pair) for pair in found]
    return [("extra", value)]


def _is_pair(pair: object) -> bool:
    return isinstance(pair, list) and len(pair) == 2 and all(isinstance(part, str) for part in pair)  # noqa: PLR2004


def _json(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


EXPORT = Layout(
    roles_of(
        {
            Role.TITLE: "title",
            Role.ABSTRACT: "abstract",
            Role.AUTHORS: "authors",
            Role.YEAR: "year",
            Role.VENUE: "venue",
            Role.KIND: "kind",
            Role.LANGUAGE: "language",
            Role.RETRACTED: "is_retracted",
            Role.URL: "url",
            Role.PDF_URL: "pdf_url",
            Role.ID: "record_id",
            Role.DOI: "doi",
            Role.PMID: "pmid",
            Role.PMCID: "pmcid",
            Role.ARXIV: "arxiv",
            Role.ACL: "acl",
            Role.TEXT_KIND: "text_kind",
            Role.EXTRA: "extra",
        }
    ),
    fold=str,
    refine=_refined_export,
    authors=exported_authors,
)
"""Columns of the tables that we write, whose rows read back as they were."""

_ACL_COLUMNS = frozenset(("id", "title", "booktitle", "venue", "bibkey", "source_file"))


def layout_of_columns(columns: Collection[str]) -> Layout | None:
    """The layout that a table's columns call for; None where no column is a title."""
    if _ACL_COLUMNS.issubset(columns):
        return ACL
    if set(EXPORT_COLUMNS).issubset(columns):
        return EXPORT
    return TABLE if any(TABLE.role(name) is Role.TITLE for name in columns) else None
