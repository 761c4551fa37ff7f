"""The confirmer's judge: trees over hand-made signs, of another family than the judge that made the verdicts.

It was fitted on abstracts that the other judge, its selector, stack and calibrators never saw; its card is
`training/confirmer/README.md`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from synthesist.appraise.confirmer.judge_signs import signs
from synthesist.appraise.confirmer.judge_trees import Rows, Trees, default_trees
from synthesist.appraise.confirmer.lines import Line, line
from synthesist.models import LABELS, Embedder
from synthesist.records import Label

_DECIMALS = 6
"""Signs are rounded before trees look at them, so that the last digit of a sum decides nothing."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the judge says of a pair, by label."""

    p: Mapping[Label, float]

    @property
    def label(self) -> Label:
        """The likeliest label."""
        return max(LABELS, key=lambda label: self.p[label])


@dataclass(frozen=True, slots=True)
class SignJudge:
    """Judges sentences by what can be seen in their words; the embedder gives one sign of many."""

    embedder: Embedder
    trees: Trees

    def opinions(self, pairs: Sequence[tuple[Line, Line]]) -> list[Opinion]:
        """What is said of claims beside sentences, in their order; each hangs on its pair alone."""
        if not pairs:
            return []
        found = self.trees.probabilities(self.rows(pairs))
        return [Opinion(dict(zip(LABELS, row, strict=True))) for row in found.tolist()]

    def of_texts(self, pairs: Sequence[tuple[str, str]]) -> list[Opinion]:
        """The same of texts."""
        taken = {text: line(text) for pair in pairs for text in pair}
        return self.opinions([(taken[claim], taken[sentence]) for claim, sentence in pairs])

    def rows(self, pairs: Sequence[tuple[Line, Line]]) -> Rows:
        """Signs of pairs, shape (pairs, signs)."""
        texts = list(dict.fromkeys(one.text for pair in pairs for one in pair))
        vectors = dict(zip(texts, self.embedder.embed(texts), strict=True))
        cosines = [float(np.dot(vectors[one.text], vectors[other.text])) for one, other in pairs]
        table = [signs(one, other, cosine) for (one, other), cosine in zip(pairs, cosines, strict=True)]
        return np.array(table, dtype=np.float64).round(_DECIMALS)


def sign_judge(embedder: Embedder) -> SignJudge:
    """The judge with the weights that come with the package."""
    return SignJudge(embedder, default_trees())
