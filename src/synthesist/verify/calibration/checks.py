"""What arrays of scores, labels and groups must be before anything is computed from them."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from synthesist.errors import WrongUse
from synthesist.models import LABELS, Scores

Labels = NDArray[np.int64]
"""Indexes into `LABELS`, shape (pairs,)."""

_HINT = f"give one row of {len(LABELS)} numbers, one label and one group per pair"


def scores_of(scores: ArrayLike) -> Scores:
    """Scores as float64 of shape (pairs, 3).

    Raises:
        WrongUse: for any other shape.
    """
    checked = np.asarray(scores, dtype=np.float64)
    if checked.ndim != 2 or checked.shape[1] != len(LABELS):  # noqa: PLR2004 -- rows and columns
        raise WrongUse(f"scores of shape {checked.shape} are not rows of {len(LABELS)}", _HINT)
    return checked


def labelled(scores: ArrayLike, labels: ArrayLike) -> tuple[Scores, Labels]:
    """Scores and labels of the same pairs, at least one.

    Raises:
        WrongUse: for other shapes, numbers that are not finite, and labels that are no index into `LABELS`.
    """
    rows = scores_of(scores)
    told = np.asarray(labels)
    if told.shape != rows.shape[:1] or not len(rows):
        raise WrongUse(f"{len(rows)} rows of scores come with labels of shape {told.shape}", _HINT)
    if told.dtype.kind not in "iu" or np.any((told < 0) | (told >= len(LABELS))):
        raise WrongUse("a label is none of 0, 1, 2", f"give labels as indexes of {', '.join(LABELS)}")
    if not np.isfinite(rows).all():
        unjudged = int((~np.isfinite(rows).all(axis=1)).sum())
        raise WrongUse(f"{unjudged} of {len(rows)} rows hold a number that is not finite", "leave out unjudged pairs")
    return rows, told.astype(np.int64)
