"""The judge's scores and hand-made signs, weighed: a multinomial logistic model over a pair's features.

Trained by `training/verifier/` on scores of judges that had not seen the pair (cross-fitted over groups). There is one
for each setting, since what stands beside a claim by chance differs; weights lie in `weights/stack.json`.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from synthesist.models import Scores
from synthesist.verify.pairs.features import FEATURES
from synthesist.verify.pairs.selector import Rows
from synthesist.verify.pairs.text import WEIGHTS

_CITES, _COMPARES = FEATURES.index("claim cites"), FEATURES.index("claim is a comparison")


class Setting(StrEnum):
    """How a claim came to stand beside a text.

    CITED: its author cites the document. OPEN: a search found the document. SENTENCE: a search found the sentence.
    """

    CITED = "cited"
    OPEN = "open"
    SENTENCE = "sentence"


@dataclass(frozen=True, slots=True)
class Stack:
    """A linear model over standardised features, with weights of their own for claims that cite, and that compare.

    Attributes:
        mean, scale: shape (features,).
        weights: shape (3 × features, 3), columns as in `LABELS`: for all claims, and what is added for those that cite
            and for those that compare and do not cite.
        biases: shape (3,).
        version: changes with the weights.
    """

    mean: Rows
    scale: Rows
    weights: Rows
    biases: Rows
    version: str = ""

    def logits(self, features: Rows) -> Scores:
        """Unnormalised log-probabilities, shape (pairs, 3), of features, shape (pairs, features)."""
        values = expanded((features - self.mean) / self.scale, features)
        # einsum adds up row by row, whatever the number of rows
        summed: Scores = np.einsum("ij,jk->ik", values, self.weights) + self.biases
        return summed


def stack_for(judge: str, setting: Setting) -> Stack:
    """The shipped stack where it was trained with this judge; else one that hands the judge's own scores on."""
    kept = _kept()
    return _read(kept[setting.value], kept["version"]) if kept["judge"] == judge else _plain()


def scale_of(judge: str, stack: Stack, setting: Setting) -> str:
    """What a calibrator is made for: judge, stack and setting together."""
    return f"{judge}, {stack.version}, {setting.value}"


@cache
def _kept(path: Path = WEIGHTS / "stack.json") -> Mapping[str, Any]:
    kept: dict[str, Any] = json.loads(path.read_text("utf-8"))
    assert tuple(kept["features"]) == FEATURES, "the stack was trained on other features"
    return kept


def _read(kept: Mapping[str, Any], version: str) -> Stack:
    mean, scale, weights, biases = (np.array(kept[name]) for name in ("mean", "scale", "weights", "biases"))
    return Stack(mean, scale, weights, biases, version)


def expanded(values: Rows, features: Rows) -> Rows:
    """Standardised features three times over, shape (pairs, 3 × features); the copies are 0 but for their claims."""
    cites = features[:, [_CITES]] > 0
    compares = (features[:, [_COMPARES]] > 0) & ~cites
    return np.hstack([values, values * cites, values * compares])


def _plain() -> Stack:
    """A stack for judges that none was trained with: the scores of all sentences together, as the judge gave them."""
    weights = np.zeros((3 * len(FEATURES), 3))
    weights[FEATURES.index("together: support over nothing"), 0] = 1.0
    weights[FEATURES.index("together: refute over nothing"), 1] = 1.0
    ones = np.ones(len(FEATURES))
    return Stack(ones * 0, ones, weights, np.zeros(3), "unweighed")
