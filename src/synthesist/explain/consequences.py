"""What falls if a work is retracted, or a claim set aside: computed on the review without it, then told."""

from collections.abc import Iterator
from dataclasses import dataclass

from synthesist.explain.case import Case
from synthesist.explain.fall import Fall
from synthesist.explain.falling import if_retracted, if_set_aside
from synthesist.explain.model import Step
from synthesist.explain.naming import claim_step, count
from synthesist.explain.resting import cited_in, said_in
from synthesist.records import Claim, Evidence, Label


@dataclass(frozen=True, slots=True)
class Fallen:
    """What falls, as steps, and the gist of it in a sentence."""

    summary: str
    steps: tuple[Step, ...]


def falling_works(case: Case, work_id: str) -> Fallen:
    """What falls if a work is retracted."""
    fall = Fall(case, if_retracted(case.contents, work_id))
    if fall.is_nothing:
        return Fallen("", (Step(text="Nothing rests on it: it was removed before screening."),))
    shown = tuple(claim_step(claim) for claim in case.claims_of.get(work_id, ()) if claim.is_shown)
    cited = cited_in(case, work_id)
    rests = bool(shown or cited or fall.verdicts)
    steps = (
        fall.answer,
        *([] if rests else [Step(text="No claim or quote of the report rests on it: only counts would change.")]),
        *([Step(text=f"Claims of it that are shown would go: {len(shown)}", details=shown)] if shown else []),
        *fall.claims(lambda claim: claim.work_id != work_id),
        *fall.sentences(cited),
        *fall.counts(),
        _CAVEAT,
    )
    return Fallen(fall.summary("it were retracted", rests=rests), steps)


def falling_claims(case: Case, claim: Claim) -> Fallen:
    """What falls if a claim is set aside."""
    fall = Fall(case, if_set_aside(case.contents, claim))
    said = said_in(case, claim)
    row = case.rows.get(claim.claim_id)
    steps = (
        fall.answer,
        *([Step(text=f"Row {row.number} of the claims table would go.")] if row else []),
        *_speaks_on(case, claim),
        *fall.claims(lambda other: other.claim_id != claim.claim_id),
        *fall.sentences(said),
        *fall.counts(),
        _CAVEAT,
    )
    return Fallen(fall.summary("it were set aside", rests=bool(row or fall.verdicts)), steps)


_CAVEAT = Step(
    text="This is computed from what is stored: sentences that would be compared in its place, and works that would"
    " move up, have not been judged; no confidence was measured anew, the self-test was not repeated, and the"
    " reviewers were not asked again."
)


def _speaks_on(case: Case, claim: Claim) -> Iterator[Step]:
    """The claims that this one's words were held against."""
    place = (claim.document_id, claim.start, claim.end)
    rows = [row for row in case.contents.evidence if (row.document_id, row.start, row.end) == place]
    for label, what in ((Label.SUPPORT, "speak for"), (Label.REFUTE, "speak against")):
        others = tuple(_of(case, row) for row in rows if row.label is label)
        if others:
            yield Step(text=f"Claims that its words {what}: {len(others)}", details=others)
    if silent := sum(row.label is Label.NEI for row in rows):
        yield Step(text=f"It was compared with {count(silent, 'other claim')} of which it says too little.")


def _of(case: Case, row: Evidence) -> Step:
    return claim_step(case.claims[row.claim_id])
