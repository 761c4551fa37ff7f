"""Groups that must stay on one side of a split."""

from collections.abc import Hashable, Iterable, Sequence

from training.pairs.overlap import words

TWIN = 0.7
"""Share of their words from which two claims count as twins: one said of the other's opposite, mostly."""


class Groups:
    """Things joined for good, by union and find."""

    def __init__(self) -> None:
        self._above: dict[Hashable, Hashable] = {}

    def of(self, thing: Hashable) -> Hashable:
        """The name of a thing's group."""
        above = self._above.setdefault(thing, thing)
        if above != thing:
            self._above[thing] = above = self.of(above)
        return above

    def join(self, things: Iterable[Hashable]) -> None:
        """Put things into one group."""
        first, *rest = [self.of(thing) for thing in things]
        for other in rest:
            self._above[self.of(other)] = self.of(first)


def twins(claims: Sequence[str]) -> Iterable[tuple[int, int]]:
    """Places of claims that are nearly the same words."""
    bags = [frozenset(words(claim)) for claim in claims]
    for at, one in enumerate(bags):
        for other in range(at + 1, len(bags)):
            if len(one & bags[other]) >= TWIN * len(one | bags[other]):
                yield at, other
