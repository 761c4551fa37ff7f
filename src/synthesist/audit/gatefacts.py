"""The facts that count what reviewers said, derived again."""

from collections import Counter

from synthesist.audit.agreeing import pairs
from synthesist.audit.appraised import depths, disputed
from synthesist.audit.folder import Folder
from synthesist.audit.revising import reasons
from synthesist.audit.scoring import policy, rounds


def facts(review: Folder) -> dict[str, int | float | str | None]:
    """Every fact of the appraisal; None where it has no value."""
    last = rounds(review)[-1] if rounds(review) else {}
    standing = Counter(row["standing"] for row in review.ledger["objections"])
    counted, depth = pairs(review), Counter(depths(review).values())
    gone, reserved, again = (
        reasons(review.ledger["revisions"], remedy).keys() for remedy in ("withdraw", "soften", "re-verify")
    )
    return {
        "outcome": last.get("outcome"),
        "tier": last.get("tier"),
        "consensus": last.get("consensus"),
        "gate_consensus": policy(review)["consensus"],
        "gate_claims": policy(review)["claims"],
        "checks_assessed": sum(row["total"] > 0 for row in review.ledger["checks"]),
        "checks_defined": len(review.ledger["checks"]),
        "dimensions_defined": len(review.ledger["dimensions"]),
        "dimensions_assessed": sum(row["score"] is not None for row in review.ledger["dimensions"]),
        "objections_upheld": standing["upheld"],
        "objections_open": standing["open"],
        "objections_dismissed": standing["dismissed"],
        "votes_both": counted.total(),
        "votes_alike": sum(count for (one, other), count in counted.items() if one is other),
        "claims_disputed": len(disputed(review)),
        "rounds": last.get("ordinal", 0),
        "claims_withdrawn": len(gone),
        "claims_reserved": len(reserved - gone),
        "claims_judged_again": len(again - gone),
        "claims_grounded": depth["grounded"],
        "claims_across_studies": depth["corroborated across studies"],
    }
