"""Records as BibTeX, RIS and CSL-JSON: bibliographic fields only, the same text for the same records."""

import json
import re
from collections.abc import Iterator, Sequence

from synthesist.formats.kinds import ARTICLE, kind_of
from synthesist.formats.latex import escaped
from synthesist.records import Author, Record

_UNSAFE_IN_VERBATIM = re.compile(r"[\s{}\\%]")


def write_bibtex(records: Sequence[Record], keys: Sequence[str]) -> str:
    """BibTeX with one entry per record under its key, LaTeX's special characters escaped.

    Raises:
        ValueError: there are not as many keys as records.
    """
    return "\n".join(_entry(record, key) for record, key in zip(records, keys, strict=True))


def _entry(record: Record, key: str) -> str:
    kind = kind_of(record.kind, record.venue)
    if record.venue and not kind.venue_field:
        # Types such as @misc have no field for where something appeared.
        kind = ARTICLE
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _bibtex_fields(record, kind.venue_field) if value)
    return f"@{kind.bibtex}{{{key},\n{fields}}}\n"


def _bibtex_fields(record: Record, venue_field: str) -> Iterator[tuple[str, str]]:
    yield "author", " and ".join(_bibtex_name(author) for author in record.authors)
    # The second pair of braces keeps styles from lowering capitals.
    yield "title", f"{{{escaped(record.title)}}}"
    yield venue_field, escaped(record.venue or "")
    yield "year", "" if record.year is None else str(record.year)
    yield "doi", _verbatim(record.identifier("doi"))
    yield "pmid", _verbatim(record.identifier("pmid"))
    arxiv = _verbatim(record.identifier("arxiv"))
    yield "eprint", arxiv
    yield "archiveprefix", "arXiv" if arxiv else ""
    yield "url", _verbatim(record.url)


def _bibtex_name(author: Author) -> str:
    if not author.given:
        return f"{{{escaped(author.family)}}}"
    return f"{_bibtex_part(author.family)}, {_bibtex_part(author.given)}"


def _bibtex_part(part: str) -> str:
    """A part of a name, in braces where a comma or an "and" in it would split it."""
    is_split = "," in part or ";" in part or re.search(r"(?:^|\s)and(?:\s|$)", part, re.IGNORECASE)
    return f"{{{escaped(part)}}}" if is_split else escaped(part)


def _verbatim(text: str | None) -> str:
    """An identifier or address, which LaTeX takes as it stands; what breaks the entry percent-encoded."""
    return _UNSAFE_IN_VERBATIM.sub(lambda found: f"%{ord(found[0]):02X}", text or "")


def write_ris(records: Sequence[Record]) -> str:
    """RIS with one record per record, each value on one line."""
    return "\n".join(_tagged(record) for record in records)


def _tagged(record: Record) -> str:
    lines = [f"{tag}  - {' '.join(value.split())}\n" for tag, value in _ris_fields(record) if value]
    return "".join(lines) + "ER  - \n"


def _ris_fields(record: Record) -> Iterator[tuple[str, str]]:
    yield "TY", kind_of(record.kind, record.venue).ris
    yield "TI", record.title
    for author in record.authors:
        # The comma marks a name without given part as a whole, as EndNote has it.
        yield "AU", f"{author.family}, {author.given}".rstrip()
    yield "PY", "" if record.year is None else str(record.year)
    yield "T2", record.venue or ""
    yield "DO", record.identifier("doi") or ""
    yield "LA", record.language or ""
    yield "UR", record.url or ""


def write_csl_json(records: Sequence[Record], keys: Sequence[str]) -> str:
    """CSL-JSON: an array with one object per record, its key as id.

    Raises:
        ValueError: there are not as many keys as records.
    """
    entries = [_csl_entry(record, key) for record, key in zip(records, keys, strict=True)]
    return json.dumps(entries, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _csl_entry(record: Record, key: str) -> dict[str, object]:
    fields = {
        "id": key,
        "type": kind_of(record.kind, record.venue).csl,
        "title": record.title,
        "author": [_csl_name(author) for author in record.authors],
        "issued": None if record.year is None else {"date-parts": [[record.year]]},
        "container-title": record.venue,
        "DOI": record.identifier("doi"),
        "PMID": record.identifier("pmid"),
        "PMCID": record.identifier("pmcid"),
        "URL": record.url,
        "language": record.language,
    }
    return {name: value for name, value in fields.items() if value}


def _csl_name(author: Author) -> dict[str, str]:
    if not author.given:
        return {"literal": author.family}
    return {"family": author.family, "given": author.given}
