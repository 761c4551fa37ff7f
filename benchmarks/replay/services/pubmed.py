"""PubMed: `esearch` with its history, then `efetch`; `elink` knows no links. Errors come inside a 200."""

import hashlib
from collections.abc import Sequence
from xml.sax.saxutils import escape

from benchmarks.replay.answer import Answer, Asked, as_json, as_xml
from benchmarks.replay.recorded import Row, identity
from benchmarks.replay.shelf import Part, Shelf, Twist

_USUAL = 20
_MOST = 10_000


def answer(asked: Asked, shelf: Shelf, twist: Twist | None = None) -> Answer:
    """By the name of the program, such as `esearch.fcgi`."""
    program = asked.path.rpartition("/")[2].partition(".")[0]
    if program == "esearch":
        return _search(asked, shelf, twist)
    if program == "efetch":
        return _fetch(asked, shelf, twist)
    if program == "elink":
        ids = "".join(f"<Id>{escape(value)}</Id>" for name, value in asked.params if name == "id")
        return as_xml(f"<eLinkResult><LinkSet><DbFrom>pubmed</DbFrom><IdList>{ids}</IdList></LinkSet></eLinkResult>")
    return as_xml(f"<eEfetchResult><ERROR>Unknown program {escape(program)}</ERROR></eEfetchResult>")


def _search(asked: Asked, shelf: Shelf, twist: Twist | None) -> Answer:
    term = asked.param("term")
    start, count = asked.number("retstart", default=0), min(asked.number("retmax", default=_USUAL), _MOST)
    part = shelf.part(shelf.found(term), start, count, None if twist and twist.name in _OF_PAGES else twist)
    environment = ""
    if asked.param("usehistory") == "y":
        environment = f"MCID_{hashlib.sha256(term.encode()).hexdigest()[:24]}"
        shelf.marks[environment] = term
    ids = [identity("pubmed", row) for row in part.rows]
    shown = _as_object if asked.param("retmode") == "json" else _as_elements
    return shown(part, count, ids, environment, term)


_OF_PAGES = frozenset({"empty-page", "repeating-cursor"})
"""Twists that concern pages of records, which are fetched, not searched."""


def _as_object(part: Part, count: int, ids: Sequence[str], environment: str, term: str) -> Answer:
    result = {
        "count": str(part.total),
        "retmax": str(count),
        "retstart": str(part.start),
        **({"querykey": "1", "webenv": environment} if environment else {}),
        "idlist": list(ids),
        "translationset": [],
        "querytranslation": term,
    }
    return as_json({"header": {"type": "esearch", "version": "0.3"}, "esearchresult": result})


def _as_elements(part: Part, count: int, ids: Sequence[str], environment: str, term: str) -> Answer:
    history = f"<QueryKey>1</QueryKey><WebEnv>{environment}</WebEnv>" if environment else ""
    return as_xml(
        f"<eSearchResult><Count>{part.total}</Count><RetMax>{count}</RetMax><RetStart>{part.start}</RetStart>{history}"
        f"<IdList>{''.join(f'<Id>{key}</Id>' for key in ids)}</IdList><TranslationSet/>"
        f"<QueryTranslation>{escape(term)}</QueryTranslation></eSearchResult>"
    )


def _fetch(asked: Asked, shelf: Shelf, twist: Twist | None) -> Answer:
    environment = asked.param("WebEnv")
    if environment and (environment not in shelf.marks or asked.param("query_key") != "1"):
        return as_xml("<eEfetchResult><ERROR>Unable to obtain query #1</ERROR></eEfetchResult>")
    found = shelf.found(shelf.marks[environment]) if environment else _with_ids(asked, shelf)
    start, count = asked.number("retstart", default=0), min(asked.number("retmax", default=_MOST), _MOST)
    part = shelf.part(found, start, count, twist)
    return as_xml(f"<PubmedArticleSet>\n{''.join(part.rows)}\n</PubmedArticleSet>")


def _with_ids(asked: Asked, shelf: Shelf) -> list[Row]:
    keys = [key.strip() for name, value in asked.params if name == "id" for key in value.split(",")]
    return [row for row in map(shelf.by_id, keys) if row is not None]
