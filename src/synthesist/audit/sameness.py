"""Invariant 8, as far as a folder shows it: names, records and files are those that the ledger names."""

import json

from synthesist.audit.folder import Folder
from synthesist.audit.identity import sha256, short_hash
from synthesist.audit.result import Breach, Findings, equal, unless

LEDGER_SCHEMA = "7"
"""The version of the ledger that this audit knows."""


def names(review: Folder) -> Findings:
    """Review, version, banner and question are the same in the newest plan, the ledger and the report."""
    for name in ("review_id", "version", "banner"):
        yield equal("report.json", name, review.report[name], review.about[name])
    asked = review.plan["question"]
    yield equal("report.json", "question", review.report["question"], asked)
    yield equal("ledger about question", "the question", review.question["text"], asked)
    yield equal("ledger about schema", "the schema", review.about["schema"], LEDGER_SCHEMA)
    yield equal("ledger about criteria", "the criteria", json.loads(review.about["criteria"]), review.plan["criteria"])
    yield equal("report.json", "criteria", review.report["criteria"], review.plan["criteria"])


def artefacts(review: Folder) -> Findings:
    """Each file of `report/` is as it was written; none is missing, and none was added."""
    root = review.root / "report"
    found = {path.relative_to(review.root).as_posix(): path for path in root.rglob("*") if path.is_file()}
    stored = {row["name"]: row for row in review.ledger["artefacts"] if row["name"].startswith("report/")}
    for name in sorted(stored.keys() - found.keys()):
        yield Breach(name, "the ledger names it, the folder does not hold it")
    for name, path in sorted(found.items()):
        raw, row = path.read_bytes(), stored.get(name, {})
        yield unless(bool(row), name, "the ledger does not name it")
        yield unless(
            not row or (len(raw), sha256(raw)) == (row["bytes"], row["sha256"]),
            name,
            "was changed since it was written",
        )


def records(review: Folder) -> Findings:
    """Each record's content matches its digest, and its id names its source's own id."""
    for row in review.ledger["records"]:
        place, content = f"ledger records {row['record_id']}", review.records[row["record_id"]]
        yield equal(place, "sha256", row["sha256"], sha256(row["content"]))
        yield equal(place, "record_id", content["record_id"], row["record_id"])
        yield equal(place, "source", content["source"], row["source"])
        if content.get("source_id"):
            own_id = short_hash("record", content["source"], content["source_id"])
            yield equal(place, "the id of its source's id", row["record_id"], own_id)
