"""What judges a claim against a passage. A pair's scores depend on that pair alone."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from synthesist.records import Label

LABELS = (Label.SUPPORT, Label.REFUTE, Label.NEI)
"""The order of columns wherever labels are columns."""

Scores = NDArray[np.float64]


class PairJudge(Protocol):
    """Whatever says how far a passage supports or refutes a claim."""

    @property
    def name(self) -> str:
        """Name and version; a calibrator made for one name is never used for another."""

    def logits(self, pairs: Sequence[tuple[str, str]]) -> Scores:
        """Unnormalised log-probabilities, shape (pairs, 3), columns as in `LABELS`, of (claim, passage) pairs.

        A row that a model could not answer is all NaN; whoever asked abstains on it.
        """
