"""The role of each sentence of an abstract, and the probability that it asserts a result of the paper.

Two multinomial logistic models in a row: the first sees a sentence's own features, the second what the first said of
the sentence and of its neighbours. A third tells results from conclusions, a fourth weighs roles and the rules of
`results` for a claim. Trained by `training/roles/`, whose card names the sets; the weights lie in `weights/roles.json`.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from synthesist.extract.results import place_of, result_cues
from synthesist.extract.role_features import role_features

Rows = NDArray[np.float64]

_TENTHS, _EDGE = 10, 4
_FLOOR = 1e-4
_CUES_AT_MOST = 4.0


class Role(StrEnum):
    """What a sentence does in its abstract; OTHER is none of the rest, such as a notice of where code lies."""

    BACKGROUND = "background"
    AIM = "aim"
    METHOD = "method"
    RESULT = "result"
    CONCLUSION = "conclusion"
    OTHER = "other"


FAMILIES = ("background", "aim", "method", "finding", "other")
"""What the first two models tell apart; a finding is a result or a conclusion."""

_FINDING = FAMILIES.index("finding")
_PLAIN = {at: Role(name) for at, name in enumerate(FAMILIES) if at != _FINDING}


@dataclass(frozen=True, slots=True)
class RoledSentence:
    """What is said of one sentence.

    Attributes:
        p: probability that the sentence asserts a result of the paper, 0 to 1, to four decimals.
        is_claim: whether `p` reaches the model's threshold.
    """

    role: Role
    p: float
    is_claim: bool


@dataclass(frozen=True, slots=True)
class RoleModel:
    """Weights of the four models.

    Attributes:
        vocabulary: the row of each feature.
        own: shape (features, families + 1); the last column tells conclusions from results.
        own_bias: shape (families + 1,).
        context: shape (columns of `in_context`, families).
        context_bias: shape (families,).
        claim: shape (columns of `for_claim`,).
        claim_bias: a number.
        threshold: probability from which a sentence is a claim.
    """

    vocabulary: Mapping[str, int]
    own: Rows
    own_bias: Rows
    context: Rows
    context_bias: Rows
    claim: Rows
    claim_bias: float
    threshold: float

    def read(self, sentences: Sequence[str]) -> list[RoledSentence]:
        """Role and claim probability of each sentence of one abstract, in its order.

        A sentence without a word is `other` with probability 0; it keeps its place.
        """
        if not sentences:
            return []
        families, conclusions = self.families(sentences)
        ps = logistic(for_claim(sentences, families, conclusions) @ self.claim + self.claim_bias)
        return [
            self._roled(family, conclusion, p)
            if _has_words(sentence)
            else RoledSentence(Role.OTHER, 0.0, is_claim=False)
            for sentence, family, conclusion, p in zip(
                sentences, families.argmax(1).tolist(), conclusions.tolist(), ps.tolist(), strict=True
            )
        ]

    def families(self, sentences: Sequence[str]) -> tuple[Rows, Rows]:
        """Probabilities of the families, shape (sentences, families), and of a finding to be a conclusion."""
        own = np.array([self._own(names) for names in role_features(sentences)])
        first = softmax(own[:, :-1])
        return softmax(in_context(first) @ self.context + self.context_bias), logistic(own[:, -1])

    def _own(self, names: Sequence[str]) -> Rows:
        rows = [self.vocabulary[name] for name in names if name in self.vocabulary]
        summed: Rows = self.own[rows].sum(0) + self.own_bias
        return summed

    def _roled(self, family: int, conclusion: float, p: float) -> RoledSentence:
        role = _PLAIN.get(family) or (Role.CONCLUSION if conclusion >= 0.5 else Role.RESULT)  # noqa: PLR2004
        shown = round(p, 4)
        return RoledSentence(role, shown, is_claim=shown >= self.threshold)


def in_context(first: Rows) -> Rows:
    """What the second model sees of each sentence of one abstract, shape (sentences, columns).

    Args:
        first: what the first model says, shape (sentences, families).
    """
    count, width = first.shape
    padded = np.vstack([np.zeros((2, width)), first, np.zeros((2, width))])
    is_there = np.pad(np.ones((count, 1)), ((2, 2), (0, 0)))
    around = [table[2 + by : 2 + by + count] for by in (-2, -1, 1, 2) for table in (padded, is_there)]
    before = np.maximum.accumulate(padded[1 : 1 + count], axis=0)
    behind = np.maximum.accumulate(padded[3 : 3 + count][::-1], axis=0)[::-1]
    return np.hstack([np.log(first + _FLOOR), *around, before, behind, _places(count)])


def for_claim(sentences: Sequence[str], families: Rows, conclusions: Rows) -> Rows:
    """What the claim model sees of each sentence of one abstract, shape (sentences, 5)."""
    cues = [result_cues(sentence, place_of(at, len(sentences)))[0] for at, sentence in enumerate(sentences)]
    finding = families[:, _FINDING]
    return np.column_stack(
        [
            _log_odds(finding),
            _log_odds(conclusions),
            finding * conclusions,
            np.clip(cues, -_CUES_AT_MOST, _CUES_AT_MOST),
            families[:, FAMILIES.index("other")],
        ]
    )


def softmax(sums: Rows) -> Rows:
    """Probabilities by row."""
    raised = np.exp(sums - sums.max(1, keepdims=True))
    shares: Rows = raised / raised.sum(1, keepdims=True)
    return shares


def logistic(sums: Rows) -> Rows:
    """Probabilities by element."""
    shares: Rows = 1 / (1 + np.exp(-np.clip(sums, -30, 30)))
    return shares


def _log_odds(shares: Rows) -> Rows:
    odds: Rows = np.log((shares + _FLOOR) / (1 - shares + _FLOOR))
    return odds


@cache
def default_roles(path: Path = Path(__file__).parent / "weights" / "roles.json") -> RoleModel:
    """The model that comes with the package; its weights are kept as hundredths."""
    kept = json.loads(path.read_text("utf-8"))
    return RoleModel(
        vocabulary={name: row for row, name in enumerate(kept["own"])},
        own=np.array(list(kept["own"].values())) / 100,
        own_bias=np.array(kept["own_bias"]),
        context=np.array(kept["context"]),
        context_bias=np.array(kept["context_bias"]),
        claim=np.array(kept["claim"]),
        claim_bias=float(kept["claim_bias"]),
        threshold=float(kept["threshold"]),
    )


@cache
def _places(count: int) -> Rows:
    at = np.arange(count)
    tenths = np.round(at / max(1, count - 1) * _TENTHS).astype(int)
    edge = np.eye(_EDGE + 1)
    return np.hstack(
        [np.eye(_TENTHS + 1)[tenths], edge[np.minimum(at, _EDGE)], edge[np.minimum(count - 1 - at, _EDGE)]]
    )


def _has_words(sentence: str) -> bool:
    return any(letter.isalnum() for letter in sentence)
