"""DataCite: `/dois` by cursor or page number, and single DOIs. Its links name its own host, whoever serves them."""

from typing import Any
from urllib.parse import urlencode

from benchmarks.replay.answer import Answer, Asked, as_json
from benchmarks.replay.services.tokens import start_of, token
from benchmarks.replay.shelf import Shelf, Twist

_HOST = "https://api.datacite.org/dois"
_MOST = 1_000
_USUAL = 25
_REACHABLE = 10_000


def answer(asked: Asked, shelf: Shelf, twist: Twist | None = None) -> Answer:
    """`/dois/{doi}` or `/dois`."""
    key = asked.after("dois")
    if key:
        row = shelf.by_id(key)
        return as_json({"data": row}) if row else _error(404, "The resource you are looking for doesn't exist.")
    return _list(asked, shelf, twist) if key is not None else _error(404, "Not found.")


def _list(asked: Asked, shelf: Shelf, twist: Twist | None) -> Answer:
    query, cursor = asked.param("query"), asked.param("page[cursor]")
    count = min(asked.number("page[size]", default=_USUAL), _MOST)
    page = asked.number("page[number]", default=1)
    start = (page - 1) * count if not cursor else 0 if cursor == "1" else start_of(cursor, query)
    if start is None or (not cursor and page * count > _REACHABLE):
        return _error(400, "The cursor or page is not valid.")
    part = shelf.part(shelf.found(query), start, count, twist)
    pages = min(-(-part.total // count), _REACHABLE // count) if not cursor else -(-part.total // count)
    meta: dict[str, Any] = {"total": part.total, "totalPages": pages, **({} if cursor else {"page": page})}
    links = {"self": f"{_HOST}?{urlencode(asked.params)}"}
    if part.following is not None:
        place = ("page[cursor]", token(query, part.following)) if cursor else ("page[number]", str(page + 1))
        kept = [pair for pair in asked.params if pair[0] != place[0]]
        links["next"] = f"{_HOST}?{urlencode([*kept, place])}"
    return as_json({"data": list(part.rows), "meta": meta, "links": links})


def _error(status: int, title: str) -> Answer:
    return as_json({"errors": [{"status": str(status), "title": title}]}, status)
