"""A judge that a reader can follow, with calibrators, a selector and roles: no review in a test hangs on weights."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import numpy as np
import pytest

from synthesist.extract.results import asserts_result, place_of
from synthesist.extract.roles import Role, RoledSentence
from synthesist.language import content_stems, stem
from synthesist.models import LABELS, Scores
from synthesist.records import Label, SectionRole
from synthesist.verify.calibration import LEVELS, Calibrator
from synthesist.verify.confidence import ClaimCalibrator, claim_calibrators
from synthesist.verify.pairs.selector import FEATURES, Selector
from synthesist.verify.pairs.shipped import default_calibrators

UP = {stem(word) for word in ("improve", "improves", "improved", "boost", "raise", "raises", "increase", "increases")}
DOWN = {stem(word) for word in ("reduce", "reduces", "reduced", "harm", "harms", "worsen", "decrease", "decreases")}
NOT = {"not", "no", "never"}
HALF = 0.5

SURE, UNSURE, FAR = 4.0, -4.0, 0.0
_NOWHERE = 0.5


class WordsJudge:
    """SUPPORT where half of the words are shared and both point one way, REFUTE where they point apart, else NEI."""

    name = "words/1"

    def logits(self, pairs: Sequence[tuple[str, str]]) -> Scores:
        """See `PairJudge.logits`."""
        return np.array([_scores(claim, passage) for claim, passage in pairs], dtype=np.float64).reshape(len(pairs), 3)


class FixedJudge:
    """A judge that gives every pair the same row: by default so that one label has nearly all of the probability."""

    name = "fixed/1"

    def __init__(self, label: Label = Label.NEI, row: Sequence[float] | None = None) -> None:
        self._row = row or [SURE if one is label else UNSURE for one in LABELS]

    def logits(self, pairs: Sequence[tuple[str, str]]) -> Scores:
        """See `PairJudge.logits`."""
        return np.array([self._row] * len(pairs), dtype=np.float64).reshape(len(pairs), 3)


def _scores(claim: str, passage: str) -> list[float]:
    one, other = set(content_stems(claim)), set(content_stems(passage))
    shared = len((one & other) - UP - DOWN) / max(1, min(len(one - UP - DOWN), len(other - UP - DOWN)))
    agrees = _way(claim) * _way(passage) if shared >= HALF else 0
    return [SURE if agrees > 0 else UNSURE, SURE if agrees < 0 else UNSURE, FAR]


def _way(text: str) -> int:
    words = [word for word in (one.strip(".,;").lower() for one in text.split()) if word]
    way = sum((stem(word) in UP) - (stem(word) in DOWN) for word in words)
    sign = (way > 0) - (way < 0)
    return -sign if NOT.intersection(words) else sign


def calibrator(judge: str) -> Calibrator:
    """One that takes a judge's scores as they are; with no pairs to compare with, it never finds others too unlike."""
    return Calibrator(
        name="words",
        version="1",
        population="invented pairs",
        labelled_by="machine-labelled",
        n=99,
        groups=50,
        date="2026-01-02",
        judge=f"{judge}, unweighed, sentence",
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


CONFIDENCE = ClaimCalibrator(
    population="invented claims",
    labelled_by="machine-labelled",
    n=200,
    date="2026-01-02",
    slope=0.5,
    intercept=0.0,
)
"""What confidences were measured on, where a test has them."""


def selector() -> Selector:
    """One that goes by nearness and by the words that claim and sentence share."""
    weights = np.zeros(len(FEATURES))
    for name, weight in (("cosine", 4.0), ("claim covered", 6.0), ("sentence covered", 2.0)):
        weights[FEATURES.index(name)] = weight
    return Selector(np.zeros(len(FEATURES)), np.ones(len(FEATURES)), weights, -5.0)


class WordsRoles:
    """A sentence is a result where the shipped cue words and its place say so, and background elsewhere."""

    threshold = 0.5

    def read(self, sentences: Sequence[str]) -> list[RoledSentence]:
        """See `RoleModel.read`."""
        return [_roled(text, place_of(at, len(sentences))) for at, text in enumerate(sentences)]

    def read_paper(self, sentences: Sequence[str], sections: Sequence[SectionRole]) -> list[RoledSentence]:
        """See `RoleModel.read_paper`: the place of a sentence tells nothing there."""
        return [_roled(text, _NOWHERE) for text in sentences]


def _roled(text: str, place: float) -> RoledSentence:
    is_claim = asserts_result(text, place)
    return RoledSentence(Role.RESULT if is_claim else Role.BACKGROUND, 0.9 if is_claim else 0.1, is_claim)


@contextmanager
def judged_by_words(*, with_confidence: bool = False) -> Iterator[None]:
    """Reviews are judged by `WordsJudge`, roles told by `WordsRoles`; confidences are withheld unless asked for."""
    calibrators = (*default_calibrators(), *map(calibrator, (WordsJudge.name, FixedJudge.name)))
    of_claims = {**claim_calibrators(), **({"words": CONFIDENCE} if with_confidence else {})}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("synthesist.review.running.default_judge", WordsJudge)
        patch.setattr("synthesist.extract.stage.default_roles", WordsRoles)
        patch.setattr("synthesist.verify.pairs.verifier.default_calibrators", lambda: calibrators)
        patch.setattr("synthesist.verify.verdicts.claim_calibrators", lambda: of_claims)
        patch.setattr("synthesist.verify.selection.default_selector", selector)
        yield
