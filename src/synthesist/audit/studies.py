"""Works of one study, and the facts that count works, versions, studies and notices."""

import json
from collections import defaultdict

from synthesist.audit.folder import Folder, Row
from synthesist.audit.joined import reached
from synthesist.audit.language import seen
from synthesist.audit.result import Breach, Findings, equal, unless
from synthesist.audit.signed import names
from synthesist.audit.standing import STATUSES

KINDS = ("authors", "data", "registration", "text")
NAMELESS = "authors are not given, so independence cannot be told"
_BY_OTHERS = "further works make them one study"


def ties(review: Folder) -> Findings:
    """Each tie is between two works, says for each kind what ties them, and names an author where it is one."""
    for row in review.ledger["ties"]:
        place = f"ledger ties {row['first']}={row['second']}"
        kinds, reasons = json.loads(row["kinds"]), json.loads(row["reasons"])
        yield unless(row["first"] < row["second"], place, "the smaller work is not the first")
        yield unless({row["first"], row["second"]} <= review.works.keys(), place, "there is no such work")
        yield unless(bool(kinds) and kinds == sorted(set(kinds) & set(KINDS)), place, f"{kinds} are no kinds of tie")
        told = len(reasons) == len(kinds) and all(map(str.strip, reasons))
        yield unless(told, place, "it does not give a reason for each kind")
        if "authors" in kinds:
            yield _author(review, place, row, reasons[kinds.index("authors")])


def _author(review: Folder, place: str, row: Row, reason: str) -> Breach | None:
    """Whether a tie by authors names one of them, or says rightly that a work has none."""
    signed = [list(names(review, row[side])) for side in ("first", "second")]
    if reason == NAMELESS:
        return unless(not all(signed), place, "both works name their authors")
    named = any(name and name.removeprefix("the ") in reason for one in signed for name in one)
    return unless(named or (reason.startswith(_BY_OTHERS) and row["is_one_study"]), place, "it names no author of them")


def studies(review: Folder) -> Findings:
    """Studies are the works that ties of one study hold together, and each says why; the report lists them."""
    stored = sorted(review.ledger["studies"], key=lambda row: row["study_id"])
    due = [works for works in together(review, sure=False) if works[1:]]
    surely = [set(works) for works in together(review, sure=True)]
    yield equal("ledger studies", "the works", [json.loads(row["work_ids"]) for row in stored], due)
    for row in stored:
        place, works = f"ledger studies {row['study_id']}", json.loads(row["work_ids"])
        yield equal(place, "the smallest work", min(works, default=""), row["study_id"])
        yield equal(place, "whether it is sure", bool(row["is_sure"]), any(set(works) <= held for held in surely))
        own = [
            tie for tie in review.ties.values() if tie["is_one_study"] and {tie["first"], tie["second"]} <= set(works)
        ]
        known = {reason for tie in own for reason in json.loads(tie["reasons"])}
        reasons = json.loads(row["reasons"])
        yield unless(bool(reasons) and known.issuperset(reasons), place, "its reasons are none of its ties'")
    yield from _listed(review, stored)


def together(review: Folder, *, sure: bool) -> list[list[str]]:
    """Works that ties of one study hold together, by the smallest; the sure ones alone, or all."""
    near: defaultdict[str, set[str]] = defaultdict(set)
    for (first, second), row in review.ties.items():
        if row["is_one_study"] and (row["is_sure"] or not sure):
            near[first].add(second)
            near[second].add(first)
    return sorted(sorted(reached(work, near)) for work in near if work == min(reached(work, near)))


def _listed(review: Folder, stored: list[Row]) -> Findings:
    """Whether the report lists the studies as they are stored, with the titles of their works."""
    shown = review.report["studies"]
    yield equal("report.json studies", "ids", [row["study_id"] for row in shown], [row["study_id"] for row in stored])
    for row, kept in zip(shown, stored, strict=False):
        place, works = f"report.json study {row['study_id']}", json.loads(kept["work_ids"])
        titles = [seen(str(review.as_shown.get(work, {}).get("title", ""))) for work in works]
        yield equal(place, "works", row["work_ids"], works)
        yield equal(place, "titles", list(map(seen, row["titles"])), titles)
        yield equal(place, "is_sure", row["is_sure"], bool(kept["is_sure"]))
        yield equal(place, "reasons", row["reasons"], list(map(seen, json.loads(kept["reasons"]))))


def asked(review: Folder) -> Findings:
    """The report lists each pair of records that waits for a person, with what speaks for and against it."""
    ordered = sorted(review.ledger["matches"], key=lambda row: (row["first"], row["second"]))
    stored = [row for row in ordered if row["answer"] == "ask"]
    yield equal("report.json asked", "pairs", [row["item"] for row in review.report["asked"]], list(map(_item, stored)))
    for row, kept in zip(review.report["asked"], stored, strict=False):
        place = f"report.json asked {row['item']}"
        yield equal(place, "reasons", row["reasons"], list(map(seen, json.loads(kept["reasons"]))))
        for side in ("first", "second"):
            record = review.records.get(kept[side], {})
            told = [row[side], row[f"{side}_source"]]
            yield equal(
                place, side, list(map(seen, told)), [seen(str(record.get(name))) for name in ("title", "source")]
            )


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
