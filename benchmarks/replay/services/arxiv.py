"""arXiv: `/query` by start and count, and by list of ids."""

import re
from collections.abc import Sequence
from xml.sax.saxutils import escape

from benchmarks.replay.answer import Answer, Asked, as_xml
from benchmarks.replay.recorded import Row, identity
from benchmarks.replay.shelf import Shelf, Twist

_MOST = 2_000
_USUAL = 10
_ATOM = "application/atom+xml; charset=utf-8"
_ID = re.compile(r"^(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?$")
_VERSION = re.compile(r"v\d+$")
_SPACES = (
    'xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom" '
    'xmlns="http://www.w3.org/2005/Atom"'
)


def answer(asked: Asked, shelf: Shelf, twist: Twist | None = None) -> Answer:
    """`/query`; ids that are unknown vanish, ids that are none are an error."""
    start, count = asked.number("start", default=0), asked.number("max_results", default=_USUAL)
    keys = [key.strip() for key in asked.param("id_list").split(",") if key.strip()]
    if bad := next((key for key in keys if not _ID.match(key)), None):
        return _error(f"incorrect id format for {bad}")
    if count > _MOST:
        return _error(f"max_results must be at most {_MOST}")
    query = asked.param("search_query")
    part = shelf.part(_with_ids(keys, shelf) if keys else shelf.found(query), start, count, twist)
    title = f"arXiv Query: search_query={query}&id_list={','.join(keys)}&start={start}&max_results={count}"
    return _feed(title, part.total, start, count, part.rows)


def _with_ids(keys: Sequence[str], shelf: Shelf) -> list[Row]:
    held = {_VERSION.sub("", identity("arxiv", row)): row for row in shelf.rows}
    return [held[base] for base in (_VERSION.sub("", key) for key in keys) if base in held]


def _feed(title: str, total: int, start: int, count: int, entries: Sequence[Row], status: int = 200) -> Answer:
    head = (
        f"<id>https://arxiv.org/api/replayed</id>\n  <title>{escape(title)}</title>\n"
        f"  <updated>2026-01-01T00:00:00Z</updated>\n"
        f"  <opensearch:itemsPerPage>{count}</opensearch:itemsPerPage>\n"
        f"  <opensearch:totalResults>{total}</opensearch:totalResults>\n"
        f"  <opensearch:startIndex>{start}</opensearch:startIndex>"
    )
    return as_xml(f"<feed {_SPACES}>\n  {head}\n{''.join(entries)}\n</feed>", status, _ATOM)


def _error(message: str) -> Answer:
    entry = (
        f"<entry><id>https://arxiv.org/api/errors#{message.replace(' ', '_')}</id><title>Error</title>"
        f"<updated>2026-01-01T00:00:00Z</updated><summary>{escape(message)}</summary>"
        "<author><name>arXiv api core</name></author></entry>"
    )
    return _feed("arXiv Search Results", 1, 0, 1, [entry], 400)
