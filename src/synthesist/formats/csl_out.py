"""Records as CSL-JSON."""

import json
import re
from collections.abc import Sequence

from synthesist.formats.csl import DATES, OWN
from synthesist.formats.exporting import identifiers
from synthesist.formats.kinds import kind_of
from synthesist.records import Author, Record, TextKind

_VARIABLE_NAMES = """
PMCID ISBN ISSN abstract accessed annote archive archive-place archive_collection archive_location authority
available-date call-number categories chair chapter-number citation-key citation-label citation-number
collection-editor collection-number collection-title compiler composer container-author container-title-short
contributor curator dimensions director division edition editor editor-translator editorial-director event-date
event-place event-title executive-producer first-reference-note-number genre guest host illustrator interviewer
journalAbbreviation jurisdiction keyword locator medium narrator note number number-of-pages number-of-volumes
organizer original-author original-date original-publisher original-publisher-place original-title page page-first
part-number part-title performer printing-number producer publisher publisher-place recipient references
reviewed-author reviewed-genre reviewed-title scale script-writer section series-creator shortTitle source status
submitted supplement-number title-short translator version volume volume-title year-suffix
"""
_VARIABLES = frozenset(_VARIABLE_NAMES.split())
"""Variables of CSL 1.0.2 that no attribute of a record fills."""

_TYPE_NAMES = """
article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset document
entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation manuscript
map motion_picture musical_score pamphlet paper-conference patent performance periodical personal_communication
post post-weblog regulation report review-book software song speech standard thesis treaty webpage
"""
_TYPES = frozenset(_TYPE_NAMES.split())
"""Types of CSL, but for `article` and `review`, which other sources call what appears in journals."""

_SCHEMES = ("doi", "pmid", "pmcid", "arxiv", "acl")
_SPAN = re.compile(r"-?\d{1,4}(?:-\d\d){0,2}(?:/-?\d{1,4}(?:-\d\d){0,2})?")


def write_csl_json(records: Sequence[Record], keys: Sequence[str], *, whole: bool = False) -> str:
    """CSL-JSON: an array with one object per record, its key as id.

    Args:
        whole: also the abstract, all identifiers, and every extra field; what CSL has no variables for
            stands in `custom`, where CSL lets programs keep their own.

    Raises:
        ValueError: there are not as many keys as records.
    """
    write = _whole if whole else _item
    items = [write(record, key) for record, key in zip(records, keys, strict=True)]
    return json.dumps(items, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _item(record: Record, key: str, *, whole: bool = False) -> dict[str, object]:
    fields = {
        "id": key,
        "type": _type(record) if whole else kind_of(record.kind, record.venue).csl,
        "title": record.title,
        "author": [_name(author) for author in record.authors],
        "issued": None if record.year is None else {"date-parts": [[record.year]]},
        "container-title": record.venue,
        "DOI": record.identifier("doi"),
        "PMID": record.identifier("pmid"),
        "PMCID": record.identifier("pmcid"),
        "URL": record.url,
        "language": record.language,
    }
    return {name: value for name, value in fields.items() if value}


def _type(record: Record) -> str:
    """The type in the record's own word where that means the same in CSL."""
    kind = record.kind or ""
    return kind if kind in _TYPES else kind_of(record.kind, record.venue).csl


def _name(author: Author) -> dict[str, str]:
    if not author.given:
        return {"literal": author.family}
    return {"family": author.family, "given": author.given}


def _whole(record: Record, key: str) -> dict[str, object]:
    item = _item(record, key, whole=True)
    variables = {name: _value(name, value) for name, value in record.extra if _is_variable(record, name)}
    if record.abstract:
        item["abstract"] = record.abstract
    custom = variables.pop("custom", None)
    theirs = custom if isinstance(custom, dict) else {}
    if own := _own(record, str(item["type"]), {*variables, *(["custom"] if theirs else [])}):
        theirs = {**theirs, OWN: own}
    return item | variables | ({"custom": theirs} if theirs else {})


def _is_variable(record: Record, name: str) -> bool:
    """Whether an extra field is a variable, once, and the attributes leave its place free."""
    is_once = sum(other == name for other, _ in record.extra) == 1
    return is_once and (name in _VARIABLES or name in ("issued", "custom"))


def _value(name: str, text: str) -> object:
    """The value as it was: structures are kept as JSON, and dates as texts."""
    if name in DATES and _SPAN.fullmatch(text):
        return {"date-parts": [[int(part) for part in re.findall(r"(?:^-)?\d+", day)] for day in text.split("/")]}
    found = _structure(text)
    if found is None and name in DATES:
        return {"raw": text}
    return text if found is None else found


def _structure(text: str) -> object:
    """The list or object that a text is the JSON of; None for other texts."""
    if not text.startswith(("[", "{")):
        return None
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _own(record: Record, kind: str, written: set[str]) -> dict[str, object]:
    """What CSL has no variable for."""
    told = {"doi": 1, "pmid": 1, "pmcid": 1}
    found = {scheme: identifiers(record, scheme) for scheme in _SCHEMES}
    more = {scheme: values for scheme, values in found.items() if len(values) > told.get(scheme, 0)}
    fields = {
        "kind": record.kind if record.kind != kind else None,
        "pdf_url": record.pdf_url,
        "is_retracted": record.is_retracted,
        "text_kind": None if record.text_kind is TextKind.USER_FILE else str(record.text_kind),
        "extra": [list(pair) for pair in record.extra if pair[0] not in written],
    }
    return more | {name: value for name, value in fields.items() if value not in (None, [])}
