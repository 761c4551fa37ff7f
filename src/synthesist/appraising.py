"""A synthesis as its reviewers are shown it, from the ledger; and who reviews it."""

from dataclasses import replace

from synthesist.appraise import Challenger, Confirmer, Panel, Synthesis
from synthesist.ledger import Ledger, review
from synthesist.plan import Plan
from synthesist.records import PlanVersion
from synthesist.records.appraisals import Appraisal
from synthesist.report import Report, compose
from synthesist.tools import Tools

GATE = "the gate: "
"""How the reason of an amendment begins that the gate brought about."""


def seen(ledger: Ledger, tools: Tools, report: Report | None = None, today: str = "") -> Synthesis:
    """The synthesis as it stands in the ledger.

    Args:
        report: as it was printed; as it would be printed without the reviewers' words where it is None.
        today: the day on which it is appraised; that of the last search where it is empty, so that a review that is
            made again is appraised alike.
    """
    contents = review.contents(ledger, tools.version)
    told = report or compose(replace(contents, appraisal=Appraisal()))
    return Synthesis(
        contents=contents,
        report=told,
        sentences=review.sentences(ledger, contents.documents),
        today=today or max((search.at for search in contents.searches), default="")[:10],
        embedder=tools.embedder,
        judge=tools.judge,
    )


def panel(plan: Plan, plans: tuple[PlanVersion, ...]) -> Panel:
    """The reviewers, and how many rounds were spent on widening the plan."""
    spent = sum(version.reason.startswith(GATE) for version in plans)
    return Panel((Challenger(), Confirmer()), plan.gate, min(spent, plan.gate.rounds))
