"""What the database that returned a record says of it, and what its title says."""

from collections.abc import Iterator

from synthesist.identify.retractions.entry import REINSTATED
from synthesist.identify.retractions.headings import heading_of
from synthesist.identify.retractions.kinds import standing_of
from synthesist.records import Notice, Record
from synthesist.records.identity import RetractionNote, RetractionStatus

_AGAINST = (RetractionStatus.RETRACTED, RetractionStatus.WITHDRAWN)
_PLAIN = frozenset(("retraction", "withdrawal", "concern", "correction", "erratum"))
"""Kinds of notice that say no more than the status does."""


def notes_in(record: Record, listed: str = "") -> tuple[RetractionNote, ...]:
    """What a record's own notices, its mark and its title say.

    A mark without a notice that bears it out counts as retracted; "not marked" is CLEAN, as far as that source knows;
    silence gives no note.

    Args:
        listed: the day on which the source answered, ISO 8601, where it is known.
    """
    found = dict.fromkeys(_notes(record, listed))
    return tuple(found)


def _notes(record: Record, listed: str) -> Iterator[RetractionNote]:
    known = [(status, one) for one in record.notices if (status := standing_of(one.kind))]
    for status, one in known:
        yield _note(record, status, one, listed)
    met = {status for status, _ in known}
    mark = heading_of(record.title).mark
    if mark and mark not in met:
        yield _note(record, mark, Notice(kind="", basis="title"), listed)
        met.add(mark)
    if record.is_retracted and not met.intersection(_AGAINST):
        yield _note(record, RetractionStatus.RETRACTED, Notice(kind="", basis="is_retracted=true"), listed)
    elif record.is_retracted is False and not met:
        yield _note(record, RetractionStatus.CLEAN, Notice(kind="", basis="is_retracted=false"), listed)


def _note(record: Record, status: RetractionStatus, notice: Notice, listed: str) -> RetractionNote:
    is_plain = notice.kind in _PLAIN or not notice.kind
    causes = (REINSTATED,) if status is RetractionStatus.CLEAN and notice.kind else () if is_plain else (notice.kind,)
    return RetractionNote(
        record_id=record.record_id,
        source=record.source,
        status=status,
        basis=notice.basis or "notices",
        notice=notice.notice,
        date=notice.date,
        listed=listed,
        causes=causes,
    )
