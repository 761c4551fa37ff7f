"""Invariant 4, of pairs of records: why records are one work, or stay apart, and what people hold of them."""

import json
from collections import defaultdict
from collections.abc import Collection, Mapping

from synthesist.audit.folder import Folder, Row
from synthesist.audit.result import Findings, equal, unless

ANSWERS = ("same", "ask", "different")


def matches(review: Folder) -> Findings:
    """Pairs are of records there are, with an answer and reasons; joined ones are of one work, others of two."""
    for row in review.ledger["matches"]:
        place = f"ledger matches {row['first']}={row['second']}"
        pair = (row["first"], row["second"])
        yield unless(row["first"] < row["second"], place, "the smaller record is not the first")
        yield unless(set(pair) <= review.records.keys(), place, "there is no such record")
        yield unless(row["answer"] in ANSWERS, place, f"{row['answer']!r} is no answer")
        reasons = json.loads(row["reasons"])
        yield unless(bool(reasons) and all(map(str.strip, reasons)), place, "it gives no reason")
        is_one = review.work_with.get(row["first"]) == review.work_with.get(row["second"])
        yield unless(is_one == (row["answer"] == "same"), place, f"{row['answer']!r}, and the works say otherwise")
        known = row["probability"]
        yield unless(known is None or (0 <= known <= 1 and not row["person"]), place, f"its probability is {known}")
        yield unless(is_one >= bool(row["is_version"]), place, "versions of one work, in two works")


def tied(review: Folder) -> Findings:
    """Records of a work hold together by pairs that are the same, and each was joined for what such a pair says."""
    near: defaultdict[str, set[str]] = defaultdict(set)
    because: defaultdict[str, set[str]] = defaultdict(set)
    for row in review.ledger["matches"]:
        if row["answer"] == "same":
            for name, other in ((row["first"], row["second"]), (row["second"], row["first"])):
                near[name].add(other)
                because[name].add(_reason(row))
    for work, members in review.records_of.items():
        holds = set(members) <= reached(members[0], near)
        yield unless(holds, f"ledger works {work}", "no pair ties some of its records to the others")
    for row in review.ledger["work_records"]:
        place = f"ledger work_records {row['record_id']}"
        if row["record_id"] != review.works.get(row["work_id"]):
            yield unless(row["reason"] in because[row["record_id"]], place, "it was joined for what no pair says")


def reached(start: str, near: Mapping[str, Collection[str]]) -> set[str]:
    """All that is joined with one thing, step by step."""
    found, waiting = {start}, [start]
    while waiting:
        new = set(near.get(waiting.pop(), ())) - found
        found |= new
        waiting += new
    return found


def _reason(row: Row) -> str:
    words = "; ".join(json.loads(row["reasons"]))
    return f"{row['person']} holds so: {words}" if row["person"] else words


def said(review: Folder) -> Findings:
    """What people hold of two records is so; and what stands as a person's answer, a person said."""
    rows = {f"{row['first']}={row['second']}": row for row in review.ledger["matches"] if row["person"]}
    for item, ruling in review.standing.items():
        if ruling["action"] in ("same", "different") and set(item.split("=")) <= review.work_with.keys():
            first, second = (review.work_with[one] for one in item.split("="))
            is_so = (first == second) == (ruling["action"] == "same")
            is_so = is_so and item in rows
            yield unless(is_so, f"ledger rulings {item}", f"a person's {ruling['action']!r} stands, and has no effect")
    for item, row in rows.items():
        place, ruling = f"ledger matches {item}", review.standing.get(item, {})
        yield equal(place, "the person", row["person"], ruling.get("person"))
        yield equal(place, "the answer", row["answer"], ruling.get("action"))
        yield equal(place, "the reasons", json.loads(row["reasons"]), [ruling.get("reason")])
