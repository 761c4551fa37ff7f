"""Rows of training pairs as JSON Lines, and where working files lie."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

Row = dict[str, Any]

WORK = Path(__file__).parent / ".work"
DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
LABELS = ("SUPPORT", "REFUTE", "NEI")


def read_rows(path: Path, limit: int | None = None) -> Iterator[Row]:
    """The rows of a file, at most `limit`."""
    with path.open(encoding="utf-8") as lines:
        for line in islice(lines, limit):
            yield json.loads(line)


def write_rows(path: Path, rows: Iterable[Row]) -> int:
    """Write a file at once or not at all; how many rows it has."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft, count = path.with_suffix(".part"), 0
    with draft.open("w", encoding="utf-8") as out:
        for row in rows:
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
            count += 1
    draft.replace(path)
    return count


def share_of(key: str, salt: str) -> float:
    """A number from 0 to 1 that belongs to a key for good: by it documents fall to training or are held out."""
    return int.from_bytes(hashlib.sha256(f"{salt}|{key}".encode()).digest()[:8], "big") / 2**64


def half_of(group: str) -> int:
    """0 or 1: the half of a labelled set that a group belongs to, for scores of pairs that a judge does not know."""
    return int(share_of(group, "half") * 2)
