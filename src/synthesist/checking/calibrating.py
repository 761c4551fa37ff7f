"""A calibrator made of labelled pairs, and how well it holds on pairs that it has not seen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from synthesist.checking.counting import by_name
from synthesist.checking.labels import LabelledPair, Labels
from synthesist.checking.rows import CalibrateSummary
from synthesist.errors import WrongUse
from synthesist.models import LABELS, Embedder, PairJudge
from synthesist.verify.calibration import Calibrator, fit, out_of_fold
from synthesist.verify.calibration.conformal import coverage
from synthesist.verify.calibration.measures import ece, excess_ece
from synthesist.verify.pairs import Setting, Verifier, Weighed
from synthesist.verify.pairs.features import FEATURES
from synthesist.verify.pairs.stack import stack_for

_FOLDS = 5
_DECIMALS = 4


@dataclass(frozen=True, slots=True)
class Said:
    """What is told of a calibrator's pairs, and is written into it."""

    name: str
    population: str
    labelled_by: str
    date: str


@dataclass(frozen=True, slots=True)
class Calibrated:
    """A calibrator, with what was measured out of fold.

    Attributes:
        ece: expected calibration error of the top label, in ten bins of equal mass.
        ece_by_chance: its mean where the probabilities are true, for so many pairs.
        coverage_90: share of pairs whose label is in their 90% set.
        left_out: pairs that the judge could not be asked about, by reason.
    """

    calibrator: Calibrator
    judge: str
    ece: float
    ece_by_chance: float
    coverage_90: float
    left_out: dict[str, int]


def calibrated(
    pairs: Sequence[LabelledPair],
    said: Said,
    judge: PairJudge | None,
    setting: Setting,
    progress: Callable[[int], None] = lambda _: None,
    embedder: Embedder | None = None,
) -> Calibrated:
    """Judge labelled pairs, and fit a calibrator on the scores.

    Args:
        judge: the package's own where None.

    Raises:
        WrongUse: too few pairs, groups or labels (see `synthesist.verify.calibration.fit`).
        ModelError: as the judge does.
    """
    verifier = Verifier(judge, embedder=embedder, calibrators=(), setting=setting)
    weighed = [_weighed(pair, verifier, progress) for pair in pairs]
    judged = [(pair, one) for pair, one in zip(pairs, weighed, strict=True) if one.features]
    left_out = by_name(verdict.reason for verdict in verifier.settle([one for one in weighed if not one.features]))
    if not judged:
        why = "; ".join(left_out)
        raise WrongUse(f"the judge could be asked about none of {len(pairs)} pairs: {why}", "give it other pairs")
    features = np.array([one.features for _, one in judged])
    labels = np.array([LABELS.index(pair.label) for pair, _ in judged])
    groups = [pair.group for pair, _ in judged]
    logits = stack_for(verifier.name, setting).logits(features)
    scored = partial(fit, logits, labels, groups, features, judge=verifier.scale, feature_names=FEATURES)
    calibrator = scored(name=said.name, population=said.population, labelled_by=said.labelled_by, date=said.date)
    held = out_of_fold(logits, labels, groups, _FOLDS)
    error, excess = ece(held.p, labels), excess_ece(held.p, labels)
    return Calibrated(calibrator, verifier.name, error, error - excess, coverage(held.members[90], labels), left_out)


def summarised(made: Calibrated, out: Path, labels: Labels) -> CalibrateSummary:
    """What came out, for people and programs."""
    calibrator = made.calibrator
    return CalibrateSummary(
        out=str(out),
        calibrator=calibrator.full_name,
        judge=made.judge,
        n=calibrator.n,
        groups=calibrator.groups,
        counts=calibrator.counts,
        temperature=calibrator.temperature,
        ece=round(made.ece, _DECIMALS),
        ece_by_chance=round(made.ece_by_chance, _DECIMALS),
        coverage_90=round(made.coverage_90, _DECIMALS),
        is_badge_reached=calibrator.badge is not None,
        left_out=made.left_out,
        failures=labels.refused,
    )


def _weighed(pair: LabelledPair, verifier: Verifier, progress: Callable[[int], None]) -> Weighed:
    weighed = verifier.weigh(pair.asked)
    progress(1)
    return weighed
