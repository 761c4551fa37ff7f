"""Evidence: labels against the probabilities that are stored with them, and which passages were judged."""

from collections.abc import Mapping

from synthesist.appraise.confirmer.again import again
from synthesist.appraise.confirmer.saying import quote
from synthesist.appraise.confirmer.verdicts import shares_of
from synthesist.appraise.reviewing import Asked, Look, Looked, Synthesis
from synthesist.records import Claim, Evidence, Label
from synthesist.records.appraisals import Dimension, Mandate, Remedy, Severity
from synthesist.verify.calibration import SURE_FROM
from synthesist.verify.selection import Selection, bodies_of

_LABELS = Asked(
    mandate=Mandate.CONFIRMER,
    dimension=Dimension.UNCERTAINTY,
    name="labels and probabilities",
    question="Does every passage count as its probabilities say?",
    basis="shown claims all of whose passages bear a label that their stored probabilities bear out; table evidence",
    remedy=Remedy.SOFTEN,
)
_CHOSEN = Asked(
    mandate=Mandate.CONFIRMER,
    dimension=Dimension.UNCERTAINTY,
    name="passages chosen again",
    question="Was every claim held against the passages that are nearest to it?",
    basis="shown claims, at most 40, whose judged passages the selection finds again; tables evidence, claims",
)
_MEMBERS = Asked(
    mandate=Mandate.CONFIRMER,
    dimension=Dimension.EVIDENCE,
    name="who may speak",
    question="Does every passage come from another work that may be heard?",
    basis="shown claims all of whose evidence is of other works that may be heard; tables evidence, works",
    remedy=Remedy.SOFTEN,
)

_TOTAL, _CLOSE = 1.0, 0.011
_BEYOND = 0.95
_MOST = 40
"""Claims for which passages are chosen again."""


def labels(seen: Synthesis) -> Looked:
    """Claims with passages that count otherwise than their probabilities say."""
    sure = _surest(seen)
    objections = [
        _LABELS.object(claim.claim_id, said, row.work_id, f"{row.document_id}:{row.start}:{row.end}")
        for claim in seen.shown
        for row in again(seen).heard.get(claim.claim_id, ())
        if (said := _mislabelled(row, sure))
    ]
    return _LABELS.looked((claim.claim_id for claim in seen.shown), objections)


def _surest(seen: Synthesis) -> Mapping[Label, float]:
    """By label, the least probability with which a passage of this review counts for it."""
    found: dict[Label, float] = {}
    for row in seen.contents.evidence:
        share = shares_of(row.signals).get(row.label.value)
        if share is not None:
            found[row.label] = min(share, found.get(row.label, 1.0))
    return found


def _mislabelled(row: Evidence, sure: Mapping[Label, float]) -> str:
    shares = shares_of(row.signals)
    vetoed = [one.note for one in row.signals if one.name == "veto"]
    if not shares:
        return f"{quote(row.text)} counts as {row.label.value} without a probability" if _speaks(row) else ""
    if abs(sum(shares.values()) - _TOTAL) > _CLOSE:
        return f"the probabilities of {quote(row.text)} add up to {sum(shares.values()):.2f}"
    if _speaks(row) and (shares.get(row.label.value, 0.0) < SURE_FROM or (vetoed and row.label is Label.SUPPORT)):
        why = f"in spite of the veto {quote(vetoed[0])}" if vetoed else f"at {shares.get(row.label.value, 0.0):.2f}"
        return f"{quote(row.text)} counts as {row.label.value} {why}"
    return _passed_over(row, shares, sure) if row.label is Label.NEI and not vetoed else ""


def _passed_over(row: Evidence, shares: Mapping[str, float], sure: Mapping[Label, float]) -> str:
    """A passage that says nothing, while others of this review that are less sure do."""
    for label in (Label.SUPPORT, Label.REFUTE):
        share = shares.get(label.value, 0.0)
        # A rare label is weighed up, so that it may be given at less: hardly any weight beats this one.
        if label in sure and share >= max(sure[label], _BEYOND):
            return f"{quote(row.text)} is {label.value} at {share:.2f}, and is told to say nothing"
    return ""


def _speaks(row: Evidence) -> bool:
    return row.label is not Label.NEI


def chosen(seen: Synthesis) -> Looked:
    """Claims that were held against other passages than those that are nearest."""
    contents, plan = seen.contents, again(seen).plan
    speaking = [claim for claim in again(seen).claims if not contents.heeded.silences(claim)]
    heard = [claim for claim in speaking if not seen.works[claim.work_id].record.is_retracted]
    limit, objections = plan.verify.pairs_per_claim if plan else 0, []
    if not seen.shown or not limit:
        return _CHOSEN.looked((), ())
    selection = Selection(seen.documents, bodies_of(seen.sentences, speaking, seen.documents), heard, seen.embedder)
    for claim in seen.shown[:_MOST]:
        found = {(one.other.document_id, one.other.start): one.other for one in selection.candidates(claim, limit)}
        there = {(row.document_id, row.start) for row in again(seen).heard.get(claim.claim_id, ())}
        if lost := sorted(found.keys() - there):
            other = found[lost[0]]
            said = f"the claim was not held against {quote(other.text)}, which is among the nearest to it"
            place = f"{other.document_id}:{other.start}:{other.end}"
            objections.append(_CHOSEN.object(claim.claim_id, said, place, other.work_id))
    return _CHOSEN.looked((claim.claim_id for claim in seen.shown[:_MOST]), objections)


def members(seen: Synthesis) -> Looked:
    """Claims on which a work speaks that may not."""
    objections = []
    known = {(claim.document_id, claim.start, claim.end): claim for claim in again(seen).claims}
    for claim in seen.shown:
        for row in again(seen).heard.get(claim.claim_id, ()):
            if said := _may_not(seen, claim, row, known.get((row.document_id, row.start, row.end))):
                severity = Severity.SERIOUS if _speaks(row) else Severity.MINOR
                objections.append(_MEMBERS.object(claim.claim_id, said, row.work_id, severity=severity))
    return _MEMBERS.looked((claim.claim_id for claim in seen.shown), objections)


def _may_not(seen: Synthesis, claim: Claim, row: Evidence, other: Claim | None) -> str:
    work = seen.works.get(row.work_id)
    if work is None or row.work_id == claim.work_id:
        return "the claim's own work is heard on it" if work else "a work is heard that is not there"
    if work.record.is_retracted:
        return f"{quote(row.text)} is heard, and its work is retracted"
    if other is None:
        return f"{quote(row.text)} is heard, and is no asserted result of its work"
    if seen.contents.heeded.silences(other):
        return f"{quote(row.text)} is heard, and a person set it aside"
    return ""


CHECKS: tuple[Look, ...] = (labels, chosen, members)
