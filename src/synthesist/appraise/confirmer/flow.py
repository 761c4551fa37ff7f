"""Records and works decided on again: duplicates, screening, and the relevance that it goes by."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from synthesist.appraise.confirmer.again import again
from synthesist.appraise.confirmer.saying import cut, quote, told
from synthesist.appraise.reviewing import Asked, Look, Looked, Synthesis
from synthesist.plan import Plan
from synthesist.records import Decision, Record, WorkRelevance
from synthesist.records.appraisals import Dimension, Mandate, Objection
from synthesist.screen.ranking import rank

_IDENTIFIED = Asked(
    mandate=Mandate.CONFIRMER,
    dimension=Dimension.REPRODUCIBILITY,
    name="duplicates and removals",
    question="Is every record that does not go on set aside for a reason that comes out again?",
    basis="decisions on records that come out again; tables decisions, records, hits",
)
_SCREENED = Asked(
    mandate=Mandate.CONFIRMER,
    dimension=Dimension.REPRODUCIBILITY,
    name="screening decided again",
    question="Is every work kept or set aside by the first criterion of the plan that it fails?",
    basis="works whose decision follows from their fields, their relevance and the plan; tables decisions, works, "
    "relevances, plans",
)
_RANKED = Asked(
    mandate=Mandate.CONFIRMER,
    dimension=Dimension.REPRODUCIBILITY,
    name="relevance reckoned again",
    question="Is every work as near to the question as is told?",
    basis="works included, and the nearest kept and set aside, whose relevance comes out; tables relevances, works",
)
_KEPT, _NEXT, _CLOSE = 100, 100, 0.01
_FRONT = re.compile(
    r"proceedings of|front ?matter|back ?matter|table of contents|preface\b|foreword\b|title page|editorial board|"
    r"author index|subject index|\w+ proceedings$",
    re.IGNORECASE,
)


def identified(seen: Synthesis) -> Looked:
    """Decisions on records that do not come out again."""
    stored = {row.item: row for row in seen.contents.decisions if row.stage == "identify"}
    made = {row.item: row for row in again(seen).identified.decisions}
    return _IDENTIFIED.looked(stored.keys() | made.keys(), differing(_IDENTIFIED, stored, made))


def differing(asked: Asked, stored: Mapping[str, Decision], made: Mapping[str, Decision]) -> Iterator[Objection]:
    """Decisions, by item, that are stored otherwise than they come out again."""
    for item in sorted(stored.keys() | made.keys()):
        one, other = stored.get(item), made.get(item)
        if one is None or other is None:
            there = other or one
            words = "is not told" if one is None else "is told, and does not come out again"
            yield asked.object(
                item, f"a decision ({there.action}, {cut(there.reason, 80)}) {words}" if there else words
            )
        elif name := next((one_of for one_of in _COMPARED if getattr(one, one_of) != getattr(other, one_of)), ""):
            yield asked.object(item, told(f"the {name} of a decision", getattr(one, name), getattr(other, name)))


_COMPARED = ("action", "criterion", "actor", "reason", "quote")


def screened(seen: Synthesis) -> Looked:
    """Works that were kept or set aside otherwise than the plan says."""
    made = dict(_by_the_plan(seen))
    first = {row.item: row for row in seen.contents.decisions if row.stage == "screen" and not row.ordinal}
    objections = []
    for item in sorted(made.keys() | first.keys()):
        stored, due = first.get(item), made.get(item, "absent")
        title = quote(seen.works[item].record.title) if item in seen.works else "a work"
        if stored is None or due == "absent":
            objections.append(_SCREENED.object(item, f"on {title} there is no decision, or one too many"))
        elif (stored.action, stored.criterion) != (("exclude", due) if due else ("include", "S6")):
            told_as = f"{stored.action} by {stored.criterion}"
            said = told(f"the screening of {title}", told_as, f"exclude by {due}" if due else "include")
            objections.append(_SCREENED.object(item, said))
    return _SCREENED.looked(made, objections)


def _by_the_plan(seen: Synthesis) -> Iterator[tuple[str, str]]:
    """By work, the first criterion that it fails by its stored relevance; empty where it is kept."""
    plan, contents, kept = again(seen).plan, seen.contents, 0
    if plan is None:
        return
    removed = {row.item for row in contents.decisions if (row.stage, row.action) == ("identify", "remove")}
    needed = min(2, len(contents.question.concepts))
    near = {row.work_id: row for row in contents.relevances}
    works = [work for work in contents.works.values() if work.record.record_id not in removed]
    for work in sorted(works, key=lambda work: _order(near.get(work.work_id), work.work_id)):
        relevance = near.get(work.work_id)
        if relevance is None:
            continue
        failed = _on_fields(work.record, plan) or _on_rank(relevance, plan, needed, kept)
        kept += not failed
        yield work.work_id, failed


def _on_fields(record: Record, plan: Plan) -> str:
    """The criterion on a field that a record fails; of front matter its own decision is taken."""
    (first, last), languages = plan.screen.years, {code.lower() for code in plan.screen.languages}
    if not record.abstract and _FRONT.match(record.title):
        return "S1"
    if record.year is None:
        is_in = not (first or last) or plan.policies.unstated_year == "keep"
    else:
        is_in = first <= record.year <= (last or record.year)
    if not is_in:
        return "S2"
    if record.language is None:
        return "S3" if languages and plan.policies.unstated_language != "keep" else ""
    return "S3" if languages and record.language.lower() not in languages else ""


def _on_rank(relevance: WorkRelevance, plan: Plan, needed: int, kept: int) -> str:
    if len(relevance.concepts) < needed:
        return "S4"
    if relevance.score < plan.screen.cutoff:
        return "S5"
    return "S6" if kept >= plan.screen.max_works else ""


def _order(relevance: WorkRelevance | None, work_id: str) -> tuple[float, str]:
    return (-relevance.score if relevance else 1.0), work_id


def ranked(seen: Synthesis) -> Looked:
    """Works that are told to be nearer to the question, or less near, than they are."""
    contents = seen.contents
    included = set(seen.included)
    stored = sorted(contents.relevances, key=lambda row: row.rank)
    kept = {row.item for row in contents.decisions if (row.stage, row.action) == ("screen", "include")}
    near = [row for row in stored if row.work_id in kept][:_KEPT]
    others = [row for row in stored if row.work_id not in kept][:_NEXT]
    wanted = {row.work_id: row for row in stored if row.work_id in included}
    wanted |= {row.work_id: row for row in (*near, *others)}
    works = [contents.works[name] for name in sorted(wanted) if name in contents.works]
    made = {row.work_id: row for row in rank(works, contents.question, seen.embedder)} if works else {}
    objections = [_RANKED.object(name, said) for name, row in wanted.items() if (said := _astray(row, made.get(name)))]
    ranks = [row.rank for row in stored]
    if ranks != list(range(1, len(stored) + 1)) or any(one.score < other.score for one, other in pairwise(stored)):
        objections.append(_RANKED.object("ranks", "ranks are not those of the scores"))
    return _RANKED.looked(wanted, objections)


def _astray(row: WorkRelevance, made: WorkRelevance | None) -> str:
    if made is None:
        return "a relevance is told of a work that is not there"
    if abs(row.score - made.score) > _CLOSE:
        return told("the relevance of a work", row.score, made.score)
    return "" if row.concepts == made.concepts else told("the concepts that a work names", row.concepts, made.concepts)


CHECKS: tuple[Look, ...] = (identified, screened, ranked)
