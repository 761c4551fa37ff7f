"""Invariant 4, of records and works: what was returned is kept, placed once, joined with a reason, and ranked."""

from collections import Counter

from synthesist.audit.flow import decided, record_of
from synthesist.audit.folder import Folder
from synthesist.audit.journeys import works_at
from synthesist.audit.result import Breach, Findings, equal, unless

LEAVING = ("duplicate", "remove", "remove-automatically")
"""Actions of the stage `identify` by which a record goes no further."""


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
    yield from _joined(review)
    for work in review.records_of.keys() - review.works.keys():
        yield Breach(f"ledger work_records {work}", "there is no such work")


def _joined(review: Folder) -> Findings:
    """Whether each record that a work is not shown by says why it was joined, as its decision does."""
    shown = set(review.works.values())
    for row in review.ledger["work_records"]:
        told = review.programs.get(("identify", row["record_id"]), {}).get("reason", "")
        holds = not row["reason"] if row["record_id"] in shown else row["reason"] and row["reason"] in told
        place = f"ledger work_records {row['record_id']}"
        yield unless(holds, place, f"the reason {row['reason']!r} is not the decision's")


def relevances(review: Folder) -> Findings:
    """Each work that was screened has a relevance, and their ranks run from 1 without a gap."""
    rows = review.ledger["relevances"]
    screened, ranked = works_at(review, "screen"), {row["work_id"] for row in rows}
    for work in sorted(screened ^ ranked):
        yield Breach(f"ledger relevances {work}", "screened without a relevance, or ranked without being screened")
    for expected, row in enumerate(sorted(rows, key=lambda row: row["rank"]), start=1):
        yield equal(f"ledger relevances {row['work_id']}", "rank", row["rank"], expected)
