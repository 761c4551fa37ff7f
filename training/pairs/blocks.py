"""The crossed design: four forms of a claim and of its evidence, each met once with each label.

A block has two interventions, one that makes two forms contradict each other (`f`) and one that makes them speak of
different things (`t`). A form is (f, t) with bits 0 and 1; bit 0 is how the result was drawn or found. Claim and
evidence of the same form agree (SUPPORT), those that differ in `f` alone contradict (REFUTE), those that differ in `t`
are silent about each other (NEI). So neither side alone, nor whether it was changed, tells the label.

Forms that differ share fewer words. Label-preserving edits at two further sites make up for it: of several ways to
tie them to the bits, the one is taken that leaves the words shared most alike over the labels.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from random import Random

from training.pairs.overlap import features as overlaps

SUPPORT, REFUTE, NEI = "SUPPORT", "REFUTE", "NEI"
FORMS = ((0, 0), (1, 0), (0, 1), (1, 1))
TIES = ("none", "f", "t")
"""How a preserving edit is tied: to no bit (made by chance in each form), or to `f` or `t`, then the other way round on
the evidence's side."""

Form = tuple[int, int]
Bits = tuple[int, ...]
"""Which preserving edits are made, by site."""

Render = Callable[[Form, Bits], str]
"""From a form and the preserving edits to a text."""

Chance = dict[tuple[int, Form], Bits]
"""By side and form, preserving edits where they are tied to nothing."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim form against an evidence form."""

    claim: str
    evidence: str
    label: str
    claim_form: Form
    evidence_form: Form
    edits: tuple[int, int]


def crossed(claims: Render, passages: Render, rng: Random, sites: int = 2) -> list[Pair]:
    """The twelve pairs of a block; `sites` is how many preserving edits the renderers take."""
    flip = rng.randrange(2)
    options = [_pairs(claims, passages, ties, _by_chance(rng, sites), flip) for ties in _tied(sites)]
    rng.shuffle(options)
    return min(options, key=imbalance)


def quad(claims: Render, passages: Render, rng: Random, differ: str) -> list[Pair]:
    """The four pairs of one intervention alone: two agree, two differ with the label given."""
    options = []
    for tie in TIES[:2] * 2:
        texts = _texts(claims, passages, (tie, "none"), _by_chance(rng, 2))
        options.append([_pair(texts, one, other, SUPPORT if one == other else differ) for one, other in _CROSSED])
    return min(options, key=imbalance)


_CROSSED = tuple(product(FORMS[:2], FORMS[:2]))


def label_of(claim: Form, evidence: Form) -> str:
    """Whether the evidence's form agrees with the claim's."""
    if claim[1] != evidence[1]:
        return NEI
    return SUPPORT if claim[0] == evidence[0] else REFUTE


def _tied(sites: int) -> list[tuple[str, ...]]:
    """Ways to tie; two sites tied to one bit would be too much of it, unless there is a third."""
    ways = product(TIES, repeat=sites)
    return [way for way in ways if max(way.count("f"), way.count("t")) <= max(1, sites - 1)]


def imbalance(pairs: Sequence[Pair]) -> float:
    """How far apart the labels lie in words, runs and numbers shared, and in the sides' edits."""
    features = {id(pair): overlaps(pair.claim, pair.evidence) for pair in pairs}
    shared, runs, figures = (_spread(pairs, lambda pair, at=at: features[id(pair)][at]) for at in (0, 2, 3))
    unlike = _spread(pairs, lambda pair: min(1, abs(pair.edits[0] - pair.edits[1])))
    total = _spread(pairs, lambda pair: sum(pair.edits))
    return round(shared + runs / 2 + figures / 4 + (unlike + total / 4) / 4, 3)


def _spread(pairs: Sequence[Pair], measure: Callable[[Pair], float]) -> float:
    means = []
    for label in {pair.label for pair in pairs}:
        values = [measure(pair) for pair in pairs if pair.label == label]
        means.append(sum(values) / len(values))
    return max(means) - min(means)


def _by_chance(rng: Random, sites: int) -> Chance:
    return {(side, form): tuple(rng.randrange(2) for _ in range(sites)) for side in (0, 1) for form in FORMS}


def _pairs(claims: Render, passages: Render, ties: Sequence[str], base: Chance, flip: int) -> list[Pair]:
    texts = _texts(claims, passages, ties, base)
    return [_pair(texts, form, other, label_of(form, other)) for form, other in _partners(flip)]


def _partners(flip: int) -> Iterator[tuple[Form, Form]]:
    for f, t in FORMS:
        yield from (((f, t), (f, t)), ((f, t), (1 - f, t)), ((f, t), (f ^ flip, 1 - t)))


def _texts(claims: Render, passages: Render, ties: Sequence[str], base: Chance) -> dict:
    texts = {}
    for side, render in enumerate((claims, passages)):
        for form in FORMS:
            bits = tuple(_bit(tie, form, bit, side) for tie, bit in zip(ties, base[side, form], strict=True))
            texts[side, form] = render(form, bits), sum(form) + sum(bits)
    return texts


def _bit(tie: str, form: Form, chance: int, side: int) -> int:
    return chance if tie == "none" else form[tie == "t"] ^ side


def _pair(texts: dict, claim: Form, evidence: Form, label: str) -> Pair:
    (text, edits), (other, other_edits) = texts[0, claim], texts[1, evidence]
    return Pair(text, other, label, claim, evidence, (edits, other_edits))
