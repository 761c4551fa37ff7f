"""Records that are one work, from pairs: sure pairs first, and never two that are known to differ."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice, product

Pair = tuple[str, str]

_MOST_CHECKED = 30
"""Pairs between two clusters that are looked at before they are joined."""


@dataclass(slots=True)
class Clustering:
    """Clusters as they grow.

    Attributes:
        weigh: the log-odds that two records are one work; minus infinity where that is ruled out.
        joined: the pairs that hold the clusters together, in the order in which they joined them.
    """

    weigh: Callable[[str, str], float]
    members: dict[str, list[str]] = field(default_factory=dict)
    home: dict[str, str] = field(default_factory=dict)
    joined: list[Pair] = field(default_factory=list)
    apart: dict[str, set[str]] = field(default_factory=dict)

    def keep_apart(self, pairs: Iterable[Pair]) -> None:
        """Pairs that no chain may bring together, since a person said so."""
        for one, other in pairs:
            self.apart.setdefault(one, set()).add(other)
            self.apart.setdefault(other, set()).add(one)

    def add(self, records: Iterable[str]) -> None:
        """Each record in a cluster of its own."""
        for record in records:
            self.members[record] = [record]
            self.home[record] = record

    def join(self, pair: Pair, *, always: bool = False) -> bool:
        """Join the clusters of two records, unless their members speak against it; whether they are together now."""
        one, other = self.home[pair[0]], self.home[pair[1]]
        if one == other:
            return True
        if self._is_forbidden(self.members[one], other) or self._is_forbidden(self.members[other], one):
            return False
        if not always and not self._are_one(self.members[one], self.members[other]):
            return False
        self._merge(one, other)
        self.joined.append(pair)
        return True

    def is_together(self, pair: Pair) -> bool:
        """Whether two records are in one cluster."""
        return self.home[pair[0]] == self.home[pair[1]]

    def _is_forbidden(self, members: Sequence[str], other: str) -> bool:
        return bool(self.apart) and any(self.home[far] == other for one in members for far in self.apart.get(one, ()))

    def _are_one(self, first: Sequence[str], second: Sequence[str]) -> bool:
        """Whether no two members are ruled out, and all pairs together speak for it."""
        if len(first) == len(second) == 1:
            return True
        odds = [self.weigh(one, other) for one, other in islice(product(first, second), _MOST_CHECKED)]
        return min(odds) > float("-inf") and sum(odds) > 0

    def _merge(self, one: str, other: str) -> None:
        kept, gone = (one, other) if len(self.members[one]) >= len(self.members[other]) else (other, one)
        for record in self.members[gone]:
            self.home[record] = kept
        self.members[kept] += self.members.pop(gone)

    def clusters(self) -> tuple[tuple[str, ...], ...]:
        """Each sorted, sorted by their first record."""
        return tuple(sorted(tuple(sorted(members)) for members in self.members.values()))
