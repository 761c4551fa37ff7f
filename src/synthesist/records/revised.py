"""Claims, verdicts and findings with the reviewers' revisions applied: what was found is kept, and told otherwise."""

from collections.abc import Iterable, Mapping, Sequence

from synthesist.records.appraisals import Remedy, Revision
from synthesist.records.claims import Claim, Mark, Verdict
from synthesist.records.findings import Finding

WITHDRAWN = "withdrawn by the reviewers: "
RESERVED = "the reviewers tell it with reserve: "


def withdrawn(claims: Sequence[Claim], revisions: Iterable[Revision]) -> tuple[Claim, ...]:
    """Claims; those that were withdrawn are not shown, and say why."""
    why = {one.item: one.reason for one in revisions if one.remedy is Remedy.WITHDRAW}
    return tuple(
        claim.model_copy(update={"is_shown": False, "reason": f"{WITHDRAWN}{why[claim.claim_id]}"})
        if claim.claim_id in why
        else claim
        for claim in claims
    )


def softened(verdicts: Mapping[str, Verdict], revisions: Iterable[Revision]) -> dict[str, Verdict]:
    """Verdicts; those that were softened are neither verified nor corroborated, whatever confidence was measured.

    What a person decided stands.
    """
    why = {one.item: one.reason for one in revisions if one.remedy is Remedy.SOFTEN}
    return {
        name: _softened(verdict, why[name]) if name in why and not verdict.decided_by else verdict
        for name, verdict in verdicts.items()
    }


def _softened(verdict: Verdict, reason: str) -> Verdict:
    told = f"{RESERVED}{reason}"
    return verdict.model_copy(
        update={
            "mark": Mark.REFUTED if verdict.mark is Mark.REFUTED else Mark.UNJUDGED,
            "is_corroborated": False,
            "confidence": None,
            "confidence_reason": f"withheld: {told}",
            "vetoes": (*verdict.vetoes, told),
        }
    )


def refound(findings: Sequence[Finding], claims: Iterable[Claim], revisions: Iterable[Revision]) -> tuple[Finding, ...]:
    """Findings without the claims that were withdrawn; those of which nothing is left are gone."""
    gone = {one.item for one in revisions if one.remedy is Remedy.WITHDRAW}
    if not gone:
        return tuple(findings)
    work_of = {claim.claim_id: claim.work_id for claim in claims}
    left = [_without(finding, gone, work_of) for finding in findings]
    there = {finding.finding_id for finding in left if finding.claim_ids}
    return tuple(
        finding.model_copy(update={"opposed_by": tuple(name for name in finding.opposed_by if name in there)})
        for finding in left
        if finding.finding_id in there
    )


def _without(finding: Finding, gone: set[str], work_of: Mapping[str, str]) -> Finding:
    kept = tuple(name for name in finding.claim_ids if name not in gone)
    works = tuple(sorted({work_of[name] for name in kept}))
    return finding.model_copy(update={"claim_ids": kept, "work_ids": works, "works": len(works)})
