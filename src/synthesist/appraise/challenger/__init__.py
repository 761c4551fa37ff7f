"""The first mandate: what speaks against the synthesis, as a doubter would look for it."""

from dataclasses import dataclass

from synthesist.appraise.reviewing import Look, Synthesis, opinion_of
from synthesist.records.appraisals import Mandate, Opinion

CHECKS: tuple[Look, ...] = ()


@dataclass(frozen=True, slots=True)
class Challenger:
    """See `Reviewer`."""

    mandate: Mandate = Mandate.CHALLENGER

    def review(self, seen: Synthesis) -> Opinion:
        """Everything that speaks against it."""
        return opinion_of(self.mandate, CHECKS, seen)


__all__ = ["CHECKS", "Challenger"]
