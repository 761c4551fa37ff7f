"""Findings made again and held against those that are stored."""

from collections.abc import Iterator, Mapping, Sequence

from synthesist.appraise.confirmer.again import again
from synthesist.appraise.confirmer.saying import quote, told
from synthesist.appraise.reviewing import Asked, Look, Looked, Synthesis
from synthesist.records.appraisals import Dimension, Mandate, Objection
from synthesist.records.findings import Finding
from synthesist.records.revised import refound

_FINDINGS = Asked(
    mandate=Mandate.CONFIRMER,
    dimension=Dimension.NOVELTY,
    name="findings made again",
    question="Is every finding one, and told once?",
    basis="findings whose claims come together again, none apart and none beside them; tables findings, claims",
)
_VOICES = Asked(
    mandate=Mandate.CONFIRMER,
    dimension=Dimension.EVIDENCE,
    name="works of findings",
    question="Are the works of every finding those that its claims come from?",
    basis="findings whose works are those of their claims, each counted once; tables findings, claims",
)
_OPPOSED = Asked(
    mandate=Mandate.CONFIRMER,
    dimension=Dimension.UNCERTAINTY,
    name="opposed findings",
    question="Is every finding told as what it asserts, with the findings that deny it?",
    basis="findings whose direction, family, label and opposition come out again; tables findings, anatomies",
)


def made_again(seen: Synthesis) -> tuple[Finding, ...]:
    """The findings as they come out again, without the claims that reviewers withdrew."""
    made = again(seen).told.findings
    return refound(made, again(seen).claims, seen.contents.appraisal.revisions)


def findings(seen: Synthesis) -> Looked:
    """Findings that are told as two, or two that are told as one."""
    stored = seen.contents.findings
    return _FINDINGS.looked((one.finding_id for one in stored), _regrouped(stored, made_again(seen)))


def _regrouped(stored: Sequence[Finding], made: Sequence[Finding]) -> Iterator[Objection]:
    homes, now = _homes(stored), _homes(made)
    by_id = {one.finding_id: one for one in made}
    for finding in stored:
        again_in = sorted({now[name] for name in finding.claim_ids if name in now})
        rest = sorted({homes.get(name, "none") for home in again_in for name in by_id[home].claim_ids})
        if len(again_in) > 1:
            said = f"the finding {quote(finding.label)} joins claims that assert {len(again_in)} different things"
            yield _FINDINGS.object(finding.finding_id, said, *finding.claim_ids)
        elif set(rest) - {finding.finding_id}:
            others = [name for name in rest if name != finding.finding_id]
            said = f"claims that assert the same as {quote(finding.label)} are told apart from it"
            yield _FINDINGS.object(finding.finding_id, said, *others)
        elif not again_in:
            yield _FINDINGS.object(finding.finding_id, f"no claim bears out the finding {quote(finding.label)}")
    yield from _untold(stored, made)


def _untold(stored: Sequence[Finding], made: Sequence[Finding]) -> Iterator[Objection]:
    known = {name for one in stored for name in one.claim_ids}
    for finding in made:
        if not known.intersection(finding.claim_ids):
            said = f"the finding {quote(finding.label)} is not told"
            yield _FINDINGS.object(finding.claim_ids[0], said, *finding.claim_ids)


def _homes(findings: Sequence[Finding]) -> Mapping[str, str]:
    return {name: one.finding_id for one in findings for name in one.claim_ids}


def voices(seen: Synthesis) -> Looked:
    """Findings that are told of other works than their claims come from."""
    stored, work_of = seen.contents.findings, {claim.claim_id: claim.work_id for claim in seen.shown}
    objections = []
    for one in stored:
        works = tuple(sorted({work_of[name] for name in one.claim_ids if name in work_of}))
        if (one.work_ids, one.works) != (works, len(works)):
            said = told(f"how many works assert {quote(one.label)}", f"{one.works}", f"{len(works)}")
            objections.append(_VOICES.object(one.finding_id, said, *one.claim_ids))
    return _VOICES.looked((one.finding_id for one in stored), objections)


def opposed(seen: Synthesis) -> Looked:
    """Findings that are told otherwise, or without those that deny them."""
    stored, made = seen.contents.findings, {one.finding_id: one for one in made_again(seen)}
    both = [(one, made[one.finding_id]) for one in stored if one.finding_id in made]
    return _OPPOSED.looked((one.finding_id for one, _ in both), _told_otherwise(both))


def _told_otherwise(both: Sequence[tuple[Finding, Finding]]) -> Iterator[Objection]:
    for one, other in both:
        lost = sorted(set(other.opposed_by) - set(one.opposed_by))
        if lost:
            said = f"a finding that denies {quote(one.label)} is not told beside it"
            yield _OPPOSED.object(one.finding_id, said, *lost)
        elif one.claim_ids == other.claim_ids:
            names = ("direction", "family", "is_of_worth", "label", "opposed_by")
            if name := next((name for name in names if getattr(one, name) != getattr(other, name)), ""):
                said = told(
                    f"the {name.replace('_', ' ')} of {quote(one.label)}", getattr(one, name), getattr(other, name)
                )
                yield _OPPOSED.object(one.finding_id, said, *one.claim_ids)


CHECKS: tuple[Look, ...] = (findings, voices, opposed)
