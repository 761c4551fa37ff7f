"""What people decided, counted apart from what rules and models did, and how the plan was amended."""

from collections.abc import Iterator

from synthesist.plan import RELEVANCE, Plan, changes
from synthesist.records import (
    ON_CLAIMS,
    ON_PAIRS,
    ON_WORKS,
    Actor,
    Decision,
    ReviewContents,
    Ruling,
    Said,
    records_in,
    standing,
)
from synthesist.report.model import AmendmentRow, ChangeRow, RulingRow
from synthesist.report.sampling import CONFIDENCE, upper_limit
from synthesist.report.wording import Fact, visible

_BOXES = {
    ("screen", "exclude"): "screened_excluded",
    ("screen", "include"): "sought",
    ("assess", "exclude"): "assessed_excluded",
    ("assess", "include"): "included",
}


def people_facts(contents: ReviewContents) -> dict[str, Fact]:
    """Counts of what people decided, and of the amendments; 0 where they did nothing."""
    held = standing(contents.rulings).values()
    return {
        **{f"{box}_by_people": 0 for box in _BOXES.values()},
        **_boxed(contents),
        "people": len({ruling.person for ruling in held}),
        "works_decided_by_people": sum(ruling.action in ON_WORKS for ruling in held),
        "claims_decided_by_people": sum(ruling.action in ON_CLAIMS for ruling in held),
        "pairs_decided_by_people": sum(ruling.action in ON_PAIRS for ruling in held),
        "claims_confirmed_by_people": _confirmed(contents),
        "claims_set_aside_by_people": sum(ruling.action is Said.CLAIM_WRONG for ruling in held),
        "overruled_by_people": len(list(overruled(contents))),
        "amendments": len(contents.plans) - 1,
        "planned_on": contents.plans[0].at[:10],
    }


def sample_facts(contents: ReviewContents) -> dict[str, Fact]:
    """How far the sample from below the cut-off was decided by people, and the bound that follows; see `sampling`."""
    below = len(below_cutoff(contents))
    held = contents.heeded.by_item
    answers = [held[work_id].action for work_id in contents.sample if work_id in held]
    facts: dict[str, Fact] = {
        "below_cutoff": below,
        "sample_size": len(contents.sample),
        "sample_answered": len(answers),
    }
    if answers:
        relevant = sum(action is Said.INCLUDE for action in answers)
        limit = upper_limit(below, len(answers), relevant)
        facts |= {
            "sample_relevant": relevant,
            "bound_confidence": CONFIDENCE,
            "missed_bound": limit,
            "missed_bound_percent": -(-1000 * limit // below) / 10,  # rounded up: it is a bound
        }
    return facts


def below_cutoff(contents: ReviewContents) -> list[str]:
    """Ids of the works that the program set aside for their rank alone, whatever people said later."""
    own = (row for row in contents.decisions if row.stage == "screen" and row.actor is not Actor.PERSON)
    return [row.item for row in own if row.action == "exclude" and row.criterion in RELEVANCE]


def overruled(contents: ReviewContents) -> Iterator[Decision]:
    """Decisions of people that differ from what the program had decided on the same item."""
    own = {(row.stage, row.item): row.action for row in contents.decisions if row.actor is not Actor.PERSON}
    for row in contents.effective:
        if row.actor is Actor.PERSON and own.get((row.stage, row.item)) != row.action:
            yield row


def ruling_rows(contents: ReviewContents) -> tuple[RulingRow, ...]:
    """All that people said, what was taken back too, in the order of items and words."""
    held = standing(contents.rulings)
    return tuple(
        RulingRow(
            item=ruling.item,
            name=visible(_name(contents, ruling)),
            action=ruling.action.value,
            criterion=ruling.criterion,
            person=visible(ruling.person),
            reason=visible(ruling.reason),
            at=ruling.at,
            holds=held.get(ruling.item) == ruling,
        )
        for ruling in contents.rulings
    )


def amendment_rows(contents: ReviewContents) -> tuple[AmendmentRow, ...]:
    """The amendments of the plan in order, each with the fields that it changed."""
    plans = [Plan.model_validate_json(version.content) for version in contents.plans]
    return tuple(
        AmendmentRow(
            number=version.ordinal,
            at=version.at,
            reason=visible(version.reason),
            archive=version.archive,
            changes=tuple(
                ChangeRow(field=change.field, before=visible(change.before), after=visible(change.after))
                for change in changes(before, after)
            ),
        )
        for version, before, after in zip(contents.plans[1:], plans, plans[1:], strict=False)
    )


def _boxed(contents: ReviewContents) -> dict[str, Fact]:
    counts: dict[str, int] = {}
    for row in contents.effective:
        box = _BOXES.get((row.stage, row.action))
        if box and row.actor is Actor.PERSON:
            counts[f"{box}_by_people"] = counts.get(f"{box}_by_people", 0) + 1
    return dict(counts)


def _confirmed(contents: ReviewContents) -> int:
    shown = {claim.claim_id for claim in contents.claims if claim.is_shown}
    return sum(bool(row.decided_by) for key, row in contents.verdicts.items() if key in shown)


def _name(contents: ReviewContents, ruling: Ruling) -> str:
    """The title of a work or of two records, the words of a claim; nothing where the review no longer holds it."""
    if pair := records_in(ruling.item):
        return " = ".join(contents.records[one].title if one in contents.records else "" for one in pair)
    if work_id := contents.work_of.get(ruling.item):
        return contents.works[work_id].record.title
    return next((claim.text for claim in contents.claims if claim.claim_id == ruling.item), "")
