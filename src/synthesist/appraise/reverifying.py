"""A claim judged again with the sentence that a reviewer holds against it, by the judge that the synthesis goes by."""

from collections.abc import Mapping, Sequence

from synthesist.appraise.reviewing import Synthesis
from synthesist.records import Claim, Label
from synthesist.records.appraisals import Objection, Remedy, Revision
from synthesist.verify.pairs import Asked, Setting, Verifier

_PLACE = 3
"""Parts of a pointer to a sentence: document, start, end."""


def judged_again(
    seen: Synthesis, revisions: Sequence[Revision], objections: Sequence[Objection]
) -> tuple[Revision, ...]:
    """Revisions, those that ask for a claim to be judged again carried out.

    Where the judge's word counts and is REFUTE the claim is told with reserve; else the revision says what it was
    judged with, and the claim stays as it is told.
    """
    against = {one.item: one for one in objections if one.remedy is Remedy.REVERIFY}
    asked = {one.item: pair for one in revisions if (pair := _pair(seen, one, against))}
    if not asked:
        return tuple(revisions)
    verifier = Verifier(seen.judge, embedder=seen.embedder, setting=Setting.SENTENCE)
    verdicts = verifier.verify_all(asked.values())
    refuted = {pair.id for pair in verdicts if pair.label is Label.REFUTE and pair.counts}
    return tuple(_told(one, asked, refuted) for one in revisions)


def _pair(seen: Synthesis, revision: Revision, against: Mapping[str, Objection]) -> Asked | None:
    claim, objection = seen.claims.get(revision.item), against.get(revision.item)
    if revision.remedy is not Remedy.REVERIFY or claim is None or objection is None:
        return None
    return next((pair for one in objection.pointers if (pair := _asked(seen, claim, one))), None)


def _asked(seen: Synthesis, claim: Claim, pointer: str) -> Asked | None:
    name, *place = pointer.rsplit(":", _PLACE - 1)
    document = seen.documents.get(name)
    if document is None or len(place) != _PLACE - 1 or not all(part.isdigit() for part in place):
        return None
    start, end = map(int, place)
    title = document.text.split("\n\n", 1)[0]
    return Asked(claim.claim_id, name, claim.text, title, (document.text[start:end],))


def _told(revision: Revision, asked: Mapping[str, Asked], refuted: set[str]) -> Revision:
    if revision.item not in asked:
        return revision
    if revision.item in refuted:
        return revision.model_copy(update={"remedy": Remedy.SOFTEN, "reason": f"judged again: {revision.reason}"})
    return revision.model_copy(
        update={"reason": f"judged again, and not counted as a contradiction: {revision.reason}"}
    )
