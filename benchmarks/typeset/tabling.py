"""Tables: cells that stand where they should, and rows of the header."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.typeset.folding import folded
from benchmarks.typeset.readers import Cell

Found = tuple[int, list[Cell]]


@dataclass(frozen=True, slots=True)
class Tabling:
    """Counts of cells that hold text, and of tables.

    Attributes:
        right: cells given with the right row, column and text.
        headed: tables whose rows of the header are as many as they should be.
    """

    right: int
    given: int
    truth: int
    tables: int
    headed: int


def tabling(truth: Mapping[str, Any], found: Sequence[Found]) -> Tabling:
    """Compare tables; each is compared with the one that shares most of its texts."""
    tables = truth["tables"]
    matched = dict(_matched(tables, found))
    compared = [_compared(table, found[matched[at]]) for at, table in enumerate(tables) if at in matched]
    alone = [cells for at, (_, cells) in enumerate(found) if at not in matched.values()]
    headed = sum(tables[at]["header_rows"] == found[other][0] for at, other in matched.items())
    return Tabling(
        right=sum(right for right, _ in compared),
        given=sum(given for _, given in compared) + sum(map(_filled, alone)),
        truth=sum(_filled(table["cells"]) for table in tables),
        tables=len(tables),
        headed=headed,
    )


def _matched(tables: Sequence[Mapping[str, Any]], found: Sequence[Found]) -> Iterator[tuple[int, int]]:
    """Places of tables and of those found, by most texts in common first; each once."""
    shared = [
        ((_texts(table["cells"]) & _texts(cells)).total(), -at, -other)
        for at, table in enumerate(tables)
        for other, (_, cells) in enumerate(found)
    ]
    used: tuple[set[int], set[int]] = (set(), set())
    for common, at, other in sorted(shared, reverse=True):
        if common and at not in used[0] and other not in used[1]:
            used[0].add(at)
            used[1].add(other)
            yield -at, -other


def _compared(table: Mapping[str, Any], found: Found) -> tuple[int, int]:
    """Right cells and given cells; a text repeated under its span is neither."""
    truth = {(row, column): folded(text) for row, column, _, _, text in table["cells"] if folded(text)}
    spanned = {place: folded(cell[4]) for cell in table["cells"] for place in _under(cell)}
    given = {(row, column): folded(text) for row, column, _, _, text in found[1] if folded(text)}
    given = {place: text for place, text in given.items() if spanned.get(place) != text}
    return len(truth.items() & given.items()), len(given)


def _under(cell: Sequence[Any]) -> Iterator[tuple[int, int]]:
    row, column, rows, columns, _ = cell
    places = ((row + down, column + along) for down in range(rows) for along in range(columns))
    return (place for place in places if place != (row, column))


def _texts(cells: Sequence[Sequence[Any]]) -> Counter[str]:
    return Counter(text for cell in cells if (text := folded(cell[4])))


def _filled(cells: Sequence[Sequence[Any]]) -> int:
    return sum(bool(folded(cell[4])) for cell in cells)
