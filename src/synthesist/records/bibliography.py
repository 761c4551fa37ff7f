"""Records and works: what a source returned, and the publications that the rows stand for."""

from enum import StrEnum

from synthesist.records.base import Frozen


class TextKind(StrEnum):
    """Where a text comes from; a quote from the last three says so beside it."""

    PUBLISHER = "publisher"
    DATABASE = "database"
    USER_FILE = "user-file"
    RECONSTRUCTED = "reconstructed"
    DIGEST = "digest"


class Author(Frozen):
    """A person or a body that signs a work; a name that cannot be split stands in `family`."""

    family: str
    given: str = ""

    @property
    def display(self) -> str:
        """The name in reading order."""
        return f"{self.given} {self.family}".strip()

    @property
    def key(self) -> tuple[str, str]:
        """What tells one from another: the family name and the given name's first letter, in small letters."""
        return self.family.casefold(), self.given[:1].casefold()


class Record(Frozen):
    """One row that one source returned.

    Attributes:
        record_id: see `synthesist.records.ids.record_id`.
        source: the database, or the file, that returned the row.
        source_id: the source's own identifier, where it has one.
        identifiers: pairs of scheme and value in normal form, sorted, such as `("doi", "10.1/x")`.
        abstract: as returned, markup removed; None where the source has none.
        text_kind: what kind of text title and abstract are.
        kind: the type of publication in the source's words ("article", "inproceedings", ...).
        language: BCP 47 code or the source's own word; None where it is not stated.
        is_retracted: None where the source says nothing, which is not the same as False.
        extra: pairs of field and value that no attribute above holds, sorted; nothing is dropped.
        raw: the row as it was read.
    """

    record_id: str
    source: str
    source_id: str | None = None
    identifiers: tuple[tuple[str, str], ...] = ()
    title: str
    abstract: str | None = None
    text_kind: TextKind = TextKind.DATABASE
    authors: tuple[Author, ...] = ()
    year: int | None = None
    venue: str | None = None
    kind: str | None = None
    language: str | None = None
    url: str | None = None
    pdf_url: str | None = None
    is_retracted: bool | None = None
    extra: tuple[tuple[str, str], ...] = ()
    raw: str = ""

    def identifier(self, scheme: str) -> str | None:
        """The first identifier of a scheme, or None."""
        return next((value for name, value in self.identifiers if name == scheme), None)


class Work(Frozen):
    """One publication, whatever the records of it.

    Attributes:
        work_id: the smallest record_id when the work was first seen.
        record_ids: all its records, sorted; the first is the one whose fields are shown.
        merged_because: per further record, the key that it shares with the first.
    """

    work_id: str
    record_ids: tuple[str, ...]
    merged_because: tuple[tuple[str, str], ...] = ()
    record: Record


class Failure(Frozen):
    """Something that could not be used, kept in its raw form so that nothing is lost.

    Attributes:
        stage: where it failed ("import", "search", "read", ...).
        place: the file and line, or the id, that it stands at.
        reason: what is wrong, in words.
        hint: what to do about it.
        raw: the raw form, cut at `RAW_LIMIT` characters.
    """

    stage: str
    place: str
    reason: str
    hint: str = ""
    raw: str = ""


RAW_LIMIT = 20_000
"""Characters of a failed row that are kept."""
