"""Which sentences of a document a claim is held against: a logistic model over what claim and sentence share.

Trained by `training/verifier/` on the rationales of SciFact's training claims; its weights lie in
`weights/selector.json`.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from synthesist.language.signals import DOWN, UP
from synthesist.models import Vectors
from synthesist.verify.pairs.text import WEIGHTS, Seen, weight

FEATURES = (
    "cosine",
    "claim covered",
    "sentence covered",
    "pairs covered",
    "numbers shared",
    "numbers shared of the claim's",
    "cosine below the best",
    "claim covered below the best",
    "cosine of the neighbours",
    "place",
    "is last",
    "is first",
    "words, logarithm",
    "points a way",
)

Rows = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Selector:
    """A logistic model: `weights` over standardised features, and `bias`."""

    mean: Rows
    scale: Rows
    weights: Rows
    bias: float

    def scores(self, features: Rows) -> Rows:
        """Probability that a sentence belongs to the evidence, shape (sentences,)."""
        values = (features - self.mean) / self.scale
        summed: Rows = np.einsum("ij,j->i", values, self.weights) + self.bias
        return 1 / (1 + np.exp(-summed))


def sentence_features(claim: Seen, sentences: Sequence[Seen], cosines: Vectors) -> Rows:
    """What the selector sees of each sentence, shape (sentences, features); `cosines` to the claim, (sentences,)."""
    if not sentences:
        return np.zeros((0, len(FEATURES)))
    covered = np.array([weight(claim.stems & one.stems) for one in sentences]) / max(weight(claim.stems), 1e-9)
    nearness = cosines.astype(np.float64)
    around = np.pad(nearness, 1)
    count = len(sentences)
    places = np.arange(count)
    columns = (
        nearness,
        covered,
        np.array([weight(claim.stems & one.stems) / max(weight(one.stems), 1e-9) for one in sentences]),
        np.array([len(claim.pairs & one.pairs) / max(1, len(claim.pairs)) for one in sentences]),
        np.array([float(min(3, len(claim.numbers & one.numbers))) for one in sentences]),
        np.array([len(claim.numbers & one.numbers) / max(1, len(claim.numbers)) for one in sentences]),
        nearness - nearness.max(),
        covered - covered.max(),
        (around[:-2] + around[2:]) / 2,
        (places + 1) / count,
        (places == count - 1).astype(float),
        (places == 0).astype(float),
        np.log1p([one.words for one in sentences]),
        np.array([float(any(word.stem in UP | DOWN for word in one.observed)) for one in sentences]),
    )
    return np.column_stack(columns)


@cache
def default_selector(path: Path = WEIGHTS / "selector.json") -> Selector:
    """The selector that comes with the package."""
    kept = json.loads(path.read_text("utf-8"))
    return Selector(np.array(kept["mean"]), np.array(kept["scale"]), np.array(kept["weights"]), float(kept["bias"]))
