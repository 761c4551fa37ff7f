"""How a calibrator is made of labelled pairs."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from synthesist.errors import WrongUse
from synthesist.models import LABELS, Scores
from synthesist.records import Label
from synthesist.verify.calibration.badge import Badge, guarantee, order_thresholds
from synthesist.verify.calibration.calibrator import SURE_FROM, Calibrator
from synthesist.verify.calibration.conformal import Quantiles
from synthesist.verify.calibration.fitted import Fitted, fit_parts, parted
from synthesist.verify.calibration.splitting import LabelledPairs, checked_pairs, row_order

REFERENCE_ROWS = 400
REFERENCE_DECIMALS = 4


def fit(
    logits: ArrayLike,
    labels: ArrayLike,
    groups: Sequence[object],
    features: ArrayLike,
    *,
    name: str,
    population: str,
    labelled_by: str,
    date: str,
    judge: str,
    feature_names: Sequence[str],
    seed: int = 0,
) -> Calibrator:
    """A calibrator of logits (pairs, 3), labels (pairs,), groups (pairs,) and features (pairs, names).

    Groups are split: a third chooses temperature, offsets and the order of the badge's thresholds, the others give the
    quantiles and test the badge. The order of the rows does not matter.

    Raises:
        WrongUse: where there is too little, or what there is is not what it must be (see `checked_pairs`).
    """
    found = _checked_features(features, len(groups), feature_names)
    given = checked_pairs(logits, labels, groups)
    order = row_order(seed, given.groups, given.logits, given.labels, found)
    pairs, found = given.rows(order), found[order]
    said = {"name": name, "population": population, "labelled_by": labelled_by, "date": date, "judge": judge}
    numbers = _numbers(pairs, found, seed)
    calibrator = Calibrator.model_validate({**said, **numbers, "feature_names": tuple(feature_names)})
    return calibrator.model_copy(update={"version": calibrator.digest})


def _numbers(pairs: LabelledPairs, features: NDArray[np.float64], seed: int) -> dict[str, Any]:
    """The fields of a calibrator that follow from the pairs."""
    choosing, holding = parted(pairs, seed)
    fitted = fit_parts(choosing, holding)
    reference, reference_groups = _reference(features, pairs.groups)
    return {
        "n": len(pairs.groups),
        "groups": len(set(pairs.groups)),
        "temperature": fitted.temperature,
        "offsets": fitted.offsets,
        "quantiles": {str(level): _by_label(row) for level, row in fitted.quantiles.items()},
        "badge": _badge(fitted, choosing, holding),
        "sure": _sure(fitted.probabilities(holding.logits), holding),
        "counts": {label: int((pairs.labels == at).sum()) for at, label in enumerate(LABELS)},
        "reference": reference,
        "reference_groups": reference_groups,
    }


def _sure(p: Scores, holding: LabelledPairs) -> Mapping[Label, tuple[int, int]]:
    """By label, how many held pairs have it likelier than all else together, and how many of these are right."""
    named = {label: p[:, at] >= SURE_FROM for at, label in enumerate(LABELS)}
    return {
        label: (int(rows.sum()), int((rows & (holding.labels == at)).sum()))
        for at, (label, rows) in enumerate(named.items())
    }


def _badge(fitted: Fitted, choosing: LabelledPairs, holding: LabelledPairs) -> Badge | None:
    thresholds = order_thresholds(
        fitted.probabilities(choosing.logits), choosing.labels, groups=len(set(holding.groups))
    )
    return guarantee(fitted.probabilities(holding.logits), holding.labels, holding.groups, thresholds)


def _by_label(quantiles: Quantiles) -> Mapping[Label, float | None]:
    return {label: float(limit) if np.isfinite(limit) else None for label, limit in zip(LABELS, quantiles, strict=True)}


def _checked_features(features: ArrayLike, pairs: int, names: Sequence[str]) -> NDArray[np.float64]:
    found = np.asarray(features, dtype=np.float64)
    if found.shape != (pairs, len(names)):
        raise WrongUse(
            f"features of shape {found.shape} do not fit {pairs} pairs and {len(names)} names",
            "give a row of features per pair, with a name per column",
        )
    return found


def _reference(
    features: NDArray[np.float64], groups: Sequence[str]
) -> tuple[tuple[tuple[float, ...], ...], tuple[int, ...]]:
    """At most 400 whole rows, rounded, with numbers for their groups."""
    whole = np.flatnonzero(np.isfinite(features).all(axis=1))[:REFERENCE_ROWS]
    numbers: dict[str, int] = {}
    rows = tuple(tuple(row) for row in np.round(features[whole], REFERENCE_DECIMALS).tolist())
    return rows, tuple(numbers.setdefault(groups[at], len(numbers)) for at in whole)
