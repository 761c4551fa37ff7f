"""What a criterion took out of the review, and how people saw it."""

from collections.abc import Iterator, Sequence

from synthesist.explain.case import Case, grouped
from synthesist.explain.counting import item
from synthesist.explain.decided import STAGES
from synthesist.explain.model import Explanation, Kind, Named, Step
from synthesist.explain.naming import count, ref
from synthesist.explain.resting import stating
from synthesist.plan import APPLIED, PERSON
from synthesist.records import Actor, Decision
from synthesist.report.facts import excludes


def criterion(case: Case, named: Named) -> Explanation:
    """The criterion's words, who applies it, all that it took out, and how many of these people took back in."""
    rows = _taken_out(case, named.id)
    return Explanation(
        **named.model_dump(),
        summary=f"{_applied(named.id)} {_outcome(rows)}",
        led_to=tuple(_led_to(case, named.id, rows)),
        rests_on_it=_rests(case, named.id),
    )


def _taken_out(case: Case, name: str) -> list[Decision]:
    """The decisions that hold by which it took something out; records joined to others count as well."""
    holding = (row for row in case.holding.values() if row.criterion == name)
    return [row for row in holding if excludes(row) or row.action == "duplicate"]


def _applied(name: str) -> str:
    if name == PERSON:
        return "Applied by people who name no other criterion."
    return "Applied by the program." if name in APPLIED else "Applied by people only."


def _outcome(rows: Sequence[Decision]) -> str:
    stages = grouped(rows, lambda row: row.stage)
    told = [f"{len(own):,} on {STAGES.get(stage, stage)}" for stage, own in stages.items()]
    return f"It took out {', '.join(told)}." if told else "It took nothing out."


def _led_to(case: Case, name: str, rows: Sequence[Decision]) -> Iterator[Step]:
    yield Step(text=f"What it asks for: {case.criteria[name] or 'it is no longer in the plan'}")
    yield Step(text=_applied(name))
    for stage, own in grouped(rows, lambda row: row.stage).items():
        by = ", ".join(sorted({row.decider for row in own}))
        details = tuple(item(case, row) for row in own)
        yield Step(text=f"Taken out on {STAGES.get(stage, stage)}, decided by {by}: {len(own):,}", details=details)
    yield _overruled(case, name)


def _overruled(case: Case, name: str) -> Step:
    """How often people took back in what the program had taken out by it."""
    own = [
        row
        for row in case.contents.decisions
        if row.criterion == name and row.actor is not Actor.PERSON and excludes(row)
    ]
    if not own:
        return Step(text="The program took nothing out by it that people could overrule.")
    back = [row for row in own if case.holding[row.stage, row.item].action == "include"]
    share = f"{100 * len(back) / len(own):.1f}%"
    told = f"People overruled {len(back):,} of the {count(len(own), 'decision')} of the program by it ({share})."
    return Step(text=told, details=tuple(item(case, row) for row in back))


def _rests(case: Case, name: str) -> tuple[Step, ...]:
    counting = stating(case, [f"excluded_{name}"])
    if not counting:
        return (Step(text="Nothing in the report rests on it."),)
    details = tuple(Step(text=case.sentences[own].text, refs=(ref(Kind.SENTENCE, own),)) for own in counting)
    return (Step(text="No claim rests on it; sentences that count what it took out:", details=details),)
