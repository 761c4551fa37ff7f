"""Are the roles of an abstract's sentences right, and the claims among them?"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np

from benchmarks.bootstrap import Counts
from benchmarks.declare import Bench, Benchmark, Figure
from benchmarks.material import csabstruct, roled
from benchmarks.material.roled import FAMILIES, Claiming, Roled
from benchmarks.measures import roles
from benchmarks.quality.estimates import estimate, share
from benchmarks.scores import Values, accuracy, binary_counts, f1, f1_of, macro_f1, precision, recall
from synthesist.extract import asserts_result, place_of
from synthesist.extract.roles import Role, default_roles

Teller = Callable[[Sequence[str]], Sequence[int]]
"""From an abstract's sentences to a place in `FAMILIES` for each."""

Claimer = Callable[[Sequence[str]], Sequence[bool]]
"""From an abstract's sentences to whether each is a claim."""

_SHIPPED = "shipped model"
_FINDINGS = frozenset((Role.RESULT, Role.CONCLUSION, Role.LIMITATION))
_TENTHS = 10


def _figures(bench: Bench) -> Iterator[Figure]:
    train, dev = (roled.read_roles(bench.data, is_dev=is_dev) for is_dev in (False, True))
    for by, tell in _tellers(train).items():
        yield from _roles(by, np.array([_confusion(one, tell) for one in dev]))
    yield from _claims(roled.read_claims(bench.data))


def _tellers(train: Sequence[Roled]) -> Mapping[str, Teller]:
    tenths = [Counter[int]() for _ in range(_TENTHS + 1)]
    for one in train:
        for at, family in enumerate(one.families):
            tenths[_tenth(at, len(one.families))][family] += 1
    usual = [counts.most_common(1)[0][0] for counts in tenths]
    majority = sum(tenths, Counter()).most_common(1)[0][0]
    return {
        _SHIPPED: _shipped,
        "commonest role of the tenth": lambda sentences: [
            usual[_tenth(at, len(sentences))] for at in range(len(sentences))
        ],
        f"majority ({FAMILIES[majority]})": lambda sentences: [majority] * len(sentences),
    }


def _tenth(at: int, count: int) -> int:
    return round(place_of(at, count) * _TENTHS)


def _shipped(sentences: Sequence[str]) -> list[int]:
    return [FAMILIES.index("finding" if one.role in _FINDINGS else one.role) for one in default_roles().read(sentences)]


def _confusion(abstract: Roled, tell: Teller) -> Counts:
    """A flattened confusion matrix, rows gold and columns predicted."""
    cells = np.zeros((len(FAMILIES), len(FAMILIES)))
    np.add.at(cells, (list(abstract.families), list(tell(abstract.sentences))), 1)
    return cells.ravel()


def _roles(by: str, counts: Counts) -> Iterator[Figure]:
    of, n = "CSAbstruct dev", counts.sum()
    micro = roles.ROLE_MICRO_F1_SHIPPED if by == _SHIPPED else roles.ROLE_MICRO_F1
    yield share(micro, counts, accuracy, n, "sentences", of=of, by=by)
    yield estimate(roles.ROLE_MACRO_F1, counts, macro_f1, n, "sentences", of=of, by=by)
    if by == _SHIPPED:
        for at, family in enumerate(FAMILIES):
            yield estimate(roles.ROLE_F1, counts, f1_of(at), n, "sentences", of=f"{of}: {family}", by=by)


def _claims(abstracts: Sequence[Claiming]) -> Iterator[Figure]:
    of, counts = "claim_detection validation", {}
    for by, claim in _claimers().items():
        counts[by] = own = np.array([_counts(one, claim) for one in abstracts])
        taken, labelled = own[:, :2].sum(), own[:, (0, 2)].sum()
        yield estimate(roles.CLAIM_F1, own, f1, own.sum(), "sentences", of=of, by=by)
        yield share(roles.CLAIM_PRECISION, own, precision, taken, "taken for a claim", of=of, by=by)
        yield share(roles.CLAIM_RECALL, own, recall, labelled, "labelled a claim", of=of, by=by)
    others = [own for by, own in counts.items() if by != _SHIPPED]
    best = max(others, key=lambda own: float(f1(own.sum(0))))
    both = np.hstack([counts[_SHIPPED], best])
    yield estimate(roles.CLAIM_LEAD, both, _lead, both.sum() / 2, "sentences", of=of, by=_SHIPPED)


def _lead(counts: Counts) -> Values:
    difference: Values = f1(counts[..., :4]) - f1(counts[..., 4:])
    return difference


def _claimers() -> Mapping[str, Claimer]:
    return {
        _SHIPPED: lambda sentences: [one.is_claim for one in default_roles().read(sentences)],
        "last sentence": lambda sentences: [at >= len(sentences) - 1 for at in range(len(sentences))],
        "last two sentences": lambda sentences: [at >= len(sentences) - 2 for at in range(len(sentences))],
        "rules for results": lambda sentences: [
            asserts_result(one, place_of(at, len(sentences))) for at, one in enumerate(sentences)
        ],
    }


def _counts(abstract: Claiming, claim: Claimer) -> Counts:
    return binary_counts(np.array(abstract.are_claims), np.array(claim(abstract.sentences), dtype=np.bool_))


ROLES = Benchmark(
    name="roles",
    title="Roles of sentences, and claims among them",
    how="The model of `extract` on whole abstracts. CSAbstruct dev has five classes: its annotators did not part "
    "results from conclusions, so result, conclusion and limitation count as one here. Baselines are made on its "
    "training part. Two annotators agree on three of four of its sentences, as its authors report; published scores of "
    "0.8 and above are of its test part, which holds the sentences on which annotators were surest. The training part "
    "of claim_detection chose the model's threshold; no weight was fitted on it. Nothing here measures result against "
    "conclusion in computer science, nor full texts. Both parts were scored once before, by a former model. Intervals "
    "draw abstracts.",
    measures=(
        roles.ROLE_MICRO_F1_SHIPPED,
        roles.ROLE_MICRO_F1,
        roles.ROLE_MACRO_F1,
        roles.ROLE_F1,
        roles.CLAIM_F1,
        roles.CLAIM_PRECISION,
        roles.CLAIM_RECALL,
        roles.CLAIM_LEAD,
    ),
    needs=(csabstruct.TRAIN, csabstruct.DEV, roled.CLAIMS),
    figures=_figures,
)
