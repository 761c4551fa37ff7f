"""Crossed fours: two forms of a claim and two of a passage, each met once with each label, so neither tells it."""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from synthesist.models import LABELS
from synthesist.records import Label

REAL = "training/.work/real-heldout-kinds.jsonl"
INVENTED = "training/.work/generated-heldout.jsonl"
MADE = {
    REAL: "`python -m training.pairs.make real`",
    INVENTED: "`python -m training.pairs.make generated`",
}


@dataclass(frozen=True, slots=True)
class Four:
    """Claim and passage in two forms each, all four ways.

    Attributes:
        kind: of the contradiction that tells the forms apart.
        cluster: the abstract that it was made of, or the invented block.
        labels: places in `LABELS`, one for each pair.
    """

    kind: str
    cluster: str
    pairs: tuple[tuple[str, str], ...]
    labels: tuple[int, ...]


def read_fours(path: Path, every: int = 1) -> list[Four]:
    """The two fours of every so-manieth block of a file, in its order."""
    blocks: dict[str, list[dict[str, Any]]] = defaultdict(list)
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            blocks[row.get("block") or row["group"]].append(row)
    chosen = list(blocks.values())[::every]
    return [four for block in chosen for side in (0, 1) if (four := _four(block, side))]


def _four(block: Sequence[dict[str, Any]], side: int) -> Four | None:
    """The pairs that speak of the same thing, so that only the contradiction tells them apart."""
    rows = [row for row in block if row["claim_form"][1] == row["evidence_form"][1] == side]
    if len(rows) != 4:
        return None
    labels = tuple(LABELS.index(Label(row["label"])) for row in rows)
    pairs = tuple((row["claim"], row["evidence"]) for row in rows)
    return Four(rows[0]["kinds"].split("+")[0], rows[0]["group"], pairs, labels)
