"""Does the alarm withhold numbers where they would not hold, and show them where they do?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.bootstrap import SEED, interval
from benchmarks.declare import Bench, Benchmark, Figure, Interval, Measure
from benchmarks.material.kept_features import MADE, Kept, read_kept
from benchmarks.measures import verification
from benchmarks.processes import ROOT
from benchmarks.quality.estimates import share
from benchmarks.quality.judging import sums
from benchmarks.quality.transfer import Source, directions
from benchmarks.scores import mean
from synthesist.errors import WrongUse
from synthesist.models import LABELS
from synthesist.records import Shift
from synthesist.verify.calibration import Calibrator
from synthesist.verify.shift import measure

_LEVEL = "90"
_STATED = 0.90


@dataclass(frozen=True, slots=True)
class Tried:
    """A calibrator on a set.

    Attributes:
        plain, shown: coverage of the sets as fitted, and as shown (widened where the alarm says so).
        ends, shown_ends: intervals of the two over groups.
    """

    source: str
    target: str
    is_one_setting: bool
    n: int
    state: Shift
    auc: float | None
    plain: float
    ends: Interval
    shown: float
    shown_ends: Interval

    @property
    def is_withheld(self) -> bool:
        """Whether no number is shown."""
        return self.state is Shift.LARGE

    def has_held(self, *, both_ways: bool) -> bool:
        """Whether 90% is in the interval, or is at least not above it.

        Asked of what would have been shown where numbers are withheld, and of what is shown where they are.
        """
        ends = self.ends if self.is_withheld else self.shown_ends
        return ends.high >= _STATED and (not both_ways or ends.low <= _STATED)


def _figures(_: Bench) -> Iterator[Figure]:
    yield from figures(list(tried(read_kept(ROOT))))


def tried(sets: Sequence[Kept]) -> Iterator[Tried]:
    """Every calibrator on every set; those that are too small to make one are left out, and named."""
    made: dict[tuple[str, int], Calibrator | None] = {}
    for source, target in directions(sets):
        key = source.kept.name, source.side
        if key not in made:
            made[key] = _calibrator(source)
        calibrator = made[key]
        if calibrator is not None:
            yield _tried(source, calibrator, target)


def figures(every: Sequence[Tried]) -> Iterator[Figure]:
    """The two rates, over all and in the settings of use; then each calibrator on each set."""
    in_use = [one for one in every if one.is_one_setting]
    for of, part in (("all pairs of sets", every), ("sets of one setting, as in use", in_use)):
        for by, both_ways in (("90% not above the interval", False), ("90% in the interval", True)):
            held = [one for one in part if one.has_held(both_ways=both_ways)]
            broken = [one for one in part if not one.has_held(both_ways=both_ways)]
            yield _rate(verification.WITHHELD_IN_VAIN, held, [one.is_withheld for one in held], of, by)
            yield _rate(verification.SHOWN_WRONGLY, broken, [not one.is_withheld for one in broken], of, by)
    for one in every:
        auc = "unknown" if one.auc is None else f"{one.auc:.2f}"
        yield Figure(
            measure=verification.TARGET_COVERAGE,
            value=one.plain,
            interval=one.ends,
            n=one.n,
            n_of="pairs",
            of=f"{one.source} → {one.target}",
            by=f"shift {one.state.value}, AUC {auc}",
        )


def _rate(of_what: Measure, every: Sequence[Tried], is_so: Sequence[bool], of: str, by: str) -> Figure:
    if not every:
        return Figure(measure=of_what, value=None, n=0, n_of="trials", of=of, by=by)
    values = np.column_stack([is_so, np.ones(len(every))]).astype(np.float64)
    clusters = [f"{one.source} → {one.target}" for one in every]
    return share(of_what, sums(values, clusters), mean, len(every), "trials", of=of, by=by)


def _calibrator(source: Source) -> Calibrator | None:
    try:
        return source.calibrator()
    except WrongUse as error:
        print(f"  no calibrator of {source.kept.name}: {error}")
        return None


def _tried(source: Source, calibrator: Calibrator, target: Kept) -> Tried:
    reading = measure(target.features, calibrator.reference, target.groups, calibrator.reference_groups)
    p = calibrator.probabilities(source.stack.logits(target.features))
    plain, plain_ends = _coverage(calibrator, p, target, Shift.NONE)
    shown, shown_ends = _coverage(calibrator, p, target, reading.state)
    return Tried(
        source=source.kept.name,
        target=target.name,
        is_one_setting=source.kept.setting is target.setting,
        n=len(target.groups),
        state=reading.state,
        auc=reading.auc,
        plain=plain,
        ends=plain_ends,
        shown=shown,
        shown_ends=shown_ends,
    )


def _coverage(calibrator: Calibrator, p: np.ndarray, target: Kept, state: Shift) -> tuple[float, Interval]:
    sets = calibrator.sets(p, state)
    inside = np.array([LABELS[label] in one[_LEVEL] for one, label in zip(sets, target.labels, strict=True)])
    values = sums(np.column_stack([inside, np.ones(len(inside))]).astype(np.float64), target.groups)
    value = float(inside.mean())
    ends = interval(values, mean, np.random.default_rng(SEED))
    return value, ends or Interval(value, value, "95% bootstrap")


ALARM = Benchmark(
    name="verifier-alarm",
    title="The shift alarm",
    how="A stack and a calibrator of one half of a set's groups, tried on the pairs of all other groups: of the other "
    "half, and of other sets. Either half serves in turn. ACL pairs hold too few REFUTE to part them or fit a stack: "
    "all of the half that calibrates makes the calibrator, on the stack of SciFact sentences, and is not tried on "
    "itself. Numbers are withheld where the alarm reads a large shift. Whether 90% coverage held goes by the interval "
    "over groups: of the sets that are shown (wider ones under some or unknown shift), or would have been where they "
    "are withheld. Two readings: 90% is not above the interval, so that sets that are too wide hold as well; or it is "
    "in it. In use a calibrator meets its own setting alone (cited, found, sentences): such trials are given apart. "
    "Six sets are few, and each is in many trials: the rates are less certain than their intervals, which draw ordered "
    "pairs of sets.",
    measures=(verification.WITHHELD_IN_VAIN, verification.SHOWN_WRONGLY, verification.TARGET_COVERAGE),
    made=MADE,
    figures=_figures,
)
