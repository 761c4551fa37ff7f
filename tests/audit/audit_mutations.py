"""One way to break a review each: what is changed, and the invariant that must name it."""

import json

import audit_mutations_people as people
import audit_mutations_read as read
import audit_mutations_search as search
from audit_changes import (
    AGREED,
    AUTHORED,
    FIRST_TEXT,
    QUOTED,
    Change,
    added,
    both,
    edited,
    in_body,
    lost,
    record,
    recounted,
    refiled,
    replanned,
    said,
    shown,
    signals_of,
    stored,
    sure,
    text,
)
from audit_ledger import DIRECT, FIRST, HELPS, OFF, OTHER, RAISED, SECOND, SENTENCES, UNREAD, UNSHOWN, span_of

JUDGED = next(at for at, row in enumerate(SENTENCES) if row.items() >= span_of(SECOND, RAISED).model_dump().items())

ANCHORED: dict[str, Change] = {
    "document-hash": stored("documents", 0, sha256="0" * 64),
    "document-text-changed": text(0, FIRST_TEXT.replace("4.2", "9.9")),
    "document-text-not-nfc": text(0, FIRST_TEXT + " e\u0301"),
    "document-carriage-return": text(0, FIRST_TEXT + "\r\n"),
    "document-id": stored("documents", 0, reader="abstract/2"),
    "document-of-no-work": stored("documents", 0, work_id="nobody"),
    "document-kind": stored("documents", 0, text_kind="rumour"),
    "document-lost": lost("documents", 0),
    "sentence-outside": stored("sentences", 0, end=10_000),
    "sentence-judged-lost": lost("sentences", JUDGED),
    "claim-start": stored("claims", 0, start=DIRECT["start"] - 1),
    "claim-end": stored("claims", 0, end=DIRECT["end"] - 1),
    "claim-quote": stored("claims", 0, text=HELPS.replace("improves", "ruins")),
    "claim-id": stored("claims", 2, claim_id="0" * 16),
    "claim-of-another-work": stored("claims", 2, work_id=FIRST.record_id),
    "claim-off-but-shown": stored("claims", 0, relevance="off"),
    "claim-lost": lost("claims", 0),
    "claim-hidden": stored("claims", 1, is_shown=False),
    "evidence-quote": stored("evidence", 0, text="Dense retrieval did nothing."),
    "evidence-offset": stored("evidence", 3, start=0),
    "evidence-label": stored("evidence", 3, label="MAYBE"),
    "evidence-lost": lost("evidence", 2),
    "evidence-of-nothing-lost": lost("evidence", 3),
    "evidence-turned": stored("evidence", 2, label="SUPPORT"),
    "evidence-of-own-work": stored("evidence", 1, work_id=FIRST.record_id),
    "refuter-not-counted": stored("verdicts", 1, refuting_work_ids="[]"),
    "supporter-not-counted": stored("verdicts", 0, supporting_work_ids=f'["{OTHER.record_id}"]'),
    "supported-by-own-author": record(1, **AUTHORED),
    "verdict-lost": lost("verdicts", 0),
    "verdict-mark": stored("verdicts", 0, mark="refuted"),
    "verdict-no-mark": stored("verdicts", 1, mark="probably"),
    "verified-despite-veto": stored("verdicts", 0, vetoes='["hedged"]'),
    "verified-despite-refutation": both(
        stored("verdicts", 1, mark="verified", vetoes="[]"),
        shown("claims.1.mark", "verified"),
        shown("claims.1.vetoes", []),
    ),
    "refuted-by-nobody": both(stored("verdicts", 0, mark="refuted"), shown("claims.0.mark", "refuted")),
    "corroborated-by-nobody": both(
        stored("verdicts", 1, is_corroborated=True), shown("claims.1.is_corroborated", True)
    ),
    "row-quote": shown("claims.0.text", HELPS.replace("improves", "worsens")),
    "row-offset": shown("claims.0.span.start", 0),
    "row-hash": shown("claims.0.document_sha256", "0" * 64),
    "row-work": shown("claims.0.work_id", OTHER.record_id),
    "row-mark": shown("claims.1.mark", "verified"),
    "row-corroborated": shown("claims.1.is_corroborated", True),
    "refuted-on-too-little": stored("evidence", 2, signals=signals_of("REFUTE", 0.49)),
    "refuted-without-a-probability": stored("evidence", 2, signals="[]"),
    "supported-on-too-little": stored("evidence", 0, signals=signals_of("SUPPORT", 0.3)),
    "row-contested": shown("claims.1.is_contested", True),
    "row-pairs": shown("claims.0.pairs_judged", 4),
    "row-relevance": shown("claims.1.relevance", "direct"),
    "row-bears-on": shown("claims.0.bears_on", ["exposure", "outcome"]),
    "row-veto-dropped": shown("claims.1.vetoes", []),
    "row-unshown-claim": shown("claims.1.claim_id", UNSHOWN["claim_id"]),
    "row-lost": lambda draft: draft.report["claims"].pop(1),
    "row-kind": shown("claims.0.text_kind", "publisher"),
    "row-digest-without-note": both(
        stored("documents", 0, text_kind="digest"), shown("claims.0.text_kind", "digest")
    ),
    "passage-dropped": shown("claims.1.refuting", []),
    "passage-moved": lambda draft: draft.report["claims"][0]["supporting"].append(
        draft.report["claims"][1]["refuting"].pop()
    ),
    "passage-text": shown("claims.0.supporting.0.text", "Dense retrieval failed."),
    "passage-not-counted": shown("claims.0.supporting.0.is_counted", False),
    "passage-kind": shown("claims.0.supporting.1.text_kind", "publisher"),
    "line-span-outside": said("So it is.", spans=({**QUOTED, "end": 10_000},)),
    "line-span-of-no-document": said("So it is.", spans=({**QUOTED, "document_id": "none"},)),
    "page-says-otherwise": edited("report.html", "Accuracy rose", "Accuracy fell"),
    "page-lacks-a-passage": edited("report.html", "never hurt", "often hurt"),
    "markdown-says-otherwise": edited("report.md", "Accuracy rose", "Accuracy fell"),
    "page-reference-altered": edited("report.html", "Author. Retrieval helps", "Author. Retrieval hurts"),
    "page-marker-swapped": edited("report.html", '<a href="#ref-1">1</a>', '<a href="#ref-2">2</a>'),
    "markdown-marker-swapped": edited("report.md", "[1](#ref-1)", "[2](#ref-2)"),
}  # fmt: skip

NUMBERS: dict[str, Change] = {
    "number-invented": said("Accuracy rose by 9.9 points [1].", spans=(QUOTED,)),
    "number-unit": said("Accuracy rose by 4.2 points [1].", spans=(QUOTED,)),
    "number-sign": said("Accuracy changed by \u22124.2% [1].", spans=(QUOTED,)),
    "number-digit-of-another": said("Accuracy rose by 4 [1].", spans=(QUOTED,)),
    "number-uncited": said("Accuracy rose by 4.2%."),
    "number-of-another-fact": said("There were 4 works.", "included"),
    "number-glued": said("The BM26 baseline was beaten [2].", spans=(span_of(SECOND, "BM25").model_dump(),)),
    "number-thousands": said("On 1,235 questions [1].", spans=(QUOTED,)),
    "quote-altered": said("One says “improves accuracy a lot” [1].", spans=(QUOTED,)),
    "quote-uncited": said("One says “retrieval helps”."),
    "quote-open": said("One says “improves accuracy and 77 more", spans=(QUOTED,)),
    "fact-unknown": shown("facts.works_liked", 2),
    "fact-unknown-named": said("It was so.", "works_liked"),
    "fact-wrong": shown("facts.claims_off", 2),
    "fact-true": shown("facts.included", True),
    "fact-words": shown("facts.included", "2"),
    "fact-question": shown("facts.question", "Something else?"),
    "fact-criterion": shown("facts.excluded_S4", 2),
    "fact-consensus": shown("facts.consensus", 9.6),
    "abstract-count": said("4 works were included.", "included"),
    "last-search": shown("last_search", "2026-03-05"),
    "claim-number": shown("claims.0.number", 7),
    "flow-cell": shown("flow.0.duplicates", 2),
    "flow-source-lost": lambda draft: draft.report["flow"].pop(1),
    "exclusion-count": shown("exclusions.2.count", 2),
    "exclusion-lost": lambda draft: draft.report["exclusions"].pop(),
    "exclusion-decider": shown("exclusions.0.decider", "a person"),
    "exclusion-text": shown("exclusions.0.text", "For fun."),
    "search-query": shown("searches.0.query", "another"),
    "search-lost": lambda draft: draft.report["searches"].pop(),
    "self-test-count": shown("self_test.0.moved", 2),
    "self-test-seen": shown("self_test.0.is_seen_kind", True),
    "self-test-lost": lambda draft: draft.report["self_test"].pop(0),
    "self-test-ledger": stored("self_tests", 0, moved=2),
    "self-test-more-than-all": both(stored("self_tests", 0, moved=4), shown("self_test.0.moved", 4)),
    "self-test-printed": edited("report.md", "4 caught", "5 caught"),
    "fact-self-test": shown("facts.selftest_caught_unseen", 3),
    "fact-contested": shown("facts.claims_contested", 1),
    "fact-cap": shown("facts.confidence_cap", 0.95),
    "concept-works": shown("concepts.0.works_mentioning", 4),
    "concept-claims": shown("concepts.0.claims_mentioning", 1),
    "concept-terms": shown("concepts.0.terms", ["cats"]),
    "ledger-search-received": stored("searches", 1, received=3),
}  # fmt: skip

REFERENCES: dict[str, Change] = {
    "marker-of-nothing": said("So it is [9]."),
    "marker-of-another-work": said("It rose by 4.2% [2].", spans=(QUOTED,)),
    "marker-short": said("It rose by 4.2% [1].", spans=(QUOTED, AGREED)),
    "citations-swapped": both(shown("claims.0.reference", 2), shown("claims.1.reference", 1)),
    "passage-citation": shown("claims.0.supporting.0.reference", 3),
    "claim-citation-of-nothing": shown("claims.0.reference", 8),
    "reference-uncited": lambda draft: draft.report["references"].append(
        {**draft.report["references"][0], "number": 5, "work_id": OFF.record_id, "title": OFF.title}
    ),
    "reference-lost": lambda draft: draft.report["references"].pop(0),
    "reference-number": shown("references.2.number", 5),
    "reference-twice": shown("references.2.work_id", FIRST.record_id),
    "reference-of-no-work": shown("references.2.work_id", "nobody"),
    "reference-included": shown("references.2.is_included", True),
    "reference-not-included": shown("references.0.is_included", False),
    "reference-title": shown("references.0.title", "Retrieval hurts"),
    "reference-text": shown("references.0.text", "Author. Retrieval hurts."),
    "reference-key": shown("references.1.key", "key1"),
    "reference-doi": shown("references.0.doi", "10.1/other"),
    "reference-url": shown("references.0.url", "https://example.org/elsewhere"),
    "bib-entry-lost": edited("references.bib", "@article{key1", "@comment{key1"),
    "bib-title": edited("references.bib", "Retrieval helps", "Retrieval hurts"),
    "ris-entry-added": edited("references.ris", "TY  - JOUR", "TY  - JOUR\nTI  - Mine\nER  - \nTY  - JOUR"),
    "ris-title": edited("references.ris", "commentary", "comedy"),
    "csl-entry-lost": lambda draft: draft.edits.update(
        {"references.json": lambda text: json.dumps(json.loads(text)[1:])}
    ),
    "link-to-nowhere": edited("report.html", 'id="ref-3"', 'id="reference-3"'),
}  # fmt: skip

FLOW: dict[str, Change] = {
    "decision-lost": lost("decisions", 12),
    "decision-added": added("decisions", 4, ordinal=1),
    "decision-criterion": stored("decisions", 12, criterion="Z9"),
    "decision-no-criterion": stored("decisions", 13, criterion=""),
    "decision-no-decider": stored("decisions", 12, decider=" "),
    "decision-no-reason": stored("decisions", 12, reason=""),
    "decision-actor": stored("decisions", 12, actor="ghost"),
    "two-boxes": stored("decisions", 13, item=FIRST.record_id),
    "excluded-but-assessed": stored("decisions", 16, item=OFF.record_id),
    "duplicate-of-no-hit": stored("decisions", 1, item=f"{SECOND.record_id}@s9/1"),
    "duplicate-not-returned": stored("decisions", 0, item="0" * 16),
    "hit-lost": lost("hits", 2),
    "hit-of-another": stored("hits", 7, record_id=UNREAD.record_id),
    "record-in-no-work": both(lost("work_records", 5), lost("decisions", 2)),
    "work-renamed": stored("work_records", 6, work_id="f" * 16),
    "work-shown-by-another": stored("works", 0, record_id=OTHER.record_id),
    "work-not-smallest": lambda draft: draft.tables["work_records"].append(
        {"record_id": "0" * 16, "work_id": FIRST.record_id, "reason": ""}
    ),
    "record-lost": lost("records", 3),
    "duplicate-in-no-work": lost("work_records", 2),
    "relevance-lost": lost("relevances", 4),
    "relevance-rank": stored("relevances", 4, rank=6),
    "flow-does-not-add-up": recounted("assessed", "assessed"),
    "sources-do-not-sum": recounted("duplicates", "duplicates"),
    "plan-lacks-criterion": replanned(1, "criteria", value={}),
}  # fmt: skip

ANSWERS: dict[str, Change] = {
    "answer-none": shown("answer", "not-answered"),
    "answer-neighbouring": shown("answer", "neighbouring"),
    "answer-without-direct": both(
        stored("claims", 0, relevance="indirect"), shown("claims.0.relevance", "indirect")
    ),
    "answer-without-verified": both(
        stored("verdicts", 0, mark="unjudged"), shown("claims.0.mark", "unjudged")
    ),
    "nearest-beside-claims": shown(
        "nearest", [{"work_id": OFF.record_id, "title": OFF.title, "concepts": []}]
    ),
}  # fmt: skip

SILENT: dict[str, Change] = {
    "silent-answer": shown("answer", "partly"),
    "silent-without-nearest": shown("nearest", []),
    "silent-nearest-title": shown("nearest.0.title", "Another"),
    "silent-nearest-concepts": shown("nearest.0.concepts", []),
    "silent-quotes": said("One says “improves accuracy”.", spans=(QUOTED,)),
    "silent-cites": said("So it is [1]."),
}

CONFIDENCE: dict[str, Change] = {
    "confidence-invented": shown("claims.0.confidence", 0.9),
    "confidence-without-calibration": both(stored("verdicts", 0, confidence=0.9), shown("claims.0.confidence", 0.9)),
    "confidence-without-date": both(
        stored("verdicts", 0, confidence=0.9),
        shown("claims.0.confidence", 0.9),
        shown("claims.0.calibration", "SciFact dev, n = 300"),
    ),
    "calibration-without-confidence": shown("claims.0.calibration", "SciFact dev, n = 300, 2026-01-02"),
    "confidence-above-one": both(
        stored("verdicts", 0, confidence=1.5),
        shown("claims.0.confidence", 1.5),
        shown("claims.0.calibration", "SciFact dev, n = 300, 2026-01-02"),
    ),
    "confidence-above-the-cap": sure(0.95),
    "confidence-where-nobody-speaks": both(
        sure(0.8), stored("verdicts", 0, supporting_work_ids="[]"), stored("verdicts", 0, is_corroborated=False)
    ),
    "single-source-where-others-speak": both(
        stored("verdicts", 0, confidence_reason="single source"),
        shown("claims.0.confidence_reason", "single source"),
    ),
    "withheld-where-nobody-speaks": both(
        stored("evidence", 2, label="NEI", signals=signals_of("NEI", 0.9)),
        stored("verdicts", 1, refuting_work_ids="[]", mark="unjudged"),
    ),
    "missing-without-being-withheld": both(
        stored("verdicts", 0, confidence_reason="not today"), shown("claims.0.confidence_reason", "not today")
    ),
    "confidence-without-reason": both(
        stored("verdicts", 0, confidence_reason=""), shown("claims.0.confidence_reason", "")
    ),
}

RETRACTION: dict[str, Change] = {
    "included-is-retracted": record(0, is_retracted=True),
    "retraction-claimed-clean": shown("references.1.retraction", "clean"),
    "retraction-invented": shown("references.0.retraction", "retracted"),
    "duplicate-is-retracted": record(2, is_retracted=True),
}

SAMENESS: dict[str, Change] = {
    "plan-edited": refiled("cutoff = 0.3", "cutoff = 0.5"),
    "plan-hash": stored("plans", 0, sha256="0" * 64),
    "plan-lost": lost("plans", 0),
    "review-id": both(stored("about", 1, value="0" * 16), shown("review_id", "0" * 16)),
    "review-id-of-report": shown("review_id", "0" * 16),
    "report-version": shown("version", "9.9"),
    "report-question": shown("question", "Something else?"),
    "report-banner": shown("banner", "Approved"),
    "report-criteria": shown("criteria", {}),
    "record-hash": stored("records", 0, sha256="0" * 64),
    "record-content": stored("records", 0, content="{}"),
    "record-source-id": record(3, source_id="P99"),
    "ledger-schema": stored("about", 4, value="4"),
    "ledger-criteria": stored("about", 5, value="{}"),
    "report-schema": shown("schema_version", 4),
    "report-field-lost": lambda draft: draft.report.pop("byline"),
    "report-field-added": shown("approved", True),
    "report-wrong-type": shown("sections", {}),
    "report-wrong-type-deep": shown("abstract.0.text", 5),
}  # fmt: skip

KEPT: dict[str, Change] = {
    "stage-lost": lost("stages", 4),
    "stage-without-key": stored("stages", 4, key=""),
    "failure-lost": lost("failures", 0),
    "failure-without-reason": stored("failures", 0, reason=" "),
    "failure-unlisted": shown("failures", []),
    "failure-invented": shown("failures.0.place", "elsewhere"),
}

UNTRUSTED: dict[str, Change] = {
    "script": in_body("<script>alert(1)</script>"),
    "script-typed": in_body('<script type="module">alert(1)</script>'),
    "script-from-outside": in_body('<script type="application/json" src="https://example.org/x"></script>'),
    "event-attribute": in_body('<p onclick="alert(1)">x</p>'),
    "event-attribute-upper": in_body("<svg OnLoad=alert(1)></svg>"),
    "javascript-url": in_body('<a href=" java\tscript:alert(1)">x</a>'),
    "javascript-url-entity": in_body('<a href="javascript&colon;alert(1)">x</a>'),
    "data-url": in_body('<a href="data:text/html,x">x</a>'),
    "image-from-outside": in_body('<img src="https://example.org/pixel">'),
    "image-without-scheme": in_body('<img src="//example.org/pixel">'),
    "image-set-from-outside": in_body('<img srcset="a.png 1x, https://example.org/b 2x">'),
    "style-from-outside": in_body('<link rel="stylesheet" href="https://example.org/s">'),
    "frame": in_body('<iframe src="x.html"></iframe>'),
    "object": in_body('<object data="x.swf"></object>'),
    "form": in_body("<form></form>"),
    "base": in_body('<base href="https://example.org/">'),
    "refresh": in_body('<meta http-equiv="Refresh" content="0">'),
    "style-import": in_body("<style>@import 'https://example.org/s'</style>"),
    "style-url": in_body('<p style="background: url(https://example.org/p)">x</p>'),
    "embedded-script-end": edited("report.html", "\\u003cb>", "</script><b>"),
    "embedded-broken": edited("report.html", '"application/json">{', '"application/json">'),
    "markdown-tag": edited("report.md", "# Report", "# Report <b>x</b>"),
    "markdown-tag-behind-backslashes": edited("report.md", "# Report", "# Report \\\\<b>x"),
    "markdown-comment": edited("report.md", "# Report", "# Report <!-- x -->"),
    "markdown-tag-between-cells": edited("report.md", "# Report", "| ` | <b>x</b> | ` |"),
    "markdown-javascript": edited("report.md", "# Report", "# Report [x](javascript:alert(1))"),
    "markdown-image": edited("report.md", "# Report", "# Report ![x](https://example.org/p)"),
}  # fmt: skip


FAMILIES = (ANCHORED, NUMBERS, REFERENCES, FLOW, ANSWERS, CONFIDENCE, RETRACTION, SAMENESS, KEPT, UNTRUSTED)
OF_PEOPLE = {
    1: people.ANCHORED, 2: people.NUMBERS, 3: people.REFERENCES, 4: people.FLOW, 5: people.ANSWERS,
    7: people.RETRACTION, 8: people.SAMENESS, 9: people.KEPT, 10: people.UNTRUSTED,
}  # fmt: skip
OF_THE_SEARCH = {2: search.NUMBERS, 4: search.FLOW, 9: search.KEPT, 10: search.UNTRUSTED}
OF_READING = {1: read.ANCHORED, 2: read.NUMBERS, 4: read.FLOW, 9: read.KEPT}
MUTATIONS = [
    (invariant, name, change)
    for invariant, family in [
        *enumerate(FAMILIES, start=1),
        *OF_PEOPLE.items(),
        *OF_THE_SEARCH.items(),
        *OF_READING.items(),
    ]
    for name, change in family.items()
]
SILENT |= people.SILENT
