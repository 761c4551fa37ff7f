"""Fit the stacks on what `gather` kept, with cross-validation over groups, and write `weights/stack.json`.

    python -m training.verifier.stack --judge training/.work/judge [--write]

Prints macro-F1 and polarity out of fold beside the same of the judge alone and of the signs alone.
"""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import GroupKFold

from synthesist.models import judge_at
from synthesist.records.ids import sha256
from synthesist.verify.pairs.features import FEATURES
from synthesist.verify.pairs.stack import Setting, Stack, expanded
from synthesist.verify.pairs.text import WEIGHTS
from training.rows import WORK

FOLDS, STRENGTH = 5, 0.1
_CONSTANT = 1e-6
_JUDGED = 11
"""The first features come from the judge, the others do without."""

FILES = {Setting.CITED: "cited", Setting.OPEN: "open", Setting.SENTENCE: "open-sentences"}
Table = dict[str, np.ndarray]


def main(arguments: Sequence[str] | None = None) -> int:
    """Cross-validate, fit on all, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--judge", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args(arguments)
    kept: dict[str, Any] = {"judge": judge_at(options.judge).name, "features": FEATURES}
    for setting, name in FILES.items():
        table = gathered(name)
        print(json.dumps({"setting": setting, "n": len(table["label"]), **_report(table)}, indent=1))
        kept[setting.value] = _content(fitted(table))
    kept["version"] = "stack/" + sha256(json.dumps(kept))[:8]
    if options.write:
        (WEIGHTS / "stack.json").write_text(json.dumps(kept, indent=1) + "\n", "utf-8")
    return 0


def gathered(name: str) -> Table:
    """A file of features."""
    with np.load(WORK / f"features-{name}.npz") as kept:
        return {key: kept[key] for key in kept.files}


def fitted(table: Table, columns: Sequence[int] | None = None) -> Stack:
    """A stack; where columns are named, the others count for nothing."""
    rows = table["features"]
    mean, scale = rows.mean(0), rows.std(0)
    scale[scale < _CONSTANT] = 1.0
    values = (rows - mean) / scale
    if columns is not None:
        values[:, [at for at in range(rows.shape[1]) if at not in columns]] = 0
    model = LogisticRegression(C=STRENGTH, max_iter=5000).fit(expanded(values, rows), table["label"])
    return Stack(mean, scale, model.coef_.T, model.intercept_)


def out_of_fold(table: Table, fit: Callable[[Table], Stack] = fitted) -> np.ndarray:
    """Logits, shape (pairs, 3), each by a stack that saw no pair of its group."""
    logits = np.zeros((len(table["label"]), 3))
    for training, test in GroupKFold(FOLDS).split(logits, groups=table["group"]):
        stack = fit({key: values[training] for key, values in table.items()})
        logits[test] = stack.logits(table["features"][test])
    return logits


def _report(table: Table) -> dict[str, Any]:
    whole = {
        "stacked": out_of_fold(table),
        "judge alone": out_of_fold(table, lambda part: fitted(part, range(_JUDGED))),
        "signs alone": out_of_fold(table, lambda part: fitted(part, range(_JUDGED, len(FEATURES)))),
    }
    return {
        source: {name: _scores(table, logits, table["source"] == source) for name, logits in whole.items()}
        for source in sorted(set(table["source"]))
    }


def _scores(table: Table, logits: np.ndarray, rows: np.ndarray) -> dict[str, float]:
    truth, guess = table["label"][rows], logits[rows].argmax(1)
    polar = truth < 2
    f1 = f1_score(truth, guess, average=None, labels=[0, 1, 2], zero_division=0)
    turned = logits[rows][polar][:, :2].argmax(1)
    return {
        "accuracy": round(float((truth == guess).mean()), 3),
        "macro_f1": round(float(f1.mean()), 3),
        "f1": [round(float(one), 2) for one in f1],
        "polarity": round(float((turned == truth[polar]).mean()), 3),
        "polarity_f1": round(float(f1_score(truth[polar], turned, average="macro", labels=[0, 1])), 3),
    }


def _content(stack: Stack) -> dict[str, list]:
    return {name: np.round(getattr(stack, name), 6).tolist() for name in ("mean", "scale", "weights", "biases")}


if __name__ == "__main__":
    sys.exit(main())
