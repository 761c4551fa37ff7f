"""Invariant 9: every stage has ended, and what could not be used was kept."""

import json

from synthesist.audit.folder import Folder
from synthesist.audit.result import Findings, equal, unless

STAGES = ("search", "identify", "screen", "read", "extract", "verify", "appraise", "report")


def stages(review: Folder) -> Findings:
    """Each stage has a row, with its key and what it said of itself."""
    rows = {row["stage"]: row for row in review.ledger["stages"]}
    for stage in STAGES:
        row = rows.get(stage, {})
        yield unless(bool(row), f"ledger stages {stage}", "the stage has not ended")
        yield unless(not row or bool(row["key"]), f"ledger stages {stage}", "it has no key")
        json.loads(row.get("outcome", "null"))


def malformed(review: Folder) -> Findings:
    """There is a failure for each malformed row that a search met; whole files that failed add to them."""
    counted = sum(row["malformed"] for row in review.ledger["searches"])
    kept = sum(row["stage"] in ("search", "import") for row in review.ledger["failures"])
    yield unless(kept >= counted, "ledger failures", f"{counted} malformed rows were met, {kept} were kept")


def failures(review: Folder) -> Findings:
    """Each failure has a reason, and the report lists all of them."""
    stored = [{key: str(value) for key, value in row.items()} for row in review.ledger["failures"]]
    for row in stored:
        yield unless(bool(row["reason"].strip()), f"ledger failures {row['place']}", "it gives no reason")
    yield equal("report.json failures", "entries", len(review.report["failures"]), len(stored))
    for number, shown in enumerate(review.report["failures"]):
        known = any(shown.items() <= row.items() for row in stored)
        yield unless(known, f"report.json failures[{number}]", "the ledger has no such failure")
