"""One decision per work: the first criterion that it fails excludes it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from synthesist.models import Embedder
from synthesist.plan import Policies, ScreenPlan
from synthesist.records import Actor, Decision, Question, Record, Work, WorkRelevance
from synthesist.screen.ranking import rank

_DECIDER = "screen/1"
_DEFAULTS = Policies()
_FRONT_MATTER = re.compile(
    r"^(proceedings of|front ?matter|back ?matter|table of contents|preface\b|foreword\b|title page|editorial board|"
    r"author index|subject index|\w+ proceedings$)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Screened:
    """Relevances by rank, and a decision for each work, by id."""

    relevances: tuple[WorkRelevance, ...]
    decisions: tuple[Decision, ...]


def screen(
    works: Sequence[Work], question: Question, plan: ScreenPlan, embedder: Embedder, policies: Policies = _DEFAULTS
) -> Screened:
    """Decide by criteria on fields, then by relevance."""
    by_id = {work.work_id: work for work in works}
    relevances = rank(works, question, embedder)
    needed = min(2, len(question.concepts))
    decisions: list[Decision] = []
    kept = 0
    for relevance in relevances:
        record = by_id[relevance.work_id].record
        failed = _failed(record, relevance, (plan, policies), needed, kept)
        kept += failed is None
        decisions.append(_decision(relevance, failed))
    return Screened(relevances, tuple(sorted(decisions, key=lambda decision: decision.item)))


def _failed(
    record: Record, relevance: WorkRelevance, rules: tuple[ScreenPlan, Policies], needed: int, kept: int
) -> str | None:
    """Id of the first criterion that is not met, or None."""
    plan, policies = rules
    tests: tuple[tuple[str, Callable[[], bool]], ...] = (
        ("S1", lambda: not _is_front_matter(record)),
        ("S2", lambda: _in_years(record.year, plan.years, policies)),
        ("S3", lambda: _in_languages(record.language, plan.languages, policies)),
        ("S4", lambda: len(relevance.concepts) >= needed),
        ("S5", lambda: relevance.score >= plan.cutoff),
        ("S6", lambda: kept < plan.max_works),
    )
    return next((criterion for criterion, is_met in tests if not is_met()), None)


def _is_front_matter(record: Record) -> bool:
    return not record.abstract and bool(_FRONT_MATTER.match(record.title))


def _in_years(year: int | None, years: tuple[int, int], policies: Policies) -> bool:
    first, last = years
    if year is None:
        return not any(years) or policies.unstated_year == "keep"
    return (not first or year >= first) and (not last or year <= last)


def _in_languages(language: str | None, languages: Sequence[str], policies: Policies) -> bool:
    if language is None:
        return not languages or policies.unstated_language == "keep"
    return not languages or language.lower() in {code.lower() for code in languages}


def _decision(relevance: WorkRelevance, failed: str | None) -> Decision:
    named = ", ".join(relevance.concepts) or "no concept"
    return Decision(
        stage="screen",
        item=relevance.work_id,
        action="exclude" if failed else "include",
        criterion=failed or "S6",
        actor=Actor.RULE,
        decider=_DECIDER,
        reason=f"rank {relevance.rank}, relevance {relevance.score:.3f}, names {named}",
    )
