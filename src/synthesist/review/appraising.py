"""A review as it lies in its folder, appraised again: nothing is revised, and nothing is written."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

from synthesist.appraise import appraised_once
from synthesist.appraising import panel, seen
from synthesist.errors import WrongUse
from synthesist.ledger import review
from synthesist.records.agreement import Agreement, agreement_of, tabled
from synthesist.records.appraisals import (
    Appraisal,
    DimensionScore,
    Mandate,
    Objection,
    Outcome,
    Round,
    Tier,
    Vote,
)
from synthesist.records.base import Frozen
from synthesist.report import Report
from synthesist.review.folder import opened, require_review
from synthesist.review.planning import newest
from synthesist.review.running import Means, tools_of

Today = Callable[[], date]


class Appraised(Frozen):
    """What reviewers say of a review as it lies there.

    Attributes:
        today: the day on which it was appraised.
        outcome: of the gate, by the plan's policy; `stored` is what it said when the report was made, or None.
        votes: on each claim that is shown, by claim and mandate.
        agreement: of challenger and confirmer on these claims.
        open_questions: what the reviewers could not settle.
    """

    review_id: str
    today: str
    outcome: Outcome
    stored: Outcome | None
    consensus: float | None
    tier: Tier
    verified: int
    reasons: tuple[str, ...]
    dimensions: tuple[DimensionScore, ...]
    objections: tuple[Objection, ...]
    votes: tuple[Vote, ...]
    agreement: Agreement
    open_questions: tuple[str, ...]


def appraise_folder(folder: Path, today: Today = date.today) -> Appraised:
    """Appraise the review in a folder, its report as printed.

    Raises:
        WrongUse: there is no review, or it has not come to a report.
    """
    require_review(folder)
    printed = folder / "report" / "report.json"
    if not printed.is_file():
        raise WrongUse(f"{folder} has no report yet", "repeat the command that began the review: it carries on")
    report = Report.model_validate_json(printed.read_bytes())
    with opened(folder) as ledger:
        plan = newest(ledger)
        if plan is None:
            raise WrongUse(f"{folder} has no plan", "repeat the command that began the review")
        tools = tools_of(plan, folder, ledger, Means())
        given = seen(ledger, tools, report, today().isoformat())
        appraisal = appraised_once(given, panel(plan, review.plans(ledger)))
        stored = review.appraisal(ledger).last
    return _told(ledger_id=given.contents.review_id, today=given.today, appraisal=appraisal, stored=stored)


def _told(ledger_id: str, today: str, appraisal: Appraisal, stored: Round | None) -> Appraised:
    last = appraisal.last
    assert last
    return Appraised(
        review_id=ledger_id,
        today=today,
        outcome=last.outcome,
        stored=stored.outcome if stored else None,
        consensus=last.consensus,
        tier=last.tier,
        verified=last.verified,
        reasons=last.reasons,
        dimensions=appraisal.dimensions,
        objections=appraisal.objections,
        votes=appraisal.votes,
        agreement=agreement_of(tabled(voted(appraisal.votes))),
        open_questions=last.open_questions,
    )


def voted(votes: tuple[Vote, ...]) -> list[tuple[bool | None, bool | None]]:
    """Votes of challenger and confirmer on the same claims, by claim."""
    by_mandate = {
        mandate: {vote.claim_id: vote.stands for vote in votes if vote.mandate is mandate} for mandate in Mandate
    }
    first, second = by_mandate[Mandate.CHALLENGER], by_mandate[Mandate.CONFIRMER]
    return [(first[name], second[name]) for name in sorted(first.keys() & second.keys())]


def appraisal_schema() -> str:
    """The JSON Schema of what `appraise --json` prints."""
    return f"{json.dumps(Appraised.model_json_schema(mode='serialization'), indent=1)}\n"
