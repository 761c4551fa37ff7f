"""Whether the included works were peer-reviewed, as far as any source says."""

from collections import Counter
from collections.abc import Sequence

from synthesist.records import PeerReview, ReviewContents, Work
from synthesist.report.wording import Fact

_FACTS = {
    PeerReview.REVIEWED: "included_peer_reviewed",
    PeerReview.THESIS: "included_theses",
    PeerReview.PREPRINT: "included_preprints",
    PeerReview.OTHER: "included_of_other_kinds",
    PeerReview.UNKNOWN: "included_unknown_review",
}
"""What sources say, the word that counts first where records of one work disagree; the fact that counts it."""


def review_facts(contents: ReviewContents, included: Sequence[str]) -> dict[str, Fact]:
    """Included works by what their records say of peer review; see docs/report-facts.md."""
    counts = Counter(standing(contents, contents.works[work]) for work in included)
    return {name: counts[said] for said, name in _FACTS.items()}


def standing(contents: ReviewContents, work: Work) -> PeerReview:
    """What the records of a work say of it; unknown where none says anything."""
    said = {contents.records[name].peer_review for name in work.record_ids}
    return next((known for known in _FACTS if known in said), PeerReview.UNKNOWN)
