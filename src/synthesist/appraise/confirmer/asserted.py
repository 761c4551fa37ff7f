"""What claims assert, and how they bear on the question, read again and held against what is stored."""

from collections.abc import Iterator, Sequence

from synthesist.appraise.confirmer.again import again
from synthesist.appraise.confirmer.saying import quote, told
from synthesist.appraise.reviewing import Asked, Look, Looked, Synthesis
from synthesist.records import Claim, Relevance
from synthesist.records.anatomy import ClaimAnatomy
from synthesist.records.appraisals import Dimension, Mandate, Objection, Remedy

_KINDS = Asked(
    mandate=Mandate.CONFIRMER,
    dimension=Dimension.EVIDENCE,
    name="kinds of claims",
    question="Is an association told as one, and a cause as one?",
    basis="shown claims whose kind and strength of assertion come out again from their words; tables anatomies, claims",
    remedy=Remedy.SOFTEN,
)
_DOUBTS = Asked(
    mandate=Mandate.CONFIRMER,
    dimension=Dimension.UNCERTAINTY,
    name="doubt and direction",
    question="Is every claim told as surely, and pointing the way, as its words do?",
    basis="shown claims whose hedging and direction come out again from their words; tables anatomies, claims",
    remedy=Remedy.SOFTEN,
)
_PARTS = Asked(
    mandate=Mandate.CONFIRMER,
    dimension=Dimension.GROUNDING,
    name="parts of claims",
    question="Is every claim told of what, and of whom, its words say?",
    basis="shown claims whose parts and pointers come out again from the text; tables anatomies, documents",
    remedy=Remedy.SOFTEN,
)
_BEARING = Asked(
    mandate=Mandate.CONFIRMER,
    dimension=Dimension.GROUNDING,
    name="bearing on the question",
    question="Does every claim bear on the question as it is told to?",
    basis="shown claims whose relevance, parts and concepts come out again from their words; tables claims, documents",
    remedy=Remedy.WITHDRAW,
)
_LEFT_OUT = Asked(
    mandate=Mandate.CONFIRMER,
    dimension=Dimension.UNCERTAINTY,
    name="claims left out",
    question="Is every claim shown that the review's own rules would show?",
    basis="claims near the question that are shown, or left out for a reason that holds; tables claims, documents",
)
_MISSED = Asked(
    mandate=Mandate.CONFIRMER,
    dimension=Dimension.UNCERTAINTY,
    name="results passed over",
    question="Are all sentences of the included abstracts that assert a result among the claims?",
    basis="included works, at most 20, whose abstracts hold no asserted result beside their claims; tables sentences, "
    "claims",
)

_LONGEST = 100
"""Sentences of an abstract that is read again at the most."""

_MOST = 20
"""Abstracts that the model of roles is asked of again: it is the slowest thing here."""

_CLOSE = 0.01
"""By how much a score may differ on another machine."""


def kinds(seen: Synthesis) -> Looked:
    """Claims that are told to assert more, or less, than they do."""
    return _KINDS.looked(_named(seen), _otherwise(seen, _KINDS, ("kind", "strength")))


def doubts(seen: Synthesis) -> Looked:
    """Claims that are told more surely, or pointing another way."""
    return _DOUBTS.looked(_named(seen), _otherwise(seen, _DOUBTS, ("hedging", "hedges", "direction", "is_of_worth")))


def parts(seen: Synthesis) -> Looked:
    """Claims that are told of other things or people."""
    names = ("exposure", "outcome", "comparator", "population", "abbreviations", "antecedents")
    return _PARTS.looked(_named(seen), _otherwise(seen, _PARTS, names))


def _named(seen: Synthesis) -> Iterator[str]:
    return (claim.claim_id for claim in seen.shown)


def _otherwise(seen: Synthesis, asked: Asked, names: Sequence[str]) -> Iterator[Objection]:
    made, stored = dict(again(seen).told.anatomies), seen.contents.anatomies
    for claim in seen.shown:
        one, other = stored.get(claim.claim_id), made.get(claim.claim_id)
        if one is None or other is None:
            yield asked.object(claim.claim_id, f"nothing is told of what {quote(claim.text)} asserts")
        elif name := next((name for name in names if getattr(one, name) != getattr(other, name)), ""):
            said = told(f"the {name.replace('_', ' ')} of {quote(claim.text)}", _text(one, name), _text(other, name))
            yield asked.object(claim.claim_id, said, claim.document_id)


def _text(anatomy: ClaimAnatomy, name: str) -> object:
    value = getattr(anatomy, name)
    if isinstance(value, tuple) and not hasattr(value, "text"):
        return tuple(getattr(one, "text", None) or getattr(one, "short", one) for one in value)
    return getattr(value, "text", value)


def bearing(seen: Synthesis) -> Looked:
    """Claims that bear on the question otherwise than is told."""
    return _BEARING.looked(_named(seen), _off(seen))


def _off(seen: Synthesis) -> Iterator[Objection]:
    made = again(seen).claims_again
    for claim in seen.shown:
        other = made.get(claim.claim_id)
        if other is None:
            said = f"{quote(claim.text)} is no sentence of its text that could be a claim"
            yield _BEARING.object(claim.claim_id, said, claim.document_id)
        elif said := _bears_otherwise(claim, other):
            remedy = Remedy.WITHDRAW if other.relevance is Relevance.OFF else Remedy.SOFTEN
            yield _BEARING.object(claim.claim_id, said, claim.document_id, remedy=remedy)


def _bears_otherwise(claim: Claim, other: Claim) -> str:
    for name in ("relevance", "bears_on", "concepts"):
        one, made = getattr(claim, name), getattr(other, name)
        if one != made:
            return told(f"the {name.replace('_', ' ')} of {quote(claim.text)}", one, made)
    if abs(claim.score - other.score) > _CLOSE:
        return told(f"the nearness of {quote(claim.text)} to the question", claim.score, other.score)
    return "" if other.is_shown else f"{quote(claim.text)} would not be shown: {other.reason}"


def left_out(seen: Synthesis) -> Looked:
    """Claims near the question that are not shown for no reason that holds."""
    made = again(seen).claims_again
    near = [claim for claim in again(seen).claims if claim.relevance is not Relevance.OFF or _is_due(made, claim)]
    objections = [
        _LEFT_OUT.object(claim.claim_id, f"{quote(claim.text)} is left out, and would be shown", claim.work_id)
        for claim in near
        if not claim.is_shown and _is_due(made, claim)
    ]
    return _LEFT_OUT.looked((claim.claim_id for claim in near), objections)


def _is_due(made: object, claim: Claim) -> bool:
    other = made.get(claim.claim_id) if isinstance(made, dict) else None
    return other is not None and other.is_shown


def missed(seen: Synthesis) -> Looked:
    """Included works of whose abstracts an asserted result is not among the claims."""
    included = set(seen.included)
    sources = [one for one in again(seen).sources.values() if one.reading is None and len(one.sentences) <= _LONGEST]
    wanted = [one for one in sources if one.document.work_id in included][:_MOST]
    objections = [
        _MISSED.object(
            claim.work_id,
            f"{quote(claim.text)} asserts a result, and is not among the claims",
            f"{claim.document_id}:{claim.start}:{claim.end}",
        )
        for claim in again(seen).asserted(wanted)
        if claim.claim_id not in seen.claims
    ]
    return _MISSED.looked((one.document.work_id for one in wanted), objections)


CHECKS: tuple[Look, ...] = (kinds, doubts, parts, bearing, left_out, missed)
