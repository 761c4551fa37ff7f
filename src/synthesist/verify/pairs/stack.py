"""The judge's scores and hand-made signs, weighed: a multinomial logistic model over a pair's features.

Trained by `training/verifier/` on scores of judges that had not seen the pair (cross-fitted over groups); its weights
lie in `weights/stack.json`.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from synthesist.models import Scores
from synthesist.verify.pairs.features import FEATURES
from synthesist.verify.pairs.selector import Rows
from synthesist.verify.pairs.text import WEIGHTS


@dataclass(frozen=True, slots=True)
class Stack:
    """A linear model over standardised features.

    Attributes:
        weights: shape (features, 3), columns as in `LABELS`; biases: shape (3,).
        judge: name of the judge that it was trained with.
    """

    mean: Rows
    scale: Rows
    weights: Rows
    biases: Rows
    judge: str

    def logits(self, features: Rows) -> Scores:
        """Unnormalised log-probabilities, shape (pairs, 3), of features, shape (pairs, features)."""
        values = (features - self.mean) / self.scale
        # einsum adds up row by row, whatever the number of rows
        summed: Scores = np.einsum("ij,jk->ik", values, self.weights) + self.biases
        return summed


@cache
def default_stack(path: Path = WEIGHTS / "stack.json") -> Stack:
    """The stack that comes with the package."""
    kept = json.loads(path.read_text("utf-8"))
    assert tuple(kept["features"]) == FEATURES, "the stack was trained on other features"
    return Stack(
        np.array(kept["mean"]),
        np.array(kept["scale"]),
        np.array(kept["weights"]),
        np.array(kept["biases"]),
        kept["judge"],
    )
