"""Invariant 7: no result rests on a retracted work, and "unchecked" is not "clean"."""

import json

from synthesist.audit.folder import Folder, Row
from synthesist.audit.language import seen
from synthesist.audit.result import Findings, equal, unless

STATUSES = ("retracted", "withdrawn", "concern", "corrected", "clean", "unchecked")
"""What may be known of a work, the gravest first."""

GONE = ("retracted", "withdrawn")


def notes(review: Folder) -> Findings:
    """Each note is of a record there is, says what and who says it, and by what it was found."""
    for row in review.ledger["retraction_notes"]:
        place = f"ledger retraction_notes {row['record_id']}/{row['ordinal']}"
        yield unless(row["record_id"] in review.records, place, "there is no such record")
        yield unless(row["status"] in STATUSES[:-1], place, f"{row['status']!r} is nothing that a note says")
        yield unless(row["answer"] in ("same", "ask"), place, f"{row['answer']!r} is no answer")
        yield unless(
            bool(row["source"].strip() and row["basis"].strip()), place, "it does not say who says so, by what"
        )


def statuses(review: Folder) -> Findings:
    """The status of a work is one that a note of its records gives; without any it is unchecked."""
    for row in review.ledger["works"]:
        place, said = f"ledger works {row['work_id']}", _said(review, row["work_id"])
        status = row["retraction"]
        yield unless(status in STATUSES, place, f"{status!r} is no status")
        yield unless(bool(row["retraction_told"].strip()), place, "it does not say who says so")
        yield unless(status in said or (status == "unchecked" and not said), place, f"{status}, its notes say {said}")
        marked = any(review.records.get(name, {}).get("is_retracted") for name in review.records_of[row["work_id"]])
        holds = not marked or status in GONE or "reinstated" in row["retraction_told"]
        yield unless(holds, place, f"{status}, although a record marks it as retracted")


def _said(review: Folder, work: str) -> list[str]:
    members = set(review.records_of.get(work, ()))
    rows = (row for row in review.ledger["retraction_notes"] if row["record_id"] in members and row["answer"] == "same")
    return sorted({row["status"] for row in rows})


def included(review: Folder) -> Findings:
    """No included work is retracted, unless the plan keeps such works."""
    keeps = review.plan["policies"]["retracted"] == "keep"
    for work in sorted(review.included):
        holds = keeps or _status(review, work) not in GONE
        yield unless(holds, f"ledger decisions assess/{work}", "included, although a note says that it is retracted")


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
    rows = {row["work_id"]: row for row in review.ledger["works"]}
    for row in review.report["references"]:
        place, stored = f"report.json reference {row['number']}", rows.get(row["work_id"], {})
        yield equal(place, "retraction", row["retraction"], stored.get("retraction"))
        yield equal(place, "retraction_told", row["retraction_told"], seen(str(stored.get("retraction_told"))))
        yield equal(place, "peer_review", row["peer_review"], stored.get("peer_review"))
        kinds = [one["kind"] for one in json.loads(stored.get("versions", "[]"))]
        yield equal(place, "versions", row["versions"], kinds)
        yield equal(place, "records", row["records"], len(review.records_of.get(row["work_id"], [])))


def included_stated(review: Folder) -> Findings:
    """Each included work has a reference that states what is known of it."""
    stated = {row["work_id"]: row["retraction"] for row in review.report["references"]}
    for work in sorted(review.included):
        holds = stated.get(work) in STATUSES
        yield unless(holds, f"ledger decisions assess/{work}", "included, and the report does not state its status")


def removed(review: Folder) -> Findings:
    """A work that was removed as retracted goes no further, whatever a person says of it."""
    gone = {row["item"] for row in review.effective if (row["stage"], row["action"]) == ("identify", "remove")}
    works = {work for work, record in review.works.items() if record in gone}
    for work in sorted(works):
        yield unless(_status(review, work) in GONE, f"ledger works {work}", "removed, and no note says why")
    for row in review.ledger["decisions"]:
        revived = row["stage"] != "identify" and review.work_of(row["item"]) in works
        place = f"ledger decisions {row['stage']}/{row['item']}/{row['ordinal']}"
        yield unless(not revived, place, "decided on, although it was removed as retracted")
    for table in ("documents", "claims", "evidence"):
        for row in review.ledger[table]:
            yield unless(row["work_id"] not in works, f"ledger {table} of {row['work_id']}", "it was removed")


def told(review: Folder) -> Findings:
    """The report lists every work that a notice is of, and every one of which only a person can tell."""
    due = sorted(row["work_id"] for row in review.ledger["works"] if row["retraction"] in STATUSES[:4])
    asked = [row for row in review.ledger["retraction_notes"] if row["answer"] == "ask"]
    doubtful = sorted(review.work_with[row["record_id"]] for row in asked)
    shown: dict[bool, list[str]] = {True: [], False: []}
    for row in review.report["notices"]:
        shown[row["status"] == "ask"].append(row["work_id"])
    yield equal("report.json notices", "works", sorted(shown[False]), due)
    yield equal("report.json notices", "works in doubt", sorted(shown[True]), doubtful)
    lists = json.loads(review.about.get("retraction_lists") or "[]")
    yield equal("report.json retraction_lists", "lists", _digests(review.report["retraction_lists"]), _digests(lists))


def _digests(rows: list[Row]) -> list[tuple[str, str, int]]:
    return [(row["sha256"], row["dated"], row["entries"]) for row in rows]


def _status(review: Folder, work: str) -> str:
    return _statuses(review).get(work, "unchecked")


def _statuses(review: Folder) -> dict[str, str]:
    return {row["work_id"]: row["retraction"] for row in review.ledger["works"]}
