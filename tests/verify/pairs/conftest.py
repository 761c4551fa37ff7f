"""A judge whose scores can be told by looking: words shared, and whether one side denies."""

from collections.abc import Callable, Sequence

import numpy as np
import pytest

from synthesist.models import Scores
from synthesist.verify.pairs import Verifier
from synthesist.verify.pairs import verifier as module


class CountingJudge:
    """SUPPORT grows with shared words; a "not" on one side alone turns it into REFUTE; "NaN" cannot be answered."""

    name = "counting/1"

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def logits(self, pairs: Sequence[tuple[str, str]]) -> Scores:
        """See `PairJudge`."""
        self.asked += pairs
        return np.array([_scores(claim, passage) for claim, passage in pairs]).reshape(len(pairs), 3)


def _scores(claim: str, passage: str) -> list[float]:
    if "NaN" in passage:
        return [np.nan] * 3
    one, other = set(claim.lower().split()), set(passage.lower().split())
    strength = 8 * len(one & other) / max(1, len(one)) - 4
    return [-4, strength, 0] if ("not" in one) != ("not" in other) else [strength, -4, 0]


@pytest.fixture
def judge() -> CountingJudge:
    """A fresh one, that remembers what it was asked."""
    return CountingJudge()


@pytest.fixture
def make_verifier(judge: CountingJudge, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Verifier]:
    """A verifier with that judge and without calibrators, unless some are given; vetoes off, unless asked for."""

    def make(*, with_vetoes: bool = False, **said: object) -> Verifier:
        if not with_vetoes:
            monkeypatch.setattr(module, "vetoes", lambda _claim, _passage: ())
        return Verifier(judge, **{"calibrators": (), **said})

    return make
