"""Whether the included works were peer-reviewed, as far as any source says."""

from collections import Counter
from collections.abc import Sequence

from synthesist.records import PeerReview, ReviewContents
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
    counts = Counter(contents.works[work].peer_review for work in included)
    return {name: counts[said] for said, name in _FACTS.items()}
