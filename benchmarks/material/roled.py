"""Abstracts whose sentences people labelled: by role in CSAbstruct, as claim or not in claim_detection."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.material.csabstruct import DEV, TRAIN

CLAIMS = "verification/claim_detection/validation_labels.json"
FAMILIES = ("background", "aim", "method", "finding", "other")
"""CSAbstruct's classes; results and conclusions are one."""

_FAMILY = {"objective": "aim", "result": "finding"}


@dataclass(frozen=True, slots=True)
class Roled:
    """The sentences of an abstract, and the place in `FAMILIES` of each one's role."""

    sentences: tuple[str, ...]
    families: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Claiming:
    """The sentences of an abstract, and whether each is labelled a claim."""

    sentences: tuple[str, ...]
    are_claims: tuple[bool, ...]


def read_roles(data: Path, *, is_dev: bool) -> list[Roled]:
    """The development part, or the training part."""
    rows = _rows(data / (DEV if is_dev else TRAIN))
    return [
        Roled(tuple(row["sentences"]), tuple(FAMILIES.index(_FAMILY.get(one, one)) for one in row["labels"]))
        for row in rows
    ]


def read_claims(data: Path) -> list[Claiming]:
    """The validation part; the file holds JSON Lines despite its name."""
    rows = _rows(data / CLAIMS)
    return [Claiming(tuple(row["sentences"]), tuple(label == "1" for label in row["labels"])) for row in rows]


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    return (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line)
