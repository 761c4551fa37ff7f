"""What was judged before a run ended, a line for each pair, beside the output: no pair is judged twice."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from synthesist.errors import storing
from synthesist.records.ids import canonical_json
from synthesist.verify.pairs import Asked, Weighed

PLACE_HINT = "name a file with --out, in a folder that is there and that you may write to"


class Part:
    """The file `FILE.part`.

    Args:
        header: names all that the lines hang on; a file with another header is not carried on.
        asked: the pairs in order; line k is about pair k.
    """

    def __init__(self, out: Path, header: dict[str, str], asked: Sequence[Asked]) -> None:
        self._path = out.with_name(f"{out.name}.part")
        self._header = f"{canonical_json(header)}\n".encode()
        self._asked = asked

    def read(self) -> tuple[list[Weighed], bool]:
        """The pairs that were judged already, and whether a file of other inputs lies here.

        A line that was cut off, and all behind it, does not count.

        Raises:
            StorageError: the file cannot be read.
        """
        with storing(self._path, PLACE_HINT):
            lines = self._path.read_bytes().splitlines(keepends=True) if self._path.exists() else []
        if not lines or lines[0] != self._header:
            return [], bool(lines) and lines[0].endswith(b"\n")
        found: list[Weighed] = []
        for line, asked in zip(lines[1:], self._asked, strict=False):
            weighed = _weighed(line, len(found), asked)
            if weighed is None:
                break
            found.append(weighed)
        return found, False

    @contextmanager
    def adding(self, kept: Sequence[Weighed]) -> Iterator[Callable[[Weighed], None]]:
        """Makes the file anew with what is kept, and hands out what adds a pair to it.

        Raises:
            StorageError: the file cannot be written.
        """
        with storing(self._path, PLACE_HINT):
            fresh = self._path.with_name(f"{self._path.name}.new")
            fresh.write_bytes(self._header + b"".join(_line(at, one) for at, one in enumerate(kept)))
            fresh.replace(self._path)
        count = len(kept)
        with storing(self._path, PLACE_HINT), self._path.open("ab", buffering=0) as file:

            def add(weighed: Weighed) -> None:
                nonlocal count
                file.write(_line(count, weighed))  # in one piece, to the system: a killed process loses none of it
                count += 1

            yield add

    def drop(self) -> None:
        """Take the file away: the output holds all that it was for."""
        with storing(self._path, PLACE_HINT):
            self._path.unlink(missing_ok=True)


def _line(at: int, weighed: Weighed) -> bytes:
    kept = {
        "at": at,
        "rationale": weighed.rationale,
        "passage": weighed.passage,
        "features": weighed.features,
        "reason": weighed.reason,
    }
    return f"{canonical_json(kept)}\n".encode()


def _weighed(line: bytes, at: int, asked: Asked) -> Weighed | None:
    """The pair that a line tells of; None where it is not whole, or not the line that is due."""
    if not line.endswith(b"\n"):
        return None
    try:
        kept: dict[str, Any] = json.loads(line)
        if kept["at"] != at:
            return None
        return Weighed(
            asked, tuple(kept["rationale"]), kept["passage"], tuple(map(float, kept["features"])), kept["reason"]
        )
    except (ValueError, LookupError, TypeError, AttributeError):
        return None
