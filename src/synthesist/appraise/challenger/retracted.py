"""Whether works are kept that notices speak against, wherever in the material the notice lies."""

from collections.abc import Iterable, Iterator

from synthesist.appraise.challenger.noticed import Noticed, marked, noticed_in
from synthesist.appraise.challenger.saying import claims_of
from synthesist.appraise.reviewing import Asked, Look, Looked, Synthesis
from synthesist.records import Claim, RetractionStatus, Work
from synthesist.records.appraisals import Dimension, Mandate, Objection, Remedy, Severity

STANDING = Asked(
    mandate=Mandate.CHALLENGER,
    dimension=Dimension.SAFETY,
    name="nothing retracted kept",
    question="Does no record of all that came back speak against an included work?",
    basis="included works (works) against marks of their own records and notices among all records, set aside or not",
    severity=Severity.CRITICAL,
)
TOLD = Asked(
    mandate=Mandate.CHALLENGER,
    dimension=Dimension.SAFETY,
    name="standing told as known",
    question="Is a work told as not retracted only where some source says so?",
    basis="included works told as not marked as retracted (works, references of the report), of which a record or a"
    " note of retractions says so",
)

_GRAVE = frozenset((RetractionStatus.RETRACTED, RetractionStatus.WITHDRAWN))


def standing(seen: Synthesis) -> Looked:
    """Included works against which a notice speaks."""
    claims = claims_of(seen)
    against = noticed_in(seen)
    objections: list[Objection] = []
    for work_id in seen.included:
        work = seen.works[work_id]
        found = sorted((*marked(seen, work), *against.get(work_id, ())), key=_gravest)
        if found and not _is_told(seen, work, found[0]):
            told = STANDING.object(work_id, found[0].said, found[0].record_id, severity=_severity(found[0]))
            objections.append(told)
            if found[0].status in _GRAVE:
                objections += _of_claims(claims.get(work_id, ()), work_id, found[0])
    return STANDING.looked(seen.included, objections)


def _gravest(found: Noticed) -> tuple[int, str]:
    return list(RetractionStatus).index(found.status), found.record_id


def _severity(found: Noticed) -> Severity:
    if found.status is RetractionStatus.CORRECTED:
        return Severity.MINOR
    return Severity.CRITICAL if found.status in _GRAVE else Severity.SERIOUS


def _of_claims(claims: Iterable[Claim], work_id: str, found: Noticed) -> Iterator[Objection]:
    for claim in claims:
        said = f"it rests on a work that was {found.status.value}"
        yield STANDING.object(
            claim.claim_id, said, work_id, found.record_id, severity=Severity.SERIOUS, remedy=Remedy.WITHDRAW
        )


def _is_told(seen: Synthesis, work: Work, found: Noticed) -> bool:
    """Whether the report tells as much of the work, and marks nothing of it as verified."""
    if work.retraction not in (RetractionStatus.CORRECTED, RetractionStatus.CONCERN, *_GRAVE) or _grave(
        work.retraction
    ) < _grave(found.status):
        return False
    rows = [row for row in seen.report.references if row.work_id == work.work_id]
    return all(row.retraction == work.retraction.value for row in rows) and not any(
        row.mark == "verified" and work.retraction in _GRAVE
        for row in seen.report.claims
        if row.work_id == work.work_id
    )


def _grave(status: RetractionStatus) -> int:
    return -list(RetractionStatus).index(status)


def told(seen: Synthesis) -> Looked:
    """Works told as clean of which nobody says so."""
    printed = {row.work_id for row in seen.report.references if row.retraction == RetractionStatus.CLEAN.value}
    clean = sorted(name for name in seen.included if name in printed or seen.works[name].retraction is _CLEAN)
    noted = {note.record_id for note in seen.contents.retraction_notes}
    objections = (
        TOLD.object(name, "it is told as not marked as retracted, and no source says anything of it", name)
        for name in clean
        if not _is_known(seen, seen.works[name], noted)
    )
    return TOLD.looked(clean, objections)


_CLEAN = RetractionStatus.CLEAN


def _is_known(seen: Synthesis, work: Work, noted: set[str]) -> bool:
    records = [seen.contents.records.get(name) for name in work.record_ids]
    return bool(noted & set(work.record_ids)) or any(
        one is not None and (one.is_retracted is not None or one.notices) for one in records
    )


CHECKS: tuple[Look, ...] = (standing, told)
