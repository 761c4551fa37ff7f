"""How likely each sentence is to assert what the paper found, of what the network says and of the rules for results."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from synthesist.extract.results import place_of, result_cues
from synthesist.extract.role_names import COLUMNS, Role

Rows = NDArray[np.float64]

_CONCLUSION = COLUMNS.index(Role.CONCLUSION)
_BY_WORDS = 0.5
_RULES = 0.5
_CUES_AT_MOST = 4.0
_FLOOR = 1e-6
_MIDDLE = 0.5


def claim_odds(shares: Rows, by_words: Rows, cues: Rows) -> Rows:
    """Log-odds of a claim, shape (sentences,).

    A conclusion is told mostly by its place, so what words alone say counts beside it. How much was chosen among
    finished candidates; no weight was fitted for it.

    Args:
        shares: probabilities of the roles, shape (sentences, columns).
        by_words: the network's log-odds of a claim by words alone, shape (sentences,).
        cues: what `cues_of` gives.
    """
    conclusion = shares[:, _CONCLUSION]
    odds: Rows = np.log((conclusion + _FLOOR) / (1 - conclusion + _FLOOR)) + _BY_WORDS * by_words + _RULES * cues
    return odds


def cues_of(sentences: Sequence[str], *, is_abstract: bool = True) -> Rows:
    """Sums of the rules for results, within bounds, shape (sentences,); only in an abstract does the place count."""
    places = [place_of(at, len(sentences)) if is_abstract else _MIDDLE for at in range(len(sentences))]
    sums = [result_cues(sentence, place)[0] for sentence, place in zip(sentences, places, strict=True)]
    return np.clip(np.array(sums, dtype=np.float64), -_CUES_AT_MOST, _CUES_AT_MOST)
