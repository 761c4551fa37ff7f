"""CliniFact and Citation-Integrity: far above what never sees the evidence?"""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from benchmarks.bootstrap import Counts, Statistic
from benchmarks.declare import Bench, Benchmark, Figure, Measure
from benchmarks.material import clinifact
from benchmarks.material.cited import CITATION_INTEGRITY, claims_and_labels, read_pairs
from benchmarks.measures import quality, verification
from benchmarks.quality.baselines import Train, baselines
from benchmarks.quality.estimates import estimate
from benchmarks.quality.judging import NEI, REFUTE, SUPPORT, Judged, Labels, confusions, judged
from benchmarks.quality.label_figures import each_label, numbers, whole
from benchmarks.scores import Values, f1_of, macro_f1
from synthesist.models import LABELS
from synthesist.verify.pairs import Verifier

_VERIFIER = "verifier"
_POLAR = "dev, SUPPORT and REFUTE"
_HOW = (
    "Labels are those shown, after the vetoes. Baselines: the commonest label of train; classifiers of the claim "
    "alone, fitted on train; the verifier with a document that says nothing; and the same with logistic regression "
    "fitted anew, on train, to the features that such pairs have, which stands in for a judge trained without "
    "evidence. The margin is over the best of them, in the same resamples."
)


def _clinifact(bench: Bench) -> Iterator[Figure]:
    paths = bench.data / clinifact.VALIDATION, bench.data / clinifact.TRAIN
    train = Train(*clinifact.claims_and_labels(paths[1]))
    verifier = Verifier()
    every = judged(clinifact.read_pairs(*paths), bench.work, verifier=verifier)
    blind = baselines(train, every.pairs, verifier, bench.work)
    is_new = ~np.array([pair.is_seen for pair in every.pairs])
    yield from three_way("validation", every, blind, verification.MARGIN)
    unseen = {by: said[is_new] for by, said in blind.items()}
    yield from three_way("validation, trials and articles not in train", every.rows(is_new), unseen)
    yield from numbers("validation", every)


def _citation(bench: Bench) -> Iterator[Figure]:
    files = CITATION_INTEGRITY
    train = Train(*claims_and_labels(bench.data / files.train))
    verifier = Verifier()
    every = judged(read_pairs(bench.data / files.dev, bench.data / files.corpus), bench.work, verifier=verifier)
    yield from three_way("dev, all three labels", every, baselines(train, every.pairs, verifier, bench.work))
    polar = every.rows(every.gold != NEI)
    blind = baselines(train.of((0, 1)), polar.pairs, verifier, bench.work)
    yield from _against(f"{_POLAR}, one of the two chosen", polar, polar.polarity, blind, verification.MARGIN)
    yield from _as_shown(f"{_POLAR}, labels as shown", polar, blind)
    yield from numbers("dev", every)


def three_way(
    of: str, part: Judged, blind: Mapping[str, Labels], above: Measure = verification.MARGIN_PART
) -> Iterator[Figure]:
    """Figures of the labels shown beside those of what is blind to the evidence."""
    yield from _against(of, part, part.said, blind, above, len(LABELS))
    yield from each_label(of, "verifier", confusions(part.gold, part.said, part.clusters))
    others = {"verifier, without vetoes": part.unvetoed, "judge alone": part.of_judge}
    for by, said in others.items():
        yield from whole(of, by, confusions(part.gold, said, part.clusters))


def _against(
    of: str, part: Judged, said: Labels, blind: Mapping[str, Labels], above: Measure, labels: int = 2
) -> Iterator[Figure]:
    rows = {by: confusions(part.gold, one, part.clusters, labels) for by, one in {_VERIFIER: said, **blind}.items()}
    for by, counts in rows.items():
        yield from whole(of, by, counts)
    yield _margin(above, of, list(rows.values()), macro_f1)


def _as_shown(of: str, polar: Judged, blind: Mapping[str, Labels]) -> Iterator[Figure]:
    """NEI may be said here, and is a miss; the blind choose among the other two."""
    rows = [confusions(polar.gold, said, polar.clusters) for said in (polar.said, *blind.values())]
    yield estimate(quality.MACRO_F1, rows[0], of_both, len(polar.pairs), "pairs", of=of, by=_VERIFIER)
    yield _margin(verification.MARGIN_PART, of, rows, of_both)


def _margin(above: Measure, of: str, rows: Sequence[Counts], score: Statistic) -> Figure:
    """How far the first of several confusion matrices by cluster lies above the best of the others."""
    width = rows[0].shape[-1]
    together = np.column_stack(rows)
    pairs = float(rows[0].sum())
    return estimate(above, together, lambda sums: margin(sums, width, score), pairs, "pairs", of=of, by=_VERIFIER)


def margin(sums: Values, width: int, score: Statistic = macro_f1) -> Values:
    """The score of the first flattened confusion matrix of so many cells, less the best of the others'."""
    scores = np.stack([score(sums[..., at : at + width]) for at in range(0, sums.shape[-1], width)])
    # A label that nobody has and nobody gives, in a small resample, makes a score undefined.
    difference: Values = scores[0] - np.where(np.isnan(scores[1:]), -np.inf, scores[1:]).max(axis=0)
    return difference


def of_both(counts: Values) -> Values:
    """Unweighted mean of F1 of SUPPORT and REFUTE, of flattened three-way confusion matrices."""
    score: Values = (f1_of(SUPPORT)(counts) + f1_of(REFUTE)(counts)) / 2
    return score


_MEASURES = (
    verification.MARGIN,
    verification.MARGIN_PART,
    quality.ACCURACY,
    quality.MACRO_F1,
    quality.LABEL_F1,
    verification.COVERAGE,
    verification.SINGLETONS,
    verification.EXCESS_ECE,
    verification.BADGE_PRECISION,
    verification.WITHHELD,
)

CLINIFACT = Benchmark(
    name="verifier-clinifact",
    title="Trial outcomes against abstracts (CliniFact)",
    how=f"Validation claims on trial outcomes against the abstract given with each. {_HOW} Labels follow the "
    "registry's statistics, not the abstract's prose. Many validation rows share a trial or an article with train: "
    "the others are given apart. Intervals draw groups of rows that share a trial or an article.",
    measures=_MEASURES,
    needs=(clinifact.TRAIN, clinifact.VALIDATION),
    figures=_clinifact,
)
CITATION = Benchmark(
    name="verifier-citation",
    title="Citing sentences against what they cite (Citation-Integrity)",
    how=f"Development claims against the documents that they cite. {_HOW} REFUTE means an inaccurate citation here, "
    "often an overstated one, and seldom a contradiction. Train and dev share no document. For SUPPORT and REFUTE "
    "alone, pairs labelled NEI are left out, and baselines are fitted without them. Intervals draw documents.",
    measures=_MEASURES,
    needs=CITATION_INTEGRITY.files,
    figures=_citation,
)
