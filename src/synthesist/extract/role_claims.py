"""How likely each sentence is to assert what the paper found, of what the network says of its text."""

import numpy as np
from numpy.typing import NDArray

from synthesist.extract.role_names import COLUMNS, Role

Rows = NDArray[np.float64]

_CONCLUSION = COLUMNS.index(Role.CONCLUSION)
_FLOOR = 1e-6


def claim_odds(shares: Rows, own: Rows) -> Rows:
    """Log-odds of a claim, shape (sentences,): the mean of those of a conclusion and of the network's own answer.

    Which mean is best was chosen among finished candidates; no weight was fitted for it.

    Args:
        shares: probabilities of the roles, shape (sentences, columns).
        own: the network's own log-odds of a claim, shape (sentences,).
    """
    conclusion = shares[:, _CONCLUSION]
    odds: Rows = (np.log((conclusion + _FLOOR) / (1 - conclusion + _FLOOR)) + own) / 2
    return odds
