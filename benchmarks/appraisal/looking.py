"""One task for a process of its own each: a review as it is, the defects of a kind, defects that add up."""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from random import Random

from benchmarks.appraisal.appraising import Appraiser, AppraiserMaker, Told, failures, shipped
from benchmarks.appraisal.holding import Held, held, worded
from benchmarks.planting.instances import instances
from benchmarks.planting.kinds import Kind
from benchmarks.planting.material import Base
from benchmarks.planting.together import plant_all
from synthesist.records.appraisals import Dimension, Outcome
from synthesist.records.ids import short_hash

STEPS = (1, 2, 4, 8)
"""Defects in one review."""


@dataclass(frozen=True, slots=True)
class Reviews:
    """The reviews that nothing was planted in, and what was said of each.

    Attributes:
        told: by name of the review.
    """

    bases: tuple[Base, ...]
    told: Mapping[str, Told]


@dataclass(frozen=True, slots=True)
class KindLook:
    """What became of the defects of one kind.

    Attributes:
        title: its name, or a number where nobody may look at it.
        error: what broke planting off.
    """

    title: str
    dimension: Dimension
    is_seen: bool
    held: tuple[Held, ...]
    error: str = ""


@dataclass(frozen=True, slots=True)
class Rise:
    """One review with more and more defects.

    Attributes:
        consensus: by number of defects, from 0; a step for which there was no place is missing.
        error: what broke it off.
    """

    base: str
    seed: int
    is_seen: bool
    consensus: Mapping[int, float | None]
    outcomes: Mapping[int, Outcome | None]
    error: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether all steps could be planted."""
        return not self.error and set(self.consensus) == {0, *STEPS}

    @property
    def falls(self) -> bool:
        """Whether the consensus is lower at each step."""
        return all(one is not None and other is not None and other < one for one, other in self._pairs())

    @property
    def never_rises(self) -> bool:
        """Whether it is the same or lower at each step."""
        return all(one is not None and other is not None and other <= one for one, other in self._pairs())

    def _pairs(self) -> list[tuple[float | None, float | None]]:
        values = [self.consensus[step] for step in sorted(self.consensus)]
        return list(pairwise(values))


def kinds_of(*, is_seen: bool) -> Sequence[Kind]:
    """The kinds of a set; those that nobody may look at are loaded when they are asked for."""
    if is_seen:
        from benchmarks.planting.seen import SEEN

        return SEEN
    from benchmarks.planting.unseen import UNSEEN

    return UNSEEN


def appraised(base: Base, maker: AppraiserMaker = shipped) -> Told:
    """What is said of a review in which nothing was planted."""
    return maker().told(base.folder)


def look_at_kind(
    number: int, reviews: Reviews, out: Path, wanted: int, *, is_seen: bool, maker: AppraiserMaker = shipped
) -> KindLook:
    """Plant so many instances of a kind, appraise each, and remove it."""
    kind = kinds_of(is_seen=is_seen)[number]
    dimension = Dimension(kind.dimension.value)  # kinds were written before reviewers, with names of their own
    appraiser, found, failed = maker(), list[Held](), list[str]()
    with failures(failed):
        for one in instances(kind, reviews.bases, out, wanted):
            told = appraiser.told(one.folder)
            shutil.rmtree(one.folder)
            found.append(held(one, dimension, told, reviews.told[one.base], is_seen=is_seen))
    shutil.rmtree(out, ignore_errors=True)
    title = kind.name if is_seen else f"unseen {number + 1}"
    error = worded(failed[0], is_seen=is_seen) if failed else ""
    return KindLook(title, dimension, is_seen, tuple(found), error)


def look_at_rise(
    base: Base, seed: int, told: Told, out: Path, *, is_seen: bool, maker: AppraiserMaker = shipped
) -> Rise:
    """Plant 1, 2, 4 and 8 defects, each step with those of the step before, and appraise each."""
    folder = out / short_hash("rise", base.name, seed, is_seen)
    consensus, outcomes, failed = {0: told.consensus}, {0: told.outcome}, list[str]()
    with failures(failed):
        for step, said in _steps(base, seed, folder, kinds_of(is_seen=is_seen), maker()):
            if said.error:
                failed.append(said.error)
                break
            consensus[step], outcomes[step] = said.consensus, said.outcome
    shutil.rmtree(out, ignore_errors=True)
    error = worded(failed[0], is_seen=is_seen) if failed else ""
    return Rise(base.name, seed, is_seen, consensus, outcomes, error)


def _steps(
    base: Base, seed: int, folder: Path, kinds: Sequence[Kind], appraiser: Appraiser
) -> Iterator[tuple[int, Told]]:
    order = _beside_each_other(base, seed, folder, kinds)
    for step in STEPS:
        if len(order) >= step and len(plant_all(order[:step], base.folder, seed, folder)) == step:
            yield step, appraiser.told(folder)


def _beside_each_other(base: Base, seed: int, folder: Path, kinds: Sequence[Kind]) -> list[Kind]:
    """As many kinds as the last step takes, drawn by lot, for which the review has places beside each other."""
    left = list(kinds)
    Random(f"rise {base.name} {seed}").shuffle(left)
    chosen: list[Kind] = []
    while left and len(chosen) < STEPS[-1]:
        more = STEPS[-1] - len(chosen)
        tried, left = [*chosen, *left[:more]], left[more:]
        made = {one.kind for one in plant_all(tried, base.folder, seed, folder)}
        chosen = [kind for kind in tried if kind.name in made]
    return chosen
