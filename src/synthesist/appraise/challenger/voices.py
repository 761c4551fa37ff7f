"""Whether the works that are counted as support are voices of their own."""

import re
from collections.abc import Iterator, Mapping
from itertools import combinations

from synthesist.appraise.challenger.kinship import Kinship
from synthesist.appraise.challenger.saying import is_reserved, is_retold, place, quoted
from synthesist.appraise.reviewing import Asked, Look, Looked, Synthesis
from synthesist.records import Claim, Evidence, Label
from synthesist.records.appraisals import Dimension, Mandate, Objection, Remedy, Severity

INDEPENDENT = Asked(
    mandate=Mandate.CHALLENGER,
    dimension=Dimension.EVIDENCE,
    name="voices of their own",
    question="Are the works that are counted as support independent of the claim's own?",
    basis="corroborated claims (verdicts) whose supporting works share neither people, data nor wording with the"
    " claim's work (records, documents), of all corroborated claims",
    remedy=Remedy.SOFTEN,
)
FIRSTHAND = Asked(
    mandate=Mandate.CHALLENGER,
    dimension=Dimension.EVIDENCE,
    name="support at first hand",
    question="Do the sentences that are counted as support tell what their own work found?",
    basis="corroborated claims (verdicts) of which each supporting sentence (evidence) tells its own work's finding",
    severity=Severity.SERIOUS,
    is_judged=True,
)
SEVERAL = Asked(
    mandate=Mandate.CHALLENGER,
    dimension=Dimension.EVIDENCE,
    name="works counted once",
    question="Is no publication counted as two works?",
    basis="included works (works) that no other included work repeats under another id, by identifiers and wording"
    " (records, documents)",
)

_SUMS_UP = re.compile(
    r"\b(?:systematic|scoping|umbrella|narrative|literature|rapid|critical) reviews?\b|\bmeta-?analys[ei]s\b|"
    r"\bpooled analysis\b|"
    r"\ba review\b|\boverview of\b|\bsurvey of (?:the )?(?:literature|methods|approaches)\b|\bevidence synthesis\b",
    re.IGNORECASE,
)


def independent(seen: Synthesis) -> Looked:
    """Works that are counted as support, and are tied to the claim's own."""
    told = [claim for claim in seen.shown if supporters(seen, claim) and not is_reserved(seen, claim)]
    kinship = Kinship.of(seen, {work for claim in told for work in (claim.work_id, *supporters(seen, claim))})
    objections = (one for claim in told for one in _tied(seen, claim, kinship))
    return INDEPENDENT.looked((claim.claim_id for claim in told), objections)


def supporters(seen: Synthesis, claim: Claim) -> tuple[str, ...]:
    """Works that ledger or report count for a claim, sorted."""
    verdict = seen.verdict(claim)
    counted = set(verdict.supporting_work_ids) if verdict else set()
    for row in seen.report.claims:
        if row.claim_id == claim.claim_id:
            counted |= {passage.work_id for passage in row.supporting if passage.is_counted}
    return tuple(sorted(counted))


def _tied(seen: Synthesis, claim: Claim, kinship: Kinship) -> Iterator[Objection]:
    counted = supporters(seen, claim)
    ties: Mapping[str, str] = {work: why for work in counted if (why := kinship.why(claim.work_id, work))}
    if ties:
        work, why = min(ties.items())
        rest = len(counted) - len(ties)
        alone = f"{rest} further works support it" if rest else "no other work supports it"
        yield INDEPENDENT.object(
            claim.claim_id,
            f"a work that is counted as independent support is tied to the claim's own: {why}; {alone}",
            claim.work_id,
            work,
            severity=Severity.MINOR if rest else Severity.SERIOUS,
            remedy=Remedy.NONE if rest else Remedy.SOFTEN,
        )


def firsthand(seen: Synthesis) -> Looked:
    """Works counted as support that only tell what others found, or sum up others' studies."""
    told = [claim for claim in seen.shown if supporters(seen, claim) and not is_reserved(seen, claim)]
    heard: dict[tuple[str, str], list[Evidence]] = {}
    for one in seen.contents.evidence:
        if one.label is Label.SUPPORT:
            heard.setdefault((one.claim_id, one.work_id), []).append(one)
    objections = (
        FIRSTHAND.object(claim.claim_id, why, work, place(told_by))
        for claim in told
        for work in supporters(seen, claim)
        for why, told_by in _retold(seen, work, heard.get((claim.claim_id, work), []))
    )
    return FIRSTHAND.looked((claim.claim_id for claim in told), objections)


def _retold(seen: Synthesis, work: str, heard: list[Evidence]) -> Iterator[tuple[str, Evidence]]:
    """Why the sentences of a work that are counted as support are not its own findings."""
    if heard and all(is_retold(one.text) for one in heard):
        yield f"a work is counted as support that only tells what others found: {quoted(heard[0].text)}", heard[0]
    elif heard and work in seen.works and _SUMS_UP.search(seen.works[work].record.title):
        title = seen.works[work].record.title
        yield f"a work is counted as a further voice that sums up others' studies: {quoted(title)}", heard[0]


def several(seen: Synthesis) -> Looked:
    """Included works that repeat another one."""
    kinship = Kinship.of(seen, seen.included)
    pairs = ((one, other, kinship.copy(one, other)) for one, other in combinations(seen.included, 2))
    objections = (
        SEVERAL.object(other, f"it repeats the work {one}, and both are counted: {why}", one)
        for one, other, why in pairs
        if why and not _is_told(seen, one, other)
    )
    return SEVERAL.looked(seen.included, objections)


def _is_told(seen: Synthesis, one: str, other: str) -> bool:
    """Whether the ledger holds that two works are one study, or may be, so that they have one voice."""
    studies = any({one, other} <= set(study.work_ids) for study in seen.contents.studies)
    return studies or any({tie.first, tie.second} == {one, other} for tie in seen.contents.ties)


CHECKS: tuple[Look, ...] = (firsthand, independent, several)
