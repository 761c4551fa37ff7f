"""Verdicts drawn again from the evidence that is stored."""

from collections.abc import Iterator, Mapping, Sequence

from synthesist.appraise.confirmer.again import again
from synthesist.appraise.confirmer.saying import listed, quote, told
from synthesist.appraise.reviewing import Asked, Look, Looked, Synthesis
from synthesist.records import Claim, Label, Mark, Said, Verdict
from synthesist.records.appraisals import Dimension, Mandate, Objection, Remedy, Severity
from synthesist.records.revised import RESERVED
from synthesist.verify.verdicts import is_final, mark_of, vetoes_of

_MARKS = Asked(
    mandate=Mandate.CONFIRMER,
    dimension=Dimension.EVIDENCE,
    name="marks drawn again",
    question="Does the mark of every claim follow from its evidence?",
    basis="shown claims whose mark, vetoes and corroboration come out again; tables verdicts, evidence, rulings",
    remedy=Remedy.SOFTEN,
)
_SUPPORT = Asked(
    mandate=Mandate.CONFIRMER,
    dimension=Dimension.EVIDENCE,
    name="supporting works",
    question="Is every work that is counted for a claim independent of it, and judged to support it?",
    basis="shown claims whose supporting works are independent ones with a supporting passage; tables verdicts, "
    "evidence, records",
    remedy=Remedy.SOFTEN,
)
_AGAINST = Asked(
    mandate=Mandate.CONFIRMER,
    dimension=Dimension.UNCERTAINTY,
    name="refuting works",
    question="Is every independent work that was judged to speak against a claim counted?",
    basis="shown claims whose refuting works are the independent ones with such a passage; tables verdicts, evidence",
    remedy=Remedy.SOFTEN,
)
_PAIRS = Asked(
    mandate=Mandate.CONFIRMER,
    dimension=Dimension.NUMBERS,
    name="pairs counted",
    question="Were as many pairs judged as is told?",
    basis="shown claims whose number of judged pairs is that of their evidence; tables verdicts, evidence, plans",
    severity=Severity.CRITICAL,
)


def is_reserved(verdict: Verdict) -> bool:
    """Whether reviewers had the claim told with reserve, so that its verdict is no longer what was drawn."""
    return any(one.startswith(RESERVED) for one in verdict.vetoes)


def judged(seen: Synthesis) -> Iterator[tuple[Claim, Verdict]]:
    """Shown claims with the verdicts that were drawn, and not told with reserve since."""
    for claim in seen.shown:
        verdict = seen.verdict(claim)
        if verdict is not None and not is_reserved(verdict):
            yield claim, verdict


def voices(seen: Synthesis, claim: Claim, label: Label) -> tuple[str, ...]:
    """Independent works that speak so on a claim, sorted, by the evidence that is stored."""
    rows = [row for row in again(seen).heard.get(claim.claim_id, ()) if row.label is label]
    independence = again(seen).independence
    return tuple(sorted({row.work_id for row in rows if not independence(claim.work_id, row.work_id)}))


def marks(seen: Synthesis) -> Looked:
    """Claims whose mark does not follow."""
    return _MARKS.looked((claim.claim_id for claim in seen.shown), _marked(seen))


def _marked(seen: Synthesis) -> Iterator[Objection]:
    for claim in seen.shown:
        if seen.verdict(claim) is None:
            yield _MARKS.object(claim.claim_id, f"{quote(claim.text)} was not judged")
    for claim, verdict in judged(seen):
        if said := _unfounded(seen, claim, verdict):
            yield _MARKS.object(claim.claim_id, said, claim.document_id)


def _unfounded(seen: Synthesis, claim: Claim, verdict: Verdict) -> str:
    vetoes = tuple(vetoes_of(claim, seen.documents[claim.document_id], seen.works[claim.work_id].record))
    if verdict.vetoes != vetoes:
        return told("what stands against the claim", verdict.vetoes, vetoes)
    refuting = voices(seen, claim, Label.REFUTE)
    mark = mark_of(vetoes, refuting, len(again(seen).heard.get(claim.claim_id, ())))
    ruling = seen.contents.heeded.on_claim(claim.claim_id, Said.CLAIM_OK)
    person = ruling.person if ruling and not is_final(verdict) else ""
    if verdict.decided_by != person:
        return told("whose word the mark is", verdict.decided_by, person)
    if verdict.mark is not (Mark.VERIFIED if person else mark):
        return told("the mark", verdict.mark, mark)
    is_corroborated = bool(voices(seen, claim, Label.SUPPORT)) and not vetoes
    if verdict.is_corroborated is not is_corroborated:
        return f"the claim is told as {'' if verdict.is_corroborated else 'not '}corroborated, against its evidence"
    return ""


def support(seen: Synthesis) -> Looked:
    """Claims for which a work is counted that does not count."""
    return _SUPPORT.looked((claim.claim_id for claim in seen.shown), _miscounted(seen))


def _miscounted(seen: Synthesis) -> Iterator[Objection]:
    for claim, verdict in judged(seen):
        counted, due = set(verdict.supporting_work_ids), set(voices(seen, claim, Label.SUPPORT))
        if extra := sorted(counted - due):
            yield _SUPPORT.object(claim.claim_id, _why_not(seen, claim, extra[0]), *extra)
        elif lost := sorted(due - counted):
            said = "a work supports the claim by its evidence, and is not counted"
            # Less is told than there is: nobody is led to rely on it.
            yield _SUPPORT.object(claim.claim_id, said, *lost, severity=Severity.MINOR, remedy=Remedy.NONE)


def _why_not(seen: Synthesis, claim: Claim, work: str) -> str:
    tie = again(seen).independence(claim.work_id, work)
    if tie:
        return f"a work that is counted for the claim is not independent of it: {listed(tie.reasons)}"
    return "a work is counted for the claim of which no passage was judged to support it"


def against(seen: Synthesis) -> Looked:
    """Claims against which a work speaks that is not counted, or is counted and does not."""
    return _AGAINST.looked((claim.claim_id for claim in seen.shown), _unheard(seen))


def _unheard(seen: Synthesis) -> Iterator[Objection]:
    for claim, verdict in judged(seen):
        counted, due = set(verdict.refuting_work_ids), set(voices(seen, claim, Label.REFUTE))
        if lost := sorted(due - counted):
            yield _AGAINST.object(claim.claim_id, "a work that was judged to refute the claim is not counted", *lost)
        elif extra := sorted(counted - due):
            said = "a work is counted against the claim of which no passage was judged to refute it"
            yield _AGAINST.object(claim.claim_id, said, *extra)


def pairs(seen: Synthesis) -> Looked:
    """Claims of which another number of pairs is told than was judged."""
    plan = again(seen).plan
    most = plan.verify.pairs_per_claim if plan else None
    objections = []
    for claim in seen.shown:
        verdict, many = seen.verdict(claim), len(again(seen).heard.get(claim.claim_id, ()))
        if verdict is not None and verdict.pairs_judged != many:
            said = told("the number of pairs judged", verdict.pairs_judged, many)
            objections.append(_PAIRS.object(claim.claim_id, said))
        elif most is not None and many > most:
            said = f"{many} pairs were judged, and the plan has {most}"
            objections.append(_PAIRS.object(claim.claim_id, said, severity=Severity.SERIOUS))
    return _PAIRS.looked((claim.claim_id for claim in seen.shown), objections)


def shares_of(signals: Sequence[object]) -> Mapping[str, float]:
    """Probabilities by label, of the signals of one passage."""
    named = ((str(getattr(one, "name", "")), float(getattr(one, "value", 0.0))) for one in signals)
    mark = "probability of "
    return {name.removeprefix(mark): value for name, value in named if name.startswith(mark)}


CHECKS: tuple[Look, ...] = (marks, support, against, pairs)
