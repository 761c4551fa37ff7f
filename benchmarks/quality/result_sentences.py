"""Do the rules tell the assertion of a result from the rest of an abstract?"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from benchmarks.bootstrap import Counts
from benchmarks.declare import Bench, Benchmark, Figure
from benchmarks.material import csabstruct, pubmedqa
from benchmarks.measures import quality
from benchmarks.quality.estimates import estimate, share
from benchmarks.scores import binary_counts, f1, precision, recall
from synthesist.extract import asserts_result

Rule = Callable[[str, float], bool]
"""From a sentence and its place (0 first, 1 last) to whether it asserts a result."""

_LAST_THIRD = 2 / 3


class Abstract(Protocol):
    """Sentences with gold; None where the gold does not say."""

    @property
    def sentences(self) -> tuple[str, ...]:
        """In order."""

    @property
    def are_results(self) -> Sequence[bool | None]:
        """Per sentence."""


def _rules(choosing: Sequence[Abstract]) -> Mapping[str, Rule]:
    majority = _majority(choosing)
    return {
        "shipped rules": asserts_result,
        "last third": lambda _, place: place >= _LAST_THIRD,
        "every sentence": lambda *_: True,
        f"majority ({'result' if majority else 'not a result'})": lambda *_: majority,
    }


def _majority(abstracts: Sequence[Abstract]) -> bool:
    known = [gold for abstract in abstracts for gold in abstract.are_results if gold is not None]
    return sum(known) > len(known) / 2


def _figures(bench: Bench) -> Iterator[Figure]:
    train, dev = (csabstruct.read_csabstruct(bench.data / path) for path in (csabstruct.TRAIN, csabstruct.DEV))
    yield from _set("CSAbstruct dev", dev, _rules(train))
    abstracts = pubmedqa.read_pubmedqa(bench.data)
    rules = _rules(pubmedqa.choosing_half(abstracts))
    yield from _set("PubMedQA held-out half", pubmedqa.held_out_half(abstracts), rules)


def _set(of: str, abstracts: Sequence[Abstract], rules: Mapping[str, Rule]) -> Iterator[Figure]:
    for by, rule in rules.items():
        counts = np.array([_counts(abstract, rule) for abstract in abstracts])
        yield from _rule(of, by, counts)


def _rule(of: str, by: str, counts: Counts) -> Iterator[Figure]:
    taken, labelled = counts[:, :2].sum(), counts[:, (0, 2)].sum()
    yield share(quality.RESULT_PRECISION, counts, precision, taken, "taken for a result", of=of, by=by)
    yield share(quality.RESULT_RECALL, counts, recall, labelled, "labelled a result", of=of, by=by)
    yield estimate(quality.RESULT_F1, counts, f1, counts.sum(), "sentences", of=of, by=by)


def _counts(abstract: Abstract, rule: Rule) -> NDArray[np.float64]:
    """Counts of one abstract; a sentence without gold keeps its place and is not counted."""
    last = max(1, len(abstract.sentences) - 1)
    predicted = [rule(sentence, at / last) for at, sentence in enumerate(abstract.sentences)]
    judged = [(gold, said) for gold, said in zip(abstract.are_results, predicted, strict=True) if gold is not None]
    gold, said = np.array(list(chain(*judged)), dtype=np.bool_).reshape(-1, 2).T
    return binary_counts(gold, said)


RESULTS = Benchmark(
    name="results",
    title="Sentences that assert a result",
    how="`asserts_result` on each sentence with its place in its abstract. CSAbstruct: role `result` against the rest. "
    "PubMedQA: sentences of sections headed results, findings or conclusions, and of the conclusion, against the "
    "rest; sections that mix (such as methods and results) or have no heading keep their place and are not counted. "
    "A section's heading says where a sentence stands, not what it asserts. The majority is that of the part on which "
    "rules may be chosen. Intervals draw abstracts.",
    measures=(quality.RESULT_PRECISION, quality.RESULT_RECALL, quality.RESULT_F1),
    needs=(csabstruct.TRAIN, csabstruct.DEV, pubmedqa.PATH),
    figures=_figures,
)
