"""Make the pairs, weigh their stems, and write both.

    python -m training.confirmer.gather

Writes `weights/stems.json` beside the confirmer, and `confirmer-pairs.jsonl` and `confirmer-signs.npz` to
`training/.work/`.
"""

import json
import math
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict

import numpy as np

from synthesist.appraise.confirmer.judge import SignJudge
from synthesist.appraise.confirmer.judge_signs import WEIGHTS, stem_weights
from synthesist.appraise.confirmer.judge_trees import Forest, Trees
from synthesist.appraise.confirmer.lines import line
from synthesist.models import default_embedder
from training.confirmer.documents import Text, texts
from training.confirmer.pairs import Labelled, pairs
from training.rows import WORK, write_rows

_AT_LEAST = 6
"""Abstracts that have a stem; rarer ones weigh as much as unknown ones."""


def main() -> int:
    """Write the three files."""
    own = texts()
    WEIGHTS.mkdir(exist_ok=True)
    table = weighed(own)
    told = json.dumps(table, ensure_ascii=False, separators=(",\n", ":"))
    (WEIGHTS / "stems.json").write_text(f"{told}\n", "utf-8")
    stem_weights.cache_clear()
    made = list(pairs(own))
    write_rows(WORK / "confirmer-pairs.jsonl", map(asdict, made))
    np.savez_compressed(WORK / "confirmer-signs.npz", signs=signed(made))
    for kind in sorted({one.kind for one in made}):
        print(kind, sorted(Counter(one.label for one in made if one.kind == kind).items()), flush=True)
    print(len(own), "abstracts", len(table), "stems", len(made), "pairs")
    return 0


def weighed(own: Sequence[Text]) -> dict[str, float]:
    """Inverse document frequency of stems."""
    found: Counter[str] = Counter()
    for one in own:
        found.update(line(" ".join((*one.sentences, *one.conclusion))).stems)
    return {stem: round(math.log(len(own) / count), 2) for stem, count in sorted(found.items()) if count >= _AT_LEAST}


def signed(made: Sequence[Labelled]) -> np.ndarray:
    """Signs of pairs, shape (pairs, signs)."""
    judge = SignJudge(default_embedder(), Trees(Forest(0.0, ()), Forest(0.0, ()), ""))
    taken = {text: line(text) for one in made for text in (one.claim, one.sentence)}
    return judge.rows([(taken[one.claim], taken[one.sentence]) for one in made])


if __name__ == "__main__":
    sys.exit(main())
