"""The model beneath the rules: a logistic one over features, its weights and thresholds in a JSON file."""

from collections.abc import Mapping, Sequence
from functools import cache
from math import exp
from pathlib import Path

from synthesist.identify.matching.features import NAMES
from synthesist.records.base import Frozen

_WEIGHTS = Path(__file__).parent / "weights" / "matcher.json"
_STEEPEST = 500.0


class MatchModel(Frozen):
    """The weights, as `training/matcher/` writes them.

    Attributes:
        weights: log-odds by feature.
        same_from: probability from which two records are the same.
        ask_from: probability from which, below `same_from`, a person is asked.
    """

    name: str
    bias: float
    weights: Mapping[str, float]
    same_from: float
    ask_from: float

    @property
    def row(self) -> tuple[float, ...]:
        """The weights in the order of the features."""
        return tuple(self.weights[name] for name in NAMES)


@cache
def default_model() -> MatchModel:
    """The model of the package."""
    return MatchModel.model_validate_json(_WEIGHTS.read_text(encoding="utf-8"))


def log_odds(bias: float, row: Sequence[float], features: Sequence[float]) -> float:
    """The log-odds that two records with these features are one."""
    return bias + sum(weight * feature for weight, feature in zip(row, features, strict=True))


def probability(odds: float) -> float:
    """The probability that log-odds stand for."""
    return 1 / (1 + exp(-max(-_STEEPEST, min(_STEEPEST, odds))))
