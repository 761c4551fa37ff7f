"""One study, one voice: works are heard only where they are independent, of the claim's own work and of each other."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Protocol

from synthesist.records import Tie


class Independence(Protocol):
    """Whoever knows what ties two works."""

    def __call__(self, first: str, second: str, /) -> Tie | None:
        """Why two works, by id, are not taken for independent of each other; None where nothing ties them."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """Asks once of any two works, and keeps what was told."""

    independence: Independence
    told: dict[tuple[str, str], Tie | None] = field(default_factory=dict)

    def __call__(self, first: str, second: str, /) -> Tie | None:
        """See `Independence`."""
        pair = (min(first, second), max(first, second))
        if pair not in self.told:
            self.told[pair] = self.independence(*pair)
        return self.told[pair]

    def ask_all(self, work_ids: Iterable[str]) -> None:
        """Ask of every two of these works."""
        for first, second in combinations(sorted(set(work_ids)), 2):
            self(first, second)

    def ties(self) -> tuple[Tie, ...]:
        """All ties that were told of, by the works' ids."""
        return tuple(tie for _, tie in sorted(self.told.items()) if tie)


def apart(work_ids: Sequence[str], independence: Independence) -> list[str]:
    """The works that are independent of each other: each is heard unless it is tied to one that was heard before it."""
    heard: list[str] = []
    for work_id in work_ids:
        if not any(independence(work_id, former) for former in heard):
            heard.append(work_id)
    return heard
