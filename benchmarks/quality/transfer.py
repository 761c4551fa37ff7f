"""A verifier that knows one set, held against another: stack and calibrator of the first, pairs of the second.

A source is one half of a set's groups, parted by a hash of their names; the targets are all pairs of other groups.
Several sets are made of the same documents, and share the names of their groups.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from training.verifier import stack as stacks

from benchmarks.material.kept_features import Kept
from synthesist.models import LABELS, Scores
from synthesist.records.ids import short_hash
from synthesist.verify.calibration import Calibrator, fit
from synthesist.verify.pairs.features import FEATURES
from synthesist.verify.pairs.stack import Stack

SIDES = (0, 1)
_LEAST_OF_A_LABEL = 20
"""Pairs of each label that a stack takes at the least."""


@dataclass(frozen=True, slots=True)
class Source:
    """What is known of one side of a set.

    Attributes:
        kept: that side's pairs.
        stack: fitted on them; where a label is too rare for that, on another set of the setting.
        logits: of the pairs, each by a stack that saw no pair of its group; shape (pairs, 3).
        known: groups of all pairs that anything was fitted on.
    """

    kept: Kept
    side: int
    stack: Stack
    logits: Scores
    known: frozenset[str]

    def calibrator(self) -> Calibrator:
        """Made of that side's pairs.

        Raises:
            WrongUse: too few pairs, groups or labels.
        """
        return fit(
            self.logits,
            self.kept.labels,
            self.kept.groups,
            self.kept.features,
            name="transfer",
            population=self.kept.name,
            labelled_by="",
            date="",
            judge="",
            feature_names=FEATURES,
        )


def directions(sets: Sequence[Kept]) -> Iterator[tuple[Source, Kept]]:
    """Each source with each target, either side of the groups in turn; a set with itself is among them."""
    for kept in sets:
        for side in SIDES:
            source = source_of(kept, side, sets)
            targets = [target_of(other, source) for other in sets] if source else []
            for target in targets:
                if source and target.groups:
                    yield source, target


def source_of(kept: Kept, side: int, sets: Sequence[Kept]) -> Source | None:
    """One side of a set, or all of it where a label is too rare to part it; None where nothing gives a stack."""
    own = kept.rows(on_side(kept.groups, side))
    if _is_rich(own):
        return Source(own, side, stacks.fitted(own.table), stacks.out_of_fold(own.table), frozenset(own.groups))
    near = [one.rows(on_side(one.groups, side)) for one in sets if one.setting is kept.setting and one is not kept]
    rich = [one for one in near if _is_rich(one)]
    if not rich:
        return None
    stack = stacks.fitted(rich[0].table)
    return Source(kept, side, stack, stack.logits(kept.features), frozenset((*kept.groups, *rich[0].groups)))


def target_of(kept: Kept, source: Source) -> Kept:
    """The pairs of a set that neither the source's stack nor its calibrator knows anything of."""
    return kept.rows(np.array([group not in source.known for group in kept.groups], dtype=np.bool_))


def _is_rich(kept: Kept) -> bool:
    return int(np.bincount(kept.labels, minlength=len(LABELS)).min()) >= _LEAST_OF_A_LABEL


def on_side(groups: Sequence[str], side: int) -> NDArray[np.bool_]:
    """Which rows stand on a side."""
    return np.array([int(short_hash("side", group), 16) % len(SIDES) == side for group in groups], dtype=np.bool_)
