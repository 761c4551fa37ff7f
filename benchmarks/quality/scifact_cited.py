"""SciFact, the cited abstract given: labels, polarity, rationales, and what is shown of sureness."""

from collections.abc import Iterator

import numpy as np

from benchmarks.declare import Bench, Benchmark, Figure, Measure
from benchmarks.material.cited import SCIFACT, cited_in, claims_and_labels, read_pairs
from benchmarks.measures import quality, verification
from benchmarks.quality.baselines import Train, by_words
from benchmarks.quality.judging import NEI, Judged, Labels, confusions, judged
from benchmarks.quality.label_figures import each_label, numbers, proportion, whole
from synthesist.models import LABELS

_MAJORITY = "majority of train"


def _figures(bench: Bench) -> Iterator[Figure]:
    train = Train(*claims_and_labels(bench.data / SCIFACT.train))
    seen = cited_in(bench.data / SCIFACT.train)
    pairs = read_pairs(bench.data / SCIFACT.dev, bench.data / SCIFACT.corpus, seen)
    yield from figures(judged(pairs, bench.work), train)


def figures(every: Judged, train: Train) -> Iterator[Figure]:
    """All figures of pairs that were judged together."""
    unseen = every.rows([not pair.is_seen for pair in every.pairs])
    bars = verification.SCIFACT_MACRO_F1, verification.SCIFACT_REFUTE_F1
    yield from _part("dev", every, train, *bars)
    yield from _part("dev, documents not in train", unseen, train)
    yield from _polarity("dev, pairs with evidence", _evidence(every), train, is_barred=True)
    yield from _polarity("dev, pairs with evidence, documents not in train", _evidence(unseen), train)
    yield _rationales("dev, pairs with evidence", _evidence(every))
    yield from numbers("dev", every)
    yield from numbers("dev, documents not in train", unseen)


def _part(
    of: str, part: Judged, train: Train, macro: Measure = quality.MACRO_F1, refute: Measure = quality.LABEL_F1
) -> Iterator[Figure]:
    shown = confusions(part.gold, part.said, part.clusters)
    yield from whole(of, "verifier", shown, macro)
    yield from each_label(of, "verifier", shown, refute)
    others = {"verifier, without vetoes": part.unvetoed, "judge alone": part.of_judge, **_blind(part, train)}
    for by, said in others.items():
        counts = confusions(part.gold, said, part.clusters)
        yield from whole(of, by, counts)
        yield from each_label(of, by, counts)


def _blind(part: Judged, train: Train) -> dict[str, Labels]:
    claims = [pair.asked.claim for pair in part.pairs]
    name = f"{_MAJORITY} ({LABELS[train.majority].value})"
    return {
        name: np.full(len(claims), train.majority),
        "claim only (TF-IDF, logistic regression)": by_words(train, claims),
    }


def _evidence(part: Judged) -> Judged:
    return part.rows(part.gold != NEI)


def _polarity(of: str, part: Judged, train: Train, *, is_barred: bool = False) -> Iterator[Figure]:
    ours = confusions(part.gold, part.polarity, part.clusters, 2)
    accuracy, macro = whole(of, "verifier", ours, verification.POLARITY_MACRO_F1 if is_barred else quality.MACRO_F1)
    if is_barred:
        right = part.polarity == part.gold
        accuracy = proportion(verification.POLARITY_ACCURACY, right, part.clusters, "pairs", of=of, by="verifier")
    yield from (accuracy, macro)
    alone = np.nan_to_num(part.alone[:, :2]).argmax(axis=1)
    for by, said in {"judge alone": alone, **_blind(part, train.of((0, 1)))}.items():
        yield from whole(of, by, confusions(part.gold, said, part.clusters, 2))


def _rationales(of: str, part: Judged) -> Figure:
    named = [frozenset(one.rationale[:3]) for one in part.verdicts]
    is_whole = [
        any(rationale <= ours for rationale in pair.rationales) for pair, ours in zip(part.pairs, named, strict=True)
    ]
    return proportion(verification.RATIONALE_IN_3, np.array(is_whole), part.clusters, "pairs with evidence", of=of)


SCIFACT_CITED = Benchmark(
    name="verifier-scifact",
    title="Support and refutation, the cited abstract given (SciFact)",
    how="Development claims of SciFact against the abstracts that they cite, as `verify --cited` judges them. "
    "Labels are those shown, after the vetoes. Polarity: pairs with evidence, the likelier of SUPPORT and REFUTE. "
    "The judge alone: its own scores of the selected sentences together. Majority and claim only were fitted on the "
    "training claims. Many abstracts of dev are cited by training claims as well: the others are given apart. "
    "Coverage, calibration error and the badge are of pairs whose numbers are shown; the calibration error comes "
    "without an interval, since resampling would bias it. Intervals draw documents.",
    measures=(
        verification.SCIFACT_MACRO_F1,
        verification.SCIFACT_REFUTE_F1,
        verification.RATIONALE_IN_3,
        verification.POLARITY_ACCURACY,
        verification.POLARITY_MACRO_F1,
        quality.ACCURACY,
        quality.MACRO_F1,
        quality.LABEL_F1,
        verification.COVERAGE,
        verification.SINGLETONS,
        verification.EXCESS_ECE,
        verification.BADGE_PRECISION,
        verification.WITHHELD,
    ),
    needs=SCIFACT.files,
    figures=_figures,
)
