"""What a round of revision does about claims: they are withdrawn, told with reserve, or judged again."""

from collections import Counter
from collections.abc import Sequence

from synthesist.records import ReviewContents
from synthesist.records.appraisals import Objection, Remedy, Revision, Severity, Standing

_ON_CLAIMS = (Remedy.WITHDRAW, Remedy.REVERIFY, Remedy.SOFTEN)
"""The gravest first: of several remedies for a claim one is taken."""


def due(contents: ReviewContents, objections: Sequence[Objection], ordinal: int) -> tuple[Revision, ...]:
    """What is done about claims in this round, by item: of each claim the gravest remedy that is called for.

    What is open is no reason to take a claim from a reader; a claim that may be wrong is told with reserve.
    """
    shown = {claim.claim_id for claim in contents.claims if claim.is_shown}
    found: dict[str, Revision] = {}
    for one in sorted(objections, key=lambda one: (_rank(one), one.said), reverse=True):
        if one.item in shown and one.remedy in _ON_CLAIMS and one.standing is not Standing.DISMISSED:
            found[one.item] = Revision(ordinal=ordinal, item=one.item, remedy=_remedy(one), reason=one.said)
    found = _leaving_each_work_one(contents, found)
    before = {(one.item, one.remedy) for one in contents.appraisal.revisions}
    return tuple(found[item] for item in sorted(found) if (item, found[item].remedy) not in before)


def _leaving_each_work_one(contents: ReviewContents, found: dict[str, Revision]) -> dict[str, Revision]:
    """A work whose last claim would be withdrawn keeps it, told with reserve: it was included, and is listed."""
    left = Counter(claim.work_id for claim in contents.claims if claim.is_shown)
    works = {claim.claim_id: claim.work_id for claim in contents.claims}
    kept = dict(found)
    for item, revision in sorted(found.items()):
        if revision.remedy is Remedy.WITHDRAW:
            left[works[item]] -= 1
            if not left[works[item]]:
                kept[item] = revision.model_copy(update={"remedy": Remedy.SOFTEN})
    return kept


def _remedy(objection: Objection) -> Remedy:
    is_grave = objection.standing is Standing.UPHELD and objection.severity is not Severity.MINOR
    return objection.remedy if is_grave else Remedy.SOFTEN


def _rank(objection: Objection) -> int:
    return _ON_CLAIMS.index(_remedy(objection)) if _remedy(objection) in _ON_CLAIMS else len(_ON_CLAIMS)
