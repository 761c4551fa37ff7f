"""Why a work was kept for reading, or set aside."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from synthesist.explain.case import Case
from synthesist.explain.decided import criterion_refs, decisions
from synthesist.explain.model import Step
from synthesist.explain.naming import count, steps
from synthesist.records import Actor, Decision, Record, Said, standing
from synthesist.records.review import WorkRelevance
from synthesist.report.people import below_cutoff
from synthesist.report.wording import listed


def screening(case: Case, work_id: str) -> tuple[Step, ...]:
    """The decision that holds, what it rests on, and every decision before it; nothing where it was not screened."""
    row = case.holding.get(("screen", work_id))
    if row is None:
        return ()
    details = (*steps(_measured(case, work_id)), *decisions(case, work_id, "screen"), *_sampled(case, work_id))
    return (Step(text=outcome(case, row), details=details, refs=criterion_refs(row.criterion)),)


def outcome(case: Case, row: Decision) -> str:
    """The decision on screening with its criterion, in a sentence."""
    if row.action == "include":
        return f"{_whose(row)} kept it for reading."
    short = _short_of(case, row.item, row.criterion)
    required = _required(case, row.criterion)
    return f"{_whose(row)} set it aside on screening by {row.criterion}: {required} {short}".rstrip()


def _short_of(case: Case, work_id: str, criterion: str) -> str:
    """What the work has of what the criterion asks for, in a sentence; nothing where a person must say it."""
    relevance, told = case.relevance_of.get(work_id), _SHORT.get(criterion)
    if relevance is None or told is None:
        return ""
    contents = case.contents
    asked = len(contents.question.concepts)
    return told(_Measured(contents.works[work_id].record, relevance, contents.plan["screen"], asked))


def _required(case: Case, criterion: str) -> str:
    text = case.criteria.get(criterion) or "a criterion that is no longer in the plan"
    return f"it does not meet “{text.rstrip('.')}”."


def _whose(row: Decision) -> str:
    return row.decider if row.actor is Actor.PERSON else "The program"


def _measured(case: Case, work_id: str) -> Iterator[str]:
    relevance = case.relevance_of.get(work_id)
    if relevance is None:
        return
    yield f"Rank {relevance.rank:,} of {len(case.relevance_of):,} by relevance; its relevance is {relevance.score:g}."
    yield from _concepts(case, relevance)
    cutoff, most = (case.contents.plan["screen"][name] for name in ("cutoff", "max_works"))
    last = _last_kept(case)
    kept = f"; the last one kept has rank {last.rank:,} and a relevance of {last.score:g}" if last else ""
    yield f"The plan reads works with a relevance of at least {cutoff:g}, and at most {count(most, 'work')}{kept}."


def _concepts(case: Case, relevance: WorkRelevance) -> Iterator[str]:
    asked = case.contents.question.concepts
    named = [concept for concept in asked if concept.name in relevance.concepts]
    missing = [concept for concept in asked if concept.name not in relevance.concepts]
    if named:
        yield f"Title and abstract name {len(named)} of the question's {count(len(asked), 'concept')}: {listed(named)}."
    if missing:
        yield f"They do not name {listed(missing, 'or')} by any of the words looked for."


def _last_kept(case: Case) -> WorkRelevance | None:
    kept = (row for row in case.contents.relevances if case.holding[("screen", row.work_id)].action == "include")
    return max(kept, key=lambda row: row.rank, default=None)


@dataclass(frozen=True, slots=True)
class _Measured:
    """What criteria are applied to: the work's record and relevance, and what the plan says."""

    record: Record
    relevance: WorkRelevance
    plan: Mapping[str, Any]
    asked: int


def _few_concepts(work: _Measured) -> str:
    named = len(work.relevance.concepts)
    return f"It names {named} of the question's {count(work.asked, 'concept')} in title and abstract."


def _far(work: _Measured) -> str:
    return f"Its relevance is {work.relevance.score:g}, and the cut-off is {work.plan['cutoff']:g}."


def _too_many(work: _Measured) -> str:
    return f"It has rank {work.relevance.rank:,}, and the plan reads {count(work.plan['max_works'], 'work')} at most."


def _out_of_years(work: _Measured) -> str:
    first, last = (str(year) if year else "any year" for year in work.plan["years"])
    year = work.record.year
    stated = "Its record states no year" if year is None else f"It is of {year}"
    return f"{stated}, and the plan keeps {first} to {last}."


def _in_other_language(work: _Measured) -> str:
    kept = ", ".join(work.plan["languages"]) or "every language"
    language = work.record.language
    stated = f"It is in “{language}”" if language else "Its record states no language"
    return f"{stated}, and the plan keeps {kept}."


_SHORT: Mapping[str, Callable[[_Measured], str]] = {
    "S1": lambda _: "It has no abstract, and its title is that of a volume's front matter.",
    "S2": _out_of_years,
    "S3": _in_other_language,
    "S4": _few_concepts,
    "S5": _far,
    "S6": _too_many,
}


def _sampled(case: Case, work_id: str) -> Iterator[Step]:
    """Whether the draw from below the cut-off fell on it, and what people said then."""
    if work_id in case.contents.sample:
        place, size = case.contents.sample.index(work_id) + 1, len(case.contents.sample)
        held = standing(case.rulings_of.get(work_id, ())).get(work_id)
        answer = _ANSWERED.get(held.action, "") if held else "nobody has decided on it yet"
        yield Step(text=f"It was drawn as number {place} of {size} from the works set aside for their rank: {answer}.")
    elif work_id in below_cutoff(case.contents):
        yield Step(text="It was set aside for its rank and is not in the sample that people are asked to decide on.")


_ANSWERED = {
    Said.INCLUDE: "a person said that it belongs to the question",
    Said.EXCLUDE: "a person agreed that it does not belong to the question",
}
