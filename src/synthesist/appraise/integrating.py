"""The third mandate: settle what the others said, item by item, and say what stays open."""

from collections.abc import Mapping, Sequence

from synthesist.records import Rulings, Said
from synthesist.records.appraisals import Mandate, Objection, Opinion, Severity, Standing

_MOST_OPEN = 12
"""Open questions that are told; all objections stand in the ledger."""


def settled(opinions: Sequence[Opinion], said: Rulings) -> tuple[Objection, ...]:
    """All objections with what became of them, by mandate, check and item.

    A person's word outranks a reviewer's. What anybody who counts again must find is upheld, and so is what both
    reviewers hold against an item. A judgement that the other reviewer, who looked at the same claim, does not share
    stays open.
    """
    stands = {(vote.claim_id, vote.mandate): vote.stands for opinion in opinions for vote in opinion.votes}
    every = [one for opinion in opinions for one in opinion.objections]
    told = (_settled(one, every, stands, said) for one in every)
    return tuple(sorted(told, key=lambda one: (one.mandate, one.check, one.item)))


def open_questions(objections: Sequence[Objection]) -> tuple[str, ...]:
    """What a person must tell, as the reviewers could not; the gravest first."""
    gravest = list(Severity)[::-1]
    left = [one for one in objections if one.standing is Standing.OPEN]
    ordered = sorted(left, key=lambda one: (gravest.index(one.severity), one.dimension, one.check, one.item))
    return tuple(dict.fromkeys(f"{one.said} ({one.item})" for one in ordered))[:_MOST_OPEN]


def _settled(
    objection: Objection, every: Sequence[Objection], stands: Mapping[tuple[str, Mandate], bool | None], said: Rulings
) -> Objection:
    ruling = said.on_claim(objection.item, Said.CLAIM_OK)
    if ruling and objection.is_judged:
        return _as(objection, Standing.DISMISSED, f"{ruling.person} looked at it and holds it to be right")
    if any(_is_alike(objection, other) for other in every):
        return _as(objection, Standing.UPHELD, "both reviewers object to it")
    others = [mandate for mandate in Mandate if mandate is not objection.mandate]
    if objection.is_judged and any(stands.get((objection.item, mandate)) for mandate in others):
        return _as(objection, Standing.OPEN, "the other reviewer looked at the claim and holds that it stands")
    return _as(objection, Standing.UPHELD, "" if objection.is_judged else "it follows by counting again")


def _is_alike(one: Objection, other: Objection) -> bool:
    return (one.item, one.dimension) == (other.item, other.dimension) and one.mandate is not other.mandate


def _as(objection: Objection, standing: Standing, why: str) -> Objection:
    return objection.model_copy(update={"standing": standing, "settled": why})
