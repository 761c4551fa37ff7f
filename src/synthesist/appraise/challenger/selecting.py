"""The challenger on reproducibility: has each exclusion a criterion of the plan that fits, and was the plan first?"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from synthesist.appraise.challenger.quoting import cut, title_of
from synthesist.appraise.reviewing import Asked, Look, Looked, Synthesis
from synthesist.errors import PlanError
from synthesist.extract.stage import SHOWN_FROM
from synthesist.plan import parse_plan
from synthesist.records import Actor, Decision, PlanVersion, Relevance, RetractionStatus, Work
from synthesist.records.appraisals import Dimension, Mandate

EXCLUSIONS = Asked(
    mandate=Mandate.CHALLENGER,
    dimension=Dimension.REPRODUCIBILITY,
    name="reasons of exclusions",
    question="Does each exclusion name a criterion of the plan that fits what was excluded?",
    basis="decisions that take an item out whose criterion is the plan's, with a reason, and fits the record, of all "
    "such",
)
PLANNED = Asked(
    mandate=Mandate.CHALLENGER,
    dimension=Dimension.REPRODUCIBILITY,
    name="planned beforehand",
    question="Was the plan made before the first search, and are all criteria and thresholds its own?",
    basis="versions of the plan that are dated and say in their file what they say in the ledger; criteria that are "
    "theirs",
)
INCLUSIONS = Asked(
    mandate=Mandate.CHALLENGER,
    dimension=Dimension.REPRODUCIBILITY,
    name="reasons of inclusions",
    question="Was each work that claims come from included by decisions that fit the plan?",
    basis="works with shown claims that a decision includes, within the plan's years and languages, of all such works",
)
KEY_PAPERS = Asked(
    mandate=Mandate.CHALLENGER,
    dimension=Dimension.REPRODUCIBILITY,
    name="key papers",
    question="Does the plan name works by which the search can be tested?",
    basis="whether the plan names key papers; a measure, 0 or 1",
)

_OUT = frozenset(("exclude", "remove", "remove-automatically", "not-retrieved"))
_GONE = (RetractionStatus.RETRACTED, RetractionStatus.WITHDRAWN)


def exclusions(seen: Synthesis) -> Looked:
    """Whether exclusions have fitting reasons."""
    out = [one for one in seen.contents.effective if one.action in _OUT]
    ruled = _Ruled(seen)
    told = ((one, said) for one in out for said in ruled.misfits(one))
    objections = (EXCLUSIONS.object(one.item, said) for one, said in told)
    return EXCLUSIONS.looked((one.item for one in out), objections)


def inclusions(seen: Synthesis) -> Looked:
    """Whether included works were included by decisions that fit."""
    kept = {one.item: one for one in seen.contents.effective if one.stage == "assess" and one.action == "include"}
    screened = {one.item: one for one in seen.contents.effective if one.stage == "screen"}
    objections = [
        INCLUSIONS.object(name, f"claims of {cut(title_of(seen, name))} are shown, and no decision includes it")
        for name in seen.included
        if name not in kept
    ]
    objections += [
        INCLUSIONS.object(name, f"{cut(title_of(seen, name))} is included, and {said}")
        for name in seen.included
        if name in seen.works
        and name in screened
        and screened[name].actor is not Actor.PERSON
        and (said := _beyond(seen.works[name], seen.contents.plan))
    ]
    return INCLUSIONS.looked(seen.included, objections)


def _beyond(work: Work, plan: Mapping[str, Any]) -> str:
    """Why a work lies beyond the plan's years or languages; empty where it does not, or does not say."""
    first, last = plan["screen"]["years"]
    languages = [code.lower() for code in plan["screen"]["languages"]]
    year, language = work.record.year, (work.record.language or "").lower()
    if year is not None and not first <= year <= (last or year):
        return f"it is of {year}, beyond the plan's years"
    return (
        f"it is in {language}, no language of the plan" if languages and language and language not in languages else ""
    )


def planned(seen: Synthesis) -> Looked:
    """Whether everything was planned beforehand."""
    plans, criteria = seen.contents.plans, seen.contents.criteria
    first = min((search.at for search in seen.contents.searches if search.at), default="")
    objections = [PLANNED.object(f"plan-{one.ordinal}", said) for one in plans for said in _misplanned(one, first)]
    own: Mapping[str, str] = seen.contents.plan["criteria"]
    objections += [
        PLANNED.object(f"criterion-{name}", f"{name} is told as {cut(text)}, and no version of the plan says so")
        for name, text in criteria.items()
        if own.get(name) != text
    ]
    items = [*(f"plan-{one.ordinal}" for one in plans), *(f"criterion-{name}" for name in criteria)]
    return PLANNED.looked(items, objections)


def key_papers(seen: Synthesis) -> Looked:
    """Whether the plan names key papers."""
    return KEY_PAPERS.counted(int(bool(seen.contents.plan.get("key_papers"))), 1)


def _misplanned(version: PlanVersion, first: str) -> Iterator[str]:
    if not version.at:
        yield "the plan bears no date"
    elif version.ordinal == 0 and first and version.at > first:
        yield f"the plan is of {version.at}, and the first search of {first}"
    if version.toml and (fields := _differing(version)):
        yield f"what the plan's file says and what the ledger says of {', '.join(fields)} differ"


def _differing(version: PlanVersion) -> list[str]:
    """Fields that file and content of a version state differently."""
    try:
        told = parse_plan(version.toml, "review.toml").model_dump(mode="json")
    except PlanError:
        return ["everything"]
    held: dict[str, Any] = json.loads(version.content)
    return sorted(name for name, value in _flat(held).items() if _flat(told).get(name, value) != value)


def _flat(content: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in content.items():
        inner = isinstance(value, Mapping)
        found.update(_flat(value, f"{prefix}{name}.") if inner else {f"{prefix}{name}": value})
    return found


class _Ruled:
    """Decisions held against the plan and the works that they are about."""

    def __init__(self, seen: Synthesis) -> None:
        self._seen = seen
        self._plan = seen.contents.plan
        self._criteria = set(self._plan["criteria"])
        self._work_of = seen.contents.work_of
        self._read = {document.work_id for document in seen.documents.values()}
        self._noted = {note.record_id for note in seen.contents.retraction_notes if note.status in _GONE}
        self._bearing = {
            claim.work_id
            for claim in seen.contents.claims
            if claim.relevance is not Relevance.OFF and claim.score >= SHOWN_FROM and not claim.reason
        }

    def misfits(self, decision: Decision) -> Iterator[str]:
        """What speaks against an exclusion, in words."""
        work_id = decision.item if decision.item in self._seen.works else self._work_of.get(decision.item, "")
        named = cut(title_of(self._seen, work_id)) if work_id else decision.item
        if not decision.criterion or decision.criterion not in self._criteria:
            yield f"{named} was taken out by {decision.criterion or 'no criterion'}, which the plan does not have"
        elif not decision.reason.strip():
            yield f"{named} was taken out by {decision.criterion}, and no reason is told"
        elif said := self._unfit(decision, self._seen.works.get(work_id)):
            yield f"{named} was taken out by {decision.criterion}, and {said}"

    def _unfit(self, decision: Decision, work: Work | None) -> str:
        """Why a criterion does not fit a work; empty where it does, or where a person saw to it."""
        if work is None or decision.actor is Actor.PERSON:
            return ""
        record, screen = work.record, self._plan["screen"]
        first, last = screen["years"]
        languages = [code.lower() for code in screen["languages"]]
        year, language = record.year or 0, (record.language or "").lower()
        is_gone = work.retraction in _GONE or bool(self._noted & set(work.record_ids))
        tests = (
            ("X1", not is_gone, "nothing says that it is retracted"),
            ("S1", bool(record.abstract), "it has an abstract, as no front matter has"),
            ("S2", not (first or last), "the plan states no years"),
            ("S2", bool(year) and first <= year <= (last or year), f"it is of {year}, within the plan's years"),
            ("S3", not languages, "the plan states no languages"),
            ("S3", language in languages, f"it is in {language}, a language of the plan"),
            ("R1", work.work_id in self._read, "its text was read"),
            ("A1", work.work_id in self._bearing, "a claim of it bears on the question"),
        )
        return next((said for name, is_unfit, said in tests if name == decision.criterion and is_unfit), "")


CHECKS: tuple[Look, ...] = (exclusions, inclusions, planned, key_papers)
