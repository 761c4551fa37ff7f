"""Features of labelled training pairs, as `training/verifier/gather.py` keeps them: no text is among them.

Each pair went through a judge that had not seen it. Two more parts, dev and validation, are never among them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from synthesist.verify.pairs import Setting

FOLDER = "training/.work"
CITED = f"{FOLDER}/features-cited.npz"
OPEN = f"{FOLDER}/features-open.npz"
SENTENCES = f"{FOLDER}/features-open-sentences.npz"
ACL = f"{FOLDER}/features-acl-sentences.npz"

_GATHER = "`python -m training.verifier.gather"
MADE: Mapping[str, str] = {
    CITED: f"{_GATHER} cited`",
    OPEN: f"{_GATHER} open`",
    SENTENCES: f"{_GATHER} cited`",
    ACL: f"{_GATHER} acl`",
}
CALIBRATE = "calibrate|"
"""How groups of ACL pairs begin that serve to calibrate; the test half is never read here."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Labelled pairs of one source in one setting; rows run alike.

    Attributes:
        labels: places in `synthesist.models.LABELS`, shape (pairs,).
        groups: what must not be parted.
        features: shape (pairs, features).
    """

    name: str
    setting: Setting
    labels: NDArray[np.int64]
    groups: tuple[str, ...]
    features: NDArray[np.float64]

    def rows(self, kept: NDArray[np.bool_]) -> "Kept":
        """Some of the pairs."""
        groups = tuple(group for group, is_kept in zip(self.groups, kept, strict=True) if is_kept)
        return Kept(self.name, self.setting, self.labels[kept], groups, self.features[kept])

    @property
    def table(self) -> dict[str, NDArray[np.generic]]:
        """As `training.verifier.stack` takes it."""
        return {"features": self.features, "label": self.labels, "group": np.array(self.groups)}


SETS: Sequence[tuple[str, str, str, Setting]] = (
    ("SciFact, cited", CITED, "scifact", Setting.CITED),
    ("CliniFact", CITED, "clinifact", Setting.CITED),
    ("Citation-Integrity", CITED, "citation_integrity", Setting.CITED),
    ("SciFact, found", OPEN, "scifact", Setting.OPEN),
    ("SciFact, sentences", SENTENCES, "scifact", Setting.SENTENCE),
    ("ACL, sentences", ACL, "acl", Setting.SENTENCE),
)
"""Name, file, source and setting."""


def read_kept(repository: Path) -> list[Kept]:
    """All sets that are there, of ACL the half that calibrates."""
    return [_kept(repository, *one) for one in SETS if (repository / one[1]).is_file()]


def _kept(repository: Path, name: str, path: str, source: str, setting: Setting) -> Kept:
    table = _table(repository / path)
    groups = table["group"].astype(str)
    is_ours = table["source"] == source
    if path == ACL:
        is_ours &= np.char.startswith(groups, CALIBRATE)
    labels, features = table["label"].astype(np.int64), table["features"].astype(np.float64)
    return Kept(name, setting, labels[is_ours], tuple(groups[is_ours].tolist()), features[is_ours])


@cache
def _table(path: Path) -> Mapping[str, NDArray[np.generic]]:
    with np.load(path) as kept:
        return {key: kept[key] for key in kept.files}
