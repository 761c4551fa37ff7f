"""Volume, issue and pages of a record, under whatever name its source keeps them."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from synthesist.identify.matching.numbering import number_of, pages_of
from synthesist.records import Record

_NAMES = {
    "volume": "volume vol vl vi v journalvolume",
    "issue": "issue number issuenumber is ip n no journalissue journalnumber",
    "pages": "pages page pg p pagerange pageinfo pagination medlinepgn",
    "start": "sp bp startpage firstpage pagestart beginpage spage",
    "end": "ep endpage lastpage pageend epage",
    "article": "articlenumber ar artno artnumber articleno elocationid eid",
}
_FIELDS = {name: field for field, names in _NAMES.items() for name in names.split()}
_NESTED = frozenset(("biblio", "journal", "journalinfo", "container", "journalissue"))
_LONGEST = 2_000
_SQUEEZED = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Place:
    """Where in its venue a work stands; what is not stated is empty."""

    volume: str = ""
    issue: str = ""
    first_page: str = ""
    last_page: str = ""


def place_of(record: Record) -> Place:
    """What the extra fields say; of several fields for one thing the first that says anything counts."""
    found: dict[str, str] = {}
    for name, value in _stated(record.extra):
        if field := _FIELDS.get(_SQUEEZED.sub("", name.lower())):
            found.setdefault(field, value)
    first, last = pages_of(found.get("pages", "") or found.get("start", ""))
    if not last and "end" in found:
        last = pages_of(f"{first}-{found['end']}")[1]
    first = first or pages_of(found.get("article", ""))[0]
    return Place(number_of(found.get("volume", "")), number_of(found.get("issue", "")), first, last)


def _stated(extra: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for name, value in extra:
        if value.startswith("{"):
            if len(value) <= _LONGEST and _SQUEEZED.sub("", name.lower()) in _NESTED:
                yield from _inside(value)
        else:
            yield name, value


def _inside(text: str) -> Iterator[tuple[str, str]]:
    """Names and plain values of a JSON object, also of those in it, so far as they are short."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return
    for name, value in found.items() if isinstance(found, dict) else ():
        if isinstance(value, (str, int)):
            yield name, str(value)
