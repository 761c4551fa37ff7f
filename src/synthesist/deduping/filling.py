"""The row kept with what only its repeats say, so that nothing is lost where they are left out."""

from collections.abc import Iterator, Sequence
from operator import itemgetter

from synthesist.formats.bibtex import begins_bibtex
from synthesist.formats.ris import begins_ris
from synthesist.records import Record

_ATTRIBUTES = (
    "abstract", "authors", "year", "venue", "kind", "language", "url", "pdf_url", "is_retracted", "published",
    "peer_review", "peer_review_basis", "links", "licence", "references", "cited_by", "notices",
)  # fmt: skip
_NAMES = (
    ("VL", "volume", "volume"),
    ("IS", "number", "issue"),
    ("SP", "pages", "pages"),
    ("SN", "issn", "issn"),
    ("PB", "publisher", "publisher"),
    ("ET", "edition", "edition"),
    ("KW", "keywords", "keywords"),
)
"""What one field is called in RIS, in BibTeX and elsewhere."""

_FAMILIES = {
    **{name.lower(): names for names in _NAMES for name in names},
    "vi": _NAMES[0], "%v": _NAMES[0], "ip": _NAMES[1], "%n": _NAMES[1], "page": _NAMES[2], "pg": _NAMES[2],
    "%p": _NAMES[2], "ep": _NAMES[2], "bp": _NAMES[2], "is": _NAMES[1], "vl": _NAMES[0], "keyword": _NAMES[6],
    "manual tags": _NAMES[6], "ot": _NAMES[6], "%k": _NAMES[6], "de": _NAMES[6],
}  # fmt: skip
_SPAN_ENDS = frozenset(("ep",))
_OF_THE_ROW = frozenset(("citekey", "ID"))


def filled(kept: Record, others: Sequence[Record]) -> Record:
    """The record with each field that it lacks from the first of the others that has it.

    Of each scheme of identifiers that it has, its own alone: a preprint's DOI is not the article's.
    """
    taken = {name: found for name in _ATTRIBUTES if (found := _lacking(name, kept, others)) is not None}
    if "abstract" in taken:
        giver = next(record for record in others if record.abstract)
        taken["text_kind"] = giver.text_kind
    identifiers = dict.fromkeys(kept.identifiers)
    for record in others:
        known = {scheme for scheme, _ in identifiers}
        identifiers |= dict.fromkeys(pair for pair in record.identifiers if pair[0] not in known)
    taken["identifiers"] = tuple(sorted(identifiers))
    taken["extra"] = _extra(kept, others)
    taken["title"] = kept.title or next((record.title for record in others if record.title), "")
    return kept.model_copy(update=taken)


def _lacking(name: str, kept: Record, others: Sequence[Record]) -> object:
    if getattr(kept, name) not in (None, "", ()):
        return None
    return next((value for record in others if (value := getattr(record, name)) not in (None, "", ())), None)


def _extra(kept: Record, others: Sequence[Record]) -> tuple[tuple[str, str], ...]:
    """Fields of the others whose meaning is new, under the names of the format that the row kept came in."""
    extra = list(kept.extra)
    for record in others:
        known = {_meaning(name) for name, _ in extra}
        extra += [(_named(name, kept), value) for name, value in _joined(record) if _meaning(name) not in known]
    return tuple(sorted(extra, key=itemgetter(0)))


def _joined(record: Record) -> Iterator[tuple[str, str]]:
    """The fields of a record without the names of its row; where two say first and last page, as one."""
    stated = dict(reversed(record.extra))
    first, last = stated.get("SP", ""), stated.get("EP", "")
    for name, value in record.extra:
        if name == "SP" and last and "-" not in first:
            yield name, f"{first}-{last}"
        elif name not in _OF_THE_ROW and not (name.lower() in _SPAN_ENDS and first):
            yield name, value


def _meaning(name: str) -> str:
    family = _FAMILIES.get(name.lower())
    return family[2] if family else name.lower()


def _named(name: str, kept: Record) -> str:
    family = _FAMILIES.get(name.lower())
    if family is None:
        return name
    return family[0] if begins_ris(kept.raw) else family[1] if begins_bibtex(kept.raw) else family[2]
