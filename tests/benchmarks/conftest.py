"""The benchmarks and studies lie beside the package, not in it."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from synthesist.models import Scores

sys.path.insert(0, str(Path(__file__).parents[2]))


@dataclass
class Words:
    """A judge that supports what repeats the claim, refutes what says "not", and counts how often it was asked."""

    name: str = "words/1"
    asked: int = 0

    def logits(self, pairs: Sequence[tuple[str, str]]) -> Scores:
        """See `PairJudge.logits`."""
        self.asked += len(pairs)
        return np.array([self._row(claim, passage) for claim, passage in pairs])

    def _row(self, claim: str, passage: str) -> list[float]:
        if claim.split(maxsplit=1)[0].lower() not in passage.lower():
            return [0.0, 0.0, 2.0]
        return [0.0, 2.0, 0.0] if "not" in passage else [2.0, 0.0, 0.0]


@pytest.fixture
def words() -> Words:
    """The judge."""
    return Words()
