"""Records as RIS."""

from collections.abc import Iterator, Sequence

from synthesist.formats.exporting import identifiers, stated_identifiers, tells_year, winning_field
from synthesist.formats.fields import Role
from synthesist.formats.kinds import kind_of
from synthesist.formats.layouts import RIS
from synthesist.formats.names import is_truncated
from synthesist.formats.refining import names_by_line
from synthesist.formats.ris import TAG_NAME, begins_ris
from synthesist.records import Author, Record

_SCHEMES = {"pmid": "PMID", "pmcid": "PMCID", "arxiv": "arXiv", "acl": "ACL"}
_COMMON = {
    "volume": "VL", "number": "IS", "issue": "IS", "pages": "SP", "page": "SP", "publisher": "PB", "issn": "SN",
    "isbn": "SN", "keywords": "KW", "keyword": "KW", "edition": "ET", "VI": "VL", "IP": "IS", "PG": "SP", "OT": "KW",
}  # fmt: skip
"""Fields that other formats have in common with RIS."""

Lines = Iterator[tuple[str, str]]


def write_ris(records: Sequence[Record], *, whole: bool = False) -> str:
    """RIS with one record per record.

    Args:
        whole: also the abstract, all identifiers, and every extra field, so that a record that was read
            from RIS reads back as it was; fields of other formats become notes such as `volume: 3`.
    """
    return "\n".join(_whole(record) if whole else _tagged(record) for record in records)


def _tagged(record: Record) -> str:
    lines = [f"{tag}  - {' '.join(value.split())}\n" for tag, value in _fields(record) if value]
    return "".join(lines) + "ER  - \n"


def _fields(record: Record) -> Lines:
    yield "TY", kind_of(record.kind, record.venue).ris
    yield "TI", record.title
    for author in record.authors:
        yield "AU", _name(author)
    yield "PY", "" if record.year is None else str(record.year)
    yield "T2", record.venue or ""
    yield "DO", record.identifier("doi") or ""
    yield "LA", record.language or ""
    yield "UR", record.url or ""


def _name(author: Author) -> str:
    """The comma marks a name without given part as a whole, as EndNote has it."""
    return f"{author.family}, {author.given}".rstrip()


def _whole(record: Record) -> str:
    lines = [f"{tag}  - {_indented(value)}\n" for tag, value in _whole_fields(record) if value]
    return "".join(lines) + "ER  - \n"


def _indented(value: str) -> str:
    """Lines that go on stand further in, so that none is taken for a tag."""
    lines = (line.strip() for line in value.replace("\r", "\n").split("\n"))
    return "\n      ".join(filter(None, lines))


def _whole_fields(record: Record) -> Lines:
    kind = _type(record)
    extra = tuple(_extra(record))
    yield "TY", kind
    yield "TI", record.title
    yield from _authors(record, extra)
    if record.year is not None and not tells_year(record, dict(reversed(extra)).get("PY", "")):
        yield "PY", str(record.year)
    yield winning_field(record, Role.VENUE, "T2", RIS) if begins_ris(record.raw) else "T2", record.venue or ""
    yield from (("DO", doi) for doi in identifiers(record, "doi"))
    yield "LA", record.language or ""
    yield "UR", record.url or ""
    yield "L1", record.pdf_url or ""
    yield "AB", record.abstract or ""
    yield from _notes(record, kind)
    yield from (pair for pair in extra if pair[0] != "AU" or not names_by_line(pair[1]))


def _type(record: Record) -> str:
    """The type in the record's own word where that is one of RIS."""
    kind = record.kind or ""
    is_of_ris = kind.isascii() and kind.isalnum() and kind.isupper()
    return kind if is_of_ris else kind_of(record.kind, record.venue).ris


def _authors(record: Record, extra: tuple[tuple[str, str], ...]) -> Lines:
    """One line each; a line that also says that there are more authors is written as it was."""
    cut = [(names_by_line(value), value) for name, value in extra if name == "AU" and is_truncated(value)]
    left = record.authors
    while left:
        named, line = next((pair for pair in cut if pair[0] and left[: len(pair[0])] == pair[0]), (left[:1], ""))
        yield "AU", line or _name(left[0])
        left = left[len(named) :]


def _notes(record: Record, kind: str) -> Lines:
    """What RIS has no tags for, in notes that tell what they are."""
    for scheme, value in stated_identifiers(record):
        yield "N1", f"{_SCHEMES[scheme]}: {value}"
    if record.kind and record.kind != kind:
        yield "N1", f"kind: {record.kind}"
    if record.is_retracted is not None:
        yield "N1", f"retracted: {str(record.is_retracted).lower()}"


def _extra(record: Record) -> Lines:
    """The extra fields of a record: from RIS as they were, from other formats as notes."""
    is_own = begins_ris(record.raw)
    for name, value in record.extra:
        if is_own and TAG_NAME.fullmatch(name):
            yield name, value
        elif not is_own and name in _COMMON:
            yield _COMMON[name], value
        else:
            yield "N1", f"{name}: {value}"
