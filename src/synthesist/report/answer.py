"""Whether the question is answered, by rule: what direct and verified claims cover, and whether works agree."""

from dataclasses import dataclass

from synthesist.records import Claim, Concept
from synthesist.report.basis import Basis, is_direct
from synthesist.report.model import Answer


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the question is answered, and what stands in the way.

    Attributes:
        untouched: concepts that no direct and verified claim touches.
        is_shared: whether such claims come from more than one work.
        has_agreement: whether another work supports such a claim.
    """

    answer: Answer
    untouched: tuple[Concept, ...]
    is_shared: bool
    has_agreement: bool


def standing_of(basis: Basis) -> Standing:
    """Where the question stands, from the shown claims and their verdicts."""
    resting = [claim for claim in basis.shown if is_direct(claim) and basis.is_verified(claim)]
    touched = basis.named_in(resting)
    untouched = tuple(concept for concept in basis.concepts if concept not in touched)
    is_shared = len({claim.work_id for claim in resting}) > 1
    has_agreement = any(_is_agreed(basis, claim) for claim in resting)
    is_complete = bool(basis.concepts) and not untouched and is_shared and has_agreement
    return Standing(
        _answer(basis, has_direct=bool(resting), is_complete=is_complete), untouched, is_shared, has_agreement
    )


def _answer(basis: Basis, *, has_direct: bool, is_complete: bool) -> Answer:
    if is_complete:
        return "answered"
    if has_direct:
        return "partly"
    return "neighbouring" if basis.shown else "not-answered"


def _is_agreed(basis: Basis, claim: Claim) -> bool:
    verdict = basis.verdict(claim)
    return verdict.is_corroborated or bool(set(verdict.supporting_work_ids) - {claim.work_id})
