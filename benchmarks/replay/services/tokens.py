"""Cursors that tell a client nothing: where the next page starts, and of which query."""

import base64
import hashlib


def token(query: str, start: int) -> str:
    """A cursor for the page of a query that starts there; the same for the same page."""
    mark = hashlib.sha256(query.encode()).hexdigest()[:6]
    return base64.urlsafe_b64encode(f"{start}/{mark}".encode()).decode()


def start_of(cursor: str, query: str) -> int | None:
    """Where a cursor's page starts; None for a cursor that was not given out for this query."""
    try:
        start = int(base64.urlsafe_b64decode(cursor.encode()).decode().partition("/")[0])
    except ValueError:
        return None
    return start if token(query, start) == cursor else None
