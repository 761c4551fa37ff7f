"""Invariants 5 and 6: no evidence, no prose; and a confidence names what it was measured on."""

import json
import re

from synthesist.audit.folder import Folder, Row
from synthesist.audit.language import markers, seen
from synthesist.audit.lines import claim_rows, lines, quotes_and_rest
from synthesist.audit.result import Findings, equal, unless

_SIZE = re.compile(r"\bn\s*=?\s*\d", re.IGNORECASE)
_DATE = re.compile(r"\b\d{4}-\d{2}(?:-\d{2})?\b")
_NAME = re.compile(r"(?<![^\W_])(?!n\b)[^\W\d_]{2,}")


def answer(review: Folder) -> Findings:
    """The answer is what the claims allow; without a direct and verified one it is "neighbouring"."""
    yield unless(
        review.report["answer"] in _possible(review),
        "report.json answer",
        f"is {review.report['answer']!r}; the claims of the ledger allow {' or '.join(_possible(review))}",
    )


def _possible(review: Folder) -> tuple[str, ...]:
    if not review.shown:
        return ("not-answered",)
    direct = (key for key, row in review.shown.items() if row["relevance"] == "direct")
    verified = any(review.verdicts.get(key, {}).get("mark") == "verified" for key in direct)
    return ("answered", "partly") if verified else ("neighbouring",)


def silence(review: Folder) -> Findings:
    """Where nothing is claimed, nothing is quoted, and nothing cited but the works that must be listed."""
    if review.shown:
        return
    yield unless(not review.report["claims"], "report.json claims", "has rows, although no claim is shown")
    for place, line in lines(review.report):
        cites = markers(quotes_and_rest(review, line)[1])
        yield unless(not line["spans"], place, "quotes, although nothing is claimed")
        yield unless(not cites or bool(review.included), place, "cites, although nothing is claimed")


def nearest(review: Folder) -> Findings:
    """Where nothing is claimed, the nearest works are shown, as their records and the screening have them."""
    shown = review.report["nearest"]
    is_due = bool(review.ledger["relevances"]) and not review.shown
    wanted = (
        "is empty, although works were screened"
        if is_due
        else "is filled, although claims are shown or nothing was screened"
    )
    yield unless(bool(shown) == is_due, "report.json nearest", wanted)
    concepts = {row["work_id"]: json.loads(row["concepts"]) for row in review.ledger["relevances"]}
    for row in shown:
        place = f"report.json nearest {row['work_id']}"
        yield equal(place, "title", seen(row["title"]), seen(_title(review, row)))
        yield equal(place, "concepts", sorted(row["concepts"]), sorted(concepts.get(row["work_id"], [])))


def _title(review: Folder, row: Row) -> str:
    return str(review.records.get(review.works.get(row["work_id"], ""), {}).get("title", ""))


def confidences(review: Folder) -> Findings:
    """A confidence is the verdict's and names its calibration set, n and date; or a reason stands there."""
    for place, row in claim_rows(review.report):
        verdict = review.verdicts.get(row["claim_id"], {})
        yield equal(place, "confidence", row["confidence"], verdict.get("confidence"))
        if row["confidence"] is None:
            explained = bool(row["confidence_reason"].strip())
            yield unless(explained, place, "no confidence, and no reason for that")
            yield unless(not row["calibration"], place, "a calibration without a confidence")
            continue
        named = all(part.search(row["calibration"]) for part in (_SIZE, _DATE, _NAME))
        yield unless(0 <= row["confidence"] <= 1, place, f"the confidence {row['confidence']} is no probability")
        yield unless(named, place, f"the calibration {row['calibration']!r} does not name set, n and date")


def stored_confidences(review: Folder) -> Findings:
    """Each verdict without a confidence says why."""
    for key, row in review.verdicts.items():
        founded = row["confidence"] is not None or bool(row["confidence_reason"].strip())
        yield unless(founded, f"ledger verdicts {key}", "no confidence, and no reason for that")
