"""What is fitted on labelled pairs: a temperature with offsets on some groups, and quantiles on the others."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from synthesist.models import Scores
from synthesist.verify.calibration.conformal import LEVELS, Members, Quantiles, class_quantiles, members
from synthesist.verify.calibration.splitting import LabelledPairs, shuffled
from synthesist.verify.calibration.temperature import Offsets, fit_scaling, softmax

CHOOSING_SHARE = 1 / 3
"""Of the groups, for temperature, offsets and the badge's thresholds: three numbers need fewer pairs than nine."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A temperature and offsets, and quantiles by level."""

    temperature: float
    offsets: Offsets
    quantiles: Mapping[int, Quantiles]

    def probabilities(self, logits: ArrayLike) -> Scores:
        """Calibrated probabilities, shape (pairs, 3)."""
        return softmax(logits, self.temperature, self.offsets)

    def members(self, p: Scores) -> dict[int, Members]:
        """Sets by level."""
        return {level: members(p, quantiles) for level, quantiles in self.quantiles.items()}


def parted(pairs: LabelledPairs, *salt: str | int) -> tuple[LabelledPairs, LabelledPairs]:
    """A part to choose on (a third of the groups), and a part that what was chosen is held against."""
    order = shuffled(pairs.groups, "parts", *salt)
    cut = min(len(order) - 1, max(1, round(len(order) * CHOOSING_SHARE)))
    return pairs.of(order[:cut]), pairs.of(order[cut:])


def fit_parts(choosing: LabelledPairs, holding: LabelledPairs) -> Fitted:
    """The temperature and offsets of one part, and the quantiles of the other under them."""
    temperature, offsets = fit_scaling(choosing.logits, choosing.labels)
    p = softmax(holding.logits, temperature, offsets)
    quantiles = {level: np.asarray(class_quantiles(p, holding.labels, level)) for level in LEVELS}
    return Fitted(temperature, offsets, quantiles)
