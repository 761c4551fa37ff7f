"""SciFact: claims against the abstracts that they cite."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from synthesist.records import Label

TRAIN = "verification/scifact/claims_train.jsonl"
DEV = "verification/scifact/claims_dev.jsonl"
CORPUS = "verification/scifact/corpus.jsonl"

_LABELS = {"SUPPORT": Label.SUPPORT, "CONTRADICT": Label.REFUTE}


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim and one abstract that it cites, with the abstract's label."""

    claim: str
    document: int
    label: Label


def read_pairs(path: Path) -> list[Pair]:
    """One pair for each cited abstract of each claim; an abstract without evidence is NEI."""
    return [
        Pair(row["claim"], document, _label(row["evidence"], document))
        for row in _rows(path)
        for document in row["cited_doc_ids"]
    ]


def read_abstracts(path: Path) -> dict[int, tuple[str, ...]]:
    """Sentences of each abstract, by document."""
    return {row["doc_id"]: tuple(row["abstract"]) for row in _rows(path)}


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def _label(evidence: Mapping[str, list[dict[str, Any]]], document: int) -> Label:
    rationales = evidence.get(str(document), [])
    return _LABELS[rationales[0]["label"]] if rationales else Label.NEI
