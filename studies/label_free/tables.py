"""The tables of the note, in Markdown."""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np

from studies.label_free.estimators import ESTIMATORS
from studies.label_free.measuring import Measured

LABELS_AT_HAND = (50, 100)
BEGIN, END = "<!-- figures: begin -->", "<!-- figures: end -->"


def tables(every: Sequence[Measured]) -> str:
    """What came out in a sentence, errors by estimator, then by pair of sets."""
    return "\n".join([_said(every), "", *_summary(every), "", *_pairs(every)])


def placed(note: str, text: str) -> str:
    """The note with the text in the place of what stood between the marks.

    Raises:
        ValueError: the note has no marks.
    """
    before, _, rest = note.partition(BEGIN)
    _, mark, after = rest.partition(END)
    if not mark:
        raise ValueError(f"the note has no place for figures: {BEGIN} … {END}")
    return f"{before}{BEGIN}\n{text}\n{END}{after}"


def errors(every: Sequence[Measured], name: str) -> list[float]:
    """Estimate less truth, in points, of each measurement."""
    return [100 * (one.estimates[name] - one.truth) for one in every]


def sampling_error(every: Sequence[Measured], labels: int) -> float:
    """Mean absolute error, in points, of so many labels drawn at random, by the normal approximation."""
    spreads = [math.sqrt(one.truth * (1 - one.truth) / labels) for one in every]
    return 100 * math.sqrt(2 / math.pi) * float(np.mean(spreads))


def _said(every: Sequence[Measured]) -> str:
    across = [one for one in every if one.source != one.target]
    means = {name: float(np.mean(np.abs(errors(across, name)))) for name in ESTIMATORS} if across else {}
    if not means:
        return "There are no two sets to hold against each other."
    best, last = min(means, key=means.__getitem__), max(means, key=means.__getitem__)
    least = min(LABELS_AT_HAND)
    return (
        f"Across sets the best, {best}, is off by {means[best]:.1f} points on average, the last, {last}, by "
        f"{means[last]:.1f}; {least} labelled pairs would be off by {sampling_error(across, least):.1f}. Which is best "
        f"was seen on the same trials, so its error is somewhat understated."
    )


def _summary(every: Sequence[Measured]) -> Iterator[str]:
    same = [one for one in every if one.source == one.target]
    other = [one for one in every if one.source != one.target]
    yield f"| estimator | within a set (n = {len(same)}) | across sets (n = {len(other)}) | worst across |"
    yield "| --- | --- | --- | --- |"
    for name in ESTIMATORS:
        worst = max((abs(error) for error in errors(other, name)), default=math.nan)
        yield f"| {name} | {_mean(errors(same, name))} | {_mean(errors(other, name))} | {worst:.1f} |"
    for labels in LABELS_AT_HAND:
        within, across = (f"{sampling_error(part, labels):.1f}" if part else "–" for part in (same, other))
        yield f"| {labels} labels | {within} | {across} | – |"


def _pairs(every: Sequence[Measured]) -> Iterator[str]:
    """One line for each ordered pair of sets: means over its trials, n of each trial."""
    yield f"| source → target | n | accuracy (majority) | {' | '.join(ESTIMATORS)} |"
    yield "| --- " * (3 + len(ESTIMATORS)) + "|"
    trials: dict[tuple[str, str], list[Measured]] = defaultdict(list)
    for one in every:
        trials[one.source, one.target].append(one)
    for (source, target), own in trials.items():
        cells = [f"{np.mean(errors(own, name)) / 100:+.2f}" for name in ESTIMATORS]
        n = ", ".join(f"{one.n_source:,} → {one.n_target:,}" for one in own)
        truth, majority = (np.mean([getattr(one, field) for one in own]) for field in ("truth", "majority"))
        yield f"| {source} → {target} | {n} | {truth:.2f} ({majority:.2f}) | {' | '.join(cells)} |"


def _mean(values: Sequence[float]) -> str:
    return f"{np.mean(np.abs(values)):.1f}" if values else "–"
