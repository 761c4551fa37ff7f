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


def _marked(review: Folder, work: str) -> set[bool | None]:
    members = {review.works.get(work, ""), *review.records_of.get(work, [])}
    return {review.records[record]["is_retracted"] for record in members if record in review.records}


def _statements(marked: set[bool | None]) -> set[str]:
    """What may be said; records that disagree between "not marked" and silence allow either."""
    if True in marked:
        return {"retracted"}
    return {CLEAN if mark is False else "unchecked" for mark in marked} or {"unchecked"}
