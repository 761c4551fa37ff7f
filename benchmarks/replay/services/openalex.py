"""OpenAlex: `/works` by cursor or page, single works, and filters by id."""

from collections.abc import Sequence
from typing import Any

from benchmarks.replay.answer import Answer, Asked, as_json
from benchmarks.replay.recorded import Row
from benchmarks.replay.services.tokens import start_of, token
from benchmarks.replay.shelf import Shelf, Twist

_MOST = 200
_USUAL = 25
_REACHABLE = 10_000
_CREDITS = 10_000


def answer(asked: Asked, shelf: Shelf, twist: Twist | None = None) -> Answer:
    """`/works/{id}` costs nothing; `/works` a credit."""
    key = asked.after("works")
    if key is None:
        return _error(404, "Not found", f"The requested path /{asked.path} is not supported.")
    return _single(key, shelf) if key else _list(asked, shelf, twist)


def _single(key: str, shelf: Shelf) -> Answer:
    row = next(iter(_with_ids([key.rpartition("openalex.org/")[2]], shelf)), None)
    return as_json(row, headers=_budget(shelf, 0)) if row else _error(404, "Not found", "No such work.")


def _list(asked: Asked, shelf: Shelf, twist: Twist | None) -> Answer:
    count = asked.number("per_page", "per-page", default=_USUAL)
    if not 1 <= count <= _MOST:
        return _error(400, "Invalid query parameters error.", f"per-page parameter must be between 1 and {_MOST}")
    query = f"{asked.param('filter')} {asked.param('search')}"
    cursor, page = asked.param("cursor"), asked.number("page", default=1)
    start = _start(cursor, query) if cursor else (page - 1) * count
    if start is None or (not cursor and page * count > _REACHABLE):
        return _error(400, "Pagination error.", "Cursor value is invalid, or the page is beyond 10,000 results.")
    part = shelf.part(_found(asked, query, shelf), start, count, twist)
    meta: dict[str, Any] = {
        "count": part.total,
        "db_response_time_ms": 20,
        "page": None if cursor else page,
        "per_page": count,
        "groups_count": None,
        "cost_usd": 0.0001,
    }
    if cursor:
        meta["next_cursor"] = None if part.following is None else token(query, part.following)
    held = {"meta": meta, "results": [_selected(asked, row) for row in part.rows], "group_by": []}
    return as_json(held, headers=_budget(shelf, 1))


def _start(cursor: str, query: str) -> int | None:
    return 0 if cursor == "*" else start_of(cursor, query)


def _found(asked: Asked, query: str, shelf: Shelf) -> Sequence[Row]:
    """Filters by id are heeded, as citations are chased by them; all others are words to look for."""
    for name, _, value in (one.partition(":") for one in asked.param("filter").split(",")):
        if name in {"openalex", "openalex_id", "ids.openalex", "doi", "pmid"}:
            return _with_ids(value.split("|"), shelf)
        if name == "cites":
            return _citing(set(value.split("|")), shelf)
    return shelf.found(query)


def _with_ids(keys: Sequence[str], shelf: Shelf) -> list[Row]:
    wanted = {key.lower().rpartition("doi.org/")[2].removeprefix("doi:").rpartition("openalex.org/")[2] for key in keys}
    return [row for row in shelf.rows if wanted & _ids(row)]


def _ids(row: Any) -> set[str]:
    doi = str(row.get("doi") or "").lower().rpartition("doi.org/")[2]
    return {str(row["id"]).rpartition("/")[2].lower(), doi, f"pmid:{_pmid(row)}"} - {""}


def _pmid(row: Any) -> str:
    return str((row.get("ids") or {}).get("pmid") or "").rstrip("/").rpartition("/")[2]


def _citing(wanted: set[str], shelf: Shelf) -> list[Row]:
    return [
        row
        for row in shelf.rows
        if any(str(work).rpartition("/")[2] in wanted for work in row.get("referenced_works") or ())
    ]


def _selected(asked: Asked, row: Any) -> Any:
    names = [name for name in asked.param("select").split(",") if name]
    return {name: row[name] for name in names if name in row} if names else row


def _budget(shelf: Shelf, used: int) -> tuple[tuple[str, str], ...]:
    return (
        ("x-ratelimit-limit", str(_CREDITS)),
        ("x-ratelimit-remaining", str(max(0, _CREDITS - shelf.asked))),
        ("x-ratelimit-credits-used", str(used)),
        ("x-ratelimit-reset", "3600"),
    )


def _error(status: int, error: str, message: str) -> Answer:
    return as_json({"error": error, "message": message}, status)
