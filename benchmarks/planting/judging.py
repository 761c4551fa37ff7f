"""A judge that a reader can follow, for reviews of invented records: the shipped one withholds its word on these."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from unittest.mock import patch

import numpy as np

from synthesist.language import content_stems, stem
from synthesist.models import LABELS, Scores
from synthesist.verify.calibration import LEVELS, Calibrator
from synthesist.verify.confidence import ClaimCalibrator, claim_calibrators
from synthesist.verify.pairs.shipped import default_calibrators

_UP = frozenset(map(stem, ("improve", "improves", "improved", "increase", "increases", "higher", "better", "raises")))
_DOWN = frozenset(map(stem, ("reduce", "reduced", "lower", "lowered", "decreased", "fell", "less", "eased")))
_NOT = frozenset(("not", "no", "nor", "never"))
_SURE, _UNSURE, _HALF = 4.0, -4.0, 0.5
_DATE = "2026-01-02"


class PlainJudge:
    """SUPPORT where half of the words are shared and both point one way, REFUTE where they point apart, else NEI."""

    name = "plain/1"

    def logits(self, pairs: Sequence[tuple[str, str]]) -> Scores:
        """See `PairJudge.logits`."""
        return np.array([_scores(*pair) for pair in pairs], dtype=np.float64).reshape(len(pairs), len(LABELS))


@contextmanager
def judged_plainly() -> Iterator[None]:
    """Reviews made meanwhile are judged by `PlainJudge`, and confidences are said to be of invented claims."""
    calibrators = (*default_calibrators(), _calibrator())
    of_claims = {**claim_calibrators(), "plain": _CONFIDENCE}
    with ExitStack() as stack:
        stack.enter_context(patch("synthesist.review.running.default_judge", PlainJudge))
        stack.enter_context(patch("synthesist.verify.pairs.verifier.default_calibrators", lambda: calibrators))
        stack.enter_context(patch("synthesist.verify.verdicts.claim_calibrators", lambda: of_claims))
        yield


_CONFIDENCE = ClaimCalibrator(
    population="invented claims", labelled_by="machine-labelled", n=200, date=_DATE, slope=0.5, intercept=0.0
)


def _calibrator() -> Calibrator:
    return Calibrator(
        name="plain",
        version="1",
        population="invented pairs",
        labelled_by="machine-labelled",
        n=99,
        groups=50,
        date=_DATE,
        judge=f"{PlainJudge.name}, unweighed, sentence",
        temperature=1.0,
        offsets=(0.0, 0.0, 0.0),
        quantiles={str(level): dict.fromkeys(LABELS) for level in LEVELS},
        badge=None,
        sure=dict.fromkeys(LABELS, (30, 25)),
        counts=dict.fromkeys(LABELS, 33),
        reference=(),
        reference_groups=(),
        feature_names=(),
    )


def _scores(claim: str, passage: str) -> list[float]:
    one, other = (set(content_stems(text)) - _UP - _DOWN for text in (claim, passage))
    shared = len(one & other) / max(1, min(len(one), len(other)))
    agrees = _agreement(_words(claim), _words(passage)) if shared >= _HALF else 0
    return [_SURE if agrees > 0 else _UNSURE, _SURE if agrees < 0 else _UNSURE, 0.0]


def _agreement(claim: set[str], passage: set[str]) -> int:
    """1 where both find one direction, or both no effect; -1 where they differ; 0 where one says neither."""
    finds_none = [bool(_NOT & words) for words in (claim, passage)]
    if any(finds_none):
        return 1 if all(finds_none) else -1
    return _way(claim) * _way(passage)


def _words(text: str) -> set[str]:
    return {word.strip(".,;:()").lower() for word in text.split()}


def _way(words: set[str]) -> int:
    way = sum((stem(word) in _UP) - (stem(word) in _DOWN) for word in words if word)
    return (way > 0) - (way < 0)
