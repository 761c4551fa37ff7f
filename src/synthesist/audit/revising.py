"""What the reviewers' rounds did about claims, applied again: what they withdrew or told with reserve is told so."""

import json
from collections.abc import Mapping
from typing import Any

from synthesist.audit.ledger import Row

WITHDRAWN = "withdrawn by the reviewers: "
RESERVED = "the reviewers tell it with reserve: "
_WITHHELD = "withheld: "


def reasons(revisions: list[Row], remedy: str) -> dict[str, str]:
    """Why something was done, by item; of several rounds the last."""
    ordered = sorted(revisions, key=lambda row: (row["ordinal"], row["item"]))
    return {row["item"]: row["reason"] for row in ordered if row["remedy"] == remedy}


def claims(rows: Mapping[str, Row], revisions: list[Row]) -> dict[str, Row]:
    """Claims by id; those that were withdrawn are not shown, and say why."""
    why = reasons(revisions, "withdraw")
    return {
        key: {**row, "is_shown": 0, "reason": f"{WITHDRAWN}{why[key]}"} if key in why else row
        for key, row in rows.items()
    }


def verdicts(rows: Mapping[str, Row], revisions: list[Row]) -> dict[str, Row]:
    """Verdicts by claim; those told with reserve are neither verified nor corroborated, unless a person decided."""
    why = reasons(revisions, "soften")
    return {key: _reserved(row, why[key]) if key in why and not row["decided_by"] else row for key, row in rows.items()}


def _reserved(row: Row, reason: str) -> Row:
    told = f"{RESERVED}{reason}"
    return {
        **row,
        "mark": "refuted" if row["mark"] == "refuted" else "unjudged",
        "is_corroborated": 0,
        "confidence": None,
        "confidence_reason": f"{_WITHHELD}{told}",
        "vetoes": json.dumps([*json.loads(row["vetoes"]), told]),
    }


def findings(rows: Mapping[str, dict[str, Any]], claims: Mapping[str, Row], revisions: list[Row]) -> dict[str, Any]:
    """Findings by id without the claims that were withdrawn; those of which nothing is left are gone."""
    gone = reasons(revisions, "withdraw").keys()
    left = {key: _without(row, claims, gone) for key, row in rows.items()}
    there = {key for key, row in left.items() if row["claim_ids"]}
    return {
        key: {**row, "opposed_by": [name for name in row["opposed_by"] if name in there]}
        for key, row in left.items()
        if key in there
    }


def _without(row: dict[str, Any], claims: Mapping[str, Row], gone: Any) -> dict[str, Any]:
    kept = [name for name in row["claim_ids"] if name not in gone]
    if kept == row["claim_ids"]:
        return row
    works = sorted({str(claims.get(name, {}).get("work_id")) for name in kept})
    return {**row, "claim_ids": kept, "work_ids": works, "works": len(works)}
