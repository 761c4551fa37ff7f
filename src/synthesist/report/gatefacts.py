"""What the report may state of its appraisal, counted from what the reviewers said; see docs/report-facts.md."""

from collections import Counter

from synthesist.plan import Plan
from synthesist.records.appraisals import Appraisal, Depth, Remedy, Standing
from synthesist.report.appraised import votes_table
from synthesist.report.basis import Basis
from synthesist.report.wording import Fact


def appraisal_facts(basis: Basis) -> dict[str, Fact]:
    """Every fact of the appraisal; what it has no value for, or where there was none, is left out or 0."""
    told, last = basis.contents.appraisal, basis.contents.appraisal.last
    table, standing = votes_table(told), Counter(one.standing for one in told.objections)
    policy = Plan.model_validate(basis.contents.plan).gate
    gate: dict[str, Fact] = {"outcome": last.outcome.value, "tier": last.tier.value} if last else {}
    if told.consensus is not None:
        gate["consensus"] = told.consensus
    return {
        **gate,
        "gate_consensus": policy.consensus,
        "gate_claims": policy.claims,
        "checks_assessed": sum(bool(check.total) for check in told.checks),
        "checks_defined": len(told.checks),
        "dimensions_defined": len(told.dimensions),
        "dimensions_assessed": sum(one.score is not None for one in told.dimensions),
        "objections_upheld": standing[Standing.UPHELD],
        "objections_open": standing[Standing.OPEN],
        "objections_dismissed": standing[Standing.DISMISSED],
        "votes_both": table.n,
        "votes_alike": table.yes_yes + table.no_no,
        "claims_disputed": len(basis.disputed),
        "rounds": last.ordinal if last else 0,
        **_revised(told),
        **_depths(basis),
    }


def _revised(told: Appraisal) -> dict[str, Fact]:
    """Claims by what was done about them; one that was withdrawn in the end counts as that alone."""
    items = {
        remedy: {one.item for one in told.revisions if one.remedy is remedy}
        for remedy in (Remedy.WITHDRAW, Remedy.SOFTEN, Remedy.REVERIFY)
    }
    gone = items[Remedy.WITHDRAW]
    return {
        "claims_withdrawn": len(gone),
        "claims_reserved": len(items[Remedy.SOFTEN] - gone),
        "claims_judged_again": len(items[Remedy.REVERIFY] - gone),
    }


def _depths(basis: Basis) -> dict[str, Fact]:
    """Claims that were voted on, by how far they were verified."""
    depths = Counter(map(basis.depth, basis.shown))
    return {
        "claims_grounded": depths[Depth.GROUNDED.value],
        "claims_across_studies": depths[Depth.CORROBORATED.value],
    }
