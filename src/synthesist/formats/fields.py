"""Rows, and what each field of a format is to a record."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from math import isnan
from typing import TypeAlias

from synthesist.errors import failure
from synthesist.formats.names import authors_of
from synthesist.records import Author, Failure, Record, TextKind
from synthesist.records.ids import canonical_json

Parsed: TypeAlias = Record | Failure
"""What a row becomes."""

Fields: TypeAlias = tuple[tuple[str, object], ...]
"""Names and values in the order of the row; a name may occur again."""


class Role(StrEnum):
    """What a field can be to a record."""

    TITLE = "title"
    ABSTRACT = "abstract"
    AUTHORS = "authors"
    YEAR = "year"
    VENUE = "venue"
    KIND = "kind"
    LANGUAGE = "language"
    RETRACTED = "retracted"
    URL = "url"
    PDF_URL = "pdf_url"
    ID = "id"
    DOI = "doi"
    PMID = "pmid"
    PMCID = "pmcid"
    ARXIV = "arxiv"
    ACL = "acl"
    TEXT_KIND = "text_kind"
    NOTE = "note"
    """Kept as it is, and looked into for identifiers."""
    EXTRA = "extra"
    """Pairs of name and value as another record kept them."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it was read.

    Attributes:
        place: file and line (for Parquet: row), such as `refs.ris:12`, starting at 1.
        raw: its text; canonical JSON where the file is JSON or Parquet.
        fields: values are texts, numbers, truth values, lists and objects as in JSON.
        layout: the row's own, where it differs from that of its file.
    """

    place: str
    raw: str
    fields: Fields
    layout: "Layout | None" = None


def _unrefined(fields: Fields) -> Fields:
    return fields


def _as_it_stands(name: str, value: object) -> object:  # noqa: ARG001 - the shape of every `decode`
    return value


@dataclass(frozen=True, slots=True)
class Layout:
    """How the fields of one format become the attributes of a record.

    Attributes:
        roles: what each field is, by folded name; where several fill one role the first listed wins.
        fold: makes a field's name the one that `roles` lists.
        id_scheme: the scheme of identifiers that the rows' own ids belong to, where there is one.
        kind: type of publication of rows that do not state one.
        refine: what several fields say together is brought into one, before roles are given.
        decode: a field's value as an attribute shows it; what fills none is kept as it was written.
        authors: the authors that a value states.
    """

    roles: Mapping[str, Role]
    fold: Callable[[str], str] = str.upper
    text_kind: TextKind = TextKind.USER_FILE
    id_scheme: str | None = None
    kind: str | None = None
    refine: Callable[[Fields], Fields] = _unrefined
    decode: Callable[[str, object], object] = _as_it_stands
    authors: Callable[[object], tuple[Author, ...]] = authors_of
    ranks: dict[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Count the ranks once."""
        object.__setattr__(self, "ranks", {name: rank for rank, name in enumerate(self.roles)})

    def role(self, name: str) -> Role | None:
        """What a field is; None where a record has no place for it."""
        return self.roles.get(self.fold(name))

    def rank(self, name: str) -> int:
        """Place of a field among those of its role: the lowest wins."""
        return self.ranks[self.fold(name)]


def roles_of(table: Mapping[Role, str]) -> dict[str, Role]:
    """Roles by field from the fields of each role, which are parted by blanks."""
    return {name: role for role, names in table.items() for name in names.split()}


def malformed(place: str, reason: str, *, raw: str, hint: str = "") -> Failure:
    """The failure of one row of a file."""
    return failure("import", place, reason, raw=raw, hint=hint)


def is_blank(value: object) -> bool:
    """Whether a field says nothing: absent, empty, or a table's "not a number"."""
    if isinstance(value, str):
        return not value or value.isspace()
    return value is None or (isinstance(value, float) and isnan(value)) or value in ([], (), {})


def is_prose(value: object) -> bool:
    """Whether a value is a text or a list of texts."""
    return isinstance(value, str) or (isinstance(value, (list, tuple)) and all(isinstance(part, str) for part in value))


def text_of(value: object, separator: str = "; ") -> str:
    """A value as text: lists of texts joined, other structures as JSON."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, Author):
        return value.display
    if isinstance(value, (list, tuple)) and all(isinstance(part, (str, Author)) for part in value):
        return separator.join(text_of(part) for part in value)
    return canonical_json(value)
