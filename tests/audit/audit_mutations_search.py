"""Ways to break the record of the search: what was asked, sent, answered, followed, added and missed, by invariant."""

import zlib

from audit_changes import Change, added, both, edited, lost, record, shown, stored
from audit_ledger import BODIES, FIRST, OFF
from audit_review import FACTS, Draft

COUNTS = (
    "databases", "databases_complete", "databases_partial", "databases_failed", "databases_offline", "sources_capped",
    "sources_searched", "requests_sent", "expansions", "own_queries", "citation_rounds", "citation_records",
    "citation_new_records", "included_only_cited", "citation_sources_broken", "last_round_records",
    "last_round_included", "included_peer_reviewed", "included_preprints", "included_theses",
    "included_of_other_kinds", "included_unknown_review", "claims_reconstructed", "key_papers", "key_papers_found",
    "key_papers_included", "recapture_pairs", "recapture_estimates",
)  # fmt: skip
"""Facts on the search."""


def archived(table: str, at: int, /, **changes: object) -> Change:
    """A change of one row of the archive of answers."""
    return lambda draft: draft.responses[table][at].update(changes)


def _recaptured(draft: Draft) -> None:
    draft.report["recapture"][0] |= {"estimate": 9, "missed": 6}
    draft.report["facts"] |= {"recapture_estimates": 1, "missed_at_least": 6, "min_recaptures": 1}


def _paired(draft: Draft) -> None:
    draft.report["recapture"].append({**draft.report["recapture"][0], "second": "OpenAlex"})


NUMBERS: dict[str, Change] = {
    **{f"fact-{name}": shown(f"facts.{name}", int(FACTS[name]) + 1) for name in COUNTS},
    "search-number": shown("searches.0.number", 9),
    "search-outcome": shown("searches.0.outcome", "failed"),
    "search-problem": shown("searches.0.problem", "none"),
    "search-notes": shown("searches.0.notes", []),
    "search-meant": shown("searches.0.meant", "(cats)"),
    "search-method": shown("searches.3.method", "citations"),
    "search-asked-by": shown("searches.0.client", "a person"),
    "request-lost": lambda draft: draft.report["requests"].pop(2),
    "request-url": shown("requests.1.url", "https://example.org/other"),
    "request-body": shown("requests.2.body", "db=pmc"),
    "request-count": shown("requests.1.received", 7),
    "request-of-another-search": shown("requests.1.search", 1),
    "request-hash": shown("requests.1.sha256", "0" * 64),
    "request-on-the-page": edited("report.html", "look?term=a", "look?term=b"),
    "query-in-markdown": edited("report.md", "Years were left out", "Nothing was left out"),
    "expansion-lost": shown("expansions", []),
    "expansion-evidence": shown("expansions.0.evidence", "in 40 of 50 records"),
    "expansion-not-in-the-question": shown("concepts.0.terms", ["retrieval"]),
    "expansion-without-evidence": both(stored("expansions", 0, evidence=" "), shown("expansions.0.evidence", " ")),
    "expansion-from-nowhere": both(stored("expansions", 0, origin="a hunch"), shown("expansions.0.origin", "a hunch")),
    "key-paper-lost": lambda draft: draft.report["key_papers"].pop(),
    "key-paper-claimed-found": shown("key_papers.4.work_id", FIRST.record_id),
    "key-paper-hidden": shown("key_papers.0.ended", "not-found"),
    "key-paper-criterion": shown("key_papers.1.criterion", "S5"),
    "key-paper-sources": shown("key_papers.0.sources", ["PubMed"]),
    "key-paper-on-the-page": edited("report.html", "<td>not found</td>", "<td>included</td>"),
    "bound-from-one-recapture": _recaptured,
    "bound-from-a-source-that-holds-the-others": _paired,
    "bound-counts": shown("recapture.0.in_both", 0),
}

FLOW: dict[str, Change] = {
    "outcome-unknown": stored("searches", 0, outcome="fine"),
    "capped-without-saying": stored("searches", 2, is_capped=False),
    "failed-without-a-reason": stored("searches", 1, problem=""),
    "complete-with-a-problem": stored("searches", 0, problem="it was slow"),
    "failed-and-brought-records": stored("searches", 0, outcome="failed", problem="no answer"),
    "not-asked-and-asked": stored("searches", 0, outcome="offline", problem="no network"),
    "query-in-a-round": stored("searches", 0, turn=1),
    "citations-in-no-round": stored("searches", 3, turn=0),
    "more-rounds-than-planned": stored("searches", 3, turn=2),
    "followed-otherwise": stored("searches", 3, method="citations"),
    "request-unnumbered": stored("requests", 1, ordinal=7),
    "request-brought-less": stored("requests", 1, received=1),
    "request-answered-otherwise": stored("requests", 1, sha256="0" * 64),
    "request-dated-later": stored("requests", 1, at="2026-03-04T05:06:08Z"),
    "request-purpose": stored("requests", 0, purpose="fun"),
    "get-with-a-body": stored("requests", 1, body="x"),
    "request-to-a-file": stored("requests", 1, url="file:///etc/passwd"),
    "lead-lost": lost("leads", 0),
    "lead-to-no-hit": added("leads", 0, record_id=OFF.record_id),
    "lead-of-a-query": lambda draft: draft.tables["leads"][0].update(
        search_id=draft.tables["searches"][0]["search_id"]
    ),
    "led-by-itself-later": lambda draft: draft.tables["leads"][0].update(led_by="f" * 16),
}

KEPT: dict[str, Change] = {
    "answer-lost": lambda draft: draft.responses["bodies"].pop(0),
    "answer-forged": archived("bodies", 0, packed=zlib.compress(b'{"page": 9}')),
    "answer-cut-off": archived("bodies", 0, packed=zlib.compress(BODIES[0])[:-6]),
    "answer-no-longer-packed": archived("bodies", 0, packed=b"\x00"),
    "answer-size": archived("bodies", 0, size=5),
    "request-not-in-the-archive": lambda draft: draft.responses["requests"].pop(1),
    "record-of-no-answer": record(0, response_sha256="0" * 64),
}

UNTRUSTED: dict[str, Change] = {
    "key-in-an-address": stored("requests", 1, url="https://example.org/1?api_key=abc"),
    "key-in-a-body": stored("requests", 2, body="db=pubmed&API_KEY=abc"),
    "key-in-json": stored("requests", 2, body='{"x-api-key": "abc"}'),
    "address-of-a-person": stored("requests", 1, url="https://example.org/1?email=a%40b.org"),
    "password-in-an-address": stored("requests", 1, url="https://me:secret@example.org/1"),
    "key-in-the-archive": archived("requests", 1, url="https://example.org/1?api_key=abc"),
}
