"""Choose among models by cross-validation over folds of documents, fit the chosen one, write it.

    python -m training.confirmer.fit            # compares
    python -m training.confirmer.fit --write    # fits the one that ships, and writes `weights/trees.json`

Run it after `gather`.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from synthesist.appraise.confirmer.judge_signs import SIGNS, WEIGHTS
from training.confirmer.documents import FOLDS
from training.confirmer.pairs import NEI, REFUTE, SUPPORT
from training.rows import WORK, read_rows

SHARES = {"edited": 0.2, "cut": 0.2, "title": 0.1, "asked": 0.2, "near": 0.3}
"""What part of the weight the pairs of each maker have together."""

SIZES = ((6, 100), (8, 150), (12, 200))
SPEAKS = dict.fromkeys(
    (
        "claim covered",
        "rare words covered",
        "runs covered",
        "longest stretch",
        "in order",
        "before the pointer covered",
        "after the pointer covered",
        "less covered side",
        "names covered",
        "sentence finds",
        "cosine",
    ),
    1,
) | {"weightiest word missing": -1, "sentence asks": -1}
REFUTES = dict.fromkeys(
    (
        "pointers clash",
        "pointers clash across axes",
        "denials clash",
        "denied words differ",
        "opposites exchanged",
        "denial put in or out",
        "whole finding denied on one side",
        "nothing found on one side",
        "sides exchanged",
    ),
    1,
) | {"pointers agree": -1, "nothing found on both sides": -1}
"""Which way a sign may move an answer."""

_DECIMALS = 5
_THRESHOLDS = (0.5, 0.7, 0.9)


@dataclass(frozen=True, slots=True)
class Table:
    """Pairs as arrays; shape (pairs,), signs (pairs, signs)."""

    signs: np.ndarray
    label: np.ndarray
    kind: np.ndarray
    fold: np.ndarray

    def some(self, kept: np.ndarray) -> "Table":
        """Some of the pairs."""
        return Table(self.signs[kept], self.label[kept], self.kind[kept], self.fold[kept])

    @property
    def weights(self) -> np.ndarray:
        """So that each maker has its share, whatever the number of its pairs; mean 1."""
        found = np.zeros(len(self.label))
        for kind, share in SHARES.items():
            own = self.kind == kind
            found[own] = share / max(1, own.sum())
        return found * len(found) / found.sum()


class Model(Protocol):
    """Whatever gives probabilities of the three labels."""

    def predict_proba(self, signs: np.ndarray) -> np.ndarray:
        """Shape (pairs, 3)."""


Fit = Callable[[Table], Model]


@dataclass(frozen=True, slots=True)
class Boosted:
    """Boosted trees for two questions: does a sentence speak, and does what speaks refute."""

    speaks: HistGradientBoostingClassifier
    refutes: HistGradientBoostingClassifier

    def predict_proba(self, signs: np.ndarray) -> np.ndarray:
        """See `Model`."""
        speaks, refutes = (model.predict_proba(signs)[:, 1] for model in (self.speaks, self.refutes))
        return np.column_stack([speaks * (1 - refutes), speaks * refutes, 1 - speaks])


def models() -> Iterator[tuple[str, Fit]]:
    """What is compared."""
    yield "logistic", _logistic
    for leaves, rounds in SIZES:
        yield f"trees {leaves} x {rounds}", lambda table, a=leaves, b=rounds: boosted(table, a, b)
    yield "trees 8 x 150, free", lambda table: boosted(table, 8, 150, is_free=True)


def boosted(table: Table, leaves: int, rounds: int, *, is_free: bool = False) -> Boosted:
    """Trees of few leaves; unless they are free, a sign may only speak the way that is known beforehand."""
    spoken = table.some(table.label != NEI)
    return Boosted(
        _trees(table, table.label != NEI, {} if is_free else SPEAKS, leaves, rounds),
        _trees(spoken, spoken.label == REFUTE, {} if is_free else REFUTES, leaves, rounds, is_narrow=not is_free),
    )


def _trees(
    table: Table, yes: np.ndarray, ways: Mapping[str, int], leaves: int, rounds: int, *, is_narrow: bool = False
) -> HistGradientBoostingClassifier:
    signs = table.signs.copy()
    if is_narrow:  # what does not bear on the question is made constant, so that no tree asks for it
        signs[:, [at for at, name in enumerate(SIGNS) if name not in ways]] = 0
    model = HistGradientBoostingClassifier(
        max_leaf_nodes=leaves,
        max_iter=rounds,
        learning_rate=0.08,
        min_samples_leaf=40,
        l2_regularization=5.0,
        early_stopping=False,
        random_state=0,
        monotonic_cst=[ways.get(name, 0) for name in SIGNS],
    )
    return model.fit(signs, yes, sample_weight=table.weights)


def gathered() -> Table:
    """The pairs that `gather` wrote."""
    rows = list(read_rows(WORK / "confirmer-pairs.jsonl"))
    with np.load(WORK / "confirmer-signs.npz") as kept:
        signs = kept["signs"]
    label, kind, fold = (np.array([row[name] for row in rows]) for name in ("label", "kind", "fold"))
    return Table(signs, label, kind, fold)


def out_of_fold(table: Table, fit: Fit) -> np.ndarray:
    """Probabilities of each pair by a model that saw no document of its fold, shape (pairs, 3)."""
    p = np.zeros((len(table.label), 3))
    for fold in range(FOLDS):
        held = table.fold == fold
        p[held] = fit(table.some(~held)).predict_proba(table.signs[held])
    return p


def told(table: Table, p: np.ndarray) -> dict[str, float]:
    """Weighted log loss, macro-F1, accuracy by maker, and how precise support and refutation are."""
    said, weights = p.argmax(axis=1), table.weights
    loss = -np.average(np.log(p[np.arange(len(p)), table.label]), weights=weights)
    found = {"loss": loss, "macro-F1": f1_score(table.label, said, average="macro", sample_weight=weights)}
    for kind in SHARES:
        own = table.kind == kind
        found[kind] = float((said == table.label)[own].mean())
    for threshold in _THRESHOLDS:
        for name, at in (("support", SUPPORT), ("refute", REFUTE)):
            sure, is_so = p[:, at] >= threshold, table.label == at
            found[f"{name} from {threshold}: precision"] = float(np.average(is_so[sure], weights=weights[sure]))
            found[f"{name} from {threshold}: recall"] = float(np.average(sure[is_so], weights=weights[is_so]))
    return {name: round(float(value), 4) for name, value in found.items()}


def exported(model: Boosted) -> dict[str, object]:
    """The model as `judge_trees.read_trees` reads it."""
    kept = {"signs": SIGNS, "speaks": _forest(model.speaks), "refutes": _forest(model.refutes)}
    return {"version": hashlib.sha256(json.dumps(kept).encode()).hexdigest()[:8], **kept}


def _forest(model: HistGradientBoostingClassifier) -> dict[str, object]:
    trees = [_nodes(tree.nodes) for (tree,) in model._predictors]  # noqa: SLF001 -- there is no public form
    return {"baseline": round(float(np.ravel(model._baseline_prediction)[0]), _DECIMALS), "trees": trees}  # noqa: SLF001


def _nodes(nodes: np.ndarray) -> list[list[float]]:
    return [
        [-1, 0, 0, 0, round(float(one["value"]), _DECIMALS)]
        if one["is_leaf"]
        else [int(one["feature_idx"]), float(one["num_threshold"]), int(one["left"]), int(one["right"]), 0]
        for one in nodes
    ]


def _logistic(table: Table) -> Model:
    model = make_pipeline(StandardScaler(), LogisticRegression(C=0.3, max_iter=400))
    fitted: Model = model.fit(table.signs, table.label, logisticregression__sample_weight=table.weights)
    return fitted


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare, or fit and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--leaves", type=int, default=12)
    parser.add_argument("--rounds", type=int, default=200)
    options = parser.parse_args(arguments)
    table = gathered()
    if not options.write:
        for name, fit in models():
            print(name, json.dumps(told(table, out_of_fold(table, fit))), flush=True)
        return 0
    kept = exported(boosted(table, options.leaves, options.rounds))
    path = WEIGHTS / "trees.json"
    path.write_text(json.dumps(kept, separators=(",", ":")).replace("]],[[", "]],\n[[") + "\n", "utf-8")
    print(kept["version"], path.stat().st_size, "bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
