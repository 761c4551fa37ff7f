"""What updates did and what they changed, as facts and rows of the report."""

from collections.abc import Mapping

from synthesist.records import ReviewContents
from synthesist.report.updatemodel import CorrectionRow, RecheckRow, UpdateRow
from synthesist.report.wording import Fact, visible


def correction_facts(contents: ReviewContents) -> dict[str, Fact]:
    """How often the review was brought up to date, and what came of it."""
    last = {"last_update": contents.updates[-1].at[:10]} if contents.updates else {}
    return {
        "updates": len(contents.updates),
        **last,
        "corrections": len(contents.corrections),
        "corrections_telling": sum(row.is_telling for row in contents.corrections),
    }


def update_rows(contents: ReviewContents) -> tuple[UpdateRow, ...]:
    """The updates, in order."""
    return tuple(
        UpdateRow(
            ordinal=one.ordinal,
            at=one.at,
            archive=one.archive,
            is_searched=one.is_searched,
            received=sum(row.received for row in one.searched),
            new=sum(row.new for row in one.searched),
            problems=tuple(visible(f"{row.source}: {row.problem}") for row in one.searched if row.problem),
        )
        for one in contents.updates
    )


def recheck_rows(contents: ReviewContents) -> tuple[RecheckRow, ...]:
    """What services said of retractions, by update, record and service."""
    return tuple(
        RecheckRow(
            update=one.update,
            record_id=one.record_id,
            title=visible(contents.records[one.record_id].title if one.record_id in contents.records else ""),
            service=visible(one.service),
            at=one.at,
            outcome=one.outcome.value,
            told=tuple(note.status.value for note in one.notes),
            reason=visible(one.reason),
        )
        for one in contents.rechecks
    )


def correction_rows(contents: ReviewContents, claims: Mapping[str, int]) -> tuple[CorrectionRow, ...]:
    """All corrections in order.

    Args:
        claims: number of each claim's row, by its id.
    """
    return tuple(
        CorrectionRow(
            number=row.ordinal + 1,
            update=row.update,
            at=row.at,
            item=visible(row.item),
            kind=row.kind.value,
            named=visible(row.named),
            before=visible(row.before),
            after=visible(row.after),
            cause=visible(row.cause),
            is_telling=row.is_telling,
            claim=claims.get(row.item),
        )
        for row in contents.corrections
    )
