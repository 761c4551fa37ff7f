"""Crossref: `/works` by cursor or offset, and single works.

The cursor is the same string on every page of a query, as the service's often is: where the next page starts is kept
here. Whoever sends it again gets the page after, not the same one.
"""

from typing import Any

from benchmarks.replay.answer import Answer, Asked, Pairs, as_json, as_text
from benchmarks.replay.services.tokens import token
from benchmarks.replay.shelf import Shelf, Twist

_MOST = 1_000
_USUAL = 20
_FURTHEST = 10_000
_POLITE = (
    ("x-rate-limit-limit", "10"),
    ("x-rate-limit-interval", "1s"),
    ("x-concurrency-limit", "3"),
    ("x-api-pool", "polite"),
)
_PUBLIC = (
    ("x-rate-limit-limit", "5"),
    ("x-rate-limit-interval", "1s"),
    ("x-concurrency-limit", "1"),
    ("x-api-pool", "public"),
)


def answer(asked: Asked, shelf: Shelf, twist: Twist | None = None) -> Answer:
    """`/works/{doi}` or `/works`."""
    key = asked.after("works")
    if key is None:
        return as_text("Resource not found.", 404)
    return _single(key, asked, shelf) if key else _list(asked, shelf, twist)


def _single(key: str, asked: Asked, shelf: Shelf) -> Answer:
    row = shelf.by_id(key)
    if row is None:
        return as_text("Resource not found.", 404)
    return as_json(_enveloped("work", row), headers=_pool(asked))


def _list(asked: Asked, shelf: Shelf, twist: Twist | None) -> Answer:
    rows, offset = asked.number("rows", default=_USUAL), asked.number("offset", default=0)
    if rows > _MOST or offset > _FURTHEST:
        value = asked.param("rows") if rows > _MOST else asked.param("offset")
        return _error("integer-not-valid", value, "Integer specified as too large")
    query = " ".join(value for name, value in asked.params if name.startswith("query"))
    cursor = asked.param("cursor")
    start = _start(cursor, shelf) if cursor else offset
    if start is None:
        return _error("cursor-invalid", cursor, "Cursor is invalid or has expired", 404)
    part = shelf.part(shelf.found(query), start, rows, twist)
    message = {
        "facets": {},
        "total-results": part.total,
        "items": list(part.rows),
        "items-per-page": rows,
        "query": {"start-index": start, "search-terms": query or None},
    }
    if cursor:
        held = token(query, rows)
        shelf.marks[held] = str(part.start + rows if part.following is None else part.following)
        message["next-cursor"] = held
    return as_json(_enveloped("work-list", message), headers=_pool(asked))


def _start(cursor: str, shelf: Shelf) -> int | None:
    if cursor == "*":
        return 0
    return int(shelf.marks[cursor]) if cursor in shelf.marks else None


def _pool(asked: Asked) -> Pairs:
    agent = next((value for name, value in asked.headers if name.lower() == "user-agent"), "")
    return _POLITE if asked.param("mailto") or "mailto:" in agent else _PUBLIC


def _enveloped(kind: str, message: Any) -> dict[str, Any]:
    return {"status": "ok", "message-type": kind, "message-version": "1.0.0", "message": message}


def _error(kind: str, value: str, message: str, status: int = 400) -> Answer:
    failed = [{"type": kind, "value": value, "message": message}]
    return as_json({"status": "failed", "message-type": "validation-failure", "message": failed}, status)
