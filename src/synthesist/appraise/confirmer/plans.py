"""The plan, its amendments, its question, and the dates of what it led to."""

from collections.abc import Iterator

from synthesist.appraise.confirmer.again import again
from synthesist.appraise.confirmer.saying import cut, quote, told
from synthesist.appraise.reviewing import Asked, Look, Looked, Synthesis
from synthesist.plan import Frame, Plan
from synthesist.records import Question, Search
from synthesist.records.appraisals import Dimension, Mandate, Objection, Severity
from synthesist.records.ids import sha256, short_hash
from synthesist.search.question import framed_question, parse_question

_PLANS = Asked(
    mandate=Mandate.CONFIRMER,
    dimension=Dimension.REPRODUCIBILITY,
    name="plan as it was made",
    question="Is the plan the one that was made before searching, with every amendment told?",
    basis="versions of the plan whose hash, id and order hold, with a date each; table plans",
)
_QUESTION = Asked(
    mandate=Mandate.CONFIRMER,
    dimension=Dimension.GROUNDING,
    name="question as planned",
    question="Is the question that is answered the one that the plan asks, in the same parts?",
    basis="concepts of the question that come out of the plan again; tables about, plans, expansions",
)
_DATES = Asked(
    mandate=Mandate.CONFIRMER,
    dimension=Dimension.NOVELTY,
    name="dates in order",
    question="Is no record younger than the search that found it, and no search older than its plan?",
    basis="searches dated after the plan and before what they led to, whose records are not younger; tables searches, "
    "plans, records, requests, copies",
)

_AHEAD = 1
"""Years by which a work may be dated after the day on which it was found: issues are dated ahead."""


def plans(seen: Synthesis) -> Looked:
    """Versions of the plan that are not what they were."""
    versions = seen.contents.plans
    objections = []
    for at, one in enumerate(versions):
        item = f"plan-{one.ordinal}"
        if sha256(one.content) != one.sha256:
            objections.append(_PLANS.object(item, "the plan is not the one that its hash names"))
        elif one.ordinal != at or (at and one.at < versions[at - 1].at):
            objections.append(_PLANS.object(item, f"an amendment of {cut(one.at, 10)} does not stand in its order"))
    if versions and seen.contents.review_id != short_hash("review", versions[0].sha256):
        objections.append(_PLANS.object("plan-0", "the review does not go by the id of its first plan"))
    return _PLANS.looked((f"plan-{one.ordinal}" for one in versions), objections)


def asked_in(plan: Plan) -> Question:
    """The question of a plan, taken apart."""
    return parse_question(plan.question) if plan.frame is Frame.FREE else framed_question(plan.question, plan.parts)


def question(seen: Synthesis) -> Looked:
    """A question that is not the plan's."""
    plan, held = again(seen).plan, seen.question
    if plan is None:
        return _QUESTION.looked((), ())
    made = asked_in(plan).expanded(seen.contents.expansions)
    return _QUESTION.looked((f"concept-{one.name}" for one in held.concepts), _unasked(held, made, plan))


def _unasked(held: Question, made: Question, plan: Plan) -> Iterator[Objection]:
    if held.text != plan.question:
        yield _QUESTION.object("question", told("the question", held.text, plan.question))
    due = {one.name: one for one in made.concepts}
    for one in held.concepts:
        if due.get(one.name) != one:
            said = f"the concept {quote(one.name)} of the question does not come out of the plan so"
            yield _QUESTION.object(f"concept-{one.name}", said)
    for name in sorted(due.keys() - {one.name for one in held.concepts}):
        yield _QUESTION.object(f"concept-{name}", f"the concept {quote(name)} of the plan is left out")


def dates(seen: Synthesis) -> Looked:
    """Searches that are dated before or after what they cannot be."""
    contents = seen.contents
    begun = contents.plans[0].at if contents.plans else ""
    objections = []
    for search in contents.searches:
        # Answers that were archived before are as old as they are; what is at hand is asked when the plan stands.
        if search.at < begun and not any(one.requests for one in contents.searches):
            said = f"the search of {search.source} is dated {search.at[:10]}, and the plan {begun[:10]}"
            objections.append(_DATES.object(search.search_id, said))
        elif seen.today and search.at[:10] > seen.today:
            said = f"the search of {search.source} is dated {search.at[:10]}, after the day of the appraisal"
            objections.append(_DATES.object(search.search_id, said))
        elif said := _younger(seen, search):
            objections.append(_DATES.object(search.search_id, said))
    objections += _after(seen)
    return _DATES.looked((search.search_id for search in contents.searches), objections)


def _younger(seen: Synthesis, search: Search) -> str:
    """What a search found that was not there yet."""
    year = int(search.at[:4]) if search.at[:4].isdigit() else 0
    found = [seen.contents.records[hit.record_id] for hit in search.hits if hit.record_id in seen.contents.records]
    late = [one for one in found if one.year is not None and one.year > year + _AHEAD]
    if year and late:
        newest = max(late, key=lambda one: (one.year or 0, one.record_id))
        return f"a search dated {search.at[:10]} found {quote(newest.title)}, which is of {newest.year}"
    if any(sent.at[:10] > search.at[:10] for sent in search.requests):
        return f"a search dated {search.at[:10]} rests on an answer of a later day"
    return ""


def _after(seen: Synthesis) -> Iterator[Objection]:
    """What is dated before the search that it came from."""
    first = min((search.at for search in seen.contents.searches), default="")
    told_last, last = seen.report.last_search, max((one.at[:10] for one in seen.contents.searches), default="")
    if told_last != last:
        yield _DATES.object("last-search", told("the day of the last search", told_last, last))
    for one in seen.contents.copies:
        if one.at and one.at[:10] < first[:10]:
            said = f"a copy was looked for on {one.at[:10]}, before the first search of {first[:10]}"
            yield _DATES.object(one.work_id, said, severity=Severity.MINOR)


CHECKS: tuple[Look, ...] = (plans, question, dates)
