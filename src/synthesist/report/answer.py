"""Whether the question is answered, by rule: what direct and verified claims cover, and whether works agree."""

from collections import defaultdict
from dataclasses import dataclass

from synthesist.records import Claim, Concept, Part
from synthesist.report.basis import Basis, is_direct
from synthesist.report.model import Answer

THIN_BELOW = 3
"""Included works below which an answer is thin, whatever it says."""

_WITHOUT_ANSWER = ("neighbouring", "not-answered")


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the question is answered, and what stands in the way.

    Attributes:
        asks_exposure: whether the question names what it asks about.
        asks_outcome: whether the question names an outcome; one that does not is a topic.
        untouched: concepts that no direct and verified claim touches.
        is_shared: whether such claims come from more than one work.
        is_covered: whether several works touch every concept in such claims of their own.
        has_agreement: whether one of the claims that rest is corroborated.
        is_opposed: whether a direct claim is refuted, or a work that counts refutes it.
        is_thin: whether the reader should be shown where to look next: no direct answer, or hardly a work.
    """

    answer: Answer
    asks_exposure: bool
    asks_outcome: bool
    untouched: tuple[Concept, ...]
    is_shared: bool
    is_covered: bool
    has_agreement: bool
    is_opposed: bool
    is_thin: bool


def standing_of(basis: Basis) -> Standing:
    """Where the question stands, from the shown claims and their verdicts."""
    direct = [claim for claim in basis.shown if is_direct(claim)]
    resting = [claim for claim in direct if basis.is_verified(claim)]
    touched = basis.named_in(resting)
    covering = _covering(basis, resting)
    is_opposed = any(basis.is_opposed(claim) for claim in direct)
    has_agreement = any(basis.verdict(claim).is_corroborated for claim in covering or resting)
    is_covered = len({claim.work_id for claim in covering}) > 1
    asks_exposure, asks_outcome = (bool(basis.part(part)) for part in (Part.EXPOSURE, Part.OUTCOME))
    is_complete = asks_exposure and asks_outcome and is_covered and has_agreement and not is_opposed
    answer = _answer(basis, has_direct=bool(resting), is_complete=is_complete)
    return Standing(
        answer=answer,
        asks_exposure=asks_exposure,
        asks_outcome=asks_outcome,
        untouched=tuple(concept for concept in basis.concepts if concept not in touched),
        is_shared=len({claim.work_id for claim in resting}) > 1,
        is_covered=is_covered,
        has_agreement=has_agreement,
        is_opposed=is_opposed,
        is_thin=answer in _WITHOUT_ANSWER or len(basis.included) < THIN_BELOW,
    )


def _answer(basis: Basis, *, has_direct: bool, is_complete: bool) -> Answer:
    if is_complete:
        return "answered"
    if has_direct:
        return "partly"
    return "neighbouring" if basis.shown else "not-answered"


def _covering(basis: Basis, claims: list[Claim]) -> list[Claim]:
    """The claims of those works whose claims together touch every concept of the question."""
    by_work: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_work[claim.work_id].append(claim)
    whole = (own for own in by_work.values() if len(basis.named_in(own)) == len(basis.concepts))
    return [claim for own in whole for claim in own]
