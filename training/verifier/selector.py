"""Fit the selector on SciFact's training rationales and say how good it is on documents that it has not seen.

python -m training.verifier.selector
"""

import json
import sys
from collections.abc import Sequence

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from synthesist.models import default_embedder
from synthesist.verify.pairs.selector import FEATURES, Selector, sentence_features
from synthesist.verify.pairs.text import WEIGHTS, prepared, seen
from training.verifier.material import Pair, cited

_FOLDS, _TOP = 5, 3


def main() -> int:
    """Cross-validate, fit on all, write `weights/selector.json`."""
    pairs = [pair for pair in cited("scifact") if pair.rationales]
    rows = [features(pair) for pair in pairs]
    hits = np.zeros(len(pairs), dtype=bool)
    for training, test in GroupKFold(_FOLDS).split(pairs, groups=[pair.group for pair in pairs]):
        selector = fitted([pairs[at] for at in training], [rows[at] for at in training])
        for at in test:
            hits[at] = _is_complete(selector.scores(rows[at]), pairs[at])
    print(json.dumps({"n": len(pairs), "complete rationale in 3": round(float(hits.mean()), 3)}))
    _write(fitted(pairs, rows))
    return 0


def features(pair: Pair) -> np.ndarray:
    """What the selector sees of each sentence of a pair's document."""
    claim = prepared(pair.claim)
    vectors = default_embedder().embed([claim, *pair.sentences])
    return sentence_features(seen(claim), [seen(one) for one in pair.sentences], vectors[1:] @ vectors[0])


def fitted(pairs: Sequence[Pair], rows: Sequence[np.ndarray]) -> Selector:
    """A selector. Its scores rank; they are no probabilities, since evidence is weighted up."""
    table = np.vstack(rows)
    truth = np.concatenate([_truth(pair) for pair in pairs])
    mean, scale = table.mean(0), table.std(0) + 1e-9
    model = LogisticRegression(C=0.1, max_iter=2000, class_weight="balanced").fit((table - mean) / scale, truth)
    return Selector(mean, scale, model.coef_[0], float(model.intercept_[0]))


def _truth(pair: Pair) -> np.ndarray:
    evidence = frozenset().union(*pair.rationales)
    return np.array([at in evidence for at in range(len(pair.sentences))])


def _is_complete(scores: np.ndarray, pair: Pair) -> bool:
    top = set(np.argsort(-scores, kind="stable")[:_TOP].tolist())
    return any(rationale <= top for rationale in pair.rationales)


def _write(selector: Selector) -> None:
    kept = {
        "features": FEATURES,
        "mean": selector.mean.round(6).tolist(),
        "scale": selector.scale.round(6).tolist(),
        "weights": selector.weights.round(6).tolist(),
        "bias": round(selector.bias, 6),
    }
    (WEIGHTS / "selector.json").write_text(json.dumps(kept, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    sys.exit(main())
