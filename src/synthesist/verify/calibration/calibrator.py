"""A calibrator: what turns a judge's scores into probabilities, sets and badges, and for what pairs they hold."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import ArrayLike, NDArray

from synthesist.models import LABELS, Scores
from synthesist.records import Label, Shift
from synthesist.records.base import Frozen
from synthesist.records.ids import sha256
from synthesist.verify.calibration.badge import Badge, bears_badge
from synthesist.verify.calibration.conformal import LabelSet, Members, as_labels, members, widened
from synthesist.verify.calibration.temperature import softmax

Sets = dict[str, LabelSet]
"""By level in percent ("80", "90", "95"), the labels that cannot be ruled out."""

_VERSION_LENGTH = 8
SURE_FROM, SURE_LEAST = 0.5, 20
"""A label is sure from this probability on; of fewer pairs than this nobody can tell how often that is right."""

RARITY = 0.7
"""0 would give the likeliest label, 1 would weigh all labels alike. By cross-validation inside the training parts."""


class Calibrator(Frozen):
    """Numbers fitted on labelled pairs of one population, for one judge.

    Attributes:
        version: hash of all else that it holds.
        population: what the pairs were drawn from, in words; the guarantees hold for it alone.
        labelled_by: who or what gave the labels.
        n: pairs.
        groups: groups that the pairs came from.
        date: when it was made, as ISO 8601.
        judge: name and version of the judge whose scores it takes.
        temperature: what logits are divided by.
        offsets: what is then added to them, by label in the order of `LABELS`.
        quantiles: by level in percent and label, the largest 1 - p(label) that keeps a label in the set; None where
            the pairs were too few to rule the label out.
        badge: None where no threshold passed the test.
        sure: by label, held pairs that had it likelier than all else together, and how many of these were right.
        counts: pairs by label.
        reference: rows of features that the shift alarm holds other pairs against.
        reference_groups: by row of the reference, a number that rows of one group share.
    """

    name: str
    version: str = ""
    population: str
    labelled_by: str
    n: int
    groups: int
    date: str
    judge: str
    temperature: float
    offsets: tuple[float, float, float]
    quantiles: dict[str, dict[Label, float | None]]
    badge: Badge | None
    sure: dict[Label, tuple[int, int]]
    counts: dict[Label, int]
    reference: tuple[tuple[float, ...], ...]
    reference_groups: tuple[int, ...]
    feature_names: tuple[str, ...]

    @property
    def digest(self) -> str:
        """What the version must be."""
        return sha256(self.model_dump_json(exclude={"version"}))[:_VERSION_LENGTH]

    @property
    def full_name(self) -> str:
        """Name and version, for the verdicts that rest on it."""
        return f"{self.name}/{self.version}"

    def probabilities(self, logits: ArrayLike) -> Scores:
        """Calibrated probabilities, shape (pairs, 3), of logits of that shape; NaN rows stay NaN."""
        return softmax(logits, self.temperature, self.offsets)

    def labels(self, p: ArrayLike) -> tuple[Label, ...]:
        """The label of each row: the likeliest, where likelihood is weighed by how rare a label is here.

        Without it a label that few pairs have is hardly ever given.
        """
        many = np.array([self.counts[label] for label in LABELS], dtype=np.float64)
        # A label that was hardly seen is not weighed up: how rare it is nobody knows.
        shares = np.where(many < SURE_LEAST, many.max(), many) / many.max()
        best = (np.asarray(p, dtype=np.float64) / shares**RARITY).argmax(axis=1)
        return tuple(LABELS[int(at)] for at in best)

    def may_count(self, label: Label) -> bool:
        """Whether a pair that is sure of a label may count: enough labelled pairs were so sure, and most were right."""
        many, right = self.sure[label]
        return many >= SURE_LEAST and right >= SURE_FROM * many

    def sets(self, p: ArrayLike, shift: Shift = Shift.NONE) -> tuple[Sets, ...]:
        """For each row of p, the labels that cannot be ruled out, by level.

        Under SOME and UNKNOWN shift the sets are widened. Under LARGE, and for a row of NaN, they hold every label.
        """
        by_level = {level: as_labels(rows) for level, rows in self._members(p, shift).items()}
        return tuple({str(level): rows[at] for level, rows in by_level.items()} for at in range(len(np.asarray(p))))

    def has_badge(self, p: ArrayLike, shift: Shift = Shift.NONE) -> NDArray[np.bool_]:
        """Which rows of p bear the badge, shape (pairs,); none under any shift but NONE."""
        rows = np.asarray(p, dtype=np.float64)
        return bears_badge(rows, self.badge if shift is Shift.NONE else None)

    def _members(self, p: ArrayLike, shift: Shift) -> Mapping[int, Members]:
        plain = {int(level): members(p, _limits(by_label)) for level, by_label in self.quantiles.items()}
        if shift is Shift.NONE:
            return plain
        if shift is Shift.LARGE:
            return {level: np.ones_like(rows) for level, rows in plain.items()}
        return widened(plain)


def _limits(by_label: Mapping[Label, float | None]) -> NDArray[np.float64]:
    limits = (by_label[label] for label in LABELS)
    return np.array([np.inf if limit is None else limit for limit in limits])
