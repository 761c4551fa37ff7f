"""Which sentences a claim is held against: the nearest of other works, at most two of one work."""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from synthesist.models import Vectors
from synthesist.records import Claim

PER_WORK = 2
NEAR_ENOUGH = 0.35
"""Cosine below which the default embedder's sentences have nothing to say to each other."""


def select(claim: Claim, cosines: Vectors, others: Sequence[Claim], limit: int) -> list[tuple[Claim, float]]:
    """The nearest sentences of other works with their cosines, best first; `cosines` has shape (others,)."""
    chosen: list[tuple[Claim, float]] = []
    per_work: Counter[str] = Counter()
    for at in np.lexsort((np.arange(len(cosines)), -cosines)):
        if cosines[at] < NEAR_ENOUGH or len(chosen) == limit:
            break
        other = others[int(at)]
        if other.work_id != claim.work_id and per_work[other.work_id] < PER_WORK:
            per_work[other.work_id] += 1
            chosen.append((other, float(cosines[at])))
    return chosen
