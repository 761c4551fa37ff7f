"""From a thing to its explanation."""

from collections.abc import Callable, Mapping

from synthesist.errors import WrongUse
from synthesist.explain.case import Case
from synthesist.explain.claims import claim
from synthesist.explain.criteria import criterion
from synthesist.explain.model import Explanation, Kind, Named
from synthesist.explain.pairs import pair
from synthesist.explain.records import record
from synthesist.explain.sentences import sentence
from synthesist.explain.works import document, work
from synthesist.records import ReviewContents, records_in
from synthesist.report import Report

_TOLD: Mapping[Kind, Callable[[Case, Named], Explanation]] = {
    Kind.RECORD: record,
    Kind.PAIR: pair,
    Kind.WORK: work,
    Kind.DOCUMENT: document,
    Kind.CLAIM: claim,
    Kind.SENTENCE: sentence,
    Kind.CRITERION: criterion,
}


def explain(contents: ReviewContents, report: Report | None, named: Named) -> Explanation:
    """Everything that led to a thing, and what rests on it.

    Args:
        report: None where the review has none yet.
        named: as `find` gives it.

    Raises:
        WrongUse: the review holds no such thing.
    """
    case = Case(contents, report)
    if not _holds(case, named):
        raise WrongUse(
            f"this review holds no {named.kind.value} {named.id}", "`find` gives things that this review holds"
        )
    return _TOLD[named.kind](case, named)


def _holds(case: Case, named: Named) -> bool:
    if named.kind is Kind.PAIR:
        return set(records_in(named.id) or (named.id,)) <= case.contents.records.keys()
    return (
        named.id
        in {
            Kind.RECORD: case.contents.records,
            Kind.WORK: case.contents.works,
            Kind.DOCUMENT: case.contents.documents,
            Kind.CLAIM: case.claims,
            Kind.SENTENCE: case.sentences,
            Kind.CRITERION: case.criteria,
        }[named.kind]
    )
