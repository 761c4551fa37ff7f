"""Records and works: what a source returned, and the publications that the rows stand for."""

from enum import StrEnum
from typing import Any

from pydantic import Field

from synthesist.records.base import Frozen
from synthesist.records.identity import Origin, RetractionStatus, Version


class TextKind(StrEnum):
    """Where a text comes from; a quote from the last three says so beside it."""

    PUBLISHER = "publisher"
    DATABASE = "database"
    USER_FILE = "user-file"
    RECONSTRUCTED = "reconstructed"
    DIGEST = "digest"


class PeerReview(StrEnum):
    """Whether others have judged a publication; what no field says is unknown."""

    REVIEWED = "peer-reviewed"
    PREPRINT = "preprint"
    THESIS = "thesis"
    OTHER = "other"
    UNKNOWN = "unknown"


def _unsaid() -> Any:
    """A tuple that is empty by default, and then not written, so that rows of plain files stay short."""
    return Field(default=(), exclude_if=lambda value: not value)


def _open() -> Any:
    """A field that is None by default, and then not written."""
    return Field(default=None, exclude_if=lambda value: value is None)


class Author(Frozen):
    """A person or a body that signs a work; a name that cannot be split stands in `family`.

    Attributes:
        orcid: the sixteen digits with hyphens, without address.
    """

    family: str
    given: str = ""
    orcid: str | None = _open()

    @property
    def display(self) -> str:
        """The name in reading order."""
        return f"{self.given} {self.family}".strip()

    @property
    def key(self) -> tuple[str, str]:
        """What tells one from another: the family name and the given name's first letter, in small letters."""
        return self.family.casefold(), self.given[:1].casefold()


class Link(Frozen):
    """Where a copy of a work lies, as a source says.

    Attributes:
        kind: "pdf", "html", "xml" or "landing".
        version: "submitted", "accepted", "published", or empty.
        licence: in the source's words, such as "cc-by"; empty where it is not stated.
        host: "publisher", "repository", or empty.
    """

    url: str
    kind: str = "landing"
    version: str = ""
    licence: str = ""
    host: str = ""


class Cited(Frozen):
    """One entry of a work's list of references, as a source gives it: identifiers in normal form, else its text."""

    identifiers: tuple[tuple[str, str], ...] = ()
    text: str = ""


class Notice(Frozen):
    """A notice about a work.

    Attributes:
        kind: "retraction", "withdrawal", "concern", "correction", "erratum", or the source's own word.
        notice: identifier of the notice, as scheme and value with a colon between; empty where none is given.
        date: ISO 8601, as precise as stated; empty where it is not.
        basis: the field that says so, such as "updated-by" or "is_retracted".
    """

    kind: str
    notice: str = ""
    date: str = ""
    basis: str = ""


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
        published: ISO 8601 date, as precise as stated ("2021", "2021-03", "2021-03-14"); None where it is not stated.
        peer_review: whether others judged it, and in `peer_review_basis` the field and value that say so.
        links: open-access and other copies that the source knows.
        licence: of the work, in the source's words.
        references: what it cites, in the source's order.
        cited_by: how often it was cited when the source answered.
        notices: retractions, corrections and other notices about it.
        response_sha256: hash of the answer that the row came in.
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
    published: str | None = _open()
    peer_review: PeerReview | None = _open()
    peer_review_basis: str | None = _open()
    links: tuple[Link, ...] = _unsaid()
    licence: str | None = _open()
    references: tuple[Cited, ...] = _unsaid()
    cited_by: int | None = _open()
    notices: tuple[Notice, ...] = _unsaid()
    response_sha256: str | None = _open()
    extra: tuple[tuple[str, str], ...] = ()
    raw: str = ""

    def identifier(self, scheme: str) -> str | None:
        """The first identifier of a scheme, or None."""
        return next((value for name, value in self.identifiers if name == scheme), None)


class Work(Frozen):
    """One publication, whatever the records and versions of it.

    Attributes:
        work_id: the smallest record_id when the work was first seen; every record_id of a work names it.
        record_ids: all its records, sorted.
        merged_because: per record beside the one that leads, why it belongs here, in words.
        record: what is shown, cited and read: the fields of the record that leads, with others' where they are better.
        origins: where the fields of `record` come from; empty where there is one record.
        versions: preprint, article and so on, the one that is cited first.
        peer_review: what the records say of it, with the field and the record that say so in `peer_review_basis`.
        retraction: what notices say of it, and in `retraction_told` who says so, and when.
    """

    work_id: str
    record_ids: tuple[str, ...]
    merged_because: tuple[tuple[str, str], ...] = ()
    record: Record
    origins: tuple[Origin, ...] = ()
    versions: tuple[Version, ...] = ()
    peer_review: PeerReview = PeerReview.UNKNOWN
    peer_review_basis: str = ""
    retraction: RetractionStatus = RetractionStatus.UNCHECKED
    retraction_told: str = ""


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
