"""Invariant 5, where an answer is thin: what was nearest and which questions lie near are shown, and only there."""

import json

from synthesist.audit.answers import answer_of
from synthesist.audit.folder import Folder, Row
from synthesist.audit.language import seen
from synthesist.audit.result import Findings, equal, unless

NEAREST = 10
FEW = 3
"""Included works below which an answer is thin, whatever it says."""

KINDS = ("wider", "narrower")


def is_thin(review: Folder) -> bool:
    """Whether nothing direct was verified, or hardly a work was included."""
    return answer_of(review) in ("neighbouring", "not-answered") or len(review.included) < FEW


def nearest(review: Folder) -> Findings:
    """Where the answer is thin, the best ranked works that are not included are shown, as their records have them."""
    shown, expected = review.report["nearest"], _nearest(review)
    works = [row["work_id"] for row in shown]
    yield equal("report.json nearest", "works", works, [row["work_id"] for row in expected])
    for row, known in zip(shown, expected, strict=False):
        place = f"report.json nearest {row['work_id']}"
        yield equal(place, "title", seen(row["title"]), seen(_title(review, row)))
        yield equal(place, "concepts", row["concepts"], json.loads(known["concepts"]))


def _nearest(review: Folder) -> list[Row]:
    left = [row for row in review.ledger["relevances"] if row["work_id"] not in review.included]
    return sorted(left, key=lambda row: row["rank"])[:NEAREST] if is_thin(review) else []


def _title(review: Folder, row: Row) -> str:
    return str(review.as_shown.get(row["work_id"], {}).get("title", ""))


def suggestions(review: Folder) -> Findings:
    """Where the answer is thin, the questions near this one are shown as they were counted; elsewhere none are."""
    stored = sorted(review.ledger["suggestions"], key=lambda row: row["ordinal"])
    for expected, row in enumerate(stored):
        place = f"ledger suggestions {row['ordinal']}"
        yield equal(place, "ordinal", row["ordinal"], expected)
        yield unless(row["kind"] in KINDS, place, f"{row['kind']!r} is no kind of suggestion")
        yield unless(bool(row["question"].strip()) and row["hits"] >= 0, place, "it asks or counts nothing")
    due = stored if is_thin(review) else []
    expected_rows = [{field: row[field] for field in ("kind", "question", "change", "hits")} for row in due]
    yield equal("report.json suggestions", "rows", review.report["suggestions"], expected_rows)
