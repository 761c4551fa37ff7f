"""Findings: claims that assert the same relation in the same direction, and which findings deny each other.

Two relations are the same where both sides are: they name the same concepts of the question, or one has all words of
the other and the embedder puts them near each other. Claims are compared only with those that may be the same by their
rarest words, so that thousands cost little more than each by itself. Nothing hangs on the order of the claims.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

import numpy as np

from synthesist.extract.relating import FAMILIES, Part, Related, related
from synthesist.language import ConceptMatcher
from synthesist.models import Embedder, Vectors
from synthesist.records import Claim, Question
from synthesist.records.anatomy import ClaimAnatomy, Direction
from synthesist.records.findings import Finding
from synthesist.records.ids import short_hash

NEAR = 0.6
"""Cosine from which two sides of which one has all words of the other are one.

On pairs of sentences of Evidence Inference, from the half of its articles on which rules may be chosen, F0.5 is flat
from 0.4 to 0.7 (0.39 to 0.38).
"""

_LEAST_WITHIN = 0.3
"""No two claims of a finding may be less alike on a side, by whatever chain of claims they are joined; by hand."""

_TIGHTER, _CHAIN = 0.1, 3
_AND = "; "
_Key = tuple[str, ...]
_WAYS = frozenset((Direction.INCREASE, Direction.DECREASE))
_Edges = Mapping[int, Mapping[int, float]]


def findings(
    claims: Sequence[Claim], anatomies: Sequence[ClaimAnatomy], embedder: Embedder, question: Question
) -> tuple[Finding, ...]:
    """Findings of the claims, by id; each claim is in one of them, alone where no other asserts the same.

    Args:
        anatomies: of the claims, in their order.

    Raises:
        ValueError: there are not as many anatomies as claims.
    """
    matcher = ConceptMatcher(question.concepts)
    told = [_Told(*pair, related(*pair, matcher)) for pair in zip(claims, anatomies, strict=True)]
    told.sort(key=lambda one: one.claim.claim_id)
    space = _Space.of([one.related for one in told if one.related], embedder)
    groups = [[space.relations[at] for at in sorted(group)] for group in space.grouped()]
    names = {one.identity: _finding_id(group) for group in groups for one in group}
    members: dict[str, list[_Told]] = defaultdict(list)
    for one in told:
        members[names[one.related.identity] if one.related else short_hash("finding", one.claim.claim_id)].append(one)
    opposed = space.opposed(names)
    return tuple(_finding(name, members[name], opposed[name]) for name in sorted(members))


@dataclass(frozen=True, slots=True)
class _Told:
    claim: Claim
    anatomy: ClaimAnatomy
    related: Related | None


@dataclass(frozen=True, slots=True)
class _Space:
    """Relations, and how near they are.

    Attributes:
        relations: each once, sorted.
        exposures: unit vectors of shape (relations, dimensions); `outcomes` likewise.
        alike: by place, the places of relations that are the same but for their direction, with their worse side.
    """

    relations: Sequence[Related]
    exposures: Vectors
    outcomes: Vectors
    alike: _Edges

    @classmethod
    def of(cls, related: Sequence[Related], embedder: Embedder) -> "_Space":
        """The space of these relations."""
        first = {one.identity: one for one in sorted(related, key=lambda one: one.order, reverse=True)}
        relations = [first[identity] for identity in sorted(first)]
        texts = sorted({part.text for one in relations for part in (one.exposure, one.outcome)})
        places, vectors = {text: at for at, text in enumerate(texts)}, embedder.embed(texts)
        exposures = vectors[[places[one.exposure.text] for one in relations]]
        outcomes = vectors[[places[one.outcome.text] for one in relations]]
        return cls(relations, exposures, outcomes, _alike(relations, exposures, outcomes))

    def grouped(self) -> Iterator[list[int]]:
        """Relations joined where they are alike and point the same way; chains that join what is unlike are cut."""
        todo = [(list(range(len(self.relations))), NEAR)]
        while todo:
            members, least = todo.pop()
            for group in self._components(members, least):
                if least < 1.0 and not self._holds_together(group):
                    todo.append((sorted(group), round(least + _TIGHTER, 1)))
                else:
                    yield group

    def opposed(self, names: Mapping[_Key, str]) -> Mapping[str, set[str]]:
        """By finding, the findings that deny it."""
        found: dict[str, set[str]] = defaultdict(set)
        for at, near in self.alike.items():
            for other in near:
                if _deny(self.relations[at], self.relations[other]):
                    found[names[self.relations[at].identity]].add(names[self.relations[other].identity])
        return found

    def _components(self, members: Sequence[int], least: float) -> Iterator[list[int]]:
        left = set(members)
        for start in members:
            if start not in left:
                continue
            left.discard(start)
            group, edge = [start], [start]
            while edge:
                at = edge.pop()
                near = [other for other, value in self.alike[at].items() if value >= least and other in left]
                joined = [other for other in near if _point_alike(self.relations[at], self.relations[other])]
                left.difference_update(joined)
                group += joined
                edge += joined
            yield group

    def _holds_together(self, group: Sequence[int]) -> bool:
        if len(group) < _CHAIN:
            return True
        relations = [self.relations[at] for at in group]
        return _are_near([one.exposure for one in relations], self.exposures[group]) and _are_near(
            [one.outcome for one in relations], self.outcomes[group]
        )


def _are_near(parts: Sequence[Part], vectors: Vectors) -> bool:
    """Whether no two are of unlike meaning; those that name the same concepts are not, however they name them."""
    numbers = {concepts: at for at, concepts in enumerate(sorted({one.concepts for one in parts if one.concepts}))}
    named = np.array([numbers.get(one.concepts, -1 - at) for at, one in enumerate(parts)])
    near = (vectors @ vectors.T >= _LEAST_WITHIN) | (named[:, None] == named[None, :])
    return bool(near.all())


def _alike(relations: Sequence[Related], exposures: Vectors, outcomes: Vectors) -> _Edges:
    found: dict[int, dict[int, float]] = {at: {} for at in range(len(relations))}
    for one, other in _candidates(relations):
        first, second = relations[one], relations[other]
        alike = min(
            _sameness(first.exposure, second.exposure, float(exposures[one] @ exposures[other])),
            _sameness(first.outcome, second.outcome, float(outcomes[one] @ outcomes[other])),
        )
        if alike >= NEAR:
            found[one][other] = found[other][one] = alike
    return found


def _candidates(relations: Sequence[Related]) -> set[tuple[int, int]]:
    """Pairs of one family, population and reach that could be the same on both sides.

    On a side, one has all words of the other, and so its rarest, or both name a concept of the question: it is enough
    to look up what is rarest, of either relation on either side, among all that the others have.
    """
    exposures = _handles([one.exposure for one in relations])
    outcomes = _handles([one.outcome for one in relations])
    wide: dict[_Key, list[int]] = defaultdict(list)
    half: dict[_Key, list[int]] = defaultdict(list)
    for at, one in enumerate(relations):
        for exposure, outcome in product(exposures[at].every, outcomes[at].every):
            wide[(*one.kin, exposure, outcome)].append(at)
        for exposure, outcome in product(exposures[at].every, outcomes[at].rarest):
            half[(*one.kin, exposure, outcome)].append(at)
    found: set[tuple[int, int]] = set()
    for at, one in enumerate(relations):
        for index, asked in ((wide, outcomes[at].rarest), (half, outcomes[at].every)):
            for exposure, outcome in product(exposures[at].rarest, asked):
                near = index.get((*one.kin, exposure, outcome), ())
                found |= {(min(at, other), max(at, other)) for other in near if other != at}
    return found


class _Handles(NamedTuple):
    """By what a side may be found: its words and concepts, and of these the concepts and the rarest word."""

    every: Sequence[str]
    rarest: Sequence[str]


def _handles(parts: Sequence[Part]) -> list[_Handles]:
    often = Counter(word for one in parts for word in one.stems)
    made = []
    for one in parts:
        concepts = [f"c {name}" for name in one.concepts]
        rarest = min(one.stems, key=lambda word: (often[word], word), default="")
        made.append(_Handles([*concepts, *(f"w {word}" for word in one.stems or ("",))], [*concepts, f"w {rarest}"]))
    return made


def _sameness(one: Part, other: Part, cosine: float) -> float:
    """From 0 (another thing) to 1 (the same)."""
    if one.stems == other.stems:
        return 1.0
    if one.concepts and one.concepts == other.concepts:
        return max(cosine, NEAR) if _is_within(one.rest, other.rest) else 0.0
    return cosine if _is_within(one.stems, other.stems) and one.is_telling and other.is_telling else 0.0


def _is_within(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether either has all words of the other."""
    return set(one) <= set(other) or set(other) <= set(one)


def _point_alike(one: Related, other: Related) -> bool:
    return (one.direction, one.is_of_worth) == (other.direction, other.is_of_worth)


def _deny(one: Related, other: Related) -> bool:
    """Whether one says more and the other less, or one that something changes and the other that it does not."""
    if Direction.NONE in (one.direction, other.direction):
        return one.direction in _WAYS or other.direction in _WAYS
    return one.is_of_worth == other.is_of_worth and {one.direction, other.direction} == _WAYS


def _finding_id(group: Sequence[Related]) -> str:
    first = min(group, key=lambda one: one.identity)
    return short_hash("finding", *first.identity)


def _finding(name: str, members: Sequence[_Told], opposed: set[str]) -> Finding:
    first = members[0]
    works = sorted({one.claim.work_id for one in members})
    return Finding(
        finding_id=name,
        label=_label(min(members, key=lambda one: (len(one.claim.text), one.claim.claim_id))),
        direction=first.anatomy.direction,
        is_of_worth=first.anatomy.is_of_worth,
        family=FAMILIES[first.anatomy.kind],
        claim_ids=tuple(sorted(one.claim.claim_id for one in members)),
        work_ids=tuple(works),
        works=len(works),
        opposed_by=tuple(sorted(opposed)),
    )


def _label(told: _Told) -> str:
    """The parts in the claim's own words; the claim itself where it has no outcome."""
    of = told.anatomy
    if of.outcome is None:
        return " ".join(told.claim.text.split())
    sides = [one.text for one in (of.exposure, of.outcome) if one]
    rest = [f"{word} {one.text}" for word, one in (("versus", of.comparator), ("in", of.population)) if one]
    return " ".join(f"{' – '.join(sides)}{f' ({_AND.join(rest)})' if rest else ''}".split())
