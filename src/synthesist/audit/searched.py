"""The facts on the search, counted from the ledger's tables: sources, databases, citations followed, peer review."""

import json
from collections import Counter
from collections.abc import Iterable

from synthesist.audit.folder import Folder, Row

QUERY = "query"
ANSWERED = ("complete", "capped", "partial")
REVIEWED = {
    "peer-reviewed": "included_peer_reviewed",
    "thesis": "included_theses",
    "preprint": "included_preprints",
    "other": "included_of_other_kinds",
    "unknown": "included_unknown_review",
}
"""What is said of works, and the fact that counts it."""


def queries(review: Folder, *outcomes: str) -> list[Row]:
    """Searches that asked a source, and ended in one of these ways or in any."""
    rows = (row for row in review.ledger["searches"] if row["method"] == QUERY)
    return [row for row in rows if not outcomes or row["outcome"] in outcomes]


def facts(review: Folder) -> dict[str, int | None]:
    """All facts of this kind; None where one has no value."""
    return {**_asked(review), **_followed(review), **_reviewed(review), "claims_reconstructed": _reconstructed(review)}


def _sources(rows: Iterable[Row]) -> int:
    return len({row["source"] for row in rows})


def _asked(review: Folder) -> dict[str, int | None]:
    databases = [row for row in queries(review) if row["result_limit"] is not None and row["source"] != "library"]
    by_outcome = {
        f"databases_{outcome}": _sources(row for row in databases if row["outcome"] == outcome)
        for outcome in ("complete", "partial", "failed", "offline")
    }
    limits = (row["result_limit"] for row in queries(review))
    return {
        "sources_searched": _sources(queries(review, *ANSWERED)),
        "databases": _sources(databases),
        **by_outcome,
        "sources_capped": _sources(queries(review, "capped")),
        "requests_sent": len(review.ledger["requests"]),
        "expansions": len(review.ledger["expansions"]),
        "own_queries": len(review.plan["search"]["queries"]),
        "search_limit": max((limit for limit in limits if limit is not None), default=None),
    }


def turns(review: Folder) -> dict[str, int]:
    """The round of following citations in which each record came first; 0 where a query brought it."""
    first: dict[str, int] = {}
    for row in review.ledger["searches"]:
        for record in review.hits_of.get(row["search_id"], ()):
            first[record] = min(row["turn"], first.get(record, row["turn"]))
    return first


def _followed(review: Folder) -> dict[str, int | None]:
    chased = [row for row in review.ledger["searches"] if row["method"] != QUERY]
    first = turns(review)
    works = [
        min((first[record] for record in review.records_of.get(work, ()) if record in first), default=0)
        for work in review.included
    ]
    rounds = max((row["turn"] for row in chased), default=0)
    return {
        "citation_rounds": rounds,
        "citation_records": len({record for row in chased for record in review.hits_of.get(row["search_id"], ())}),
        "citation_new_records": sum(turn > 0 for turn in first.values()),
        "included_only_cited": sum(turn > 0 for turn in works),
        "citation_sources_broken": _sources(row for row in chased if row["outcome"] in ("failed", "partial")),
        "last_round_records": sum(turn == rounds for turn in first.values()) if rounds else None,
        "last_round_included": works.count(rounds) if rounds else None,
    }


def _reviewed(review: Folder) -> dict[str, int]:
    said = Counter(review.work_rows[work]["peer_review"] for work in review.included if work in review.work_rows)
    return {fact: said[word] for word, fact in REVIEWED.items()}


def _reconstructed(review: Folder) -> int:
    kinds = (review.documents.get(row["document_id"], {}).get("text_kind") for row in review.shown.values())
    return sum(kind == "reconstructed" for kind in kinds)


def notes(row: Row) -> list[str]:
    """The notes of a search."""
    return list(json.loads(row["notes"]))
