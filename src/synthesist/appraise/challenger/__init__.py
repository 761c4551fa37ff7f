"""The first mandate: what speaks against the synthesis, as a doubter would look for it."""

from dataclasses import dataclass

from synthesist.appraise.challenger import (
    belonging,
    comparability,
    confidences,
    counter,
    currency,
    cutting,
    designs,
    disputes,
    flaws,
    grounding,
    harms,
    interests,
    novelty,
    nulls,
    numbers,
    openness,
    publishing,
    retracted,
    samples,
    searches,
    selecting,
    set_aside,
    strengths,
    subjects,
    taking_back,
    voices,
)
from synthesist.appraise.reviewing import Look, Synthesis, opinion_of
from synthesist.records.appraisals import Mandate, Opinion

CHECKS: tuple[Look, ...] = (
    *belonging.CHECKS,
    *comparability.CHECKS,
    *confidences.CHECKS,
    *counter.CHECKS,
    *currency.CHECKS,
    *cutting.CHECKS,
    *designs.CHECKS,
    *disputes.CHECKS,
    *flaws.CHECKS,
    *grounding.CHECKS,
    *harms.CHECKS,
    *interests.CHECKS,
    *novelty.CHECKS,
    *nulls.CHECKS,
    *numbers.CHECKS,
    *openness.CHECKS,
    *publishing.CHECKS,
    *retracted.CHECKS,
    *samples.CHECKS,
    *searches.CHECKS,
    *selecting.CHECKS,
    *set_aside.CHECKS,
    *strengths.CHECKS,
    *subjects.CHECKS,
    *taking_back.CHECKS,
    *voices.CHECKS,
)


@dataclass(frozen=True, slots=True)
class Challenger:
    """See `Reviewer`."""

    mandate: Mandate = Mandate.CHALLENGER

    def review(self, seen: Synthesis) -> Opinion:
        """Everything that speaks against it."""
        return opinion_of(self.mandate, CHECKS, seen)


__all__ = ["CHECKS", "Challenger"]
