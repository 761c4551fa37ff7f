"""Do probabilities and sets hold on pairs of the same source that nothing was fitted on?"""

from collections.abc import Iterator

import numpy as np
from training.verifier import stack as stacks

from benchmarks.declare import Bench, Benchmark, Figure, Interval
from benchmarks.material.kept_features import MADE, Kept, read_kept
from benchmarks.measures import verification
from benchmarks.processes import ROOT
from benchmarks.quality.label_figures import proportion
from synthesist.errors import WrongUse
from synthesist.models import Scores
from synthesist.verify.calibration import LEVELS, out_of_fold, resplit_coverage
from synthesist.verify.calibration.measures import excess_ece

_TIMES = 200


def _figures(_: Bench) -> Iterator[Figure]:
    sets = read_kept(ROOT)
    for kept in sets:
        yield from figures(kept, logits_of(kept, sets))


def logits_of(kept: Kept, sets: list[Kept]) -> Scores:
    """Logits of stacks that saw no pair of the same group: of all sets of the setting, or of the others of it.

    The package's stack of sentences never saw an ACL pair, so neither does this one.
    """
    own = [one for one in sets if one.setting is kept.setting and not one.name.startswith("ACL")]
    if kept.name.startswith("ACL"):
        return stacks.fitted(_together(own)).logits(kept.features)
    start = sum(len(one.groups) for one in own[: own.index(kept)])
    return stacks.out_of_fold(_together(own))[start : start + len(kept.groups)]


def figures(kept: Kept, logits: Scores) -> Iterator[Figure]:
    """All figures of one set; none where it is too small to calibrate on."""
    try:
        held = out_of_fold(logits, kept.labels, kept.groups)
    except WrongUse as refused:
        print(f"  {kept.name}: {refused}")
        return
    n, rows = len(kept.groups), np.arange(len(kept.groups))
    error = excess_ece(held.p, kept.labels)
    yield Figure(measure=verification.EXCESS_ECE_OUT_OF_FOLD, value=error, n=n, n_of="pairs", of=kept.name)
    for level in LEVELS:
        members, of = held.members[level], f"{kept.name}, {level}% sets"
        inside = members[rows, kept.labels]
        yield proportion(verification.COVERAGE, inside, list(kept.groups), "pairs", of=of, by="out of fold")
        is_single = members.sum(axis=1) == 1
        yield proportion(verification.SINGLETONS, is_single, list(kept.groups), "pairs", of=of, by="out of fold")
    coverages = resplit_coverage(logits, kept.labels, kept.groups, times=_TIMES)
    low, high = (float(end) for end in np.percentile(coverages, (2.5, 97.5)))
    mean, spread = float(coverages.mean()), float(coverages.std())
    ends = Interval(low, high, "95% of re-splits")
    for measure, value, bounds in (
        (verification.RESPLIT_COVERAGE, mean, ends),
        (verification.RESPLIT_SPREAD, spread, None),
    ):
        yield Figure(measure=measure, value=value, interval=bounds, n=_TIMES, n_of="re-splits", of=kept.name)


def _together(sets: list[Kept]) -> stacks.Table:
    tables = [one.table for one in sets]
    return {key: np.concatenate([table[key] for table in tables]) for key in tables[0]}


CALIBRATION = Benchmark(
    name="verifier-calibration",
    title="Calibration out of fold",
    how="Labelled training pairs, each judged by a judge that was trained without its half of the groups, and weighed "
    "by a stack that was fitted on the other folds' groups. Temperature, offsets and quantiles are fitted on some "
    "groups and measured on others, as `calibrate` does, within each set apart. What ships was fitted on all, with a "
    "judge that has seen the training pairs; so this is the nearest that can be measured without touching dev. ACL: "
    "the half that calibrates; machine-labelled, with hardly a REFUTE, whose sets therefore never leave REFUTE out. "
    "Intervals of coverage draw groups; the calibration error has none, since resampling would bias it.",
    measures=(
        verification.EXCESS_ECE_OUT_OF_FOLD,
        verification.RESPLIT_COVERAGE,
        verification.RESPLIT_SPREAD,
        verification.COVERAGE,
        verification.SINGLETONS,
    ),
    made=MADE,
    figures=_figures,
)
