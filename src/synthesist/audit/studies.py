"""Works of one study, and the facts that count works, versions, studies and notices."""

import json

from synthesist.audit.folder import Folder, Row
from synthesist.audit.language import seen
from synthesist.audit.result import Findings, equal, unless
from synthesist.audit.retractions import STATUSES

KINDS = ("authors", "data", "registration", "text")


def ties(review: Folder) -> Findings:
    """Each tie is between two works, says what ties them, and ties of one study are in one study."""
    study_of = {work: row["study_id"] for row in review.ledger["studies"] for work in json.loads(row["work_ids"])}
    for row in review.ledger["ties"]:
        place = f"ledger ties {row['first']}={row['second']}"
        kinds, reasons = json.loads(row["kinds"]), json.loads(row["reasons"])
        yield unless(row["first"] < row["second"], place, "the smaller work is not the first")
        yield unless({row["first"], row["second"]} <= review.works.keys(), place, "there is no such work")
        yield unless(set(kinds) <= set(KINDS), place, f"{kinds} are no kinds of tie")
        yield unless(bool(reasons) and all(map(str.strip, reasons)), place, "it gives no reason")
        if row["is_one_study"]:
            first, second = study_of.get(row["first"]), study_of.get(row["second"])
            yield unless(first == second is not None, place, "of one study, and the studies say otherwise")


def studies(review: Folder) -> Findings:
    """Each study is named after its smallest work, no work is in two, and the report lists those of several works."""
    placed: list[str] = []
    for row in review.ledger["studies"]:
        place, works = f"ledger studies {row['study_id']}", json.loads(row["work_ids"])
        placed += works
        yield equal(place, "the smallest work", min(works, default=""), row["study_id"])
        yield unless(set(works) <= review.works.keys(), place, "there is no such work")
        yield unless(not works[1:] or bool(json.loads(row["reasons"])), place, "it does not say why they are one")
    yield unless(len(placed) == len(set(placed)), "ledger studies", "a work is in two studies")
    stored = [row for row in review.ledger["studies"] if json.loads(row["work_ids"])[1:]]
    shown = review.report["studies"]
    yield equal("report.json studies", "ids", [row["study_id"] for row in shown], [row["study_id"] for row in stored])
    for row, kept in zip(shown, stored, strict=False):
        place = f"report.json study {row['study_id']}"
        yield equal(place, "works", row["work_ids"], json.loads(kept["work_ids"]))
        yield equal(place, "is_sure", row["is_sure"], bool(kept["is_sure"]))
        yield equal(place, "reasons", row["reasons"], list(map(seen, json.loads(kept["reasons"]))))


def asked(review: Folder) -> Findings:
    """The report lists each pair of records that waits for a person, with what speaks for and against it."""
    stored = [row for row in review.ledger["matches"] if row["answer"] == "ask"]
    shown = {row["item"]: row for row in review.report["asked"]}
    yield equal("report.json asked", "pairs", sorted(shown), sorted(map(_item, stored)))
    for row in stored:
        place, told = f"report.json asked {_item(row)}", shown.get(_item(row), {})
        yield equal(place, "reasons", told.get("reasons"), list(map(seen, json.loads(row["reasons"]))))


def _item(row: Row) -> str:
    return f"{row['first']}={row['second']}"


def facts(review: Folder) -> dict[str, int | str | None]:
    """Counts of works, versions, studies and notices."""
    rows = {row["work_id"]: row for row in review.ledger["works"]}
    own = [rows[work] for work in review.included if work in rows]
    status = [row["retraction"] for row in own]
    shared = [set(json.loads(row["work_ids"])) & review.included for row in review.ledger["studies"]]
    grouped = [works for works in shared if len(works) > 1]
    lists = json.loads(review.about.get("retraction_lists") or "[]")
    return {
        "pairs_asked": sum(row["answer"] == "ask" for row in review.ledger["matches"]),
        "works_in_versions": sum(len(json.loads(row["versions"])) > 1 for row in own),
        "works_of_shared_studies": sum(map(len, grouped)),
        "studies_included": len(review.included) - sum(len(works) - 1 for works in grouped),
        "retraction_lists": len(lists),
        "retraction_lists_until": max((row["dated"] for row in lists if row["dated"]), default=None),
        "notices_asked": len({row["record_id"] for row in review.ledger["retraction_notes"] if row["answer"] == "ask"}),
        **{f"included_{name}": status.count(name) for name in STATUSES},
    }
