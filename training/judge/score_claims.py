"""How well a judge that is shown no evidence tells the labels of development claims: a baseline, never a choice.

    python -m training.judge.score_claims claim_only

The only program here that reads a development part, and only to score a judge that is not shipped.
"""

import argparse
import csv
import json
import os
from collections.abc import Sequence

os.environ.setdefault("HF_HUB_OFFLINE", "1")

import numpy as np
import torch
from sklearn.metrics import f1_score

from training.judge.evaluate import loaded
from training.judge.model import CrossEncoder, encoded, tokenizer
from training.rows import DATA, LABELS, WORK
from training.sets.citation_integrity import marked

_FOLDER = DATA / "verification"
_CLINIFACT = {"1": "SUPPORT", "0": "REFUTE", "2": "NEI"}
_RESAMPLES = 2000


def main(arguments: Sequence[str] | None = None) -> None:
    """Print macro-F1 of each set with a bootstrap interval."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stage")
    model = loaded(WORK / parser.parse_args(arguments).stage)
    for name, pairs, labels in (("clinifact", _clinifact(), LABELS), ("citation_integrity", _citing(), LABELS[:2])):
        kept = [(claim, label) for claim, label in pairs if label in labels]
        truth = np.array([LABELS.index(label) for _, label in kept])
        print(json.dumps({"set": name, **_scores(truth, _told(model, [claim for claim, _ in kept]), len(labels))}))


def _clinifact() -> list[tuple[str, str]]:
    with (_FOLDER / "clinifact" / "validation_set.csv").open(encoding="utf-8", newline="") as lines:
        return [(row["claim"], _CLINIFACT[row["label"]]) for row in csv.DictReader(lines)]


def _citing() -> list[tuple[str, str]]:
    lines = (_FOLDER / "citation_integrity" / "claims_dev.jsonl").read_text("utf-8").splitlines()
    return [(marked(row["claim"]), _label(row["evidence"])) for row in map(json.loads, lines)]


def _label(evidence: dict) -> str:
    return next((part["label"] for parts in evidence.values() for part in parts), "NEI")


def _told(model: CrossEncoder, claims: Sequence[str]) -> np.ndarray:
    tokens, told = tokenizer(), []
    with torch.no_grad():
        for start in range(0, len(claims), 32):
            batch = list(claims[start : start + 32])
            told += model(**encoded(tokens, [""] * len(batch), batch)).argmax(-1).tolist()
    return np.array(told)


def _scores(truth: np.ndarray, told: np.ndarray, classes: int) -> dict[str, object]:
    def score(rows: np.ndarray) -> float:
        return float(f1_score(truth[rows], told[rows], average="macro", labels=list(range(classes)), zero_division=0))

    drawn = np.random.default_rng(1).integers(0, len(truth), (_RESAMPLES, len(truth)))
    low, high = np.percentile([score(rows) for rows in drawn], [2.5, 97.5])
    return {"n": len(truth), "macro_f1": round(score(np.arange(len(truth))), 3), "95%": [round(low, 3), round(high, 3)]}


if __name__ == "__main__":
    main()
