"""Works accounted for after screening: read or out of reach, decided on, by whom; and the sample of the rest."""

from collections.abc import Iterator, Mapping, Sequence

from synthesist import screen
from synthesist.appraise.confirmer.again import again
from synthesist.appraise.confirmer.flow import differing
from synthesist.appraise.confirmer.saying import cut, quote
from synthesist.appraise.reviewing import Asked, Look, Looked, Synthesis
from synthesist.records import Actor, Decision, Said
from synthesist.records.appraisals import Dimension, Mandate, Objection, Severity

_READ = Asked(
    mandate=Mandate.CONFIRMER,
    dimension=Dimension.REPRODUCIBILITY,
    name="works accounted for",
    question="Is every work that was kept read, or told to be out of reach, and then decided on?",
    basis="works kept at screening with a text or a reason, and a decision after it; tables decisions, documents",
)
_ASSESSED = Asked(
    mandate=Mandate.CONFIRMER,
    dimension=Dimension.REPRODUCIBILITY,
    name="assessment decided again",
    question="Is every work that was read included or excluded by what its text says?",
    basis="included works, and at most 60 others read, whose decision comes out; tables decisions, documents, claims",
)
_PEOPLE = Asked(
    mandate=Mandate.CONFIRMER,
    dimension=Dimension.REPRODUCIBILITY,
    name="who decided",
    question="Is every decision by a person one that is on record, and every exclusion one by a criterion of the plan?",
    basis="decisions with a criterion of the plan and a decider, those of people with their ruling; tables decisions, "
    "rulings, plans",
)
_SAMPLED = Asked(
    mandate=Mandate.CONFIRMER,
    dimension=Dimension.REPRODUCIBILITY,
    name="sample drawn again",
    question="Is the sample from below the cut-off the one that was to be drawn?",
    basis="works of the sample that are drawn again in the same order; tables samples, decisions, plans",
)

_UNREAD = Asked(
    mandate=Mandate.CONFIRMER,
    dimension=Dimension.REPRODUCIBILITY,
    name="rows that could not be read",
    question="Is every row that could not be read named, with what was wrong?",
    basis="rows that searches count as unreadable and that are kept as failures, of all; tables searches, failures",
)

_OUT = ("exclude", "remove", "not-retrieved", "remove-automatically")


def read(seen: Synthesis) -> Looked:
    """Works that were kept, and of which nothing more is told."""
    by_stage: dict[str, dict[str, str]] = {"screen": {}, "read": {}, "assess": {}}
    for row in seen.contents.effective:
        by_stage.setdefault(row.stage, {})[row.item] = row.action
    kept = {name for name, action in by_stage["screen"].items() if action == "include"}
    texts = {row.work_id for row in seen.documents.values()}
    missed, decided = by_stage["read"], by_stage["assess"]
    objections = [
        _READ.object(name, said)
        for name in sorted(kept | texts | decided.keys() | missed.keys())
        if (said := _unaccounted(name in kept, name in texts, missed.get(name), decided.get(name)))
    ]
    objections += _included_otherwise(seen, decided)
    return _READ.looked(kept | texts, objections)


def _unaccounted(is_kept: bool, is_read: bool, missed: str | None, decided: str | None) -> str:  # noqa: FBT001
    if is_read and not is_kept:
        return "a work was read that was not kept at screening"
    if is_kept and is_read == (missed is not None):
        return "a work was kept, and neither read nor told to be out of reach, or both"
    if is_read != (decided is not None):
        return "a work was read and not decided on, or the other way round"
    return ""


def _included_otherwise(seen: Synthesis, decided: Mapping[str, str]) -> Iterator[Objection]:
    shown = {claim.work_id for claim in again(seen).claims if claim.is_shown}
    people = {name for name, one in seen.contents.heeded.at("assess").items() if one.action is Said.INCLUDE}
    for name in sorted({name for name, action in decided.items() if action == "include"} ^ shown):
        if name not in people:
            yield _READ.object(name, "a work is included without a claim, or has one and is not included")


def assessed(seen: Synthesis) -> Looked:
    """Works that were included or excluded otherwise than their text has it."""
    stored = {row.item: row for row in seen.contents.decisions if row.stage == "assess" and not row.ordinal}
    made = {row.item: row for one in again(seen).extracted.values() for row in one.decisions}
    unlike = {item: row for item, row in stored.items() if item in made or item not in _read_works(seen)}
    return _ASSESSED.looked(unlike.keys() | made.keys(), differing(_ASSESSED, unlike, made))


def _read_works(seen: Synthesis) -> set[str]:
    return {document.work_id for document in seen.documents.values()}


def people(seen: Synthesis) -> Looked:
    """Decisions without a ruling, a criterion or a decider."""
    contents, plan, heeded = seen.contents, again(seen).plan, seen.contents.heeded
    objections = []
    for row in contents.decisions:
        ruling = heeded.at(row.stage).get(row.item)
        if row.action in _OUT and (row.criterion not in contents.criteria or not row.decider):
            said = f"an exclusion is told by {quote(row.criterion)}, which is no criterion of the review"
            objections.append(_PEOPLE.object(row.item, said))
        elif row.actor is Actor.PERSON and (ruling is None or ruling.person != row.decider):
            said = f"{cut(row.decider, 40)} is told to have decided ({row.action}), and no ruling says so"
            objections.append(_PEOPLE.object(row.item, said))
    objections += _unheeded(contents.decisions, seen)
    if plan and dict(contents.criteria) != plan.criteria:
        objections.append(_PEOPLE.object("criteria", "the criteria are not those of the plan"))
    return _PEOPLE.looked((row.item for row in contents.decisions), objections)


def _unheeded(decisions: Sequence[Decision], seen: Synthesis) -> Iterator[Objection]:
    by_people = {(row.stage, row.item) for row in decisions if row.actor is Actor.PERSON}
    decided = {(row.stage, row.item) for row in decisions}
    for stage in ("screen", "assess"):
        for item, ruling in sorted(seen.contents.heeded.at(stage).items()):
            if (stage, item) in decided and (stage, item) not in by_people:
                said = f"{cut(ruling.person, 40)} said {ruling.action.value} of a work, which is not heeded"
                yield _PEOPLE.object(item, said)


def sampled(seen: Synthesis) -> Looked:
    """A sample that is not the one that was to be drawn."""
    contents, plan = seen.contents, again(seen).plan
    if plan is None:
        return _SAMPLED.looked((), ())
    own = [row for row in contents.decisions if row.stage == "screen" and not row.ordinal]
    made = screen.draw(own, contents.review_id, plan.screen.sample)
    objections = []
    if made != contents.sample:
        strange = sorted(set(contents.sample) ^ set(made)) or list(made)
        said = (
            f"{len(contents.sample)} works are told as the sample, and {len(made)} others, or others first, are drawn"
        )
        objections.append(_SAMPLED.object("sample", said, *strange[:20], severity=Severity.SERIOUS))
    return _SAMPLED.looked(made, objections)


def unread(seen: Synthesis) -> Looked:
    """Rows that are counted as unreadable and not named, or the other way round."""
    counted = sum(search.malformed for search in seen.contents.searches)
    named = sum(one.stage == "search" for one in seen.contents.failures)
    objections = []
    if counted != named:
        said = f"{counted} rows are counted as unreadable, and {named} are named"
        objections.append(_UNREAD.object("failures", said))
    return _UNREAD.looked((f"row-{at}" for at in range(min(counted, named))), objections)


CHECKS: tuple[Look, ...] = (read, assessed, people, sampled, unread)
