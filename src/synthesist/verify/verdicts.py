"""From judged sentences to a verdict: vetoes first, then refutation, then what supports."""

import re
from collections.abc import Mapping, Sequence

from synthesist.records import Claim, Document, Evidence, Label, Mark, Record, Verdict
from synthesist.records.ids import sha256
from synthesist.verify.independence import are_independent

NOT_MEASURED = "not measured yet"
_MISPLACED = "its words do not stand where they should"
_CHANGED = "the text it stands in is not what it was"
_RETRACTED = "its work is marked as retracted"
FINAL = frozenset({_MISPLACED, _CHANGED, _RETRACTED})
"""Vetoes that no person can overrule."""

_HYPOTHETICAL = re.compile(
    r"\b(?:we hypothesi[sz]e|we expect|we believe|would|could potentially|if successful)\b|\?\s*$",
    re.IGNORECASE,
)


def verdict(
    claim: Claim,
    evidence: Sequence[Evidence],
    document: Document,
    records: Mapping[str, Record],
    claim_work: Record,
) -> Verdict:
    """What the checks say of a claim.

    Args:
        evidence: all pairs judged for the claim.
        records: by work id, the record that a work is shown by.
    """
    supporting = _voices(Label.SUPPORT, evidence, records, claim_work)
    refuting = _voices(Label.REFUTE, evidence, records, claim_work)
    vetoes = tuple(vetoes_of(claim, document, claim_work))
    return Verdict(
        claim_id=claim.claim_id,
        mark=_mark(vetoes, refuting, len(evidence)),
        is_corroborated=bool(supporting) and not vetoes,
        supporting_work_ids=supporting,
        refuting_work_ids=refuting,
        pairs_judged=len(evidence),
        confidence_reason=NOT_MEASURED,
        vetoes=vetoes,
    )


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
        (document.text[claim.start : claim.end] != claim.text, _MISPLACED),
        (sha256(document.text) != document.sha256, _CHANGED),
        (bool(record.is_retracted), _RETRACTED),
        (bool(_HYPOTHETICAL.search(claim.text)), "it states what is expected or asked, not what was found"),
    )
    return [reason for has_failed, reason in checks if has_failed]


def _mark(vetoes: Sequence[str], refuting: Sequence[str], pairs: int) -> Mark:
    if vetoes or not pairs:
        return Mark.UNJUDGED
    return Mark.REFUTED if refuting else Mark.VERIFIED


def _voices(
    label: Label, evidence: Sequence[Evidence], records: Mapping[str, Record], claim_work: Record
) -> tuple[str, ...]:
    spoke = {item.work_id for item in evidence if item.label is label}
    return tuple(sorted(work_id for work_id in spoke if are_independent(claim_work, records[work_id])))
