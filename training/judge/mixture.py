"""An endless, repeatable stream of rows out of several files in given shares."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from training.rows import Row, read_rows, share_of


@dataclass
class Mixture:
    """Rows by source, drawn in whole groups.

    Attributes:
        groups: by source, its groups of rows.
        cursors: by source, how many groups were drawn; with the seed, all that is needed to go on.
    """

    groups: Mapping[str, Sequence[Sequence[Row]]]
    seed: int
    cursors: dict[str, int] = field(default_factory=dict)

    def draw(self, count: int, shares: Mapping[str, float]) -> list[Row]:
        """About `count` rows, each source with its share."""
        rows: list[Row] = []
        total = sum(shares.values())
        for source, share in shares.items():
            wanted, had = round(count * share / total), 0
            while had < wanted:
                group = self._next(source)
                rows += group
                had += len(group)
        return rows

    def _next(self, source: str) -> Sequence[Row]:
        at = self.cursors.get(source, 0)
        self.cursors[source] = at + 1
        turn, place = divmod(at, len(self.groups[source]))
        return self.groups[source][_order(len(self.groups[source]), f"{self.seed}|{source}|{turn}")[place]]


_ORDERS: dict[tuple[int, str], list[int]] = {}


def _order(count: int, key: str) -> list[int]:
    if (count, key) not in _ORDERS:
        order = list(range(count))
        Random(key).shuffle(order)
        _ORDERS[count, key] = order
    return _ORDERS[count, key]


def load(files: Mapping[str, Path], share: float, *, validation: bool) -> dict[str, list[list[Row]]]:
    """By source, groups of rows of the training or of the validation side, which has a share of all groups."""
    return {name: grouped(path, share, validation=validation) for name, path in files.items()}


def grouped(path: Path, share: float, *, validation: bool) -> list[list[Row]]:
    """A file's groups, or blocks where a group has several; a larger share holds the smaller one."""
    groups: dict[str, list[Row]] = {}
    for row in read_rows(path):
        if (share_of(row["group"], "validation") < share) == validation:
            groups.setdefault(f"{row['group']}|{row.get('block', '')}", []).append(row)
    return list(groups.values())


def batches(rows: Sequence[Row], size: int, rng: Random) -> list[list[Row]]:
    """Batches of like length in random order; which rows meet is random among those of like length."""
    ordered = sorted(rows, key=lambda row: (len(row["evidence"]) + len(row["claim"])) // 40 + rng.random())
    cut = [list(ordered[at : at + size]) for at in range(0, len(ordered), size)]
    rng.shuffle(cut)
    return cut
