"""Invariant 4: the flow adds up, and each record and work goes one way through it."""

from collections import Counter

from synthesist.audit.flow import FLOW_FIELDS, PEOPLE_FIELDS, TOTAL, decided, flow_counts, record_of
from synthesist.audit.folder import Folder, Row
from synthesist.audit.result import Breach, Findings, equal, unless

ACTORS = ("person", "rule", "model")
ACTIONS = {
    "identify": ("duplicate", "remove", "remove-automatically"),
    "screen": ("include", "exclude"),
    "read": ("not-retrieved",),
    "assess": ("include", "exclude"),
}
"""What each stage can decide."""
LEAVING = ("duplicate", "remove", "remove-automatically")
"""Actions of the stage `identify` by which a record goes no further."""


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


def one_box(review: Folder) -> Findings:
    """A work moves on only when the stage before let it, and stands in one box of the flow."""
    sought = _works(review, "screen", "include")
    missing, assessed = _works(review, "read", "not-retrieved"), _works(review, "assess")
    for work in sorted(sought | missing | assessed):
        boxes = (work in missing) + (work in assessed)
        place = f"ledger decisions on {work}"
        yield unless(work in sought, place, "read or assessed without being included by screening")
        yield unless(boxes == 1, place, f"stands in {boxes} of the boxes not-retrieved and assessed")


def _works(review: Folder, stage: str, action: str | None = None) -> set[str]:
    return {review.work_of(row["item"]) for row in decided(review, stage, action)}


def hits(review: Folder) -> Findings:
    """Each search's answer is whole; each record returned is screened, a duplicate or removed, once."""
    returned = Counter(row["record_id"] for row in review.ledger["hits"])
    answers = Counter(row["search_id"] for row in review.ledger["hits"])
    for search in review.ledger["searches"]:
        kept = search["received"] - search["malformed"]
        yield equal(f"ledger searches {search['search_id']}", "hits", answers[search["search_id"]], kept)
    boxes = _boxes(review)
    for record, times in returned.items():
        yield equal(f"ledger hits of {record}", "times placed in the flow", boxes[record], times)
    for record in boxes.keys() - returned.keys():
        yield Breach(f"ledger decisions on {record}", "no search returned it")


def _boxes(review: Folder) -> Counter[str]:
    """How often each record left the flow before screening, or was screened."""
    screened = (record_of(review, row) for row in decided(review, "screen"))
    return Counter(_left(review)) + Counter(screened)


def _left(review: Folder) -> list[str]:
    """Records that left the flow before screening, once for each time that they did."""
    return [record_of(review, row) for row in decided(review, "identify") if row["action"] in LEAVING]


def named_hits(review: Folder) -> Findings:
    """Each decision on one hit of a record names a hit that there is."""
    known = {f"{row['record_id']}@{row['search_id']}/{row['rank']}" for row in review.ledger["hits"]}
    for row in decided(review, "identify"):
        if "@" in row["item"]:
            yield unless(row["item"] in known, f"ledger decisions identify/{row['item']}", "there is no such hit")


def works(review: Folder) -> Findings:
    """Each record returned is kept, in a work or removed; a work is named after its smallest record."""
    leaving = (row for row in decided(review, "identify") if row["action"] != "duplicate")
    removed = {record_of(review, row) for row in leaving}
    placed = {record for members in review.records_of.values() for record in members}
    for record in sorted({hit["record_id"] for hit in review.ledger["hits"]} | placed):
        yield unless(record in placed | removed, f"ledger hits {record}", "belongs to no work and was not removed")
        yield unless(record in review.records, f"ledger records {record}", "the record itself was not kept")
    for work, shown_by in review.works.items():
        members = review.records_of.get(work, [])
        place = f"ledger works {work}"
        yield equal(place, "the smallest record", min(members, default=""), work)
        yield unless(shown_by in members, place, f"shown by {shown_by}, which is not one of its records")
    for work in review.records_of.keys() - review.works.keys():
        yield Breach(f"ledger work_records {work}", "there is no such work")


def relevances(review: Folder) -> Findings:
    """Each work that was screened has a relevance, and their ranks run from 1 without a gap."""
    rows = review.ledger["relevances"]
    screened, ranked = _works(review, "screen"), {row["work_id"] for row in rows}
    for work in sorted(screened ^ ranked):
        yield Breach(f"ledger relevances {work}", "screened without a relevance, or ranked without being screened")
    for expected, row in enumerate(sorted(rows, key=lambda row: row["rank"]), start=1):
        yield equal(f"ledger relevances {row['work_id']}", "rank", row["rank"], expected)
