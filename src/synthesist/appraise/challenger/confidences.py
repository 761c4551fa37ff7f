"""Whether marks and confidences are no surer than what they rest on."""

import re
from collections.abc import Iterator

from synthesist.appraise.reviewing import Asked, Look, Looked, Synthesis
from synthesist.records import Claim, Evidence, Label, Mark, TextKind, Verdict
from synthesist.records.appraisals import Dimension, Mandate, Remedy, Severity
from synthesist.report.model import ClaimRow

BORNE = Asked(
    mandate=Mandate.CHALLENGER,
    dimension=Dimension.UNCERTAINTY,
    name="confidence borne out",
    question="Is no claim told as surer than its evidence?",
    basis="shown claims whose confidence and marks (verdicts, claims of the report) rest on works that speak on them"
    " (evidence), with the set, n and date of a calibration, of all shown claims",
    remedy=Remedy.SOFTEN,
)

_CAP = 0.9
_SURE = 0.5
_N = re.compile(r"\bn\s*=\s*\d[\d,]*")
_DATE = re.compile(r"\b(?:19|20)\d\d-\d\d(?:-\d\d)?\b")
_PROBABILITY = "probability of "
_NO_BADGE = (TextKind.DIGEST, TextKind.RECONSTRUCTED)


def borne(seen: Synthesis) -> Looked:
    """Claims told as surer than their evidence."""
    rows = {row.claim_id: row for row in seen.report.claims}
    heard: dict[str, list[Evidence]] = {}
    for one in seen.contents.evidence:
        heard.setdefault(one.claim_id, []).append(one)
    return BORNE.looked(
        (claim.claim_id for claim in seen.shown),
        (
            BORNE.object(claim.claim_id, why, claim.work_id, severity=severity)
            for claim in seen.shown
            for severity, why in _surer(seen, claim, rows.get(claim.claim_id), heard.get(claim.claim_id, []))
        ),
    )


def _surer(
    seen: Synthesis, claim: Claim, row: ClaimRow | None, heard: list[Evidence]
) -> Iterator[tuple[Severity, str]]:
    """What is told of a claim that its evidence does not carry, as far as nobody decided it."""
    verdict = seen.verdict(claim)
    if verdict is None:
        if row is not None and (row.confidence is not None or row.mark == Mark.VERIFIED.value):
            yield Severity.SERIOUS, "it is told as judged, and nobody judged it"
        return
    yield from ((Severity.SERIOUS, why) for why in _of_confidence(seen, claim, verdict, row))
    if row is not None:
        yield from ((Severity.SERIOUS, why) for why in _of_row(verdict, row))
    if not verdict.decided_by:
        yield from ((Severity.SERIOUS, why) for why in _of_mark(verdict, heard))


def _of_confidence(seen: Synthesis, claim: Claim, verdict: Verdict, row: ClaimRow | None) -> Iterator[str]:
    told = verdict.confidence if verdict.confidence is not None else row.confidence if row else None
    if told is None:
        return
    basis = verdict.confidence_reason
    document = seen.documents[claim.document_id]
    if not (_N.search(basis) and _DATE.search(basis)) or (row and row.confidence is not None and not row.calibration):
        yield f"a confidence of {told:g} stands without the number of labelled claims and the date that it was measured"
    if not (verdict.supporting_work_ids or verdict.refuting_work_ids):
        yield f"a confidence of {told:g} is told, and no independent work speaks on the claim"
    if not 0 <= told <= 1 or (told > _CAP and not document.is_full_text):
        yield f"a confidence of {told:g} is more than evidence out of abstracts can give"
    if document.text_kind in _NO_BADGE:
        yield f"a confidence of {told:g} is told of words quoted from a text that is {document.text_kind.value}"


def _of_row(verdict: Verdict, row: ClaimRow) -> Iterator[str]:
    """Where the table is surer than the verdict."""
    if row.mark != verdict.mark.value and row.mark == Mark.VERIFIED.value:
        yield f"the table marks it verified, and the checks left it {verdict.mark.value}"
    if row.is_corroborated and not verdict.is_corroborated:
        yield "the table tells it as supported by an independent work, and the verdict counts none"
    if row.confidence is not None and (verdict.confidence is None or row.confidence > verdict.confidence):
        yield f"the table gives it a confidence of {row.confidence:g}, and the verdict {verdict.confidence}"


def _of_mark(verdict: Verdict, heard: list[Evidence]) -> Iterator[str]:
    if verdict.mark is Mark.VERIFIED and verdict.vetoes:
        yield f"it is marked as verified against a veto: {verdict.vetoes[0]}"
    if verdict.mark is Mark.VERIFIED and not (verdict.pairs_judged and heard):
        yield "it is marked as verified, and no sentence of another work was held against it"
    if verdict.is_corroborated and not verdict.supporting_work_ids:
        yield "it is told as corroborated, and no work is named that supports it"
    for work_id in verdict.supporting_work_ids:
        own = [one for one in heard if one.work_id == work_id and one.label is Label.SUPPORT]
        if not own:
            yield f"a work is counted as support ({work_id}) of which no sentence was judged to support it"
        elif all(_is_withheld(one) for one in own):
            yield f"a work is counted as support ({work_id}) although the judge withheld its word or was unsure"


def _is_withheld(one: Evidence) -> bool:
    """Whether a judged pair carries no probability of its label that would let it count."""
    shares = [signal.value for signal in one.signals if signal.name == f"{_PROBABILITY}{one.label.value}"]
    return not shares or max(shares) < _SURE


CHECKS: tuple[Look, ...] = (borne,)
