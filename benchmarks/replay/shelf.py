"""The rows of one service, in the order in which it would give them for a query."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from threading import Lock

from benchmarks.replay.recorded import Row, identity
from benchmarks.replay.words import words_of_query, words_of_row

_SURPLUS = 1_000
"""How many hits a total that is too high has too many."""


@dataclass(frozen=True, slots=True)
class Part:
    """One page of what was found.

    Attributes:
        start: place of the first row among those found, from 0.
        following: where the next page starts; None at the end.
        total: hits as the service reports them, which may be a lie.
    """

    rows: Sequence[Row]
    start: int
    following: int | None
    total: int


@dataclass(slots=True)
class Twist:
    """A lie about pages, and whether it was told.

    Attributes:
        name: one of `TWISTS`, or empty for the truth.
    """

    name: str = ""
    is_used: bool = False


class Shelf:
    """Rows of one service. Thread-safe.

    Attributes:
        match: whether rows that share no word with the query are left out; else they come last.
        marks: what a real service keeps between requests, such as PubMed's history.
        asked: pages given so far.
    """

    def __init__(self, service: str, rows: Sequence[Row], *, match: bool = False) -> None:
        self.service = service
        self.match = match
        self.rows = tuple(rows)
        self._ids = {identity(service, row): row for row in self.rows}
        self._words: list[frozenset[str]] = []
        self._found: dict[str, tuple[Row, ...]] = {}
        self._lock = Lock()
        self.marks: dict[str, str] = {}
        self.asked = 0

    def by_id(self, key: str) -> Row | None:
        """The row of an id, whatever its case."""
        return self._ids.get(key) or next((row for own, row in self._ids.items() if own.lower() == key.lower()), None)

    def found(self, query: str) -> tuple[Row, ...]:
        """Rows for a query in any dialect: those that share most words with it first, equals in their own order."""
        with self._lock:
            if query not in self._found:
                self._found[query] = self._ranked(words_of_query(query))
            return self._found[query]

    def _ranked(self, asked: frozenset[str]) -> tuple[Row, ...]:
        self._words = self._words or [words_of_row(self.service, row) for row in self.rows]
        shared = [len(asked & words) for words in self._words]
        order = sorted(range(len(self.rows)), key=lambda at: -shared[at])
        return tuple(self.rows[at] for at in order if shared[at] or not self.match)

    def part(self, found: Sequence[Row], start: int, count: int, twist: Twist | None = None) -> Part:
        """A page of what was found, twisted where a fault says so."""
        with self._lock:
            self.asked += 1
        end = start + count
        true = Part(found[start:end], start, end if end < len(found) else None, len(found))
        if twist is None or twist.name not in _TWISTS:
            return true
        told = _TWISTS[twist.name](_Telling(true, found[:count], count, self.asked))
        twist.is_used = told != true
        return told


@dataclass(frozen=True, slots=True)
class _Telling:
    """What a lie is made of: the truth, the first page, the length of a page, and pages asked for so far."""

    part: Part
    first: Sequence[Row]
    count: int
    asked: int


def _emptied(told: _Telling) -> Part:
    return replace(told.part, rows=()) if told.part.start else told.part


def _repeated(told: _Telling) -> Part:
    return replace(told.part, rows=told.first, following=told.part.start or told.count)


def _too_high(told: _Telling) -> Part:
    return replace(told.part, total=told.part.total + _SURPLUS)


def _too_low(told: _Telling) -> Part:
    return replace(told.part, total=told.part.total // 2)


def _moving(told: _Telling) -> Part:
    return replace(told.part, total=told.part.total + told.asked)


_TWISTS = {
    "empty-page": _emptied,
    "repeating-cursor": _repeated,
    "total-high": _too_high,
    "total-low": _too_low,
    "total-moving": _moving,
}

TWISTS = tuple(_TWISTS)
"""Faults that lie about pages, by name; all others garble the answer as a whole."""
