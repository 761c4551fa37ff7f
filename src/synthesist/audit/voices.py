"""Invariant 1, of voices: one study is heard once, and nothing that is tied to a claim's own work speaks for it."""

import json
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from synthesist.audit.folder import Folder, Row
from synthesist.audit.result import Breach, Findings, unless
from synthesist.audit.signed import is_by_one

COLUMNS = {"SUPPORT": "supporting_work_ids", "REFUTE": "refuting_work_ids"}
"""Where a verdict names the works that count on each side."""


def voices(review: Folder) -> Findings:
    """A work counts where it speaks and nothing ties it to the claim's own, and only there; its authors' never do."""
    speaking = {label: works_by_claim(review, label) for label in COLUMNS}
    for key, row in review.stored_verdicts.items():
        own = review.claims.get(key, {}).get("work_id", "")
        for label, column in COLUMNS.items():
            counted = set(json.loads(row[column]))
            yield from _counted(review, f"ledger verdicts {key}", own, counted)
            for work in sorted(speaking[label][key] - counted):
                holds = pair(own, work) in review.ties
                place = f"ledger verdicts {key}"
                yield unless(holds, place, f"{work} says {label}, is tied to nothing, and is not counted")


def _counted(review: Folder, place: str, own: str, counted: set[str]) -> Iterator[Breach | None]:
    for work in sorted(counted):
        yield unless(work != own, place, "its own work counts")
        yield unless(pair(own, work) not in review.ties, place, f"{work} counts, and is tied to its work")
        yield unless(not is_by_one(review, own, work), place, f"{work}, which counts, is by one of its authors")


def pair(one: str, other: str) -> tuple[str, str]:
    """Two works, the smaller first."""
    return (one, other) if one < other else (other, one)


def together(review: Folder) -> Findings:
    """Of the works that speak on one claim, every two that one person signed, or nobody, are tied."""
    heard: defaultdict[str, set[str]] = defaultdict(set)
    for row in review.ledger["evidence"]:
        heard[row["claim_id"]] |= {row["work_id"], review.claims.get(row["claim_id"], {}).get("work_id", "")}
    asked = {two for works in heard.values() for two in combinations(sorted(works - {""}), 2)}
    for one, other in sorted(asked - review.ties.keys()):
        yield unless(not is_by_one(review, one, other), f"ledger ties {one}={other}", "by one author, and not tied")


def uncounted(review: Folder, row: Row, work: str) -> str:
    """Why a work that speaks on a claim is not counted, in words."""
    tie = review.ties.get(pair(row["work_id"], work), {})
    return "; ".join(json.loads(tie.get("reasons", "[]")))


def works_by_claim(review: Folder, label: str) -> defaultdict[str, set[str]]:
    """By claim, the other works of which a sentence has this label."""
    works = defaultdict(set)
    for row in review.ledger["evidence"]:
        claim = review.claims.get(row["claim_id"], {})
        if row["label"] == label and row["work_id"] != claim.get("work_id"):
            works[row["claim_id"]].add(row["work_id"])
    return works
