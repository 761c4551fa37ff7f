"""Europe PMC: `/search` by cursor mark, and lists of references and citations, which are empty."""

from typing import Any

from benchmarks.replay.answer import Answer, Asked, as_json
from benchmarks.replay.services.tokens import start_of, token
from benchmarks.replay.shelf import Shelf, Twist

_VERSION = "6.9"
_MOST = 1_000
_USUAL = 25
_LISTS = {"references": ("referenceList", "reference"), "citations": ("citationList", "citation")}


def answer(asked: Asked, shelf: Shelf, twist: Twist | None = None) -> Answer:
    """`/search` or `/searchPOST`, else `/{source}/{id}/references` and `/citations`."""
    direction = asked.path.rpartition("/")[2]
    if direction in _LISTS:
        outer, inner = _LISTS[direction]
        return as_json({"version": _VERSION, "hitCount": 0, "request": {}, outer: {inner: []}})
    return _search(asked, shelf, twist)


def _search(asked: Asked, shelf: Shelf, twist: Twist | None) -> Answer:
    query, mark = asked.param("query"), asked.param("cursorMark", default="*")
    count = min(asked.number("pageSize", default=_USUAL), _MOST)
    start = 0 if mark == "*" else start_of(mark, query)
    if start is None:
        return as_json({"errCode": 404, "errMsg": "Invalid value provided for parameter cursorMark."}, 400)
    part = shelf.part(shelf.found(query), start, count, twist)
    held: dict[str, Any] = {"version": _VERSION, "hitCount": part.total}
    if part.following is not None:
        held["nextCursorMark"] = token(query, part.following)
    held["request"] = {
        "queryString": query,
        "resultType": asked.param("resultType", default="lite"),
        "cursorMark": mark,
        "pageSize": count,
        "sort": asked.param("sort"),
        "synonym": asked.param("synonym").lower() == "true",
    }
    return as_json({**held, "resultList": {"result": list(part.rows)}})
