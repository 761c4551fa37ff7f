"""What training says of itself: losses, speed, and scores on the validation side of its own files."""

import json
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import torch

from training.judge.model import CrossEncoder, encoded
from training.rows import LABELS, Row

_EVERY = 640


class Log:
    """A JSON Lines file; a line each few hundred pairs."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path = path
        self._reset()

    def write(self, **entry: object) -> None:
        """One line with the time."""
        with self.path.open("a", encoding="utf-8") as out:
            out.write(json.dumps({"at": time.strftime("%Y-%m-%dT%H:%M:%S"), **entry}) + "\n")

    def add(self, pairs: int, right: int, loss: float, seconds: float, seen: int, rate: float) -> None:
        """Count a step; time that the program slept is not in `seconds`."""
        self.pairs += pairs
        self.right += right
        self.loss += loss * pairs
        self.seconds += seconds
        if self.pairs >= _EVERY:
            self.write(
                seen=seen,
                loss=round(self.loss / self.pairs, 4),
                accuracy=round(self.right / self.pairs, 3),
                pairs_per_s=round(self.pairs / self.seconds, 2),
                rate=round(rate, 4),
            )
            self._reset()

    def _reset(self) -> None:
        self.pairs, self.right, self.loss, self.seconds = 0, 0, 0.0, 0.0


def validate(
    model: CrossEncoder,
    tokens: object,
    groups: Mapping[str, Sequence[Sequence[Row]]],
    at_most: int,
    wait: Callable[[], None],
) -> dict[str, dict[str, float]]:
    """Accuracy, macro-F1 and, where groups are crossed, the share of groups that are right as a whole."""
    scores = {}
    for source, chosen in groups.items():
        some, count = [], 0
        for group in chosen:
            if count < at_most:
                some.append(group)
                count += len(group)
        scores[source] = score(some, [predict(model, tokens, group, wait) for group in some])
    return scores


def predict(model: CrossEncoder, tokens: object, rows: Sequence[Row], wait: Callable[[], None]) -> list[str]:
    """The likeliest label of each row."""
    model.eval()
    labels: list[str] = []
    for at in range(0, len(rows), 32):
        wait()
        some = rows[at : at + 32]
        with torch.inference_mode():
            logits = model(**encoded(tokens, [row["evidence"] for row in some], [row["claim"] for row in some]))
        labels += [LABELS[best] for best in logits.argmax(-1).tolist()]
    return labels


def score(groups: Sequence[Sequence[Row]], guessed: Sequence[Sequence[str]]) -> dict[str, float]:
    """Scores over all rows of the groups."""
    pairs = [
        (row["label"], label)
        for group, own in zip(groups, guessed, strict=True)
        for row, label in zip(group, own, strict=True)
    ]
    whole = [
        all(row["label"] == label for row, label in zip(*both, strict=True))
        for both in zip(groups, guessed, strict=True)
    ]
    return {
        "n": len(pairs),
        "accuracy": round(sum(one == other for one, other in pairs) / max(1, len(pairs)), 3),
        "macro_f1": round(sum(_f1(pairs, label) for label in LABELS) / len(LABELS), 3),
        "whole_groups": round(sum(whole) / max(1, len(whole)), 3),
    }


def _f1(pairs: Sequence[tuple[str, str]], label: str) -> float:
    hit = sum(one == other == label for one, other in pairs)
    named = sum((one == label) + (other == label) for one, other in pairs)
    return 2 * hit / named if named else 0.0
