"""The claims table: whole claims, what the checks say of each, and the words for and against it."""

from collections.abc import Collection, Iterable, Iterator
from functools import partial

from synthesist.records import Claim, Evidence, TextKind, Verdict
from synthesist.report.basis import Basis, span_of
from synthesist.report.citing import Citations
from synthesist.report.model import ClaimRow, Passage
from synthesist.report.wholly import beside, numbers
from synthesist.report.wording import visible

_NOTES = {
    TextKind.DIGEST: (
        "quoted from a digest, not from the paper's own words, so it can never carry a statistical guarantee"
    ),
    TextKind.RECONSTRUCTED: (
        "quoted from a text put together from a word index, which may differ from the paper's, so it can never"
        " carry a statistical guarantee"
    ),
}


def claim_rows(basis: Basis, citations: Citations) -> tuple[ClaimRow, ...]:
    """Rows in report order, numbered from 1."""
    return tuple(_row(basis, citations, number, claim) for number, claim in enumerate(basis.shown, start=1))


def _row(basis: Basis, citations: Citations, number: int, claim: Claim) -> ClaimRow:
    verdict = basis.verdict(claim)
    document = basis.contents.documents[claim.document_id]
    anatomy = basis.contents.anatomies.get(claim.claim_id)
    told = partial(_passages, basis, citations, claim.work_id)
    return ClaimRow(
        number=number,
        claim_id=claim.claim_id,
        work_id=claim.work_id,
        reference=citations.number(claim.work_id),
        span=span_of(claim),
        document_sha256=document.sha256,
        text=claim.text,
        text_kind=document.text_kind.value,
        relevance=claim.relevance.value,
        bears_on=claim.bears_on,
        mark=verdict.mark.value,
        is_corroborated=verdict.is_corroborated,
        is_contested=basis.is_contested(claim),
        confidence=verdict.confidence,
        confidence_reason=verdict.confidence_reason,
        calibration=_calibration(verdict),
        note=_NOTES.get(document.text_kind, ""),
        pairs_judged=verdict.pairs_judged,
        vetoes=verdict.vetoes,
        decided_by=visible(verdict.decided_by),
        section=visible(claim.section),
        page=claim.page,
        kind=anatomy.kind.value if anatomy else "",
        direction=anatomy.direction.value if anatomy else "",
        hedging=anatomy.hedging.value if anatomy else "",
        beside=tuple(beside(claim, anatomy)),
        numbers=tuple(numbers(claim, anatomy)),
        is_disputed=claim.claim_id in basis.disputed,
        depth=basis.depth(claim),
        supporting=tuple(told(basis.supporting.get(claim.claim_id, ()), verdict.supporting_work_ids)),
        refuting=tuple(told(basis.refuting.get(claim.claim_id, ()), verdict.refuting_work_ids)),
    )


def _calibration(verdict: Verdict) -> str:
    """What a confidence rests on, which its reason states; nothing where there is none."""
    return "" if verdict.confidence is None else verdict.confidence_reason


def _passages(
    basis: Basis, citations: Citations, work_id: str, rows: Iterable[Evidence], counted: Collection[str]
) -> Iterator[Passage]:
    for row in rows:
        yield _passage(basis, citations, row, "" if row.work_id in counted else basis.tie(work_id, row.work_id))


def _passage(basis: Basis, citations: Citations, row: Evidence, uncounted: str) -> Passage:
    section, page = basis.heading_and_page(row.document_id, row.start)
    return Passage(
        work_id=row.work_id,
        reference=citations.number(row.work_id),
        span=span_of(row),
        text=row.text,
        text_kind=basis.contents.documents[row.document_id].text_kind.value,
        is_counted=not uncounted,
        uncounted=uncounted,
        section=visible(section),
        page=page,
    )
