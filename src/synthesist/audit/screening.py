"""Invariant 4, of screening: the program's decisions follow the plan's criteria, and say what the ledger has."""

import json
import re
from collections import Counter

from synthesist.audit.folder import Folder, Row
from synthesist.audit.identity import short_hash
from synthesist.audit.result import Findings, equal, unless
from synthesist.audit.rulings import is_date

_RANKED = re.compile(r"rank (\d+), relevance (\d\.\d{3}), names (.+)")
_ASSESSED = re.compile(r"(\d+) asserted results?, (\d+) of which bear closely enough on the question; .+")


def criteria(review: Folder) -> Findings:
    """Concepts, cut-off and largest number (S4 to S6) are applied as the plan has them, in the order of the ranks."""
    plan, rows = review.plan["screen"], sorted(review.ledger["relevances"], key=lambda row: row["rank"])
    needed = min(2, len(review.question["concepts"]))
    kept = 0
    for row in rows:
        decision = review.programs.get(("screen", row["work_id"]), {})
        failed = decision.get("criterion") if decision.get("action") == "exclude" else None
        tests = {
            "S4": len(json.loads(row["concepts"])) >= needed,
            "S5": row["score"] >= plan["cutoff"],
            "S6": kept < plan["max_works"],
        }
        expected = next((name for name, is_met in tests.items() if not is_met), None)
        place = f"ledger decisions screen/{row['work_id']}/0"
        if failed is None or failed in tests:
            yield equal(place, "the criterion that it fails", failed, expected)
        kept += failed is None


def ranks(review: Folder) -> Findings:
    """Ranks follow the scores, ties the ids, and a work names concepts of the question only."""
    rows = sorted(review.ledger["relevances"], key=lambda row: row["rank"])
    ordered = sorted(rows, key=lambda row: (-row["score"], row["work_id"]))
    names = {concept["name"] for concept in review.question["concepts"]}
    for row, expected in zip(rows, ordered, strict=True):
        place = f"ledger relevances {row['work_id']}"
        yield unless(row is expected, place, f"rank {row['rank']} is not that of its score")
        yield unless(names.issuperset(json.loads(row["concepts"])), place, "it names what is no concept")


def reasons(review: Folder) -> Findings:
    """Where the program's reason states ranks or counts, they are the ledger's."""
    relevances = {row["work_id"]: row for row in review.ledger["relevances"]}
    found = Counter(row["work_id"] for row in review.stored_claims.values())
    shown = Counter(row["work_id"] for row in review.extracted.values())
    for (stage, item), row in review.programs.items():
        place = f"ledger decisions {stage}/{item}/0"
        if stage == "screen" and (told := _RANKED.fullmatch(row["reason"])):
            yield equal(place, "the reason", list(told.groups()), _ranked(relevances.get(item, {})))
        if stage == "assess" and (told := _ASSESSED.fullmatch(row["reason"])):
            is_out = review.heeded.get(item, {}).get("action") == "exclude"  # its claims are not shown any more
            known = [found[item], *([] if is_out else [shown[item]])]
            yield equal(place, "the reason", [int(count) for count in told.groups()][: len(known)], known)


def _ranked(row: Row) -> list[str]:
    if not row:
        return []
    named = ", ".join(json.loads(row["concepts"])) or "no concept"
    return [str(row["rank"]), f"{row['score']:.3f}", named]


def searches(review: Folder) -> Findings:
    """Each search has a date and a name of its own that says what was asked of what, and its ranks have no gap."""
    ranked: dict[str, list[int]] = {row["search_id"]: [] for row in review.ledger["searches"]}
    for hit in review.ledger["hits"]:
        ranked.setdefault(hit["search_id"], []).append(hit["rank"])
    for row in review.ledger["searches"]:
        place, found = f"ledger searches {row['search_id']}", sorted(ranked[row["search_id"]])
        asked = (row["source"], row["query"], row["content_sha256"])
        own_ids = {short_hash("search", at, *asked) for at in range(len(ranked))}
        yield unless(row["search_id"] in own_ids, place, "its id does not come of what was asked of what")
        yield unless(is_date(row["at"]), place, f"{row['at']!r} is no date")
        yield equal(place, "ranks", found, list(range(1, len(found) + 1)))
