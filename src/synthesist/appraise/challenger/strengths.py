"""How much stands behind the claims, as shares: these are measures, and object to nothing."""

from synthesist.appraise.challenger.designs import unassigned
from synthesist.appraise.challenger.kinship import Kinship
from synthesist.appraise.challenger.saying import own_words
from synthesist.appraise.challenger.voices import supporters
from synthesist.appraise.reviewing import Asked, Look, Looked, Synthesis
from synthesist.records import PeerReview, Relevance
from synthesist.records.appraisals import Dimension, Mandate

SUPPORTED = Asked(
    mandate=Mandate.CHALLENGER,
    dimension=Dimension.EVIDENCE,
    name="supported by others",
    question="How many claims does an independent work support?",
    basis="shown claims that a work supports (verdicts) which nothing ties to the claim's own, of all shown claims",
)
JUDGED = Asked(
    mandate=Mandate.CHALLENGER,
    dimension=Dimension.EVIDENCE,
    name="known review by peers",
    question="Of how many works is it known that peers judged them?",
    basis="included works told as peer-reviewed by their records (works), of those of which a record says anything",
)
ASSIGNED = Asked(
    mandate=Mandate.CHALLENGER,
    dimension=Dimension.EVIDENCE,
    name="assignment not denied",
    question="How many works do not say of themselves that nothing was assigned?",
    basis="included works whose text (sentences) does not say that nothing was assigned, of all included works",
)
DIRECT = Asked(
    mandate=Mandate.CHALLENGER,
    dimension=Dimension.EVIDENCE,
    name="evidence on the question itself",
    question="How many claims bear on all that is asked?",
    basis="direct claims, of all shown claims (claims)",
)


def supported(seen: Synthesis) -> Looked:
    """Claims that an independent work supports, ties looked for again."""
    named = {claim.claim_id: supporters(seen, claim) for claim in seen.shown}
    works = {work for claim in seen.shown for work in (claim.work_id, *named[claim.claim_id]) if named[claim.claim_id]}
    kinship = Kinship.of(seen, works)
    passed = sum(any(not kinship.why(claim.work_id, work) for work in named[claim.claim_id]) for claim in seen.shown)
    return SUPPORTED.counted(passed, len(seen.shown))


def judged(seen: Synthesis) -> Looked:
    """Works that are known to be peer-reviewed."""
    known = [seen.works[name].peer_review for name in seen.included]
    said = [one for one in known if one is not PeerReview.UNKNOWN]
    return JUDGED.counted(said.count(PeerReview.REVIEWED), len(said))


def assigned(seen: Synthesis) -> Looked:
    """Works that do not say that they assigned nothing."""
    words = own_words(seen)
    return ASSIGNED.counted(sum(unassigned(own) is None for own in words.values()), len(words))


def direct(seen: Synthesis) -> Looked:
    """Claims that are direct."""
    return DIRECT.counted(sum(claim.relevance is Relevance.DIRECT for claim in seen.shown), len(seen.shown))


CHECKS: tuple[Look, ...] = (supported, judged, assigned, direct)
