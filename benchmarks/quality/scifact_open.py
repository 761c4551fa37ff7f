"""SciFact, the abstracts found by search among all of them."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np

from benchmarks.bootstrap import Counts
from benchmarks.declare import Bench, Benchmark, Figure, Measure
from benchmarks.material.cited import SCIFACT, Gold, read_gold
from benchmarks.material.labelled import LabelledPair, clusters_of
from benchmarks.measures import verification
from benchmarks.quality.estimates import estimate, share
from benchmarks.quality.judging import NEI, SUPPORT, Judged, judged, sums
from benchmarks.scores import f1, precision, recall
from synthesist.checking.claims import read_claims
from synthesist.checking.corpus import read_corpus
from synthesist.checking.pairs import DOCUMENTS, found_pairs
from synthesist.models import default_embedder
from synthesist.verify.pairs import Setting

Said = Mapping[tuple[str, str], int]
"""By claim and document a label that is not NEI; what is not in it is NEI."""


def _figures(bench: Bench) -> Iterator[Figure]:
    claims = bench.data / SCIFACT.dev
    gold = read_gold(claims)
    found = judged(_found(claims, bench.data / SCIFACT.corpus, gold), bench.work, Setting.OPEN)
    yield from _rows("verifier", gold, _said(found, found.said), verification.OPEN_F1)
    yield from _rows("verifier, without vetoes", gold, _said(found, found.unvetoed))
    yield from _rows("judge alone", gold, _said(found, found.of_judge))
    yield from _rows("SUPPORT for the nearest abstract", gold, _nearest(found))
    yield from _rows("SUPPORT for all abstracts found", gold, _said(found, np.full(len(found.pairs), SUPPORT)))
    yield from _rows("right label for all abstracts found", gold, _said(found, found.gold))


def _found(claims: Path, corpus: Path, gold: Mapping[tuple[str, str], Gold]) -> list[LabelledPair]:
    pairs = found_pairs(read_claims(claims).claims, read_corpus(corpus), default_embedder())
    keys = [(str(pair.id), str(pair.doc_id)) for pair in pairs]
    return [
        LabelledPair(pair.asked, gold[key].label if key in gold else NEI, key[0])
        for pair, key in zip(pairs, keys, strict=True)
    ]


def _said(found: Judged, labels: np.ndarray) -> Said:
    return {_key(pair): int(label) for pair, label in zip(found.pairs, labels, strict=True) if label != NEI}


def _nearest(found: Judged) -> Said:
    """Pairs stand in the order of their rank."""
    first: dict[str, tuple[str, str]] = {}
    for pair in found.pairs:
        first.setdefault(pair.asked.claim_id, _key(pair))
    return dict.fromkeys(first.values(), SUPPORT)


def _key(pair: LabelledPair) -> tuple[str, str]:
    return pair.asked.claim_id, pair.asked.document_id


def _rows(
    by: str, gold: Mapping[tuple[str, str], Gold], said: Said, whole: Measure = verification.OPEN_F1_PLAIN
) -> Iterator[Figure]:
    counts = abstract_counts({key: one.label for key, one in gold.items()}, said)
    given, there = counts[:, :2].sum(), counts[:, (0, 2)].sum()
    of = "dev"
    yield share(verification.OPEN_PRECISION, counts, precision, given, "abstracts given a label", of=of, by=by)
    yield share(verification.OPEN_RECALL, counts, recall, there, "abstracts with evidence", of=of, by=by)
    yield estimate(whole, counts, f1, there, "abstracts with evidence", of=of, by=by)


def abstract_counts(gold: Mapping[tuple[str, str], int], said: Said) -> Counts:
    """Right, wrongly given and missed abstracts, by cluster of claims that share a cited document; shape (clusters, 3).

    An abstract with evidence that is given the other label is both wrongly given and missed.
    """
    claims = sorted({claim for claim, _ in (*gold, *said)})
    cites = [[("claim", claim), *(("document", one) for name, one in gold if name == claim)] for claim in claims]
    clusters = dict(zip(claims, clusters_of(cites), strict=True))
    keys = [key for key in {**gold, **said} if gold.get(key, NEI) != NEI or key in said]
    values = [
        (
            said.get(key) == gold.get(key, NEI),
            key in said and said[key] != gold.get(key, NEI),
            gold.get(key, NEI) != NEI and said.get(key) != gold[key],
        )
        for key in keys
    ]
    return sums(np.array(values, dtype=np.float64).reshape(-1, 3), [clusters[claim] for claim, _ in keys])


SCIFACT_OPEN = Benchmark(
    name="verifier-scifact-open",
    title="Support and refutation, abstracts found by search (SciFact)",
    how=f"Development claims of SciFact against the {DOCUMENTS} abstracts that `verify --open` finds for each "
    "among all abstracts of the set. An abstract counts as predicted where its label is not NEI, and as right where "
    "it is evidence with that label (label only; rationales are not asked here). A claim's abstracts without annotated "
    "evidence count as none. The last row is what the search leaves within reach. Intervals draw groups of claims that "
    "share a cited abstract.",
    measures=(
        verification.OPEN_PRECISION,
        verification.OPEN_RECALL,
        verification.OPEN_F1,
        verification.OPEN_F1_PLAIN,
    ),
    needs=SCIFACT.files,
    figures=_figures,
)
