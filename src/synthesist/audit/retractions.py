"""Invariant 7: no result rests on a retracted work, and "unchecked" is not "clean"."""

import json
from collections.abc import Iterator

from synthesist.audit.folder import Folder, Row
from synthesist.audit.language import seen
from synthesist.audit.result import Breach, Findings, equal, unless
from synthesist.audit.standing import GONE, STATUSES

_TOLD = STATUSES[:4]
"""What a reader must know of."""


def included(review: Folder) -> Findings:
    """No included work is retracted, unless the plan keeps such works."""
    for work in sorted(review.included):
        holds = _keeps(review) or _status(review, work) not in GONE
        yield unless(holds, f"ledger decisions assess/{work}", "included, although a note says that it is retracted")


def _keeps(review: Folder) -> bool:
    """Whether the plan keeps retracted works, marked."""
    return bool(review.plan["policies"]["retracted"] == "keep")


def verified(review: Folder) -> Findings:
    """No shown claim of a retracted work is verified, and no word of one speaks for or against another."""
    for key, row in review.shown.items():
        if review.verdicts.get(key, {}).get("mark") == "verified":
            holds = _status(review, row["work_id"]) not in GONE
            yield unless(holds, f"ledger claims {key}", "verified, although its work is retracted")
    for row in review.ledger["evidence"]:
        holds = _status(review, row["work_id"]) not in GONE
        yield unless(holds, f"ledger evidence {row['claim_id']}", f"{row['work_id']} speaks, although it is retracted")


def stated(review: Folder) -> Findings:
    """Each reference states what is known of its work, and who says so."""
    for row in review.report["references"]:
        place, stored = f"report.json reference {row['number']}", review.work_rows.get(row["work_id"], {})
        yield equal(place, "retraction", row["retraction"], stored.get("retraction"))
        yield equal(place, "peer_review", row["peer_review"], stored.get("peer_review"))
        for field in ("retraction_told", "peer_review_basis"):
            yield equal(place, field, row[field], seen(str(stored.get(field))))
        kinds = [one["kind"] for one in json.loads(stored.get("versions", "[]"))]
        yield equal(place, "versions", row["versions"], kinds)
        yield equal(place, "records", row["records"], len(review.records_of.get(row["work_id"], [])))


def included_stated(review: Folder) -> Findings:
    """Each included work has a reference that states what is known of it."""
    known = {row["work_id"]: row["retraction"] for row in review.report["references"]}
    for work in sorted(review.included):
        holds = known.get(work) in STATUSES
        yield unless(holds, f"ledger decisions assess/{work}", "included, and the report does not state its status")


def removed(review: Folder) -> Findings:
    """What is retracted is removed, unless the plan keeps it; it goes no further, whatever a person says of it."""
    rows = (row for row in review.effective if (row["stage"], row["action"]) == ("identify", "remove"))
    gone = {row["item"]: row for row in rows}
    works = {work for work, record in review.works.items() if record in gone}
    for work, record in review.works.items():
        due = _status(review, work) in GONE and not _keeps(review)
        told = gone.get(record, {}).get("reason")
        yield unless(due == (work in works), f"ledger works {work}", f"{_status(review, work)}, and removed: {not due}")
        if work in works:
            yield equal(f"ledger works {work}", "why it was removed", told, review.work_rows[work]["retraction_told"])
    yield from _stays(review, works)


def _stays(review: Folder, works: set[str]) -> Iterator[Breach | None]:
    for row in review.ledger["decisions"]:
        revived = row["stage"] != "identify" and review.work_of(row["item"]) in works
        place = f"ledger decisions {row['stage']}/{row['item']}/{row['ordinal']}"
        yield unless(not revived, place, "decided on, although it was removed as retracted")
    for table in ("documents", "claims", "evidence"):
        for row in review.ledger[table]:
            yield unless(row["work_id"] not in works, f"ledger {table} of {row['work_id']}", "it was removed")


def told(review: Folder) -> Findings:
    """The report lists every work that a notice is of, and every one of which only a person can tell."""
    known = sorted(review.work_rows.values(), key=lambda row: (STATUSES.index(row["retraction"]), row["work_id"]))
    due = [_due(review, row["work_id"], row["retraction"], row["retraction_told"]) for row in known]
    notes = sorted(review.ledger["retraction_notes"], key=lambda row: (row["record_id"], row["ordinal"]))
    asked = [row for row in notes if row["answer"] == "ask"]
    doubtful = [_due(review, review.work_with[row["record_id"]], "ask", _doubt(row)) for row in asked]
    expected = [row for row in due if row["status"] in _TOLD] + doubtful
    shown = [{field: seen(value) for field, value in row.items()} for row in review.report["notices"]]
    order = [(row["status"] == "ask", row["work_id"]) for row in shown]
    yield equal("report.json notices", "works", order, [(row["status"] == "ask", row["work_id"]) for row in expected])
    for row in expected:
        place = f"report.json notices {row['work_id']}"
        yield unless(shown.count(row) == expected.count(row), place, f"no row says {row['told']!r}, or another does")
    stored = json.loads(review.about.get("retraction_lists") or "[]")
    lists = [{**row, "name": seen(row["name"])} for row in stored]
    yield equal("report.json retraction_lists", "lists", review.report["retraction_lists"], lists)


def _due(review: Folder, work: str, status: str, words: str) -> Row:
    row = {"work_id": work, "title": str(review.as_shown[work].get("title", "")), "status": status, "told": words}
    return {field: seen(value) for field, value in {**row, "ended": _end(review, work)}.items()}


def _doubt(note: Row) -> str:
    like = f"{note['source']} has one like it as {note['status']}: {note['basis']}"
    return f"{like} ({note['notice'] or 'no notice named'})"


def _end(review: Folder, work: str) -> str:
    """What became of a work, in words."""
    made = {(row["stage"], row["item"]): row["action"] for row in review.effective}
    if made.get(("identify", review.works[work])) == "remove":
        return "removed"
    if action := made.get(("assess", work)):
        return "included" if action == "include" else "excluded after reading"
    return "not retrieved" if ("read", work) in made else "excluded on screening"


def _status(review: Folder, work: str) -> str:
    return str(review.work_rows.get(work, {}).get("retraction", STATUSES[-1]))
