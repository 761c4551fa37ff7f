"""From a judge's scores to probabilities, sets and badges that were measured, and for whom they hold."""

from synthesist.verify.calibration.badge import Badge
from synthesist.verify.calibration.calibrator import SURE_FROM, Calibrator, Sets
from synthesist.verify.calibration.conformal import LEVELS, LabelSet
from synthesist.verify.calibration.files import load, save
from synthesist.verify.calibration.fitting import REFERENCE_DECIMALS, fit
from synthesist.verify.calibration.measures import ReliabilityBin
from synthesist.verify.calibration.resampling import OutOfFold, out_of_fold, resplit_coverage

__all__ = [
    "LEVELS",
    "REFERENCE_DECIMALS",
    "SURE_FROM",
    "Badge",
    "Calibrator",
    "LabelSet",
    "OutOfFold",
    "ReliabilityBin",
    "Sets",
    "fit",
    "load",
    "out_of_fold",
    "resplit_coverage",
    "save",
]
