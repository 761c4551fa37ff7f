"""When more should be searched or read: too few claims were verified, and there is more to be had."""

from synthesist.appraise.gate import Gathered
from synthesist.appraise.reviewing import Synthesis
from synthesist.plan.model import RELEVANCE, GatePlan

LIMIT, WORKS, CUTOFF = "search.limit", "screen.max_works", "screen.cutoff"
"""Fields of the plan that a step may change, which is how a step is named."""


def wider(seen: Synthesis, policy: GatePlan, found: Gathered) -> str:
    """The field of the plan by which more would be read; empty where enough was verified, or nothing is left."""
    if not policy.widen or found.verified >= policy.claims:
        return ""
    set_aside = {
        decision.criterion
        for decision in seen.contents.effective
        if decision.stage == "screen" and decision.action == "exclude" and decision.criterion in RELEVANCE
    }
    if "S6" in set_aside:
        return WORKS
    if "S5" in set_aside:
        return CUTOFF
    return LIMIT if any(search.is_capped for search in seen.contents.searches) else ""
