"""Results called comparable that are of two data sets, or of which one is the best and one the mean of several runs."""

import random
from pathlib import Path

from benchmarks.planting.comparing import compared
from benchmarks.planting.kinds import TEXTS_AND_READING, Dimension, Kind, Planted

_SETS = ("QuarryTest", "BeaconBench", "TidePool", "AlmanacEval", "CopperSet", "VesperQA")


def two_sets(folder: Path, chance: random.Random) -> Planted | None:
    """Results on two data sets are called comparable."""
    (one, other), low, high = chance.sample(_SETS, 2), *_shares(chance)
    ends = [
        f"with an accuracy of {low}% on the test set of {one}",
        f"with an accuracy of {high}% on the test set of {other}",
    ]
    return compared(folder, chance, ends, "accuracy", "results on two data sets are called comparable")


def best_and_mean(folder: Path, chance: random.Random) -> Planted | None:
    """The best of several runs and the mean of several runs are called comparable."""
    name, low, high = chance.choice(_SETS), *_shares(chance)
    ends = [f"with an accuracy of {share}% on the test set of {name}" for share in (low, high)]
    runs = chance.randrange(5, 21)
    besides = [
        f"All figures are means over {runs} runs with different seeds.",
        f"We report the best of {runs} runs, chosen on the test set.",
    ]
    return compared(folder, chance, ends, "accuracy", "a best run and a mean are called comparable", besides)


def _shares(chance: random.Random) -> tuple[float, float]:
    return chance.randrange(480, 700) / 10, chance.randrange(701, 930) / 10


COMPARISON = (
    Kind("data-sets-mixed-in-one-comparison", Dimension.COMPARABILITY, True, two_sets, TEXTS_AND_READING),
    Kind("best-run-beside-mean", Dimension.COMPARABILITY, True, best_and_mean, TEXTS_AND_READING),
)
