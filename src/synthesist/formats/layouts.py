"""What the fields of each format are to a record; among fields of one role the first listed wins."""

import re
from collections.abc import Collection

from synthesist.formats.fields import Layout, Role
from synthesist.records import TextKind


def _roles(table: dict[Role, str]) -> dict[str, Role]:
    return {name: role for role, names in table.items() for name in names.split()}


RIS = Layout(
    _roles(
        {
            Role.TITLE: "TI T1 CT",
            Role.ABSTRACT: "AB N2",
            Role.AUTHORS: "AU A1",
            Role.YEAR: "PY Y1 DA",
            Role.VENUE: "JF T2 BT JO J1 J2 JA",
            Role.KIND: "TY",
            Role.LANGUAGE: "LA",
            Role.URL: "UR",
            Role.PDF_URL: "L1",
            Role.DOI: "DO",
            Role.NOTE: "C2 L2 L3 LK M3 N1",
        }
    )
)
"""RIS tags (Research Information Systems' format and its dialects)."""

BIBTEX = Layout(
    _roles(
        {
            Role.TITLE: "title",
            Role.ABSTRACT: "abstract",
            Role.AUTHORS: "author",
            Role.YEAR: "year date",
            Role.VENUE: "journal journaltitle booktitle school institution series",
            Role.KIND: "entrytype",
            Role.LANGUAGE: "language langid",
            Role.URL: "url",
            Role.PDF_URL: "pdf",
            Role.DOI: "doi",
            Role.PMID: "pmid",
            Role.PMCID: "pmcid",
            Role.ARXIV: "eprint arxivid",
            Role.NOTE: "note howpublished",
        }
    ),
    fold=str.lower,
)
"""BibTeX and biblatex fields; `entrytype` stands for the word after the `@`."""


def squeezed(name: str) -> str:
    """A column's name in lower-case letters and digits alone: "Publication Year" is `publicationyear`."""
    return re.sub(r"[\W_]+", "", name.lower())


TABLE = Layout(
    _roles(
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
    _roles(
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

_ACL_COLUMNS = frozenset(("id", "title", "booktitle", "venue", "bibkey", "source_file"))


def layout_of_columns(columns: Collection[str]) -> Layout | None:
    """The layout that a table's columns call for; None where no column is a title."""
    if _ACL_COLUMNS.issubset(columns):
        return ACL
    return TABLE if any(TABLE.role(name) is Role.TITLE for name in columns) else None
