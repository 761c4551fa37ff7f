"""How likely each sentence is to assert what the paper found, of what the network says of its text."""

import numpy as np
from numpy.typing import NDArray

from synthesist.extract.role_names import COLUMNS, Role

Rows = NDArray[np.float64]

_CONCLUSION = COLUMNS.index(Role.CONCLUSION)
_WORDS = 1.5
_FLOOR = 1e-6


def claim_odds(shares: Rows, claims: Rows) -> Rows:
    """Log-odds of a claim, shape (sentences,).

    A conclusion is told mostly by its place, so the network's answer by words alone counts beside its answers in place.
    How much was chosen among finished candidates; no weight was fitted for it.

    Args:
        shares: probabilities of the roles, shape (sentences, columns).
        claims: log-odds of a claim, shape (sentences, 2): in its place, and by its words.
    """
    conclusion = shares[:, _CONCLUSION]
    in_place = (np.log((conclusion + _FLOOR) / (1 - conclusion + _FLOOR)) + claims[:, 0]) / 2
    odds: Rows = in_place + _WORDS * claims[:, 1]
    return odds
