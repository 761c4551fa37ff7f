"""The second mandate: everything made again from what is stored, by another way where there is one."""

from dataclasses import dataclass

from synthesist.appraise.confirmer import (
    accounting,
    asserted,
    confidences,
    counting,
    evidence,
    findings,
    flow,
    groups,
    judging,
    measures,
    notices,
    numbers,
    places,
    plans,
    printed,
    rows,
    searches,
    selftests,
    sentences,
    texts,
    verdicts,
    works,
)
from synthesist.appraise.reviewing import Look, Synthesis, opinion_of
from synthesist.records.appraisals import Mandate, Opinion

CHECKS: tuple[Look, ...] = (
    *accounting.CHECKS,
    *asserted.CHECKS,
    *confidences.CHECKS,
    *counting.CHECKS,
    *evidence.CHECKS,
    *findings.CHECKS,
    *flow.CHECKS,
    *groups.CHECKS,
    *judging.CHECKS,
    *measures.CHECKS,
    *notices.CHECKS,
    *numbers.CHECKS,
    *places.CHECKS,
    *plans.CHECKS,
    *printed.CHECKS,
    *rows.CHECKS,
    *searches.CHECKS,
    *selftests.CHECKS,
    *sentences.CHECKS,
    *texts.CHECKS,
    *verdicts.CHECKS,
    *works.CHECKS,
)


@dataclass(frozen=True, slots=True)
class Confirmer:
    """See `Reviewer`."""

    mandate: Mandate = Mandate.CONFIRMER

    def review(self, seen: Synthesis) -> Opinion:
        """Everything that did not come out again as it is told."""
        return opinion_of(self.mandate, CHECKS, seen)


__all__ = ["CHECKS", "Confirmer"]
