"""Results called comparable that are of different parts of a data set, or in different units."""

import random
from pathlib import Path

from benchmarks.planting.comparing import compared
from benchmarks.planting.kinds import TEXTS_AND_READING, Dimension, Kind, Planted

_SETS = ("OrchardQA", "HarbourBench", "LanternEval", "MeadowBank", "PebbleSet")


def across_splits(folder: Path, chance: random.Random) -> Planted | None:
    """A result on a test set and one on a development set are called comparable."""
    name, one, other = chance.choice(_SETS), *_percents(chance)
    ends = [
        f"with an accuracy of {one}% on the test set of {name}",
        f"with an accuracy of {other}% on the development set of {name}",
    ]
    return compared(folder, chance, ends, "accuracy", "results on two splits are called comparable")


def mixed_units(folder: Path, chance: random.Random) -> Planted | None:
    """A share told in percent and one told as a part of 1 are called comparable."""
    name, one, other = chance.choice(_SETS), *_percents(chance)
    ends = [
        f"with an accuracy of {one}% on the test set of {name}",
        f"with an accuracy of 0.{str(other).replace('.', '')} on the test set of {name}",
    ]
    return compared(folder, chance, ends, "accuracy", "results in two units are called comparable")


def _percents(chance: random.Random) -> tuple[float, float]:
    return chance.randrange(510, 740) / 10, chance.randrange(741, 939) / 10


COMPARISON = (
    Kind("result-compared-across-splits", Dimension.COMPARABILITY, True, across_splits, TEXTS_AND_READING),
    Kind("units-mixed-in-one-comparison", Dimension.COMPARABILITY, True, mixed_units, TEXTS_AND_READING),
)
