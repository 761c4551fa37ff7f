"""What the package's verifier says of labelled pairs, as arrays; scores are kept in the work folder.

What the judge says of a pair hangs on that pair alone, so it is asked once; calibration and vetoes are done each time.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.bootstrap import Counts
from benchmarks.material.labelled import LabelledPair
from synthesist.models import LABELS, Scores
from synthesist.records import Label, PairVerdict
from synthesist.records.ids import sha256, short_hash
from synthesist.verify.pairs import Asked, Setting, Verifier, Weighed
from synthesist.verify.pairs.features import FEATURES
from synthesist.verify.pairs.stack import stack_for
from synthesist.verify.pairs.text import WEIGHTS

SUPPORT, REFUTE, NEI = (LABELS.index(label) for label in (Label.SUPPORT, Label.REFUTE, Label.NEI))

Labels = NDArray[np.int64]
_CHUNK = 16
_TOGETHER = (FEATURES.index("together: support over nothing"), FEATURES.index("together: refute over nothing"))


@dataclass(frozen=True, slots=True)
class Judged:
    """Labelled pairs and what was said of them; rows run alike.

    Attributes:
        p: calibrated probabilities, shape (pairs, 3); NaN where there is no number.
        logits: of the stack, NaN where the pair was not judged; shape (pairs, 3).
        alone: the judge's own scores of the sentences together, without stack; shape (pairs, 3).
    """

    pairs: tuple[LabelledPair, ...]
    verdicts: tuple[PairVerdict, ...]
    p: Scores
    logits: Scores
    alone: Scores

    def rows(self, kept: Sequence[bool] | NDArray[np.bool_]) -> "Judged":
        """Some of the pairs; verdicts stay what they were among all of them."""
        at = np.flatnonzero(kept)
        pairs, verdicts = tuple(self.pairs[one] for one in at), tuple(self.verdicts[one] for one in at)
        return Judged(pairs, verdicts, self.p[at], self.logits[at], self.alone[at])

    @property
    def gold(self) -> Labels:
        """Labels of the pairs, shape (pairs,)."""
        return np.array([pair.label for pair in self.pairs], dtype=np.int64)

    @property
    def clusters(self) -> list[str]:
        """Cluster of each pair."""
        return [pair.cluster for pair in self.pairs]

    @property
    def said(self) -> Labels:
        """Labels as shown, after the vetoes."""
        return np.array([LABELS.index(one.label) for one in self.verdicts], dtype=np.int64)

    @property
    def unvetoed(self) -> Labels:
        """Labels as they were before the vetoes, which cancel SUPPORT alone."""
        return np.where([bool(one.vetoes) for one in self.verdicts], SUPPORT, self.said)

    @property
    def of_judge(self) -> Labels:
        """Labels of the judge alone; NEI where it was not asked."""
        best: Labels = np.nan_to_num(self.alone).argmax(axis=1)
        return np.where(np.isnan(self.alone).any(axis=1), NEI, best)

    @property
    def polarity(self) -> Labels:
        """The likelier of SUPPORT and REFUTE, by probability where there is one, else by the stack's scores."""
        scores = np.where(np.isnan(self.p), self.logits, self.p)
        best: Labels = np.nan_to_num(scores[:, :2]).argmax(axis=1)
        return best

    @property
    def has_number(self) -> NDArray[np.bool_]:
        """Whether a probability is shown, shape (pairs,)."""
        known: NDArray[np.bool_] = np.isfinite(self.p).all(axis=1)
        return known

    def members(self, level: int) -> NDArray[np.bool_]:
        """Which labels are in the sets of a level, shape (pairs, 3)."""
        return np.array([[label in one.sets[str(level)] for label in LABELS] for one in self.verdicts]).reshape(-1, 3)


def judged(
    pairs: Sequence[LabelledPair], work: Path, setting: Setting = Setting.CITED, verifier: Verifier | None = None
) -> Judged:
    """Ask the package's verifier about pairs, all of them in one run, as `verify` does."""
    verifier = verifier or Verifier(setting=setting)
    weighed = weigh_all([pair.asked for pair in pairs], verifier, work)
    verdicts = verifier.settle(weighed)
    features = np.array([one.features or [np.nan] * len(FEATURES) for one in weighed]).reshape(-1, len(FEATURES))
    p = np.array([[np.nan] * 3 if one.p is None else [one.p[label] for label in LABELS] for one in verdicts])
    alone = np.column_stack([features[:, _TOGETHER], np.where(np.isnan(features[:, 0]), np.nan, 0.0)])
    logits = stack_for(verifier.name, setting).logits(features)
    return Judged(tuple(pairs), verdicts, p.reshape(-1, 3), logits, alone)


def weigh_all(asked: Sequence[Asked], verifier: Verifier, work: Path) -> list[Weighed]:
    """Each pair weighed; those that an earlier call weighed with the same judge are read from the work folder."""
    path = work / "judged" / f"{_key_of(verifier)}.jsonl"
    path.parent.mkdir(parents=True, exist_ok=True)
    kept = _read(path)
    new = {key: one for one in asked if (key := _key(one)) not in kept}
    keys = list(new)
    with path.open("a", encoding="utf-8") as out:
        for start in range(0, len(keys), _CHUNK):
            some = keys[start : start + _CHUNK]
            for key, one in zip(some, verifier.weigh_all([new[key] for key in some]), strict=True):
                kept[key] = {"key": key, "at": one.rationale, "features": one.features, "reason": one.reason}
                out.write(json.dumps(kept[key]) + "\n")
            out.flush()
    return [_weighed(one, kept[_key(one)]) for one in asked]


def confusions(gold: Labels, said: Labels, clusters: Sequence[str], labels: int = len(LABELS)) -> Counts:
    """Per cluster the flattened confusion matrix, rows gold; shape (clusters, labels²)."""
    return sums(np.eye(labels**2)[labels * gold + said], clusters)


def sums(values: Counts, clusters: Sequence[str]) -> Counts:
    """Values of shape (rows, k) added up by cluster, in the order of the clusters' names; shape (clusters, k)."""
    names, at = np.unique(np.array(clusters), return_inverse=True)
    totals = np.zeros((len(names), values.shape[1]))
    np.add.at(totals, at, values)
    return totals


def _weighed(asked: Asked, kept: dict[str, Any]) -> Weighed:
    places = tuple(kept["at"])
    passage = " ".join(asked.sentences[at] for at in sorted(places))
    return Weighed(asked, places, passage, tuple(kept["features"]), kept["reason"])


def _read(path: Path) -> dict[str, dict[str, Any]]:
    """What is kept, without a last line that was cut off."""
    if not path.is_file():
        return {}
    text = path.read_text(encoding="utf-8")
    whole = text[: text.rfind("\n") + 1]
    if whole != text:
        path.write_text(whole, encoding="utf-8")
    return {row["key"]: row for row in map(json.loads, whole.splitlines())}


def _key(asked: Asked) -> str:
    return short_hash(asked.claim, asked.title, *asked.sentences, "only", *asked.only)


def _key_of(verifier: Verifier) -> str:
    """Changes with the judge, the selector, the stems and what features are made."""
    weights = (sha256((WEIGHTS / name).read_text("utf-8")) for name in ("selector.json", "stems.json"))
    return short_hash(verifier.name, *weights, *FEATURES)
