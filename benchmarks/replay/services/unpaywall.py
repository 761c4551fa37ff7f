"""Unpaywall: `/{doi}`, for those who say who they are."""

import re

from benchmarks.replay.answer import Answer, Asked, as_json
from benchmarks.replay.shelf import Shelf, Twist

_DOI = re.compile(r"10\.\d{4,9}/.+")


def answer(asked: Asked, shelf: Shelf, _: Twist | None = None) -> Answer:
    """One DOI at a time."""
    if "@" not in asked.param("email"):
        return _error(422, "Email address required in API call.")
    found = _DOI.search(asked.path)
    row = shelf.by_id(found.group()) if found else None
    return as_json(row) if row else _error(404, f"'{asked.path}' isn't in Unpaywall.")


def _error(status: int, message: str) -> Answer:
    return as_json({"HTTP_status_code": status, "error": True, "message": message}, status)
