"""Records as BibTeX."""

import re
from collections.abc import Iterable, Iterator, Sequence

from synthesist.formats.bibtex import begins_bibtex
from synthesist.formats.exporting import identifiers, tells_year, winning_field
from synthesist.formats.fields import Role
from synthesist.formats.kinds import ARTICLE, is_known, kind_of
from synthesist.formats.latex import decoded, escaped
from synthesist.formats.latex_fields import KIND_FIELD, latex_authors
from synthesist.formats.layouts import BIBTEX
from synthesist.formats.names import is_truncated
from synthesist.records import Author, Record

_UNSAFE_IN_VERBATIM = re.compile(r"[\s{}\\]")
_TYPE_NAMES = """
article book booklet bookinbook collection conference dataset electronic inbook incollection inproceedings
inreference manual mastersthesis misc mvbook mvcollection mvproceedings mvreference online patent periodical
phdthesis proceedings reference report software suppbook suppcollection suppperiodical techreport thesis
unpublished www
"""
_TYPES = frozenset(_TYPE_NAMES.split())
"""Types of BibTeX and biblatex."""

Fields = Iterator[tuple[str, str]]


def write_bibtex(records: Sequence[Record], keys: Sequence[str], *, whole: bool = False) -> str:
    """BibTeX with one entry per record under its key, LaTeX's special characters escaped.

    Args:
        whole: also the abstract, all identifiers, and every extra field, so that a record that was read
            from BibTeX reads back as it was; its fields that we do not know are written as they stood.

    Raises:
        ValueError: there are not as many keys as records.
    """
    write = _whole if whole else _entry
    return "\n".join(write(record, key) for record, key in zip(records, keys, strict=True))


def _entry(record: Record, key: str) -> str:
    kind = kind_of(record.kind, record.venue)
    if record.venue and not kind.venue_field:
        # Types such as @misc have no field for where something appeared.
        kind = ARTICLE
    return _written(kind.bibtex, key, _fields(record, kind.venue_field))


def _written(kind: str, key: str, fields: Fields) -> str:
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields if value)
    return f"@{kind}{{{key},\n{lines}}}\n"


def _fields(record: Record, venue_field: str) -> Fields:
    yield "author", _names(record.authors)
    yield "title", _title(record)
    yield venue_field, escaped(record.venue or "")
    yield "year", "" if record.year is None else str(record.year)
    yield "doi", _verbatim(record.identifier("doi"))
    yield "pmid", _verbatim(record.identifier("pmid"))
    yield from _arxiv(record.identifier("arxiv"))
    yield "url", _verbatim(record.url)


def _title(record: Record) -> str:
    """The second pair of braces keeps styles from lowering capitals."""
    return f"{{{escaped(record.title)}}}"


def _names(authors: Iterable[Author]) -> str:
    return " and ".join(map(_name, authors))


def _name(author: Author) -> str:
    if not author.given:
        return f"{{{escaped(author.family)}}}"
    return f"{_name_part(author.family)}, {_name_part(author.given)}"


def _name_part(part: str) -> str:
    """A part of a name, in braces where a comma or an "and" in it would split it."""
    is_split = "," in part or ";" in part or re.search(r"(?:^|\s)and(?:\s|$)", part, re.IGNORECASE)
    return f"{{{escaped(part)}}}" if is_split else escaped(part)


def _arxiv(identifier: str | None) -> Fields:
    yield "eprint", _verbatim(identifier)
    yield "archiveprefix", "arXiv" if identifier else ""


def _verbatim(text: str | None) -> str:
    """An identifier or address, which LaTeX takes as it stands; what breaks the entry percent-encoded."""
    return _UNSAFE_IN_VERBATIM.sub(lambda found: f"%{ord(found[0]):02X}", text or "")


def _address(text: str | None) -> str:
    """An address, read back as it was; braces that are not balanced are percent-encoded all the same."""
    text = text or ""
    if "\n" in text or text.endswith("\\") or not _is_closed(re.sub(r"\\(?=[{}])", "", text)):
        return _verbatim(text)
    return re.sub(r"[{}]|(?<=\\)[%&#_$~]", lambda found: f"\\{found[0]}", text)


def _whole(record: Record, key: str) -> str:
    kind = _type(record)
    extra = tuple(_extra(record, key))
    return _written(kind, key, (pair for part in (_whole_fields(record, kind, extra), extra) for pair in part))


def _type(record: Record) -> str:
    """The type in the record's own word where that is one of BibTeX, or came from there."""
    kind = record.kind or ""
    is_own = bool(re.fullmatch("[a-z]+", kind)) and not is_known(kind) and begins_bibtex(record.raw)
    return kind if kind in _TYPES or is_own else kind_of(record.kind, record.venue).bibtex


def _whole_fields(record: Record, kind: str, extra: tuple[tuple[str, str], ...]) -> Fields:
    stated = {name.lower(): value for name, value in reversed(extra)}
    yield from _whole_names(record)
    yield "title", _title(record)
    yield _venue_field(record, kind), escaped(record.venue or "")
    if record.year is not None and not tells_year(record, decoded(stated.get("year", ""))):
        yield "year", str(record.year)
    for scheme in ("doi", "pmid", "pmcid", "acl"):
        yield from ((scheme, _verbatim(value)) for value in identifiers(record, scheme))
    for value in identifiers(record, "arxiv"):
        yield from _arxiv(value)
    yield "language", escaped(record.language or "")
    yield "url", _address(record.url)
    yield "pdf", _address(record.pdf_url)
    yield KIND_FIELD, "" if kind == record.kind else escaped(record.kind or "")
    yield "retracted", "" if record.is_retracted is None else str(record.is_retracted).lower()
    yield "abstract", escaped(record.abstract or "")


def _venue_field(record: Record, kind: str) -> str:
    return winning_field(record, Role.VENUE, kind_of(kind, record.venue).venue_field or "journal", BIBTEX)


def _whole_names(record: Record) -> Fields:
    """The names; those of a field that says that there are more as the file had them."""
    cut = [pair for pair in record.extra if _is_cut(*pair)]
    name, value = cut[0] if cut else ("author", "")
    told = latex_authors(value)
    before, last = record.authors[: len(record.authors) - len(told)], record.authors[len(record.authors) - len(told) :]
    if cut[1:] or last != told or not _is_safe(value):
        yield "author", _names(record.authors) + " and others"
        return
    yield name, _names(before)
    yield name, value


def _is_cut(name: str, value: str) -> bool:
    return BIBTEX.role(name) is Role.AUTHORS and is_truncated(value)


def _extra(record: Record, key: str) -> Fields:
    """The extra fields of a record: from BibTeX as they were, from other formats as LaTeX takes them."""
    rest = [pair for pair in record.extra if not _is_cut(*pair)]
    first = next((at for at, (name, _) in enumerate(rest) if name == "citekey"), None)
    if first is not None:
        _, stated = rest.pop(first)
        # Texts that cite it by the key that it had still find it.
        rest += [("ids", stated)] if stated != key else []
    return _own_extra(rest) if begins_bibtex(record.raw) else _foreign_extra(rest)


def _own_extra(extra: list[tuple[str, str]]) -> Fields:
    return ((_field_name(name), value if _is_safe(value) else escaped(value)) for name, value in extra)


def _foreign_extra(extra: list[tuple[str, str]]) -> Fields:
    """Values of one name in one field, because BibTeX takes a field once."""
    joined: dict[str, list[str]] = {}
    for name, value in extra:
        safe = _field_name(name).lower()
        taken = BIBTEX.role(safe) not in (None, Role.NOTE, Role.YEAR)
        joined.setdefault(f"{safe}-stated" if taken else safe, []).append(escaped(value))
    return ((name, "; ".join(values)) for name, values in joined.items())


def _field_name(name: str) -> str:
    """A name without what ends one in BibTeX."""
    return re.sub(r"[\s{}\"=,%#@\\()]+", "-", name) or "field"


def _is_safe(value: str) -> bool:
    """Whether a value stands in braces as it is: it neither ends them nor opens an entry."""
    return _is_closed(value) and not value.endswith("\\") and not re.search(r"(?m)^\s*@\w*[ \t]*[{(]", value)


def _is_closed(value: str) -> bool:
    """Whether every brace of a value that is not escaped has its other half."""
    depth = 0
    for brace in re.findall(r"(?<!\\)[{}]", value):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0
