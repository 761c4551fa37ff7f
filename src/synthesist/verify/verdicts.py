"""From judged sentences to a verdict: vetoes first, then refutation, then what supports."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from synthesist.records import (
    UNPROVEN,
    Claim,
    Document,
    Evidence,
    Label,
    Mark,
    PairVerdict,
    Record,
    Shift,
    Verdict,
)
from synthesist.records.ids import sha256
from synthesist.verify.calibration import SURE_FROM
from synthesist.verify.confidence import claim_calibrators
from synthesist.verify.vetoes import earns_badge, is_verbatim
from synthesist.verify.voices import Independence, apart

SINGLE = "single source"
FAR = "the pairs are somewhat unlike those, or too few to tell"
UNMEASURED = (
    "withheld: another study may speak on it, but too few labelled pairs were as sure to tell how often that is right"
)

_MISPLACED = "its words do not stand where they should"
_CHANGED = "the text it stands in is not what it was"
_RETRACTED = "its work is marked as retracted"
FINAL = frozenset({_MISPLACED, _CHANGED, _RETRACTED})
"""Vetoes that no person can overrule."""

_HYPOTHETICAL = re.compile(
    r"\b(?:we hypothesi[sz]e|we expect|we believe|would|could potentially|if successful)\b|\?\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Heard:
    """A sentence as it is kept, and all that was said of the pair."""

    evidence: Evidence
    pair: PairVerdict


def counted(pair: PairVerdict) -> Label:
    """What a sentence counts as: for or against a claim only where that was measured to be right mostly."""
    return pair.label if pair.counts else Label.NEI


def verdict(
    claim: Claim,
    heard: Sequence[Heard],
    document: Document,
    claim_work: Record,
    independence: Independence,
) -> Verdict:
    """What the checks say of a claim.

    Args:
        heard: all pairs judged for the claim.
        claim_work: the record that the claim's work is shown by.
    """
    independent = [one for one in heard if not independence(claim.work_id, one.evidence.work_id)]
    supporting, refuting = _voices(Label.SUPPORT, independent), _voices(Label.REFUTE, independent)
    vetoes = tuple(vetoes_of(claim, document, claim_work))
    confidence, reason = _confidence(independent, document, independence, is_spoken_of=bool(supporting or refuting))
    return Verdict(
        claim_id=claim.claim_id,
        mark=mark_of(vetoes, refuting, len(heard)),
        is_corroborated=bool(supporting) and not vetoes,
        supporting_work_ids=supporting,
        refuting_work_ids=refuting,
        pairs_judged=len(heard),
        confidence=confidence,
        confidence_reason=reason,
        vetoes=vetoes,
    )


def _confidence(
    heard: Sequence[Heard], document: Document, independence: Independence, *, is_spoken_of: bool
) -> tuple[float | None, str]:
    """The confidence with what it was measured on, or None with the reason."""
    if not is_spoken_of:
        return None, _silence([one.pair for one in heard])
    if not earns_badge(document.text_kind):
        return None, f"withheld: quoted from a text that is {document.text_kind.value}"
    measured = [one for one in heard if one.pair.p]
    name = measured[0].pair.calibrator.split("/")[0]
    made = claim_calibrators().get(name)
    if made is None:
        return None, f"withheld: no labelled claims go with the calibrator {name}"
    told = made.told() if measured[0].pair.shift is Shift.NONE else f"{made.told()}; {FAR}"
    return made.confidence(_shares(measured, independence)), told


def _shares(measured: Sequence[Heard], independence: Independence) -> list[float]:
    """The probability of support by each study: that of the work in it which is the likeliest to support the claim."""
    shares: dict[str, float] = {}
    for one in measured:
        if one.pair.p and not one.pair.vetoes:
            work = one.evidence.work_id
            shares[work] = max(shares.get(work, 0.0), one.pair.p[Label.SUPPORT])
    likeliest = sorted(shares, key=lambda work: (-shares[work], work))
    return [shares[work] for work in sorted(apart(likeliest, independence))]


def _silence(pairs: Sequence[PairVerdict]) -> str:
    """Why nobody speaks for or against a claim: nobody does, or nobody could be heard."""
    if pairs and not any(pair.p for pair in pairs):
        return f"withheld: {pairs[0].reason}"
    if any(pair.reason == UNPROVEN for pair in pairs):
        return f"withheld: {UNPROVEN}"
    is_doubtful = any(pair.p and not pair.vetoes and _is_sure(pair.p) and not pair.counts for pair in pairs)
    return UNMEASURED if is_doubtful else SINGLE


def _is_sure(p: Mapping[Label, float]) -> bool:
    return max(p[Label.SUPPORT], p[Label.REFUTE]) >= SURE_FROM


def confirmed(verdict: Verdict, person: str) -> Verdict:
    """The verdict of a person who holds the claim to be right; what no person can overrule stands."""
    if is_final(verdict):
        return verdict
    return verdict.model_copy(update={"mark": Mark.VERIFIED, "decided_by": person})


def is_final(verdict: Verdict) -> bool:
    """Whether a veto stands that no person can overrule: misplaced words, a changed text, a retracted work."""
    return bool(FINAL.intersection(verdict.vetoes))


def vetoes_of(claim: Claim, document: Document, record: Record) -> list[str]:
    """Checks that cancel verification, in words."""
    checks = (
        (not is_verbatim(document.text, claim.start, claim.end, claim.text), _MISPLACED),
        (sha256(document.text) != document.sha256, _CHANGED),
        (bool(record.is_retracted), _RETRACTED),
        (bool(_HYPOTHETICAL.search(claim.text)), "it states what is expected or asked, not what was found"),
    )
    return [reason for has_failed, reason in checks if has_failed]


def mark_of(vetoes: Sequence[str], refuting: Sequence[str], pairs: int) -> Mark:
    """The mark that follows from vetoes, from the works that refute, and from how many pairs were judged."""
    if vetoes or not pairs:
        return Mark.UNJUDGED
    return Mark.REFUTED if refuting else Mark.VERIFIED


def _voices(label: Label, heard: Sequence[Heard]) -> tuple[str, ...]:
    return tuple(sorted({one.evidence.work_id for one in heard if one.evidence.label is label}))
