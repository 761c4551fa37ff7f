"""The second mandate: everything made again from what is stored, by another way where there is one."""

from dataclasses import dataclass

from synthesist.appraise.reviewing import Look, Synthesis, opinion_of
from synthesist.records.appraisals import Mandate, Opinion

CHECKS: tuple[Look, ...] = ()


@dataclass(frozen=True, slots=True)
class Confirmer:
    """See `Reviewer`."""

    mandate: Mandate = Mandate.CONFIRMER

    def review(self, seen: Synthesis) -> Opinion:
        """Everything that did not come out again as it is told."""
        return opinion_of(self.mandate, CHECKS, seen)


__all__ = ["CHECKS", "Confirmer"]
