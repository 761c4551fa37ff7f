"""The tables of the appendix as plain cells, the same for every renderer."""

from collections.abc import Iterator

from synthesist.report.labels import PARTS
from synthesist.report.model import Report
from synthesist.report.readtables import assessed_out, findings, full_texts, results
from synthesist.report.searched import QUERY
from synthesist.report.searchtables import expansions, key_papers, recapture, requests, searches
from synthesist.report.tabling import Table, known
from synthesist.report.worktables import asked, lists, notices, studies

__all__ = ["FLOW_STEPS", "SELF_TEST", "Table", "tables"]

FLOW_STEPS = {
    "identified": "Records identified",
    "duplicates": "− duplicates",
    "removed_automatically": "− removed automatically",
    "removed_otherwise": "− unreadable or retracted",
    "screened": "Works screened",
    "screened_excluded": "− excluded on screening",
    "sought": "Works sought for reading",
    "not_retrieved": "− not retrieved",
    "assessed": "Works assessed",
    "assessed_whole": "… of these at full text",
    "assessed_excluded": "− excluded on assessment",
    "included": "Works included",
}
"""The boxes of the flow, in order."""

SELF_TEST = (
    "Edits of the review's own claims, made by rule, each held against the sentence that the claim stands in. It says"
    " how well such edits are told from what was said, not how often verdicts on other works are right."
)
"""What the self-test is, beside its counts."""


def tables(report: Report) -> Iterator[Table]:
    """The tables in the order in which the appendix prints them."""
    yield from (
        _flow(report),
        _exclusions(report),
        asked(report),
        notices(report),
        lists(report),
        studies(report),
        _rulings(report),
        _criteria(report),
        _amendments(report),
        searches(report),
        requests(report),
        expansions(report),
        _concepts(report),
        key_papers(report),
        recapture(report),
        full_texts(report),
        assessed_out(report),
        findings(report),
        results(report),
        _self_test(report),
    )
    yield _failures(report)


def _flow(report: Report) -> Table:
    steps = dict(_steps(report))
    rows = [[label, *(str(getattr(row, step)) for row in report.flow)] for step, label in steps.items()]
    note = "From what the searches returned to what was included; a row with a minus is taken from the row above it."
    if any(row.method != QUERY for row in report.searches):
        note += " Following citations has columns of its own, by database and direction."
    return Table("flow", "Flow of records and works", note, ["Step", *(row.source for row in report.flow)], rows)


def _steps(report: Report) -> Iterator[tuple[str, str]]:
    """The boxes of the flow; under each the share of people, where they decided anything in it."""
    for step, label in FLOW_STEPS.items():
        yield step, label
        by_people = f"{step}_by_people"
        if any(getattr(row, by_people, 0) for row in report.flow):
            yield by_people, "… of these by people"


def _exclusions(report: Report) -> Table:
    rows = [[row.criterion, row.text, row.stage, row.decider, str(row.count)] for row in report.exclusions]
    headings = ("Criterion", "What is required", "Stage", "Decided by", "Excluded")
    return Table(
        "exclusions",
        "Exclusions by criterion",
        "What each criterion took out, and who decided." if rows else "Nothing was excluded.",
        headings,
        rows,
    )


def _rulings(report: Report) -> Table:
    rows = [
        [
            row.name or row.item,
            row.action,
            row.criterion,
            row.person,
            row.at,
            row.reason,
            _HOLDS[row.holds],
        ]
        for row in report.rulings
    ]
    headings = ("Work, claim or records", "Decision", "Criterion", "Person", "At (UTC)", "Reason", "Holds")
    note = "All that people decided, by work, claim or records; what was taken back stays." if rows else _NOBODY
    return Table("rulings", "Decisions of people", note, headings, rows)


_HOLDS = {True: "yes", False: "no longer"}
_NOBODY = "No person has decided anything."


def _amendments(report: Report) -> Table:
    rows = [
        [str(row.number), row.at, change.field, change.before or "–", change.after or "–", row.reason or "none given"]
        for row in report.amendments
        for change in row.changes
    ]
    headings = ("Amendment", "At (UTC)", "Field of the plan", "Before", "After", "Reason")
    kept = [row.archive for row in report.amendments if row.archive]
    note = "Changes of the plan after the first search." if rows else "The plan was not changed after the first search."
    if kept:
        note += f" Where the search was run anew, the ledger as it stood before is kept: {', '.join(kept)}."
    return Table("amendments", "Amendments of the plan", note, headings, rows)


def _criteria(report: Report) -> Table:
    rows = [[name, text] for name, text in report.criteria.items()]
    return Table("criteria", "Criteria", "Fixed in the plan before the search.", ("Id", "What is required"), rows)


def _concepts(report: Report) -> Table:
    rows = [
        [
            row.name,
            PARTS.get(row.part, row.part),
            row.phrase,
            ", ".join(row.terms),
            known(row.records_mentioning, "not said"),
            str(row.works_mentioning),
            str(row.claims_mentioning),
        ]
        for row in report.concepts
    ]
    headings = (
        "Concept",
        "Part in the question",
        "Words of the question",
        "Looked for as",
        "Records that name it",
        "Works that name it",
        "Claims that name it",
    )
    return Table(
        "concepts",
        "Concepts of the question",
        "Records are those of all that was searched, works those ranked, claims those shown.",
        headings,
        rows,
    )


def _self_test(report: Report) -> Table:
    rows = [
        [
            row.operator,
            _MADE[row.is_false],
            _SEEN[row.is_seen_kind],
            str(row.n),
            f"{row.moved} {_MOVED[row.is_false]}",
        ]
        for row in report.self_test
    ]
    headings = ("Edit", "Makes of a claim", "Kind known from training", "Variants", "No longer judged as supported")
    return Table("self-test", "Self-test of the judge", SELF_TEST if rows else _UNTESTED, headings, rows)


_MADE = {True: "a false variant", False: "a true paraphrase"}
_SEEN = {True: "yes", False: "no"}
_MOVED = {True: "caught", False: "wrongly doubted"}
_UNTESTED = "No claim of this review could be varied, or none that the judge holds to be supported by its own sentence."


def _failures(report: Report) -> Table:
    rows = [[row.get(name, "") for name in ("stage", "place", "reason", "hint")] for row in report.failures]
    headings = ("Stage", "Place", "What is wrong", "What to do")
    return Table(
        "failures",
        "Failures",
        "What could not be processed; its raw form is kept." if rows else "Nothing failed.",
        headings,
        rows,
    )
