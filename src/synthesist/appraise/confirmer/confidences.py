"""Confidences reckoned again from the probabilities that are stored with the evidence."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from synthesist.appraise.confirmer.again import again
from synthesist.appraise.confirmer.saying import told
from synthesist.appraise.confirmer.verdicts import judged, shares_of
from synthesist.appraise.reviewing import Asked, Look, Looked, Synthesis
from synthesist.records import Claim, Label, Verdict
from synthesist.records.appraisals import Dimension, Mandate, Objection, Remedy
from synthesist.verify.confidence import CAP, ClaimCalibrator, claim_calibrators, raw_score
from synthesist.verify.vetoes import earns_badge
from synthesist.verify.voices import apart

_CONFIDENCES = Asked(
    mandate=Mandate.CONFIRMER,
    dimension=Dimension.UNCERTAINTY,
    name="confidences reckoned again",
    question="Is every confidence one that its evidence gives, told with what it was measured on?",
    basis="shown claims whose confidence, or its absence, follows from the stored probabilities; tables verdicts, "
    "evidence",
    remedy=Remedy.SOFTEN,
)

_CLOSE = 0.011
_WITHHELD = "withheld"


def confidences(seen: Synthesis) -> Looked:
    """Claims whose confidence does not follow, or is told without what it rests on."""
    scored: dict[str, list[tuple[float, float, str]]] = defaultdict(list)
    objections = []
    for claim, verdict in judged(seen):
        if said := _unmeasured(seen, claim, verdict):
            objections.append(_CONFIDENCES.object(claim.claim_id, said))
        elif verdict.confidence is not None:
            score = raw_score(_shares(seen, claim))
            scored[verdict.confidence_reason].append((round(score, 6), verdict.confidence, claim.claim_id))
    for rows in scored.values():
        objections += _out_of_order(sorted(rows))
    return _CONFIDENCES.looked((claim.claim_id for claim in seen.shown), objections)


def _unmeasured(seen: Synthesis, claim: Claim, verdict: Verdict) -> str:
    """What is wrong with a confidence by itself."""
    confidence, reason = verdict.confidence, verdict.confidence_reason
    if confidence is None:
        return "" if reason else "no confidence is told, and no reason for that"
    if not reason or reason.startswith(_WITHHELD):
        return f"a confidence of {confidence} is told without what it was measured on"
    if not 0 <= confidence <= CAP:
        return f"a confidence of {confidence} is told, and none can be above {CAP}"
    if not earns_badge(seen.documents[claim.document_id].text_kind):
        return f"a confidence of {confidence} is told of words that are not the paper's own"
    if not (verdict.supporting_work_ids or verdict.refuting_work_ids):
        return f"a confidence of {confidence} is told of a claim that no other work speaks on"
    made = _calibrator(reason)
    expected = made.confidence(_shares(seen, claim)) if made else confidence
    return "" if abs(expected - confidence) <= _CLOSE else told("the confidence", confidence, expected)


def _calibrator(reason: str) -> ClaimCalibrator | None:
    """The one that a reason names, if it is at hand."""
    return next((one for one in claim_calibrators().values() if reason.startswith(one.told())), None)


def _shares(seen: Synthesis, claim: Claim) -> list[float]:
    """The probability of support by each independent study."""
    independence, best = again(seen).independence, dict[str, float]()
    for row in again(seen).heard.get(claim.claim_id, ()):
        shares = shares_of(row.signals)
        if (
            shares
            and not any(one.name == "veto" for one in row.signals)
            and not independence(claim.work_id, row.work_id)
        ):
            best[row.work_id] = max(best.get(row.work_id, 0.0), shares.get(Label.SUPPORT.value, 0.0))
    likeliest = sorted(best, key=lambda work: (-best[work], work))
    return [best[work] for work in sorted(apart(likeliest, independence))]


def _out_of_order(rows: list[tuple[float, float, str]]) -> Iterator[Objection]:
    """Claims that are held to be surer than one with more support, by one and the same calibration."""
    for (score, confidence, _), (other, further, name) in pairwise(rows):
        if further < confidence - _CLOSE or (score == other and abs(further - confidence) > _CLOSE):
            said = f"a confidence of {further} is told, and one of {confidence} of a claim with no more support"
            yield _CONFIDENCES.object(name, said)


CHECKS: tuple[Look, ...] = (confidences,)
