"""The rows that facts about people and the plan count."""

from collections.abc import Callable, Iterator

from synthesist.explain.case import Case
from synthesist.explain.model import Kind, Step
from synthesist.explain.naming import claim_step, named, ref, work_step
from synthesist.records import ON_CLAIMS, ON_PAIRS, ON_WORKS, Ruling, Said, records_in, standing
from synthesist.report.people import overruled as overruled_decisions


def confirmed(case: Case) -> Iterator[Step]:
    """Shown claims whose mark is a person's word."""
    return (claim_step(claim) for claim in case.basis.shown if case.basis.verdict(claim).decided_by)


def people(case: Case) -> Iterator[Step]:
    """People whose decisions hold."""
    return (Step(text=name) for name in sorted({row.person for row in standing(case.contents.rulings).values()}))


def ruled_works(case: Case) -> Iterator[Step]:
    """Works on which a person's decision holds."""
    return _ruled(case, lambda row: row.action in ON_WORKS)


def ruled_claims(case: Case) -> Iterator[Step]:
    """Claims on which a person's decision holds."""
    return _ruled(case, lambda row: row.action in ON_CLAIMS)


def ruled_pairs(case: Case) -> Iterator[Step]:
    """Pairs of records on which a person's decision holds."""
    return _ruled(case, lambda row: row.action in ON_PAIRS)


def set_aside(case: Case) -> Iterator[Step]:
    """Claims that a person set aside."""
    return _ruled(case, lambda row: row.action is Said.CLAIM_WRONG)


def _ruled(case: Case, counts: Callable[[Ruling], bool]) -> Iterator[Step]:
    for name, row in standing(case.contents.rulings).items():
        if counts(row):
            yield _held(case, name, f"{row.action.value} by {row.person}: {row.reason}")


def _held(case: Case, name: str, said: str) -> Step:
    """A work or a claim that was decided on, with what was said; the review may no longer hold it."""
    if records_in(name):
        return Step(text=f"{named(case, Kind.PAIR, name).title} – {said}", refs=(ref(Kind.PAIR, name),))
    kind = Kind.WORK if name in case.contents.works else Kind.CLAIM
    if kind is Kind.CLAIM and name not in case.claims:
        return Step(text=f"{name}, no longer in the review – {said}")
    return Step(text=f"{named(case, kind, name).title} – {said}", refs=(ref(kind, name),))


def overruling(case: Case) -> Iterator[Step]:
    """Decisions of people that differ from the program's."""
    for row in overruled_decisions(case.contents):
        yield work_step(case, row.item, Step(text=f"{row.stage}: {row.action} by {row.decider}: {row.reason}"))


def amendments(case: Case) -> Iterator[Step]:
    """Changes of the plan."""
    for row in case.contents.plans[1:]:
        yield Step(text=f"Amendment {row.ordinal} on {row.at}: {row.reason or 'no reason given'}")


def sample_answered(case: Case) -> Iterator[Step]:
    """Works of the draw on which a person has decided."""
    held = standing(case.contents.rulings)
    return (work_step(case, work_id) for work_id in case.contents.sample if work_id in held)


def sample_relevant(case: Case) -> Iterator[Step]:
    """Works of the draw of which a person said that they belong to the question."""
    held = standing(case.contents.rulings)
    answered = (work_id for work_id in case.contents.sample if work_id in held)
    return (work_step(case, work_id) for work_id in answered if held[work_id].action is Said.INCLUDE)
