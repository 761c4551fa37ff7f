"""Invariant 7: no result rests on a retracted work, and "unchecked" is not "clean"."""

from synthesist.audit.folder import Folder
from synthesist.audit.result import Findings, unless

CLEAN = "not marked retracted by its source"


def included(review: Folder) -> Findings:
    """No included work has a record that is marked as retracted."""
    for work in sorted(review.included):
        holds = True not in _marked(review, work)
        yield unless(holds, f"ledger decisions assess/{work}", "included, although a record marks it as retracted")


def verified(review: Folder) -> Findings:
    """No shown claim of a retracted work is verified."""
    for key, row in review.shown.items():
        if review.verdicts.get(key, {}).get("mark") == "verified":
            holds = True not in _marked(review, row["work_id"])
            yield unless(holds, f"ledger claims {key}", "verified, although its work is marked as retracted")


def stated(review: Folder) -> Findings:
    """Each reference states what its records say."""
    for row in review.report["references"]:
        known = _statements(_marked(review, row["work_id"]))
        message = f"retraction is {row['retraction']!r}, its records say {' or '.join(sorted(known))!r}"
        yield unless(row["retraction"] in known, f"report.json reference {row['number']}", message)


def included_stated(review: Folder) -> Findings:
    """Each included work has a reference that states one of the known things on its retraction."""
    stated = {row["work_id"]: row["retraction"] for row in review.report["references"]}
    for work in sorted(review.included):
        holds = stated.get(work) in ("retracted", CLEAN, "unchecked")
        yield unless(holds, f"ledger decisions assess/{work}", "included, and the report does not state its status")


def removed(review: Folder) -> Findings:
    """A work that was removed as retracted goes no further, whatever a person says of it."""
    gone = {row["item"] for row in review.effective if (row["stage"], row["action"]) == ("identify", "remove")}
    works = {work for work, record in review.works.items() if record in gone}
    for row in review.ledger["decisions"]:
        revived = row["stage"] != "identify" and review.work_of(row["item"]) in works
        place = f"ledger decisions {row['stage']}/{row['item']}/{row['ordinal']}"
        yield unless(not revived, place, "decided on, although it was removed as retracted")
    for table in ("documents", "claims", "evidence"):
        for row in review.ledger[table]:
            yield unless(row["work_id"] not in works, f"ledger {table} of {row['work_id']}", "it was removed")


def _marked(review: Folder, work: str) -> set[bool | None]:
    members = {review.works.get(work, ""), *review.records_of.get(work, [])}
    return {review.records[record]["is_retracted"] for record in members if record in review.records}


def _statements(marked: set[bool | None]) -> set[str]:
    """What may be said; records that disagree between "not marked" and silence allow either."""
    if True in marked:
        return {"retracted"}
    return {CLEAN if mark is False else "unchecked" for mark in marked} or {"unchecked"}
