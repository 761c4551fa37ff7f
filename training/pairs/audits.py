"""What a judge could reach on made pairs without comparing meanings: each share must lie close to chance.

    python -m training.pairs.audits FILE.jsonl… [--limit N]

Prints one row a file and audit: n, chance (the largest class), accuracy in grouped cross-validation, the bar, and
whether it holds. Needs scikit-learn. Exit code 1 where a bar is broken.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from training.pairs.overlap import features
from training.rows import Row, read_rows

BARS = {"claim only": 0.02, "evidence only": 0.02, "overlap only": 0.05, "edited or not": 0.05}
FOLDS = 5


def audit(rows: Sequence[Row], threads: int = 1) -> dict[str, float]:
    """Accuracy of each audit, and `chance`."""
    labels = [row["label"] for row in rows]
    groups = [row["group"] for row in rows]
    scores = {"chance": max(Counter(labels).values()) / len(labels)}
    for name, inputs in _inputs(rows).items():
        scores[name] = _accuracy(inputs, labels, groups, threads)
    return scores


def broken(scores: Mapping[str, float]) -> list[str]:
    """Audits above their bars."""
    return [name for name, bar in BARS.items() if scores[name] > scores["chance"] + bar]


def edit_features(row: Row) -> list[float]:
    """Edits on either side, their sum and difference, and whether there are any."""
    one, other = row["edits"]
    return [one, other, one + other, abs(one - other), min(one, 1), min(other, 1), min(one, 1) ^ min(other, 1)]


def _inputs(rows: Sequence[Row]) -> dict[str, list]:
    return {
        "claim only": [row["claim"] for row in rows],
        "evidence only": [row["evidence"] for row in rows],
        "overlap only": [features(row["claim"], row["evidence"]) for row in rows],
        "edited or not": [edit_features(row) for row in rows],
    }


def _accuracy(inputs: list, labels: Sequence[str], groups: Sequence[str], threads: int) -> float:
    from sklearn.model_selection import GroupKFold, cross_val_predict

    model = _text_model() if isinstance(inputs[0], str) else _number_model()
    folds = GroupKFold(FOLDS, shuffle=True, random_state=0)
    guessed = cross_val_predict(model, inputs, labels, groups=groups, cv=folds, n_jobs=threads)
    return sum(one == other for one, other in zip(guessed, labels, strict=True)) / len(labels)


def _text_model():  # noqa: ANN202
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline

    vectors = TfidfVectorizer(ngram_range=(1, 2), min_df=3, sublinear_tf=True)
    return make_pipeline(vectors, LogisticRegression(max_iter=300, C=1.0))


def _number_model():  # noqa: ANN202
    from sklearn.ensemble import HistGradientBoostingClassifier

    return HistGradientBoostingClassifier(max_iter=60, max_leaf_nodes=15, random_state=0)


def main(arguments: Sequence[str] | None = None) -> int:
    """Audit each file by itself."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--limit", type=int, default=12_000)
    options = parser.parse_args(arguments)
    has_failed = False
    for path in options.files:
        rows = list(read_rows(path, options.limit))
        scores = audit(rows)
        has_failed |= bool(broken(scores))
        for name, bar in BARS.items():
            state = "holds" if scores[name] <= scores["chance"] + bar else "BROKEN"
            print(
                f"{path.name:28} {name:14} n={len(rows):6} chance {scores['chance']:.3f} "
                f"found {scores[name]:.3f} bar {scores['chance'] + bar:.3f} {state}"
            )
    return int(has_failed)


if __name__ == "__main__":
    sys.exit(main())
