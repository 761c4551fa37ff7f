"""The review as it would be without a work or a claim, as far as what is stored can tell.

A retracted work is still returned by its searches and joined; it is removed before screening, so that neither its
claims nor its sentences are heard. A claim that is set aside stays found, but is neither shown nor heard. No pair is
judged and no text is read anew: sentences and works that would move up are not in it, no confidence is measured anew,
and the self-test is left as it was.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from synthesist.explain.case import grouped
from synthesist.explain.untold import untold
from synthesist.plan import RELEVANCE
from synthesist.records import (
    Actor,
    Claim,
    Decision,
    Evidence,
    Label,
    ReviewContents,
    Verdict,
)
from synthesist.screen import draw
from synthesist.verify.verdicts import SINGLE, mark_of

_UNMEASURED = "withheld: not measured without it"
_DECIDER = "explain"
_AFTER_JOINING = ("screen", "read", "assess")


def if_retracted(contents: ReviewContents, work_id: str) -> ReviewContents:
    """The contents had a work been known to be retracted; unchanged where it was removed before screening."""
    item = contents.works[work_id].record.record_id
    if any(row.item == item and row.action.startswith("remove") for row in contents.decisions):
        return contents
    gone = {claim.claim_id for claim in contents.claims if claim.work_id == work_id}
    left = (row for row in contents.decisions if not (row.item == work_id and row.stage in _AFTER_JOINING))
    without = replace(
        contents,
        decisions=_sorted([*left, _removal(item)]),
        relevances=tuple(row for row in contents.relevances if row.work_id != work_id),
        documents={name: row for name, row in contents.documents.items() if row.work_id != work_id},
        claims=tuple(claim for claim in contents.claims if claim.claim_id not in gone),
    )
    return _redrawn(_unheard(untold(without), lambda row: row.work_id == work_id or row.claim_id in gone))


def if_set_aside(contents: ReviewContents, claim: Claim) -> ReviewContents:
    """The contents had a person set a claim aside."""
    place = (claim.document_id, claim.start, claim.end)
    hidden = claim.model_copy(update={"is_shown": False})
    claims = tuple(hidden if row.claim_id == claim.claim_id else row for row in contents.claims)
    is_silent = not any(row.is_shown for row in claims if row.work_id == claim.work_id)
    excluded = {claim.work_id} if is_silent else set()
    without = replace(contents, claims=claims, decisions=tuple(_assessed(contents.decisions, excluded)))
    return _redrawn(_unheard(untold(without), lambda row: row.claim_id == claim.claim_id or _place(row) == place))


def _removal(item: str) -> Decision:
    return Decision(
        stage="identify",
        item=item,
        action="remove",
        criterion="X1",
        actor=Actor.RULE,
        decider=_DECIDER,
        reason="as if a notice said that it is retracted",
    )


def _sorted(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    return tuple(sorted(decisions, key=lambda row: (row.stage, row.item, row.ordinal)))


def _assessed(decisions: Iterable[Decision], excluded: set[str]) -> Iterable[Decision]:
    """The program's decisions on works that are left without a claim; a person's word stands."""
    for row in decisions:
        is_theirs = row.stage == "assess" and row.item in excluded and row.actor is not Actor.PERSON
        yield row.model_copy(update={"action": "exclude"}) if is_theirs else row


def _place(row: Evidence) -> tuple[str, int, int]:
    return row.document_id, row.start, row.end


def _unheard(contents: ReviewContents, is_lost: Callable[[Evidence], bool]) -> ReviewContents:
    """The contents without some evidence, and with the verdicts that follow from the rest."""
    left = tuple(row for row in contents.evidence if not is_lost(row))
    heard = grouped(left, lambda row: row.claim_id)
    shown = {claim.claim_id for claim in contents.claims if claim.is_shown}
    verdicts = {
        name: _verdict(verdict, heard.get(name, ())) for name, verdict in contents.verdicts.items() if name in shown
    }
    return replace(contents, evidence=left, verdicts=verdicts)


def _verdict(verdict: Verdict, heard: tuple[Evidence, ...]) -> Verdict:
    """The verdict on what is still heard, by the rules of `verify`: vetoes stand, and so does a person's word."""
    if len(heard) == verdict.pairs_judged:
        return verdict
    supporting = _still(verdict.supporting_work_ids, heard, Label.SUPPORT)
    refuting = _still(verdict.refuting_work_ids, heard, Label.REFUTE)
    changes: Mapping[str, object] = {
        "supporting_work_ids": supporting,
        "refuting_work_ids": refuting,
        "is_corroborated": verdict.is_corroborated and bool(supporting),
        "pairs_judged": len(heard),
        "mark": verdict.mark if verdict.decided_by else mark_of(verdict.vetoes, refuting, len(heard)),
        "confidence": None,
        "confidence_reason": _unsure(verdict, is_spoken_of=bool(supporting or refuting)),
    }
    return verdict.model_copy(update=changes)


def _still(works: tuple[str, ...], heard: tuple[Evidence, ...], label: Label) -> tuple[str, ...]:
    speaking = {row.work_id for row in heard if row.label is label}
    return tuple(work_id for work_id in works if work_id in speaking)


def _unsure(verdict: Verdict, *, is_spoken_of: bool) -> str:
    """Why there is no confidence; one that was measured with all that was heard does not hold for a part of it."""
    if not is_spoken_of:
        return SINGLE
    return verdict.confidence_reason if verdict.confidence is None else _UNMEASURED


def _redrawn(after: ReviewContents) -> ReviewContents:
    """The contents with the sample drawn anew; reviewers are not asked again."""
    own = [row for row in after.decisions if row.stage == "screen" and row.actor is not Actor.PERSON]
    below = [row for row in own if row.criterion in RELEVANCE]
    sample = draw(below, after.review_id, after.plan["screen"]["sample"])
    return replace(after, sample=sample)
