"""Decisions of the program and of people, in words."""

from collections.abc import Iterator

from synthesist.explain.case import Case
from synthesist.explain.model import Kind, Step
from synthesist.explain.naming import ref
from synthesist.records import Actor, Decision, Ruling, Said, standing
from synthesist.report.labels import place
from synthesist.report.model import Span

STAGES = {"identify": "joining of records", "screen": "screening", "read": "reading", "assess": "assessment"}
"""What each stage that decides is called."""

_DID = {
    ("identify", "duplicate"): "joined as a further record of a work",
    ("identify", "remove"): "removed",
    ("identify", "remove-automatically"): "removed automatically",
    ("screen", "include"): "kept for reading",
    ("screen", "exclude"): "set aside",
    ("read", "not-retrieved"): "no text could be had",
    ("assess", "include"): "included",
    ("assess", "exclude"): "not included",
}
_SAID = {
    Said.INCLUDE: "said that it belongs to the question",
    Said.EXCLUDE: "excluded it",
    Said.CLAIM_OK: "held the claim to be right",
    Said.CLAIM_WRONG: "set the claim aside",
    Said.SAME: "held them to be one work",
    Said.DIFFERENT: "held them to be two works",
    Said.UNDO: "took back what was said before",
}
_ACTORS = {Actor.PERSON: "a person", Actor.RULE: "a rule", Actor.MODEL: "a model"}


def decisions(case: Case, item: str, stage: str) -> Iterator[Step]:
    """All decisions on an item at a stage, in their order; those that no longer hold say so."""
    for row in case.decisions_of.get(item, ()):
        if row.stage == stage:
            yield decision(case, row)


def decision(case: Case, row: Decision) -> Step:
    """A decision: what, by which criterion, by whom, why."""
    holds = case.holding[row.stage, row.item] == row
    did = _DID.get((row.stage, row.action), f"{row.stage}: {row.action}")
    text = f"{did} by {row.criterion}" if row.criterion else did
    by = f"{row.decider} ({_ACTORS[row.actor]})"
    overruled = "" if holds else "; overruled since"
    told = f"{text}, decided by {by}: {row.reason}{overruled}"
    return Step(text=told, details=tuple(_quoted(case, row)), refs=criterion_refs(row.criterion))


def _quoted(case: Case, row: Decision) -> Iterator[Step]:
    """The words of the text that a decision rests on, and where they stand."""
    quote = row.quote
    if quote is None or quote.document_id not in case.contents.documents:
        return
    span = Span(document_id=quote.document_id, start=quote.start, end=quote.end)
    where = place(span, *case.basis.heading_and_page(quote.document_id, quote.start))
    text = f"it rests on “{case.basis.words(span)}” ({where})"
    yield Step(text=text, refs=(ref(Kind.DOCUMENT, quote.document_id),))


def criterion_refs(criterion: str) -> tuple[str, ...]:
    """A criterion as something to ask about; nothing where none was applied."""
    return (ref(Kind.CRITERION, criterion),) if criterion else ()


def rulings(case: Case, item: str) -> tuple[Step, ...]:
    """All that people said of a work or a claim, what was taken back too; nothing where nobody said anything."""
    rows = case.rulings_of.get(item, ())
    if not rows:
        return ()
    held = standing(rows).get(item)
    told = tuple(_ruling(row, holds=row == held) for row in rows)
    return (Step(text="What people said of it, in order", details=told),)


def _ruling(row: Ruling, *, holds: bool) -> Step:
    by = f" by {row.criterion}" if row.criterion else ""
    state = "holds" if holds else "no longer holds" if row.action is not Said.UNDO else "done"
    return Step(
        text=f"{row.person} {_SAID[row.action]}{by} on {row.at}: {row.reason} ({state})",
        refs=criterion_refs(row.criterion),
    )
