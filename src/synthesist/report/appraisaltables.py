"""The appraisal as tables: the gate, dimensions, votes and agreement, objections, rounds, what was revised, checks."""

import re
from collections.abc import Iterable, Iterator, Sequence

from synthesist.report.appraisalmodel import AppraisalPart, ObjectionRow, RoundRow, ShareRow
from synthesist.report.model import Report
from synthesist.report.tabling import Table

_LONGEST = 12
"""Rows above which a table that may be folded is."""

_GATE = (
    "The plan sets what is asked for. The tiers, from best to worst: flagship, DOI-grade, public record, watch list,"
    " quarantine; what was not published is a public record at the most."
)
_DIMENSIONS = (
    "Each is the weighted mean of its measures and, as one of them, of its checks for faults, times ten, less what"
    " objections that stand or are open take off. The consensus is the mean of those that could be assessed; without a"
    " critical one there is none."
)
_VOTES = (
    "A reviewer holds that a claim stands unless it has more than a minor objection to it. Verified as far as: grounded"
    " is found in its own text, without anything independent against it; corroborated across studies, with an"
    " independent study for it and no reviewer against it. Artefacts were not inspected and nothing was reproduced, so"
    " that no claim is verified further."
)
_TABLE = "Claims by what the challenger says of them (rows) and what the confirmer says (columns)."
_AGREEMENT = (
    "Over the claims on which both voted, with 95% intervals by drawing claims anew. Positive and negative agreement"
    " tell how far they share their yes and their no; kappa is agreement beyond chance, low where one answer is rare."
)
_OBJECTIONS = (
    "Gravest first. Upheld: it follows by counting again, both reviewers hold it, or nobody who looked at the claim"
    " differs. Open: the other reviewer holds that the claim stands, and nothing at hand decides. Dismissed: a person"
    " holds the claim to be right."
)
_ROUNDS = "Round 0 is the synthesis as it was made; before each further one it was revised, and then appraised anew."
_REVISED = (
    "Claims that were withdrawn, told with reserve or judged again, with their words and the reason. A claim that was"
    " withdrawn is counted as shown nowhere in this report."
)
_CHECKS = (
    "Each check counts items of the ledger; settled is what passed when all objections to it were settled. A measure"
    " counts by its weight; checks for faults, which have none, count together."
)
_QUESTIONS = "What the reviewers could not settle and a person must."

_VOTED = {True: "stands", False: "does not stand", None: "cannot tell"}
_DID = {"withdraw": "withdrawn", "soften": "told with reserve", "re-verify": "judged again"}
_PLACES = {
    "claim": ("claim {}", "claim-{}"),
    "work": ("work [{}]", "ref-{}"),
    "reference": ("reference [{}]", "ref-{}"),
    "search": ("search {}", "searches"),
    "finding": ("finding {}", "said-alike"),
    "result": ("results {}", "reported-results"),
}
"""What an item is called by its number, and the place in the page that shows it."""


def appraisal_tables(report: Report) -> Iterator[Table]:
    """The tables of the appraisal, in the order in which they are read; none where there was no appraisal."""
    told = report.appraisal
    if told is None:
        return
    yield _gate(told)
    yield _dimensions(told)
    yield from _voted(told)
    yield _objections(told)
    yield _open(told)
    yield _rounds(told)
    yield _revised(told)
    yield _checks(told)


def score(value: float | None) -> str:
    """A score of ten in two decimals."""
    return "unassessed" if value is None else f"{value:.2f}"


def _gate(told: AppraisalPart) -> Table:
    consensus = "none" if told.consensus is None else f"{told.consensus:.2f}"
    rows = [[told.outcome, told.tier, consensus, "; ".join(_named(told, told.reasons))]]
    return Table("gate", "What the gate says", _GATE, ("Outcome", "Tier", "Consensus of 10", "Why"), rows)


def _dimensions(told: AppraisalPart) -> Table:
    rows = [
        [row.name, score(row.score), row.level, "critical" if row.is_critical else "", row.basis]
        for row in told.dimensions
    ]
    headings = ("Dimension", "Score of 10", "Level", "Critical", "What it rests on")
    return Table("dimensions", "The eight dimensions", _DIMENSIONS, headings, rows)


def _voted(told: AppraisalPart) -> Iterator[Table]:
    rows = [
        [f"claim {row.claim}", _VOTED[row.challenger], _VOTED[row.confirmer], row.settled, row.depth or "not verified"]
        for row in told.votes
    ]
    headings = ("Claim", "Challenger", "Confirmer", "Settled", "Verified as far as")
    links = {(at, 0): f"claim-{row.claim}" for at, row in enumerate(told.votes)}
    note = _VOTES if rows else "There was no claim to vote on."
    yield Table("votes", "What each reviewer holds of each claim", note, headings, rows, len(rows) > _LONGEST, links)
    if rows:
        yield _crossed(told)
        yield _agreement(told)


def _crossed(told: AppraisalPart) -> Table:
    table = told.agreement
    rows = [
        ["challenger: stands", str(table.yes_yes), str(table.yes_no)],
        ["challenger: does not stand", str(table.no_yes), str(table.no_no)],
    ]
    headings = ("Votes on the same claims", "confirmer: stands", "confirmer: does not stand")
    return Table("votes-crossed", "Both reviewers together", _TABLE, headings, rows)


def _agreement(told: AppraisalPart) -> Table:
    rows = [[row.name, *_measured(row), str(row.n)] for row in told.agreement.shares]
    headings = ("Measure", "Value", "95% interval", "Claims")
    return Table("agreement", "How far they agree", _AGREEMENT, headings, rows)


def _measured(row: ShareRow) -> tuple[str, str]:
    if row.value is None:
        return "not defined", "–"
    if row.low is None or row.high is None:
        return f"{row.value:.2f}", "–"
    return f"{row.value:.2f}", f"{row.low:.2f} to {row.high:.2f}"


def _objections(told: AppraisalPart) -> Table:
    places = [_place(row) for row in told.objections]
    rows = [
        [row.severity, row.standing, name, row.said, row.settled, row.mandate, f"{row.check} ({row.dimension})"]
        for row, (name, _) in zip(told.objections, places, strict=True)
    ]
    headings = ("Gravity", "Settled", "Of", "What is said", "Why settled so", "By", "Check")
    links = {(at, 2): place for at, (_, place) in enumerate(places) if place}
    note = _OBJECTIONS if rows else "The reviewers object to nothing."
    return Table("objections", "Objections", note, headings, rows, len(rows) > _LONGEST, links)


def _place(row: ObjectionRow) -> tuple[str, str]:
    """What an objection's item is called, and the place in the page that shows it."""
    if row.number is None:
        return row.title or row.item, ""
    name, place = _PLACES[row.kind]
    return name.format(row.number), place.format(row.number)


def _named(told: AppraisalPart, sentences: Iterable[str]) -> list[str]:
    """Sentences that end with an item in brackets, with what the report calls it in the place of its id."""
    names = {row.item: _place(row)[0] for row in told.objections}
    return [_ITEM.sub(lambda found: f"({names.get(found[1], found[1])})", sentence) for sentence in sentences]


_ITEM = re.compile(r"\(([^()\s]+)\)$")


def _open(told: AppraisalPart) -> Table:
    rows = [[str(number), said] for number, said in enumerate(_named(told, told.open_questions), start=1)]
    note = _QUESTIONS if rows else "The reviewers left nothing open."
    return Table("open-questions", "What stays open", note, ("No.", "What is in question"), rows)


def _rounds(told: AppraisalPart) -> Table:
    rows = [_round(told, row) for row in told.rounds]
    headings = ("Round", "Done before it", "Outcome", "Tier", "Consensus of 10", "Verified claims", "Why")
    return Table("rounds", "Rounds", _ROUNDS, headings, rows)


def _round(told: AppraisalPart, row: RoundRow) -> Sequence[str]:
    counts = {"withdrawn": row.withdrawn, "told with reserve": row.reserved, "judged again": row.judged_again}
    did = ", ".join(f"{count} {what}" for what, count in counts.items() if count)
    consensus = "none" if row.consensus is None else f"{row.consensus:.2f}"
    why = "; ".join([*_named(told, row.reasons), *([f"to be widened: {row.widen}"] if row.widen else [])])
    return [str(row.ordinal), did or "nothing", row.outcome, row.tier, consensus, str(row.verified), why]


def _revised(told: AppraisalPart) -> Table:
    rows = [
        [str(row.ordinal), row.text or row.item, row.work, _DID.get(row.remedy, row.remedy), row.reason]
        for row in told.revisions
    ]
    headings = ("Round", "Claim", "Work", "What was done", "Why")
    links = {(at, 1): f"claim-{row.claim}" for at, row in enumerate(told.revisions) if row.claim is not None}
    note = _REVISED if rows else "No claim was withdrawn or told with reserve."
    return Table("revisions", "Claims withdrawn or told with reserve", note, headings, rows, links=links)


def _checks(told: AppraisalPart) -> Table:
    rows = [
        [
            row.mandate,
            row.dimension,
            row.question,
            f"{row.passed} of {row.total}",
            f"{row.settled:.1f}".removesuffix(".0"),
            str(row.weight),
            row.basis,
        ]
        for row in told.checks
    ]
    headings = ("Reviewer", "Dimension", "Check", "Passed", "Settled", "Weight", "What was counted")
    note = _CHECKS if rows else "No check was made."
    return Table("checks", "Checks", note, headings, rows, is_folded=True)
