"""Invariant 2, of the report's tables: each row is what the ledger gives."""

import json
from collections import Counter
from collections.abc import Iterable

from synthesist.audit.flow import FLOW_FIELDS, PEOPLE_FIELDS, flow_counts
from synthesist.audit.folder import Folder, Row
from synthesist.audit.result import Findings, equal, unless


def claim_numbers(review: Folder) -> Findings:
    """The rows of the claims table are numbered from 1 without a gap: direct ones first, then by falling score."""
    ordered = sorted(
        review.shown.values(), key=lambda row: (row["relevance"] != "direct", -row["score"], row["claim_id"])
    )
    shown = [row["claim_id"] for row in review.report["claims"]]
    yield equal("report.json claims", "the order", shown, [row["claim_id"] for row in ordered])
    for expected, row in enumerate(review.report["claims"], start=1):
        yield equal(f"report.json claim {row['claim_id']}", "number", row["number"], expected)


def flow_table(review: Folder) -> Findings:
    """Each row of the flow table is the ledger's count, and each source searched has one row."""
    counts = flow_counts(review)
    shown = [row["source"] for row in review.report["flow"]]
    yield equal("report.json flow", "sources", sorted(shown), sorted(counts))
    for row in review.report["flow"]:
        for field in (*FLOW_FIELDS, *PEOPLE_FIELDS) if row["source"] in counts else ():
            place = f"report.json flow of {row['source']}"
            yield equal(place, field, row[field], counts[row["source"]][field])


def exclusions(review: Folder) -> Findings:
    """Each criterion's exclusions are counted as the ledger has them, by stage and decider."""
    excluding = (row for row in review.effective if row["action"] not in ("include", "duplicate"))
    stored = Counter((row["stage"], row["criterion"], row["decider"]) for row in excluding)
    rows = review.report["exclusions"]
    shown = Counter[tuple[str, str, str]]()
    for row in rows:
        shown[row["stage"], row["criterion"], row["decider"]] += row["count"]
    for key in stored | shown:
        yield equal(f"report.json exclusions {'/'.join(key)}", "count", shown[key], stored[key])
    for row in rows:
        place = f"report.json exclusions {row['criterion']}"
        yield equal(place, "text", row["text"], review.plan["criteria"].get(row["criterion"]))


def same_rows(table: str, shown: Iterable[Row], stored: Iterable[Row]) -> Findings:
    """Whether a table of the report has these rows, in whatever order, each as often."""
    printed = Counter(json.dumps(row, sort_keys=True) for row in shown)
    expected = Counter(json.dumps(row, sort_keys=True) for row in stored)
    for row in sorted(printed | expected):
        holds = printed[row] == expected[row]
        yield unless(holds, f"report.json {table}", f"{printed[row]} row(s), not {expected[row]}, of {row}")


def self_test(review: Folder) -> Findings:
    """Each operator of the self-test is shown as it was counted, and no more moved than were judged."""
    rows = review.ledger["self_tests"]
    for row in rows:
        place = f"ledger self_tests {row['operator']}"
        yield unless(0 <= row["moved"] <= row["n"] and row["n"] > 0, place, f"{row['moved']} of {row['n']} moved")
    stored = [{**row, "is_false": bool(row["is_false"]), "is_seen_kind": bool(row["is_seen_kind"])} for row in rows]
    yield from same_rows("self_test", review.report["self_test"], stored)


def concepts(review: Folder) -> Findings:
    """Each concept of the question is shown, with the records, the works and the shown claims that name it."""
    in_records = _hits(review)
    in_works = _named(review.ledger["relevances"])
    in_claims = _named(review.shown.values())
    stored = [
        {field: concept[field] for field in ("name", "part", "phrase", "terms")}
        | {"records_mentioning": in_records.get(concept["name"])}
        | {"works_mentioning": in_works[concept["name"]], "claims_mentioning": in_claims[concept["name"]]}
        for concept in review.question["concepts"]
    ]
    yield from same_rows("concepts", review.report["concepts"], stored)


def _named(rows: Iterable[Row]) -> Counter[str]:
    return Counter(name for row in rows for name in set(json.loads(row["concepts"])))


def _hits(review: Folder) -> dict[str, int]:
    """Records of all that was searched that name a concept; none where no search names the concept."""
    hits: dict[str, int] = {}
    for row in review.ledger["searches"]:
        for name, count in json.loads(row["concept_hits"]):
            hits[name] = hits.get(name, 0) + count
    return hits
