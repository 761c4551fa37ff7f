"""How well calibration holds on pairs that it was not fitted on, measured by parting groups again and again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from synthesist.errors import WrongUse
from synthesist.models import Scores
from synthesist.verify.calibration.conformal import LEVELS, Members, coverage
from synthesist.verify.calibration.fitted import fit_parts, parted
from synthesist.verify.calibration.splitting import LEAST_GROUPS, checked_pairs, shuffled

_LEAST = 2
"""Folds, or groups to fit on: one chooses and one holds."""


@dataclass(frozen=True, slots=True)
class OutOfFold:
    """For each pair, in the order given, what a calibrator says that no pair of its group went into.

    Attributes:
        p: probabilities, shape (pairs, 3).
        members: by level in percent, which labels are in the set, shape (pairs, 3).
        fold: the fold that a pair was held out in, shape (pairs,).
    """

    p: Scores
    members: Mapping[int, Members]
    fold: NDArray[np.int64]


def out_of_fold(
    logits: ArrayLike, labels: ArrayLike, groups: Sequence[object], folds: int = 5, seed: int = 0
) -> OutOfFold:
    """Probabilities and sets, each by a temperature and quantiles fitted as in `fit` on the other folds' groups.

    Raises:
        WrongUse: as `checked_pairs`, and for a number of folds below 2 or above 10.
    """
    pairs = checked_pairs(logits, labels, groups)
    if not _LEAST <= folds <= LEAST_GROUPS:
        raise WrongUse(f"{folds} folds cannot be made", f"ask for {_LEAST} to {LEAST_GROUPS}")
    order = shuffled(pairs.groups, "folds", seed)
    fold_of = {group: at % folds for at, group in enumerate(order)}
    fold = np.array([fold_of[group] for group in pairs.groups], dtype=np.int64)
    p = np.empty_like(pairs.logits)
    members = {level: np.empty(p.shape, dtype=bool) for level in LEVELS}
    for held in range(folds):
        fitted = fit_parts(*parted(pairs.rows(np.flatnonzero(fold != held)), seed, held))
        rows = fold == held
        p[rows] = fitted.probabilities(pairs.logits[rows])
        for level, inside in fitted.members(p[rows]).items():
            members[level][rows] = inside
    return OutOfFold(p, members, fold)


def resplit_coverage(
    logits: ArrayLike,
    labels: ArrayLike,
    groups: Sequence[object],
    times: int = 200,
    level: int = 90,
    share: float = 0.5,
    seed: int = 0,
) -> NDArray[np.float64]:
    """Coverages over random splits, shape (times,): fitted on a share of the groups, measured on the others' pairs.

    Raises:
        WrongUse: as `checked_pairs`, and where the share leaves nothing to fit or to measure on.
    """
    pairs = checked_pairs(logits, labels, groups)
    count = len(set(pairs.groups))
    cut = round(count * share)
    if not _LEAST <= cut < count:
        raise WrongUse(f"a share of {share} leaves one side empty", "ask for a share between 0 and 1")

    def once(time: int) -> float:
        order = shuffled(pairs.groups, "resplit", seed, time)
        fitted = fit_parts(*parted(pairs.of(order[:cut]), seed, time))
        target = pairs.of(order[cut:])
        return coverage(fitted.members(fitted.probabilities(target.logits))[level], target.labels)

    return np.array([once(time) for time in range(times)])
