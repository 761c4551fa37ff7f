"""Verdicts in words: the mark, what was held against the claim, and who counts."""

from collections import Counter
from collections.abc import Iterator

from synthesist.explain.case import Case
from synthesist.explain.judged import nearness, seen
from synthesist.explain.model import Kind, Step
from synthesist.explain.naming import count, ref, steps, work_step, work_title
from synthesist.records import Claim, Evidence, Label, Mark, Verdict
from synthesist.report.labels import CONTESTED, MARK_WORDS, uncounted

_LABELS = {Label.SUPPORT: "supports it", Label.REFUTE: "speaks against it", Label.NEI: "says too little"}
_ORDER = tuple(_LABELS)


def standing_words(case: Case, claim: Claim) -> str:
    """Relevance and mark of a shown claim, in a few words."""
    verdict = case.contents.verdicts.get(claim.claim_id)
    if verdict is None:
        return f"{claim.relevance.value}, not checked yet"
    by = f" by {verdict.decided_by}" if verdict.decided_by else ""
    corroborated = ", corroborated" if verdict.is_corroborated else ""
    contested = case.basis.is_contested(claim)
    mark = CONTESTED if contested and verdict.mark is Mark.REFUTED else MARK_WORDS[verdict.mark.value]
    other = f", {CONTESTED}" if contested and mark != CONTESTED else ""
    return f"{claim.relevance.value}, {mark}{by}{other}{corroborated}"


def verdict_steps(case: Case, claim: Claim) -> Iterator[Step]:
    """The verdict on a claim and everything that it follows from."""
    verdict = case.contents.verdicts.get(claim.claim_id)
    if verdict is None:
        yield Step(text=_unchecked(claim))
        return
    yield Step(text=f"Mark: {_mark(verdict)}", details=steps(f"Veto: {veto}." for veto in verdict.vetoes))
    yield _pairs(case, claim)
    yield from _voices(case, verdict)
    if verdict.confidence is None:
        yield Step(text=f"Confidence: none – {verdict.confidence_reason}.")
    else:
        yield Step(text=f"Confidence: {verdict.confidence:.2f} ({verdict.confidence_reason}).")


def _unchecked(claim: Claim) -> str:
    if claim.is_shown:
        return "It has not been checked against other works yet."
    return "It is not shown, so it was not held against other works."


def _mark(verdict: Verdict) -> str:
    against, favour = len(verdict.refuting_work_ids), len(verdict.supporting_work_ids)
    sides = f"{count(against, 'independent work')} held to speak against it, and {favour or 'none'} for it"
    both = f" It is contested: {sides}." if against and favour else ""
    if verdict.decided_by:
        return f"{MARK_WORDS[verdict.mark.value]}, by the word of {verdict.decided_by}.{both}"
    if verdict.vetoes:
        return f"not judged, because a check vetoed it.{both}"
    if not verdict.pairs_judged:
        return "not judged, because no sentence of another work was near enough to compare it with."
    if verdict.mark is Mark.REFUTED:
        return f"{CONTESTED if favour else MARK_WORDS['refuted']}: {sides}."
    return "verified: it was compared with other works, no veto fired, and no independent work refutes it."


def _pairs(case: Case, claim: Claim) -> Step:
    rows = case.evidence_of.get(claim.claim_id, ())
    if not rows:
        return Step(text="No sentence of another work was compared with it.")
    counts = Counter(row.label for row in rows)
    said = ", ".join(f"{counts[label]} {words}" for label, words in _PLURAL.items())
    likeliest = sorted(rows, key=lambda row: (_ORDER.index(row.label), -row.score, row.work_id, row.start))
    nearest = sorted(rows, key=lambda row: (-nearness(row), row.work_id, row.start))
    speaking = tuple(_pair(case, claim, row) for row in likeliest if row.label is not Label.NEI)
    silent = tuple(_pair(case, claim, row) for row in nearest if row.label is Label.NEI)
    rest = (Step(text=f"Saying too little, nearest first: {len(silent)}", details=silent),) if silent else ()
    held = f"{count(len(rows), 'sentence')} of other works compared with it"
    return Step(text=f"{held}: {said}.", details=(*speaking, *rest))


_PLURAL = {Label.SUPPORT: "for it", Label.REFUTE: "against it", Label.NEI: "saying too little"}


def _pair(case: Case, claim: Claim, row: Evidence) -> Step:
    other = case.claim_at.get((row.document_id, row.start, row.end))
    refs = (ref(Kind.CLAIM, other.claim_id),) if other else ()
    details = (
        Step(text=f"From: {work_title(case, row.work_id)}", refs=(ref(Kind.WORK, row.work_id),)),
        *steps(seen(row)),
        *([Step(text=f"{why[:1].upper()}{why[1:]}.")] if (why := _uncounted(case, claim, row)) else []),
    )
    text = f"{row.label.value} ({_LABELS[row.label]}), by {row.judge}: “{row.text}”"
    return Step(text=text, details=details, refs=refs)


def _uncounted(case: Case, claim: Claim, row: Evidence) -> str:
    """Why a sentence for or against the claim does not count; nothing where it counts, or says too little."""
    shown = case.rows.get(claim.claim_id)
    if shown is None:
        return ""
    place = (row.document_id, row.start, row.end)
    return next(
        (
            uncounted(passage)
            for passage in (*shown.supporting, *shown.refuting)
            if (passage.span.document_id, passage.span.start, passage.span.end) == place
        ),
        "",
    )


def _voices(case: Case, verdict: Verdict) -> Iterator[Step]:
    """The works that count, each with one voice."""
    for works, what in ((verdict.supporting_work_ids, "for"), (verdict.refuting_work_ids, "against")):
        if works:
            details = tuple(work_step(case, work_id) for work_id in works)
            yield Step(text=f"Independent works that count {what} it: {len(works)}", details=details)
