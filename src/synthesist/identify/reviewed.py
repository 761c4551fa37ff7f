"""Whether others judged a work before it was published, with the field that says so."""

from collections.abc import Sequence

from synthesist.records import PeerReview, Record

_ORDER = (PeerReview.REVIEWED, PeerReview.THESIS, PeerReview.PREPRINT, PeerReview.OTHER)
"""What counts first where the records of one work disagree: one version that was judged is enough."""


def peer_review_of(records: Sequence[Record]) -> tuple[PeerReview, str]:
    """What the records of a work say of it, and who says it; unknown where none says anything."""
    said: dict[PeerReview, str] = {}
    for record in sorted(records, key=lambda record: record.record_id):
        if record.peer_review and record.peer_review is not PeerReview.UNKNOWN:
            said.setdefault(
                record.peer_review, f"{record.source}: {record.peer_review_basis or 'not said by which field'}"
            )
    found = next((known for known in _ORDER if known in said), PeerReview.UNKNOWN)
    return found, said.get(found, "")
