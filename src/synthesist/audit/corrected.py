"""Invariants 2 and 9, of what came after the first report: updates, checks for retractions, corrections."""

import json
from collections.abc import Iterator
from typing import Any

from synthesist.audit.folder import Folder, Row
from synthesist.audit.language import seen
from synthesist.audit.result import Findings, equal, unless

_OUTCOMES = ("answered", "unknown", "failed", "unasked")
_WORDED = {
    "claim-new": "claim, new",
    "claim-gone": "claim, gone",
    "claim-id": "claim, moved",
    "work-new": "work, new",
    "work-gone": "work, gone",
    "work-id": "work, joined anew",
    "status": "retraction status",
    "gate": "appraisal",
}
_YES = {True: "yes", False: "no"}


def updates(review: Folder) -> Findings:
    """Updates are numbered from 1, in the order of their times; the report tells each, and what it brought."""
    stored = sorted(review.ledger["updates"], key=lambda row: row["ordinal"])
    yield equal("ledger updates", "ordinals", [row["ordinal"] for row in stored], list(range(1, len(stored) + 1)))
    times = [row["at"] for row in stored]
    yield unless(times == sorted(times), "ledger updates", "they are not in the order of their times")
    for row in stored:
        place = f"ledger updates {row['ordinal']}"
        is_kept = not row["archive"] or (review.root / row["archive"]).is_file()
        yield unless(is_kept, place, f"the ledger as it stood before, {row['archive']!r}, is gone")
    told = [{**row, "problems": list(map(seen, row["problems"]))} for row in review.report["updates"]]
    yield equal("report.json updates", "rows", told, list(map(_update, stored)))


def _update(row: Row) -> dict[str, Any]:
    searched = json.loads(row["searched"])
    return {
        **{name: row[name] for name in ("ordinal", "at", "archive")},
        "is_searched": bool(row["is_searched"]),
        "received": sum(one["received"] for one in searched),
        "new": sum(one["new"] for one in searched),
        "problems": [seen(f"{one['source']}: {one['problem']}") for one in searched if one["problem"]],
    }


def rechecks(review: Folder) -> Findings:
    """Each answer on whether a work was retracted belongs to an update, and is told; where there is none, why."""
    ordinals = {row["ordinal"] for row in review.ledger["updates"]}
    stored = sorted(review.ledger["rechecks"], key=lambda row: (row["update"], row["record_id"], row["service"]))
    for row in stored:
        place = f"ledger rechecks {row['update']}/{row['record_id']}/{row['service']}"
        yield unless(row["update"] in ordinals, place, "there was no such update")
        yield unless(row["record_id"] in review.records, place, "there is no such record")
        yield unless(row["outcome"] in _OUTCOMES, place, f"{row['outcome']!r} is no outcome")
        is_answered = row["outcome"] == "answered"
        yield unless(is_answered or bool(row["reason"].strip()), place, "no answer, and no reason for that")
        yield unless(not is_answered or bool(json.loads(row["notes"])), place, "an answer that says nothing")
    told = [{name: _seen(value) for name, value in row.items()} for row in review.report["rechecks"]]
    yield equal("report.json rechecks", "rows", told, [_recheck(review, row) for row in stored])


def _recheck(review: Folder, row: Row) -> dict[str, Any]:
    record = review.records.get(row["record_id"], {})
    own = {name: row[name] for name in ("update", "record_id", "at", "outcome")}
    words = {"title": seen(str(record.get("title", ""))), **{name: seen(row[name]) for name in ("service", "reason")}}
    return {**own, **words, "told": [note["status"] for note in json.loads(row["notes"])]}


def corrections(review: Folder) -> Findings:
    """Corrections are numbered from 0 without a gap, so that none was taken out; the report tells each."""
    stored = sorted(review.ledger["corrections"], key=lambda row: row["ordinal"])
    yield equal("ledger corrections", "ordinals", [row["ordinal"] for row in stored], list(range(len(stored))))
    ordinals = {row["ordinal"] for row in review.ledger["updates"]}
    for row in stored:
        place = f"ledger corrections {row['ordinal']}"
        yield unless(row["update"] in ordinals, place, "there was no such update")
        yield unless(row["before"] != row["after"], place, "it says the same before and after")
    numbers = {row["claim_id"]: row["number"] for row in review.report["claims"]}
    told = [{name: _seen(value) for name, value in row.items()} for row in review.report["corrections"]]
    yield equal("report.json corrections", "rows", told, [_correction(numbers, row) for row in stored])


def _correction(numbers: dict[str, int], row: Row) -> dict[str, Any]:
    words = {name: seen(row[name]) for name in ("item", "named", "before", "after", "cause")}
    own = {name: row[name] for name in ("update", "at", "kind")}
    is_telling = bool(row["is_telling"])
    number = row["ordinal"] + 1
    return {**own, **words, "number": number, "is_telling": is_telling, "claim": numbers.get(row["item"])}


def _seen(value: Any) -> Any:
    return seen(value) if isinstance(value, str) else value


def facts(review: Folder) -> dict[str, int | str | None]:
    """The facts that count updates and corrections."""
    last = max(review.ledger["updates"], key=lambda row: row["ordinal"], default=None)
    return {
        "updates": len(review.ledger["updates"]),
        "last_update": str(last["at"])[:10] if last else None,
        "corrections": len(review.ledger["corrections"]),
        "corrections_telling": sum(bool(row["is_telling"]) for row in review.ledger["corrections"]),
    }


def printed_rows(report: Row) -> Iterator[tuple[str, list[str]]]:
    """The rows by which the pages print all this, where they do."""
    if not (report["updates"] or report["corrections"]):
        return
    for row in report["corrections"]:
        told = [row["named"] or row["item"], row["before"] or "–", row["after"] or "–", row["cause"] or "not known"]
        kind = _WORDED.get(row["kind"], row["kind"])
        yield "corrections", [str(row["number"]), kind, *told, row["at"][:10], _YES[row["is_telling"]]]
    for row in report["updates"]:
        counts = [str(row["received"]), str(row["new"]), "; ".join(row["problems"]) or "none", row["archive"] or "–"]
        yield "updates", [str(row["ordinal"]), row["at"], _YES[row["is_searched"]], *counts]
    for row in report["rechecks"]:
        told = [row["outcome"], ", ".join(row["told"]) or "–", row["reason"] or "–"]
        yield "rechecks", [str(row["update"]), row["title"] or row["record_id"], row["service"], row["at"], *told]
