"""Score a checkpoint on a file of rows.

    python -m training.judge.evaluate stage_a training/.work/real-heldout-kinds.jsonl --limit 2400
    python -m training.judge.evaluate stage_a training/.work/scifact.jsonl --side validation

Of a crossed block, the pairs that differ in the contradiction alone make fours; a four counts when all are right.
`--blank` leaves one side empty. Works on a checkpoint that is still being trained, too.
"""

import argparse
import json
import os
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

os.environ.setdefault("HF_HUB_OFFLINE", "1")

import torch

from training.judge.mixture import grouped
from training.judge.model import CrossEncoder, fresh, tokenizer
from training.judge.progress import predict, score
from training.rows import WORK, Row

_SHARES = {"all": (1.1, True), "validation": (0.1, True), "training": (0.1, False)}


def main(arguments: Sequence[str] | None = None) -> None:
    """Print scores as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stage")
    parser.add_argument("file", type=Path)
    parser.add_argument("--side", choices=sorted(_SHARES), default="all")
    parser.add_argument("--limit", type=int, default=2400)
    parser.add_argument("--blank", choices=("claim", "evidence"))
    options = parser.parse_args(arguments)
    torch.set_num_threads(2)
    share, validation = _SHARES[options.side]
    groups = list(_some(grouped(options.file, share, validation=validation), options.limit))
    model, tokens = loaded(WORK / options.stage), tokenizer()
    guessed = [predict(model, tokens, [_blanked(row, options.blank) for row in one], lambda: None) for one in groups]
    named = [
        [row | {"guess": label} for row, label in zip(*both, strict=True)] for both in zip(groups, guessed, strict=True)
    ]
    rows = [row for one in named for row in one]
    polar = [row for row in rows if row["label"] != "NEI"]
    scores = score(groups, guessed) | {
        "polarity": round(sum(row["guess"] == row["label"] for row in polar) / max(1, len(polar)), 3),
        "polarity_n": len(polar),
        "fours": fours(named),
    }
    print(json.dumps(scores, indent=1))


def loaded(folder: Path) -> CrossEncoder:
    """The finished model, or what the latest checkpoint has."""
    model = fresh()
    finished = folder / "model.pt"
    state = torch.load(finished if finished.exists() else folder / "latest.pt", weights_only=True)
    model.load_state_dict(state if finished.exists() else state["model"])
    return model


def fours(blocks: Sequence[Sequence[Row]]) -> dict[str, dict[str, float]]:
    """By kind of contradiction: how many fours, and the share with all four right."""
    whole: dict[str, list[bool]] = defaultdict(list)
    for block in blocks:
        for side in (0, 1):
            four = [row for row in block if "kinds" in row and row["claim_form"][1] == row["evidence_form"][1] == side]
            if len(four) == 4:
                right = all(row["guess"] == row["label"] for row in four)
                for kind in (four[0]["kinds"].split("+")[0], "all"):
                    whole[kind].append(right)
    return {kind: {"n": len(own), "right": round(sum(own) / len(own), 3)} for kind, own in sorted(whole.items())}


def _some(groups: Sequence[list[Row]], limit: int) -> Iterator[list[Row]]:
    count = 0
    for group in groups:
        if count < limit:
            count += len(group)
            yield group


def _blanked(row: Row, side: str | None) -> Row:
    return row | {side: ""} if side else row


if __name__ == "__main__":
    main()
