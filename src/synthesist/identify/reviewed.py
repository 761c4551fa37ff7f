"""Whether others judged a work before it was published, with the field that says so."""

from collections.abc import Sequence

from synthesist.identify.versions import versions_of
from synthesist.records import PeerReview, Record, VersionKind

_ORDER = (PeerReview.THESIS, PeerReview.PREPRINT, PeerReview.OTHER)
"""What counts first where the records of the newest version disagree."""


def peer_review_of(records: Sequence[Record]) -> tuple[PeerReview, str]:
    """What the records of a work say of it, and who says it; unknown where none says anything.

    One version that was judged is enough. Else the newest version counts: of an article nobody says anything by calling
    its preprint one. Where no record says it in so many words, a preprint is known by what makes it that version.
    """
    ordered = sorted(records, key=lambda record: record.record_id)
    if judged := [record for record in ordered if record.peer_review is PeerReview.REVIEWED]:
        return PeerReview.REVIEWED, _said(judged[0], judged[0].peer_review_basis)
    newest = versions_of(records)[0]
    own = [record for record in ordered if record.record_id in newest.record_ids]
    for known in _ORDER:
        for record in own:
            if record.peer_review is known:
                return known, _said(record, record.peer_review_basis)
    if newest.kind is VersionKind.PREPRINT:
        return PeerReview.PREPRINT, _said(own[0], newest.basis)
    return PeerReview.UNKNOWN, ""


def _said(record: Record, basis: str | None) -> str:
    return f"{record.source}: {basis or 'not said by which field'}"
