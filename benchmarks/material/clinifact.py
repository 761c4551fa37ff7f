"""CliniFact: claims on the outcomes of trials against the abstracts that report them.

Labels come from the registry's p-values; neither those columns nor any other that tells the label is read.
"""

import csv
from pathlib import Path

from benchmarks.material.labelled import LabelledPair, clusters_of
from synthesist.language import spans
from synthesist.models import LABELS
from synthesist.records import Label
from synthesist.verify.pairs import Asked

TRAIN = "verification/clinifact/train_set.csv"
VALIDATION = "verification/clinifact/validation_set.csv"

_LABELS = {"1": Label.SUPPORT, "0": Label.REFUTE, "2": Label.NEI}

Row = dict[str, str]


def read_pairs(path: Path, train: Path) -> list[LabelledPair]:
    """One pair a row, clustered by trial and article; seen where the trial or the article stands in train."""
    table, known = _rows(path), _rows(train)
    seen = frozenset(name for row in known for name in _names(row))
    clusters = clusters_of([_names(row) for row in table])
    return [_pair(row, cluster, seen) for row, cluster in zip(table, clusters, strict=True)]


def claims_and_labels(path: Path) -> tuple[list[str], list[int]]:
    """The claim and the label of each row, for what is fitted on claims alone."""
    table = _rows(path)
    return [row["claim"] for row in table], [_label(row) for row in table]


def _pair(row: Row, cluster: str, seen: frozenset[str]) -> LabelledPair:
    text = row["article_abstract"]
    sentences = tuple(text[start:end] for start, end in spans(text))
    asked = Asked(row["index"], row["PMID"], row["claim"], row["article_title"], sentences)
    return LabelledPair(asked, _label(row), cluster, not seen.isdisjoint(_names(row)))


def _names(row: Row) -> tuple[str, str]:
    return f"trial {row['nctId']}", f"article {row['PMID']}"


def _label(row: Row) -> int:
    return LABELS.index(_LABELS[row["label"]])


def _rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
