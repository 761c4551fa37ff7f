"""Invariant 9: every stage has ended, and what could not be used was kept."""

import json
from collections import Counter

from synthesist.audit.flow import decided
from synthesist.audit.folder import Folder
from synthesist.audit.result import Breach, Findings, equal, unless

STAGES = ("search", "identify", "screen", "read", "extract", "verify", "appraise", "report")


def stages(review: Folder) -> Findings:
    """Each stage has a row, with its key and what it said of itself."""
    rows = {row["stage"]: row for row in review.ledger["stages"]}
    for stage in STAGES:
        row = rows.get(stage, {})
        yield unless(bool(row), f"ledger stages {stage}", "the stage has not ended")
        yield unless(not row or bool(row["key"]), f"ledger stages {stage}", "it has no key")
    for stage in rows.keys() - set(STAGES):
        yield Breach(f"ledger stages {stage}", "there is no such stage")


def outcomes(review: Folder) -> Findings:
    """What each stage counted when it ended is what the ledger still holds."""
    said = {row["stage"]: json.loads(row["outcome"]) for row in review.ledger["stages"]}
    for (stage, name), count in _counts(review).items():
        # A synthesis that nobody appraised says nothing of objections.
        nothing = 0 if stage == "appraise" else None
        yield equal(f"ledger stages {stage}", name, said.get(stage, {}).get(name, nothing), count)


def _counts(review: Folder) -> dict[tuple[str, str], int]:
    ledger = review.ledger
    return {
        ("search", "sources"): len(ledger["searches"]),
        ("search", "returned"): sum(row["received"] for row in ledger["searches"]),
        ("identify", "works"): len(ledger["works"]),
        ("screen", "screened"): len(ledger["relevances"]),
        ("screen", "sought"): len(decided(review, "screen", "include")),
        ("read", "documents"): len(ledger["documents"]),
        ("read", "full texts"): len(ledger["readings"]),
        ("read", "not retrieved"): len(decided(review, "read", "not-retrieved")),
        ("extract", "claims"): len(ledger["claims"]),
        ("extract", "shown"): len(review.extracted),
        ("extract", "findings"): len(ledger["findings"]),
        ("extract", "results"): len(ledger["results"]),
        ("verify", "verdicts"): len(ledger["verdicts"]),
        ("verify", "pairs"): len(ledger["evidence"]),
        ("appraise", "checks"): len(ledger["checks"]),
        ("appraise", "objections"): len(ledger["objections"]),
        ("appraise", "rounds"): max((row["ordinal"] for row in ledger["rounds"]), default=0),
        ("report", "files"): len(ledger["artefacts"]),
    }


def whole(review: Folder) -> Findings:
    """The ledger's file is whole, and no row of it refers to one that is gone."""
    yield None
    for fault in review.ledger.faults:
        yield Breach("ledger.sqlite", fault)


def malformed(review: Folder) -> Findings:
    """There is a failure for each malformed row that a search met; whole files that failed add to them."""
    counted = sum(row["malformed"] for row in review.ledger["searches"])
    kept = sum(row["stage"] in ("search", "import") for row in review.ledger["failures"])
    yield unless(kept >= counted, "ledger failures", f"{counted} malformed rows were met, {kept} were kept")


def failures(review: Folder) -> Findings:
    """Each failure has a reason and a place of its own, and the report lists all of them."""
    places = Counter((row["stage"], row["place"]) for row in review.ledger["failures"])
    numbered = {(row["stage"], row["place"], row["ordinal"]) for row in review.ledger["failures"]}
    for (stage, place), times in places.items():
        expected = {(stage, place, number) for number in range(times)}
        yield unless(expected <= numbered, f"ledger failures {place}", "its failures are not numbered from 0")
    stored = [{key: str(value) for key, value in row.items()} for row in review.ledger["failures"]]
    for row in stored:
        yield unless(bool(row["reason"].strip()), f"ledger failures {row['place']}", "it gives no reason")
    yield equal("report.json failures", "entries", len(review.report["failures"]), len(stored))
    for number, shown in enumerate(review.report["failures"]):
        known = any(shown.items() <= row.items() for row in stored)
        yield unless(known, f"report.json failures[{number}]", "the ledger has no such failure")
