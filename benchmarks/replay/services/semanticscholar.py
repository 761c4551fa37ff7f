"""Semantic Scholar: bulk search by token, relevance search by offset, batches and single papers; no citations."""

from typing import Any

from benchmarks.replay.answer import Answer, Asked, as_json
from benchmarks.replay.services.tokens import start_of, token
from benchmarks.replay.shelf import Shelf, Twist

_BULK = 1_000
_MOST = 100
_FURTHEST = 1_000
_BATCH = 500


def answer(asked: Asked, shelf: Shelf, twist: Twist | None = None) -> Answer:
    """`/paper/search/bulk`, `/paper/search`, `/paper/batch`, or `/paper/{id}` and its lists."""
    key = asked.after("paper") or ""
    if key == "search/bulk":
        return _bulk(asked, shelf, twist)
    if key == "search":
        return _search(asked, shelf, twist)
    if key == "batch":
        return _batch(asked, shelf)
    if key.endswith(("/references", "/citations")):
        return as_json({"offset": 0, "data": []})
    row = _by_any_id(key, shelf)
    return as_json(row) if row else as_json({"error": f"Paper with id {key} not found"}, 404)


def _bulk(asked: Asked, shelf: Shelf, twist: Twist | None) -> Answer:
    """A thousand a page, whatever limit is asked for."""
    query, mark = asked.param("query"), asked.param("token")
    start = start_of(mark, query) if mark else 0
    if start is None:
        return as_json({"error": "Invalid or expired continuation token"}, 400)
    part = shelf.part(shelf.found(query), start, _BULK, twist)
    following = None if part.following is None else token(query, part.following)
    return as_json({"total": part.total, "token": following, "data": list(part.rows)})


def _search(asked: Asked, shelf: Shelf, twist: Twist | None) -> Answer:
    """An empty answer has no `data`, and the last page no `next`."""
    start, count = asked.number("offset", default=0), asked.number("limit", default=_MOST)
    if count > _MOST or start + count > _FURTHEST:
        return as_json(
            {"error": f"Requested data for this limit and/or offset is not available ({start}+{count})"}, 400
        )
    part = shelf.part(shelf.found(asked.param("query")), start, count, twist)
    held: dict[str, Any] = {"total": part.total, "offset": start}
    if part.following is not None:
        held["next"] = part.following
    return as_json({**held, "data": list(part.rows)} if part.rows else held)


def _batch(asked: Asked, shelf: Shelf) -> Answer:
    keys = asked.json.get("ids") if isinstance(asked.json, dict) else None
    if not isinstance(keys, list) or len(keys) > _BATCH:
        return as_json({"error": f"ids must be a list of at most {_BATCH}"}, 400)
    return as_json([_by_any_id(str(key), shelf) for key in keys])


def _by_any_id(key: str, shelf: Shelf) -> Any:
    """By the service's own id, or as `DOI:…`, `ARXIV:…`, `CorpusId:…`."""
    if row := shelf.by_id(key):
        return row
    kind, _, value = key.partition(":")
    wanted = {(kind.lower(), value.lower()), ("doi", key.lower())}
    for row in shelf.rows:
        own = row.get("externalIds") or {}
        if wanted & {(str(name).lower(), str(held).lower()) for name, held in own.items()}:
            return row
    return None
