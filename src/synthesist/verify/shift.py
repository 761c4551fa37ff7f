"""The alarm: can a classifier tell the pairs at hand from those that a calibrator was made of?

A domain classifier (logistic regression on the judge's features, standardised, 4-fold cross-validated) gives an AUC:
0.5 where nobody could tell the two apart, 1 where anyone could. It is the "classifier two-sample test" of Lopez-Paz and
Oquab (2017). In a small sample an AUC strays far from 0.5 by chance, so one beyond 0.6 counts only where a permutation
test agrees. That test permutes a cheaper statistic, the AUC of a linear discriminant by least squares: its predictions
are linear in the labels, so that all permutations share one matrix, where logistic regression would be fitted anew.
Whole groups are permuted and whole groups are held out, since pairs of one group resemble each other.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from synthesist.errors import WrongUse
from synthesist.records import Shift
from synthesist.verify.calibration import REFERENCE_DECIMALS, Calibrator

SOME_FROM, LARGE_ABOVE = 0.6, 0.8
LEAST_PAIRS = 20
LARGEST_P = 0.05

_FOLDS = 4
_MOST_ROWS = 400
_PERMUTATIONS = 199
_RIDGE = 1.0
_NEWTON_STEPS = 50
_TOLERANCE = 1e-8
_FARTHEST = 30.0
"""Log-odds beyond which a probability is 0 or 1 to the last digit that matters."""

_Numbers = NDArray[np.float64]
_Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class ShiftReading:
    """What the alarm read.

    Attributes:
        auc: how well target and reference can be told apart; None where there are too few pairs to say.
        n: target pairs that had features.
        p_value: share of permutations that could be told apart as well; None where `auc` is.
    """

    auc: float | None
    state: Shift
    n: int
    p_value: float | None


@dataclass(frozen=True, slots=True)
class _Pool:
    """Target and reference together: standardised features with a column of ones, and whose rows they are."""

    x: _Numbers
    is_target: NDArray[np.bool_]
    group: _Whole
    fold: _Whole


def measure(
    target: ArrayLike,
    reference: ArrayLike,
    groups: Sequence[object] | None = None,
    reference_groups: Sequence[object] | None = None,
    seed: int = 0,
) -> ShiftReading:
    """How far target pairs (pairs, features) are from a calibrator's reference (rows, features).

    NONE below an AUC of 0.6, SOME to 0.8, LARGE above. Where the permutation test does not agree (p > 0.05), 0.6 to
    0.8 is NONE and more is UNKNOWN: such an AUC rests on a handful of groups. UNKNOWN as well where either side has
    fewer than 20 pairs or 4 groups. Rows with a number that is not finite are left out; of more than 400 rows a side,
    400 are drawn. Rows may stand in any order.

    Name the groups wherever pairs share a document or a claim: where they are not known, what pairs of a group have in
    common is taken for shift.

    Raises:
        WrongUse: where the two have different features, or groups do not fit the rows.
    """
    ours, our_groups = _usable(target, groups, seed)
    theirs, their_groups = _usable(reference, reference_groups, seed)
    if len(ours) and len(theirs) and ours.shape[1] != theirs.shape[1]:
        raise WrongUse(
            f"pairs with {ours.shape[1]} features cannot be held against a reference with {theirs.shape[1]}",
            "use the judge that the calibrator was made for",
        )
    too_few = min(len(ours), len(theirs)) < LEAST_PAIRS
    if too_few or min(len(set(our_groups)), len(set(their_groups))) < _FOLDS:
        return ShiftReading(None, Shift.UNKNOWN, len(ours), None)
    pool = _pooled((ours[:_MOST_ROWS], our_groups[:_MOST_ROWS]), (theirs[:_MOST_ROWS], their_groups[:_MOST_ROWS]))
    auc = _fold_auc(pool, _logistic_scores(pool), pool.is_target)
    p_value = _permutation_p_value(pool, seed)
    return ShiftReading(round(auc, 4), _state(auc, p_value), len(ours), p_value)


def nearest(
    target: ArrayLike, calibrators: Sequence[Calibrator], groups: Sequence[object] | None = None, seed: int = 0
) -> tuple[Calibrator, ShiftReading]:
    """The calibrator that target pairs can least be told from; the first one where none can be told.

    Raises:
        WrongUse: where there is no calibrator, or as `measure`.
    """
    if not calibrators:
        raise WrongUse("there is no calibrator to choose from", "name a calibrator, or make one from labelled pairs")
    readings = [
        (calibrator, measure(target, calibrator.reference, groups, calibrator.reference_groups, seed))
        for calibrator in calibrators
    ]
    return min(readings, key=lambda reading: 1.0 if reading[1].auc is None else reading[1].auc)


def _state(auc: float, p_value: float) -> Shift:
    if auc < SOME_FROM:
        return Shift.NONE
    if p_value > LARGEST_P:
        return Shift.UNKNOWN if auc > LARGE_ABOVE else Shift.NONE
    return Shift.LARGE if auc > LARGE_ABOVE else Shift.SOME


def _usable(features: ArrayLike, groups: Sequence[object] | None, seed: int) -> tuple[_Numbers, tuple[str, ...]]:
    """Whole rows in an order of hashes, with the group of each; a row without a group is its own."""
    # A reference is kept rounded: without the same here, what never changes would tell the two apart.
    rows: _Numbers = np.asarray(features, dtype=np.float64).round(REFERENCE_DECIMALS)
    rows = rows if rows.size else rows.reshape(0, 0)
    if rows.ndim != 2 or (groups is not None and len(groups) != len(rows)):  # noqa: PLR2004 -- rows and columns
        raise WrongUse(f"features of shape {rows.shape} do not fit their groups", "give a row and a group per pair")
    named = [f"row {at}" for at in range(len(rows))] if groups is None else [f"group {group}" for group in groups]
    digests = {at: hashlib.sha256(f"{seed}".encode() + rows[at].tobytes()).digest() for at in range(len(rows))}
    kept = sorted(np.flatnonzero(np.isfinite(rows).all(axis=1)).tolist(), key=lambda at: digests[at])
    return rows[kept], tuple(named[at] for at in kept)


def _pooled(*sides: tuple[_Numbers, tuple[str, ...]]) -> _Pool:
    numbers = [_numbered(groups) for _, groups in sides]
    x = np.concatenate([rows for rows, _ in sides])
    spread = x.std(axis=0)
    standard = (x - x.mean(axis=0)) / np.where(spread > _TOLERANCE, spread, 1.0)
    return _Pool(
        x=np.column_stack([np.ones(len(x)), standard]),
        is_target=np.repeat([True, False], [len(groups) for _, groups in sides]),
        group=np.concatenate([numbers[0], numbers[1] + numbers[0].max() + 1]),
        fold=np.concatenate([number % _FOLDS for number in numbers]),
    )


def _numbered(groups: Sequence[str]) -> _Whole:
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(group, len(numbers)) for group in groups], dtype=np.int64)


def _logistic_scores(pool: _Pool) -> _Numbers:
    """Log-odds of being a target, each by a classifier that saw nothing of the row's fold."""
    scores = np.empty(len(pool.x))
    for held in range(_FOLDS):
        rows = pool.fold == held
        scores[rows] = pool.x[rows] @ fit_logistic(pool.x[~rows], pool.is_target[~rows])
    return scores


def fit_logistic(x: _Numbers, is_target: NDArray[np.bool_]) -> _Numbers:
    """Weights of logistic regression by Newton's method, with an L2 penalty of 1/2 |w|² on all but the first column."""
    penalty = np.full(x.shape[1], _RIDGE)
    penalty[0] = _TOLERANCE
    weights = np.zeros(x.shape[1])
    for _ in range(_NEWTON_STEPS):
        p = 1 / (1 + np.exp(-np.clip(x @ weights, -_FARTHEST, _FARTHEST)))
        gradient = x.T @ (p - is_target) + penalty * weights
        step = np.linalg.solve((x.T * (p * (1 - p))) @ x + np.diag(penalty), gradient)
        weights = weights - step
        if np.abs(step).max() < _TOLERANCE:
            break
    return weights


def _permutation_p_value(pool: _Pool, seed: int) -> float:
    """How often permuted groups can be told apart as well as target and reference can, by the linear discriminant."""
    rng = np.random.default_rng(seed)
    _, first = np.unique(pool.group, return_index=True)
    of_group = pool.is_target[first]
    permuted = [of_group, *(rng.permutation(of_group) for _ in range(_PERMUTATIONS))]
    told = np.stack([labels[pool.group] for labels in permuted], axis=1)
    scores = np.empty(told.shape)
    for held in range(_FOLDS):
        rows = pool.fold == held
        scores[rows] = pool.x[rows] @ _least_squares(pool.x[~rows], told[~rows].astype(np.float64))
    aucs = [_fold_auc(pool, scores[:, at], told[:, at]) for at in range(told.shape[1])]
    return float(np.mean(np.array(aucs) >= aucs[0]))


def _least_squares(x: _Numbers, y: _Numbers) -> _Numbers:
    penalty = np.full(x.shape[1], _RIDGE)
    penalty[0] = _TOLERANCE
    return np.asarray(np.linalg.solve(x.T @ x + np.diag(penalty), x.T @ y), dtype=np.float64)


def _fold_auc(pool: _Pool, scores: _Numbers, is_target: NDArray[np.bool_]) -> float:
    """Mean AUC over the folds that hold both kinds, by their targets; scores of two folds are never compared."""
    parts = [(scores[rows], is_target[rows]) for rows in (pool.fold == held for held in range(_FOLDS))]
    both = [
        (auc(found[target], found[~target]), target.sum()) for found, target in parts if 0 < target.sum() < len(target)
    ]
    return float(np.average([value for value, _ in both], weights=[size for _, size in both])) if both else 0.5


def auc(targets: _Numbers, others: _Numbers) -> float:
    """Probability that a target's score exceeds another's, ties counting half."""
    ordered = np.sort(others)
    below = np.searchsorted(ordered, targets, side="left") + np.searchsorted(ordered, targets, side="right")
    return float(below.sum() / (2 * len(targets) * len(others)))
