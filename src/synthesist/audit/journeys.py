"""Invariant 4: the flow adds up, and each record and work goes one way through it."""

from collections import Counter

from synthesist.audit.flow import FLOW_FIELDS, PEOPLE_FIELDS, TOTAL, decided, flow_counts
from synthesist.audit.folder import Folder, Row
from synthesist.audit.result import Findings, equal, unless

ACTORS = ("person", "rule", "model")
ACTIONS = {
    "identify": ("duplicate", "remove", "remove-automatically"),
    "screen": ("include", "exclude"),
    "read": ("not-retrieved",),
    "assess": ("include", "exclude"),
}
"""What each stage can decide."""
APPLIED = {
    ("identify", "duplicate"): ("D1",),
    ("identify", "remove"): ("X1",),
    ("screen", "include"): ("S6",),
    ("screen", "exclude"): ("S1", "S2", "S3", "S4", "S5", "S6"),
    ("read", "not-retrieved"): ("R1",),
    ("assess", "include"): ("A1",),
    ("assess", "exclude"): ("F1", "F2", "F3", "A1"),
}
"""The criteria by which the program decides; what it keeps has met the last one of its stage."""


def conservation(review: Folder) -> Findings:
    """What goes into each box of the flow comes out of it, by source and in total."""
    for source, counts in flow_counts(review).items():
        yield from _adds_up(f"ledger flow of {source}", counts)
    for row in review.report["flow"]:
        yield from _adds_up(f"report.json flow of {row['source']}", row)


def _adds_up(place: str, row: Row | Counter[str]) -> Findings:
    removed = row["duplicates"] + row["removed_automatically"] + row["removed_otherwise"]
    yield equal(place, "screened", row["screened"], row["identified"] - removed)
    yield equal(place, "sought", row["sought"], row["screened"] - row["screened_excluded"])
    yield equal(place, "assessed", row["assessed"], row["sought"] - row["not_retrieved"])
    yield equal(place, "included", row["included"], row["assessed"] - row["assessed_excluded"])


def totals(review: Folder) -> Findings:
    """The sources' flows sum to the total, in report and ledger; as many works are screened as were left."""
    counts = flow_counts(review)
    rows = {row["source"]: row for row in review.report["flow"]}
    for where, flow in (("ledger", counts), ("report.json", rows)):
        parts = [row for source, row in flow.items() if source != TOTAL]
        for field in (*FLOW_FIELDS, *PEOPLE_FIELDS):
            expected = sum(row[field] for row in parts)
            yield equal(f"{where} flow of total", field, flow[TOTAL][field], expected)
    screened = len({row["item"] for row in decided(review, "screen")})
    yield equal("ledger decisions of screen", "works screened", screened, counts[TOTAL]["screened"])


def decisions(review: Folder) -> Findings:
    """Each decision names who and why, and a criterion of the plan."""
    criteria = review.plan["criteria"]
    for row in review.ledger["decisions"]:
        place = f"ledger decisions {row['stage']}/{row['item']}/{row['ordinal']}"
        yield unless(row["stage"] in ACTIONS, place, f"{row['stage']!r} decides nothing")
        yield unless(row["action"] in ACTIONS.get(row["stage"], ()), place, f"{row['action']!r} is no action there")
        yield unless(row["actor"] in ACTORS, place, f"{row['actor']!r} is no kind of decider")
        yield unless(bool(row["decider"].strip()), place, "it names no decider")
        yield unless(bool(row["reason"].strip()), place, "it gives no reason")
        known = row["criterion"] in criteria
        yield unless(known, place, f"the criterion {row['criterion']!r} is not in the plan")


def programs(review: Folder) -> Findings:
    """The program applies the criteria of each stage, and one decider, of one version, decided all of a stage."""
    deciders: dict[tuple[str, str], str] = {}
    for (stage, item), row in review.programs.items():
        place = f"ledger decisions {stage}/{item}/0"
        applied = APPLIED.get((stage, row["action"]), (row["criterion"],))
        yield unless(row["criterion"] in applied, place, f"{row['criterion']} is no criterion for {row['action']!r}")
        usual = deciders.setdefault((stage, row["actor"]), row["decider"])
        yield equal(place, "the decider", row["decider"], usual)


def one_box(review: Folder) -> Findings:
    """A work moves on only when the stage before let it, and stands in one box of the flow."""
    sought = works_at(review, "screen", "include")
    missing, assessed = works_at(review, "read", "not-retrieved"), works_at(review, "assess")
    for work in sorted(sought | missing | assessed):
        boxes = (work in missing) + (work in assessed)
        place = f"ledger decisions on {work}"
        yield unless(work in sought, place, "read or assessed without being included by screening")
        yield unless(boxes == 1, place, f"stands in {boxes} of the boxes not-retrieved and assessed")


def works_at(review: Folder, stage: str, action: str | None = None) -> set[str]:
    """The works that a stage decided on, by one action or by any."""
    return {review.work_of(row["item"]) for row in decided(review, stage, action)}
