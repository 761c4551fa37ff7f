"""How far a claim was verified, from its verdict and the reviewers' votes."""

from collections.abc import Iterable

from synthesist.records.appraisals import Depth, Vote
from synthesist.records.claims import Claim, Mark, Verdict


def depth_of(claim: Claim, verdict: Verdict | None, votes: Iterable[Vote]) -> Depth | None:
    """How far a claim was verified. Artefacts are not inspected and nothing is run again: none reaches higher."""
    if verdict is None or verdict.mark is not Mark.VERIFIED:
        return None
    stands = all(vote.stands for vote in votes if vote.claim_id == claim.claim_id)
    return Depth.CORROBORATED if verdict.is_corroborated and stands else Depth.GROUNDED
