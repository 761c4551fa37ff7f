"""CliniFact's training claims against the sentences of a result abstract that are nearest to them, and its end.

The label follows the registry's statistics. The columns of p-values and methods, which tell it, are never read.
"""

import csv
from collections.abc import Iterator
from random import Random

from training.rows import DATA, Row
from training.sentences import sentences_of
from training.sets.groups import Groups
from training.sets.windows import nearest, window

_LABELS = {"1": "SUPPORT", "0": "REFUTE", "2": "NEI"}


def rows() -> Iterator[Row]:
    """Rows, grouped by trial and by article."""
    path = DATA / "verification" / "clinifact" / "train_set.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        table = list(csv.DictReader(lines))
    groups = Groups()
    for row in table:
        groups.join([row["nctId"], row["PMID"]])
    for row in table:
        sentences = sentences_of(row["article_abstract"])
        if len(sentences) > 2:
            last = len(sentences) - 1
            centre = sorted({*nearest(row["claim"], sentences, 3), last})
            yield {
                "id": f"clinifact-{row['index']}",
                "group": f"clinifact-{groups.of(row['nctId'])}",
                "source": "clinifact",
                "claim": row["claim"].strip().rstrip(".") + ".",
                "evidence": window(sentences, centre, Random(row["index"])),
                "label": _LABELS[row["label"]],
            }
