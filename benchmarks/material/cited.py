"""Claims against the abstracts that they cite, in SciFact's form: SciFact itself and Citation-Integrity."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.material.labelled import LabelledPair
from synthesist.checking.claims import read_claims
from synthesist.checking.corpus import read_corpus
from synthesist.checking.pairs import Pair, cited_pairs
from synthesist.models import LABELS
from synthesist.records import Label

_LABELS = {"SUPPORT": Label.SUPPORT, "CONTRADICT": Label.REFUTE, "REFUTE": Label.REFUTE}
_NEI = LABELS.index(Label.NEI)


@dataclass(frozen=True, slots=True)
class CitedSet:
    """Where a set lies below the data folder."""

    folder: str

    @property
    def train(self) -> str:
        """Claims that training reads."""
        return f"{self.folder}/claims_train.jsonl"

    @property
    def dev(self) -> str:
        """Claims that it does not."""
        return f"{self.folder}/claims_dev.jsonl"

    @property
    def corpus(self) -> str:
        """All abstracts."""
        return f"{self.folder}/corpus.jsonl"

    @property
    def files(self) -> tuple[str, str, str]:
        """All three."""
        return self.train, self.dev, self.corpus


SCIFACT = CitedSet("verification/scifact")
CITATION_INTEGRITY = CitedSet("verification/citation_integrity")


@dataclass(frozen=True, slots=True)
class Gold:
    """A pair's label and rationales, by claim id and document id."""

    label: int
    rationales: tuple[frozenset[int], ...]


def read_pairs(claims: Path, corpus: Path, seen: frozenset[str] = frozenset()) -> list[LabelledPair]:
    """The pairs that `verify --cited` makes of these files, in its order, clustered by document.

    Args:
        seen: documents that training may have seen.
    """
    gold = read_gold(claims)
    pairs = cited_pairs(read_claims(claims).claims, read_corpus(corpus))
    return [_labelled(pair, gold, seen) for pair in pairs]


def read_gold(path: Path) -> dict[tuple[str, str], Gold]:
    """By claim and document; a cited document without evidence is NEI."""
    return {
        (str(row["id"]), str(document)): _gold(row["evidence"].get(str(document), []))
        for row in rows(path)
        for document in row["cited_doc_ids"]
    }


def cited_in(path: Path) -> frozenset[str]:
    """Documents that the claims of a file cite."""
    return frozenset(str(document) for row in rows(path) for document in row["cited_doc_ids"])


def claims_and_labels(path: Path) -> tuple[list[str], list[int]]:
    """The claim and the label of each pair, for what is fitted on claims alone."""
    gold = read_gold(path)
    texts = {str(row["id"]): str(row["claim"]) for row in rows(path)}
    return [texts[claim] for claim, _ in gold], [one.label for one in gold.values()]


def rows(path: Path) -> Sequence[dict[str, Any]]:
    """The rows of a file as they are."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def _labelled(pair: Pair, gold: dict[tuple[str, str], Gold], seen: frozenset[str]) -> LabelledPair:
    document = str(pair.doc_id)
    told = gold[str(pair.id), document]
    return LabelledPair(pair.asked, told.label, document, document in seen, told.rationales)


def _gold(evidence: Sequence[dict[str, Any]]) -> Gold:
    label = LABELS.index(_LABELS[evidence[0]["label"]]) if evidence else _NEI
    return Gold(label, tuple(frozenset(one["sentences"]) for one in evidence))
