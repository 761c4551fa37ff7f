"""Invariant 2, of the report's appraisal: it tells what the ledger has, row by row."""

import json
from collections import Counter
from typing import Any

from synthesist.audit.folder import Folder, Row
from synthesist.audit.language import seen
from synthesist.audit.lines import claim_rows, lines
from synthesist.audit.result import Breach, Findings, equal, unless
from synthesist.audit.scoring import (
    CRITICAL,
    DIMENSIONS,
    SEVERITIES,
    STANDINGS,
    checks_of,
    objections_of,
    rounds,
    settled,
)

_REVIEWERS = ("challenger", "confirmer")
_NEAR = 1e-9
_DID = {"withdrawn": "withdraw", "reserved": "soften", "judged_again": "re-verify"}


def part(review: Folder) -> dict[str, Any]:
    """What the report tells of its appraisal; empty where there was none."""
    return review.report["appraisal"] or {}


def is_told(review: Folder) -> Findings:
    """The report tells of the appraisal where there was one, and of none where there was none."""
    yield equal("report.json appraisal", "being there", bool(part(review)), bool(rounds(review)))
    for last in rounds(review)[-1:] if part(review) else ():
        for field in ("outcome", "tier", "consensus"):
            yield equal("report.json appraisal", field, part(review)[field], last[field])
        for field in ("reasons", "open_questions"):
            yield _same("report.json appraisal", field, part(review)[field], json.loads(last[field]))


def dimensions(review: Folder) -> Findings:
    """The dimensions stand in their order, each as it was scored."""
    stored = {row["dimension"]: row for row in review.ledger["dimensions"]}
    told = part(review).get("dimensions", [])
    yield equal("report.json dimensions", "names", [row["name"] for row in told], [*DIMENSIONS] if stored else [])
    for row in told:
        place, own = f"report.json dimension {row['name']}", stored.get(row["name"], {})
        for field in ("score", "level"):
            yield equal(place, field, row[field], own.get(field))
        yield equal(place, "basis", seen(row["basis"]), seen(own.get("basis", "")))
        yield equal(place, "is_critical", row["is_critical"], row["name"] in CRITICAL)


def checks(review: Folder) -> Findings:
    """Each check is told with what it counted and what passed when all was settled."""
    stored, told = checks_of(review), part(review).get("checks", [])
    objections = objections_of(review)
    names = [(row["mandate"], row["name"]) for row in told]
    yield equal("report.json checks", "names", names, [(row["mandate"], row["name"]) for row in stored])
    for row, own in zip(told, stored, strict=False):
        place = f"report.json check {row['name']}"
        for field in ("dimension", "question", "passed", "total", "weight", "basis"):
            yield equal(place, field, row[field], own[field])
        is_near = abs(row["settled"] - settled(own, objections)) < _NEAR
        yield unless(is_near, place, f"{row['settled']} passed when all was settled, not {settled(own, objections)}")


def objections(review: Folder) -> Findings:
    """Each objection is told as it was settled, the gravest first, under what the report calls its item."""
    stored, numbers = sorted(objections_of(review), key=_gravest), _numbers(review.report)
    told = part(review).get("objections", [])
    yield equal("report.json objections", "rows", len(told), len(stored))
    for number, (row, own) in enumerate(zip(told, stored, strict=False)):
        place = f"report.json objections[{number}]"
        for field in ("severity", "standing", "mandate", "dimension", "check"):
            yield equal(place, field, row[field], own[field])
        yield equal(place, "is_judged", row["is_judged"], bool(own["is_judged"]))
        for field in ("item", "said", "settled"):
            yield equal(place, field, seen(row[field]), seen(own[field]))
        yield equal(place, "its name", _called(row), _place(review, numbers, own["item"]))


def _gravest(row: Row) -> tuple[int, int, str, str, str]:
    severity = -SEVERITIES.index(row["severity"])
    return severity, STANDINGS.index(row["standing"]), row["mandate"], row["check"], row["item"]


def _called(row: Row) -> tuple[str, int | None, str]:
    return row["kind"], row["number"], seen(row["title"])


def _place(review: Folder, numbers: dict[str, dict[str, int]], item: str) -> tuple[str, int | None, str]:
    """Kind and number of an item in this report; the title of a work that it gives no number."""
    for kind, of in numbers.items():
        if item in of:
            return kind, of[item], ""
    word, _, digits = item.rpartition("-")
    if word == "reference" and digits.isdecimal() and int(digits) in review.references:
        return "reference", int(digits), ""
    work = review.as_shown.get(review.work_with.get(item, item))
    return ("", None, "") if work is None else ("work", None, seen(str(work.get("title", ""))))


def _numbers(report: Row) -> dict[str, dict[str, int]]:
    return {
        "claim": {row["claim_id"]: row["number"] for row in report["claims"]},
        "work": {row["work_id"]: row["number"] for row in report["references"]},
        "search": {row["search_id"]: row["number"] for row in report["searches"]},
        "finding": {row["finding_id"]: row["number"] for row in report["findings"]},
        "result": {one["result_id"]: row["number"] for row in report["results"] for one in row["results"]},
    }


def votes(review: Folder) -> Findings:
    """Each claim shown has its reviewers' votes, what settling made of it, and how far it was verified."""
    own = {(row["claim_id"], row["mandate"]): row["stands"] for row in review.ledger["votes"]}
    voted = {key for key, _ in own}
    fallen = _fallen(review)
    due = [row for row in review.report["claims"] if row["claim_id"] in voted] if part(review) else []
    told = part(review).get("votes", [])
    yield equal("report.json votes", "claims", [row["claim_id"] for row in told], [row["claim_id"] for row in due])
    for row, claim in zip(told, due, strict=False):
        place = f"report.json votes, claim {row['claim']}"
        yield equal(place, "number", row["claim"], claim["number"])
        for name in _REVIEWERS:
            stands = own.get((row["claim_id"], name))
            yield equal(place, name, row[name], None if stands is None else bool(stands))
        yield equal(place, "settled", row["settled"], fallen.get(row["claim_id"], "stands"))
        yield equal(place, "depth", row["depth"], claim["depth"])


def _fallen(review: Folder) -> dict[str, str]:
    weighty = [row for row in review.ledger["objections"] if row["severity"] != "minor"]
    found = {row["item"]: "open" for row in weighty if row["standing"] == "open"}
    return found | {row["item"]: "does not stand" for row in weighty if row["standing"] == "upheld"}


def claims(review: Folder) -> Findings:
    """Each row of the claims table says whether reviewers differ, and how far the claim was verified, never further."""
    differ, depth = disputed(review), depths(review)
    for place, row in claim_rows(review.report):
        yield equal(place, "whether reviewers differ", row["is_disputed"], row["claim_id"] in differ)
        yield equal(place, "how far it was verified", row["depth"], depth.get(row["claim_id"], ""))


def disputed(review: Folder) -> set[str]:
    """Claims on which one reviewer holds that they stand, and another that they do not."""
    return {key for key, votes in _votes(review).items() if {True, False} <= set(votes)}


def depths(review: Folder) -> dict[str, str]:
    """How far each claim shown was verified; nothing where it is not, or nobody voted."""
    votes = _votes(review)
    return {key: _depth(review.verdicts.get(key, {}), votes[key]) for key in votes if key in review.shown}


def _votes(review: Folder) -> dict[str, list[bool | None]]:
    own: dict[str, list[bool | None]] = {}
    for vote in review.ledger["votes"]:
        stands = vote["stands"]
        own.setdefault(vote["claim_id"], []).append(None if stands is None else bool(stands))
    return own


def _depth(verdict: Row, votes: list[Any]) -> str:
    if not votes or verdict.get("mark") != "verified":
        return ""
    return "corroborated across studies" if verdict["is_corroborated"] and all(votes) else "grounded"


def told_rounds(review: Folder) -> Findings:
    """Each round is told with what the gate said and what was done before it."""
    did = Counter((row["ordinal"], row["remedy"]) for row in review.ledger["revisions"])
    stored, told = rounds(review), part(review).get("rounds", [])
    yield equal("report.json rounds", "rounds", [row["ordinal"] for row in told], [row["ordinal"] for row in stored])
    for row, own in zip(told, stored, strict=False):
        place = f"report.json round {row['ordinal']}"
        for field in ("outcome", "tier", "consensus", "verified"):
            yield equal(place, field, row[field], own[field])
        yield equal(place, "widen", seen(row["widen"]), seen(own["widen"]))
        yield _same(place, "reasons", row["reasons"], json.loads(own["reasons"]))
        for field, remedy in _DID.items():
            yield equal(place, field, row[field], did[row["ordinal"], remedy])


def revised(review: Folder) -> Findings:
    """The report tells each revision with the claim's words, its work and the reason: nothing goes in silence."""
    stored = sorted(review.ledger["revisions"], key=lambda row: (row["ordinal"], row["item"], row["remedy"]))
    numbers = _numbers(review.report)["claim"]
    told = part(review).get("revisions", [])
    yield equal("report.json revisions", "rows", len(told), len(stored))
    for number, (row, own) in enumerate(zip(told, stored, strict=False)):
        place, claim = f"report.json revisions[{number}]", review.stored_claims.get(own["item"], {})
        yield equal(place, "round and remedy", (row["ordinal"], row["remedy"]), (own["ordinal"], own["remedy"]))
        for field in ("item", "reason"):
            yield equal(place, field, seen(row[field]), seen(own[field]))
        yield equal(place, "text", row["text"], claim.get("text", ""))
        title = review.as_shown.get(claim.get("work_id", ""), {}).get("title", "")
        yield equal(place, "work", seen(row["work"]), seen(str(title)))
        yield equal(place, "claim", row["claim"], numbers.get(own["item"]))


def sentences(review: Folder) -> Findings:
    """A sentence that states outcome or tier names the one that the gate gave."""
    for place, line in lines(review.report):
        for name in ("outcome", "tier"):
            if name in line["facts"]:
                value = str(review.report["facts"].get(name, ""))
                yield unless(value and f" {value}" in line["text"], place, f"it does not name the {name}, {value!r}")


def _same(place: str, what: str, told: list[str], stored: list[str]) -> Breach | None:
    return equal(place, what, list(map(seen, told)), list(map(seen, stored)))
