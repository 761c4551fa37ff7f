"""What the reviewers said of a thing: their votes, their objections as settled, and what was done about it."""

from collections.abc import Iterator

from synthesist.explain.case import Case
from synthesist.explain.model import Step
from synthesist.explain.naming import steps
from synthesist.records.appraisals import Objection, Remedy, Revision, Vote

_STANDS = {True: "it stands", False: "it does not stand", None: "cannot tell"}
_DID = {
    Remedy.WITHDRAW: "withdrawn",
    Remedy.SOFTEN: "told with reserve",
    Remedy.REVERIFY: "judged again",
}


def reviewed(case: Case, *items: str) -> tuple[Step, ...]:
    """All that was said of these items, which are names of one thing; nothing where nothing was."""
    told = tuple(_told(case, frozenset(items)))
    return (Step(text="What the reviewers said of it", details=told),) if told else ()


def names_of(case: Case, work_id: str) -> tuple[str, ...]:
    """By what names reviewers may call a work: its id, its records, its place in the reference list."""
    numbers = (number for number, own in case.references.items() if own == work_id)
    return (work_id, *case.contents.works[work_id].record_ids, *(f"reference-{number}" for number in numbers))


def _told(case: Case, items: frozenset[str]) -> Iterator[Step]:
    appraisal = case.contents.appraisal
    for vote in appraisal.votes:
        if vote.claim_id in items:
            yield _vote(vote)
    for objection in appraisal.objections:
        if objection.item in items:
            yield _objection(objection)
    for revision in appraisal.revisions:
        if revision.item in items:
            yield _revision(revision)


def _vote(vote: Vote) -> Step:
    return Step(text=f"The {vote.mandate} holds: {_STANDS[vote.stands]}.", details=steps(vote.reasons))


def _objection(one: Objection) -> Step:
    judged = ", by judgement" if one.is_judged else ""
    why = f": {one.settled}" if one.settled else ""
    return Step(
        text=f"The {one.mandate} objects ({one.severity}{judged}): {one.said}",
        details=steps((f"Check: {one.check}, for {one.dimension.value}.", f"Settled as {one.standing.value}{why}.")),
    )


def _revision(one: Revision) -> Step:
    return Step(text=f"In round {one.ordinal} it was {_DID.get(one.remedy, one.remedy.value)}: {one.reason}")
