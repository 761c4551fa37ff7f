"""CSAbstruct: the role of each sentence of abstracts in computer science."""

import json
from dataclasses import dataclass
from pathlib import Path

TRAIN = "verification/csabstruct/train.jsonl"
DEV = "verification/csabstruct/dev.jsonl"


@dataclass(frozen=True, slots=True)
class Labelled:
    """The sentences of an abstract, and whether each one's role is "result"."""

    sentences: tuple[str, ...]
    are_results: tuple[bool, ...]


def read_csabstruct(path: Path) -> list[Labelled]:
    """All abstracts of a part."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    return [Labelled(tuple(row["sentences"]), tuple(label == "result" for label in row["labels"])) for row in rows]
