"""Works out of records, with what the stage `identify` would say of them."""

from synthesist.identify.merging import merged
from synthesist.identify.retractions import notes_in, status_of, told
from synthesist.identify.reviewed import peer_review_of
from synthesist.identify.versions import versions_of
from synthesist.records import Record, Work


def work_from(*records: Record, work_id: str = "") -> Work:
    """The work of these records; the first record's id names it where no name is given."""
    ids = tuple(sorted(record.record_id for record in records))
    shown, origins = merged(records)
    peer_review, basis = peer_review_of(records)
    status, deciding = status_of(note for record in records for note in notes_in(record))
    return Work(
        work_id=work_id or ids[0],
        record_ids=ids,
        record=shown,
        origins=origins,
        versions=versions_of(records),
        peer_review=peer_review,
        peer_review_basis=basis,
        retraction=status,
        retraction_told=told(status, deciding),
    )
