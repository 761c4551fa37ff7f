"""The weights and the two thresholds of the matcher, from labelled candidate pairs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from synthesist.identify.matching.blocking import candidate_pairs
from synthesist.identify.matching.comparing import compare
from synthesist.identify.matching.features import NAMES, features_of
from synthesist.identify.matching.judging import by_rule
from synthesist.identify.matching.model import MatchModel
from synthesist.identify.matching.profiles import profile_of
from synthesist.records import Record
from training.matcher.material import LabelledSet

Floats = NDArray[np.float64]

_FOR = frozenset(
    (
        "title_exact", "author_same", "authors_overlap", "year_same", "venue_same", "volume_same", "issue_same",
        "page_same", "pages_same", "abstract_same", "place_same",
    )
)  # fmt: skip
"""What may only speak for one work; `title_cut` may speak either way, everything else only against it."""

_EITHER = frozenset(("title_cut",))
_RIDGE = 0.2
_FOLDS = 5
_COST = 20.0
"""What a wrong answer *same* costs, where one duplicate that is not found costs 1."""

_LEAST_SAME, _LEAST_ASKED = 0.8, 0.5
"""What nobody should join without a word, and what nobody need be asked about, whatever the sets say."""

_ASKED = 0.003
"""Share of records about which a person may be asked."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Candidate pairs that no rule decides.

    Attributes:
        features: shape (pairs, features).
        is_same: shape (pairs,).
        groups: pairs with one number share a record, however far; shape (pairs,).
        records: how many records the pairs were drawn from.
    """

    features: Floats
    is_same: NDArray[np.bool_]
    groups: NDArray[np.int64]
    records: int


def pairs_in(
    records: Mapping[str, Record], same: frozenset[tuple[str, str]], without: frozenset[tuple[str, str]]
) -> Pairs:
    """The candidates among records, by their own ids, labelled; those in `without` are left out."""
    profiles = {name: profile_of(record.model_copy(update={"record_id": name})) for name, record in records.items()}
    listed = [profiles[name] for name in sorted(profiles)]
    rows, labels, ends = [], [], []
    for at, other in candidate_pairs(listed).tolist():
        first, second = listed[at], listed[other]
        seen = compare(first, second)
        pair = (first.record_id, second.record_id)
        if pair not in without and by_rule(first, second, seen) is None:
            rows.append(features_of(first, second, seen))
            labels.append(pair in same)
            ends.append((at, other))
    return Pairs(np.array(rows), np.array(labels, dtype=np.bool_), _groups(len(listed), ends), len(listed))


def pairs_of_set(labelled: LabelledSet) -> Pairs:
    """The candidates of a labelled set without those on which gold is wrong or open."""
    return pairs_in(labelled.records, labelled.same, labelled.left_out)


def _groups(count: int, ends: Sequence[tuple[int, int]]) -> NDArray[np.int64]:
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    rows, columns = np.array(ends, dtype=np.int64).reshape(-1, 2).T
    graph = coo_array((np.ones(len(rows)), (rows, columns)), shape=(count, count))
    of = connected_components(graph, directed=False)[1]
    return np.asarray(of[rows], dtype=np.int64)


def joined(parts: Sequence[Pairs]) -> Pairs:
    """The pairs of several sets; groups of two sets stay two."""
    starts = np.cumsum([0, *(part.groups.max(initial=-1) + 1 for part in parts)])
    return Pairs(
        np.concatenate([part.features for part in parts]),
        np.concatenate([part.is_same for part in parts]),
        np.concatenate([part.groups + start for part, start in zip(parts, starts, strict=False)]),
        sum(part.records for part in parts),
    )


def fit(pairs: Pairs) -> tuple[float, Floats]:
    """Bias and weights: logistic regression with a ridge, each weight with the sign that its feature must have."""
    from scipy.optimize import minimize

    signs = np.where(pairs.is_same, 1.0, -1.0)

    def loss(point: Floats) -> tuple[float, Floats]:
        margins = signs * (point[0] + pairs.features @ point[1:])
        slopes = -signs / (1 + np.exp(np.clip(margins, -500, 500)))
        value = np.logaddexp(0, -margins).sum() + _RIDGE * (point[1:] ** 2).sum() / 2
        return value, np.concatenate([[slopes.sum()], pairs.features.T @ slopes + _RIDGE * point[1:]])

    found = minimize(
        loss, np.zeros(len(NAMES) + 1), jac=True, method="L-BFGS-B", bounds=[(None, None), *map(_bounds, NAMES)]
    )
    return float(found.x[0]), found.x[1:]


def _bounds(name: str) -> tuple[float | None, float | None]:
    if name in _EITHER:
        return None, None
    return (0, None) if name in _FOR else (None, 0)


def trained(parts: Sequence[Pairs], name: str) -> MatchModel:
    """A model fitted on all pairs, its thresholds chosen on answers for groups that it was fitted without."""
    pairs = joined(parts)
    chances = _out_of_fold(pairs)
    same_from = _same_from(chances, pairs.is_same)
    bias, weights = fit(pairs)
    return MatchModel(
        name=name,
        bias=round(bias, 4),
        weights={name: round(float(weight), 4) for name, weight in zip(NAMES, weights, strict=True)},
        same_from=same_from,
        ask_from=_ask_from(chances, pairs, same_from),
    )


def _out_of_fold(pairs: Pairs) -> Floats:
    generator = np.random.default_rng(0)
    fold_of = generator.integers(0, _FOLDS, pairs.groups.max() + 1)[pairs.groups]
    chances = np.zeros(len(pairs.is_same))
    for fold in range(_FOLDS):
        inside = fold_of != fold
        bias, weights = fit(Pairs(pairs.features[inside], pairs.is_same[inside], pairs.groups[inside], pairs.records))
        chances[~inside] = 1 / (1 + np.exp(-(bias + pairs.features[~inside] @ weights)))
    return chances


def _same_from(chances: Floats, is_same: NDArray[np.bool_]) -> float:
    """The probability at which wrong joins and missed ones cost least, midway to the next pair below."""
    order = np.argsort(-chances, kind="stable")
    ranked = np.append(chances[order], 0.0)
    cost = np.cumsum(np.where(is_same[order], -1.0, _COST))
    best = int(np.argmin(cost))
    return round(float(np.clip((ranked[best] + ranked[best + 1]) / 2, _LEAST_SAME, 0.99)), 3)


def _ask_from(chances: Floats, pairs: Pairs, same_from: float) -> float:
    """The smallest probability from which few enough records are asked about; a pair makes at most two of them."""
    below = np.sort(chances[chances < same_from])[::-1]
    few = int(_ASKED * pairs.records / 2)
    return round(float(np.clip(below[few] if len(below) > few else 0.0, _LEAST_ASKED, same_from)), 3)
