"""Two records: why they are one work, or two, and what people said of it."""

from collections.abc import Iterable, Iterator

from synthesist.explain.case import Case
from synthesist.explain.decided import rulings
from synthesist.explain.model import Explanation, Kind, Named, Step
from synthesist.explain.naming import cut, ref, steps, work_step
from synthesist.explain.returned import identity
from synthesist.records import Match, Sameness, pair_of, records_in

_ANSWERS = {
    Sameness.SAME: "They are held to be one work.",
    Sameness.ASK: "Only a person can tell whether they are one work; until one does, they stay apart.",
    Sameness.DIFFERENT: "They are held to be two works.",
}


def pair(case: Case, named: Named) -> Explanation:
    """What was held of two records."""
    first, second = records_in(named.id) or ("", "")
    one = case.match_of.get(named.id)
    return Explanation(
        **named.model_dump(),
        summary=_summary(case, first, second, one),
        led_to=(*_reasons(one), *_two(case, (first, second)), *rulings(case, named.id)),
        rests_on_it=(_settled(case, named.id, first, second),),
    )


def _summary(case: Case, first: str, second: str, one: Match | None) -> str:
    if case.work_of.get(first) is case.work_of.get(second) is not None:
        tie = "" if one else " They were joined through further records of it."
        return f"Two records of one work.{tie}"
    return _ANSWERS[one.answer] if one else "Two works: they have too little in common to be compared."


def _reasons(one: Match | None) -> Iterator[Step]:
    if one:
        said = f"{one.person} says" if one.person else "What speaks for it"
        yield Step(text=f"{said}:", details=steps(one.reasons))
        if one.probability is not None:
            yield Step(text=f"Probability that they are one work, by the matcher's model: {one.probability:.3f}.")


def _two(case: Case, names: Iterable[str]) -> Iterator[Step]:
    for name in names:
        own = case.contents.records[name]
        work = case.work_of.get(name)
        details = (*identity(own), *([work_step(case, work.work_id)] if work else []))
        yield Step(text=f"{own.source}: {cut(own.title)}", details=details, refs=(ref(Kind.RECORD, name),))


def _settled(case: Case, item: str, first: str, second: str) -> Step:
    is_one = case.work_of.get(first) is case.work_of.get(second)
    other = "different" if is_one else "same"
    return Step(text=f"To have it otherwise: synthesist decide {item} {other} --reason …")


def pairs_of(case: Case, sides: Iterable[tuple[list[str], list[str]]]) -> Iterator[tuple[Kind, str]]:
    """The pair of records that is meant by two things with an equals sign between.

    Args:
        sides: for each way to part the text at an equals sign, the records that the two sides may mean.

    Of two works with several records each, the two are meant that people spoke of, or that the matcher compared.
    """
    for left, right in sides:
        known = [pair_of(one, other) for one in left for other in right if one != other]
        spoken = [item for item in known if item in case.rulings_of]
        compared = [item for item in known if item in case.match_of]
        for item in (spoken or compared or known)[:1]:
            yield Kind.PAIR, item
