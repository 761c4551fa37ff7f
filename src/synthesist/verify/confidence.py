"""How sure it is that others support a claim: calibrated on claims, after retrieval, judging and vetoes.

The raw score is the log-odds that at least one independent study supports the claim, were the studies' probabilities
independent (noisy or); two numbers fitted on labelled claims turn it into a probability (Platt 1999). They are made by
`training/verifier/`, and lie in `weights/claims.json` by the name of the pairs' calibrator.
"""

import json
import math
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from synthesist.records.base import Frozen
from synthesist.verify.pairs.text import WEIGHTS

CAP = 0.9
"""The most that evidence out of abstracts alone can give: what a paper holds back, its abstract does not tell."""

_LEAST = 1e-4


class ClaimCalibrator(Frozen):
    """Two numbers, and what they were fitted on.

    Attributes:
        population: what the claims were drawn from, in words.
        labelled_by: who or what gave the labels.
        n: claims.
        date: when it was made, ISO 8601.
    """

    population: str
    labelled_by: str
    n: int
    date: str
    slope: float
    intercept: float

    def confidence(self, shares: Iterable[float]) -> float:
        """Probability, to two decimals, of the support that studies give; one share for each independent study."""
        log_odds = self.slope * raw_score(shares) + self.intercept
        return round(min(CAP, 1 / (1 + math.exp(-log_odds))), 2)

    def told(self) -> str:
        """What a confidence was measured on, in words."""
        return f"{self.population}, n = {self.n} claims, {self.labelled_by}, {self.date}"


def raw_score(shares: Iterable[float]) -> float:
    """Log-odds that one of several independent studies supports a claim."""
    none = math.prod(1 - min(max(share, _LEAST), 1 - _LEAST) for share in shares)
    none = min(max(none, _LEAST), 1 - _LEAST)
    return math.log((1 - none) / none)


@cache
def claim_calibrators(path: Path = WEIGHTS / "claims.json") -> Mapping[str, ClaimCalibrator]:
    """The shipped ones, by the name of the calibrator of pairs that they go with."""
    kept = json.loads(path.read_text("utf-8"))
    return {name: ClaimCalibrator.model_validate(one) for name, one in kept.items()}
