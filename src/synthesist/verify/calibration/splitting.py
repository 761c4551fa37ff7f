"""Orders and splits that depend on what the pairs are, never on where they stand in a file."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from synthesist.errors import WrongUse
from synthesist.models import LABELS, Scores
from synthesist.records.ids import short_hash
from synthesist.verify.calibration.checks import Labels, labelled

LEAST_PAIRS = 50
LEAST_GROUPS = 10

_MORE = "label more pairs, of more documents: 100 pairs or more are worth the work"


@dataclass(frozen=True, slots=True)
class LabelledPairs:
    """Logits (pairs, 3), labels (pairs,) and the group of each pair: rows of one group never part."""

    logits: Scores
    labels: Labels
    groups: tuple[str, ...]

    def rows(self, at: NDArray[np.int64]) -> Self:
        """The rows at these places, in this order."""
        return type(self)(self.logits[at], self.labels[at], tuple(self.groups[place] for place in at))

    def of(self, chosen: Iterable[str]) -> Self:
        """The rows of the chosen groups, in the order that they have here."""
        wanted = frozenset(chosen)
        return self.rows(np.flatnonzero([group in wanted for group in self.groups]))


def checked_pairs(logits: ArrayLike, labels: ArrayLike, groups: Sequence[object]) -> LabelledPairs:
    """Labelled pairs that are enough to calibrate on.

    Raises:
        WrongUse: for shapes and values as in `labelled`, fewer than 50 pairs, fewer than 10 groups, and a label that
            no pair has.
    """
    rows, told = labelled(logits, labels)
    if len(groups) != len(rows):
        raise WrongUse(f"{len(rows)} pairs come with {len(groups)} groups", "give one group per pair")
    pairs = LabelledPairs(rows, told, tuple(map(str, groups)))
    missing = [label for at, label in enumerate(LABELS) if not np.any(told == at)]
    if missing:
        raise WrongUse(f"no pair is labelled {' or '.join(missing)}", "label pairs of every kind")
    if len(rows) < LEAST_PAIRS or len(set(pairs.groups)) < LEAST_GROUPS:
        raise WrongUse(
            f"{len(rows)} pairs of {len(set(pairs.groups))} groups are too few to calibrate on:"
            f" {LEAST_PAIRS} of {LEAST_GROUPS} is the least",
            _MORE,
        )
    return pairs


def shuffled(groups: Iterable[str], *salt: str | int) -> tuple[str, ...]:
    """The distinct groups in an order of hashes: the same on every machine, another for another salt."""
    return tuple(sorted(set(groups), key=lambda group: (short_hash("group", *salt, group), group)))


def row_order(seed: int, groups: Sequence[str], *columns: NDArray[np.float64] | Labels) -> NDArray[np.int64]:
    """Places of the rows in an order of hashes over what they hold; rows that are alike in all stay as they stand."""

    def key(at: int) -> bytes:
        digest = hashlib.sha256(f"{seed} {groups[at]}".encode())
        for column in columns:
            digest.update(column[at].tobytes())
        return digest.digest()

    return np.array(sorted(range(len(groups)), key=key), dtype=np.int64)
