"""The rounds: two reviewers who do not see each other, one who settles, the gate, and what it asks for."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from synthesist.appraise.dimensions import consensus_of, scored
from synthesist.appraise.gate import Gathered, outcome_of, tier_of
from synthesist.appraise.integrating import open_questions, settled
from synthesist.appraise.reverifying import judged_again
from synthesist.appraise.reviewing import Reviewer, Synthesis
from synthesist.appraise.revising import due
from synthesist.appraise.widening import wider
from synthesist.plan.model import GatePlan
from synthesist.records import Mark, Relevance
from synthesist.records.appraisals import Appraisal, Check, Outcome, Revision, Round
from synthesist.records.revised import refound, softened, withdrawn
from synthesist.report import compose


@dataclass(frozen=True, slots=True)
class Panel:
    """Who appraises, and by what policy.

    Attributes:
        reviewers: challenger and confirmer; further ones, or fewer, are settled likewise.
        rounds_before: rounds that were spent on widening the plan.
    """

    reviewers: tuple[Reviewer, ...]
    policy: GatePlan
    rounds_before: int = 0


def appraise(seen: Synthesis, panel: Panel) -> Appraisal:
    """Appraise a synthesis, revise it where the gate asks for it, and appraise it again, up to the policy's rounds."""
    appraisal = Appraisal()
    for ordinal in range(panel.rounds_before, panel.policy.rounds + 1):
        appraisal = _appraised(seen, panel, appraisal, ordinal)
        revisions = _revisions(seen, panel, appraisal, ordinal + 1)
        if not revisions:
            break
        appraisal = appraisal.model_copy(update={"revisions": (*appraisal.revisions, *revisions)})
        seen = revised(seen, appraisal, revisions)
    return appraisal


def appraised_once(seen: Synthesis, panel: Panel) -> Appraisal:
    """Appraise a synthesis as it is; nothing is revised."""
    once = replace(panel, policy=panel.policy.model_copy(update={"rounds": 0}), rounds_before=0)
    return appraise(seen, once)


def revised(seen: Synthesis, appraisal: Appraisal, revisions: Sequence[Revision]) -> Synthesis:
    """The synthesis with revisions applied, and its report composed anew."""
    contents = seen.contents
    after = replace(
        contents,
        claims=withdrawn(contents.claims, revisions),
        verdicts=softened(contents.verdicts, revisions),
        findings=refound(contents.findings, contents.claims, revisions),
        appraisal=appraisal,
    )
    # The report that reviewers read does not tell of themselves.
    return replace(seen, contents=after, report=compose(replace(after, appraisal=Appraisal())))


def _appraised(seen: Synthesis, panel: Panel, before: Appraisal, ordinal: int) -> Appraisal:
    opinions = [reviewer.review(seen) for reviewer in panel.reviewers]
    objections = settled(opinions, seen.contents.heeded)
    checks = tuple(check for opinion in opinions for check in opinion.checks)
    dimensions = scored(checks, objections, is_claiming=bool(seen.shown))
    verified = [claim for claim in seen.shown if _is_verified(seen, claim.claim_id)]
    found = Gathered(
        consensus=consensus_of(dimensions),
        dimensions=dimensions,
        objections=objections,
        shown=len(seen.shown),
        verified=len(verified),
        direct=sum(claim.relevance is Relevance.DIRECT for claim in verified),
    )
    outcome, reasons = outcome_of(panel.policy, found)
    told = Round(
        ordinal=ordinal,
        consensus=found.consensus,
        outcome=outcome,
        tier=tier_of(outcome, found),
        verified=found.verified,
        reasons=reasons,
        open_questions=open_questions(objections),
        widen=wider(seen, panel.policy, found) if outcome is not Outcome.PUBLISH else "",
    )
    return Appraisal(
        checks=tuple(sorted(checks, key=_named)),
        objections=objections,
        votes=tuple(sorted((vote for one in opinions for vote in one.votes), key=lambda v: (v.claim_id, v.mandate))),
        dimensions=dimensions,
        rounds=(*before.rounds, told),
        revisions=before.revisions,
    )


def _revisions(seen: Synthesis, panel: Panel, appraisal: Appraisal, ordinal: int) -> Sequence[Revision]:
    """What is done next: nothing where it is published, where rounds are spent, or where nothing can be done."""
    last = appraisal.last
    if last is None or last.outcome is Outcome.PUBLISH or ordinal > panel.policy.rounds:
        return ()
    contents = replace(seen.contents, appraisal=appraisal)
    return judged_again(seen, due(contents, appraisal.objections, ordinal), appraisal.objections)


def _is_verified(seen: Synthesis, claim_id: str) -> bool:
    verdict = seen.contents.verdicts.get(claim_id)
    return verdict is not None and verdict.mark is Mark.VERIFIED


def _named(check: Check) -> tuple[str, str]:
    return check.mandate, check.name
