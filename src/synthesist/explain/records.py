"""What led to a record, and what its work keeps without it."""

from collections.abc import Iterator

from synthesist.explain.case import Case
from synthesist.explain.consequences import falling_works
from synthesist.explain.decided import decision
from synthesist.explain.model import Explanation, Kind, Named, Step
from synthesist.explain.naming import count, cut, ref, work_step
from synthesist.explain.returned import identity, retraction, returns
from synthesist.explain.works import state
from synthesist.records import Work


def record(case: Case, named: Named) -> Explanation:
    """The searches that returned a record, the work that it belongs to, and what falls without it."""
    work = case.work_of.get(named.id)
    return Explanation(
        **named.model_dump(),
        summary=_summary(case, named.id, work),
        led_to=tuple(_led_to(case, named.id, work)),
        rests_on_it=_rests(case, named.id, work),
    )


def _summary(case: Case, record_id: str, work: Work | None) -> str:
    source = case.contents.records[record_id].source
    if work is None:
        return f"A record from {source} that has not been joined to a work yet."
    return f"A record from {source}. Its work: {state(case, work.work_id)}"


def _led_to(case: Case, record_id: str, work: Work | None) -> Iterator[Step]:
    own = case.contents.records[record_id]
    yield from returns(case, record_id)
    yield from identity(own)
    yield Step(text="Retraction", details=retraction(case, record_id))
    if work:
        yield _joined(record_id, work)
    for row in case.decisions_of.get(record_id, ()):
        if row.stage == "identify":
            yield decision(case, row)
    if work:
        yield work_step(case, work.work_id, Step(text=state(case, work.work_id)))


def _joined(record_id: str, work: Work) -> Step:
    refs = (ref(Kind.WORK, work.work_id),)
    if len(work.record_ids) == 1:
        return Step(text="It is the only record of its work.", refs=refs)
    if record_id == work.record.record_id:
        others = count(len(work.record_ids) - 1, "further record")
        return Step(text=f"It leads its work, as {_version(record_id, work)}; {others} joined it.", refs=refs)
    why = dict(work.merged_because).get(record_id, "")
    taken = [origin.field for origin in work.origins if origin.record_id == record_id]
    given = f" It gives the work its {' and '.join(taken)}." if taken else ""
    return Step(text=f"It is a further record of a work ({_version(record_id, work)}): {why}.{given}", refs=refs)


def _version(record_id: str, work: Work) -> str:
    found = next((version for version in work.versions if record_id in version.record_ids), None)
    return f"its {found.kind.value} version, by {found.basis}" if found else "a version of it"


def _rests(case: Case, record_id: str, work: Work | None) -> tuple[Step, ...]:
    if work is None:
        return (Step(text="Nothing rests on it yet."),)
    if len(work.record_ids) == 1:
        return falling_works(case, work.work_id).steps
    others = [name for name in work.record_ids if name != record_id]
    kept = tuple(Step(text=cut(case.contents.records[name].title), refs=(ref(Kind.RECORD, name),)) for name in others)
    return (
        Step(text=f"Without it, its work keeps {count(len(others), 'record')}.", details=kept),
        Step(text=_shown_then(record_id, work)),
        Step(
            text="If it is retracted, so is the whole work.",
            details=falling_works(case, work.work_id).steps,
            refs=(ref(Kind.WORK, work.work_id),),
        ),
    )


def _shown_then(record_id: str, work: Work) -> str:
    taken = [origin.field for origin in work.origins if origin.record_id == record_id]
    if not taken:
        return "No field that is shown of the work is this record's, so that nothing in the report rests on it."
    return f"The work is shown by this record's {', '.join(taken)}; another's would be shown in their place."
