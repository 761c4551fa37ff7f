"""The cache that reviews share: answers for as long as the services say that they are fresh."""

import logging
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import httpx2

if TYPE_CHECKING:
    from hishel.httpx2 import CacheTransport

_SIZE = 256 * 1024 * 1024  # bytes; the oldest answers go first


def caching(network: httpx2.BaseTransport, folder: Path) -> "CacheTransport":
    """A transport that answers from the cache where it may, by RFC 9111, and else from the network.

    What it stores holds the request's headers and address: requests with secrets must not be sent through it.

    Args:
        folder: made if need be; a cache that cannot be read or written costs nothing but its use.
    """
    # A cache that cannot be written is no news for the terminal, to which unhandled log records go.
    logging.getLogger("hishel").addHandler(logging.NullHandler())
    from hishel import CacheOptions, SqliteStorage
    from hishel.httpx2 import CacheTransport

    storage = SqliteStorage(database_path=folder / "answers.sqlite", max_size=_SIZE)
    return CacheTransport(network, storage, rfc=CacheOptions(shared=False))


def is_from_cache(response: httpx2.Response) -> bool:
    """Whether nothing was sent for an answer; one that the service was asked to confirm counts as sent for."""
    status = response.extensions.get("caching", {})
    return bool(status.get("from_cache")) and not status.get("revalidated")


def answered_at(response: httpx2.Response, now: str) -> str:
    """When an answer from the cache was made, UTC in ISO 8601: before `now` by the age that the cache tells."""
    age = response.headers.get("age", "0")
    moment = datetime.fromisoformat(now) - timedelta(seconds=int(age) if age.isdecimal() else 0)
    return moment.isoformat(timespec="seconds")
