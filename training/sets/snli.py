"""SNLI with counterfactual edits: a family is a pair of captions with its edits."""

import csv
from collections.abc import Iterator

from training.rows import DATA, Row

_LABELS = {"entailment": "SUPPORT", "contradiction": "REFUTE", "neutral": "NEI"}


def rows() -> Iterator[Row]:
    """The training part. Rows that follow each other and share a caption make a family, which is never parted."""
    path = DATA / "verification" / "snli_counterfactual" / "train.tsv"
    with path.open(encoding="utf-8", newline="") as lines:
        number_of, captions = 0, set()
        for number, row in enumerate(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)):
            both = {row["sentence1"], row["sentence2"]}
            number_of += not captions & both
            captions = captions | both if captions & both else both
            yield {
                "id": f"snli-{number}",
                "group": f"snli-{number_of}",
                "source": "snli",
                "evidence": row["sentence1"],
                "claim": row["sentence2"],
                "label": _LABELS[row["gold_label"]],
            }
