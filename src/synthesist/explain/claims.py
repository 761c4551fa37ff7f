"""What led to a claim and its verdict: the words, what they bear on, what they were compared with."""

from collections.abc import Iterator

from synthesist.explain.case import Case
from synthesist.explain.consequences import falling_claims
from synthesist.explain.decided import rulings
from synthesist.explain.model import Explanation, Kind, Named, Step
from synthesist.explain.naming import ref, steps, work_title
from synthesist.explain.reviewed import reviewed
from synthesist.explain.verdicts import standing_words, verdict_steps
from synthesist.extract.stage import SHOWN_FROM
from synthesist.records import Claim, Concept, Relevance
from synthesist.report.basis import span_of
from synthesist.report.labels import PARTS, place
from synthesist.report.wording import joined, listed


def claim(case: Case, named: Named) -> Explanation:
    """Why a claim stands in the report as it does, or not at all, and what falls without it."""
    own = case.claims[named.id]
    fallen = falling_claims(case, own)
    return Explanation(
        **named.model_dump(),
        summary=f"{_summary(case, own)} {fallen.summary}",
        led_to=tuple(_led_to(case, own)),
        rests_on_it=fallen.steps,
    )


def _summary(case: Case, own: Claim) -> str:
    if not own.is_shown:
        return f"Not shown: {own.reason}."
    return f"Shown as row {case.rows[own.claim_id].number} of the claims table: {standing_words(case, own)}."


def _led_to(case: Case, own: Claim) -> Iterator[Step]:
    yield Step(text=f"The words: “{own.text}”")
    yield _where(case, own)
    cues = ", ".join(f"“{cue}”" for cue in own.cues)
    yield Step(text=f"Taken as the assertion of a result for: {cues or 'its place in the text'}.")
    yield Step(text=_bearing(own), details=steps(_concepts(case, own)))
    yield Step(text=_shown(own))
    yield from rulings(case, own.claim_id)
    yield from verdict_steps(case, own)
    yield from reviewed(case, own.claim_id)


def _where(case: Case, own: Claim) -> Step:
    document = case.contents.documents[own.document_id]
    where = place(span_of(own), own.section, own.page)
    return Step(
        text=f"From: {work_title(case, own.work_id)}",
        details=steps((f"Place: {where}.", f"Kind of text: {document.text_kind.value}. SHA-256: {document.sha256}.")),
        refs=(ref(Kind.WORK, own.work_id), ref(Kind.DOCUMENT, own.document_id)),
    )


def _bearing(own: Claim) -> str:
    parts = joined(PARTS.get(part, part) for part in own.bears_on) if own.bears_on else ""
    if own.relevance is Relevance.OFF:
        return "Off the question: by what it says itself, it bears on neither the topic nor an outcome asked for."
    if own.relevance is Relevance.DIRECT:
        return f"Direct: it bears on the {parts}, and with its title it names what the question asks."
    return f"Indirect: it bears on the {parts} only, or does not name all that the question asks."


def _concepts(case: Case, own: Claim) -> Iterator[str]:
    asked = case.contents.question.concepts
    named, missing = _split(asked, own)
    if named:
        yield f"It or its title names {listed(named)}."
    if missing:
        yield f"Neither names {listed(missing, 'or')} by any of the words looked for."


def _split(asked: tuple[Concept, ...], own: Claim) -> tuple[list[Concept], list[Concept]]:
    named = [concept for concept in asked if concept.name in own.concepts]
    return named, [concept for concept in asked if concept.name not in own.concepts]


def _shown(own: Claim) -> str:
    threshold = f"Its relevance score is {own.score:g}; direct and indirect claims are shown from {SHOWN_FROM:g}"
    return f"{threshold}, and it is shown." if own.is_shown else f"{threshold}. Not shown: {own.reason}."
