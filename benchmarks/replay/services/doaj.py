"""DOAJ: `/search/articles/{query}` by page, a thousand results within reach."""

from typing import Any

from benchmarks.replay.answer import Answer, Asked, as_json
from benchmarks.replay.shelf import Shelf, Twist

_MOST = 100
_USUAL = 10
_REACHABLE = 1_000


def answer(asked: Asked, shelf: Shelf, twist: Twist | None = None) -> Answer:
    """The query stands in the path."""
    query = asked.after("search/articles")
    if not query:
        return as_json({"status": "not_found", "error": "Not found."}, 404)
    page, count = asked.number("page", default=1), min(asked.number("pageSize", default=_USUAL), _MOST)
    if page * count > _REACHABLE:
        reason = f"You cannot access results beyond {_REACHABLE} records via this API."
        return as_json({"status": "bad_request", "error": reason}, 400)
    part = shelf.part(shelf.found(query), (page - 1) * count, count, twist)
    held: dict[str, Any] = {
        "total": part.total,
        "page": page,
        "pageSize": count,
        "timestamp": "2026-01-01T00:00:00.000000Z",
        "query": query,
        "results": list(part.rows),
    }
    if part.following is not None:
        held["next"] = f"https://doaj.org/api/search/articles/{query}?page={page + 1}&pageSize={count}"
    return as_json(held)
