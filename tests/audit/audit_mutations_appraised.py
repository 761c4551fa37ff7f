"""Ways to break what reviewers said, how it was scored, what was revised and what an update changed, by check."""

import json
from collections.abc import Callable
from typing import Any

from audit_appraised import CHECKS, DIMENSIONS, OBJECTIONS, REVISIONS
from audit_changes import Change, added, both, edited, lost, replanned, said, shown, stored
from audit_ledger import CONFIRMED, DIRECT, REMOVED
from audit_review import Draft

from synthesist.records.appraisals import Dimension, Remedy


def _at(check: str) -> int:
    """The place of a check among the rows of the ledger."""
    return next(at for at, one in enumerate(CHECKS) if one.name == check)


def _against(check: str) -> int:
    return next(at for at, one in enumerate(OBJECTIONS) if one.check == check)


def _of(dimension: Dimension) -> int:
    return next(at for at, one in enumerate(DIMENSIONS) if one.dimension is dimension)


def _vote(claim: dict[str, Any], mandate: str, **changes: Any) -> Change:
    def change(draft: Draft) -> None:
        rows = draft.tables["votes"]
        next(row for row in rows if (row["claim_id"], row["mandate"]) == (claim["claim_id"], mandate)).update(changes)

    return change


def _revision(of: Remedy, /, **changes: Any) -> Change:
    at = next(at for at, one in enumerate(REVISIONS) if one.remedy is of)
    return stored("revisions", at, **changes)


def _told(path: str, at: Callable[[dict[str, Any]], bool], **changes: Any) -> Change:
    """A row of the report's appraisal that says something else."""

    def change(draft: Draft) -> None:
        next(row for row in draft.report["appraisal"][path] if at(row)).update(changes)

    return change


def _dropped(path: str, place: int = 0) -> Change:
    return lambda draft: draft.report["appraisal"][path].pop(place)


def _scored(dimension: Dimension, **changes: Any) -> Change:
    """A dimension that says something else, in the ledger and in the report."""
    known = {name: value for name, value in changes.items() if name in ("score", "level", "basis")}
    told = _told("dimensions", lambda row: row["name"] == dimension.value, **known)
    return both(stored("dimensions", _of(dimension), **changes), told)


def _last(**changes: Any) -> Change:
    """What the gate said last, in the ledger and wherever the report says it."""

    def change(draft: Draft) -> None:
        row, appraisal = draft.tables["rounds"][-1], draft.report["appraisal"]
        row.update({name: json.dumps(value) if isinstance(value, list) else value for name, value in changes.items()})
        appraisal["rounds"][-1].update({name: value for name, value in changes.items() if name != "open_questions"})
        appraisal.update({name: value for name, value in changes.items() if name not in ("verified", "widen")})
        draft.report["facts"].update({name: value for name, value in changes.items() if name in draft.report["facts"]})

    return change


_ELSEWHERE = "0" * 16

BY_CHECK: dict[str, dict[str, Change]] = {
    "checks count no more than there is": {
        "more-passed-than-there-are": stored("checks", _at("voices"), passed=4),
        "more-passed-when-settled": stored("checks", _at("hope"), passed=3),
        "check-of-nobody": stored("checks", _at("voices"), mandate="oracle"),
        "check-of-no-dimension": stored("checks", _at("voices"), dimension="beauty"),
        "check-of-no-weight": stored("checks", _at("voices"), weight=-1),
        "check-without-question": stored("checks", _at("voices"), question="So it is."),
    },
    "objections are of things that are there": {
        "objection-to-nothing": stored("objections", _against("works"), item=_ELSEWHERE),
        "objection-of-no-check": stored("objections", _against("works"), check="charm"),
        "objection-of-another-dimension": stored("objections", _against("works"), dimension="novelty"),
        "objection-of-no-gravity": stored("objections", _against("works"), severity="fatal"),
        "objection-with-no-remedy": stored("objections", _against("works"), remedy="burn"),
        "objection-that-says-nothing": stored("objections", _against("works"), said=" "),
        "check-lost": lost("checks", _at("works")),
    },
    "objections are settled by the rules": {
        "dismissed-without-a-word": stored("objections", _against("wording"), standing="dismissed"),
        "upheld-although-another-differs": stored("objections", _against("wording"), standing="upheld"),
        "open-although-it-can-be-counted": stored("objections", _against("works"), standing="open"),
        "no-standing": stored("objections", _against("works"), standing="so-so"),
        "person-not-heeded": stored("objections", _against("hope"), standing="open"),
        "vote-turned": both(
            _vote(DIRECT, "confirmer", stands=False, reasons='["no"]'), shown("appraisal.votes.0.confirmer", False)
        ),
    },
    "votes are on the claims shown": {
        "vote-lost": lost("votes", 0),
        "vote-on-another-claim": stored("votes", 0, claim_id=REMOVED["claim_id"]),
        "vote-of-nobody": stored("votes", 0, mandate="oracle"),
        "no-without-reasons": _vote(DIRECT, "challenger", reasons="[]"),
        "yes-despite-an-objection": _vote(DIRECT, "challenger", stands=True),
        "objection-not-among-reasons": _vote(DIRECT, "challenger", reasons='["for fun"]'),
    },
    "dimensions follow from checks and objections": {
        "score-raised": _scored(Dimension.EVIDENCE, score=9.0),
        "score-raised-by-a-little": _scored(Dimension.EVIDENCE, score=(DIMENSIONS[0].score or 0.0) + 0.02),
        "score-of-nothing": _scored(Dimension.NOVELTY, score=9.0, level="high"),
        "score-lost": _scored(Dimension.EVIDENCE, score=None),
        "level-raised": _scored(Dimension.EVIDENCE, level="high"),
        "basis-rewritten": _scored(Dimension.EVIDENCE, basis="voices 3 of 3"),
        "pointers-lost": stored("dimensions", _of(Dimension.SAFETY), pointers="[]"),
        "dimension-lost": both(
            lost("dimensions", _of(Dimension.SAFETY)), _dropped("dimensions", _of(Dimension.SAFETY))
        ),
        "weight-changed": stored("checks", _at("wording"), weight=9),
        "gravity-changed": stored("objections", _against("doubt"), severity="minor"),
    },
    "the consensus is the dimensions' mean": {
        "consensus-raised": _last(consensus=8.9),
        "consensus-lost": _last(consensus=None),
        "consensus-without-a-critical-dimension": stored("dimensions", _of(Dimension.NUMBERS), score=None),
    },
    "the gate follows the plan": {
        "outcome-turned": _last(outcome="publish"),
        "tier-raised": _last(tier="flagship"),
        "verified-raised": _last(verified=5),
        "reasons-rewritten": _last(reasons=["all is well"]),
        "questions-dropped": _last(open_questions=[]),
        "policy-lowered": replanned(1, "gate", "claims", value=1),
        "widened-without-need": replanned(1, "gate", "widen", value=False),
    },
    "rounds count up and end": {
        "round-skipped": stored("rounds", 1, ordinal=2),
        "round-lost": lost("rounds", 0),
        "more-rounds-than-allowed": replanned(1, "gate", "rounds", value=0),
        "published-and-revised": stored("rounds", 0, outcome="publish"),
        "no-such-outcome": stored("rounds", 0, outcome="perhaps"),
        "no-such-tier": stored("rounds", 0, tier="heaven"),
        "round-without-a-reason": stored("rounds", 0, reasons="[]"),
        "consensus-out-of-ten": stored("rounds", 0, consensus=12.0),
        "appraised-without-a-round": lambda draft: draft.tables["rounds"].clear(),
    },
    "revisions are of claims, and have their effect": {
        "revision-of-nothing": _revision(Remedy.WITHDRAW, item=_ELSEWHERE),
        "revision-of-no-round": _revision(Remedy.WITHDRAW, ordinal=0),
        "revision-unlike-any": _revision(Remedy.WITHDRAW, remedy="forget"),
        "revision-without-a-reason": _revision(Remedy.WITHDRAW, reason=" "),
        "withdrawn-and-shown": both(
            shown("claims.1.claim_id", REMOVED["claim_id"]), shown("claims.1.text", REMOVED["text"])
        ),
        "reserved-and-verified": shown("claims.1.mark", "verified"),
        "reserved-and-corroborated": shown("claims.1.is_corroborated", True),
    },
    "the claims table is the ledger's": {
        "withdrawn-claim-of-the-ledger": lost("revisions", [one.remedy for one in REVISIONS].index(Remedy.WITHDRAW)),
        "another-claim-withdrawn": added(
            "revisions", 0, item=CONFIRMED["claim_id"], remedy="withdraw", reason="a whim"
        ),
    },
    "the claims table repeats the verdicts": {
        "reserve-not-told": shown("claims.1.vetoes", ["hedged"]),
        "reserve-of-the-ledger-lost": lost("revisions", [one.remedy for one in REVISIONS].index(Remedy.SOFTEN)),
    },
    "the findings are the ledger's": {
        "finding-of-a-withdrawn-claim": lambda draft: draft.report["findings"].append(
            {
                "number": 3, "finding_id": json.loads(draft.tables["findings"][2]["content"])["finding_id"],
                "label": "Questions", "direction": "unstated", "works": 1, "claims": [], "opposed_by": [],
            }
        ),
    },
    "the appraisal is told where there was one": {
        "appraisal-hidden": shown("appraisal", None),
        "outcome-told-otherwise": shown("appraisal.outcome", "publish"),
        "tier-told-otherwise": shown("appraisal.tier", "flagship"),
        "consensus-told-otherwise": shown("appraisal.consensus", 9.9),
        "reasons-told-otherwise": shown("appraisal.reasons", ["all is well"]),
        "questions-hidden": shown("appraisal.open_questions", []),
    },
    "the dimensions are the ledger's": {
        "score-told-otherwise": shown("appraisal.dimensions.0.score", 9.9),
        "level-told-otherwise": shown("appraisal.dimensions.0.level", "high"),
        "basis-told-otherwise": shown("appraisal.dimensions.0.basis", "voices 3 of 3"),
        "critical-told-otherwise": shown("appraisal.dimensions.0.is_critical", False),
        "dimension-not-told": _dropped("dimensions"),
    },
    "the checks are the ledger's": {
        "check-not-told": _dropped("checks"),
        "check-told-otherwise": shown("appraisal.checks.0.passed", 3),
        "check-settled-otherwise": shown("appraisal.checks.1.settled", 2.0),
        "check-renamed": shown("appraisal.checks.0.name", "doubts"),
    },
    "the objections are the ledger's": {
        "objection-not-told": _dropped("objections"),
        "objection-told-milder": shown("appraisal.objections.0.severity", "minor"),
        "objection-told-otherwise": shown("appraisal.objections.0.said", "all is well"),
        "objection-settled-otherwise": shown("appraisal.objections.0.settled", "they made peace"),
        "objection-of-another-row": _told("objections", lambda row: row["kind"] == "claim", number=3),
        "objection-of-another-search": _told("objections", lambda row: row["kind"] == "search", number=1),
        "objection-of-another-work": _told("objections", lambda row: bool(row["title"]), title="Another"),
        "judged-or-counted": shown("appraisal.objections.0.is_judged", True),
        "order-turned": lambda draft: draft.report["appraisal"]["objections"].reverse(),
    },
    "the votes are the ledger's": {
        "vote-not-told": _dropped("votes"),
        "vote-told-otherwise": shown("appraisal.votes.0.challenger", True),
        "settled-otherwise": shown("appraisal.votes.0.settled", "stands"),
        "depth-raised": shown("appraisal.votes.0.depth", "corroborated across studies"),
    },
    "claims say where reviewers differ": {
        "dispute-hidden": shown("claims.0.is_disputed", False),
        "dispute-invented": shown("claims.1.is_disputed", True),
        "verified-further": shown("claims.0.depth", "reproduced"),
        "unverified-and-grounded": shown("claims.1.depth", "grounded"),
    },
    "agreement follows from the votes": {
        "table-turned": shown("appraisal.agreement.yes_yes", 3),
        "kappa-raised": shown("appraisal.agreement.shares.3.value", 0.9),
        "agreement-not-defined": shown("appraisal.agreement.shares.0.value", None),
        "interval-beside-its-value": shown("appraisal.agreement.shares.0.low", 0.99),
        "interval-turned": both(
            shown("appraisal.agreement.shares.0.low", 1.0), shown("appraisal.agreement.shares.0.high", 0.0)
        ),
        "another-n": shown("appraisal.agreement.shares.0.n", 30),
        "measure-lost": lambda draft: draft.report["appraisal"]["agreement"]["shares"].pop(),
    },
    "the rounds are the ledger's": {
        "round-not-told": _dropped("rounds"),
        "round-told-otherwise": shown("appraisal.rounds.0.consensus", 9.0),
        "round-that-did-nothing": shown("appraisal.rounds.1.withdrawn", 0),
        "round-for-other-reasons": shown("appraisal.rounds.0.reasons", ["none"]),
    },
    "what was revised is told": {
        "withdrawal-not-told": lambda draft: draft.report["appraisal"]["revisions"].clear(),
        "withdrawn-in-other-words": _told("revisions", lambda row: row["remedy"] == "withdraw", text="Nothing much."),
        "withdrawn-for-another-reason": _told("revisions", lambda row: row["remedy"] == "withdraw", reason="a whim"),
        "withdrawn-of-another-work": _told("revisions", lambda row: row["remedy"] == "withdraw", work="Another"),
        "withdrawn-called-reserved": _told("revisions", lambda row: row["remedy"] == "withdraw", remedy="soften"),
        "withdrawn-with-a-row": _told("revisions", lambda row: row["remedy"] == "withdraw", claim=1),
    },
    "sentences name the outcome": {
        "sentence-of-another-outcome": said("The outcome is publish.", "outcome"),
        "sentence-of-another-tier": said("It is a flagship.", "tier"),
    },
    "the corrections are the ledger's": {
        "correction-taken-out": both(
            lost("corrections", 0), lambda draft: draft.report["corrections"].pop(0), shown("facts.corrections", 1)
        ),
        "correction-not-told": lambda draft: draft.report["corrections"].pop(),
        "correction-told-otherwise": shown("corrections.0.before", "verified by all"),
        "correction-without-a-cause": shown("corrections.0.cause", ""),
        "correction-of-no-update": stored("corrections", 0, update=7),
        "correction-of-nothing": stored("corrections", 1, after="2"),
        "correction-played-down": shown("corrections.0.is_telling", False),
    },
    "updates are kept and told": {
        "update-renumbered": stored("updates", 0, ordinal=2),
        "update-not-told": lambda draft: draft.report["updates"].clear(),
        "update-brought-more": shown("updates.0.new", 4),
        "update-without-its-ledger": stored("updates", 0, archive="elsewhere.sqlite"),
        "problem-hidden": shown("updates.0.problems", []),
    },
    "checks for retractions are kept and told": {
        "recheck-of-nothing": stored("rechecks", 0, record_id=_ELSEWHERE),
        "recheck-of-no-update": stored("rechecks", 0, update=4),
        "recheck-without-a-reason": both(stored("rechecks", 0, reason=""), shown("rechecks.0.reason", "")),
        "recheck-with-an-answer-of-nothing": both(
            stored("rechecks", 0, outcome="answered"), shown("rechecks.0.outcome", "answered")
        ),
        "recheck-not-told": lambda draft: draft.report["rechecks"].pop(),
        "recheck-told-otherwise": shown("rechecks.0.outcome", "answered"),
        "no-such-answer": stored("rechecks", 0, outcome="maybe"),
    },
    "facts are the ledger's": {
        f"fact-{name}": shown(f"facts.{name}", value)
        for name, value in {
            "outcome": "publish", "tier": "flagship", "consensus": 9.5, "gate_consensus": 1.0, "gate_claims": 1,
            "rounds": 3, "dimensions_defined": 9, "dimensions_assessed": 8, "objections_upheld": 0,
            "objections_open": 0, "objections_dismissed": 0, "votes_both": 30, "votes_alike": 3, "claims_disputed": 0,
            "claims_withdrawn": 0, "claims_reserved": 0, "claims_judged_again": 2, "claims_grounded": 3,
            "claims_across_studies": 2, "checks_assessed": 10, "checks_defined": 11, "updates": 3,
            "last_update": "2027-01-01", "corrections": 0, "corrections_telling": 0,
        }.items()
    },
    "the pages print the tables": {
        "page-hides-a-score": edited("report.html", "<td>evidence strength</td>", "<td>strength</td>"),
        "markdown-hides-an-objection": edited("report.md", "a page is missing", "nothing is missing"),
        "page-hides-a-withdrawal": edited("report.html", "<td>withdrawn</td>", "<td>kept</td>"),
        "markdown-raises-kappa": edited("report.md", "| kappa |", "| kappa, nearly |"),
        "page-hides-a-correction": edited("report.html", "<td>a new | study</td>", "<td>a study</td>"),
    },
    "stages counted what is there": {
        "stage-of-more-objections": lambda draft: _recount(draft, "objections"),
        "stage-of-more-rounds": lambda draft: _recount(draft, "rounds"),
    },
    "report.json has its shape": {
        "appraisal-of-another-shape": shown("appraisal", {"outcome": "publish"}),
        "vote-of-another-type": shown("appraisal.votes.0.challenger", "yes"),
        "dimension-added": shown("appraisal.dimensions.0.beauty", 9),
    },
}  # fmt: skip


def _recount(draft: Draft, name: str) -> None:
    row = next(row for row in draft.tables["stages"] if row["stage"] == "appraise")
    row["outcome"] = json.dumps({**json.loads(row["outcome"]), name: 77})
