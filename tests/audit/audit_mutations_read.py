"""Ways to break what was read and what texts say: readings, pages, copies, quotes, findings, numbers, by invariant."""

import json
from collections.abc import Callable
from typing import Any

from audit_changes import Change, added, both, edited, forgotten, lost, outcome, said, shown, stored
from audit_ledger import DOCUMENTS, FIRST, HELPS, OTHER, SECOND, SENTENCES, span_of
from audit_review import FACTS, Draft
from audit_said import AGAINST, IN_TABLE, RESULTS

from synthesist.records.ids import sha256

COUNTS = (
    "assessed_whole", "assessed_abstract", "copies_tried", "findings", "findings_shared", "results_reported",
    "results_grouped", "results_comparable",
)  # fmt: skip
"""Facts on reading."""

_WHOLE = next(at for at, row in enumerate(SENTENCES) if row["page"] == 2)
_ABSTRACT = next(at for at, row in enumerate(SENTENCES) if row["page"] is None)
_TABLED = next(at for at, row in enumerate(RESULTS) if row is IN_TABLE)


def said_of(table: str, at: int, /, **changes: Any) -> Change:
    """A change inside the JSON that a row of the ledger holds; a reading's digest with it."""

    def change(draft: Draft) -> None:
        row = draft.tables[table][at]
        row["content"] = json.dumps({**json.loads(row["content"]), **changes})
        if "sha256" in row:
            row["sha256"] = sha256(row["content"])

    return change


def inside(table: str, at: int, change: Callable[[Any], object]) -> Change:
    """A change deep inside the JSON that a row of the ledger holds; a reading's digest with it."""

    def changed(draft: Draft) -> None:
        row = draft.tables[table][at]
        content = json.loads(row["content"])
        change(content)
        row["content"] = json.dumps(content)
        if "sha256" in row:
            row["sha256"] = sha256(row["content"])

    return changed


def exclusion(item: str, **changes: Any) -> Change:
    """A change of the program's decision on a work that was read."""

    def change(draft: Draft) -> None:
        rows = draft.tables["decisions"]
        row = next(row for row in rows if (row["stage"], row["item"], row["ordinal"]) == ("assess", item, 0))
        row.update(changes)

    return change


def _quote(document: str, start: int, end: int) -> str:
    return json.dumps({"document_id": DOCUMENTS[document]["document_id"], "start": start, "end": end})


ANCHORED: dict[str, Change] = {
    "reading-lost": lost("readings", 0),
    "reading-of-nothing": added("readings", 0, document_id=DOCUMENTS[SECOND.record_id]["document_id"]),
    "reading-hash": stored("readings", 0, sha256="0" * 64),
    "reading-of-another-text": said_of("readings", 0, sha256="0" * 64),
    "reading-of-another-file": said_of("readings", 0, original_sha256="0" * 64),
    "reading-by-another": said_of("readings", 0, reader="docx/1"),
    "reading-section-outside": inside("readings", 0, lambda told: told["sections"][3].update(end=10_000)),
    "reading-block-outside": inside("readings", 0, lambda told: told["blocks"][-1].__setitem__(2, 10_000)),
    "reading-blocks-overlap": inside("readings", 0, lambda told: told["blocks"][1].__setitem__(1, 0)),
    "reading-reference-outside": inside("readings", 0, lambda told: told["references"][0].update(end=10_000)),
    "reading-marker-outside": inside("readings", 0, lambda told: told["markers"][0].__setitem__(1, 10_000)),
    "reading-cell-outside": inside("readings", 0, lambda told: told["tables"][0]["cells"][0].__setitem__(3, 10_000)),
    "reading-line-on-no-page": inside("readings", 0, lambda told: told["lines"][-1].__setitem__(2, 3)),
    "reading-line-on-another-page": inside("readings", 0, lambda told: told["lines"][6].__setitem__(2, 1)),
    "reading-pages-lost": said_of("readings", 0, pages=[]),
    "whole-text-called-abstract": stored("documents", 0, is_full_text=False),
    "abstract-called-whole": stored("documents", 1, is_full_text=True),
    "whole-text-by-another-reader": stored("documents", 0, reader="docx/1"),
    "sentence-page": stored("sentences", _WHOLE, page=1),
    "sentence-page-lost": stored("sentences", _WHOLE, page=None),
    "sentence-page-of-an-abstract": stored("sentences", _ABSTRACT, page=1),
    "sentence-box": stored("sentences", _WHOLE, box="[0, 0, 1, 1]"),
    "sentence-box-lost": stored("sentences", _WHOLE, box=None),
    "sentence-part": stored("sentences", _WHOLE, part="methods"),
    "sentence-kind": stored("sentences", _WHOLE, kind="caption"),
    "sentence-section": stored("sentences", _WHOLE, section="4 Discussion"),
    "claim-page": stored("claims", 0, page=1),
    "claim-section": stored("claims", 0, section="2 Methods"),
    "claim-role": stored("claims", 0, role="rumour"),
    "claim-probability": stored("claims", 0, p=1.5),
    "copy-lost": both(lost("copies", 1), lost("copies", 0)),
    "copy-order": stored("copies", 1, ordinal=3),
    "copy-outcome": stored("copies", 0, outcome="fine"),
    "copy-read-twice": stored("copies", 0, outcome="read", problem=""),
    "copy-read-with-a-problem": stored("copies", 1, problem="it was torn"),
    "copy-refused-without-a-problem": stored("copies", 0, problem=" "),
    "copy-of-another-file": stored("copies", 1, sha256="0" * 64),
    "copy-of-another-kind": stored("copies", 1, kind="jats"),
    "copy-never-read": stored("copies", 1, outcome="unreadable", problem="it is broken"),
    "copy-without-an-address": stored("copies", 0, url=" "),
    "copy-without-a-basis": stored("copies", 0, basis=""),
    "copy-answered-on-no-day": stored("copies", 0, at=""),
    "copy-without-a-size": stored("copies", 1, size=None),
    "copy-of-an-unread-work": stored("copies", 2, outcome="read", problem=""),
    "anatomy-lost": lost("anatomies", 0),
    "anatomy-of-no-claim": stored("anatomies", 0, claim_id="0" * 16),
    "anatomy-words": inside("anatomies", 0, lambda told: told["exposure"].__setitem__(2, "Magic")),
    "anatomy-place": inside("anatomies", 0, lambda told: told["outcome"].__setitem__(0, 0)),
    "anatomy-hedge": inside("anatomies", 2, lambda told: told["hedges"][0].__setitem__(2, "know")),
    "anatomy-abbreviation": inside("anatomies", 1, lambda told: told["abbreviations"][0].update(short="BM26")),
    "anatomy-definition": inside(
        "anatomies", 1, lambda told: told["abbreviations"][0]["defined"].__setitem__(2, "Best match (BM25)")
    ),
    "anatomy-pointer": inside("anatomies", 0, lambda told: told["antecedents"][0]["words"].__setitem__(2, "less")),
    "anatomy-kind": said_of("anatomies", 0, kind="magical"),
    "anatomy-direction": said_of("anatomies", 0, direction="up"),
    "finding-lost": lost("findings", 1),
    "finding-id": stored("findings", 0, finding_id="0" * 16),
    "finding-of-no-claim": said_of("findings", 1, claim_ids=["0" * 16]),
    "finding-works": said_of("findings", 0, work_ids=[FIRST.record_id], works=1),
    "finding-counts-twice": said_of("findings", 0, works=3),
    "finding-opposed-by-one-side": said_of("findings", 0, opposed_by=[]),
    "result-lost": lost("results", 0),
    "result-text": said_of("results", _TABLED, text="99.9"),
    "result-place": stored("results", _TABLED, start=0, end=4),
    "result-of-another-work": stored("results", _TABLED, work_id=SECOND.record_id),
    "result-of-work-that-is-out": both(
        stored("results", _TABLED, work_id=OTHER.record_id), said_of("results", _TABLED, work_id=OTHER.record_id)
    ),
    "group-of-no-result": said_of("result_groups", 0, result_ids=["0" * 16]),
    "group-works": said_of("result_groups", 1, work_ids=[FIRST.record_id]),
    "group-spread-of-what-differs": said_of("result_groups", 0, spread=[1.0, 2.0]),
    "row-page": shown("claims.0.page", 1),
    "row-page-lost": shown("claims.0.page", None),
    "row-section": shown("claims.0.section", "2 Methods"),
    "row-kind-of-assertion": shown("claims.0.kind", "existence"),
    "row-direction": shown("claims.0.direction", "decrease"),
    "row-hedging": shown("claims.2.hedging", "asserted"),
    "row-beside-lost": shown("claims.1.beside", []),
    "row-beside-told": shown("claims.1.beside.0.told", "Best match"),
    "row-beside-words": shown("claims.0.beside.0.words", "less"),
    "row-beside-place": shown("claims.0.beside.0.start", 0),
    "passage-page": shown("claims.1.refuting.0.page", 1),
    "passage-section": shown("claims.1.refuting.0.section", "abstract"),
    "page-prints-another-page": edited("report.html", "page 2, 3 Results, char", "page 1, 3 Results, char"),
    "markdown-prints-another-page": edited("report.md", "page 2, 3 Results, char", "page 1, 3 Results, char"),
}  # fmt: skip

NUMBERS: dict[str, Change] = {
    **{f"fact-{name}": shown(f"facts.{name}", int(FACTS[name]) + 1) for name in COUNTS},
    "fact-left-out": both(said("2 of 5 were read whole.", "assessed_whole"), forgotten("assessed_whole")),
    "page-in-prose": said("It is said [1] (page 9).", spans=(span_of(FIRST, HELPS).model_dump(),)),
    "text-lost": lambda draft: draft.report["full_texts"].pop(0),
    "text-whole": shown("full_texts.1.is_whole", True),
    "text-not-whole": shown("full_texts.0.is_whole", False),
    "text-doubled": lambda draft: draft.report["full_texts"].append(draft.report["full_texts"][0]),
    "out-doubled": lambda draft: draft.report["assessed_out"].append(draft.report["assessed_out"][0]),
    "text-title": shown("full_texts.0.title", "Another"),
    "text-work": shown("full_texts.0.work_id", SECOND.record_id),
    "text-hash": shown("full_texts.0.sha256", "0" * 64),
    "text-kind": shown("full_texts.0.kind", "jats"),
    "text-place": shown("full_texts.0.place", "https://example.org/p1.pdf"),
    "text-basis": shown("full_texts.0.basis", "a link of acl"),
    "text-version": shown("full_texts.0.version", "submitted"),
    "text-licence": shown("full_texts.0.licence", "none"),
    "text-date": shown("full_texts.0.at", "2026-03-04T05:06:07Z"),
    "text-pages": shown("full_texts.0.pages", 3),
    "text-unread-without-a-reason": shown("full_texts.1.why_not", ""),
    "text-unread-for-another-reason": shown("full_texts.1.why_not", "nobody looked"),
    "text-on-the-page": edited("report.html", "full text (pdf, 2 pages", "full text (pdf, 9 pages"),
    "out-lost": lambda draft: draft.report["assessed_out"].pop(),
    "out-included": shown("assessed_out.0.work_id", FIRST.record_id),
    "out-criterion": shown("assessed_out.0.criterion", "F1"),
    "out-reason": shown("assessed_out.0.reason", "nobody liked it"),
    "out-decider": shown("assessed_out.1.decider", "rules/1"),
    "out-quote": shown("assessed_out.0.quote", "We saw nothing."),
    "out-quote-lost": shown("assessed_out.0.quote", ""),
    "out-quote-place": shown("assessed_out.0.start", 0),
    "out-page": shown("assessed_out.0.page", 4),
    "out-section": shown("assessed_out.0.section", "title"),
    "out-on-the-page": edited("report.md", "of which bear closely enough", "of which bear loosely enough"),
    "found-lost": lambda draft: draft.report["findings"].pop(),
    "found-order": lambda draft: draft.report["findings"].reverse(),
    "found-number": shown("findings.0.number", 7),
    "found-claims": shown("findings.0.claims", [1]),
    "found-works": shown("findings.0.works", 3),
    "found-label": shown("findings.0.label", "Magic – accuracy"),
    "found-direction": shown("findings.0.direction", "decrease"),
    "found-unopposed": shown("findings.1.opposed_by", []),
    "found-id": shown("findings.0.finding_id", AGAINST),
    "found-on-the-page": edited("report.html", "Retrieval – accuracy | on cats", "Retrieval – accuracy | on dogs"),
    "numbers-lost": lambda draft: draft.report["results"].pop(),
    "numbers-of-a-group-lost": lambda draft: draft.report["results"][0]["results"].pop(),
    "numbers-group": shown("results.0.number", 1),
    "numbers-comparable": shown("results.1.is_comparable", True),
    "numbers-spread": shown("results.0.spread", [0.0, 4.2]),
    "numbers-differ": shown("results.1.differs", ["population"]),
    "numbers-metric-of-a-group": shown("results.0.metric", "joy"),
    "numbers-text": shown("results.0.results.0.text", "9.9%"),
    "numbers-place-in-the-text": shown("results.0.results.0.start", 0),
    "numbers-reference": shown("results.0.results.0.reference", 2),
    "numbers-method": shown("results.1.results.1.method", "Magic"),
    "numbers-population": shown("results.1.results.1.population", "fish"),
    "numbers-outcome": shown("results.1.results.1.outcome", "joy"),
    "numbers-metric": shown("results.1.results.1.metric", "joy"),
    "numbers-split": shown("results.1.results.1.split", "train"),
    "numbers-n": shown("results.1.results.1.n", 5),
    "numbers-page": shown("results.1.results.1.page", 1),
    "numbers-table": shown("results.1.results.1.place", "Table 2"),
    "numbers-section": shown("results.1.results.0.place", "2 Methods"),
    "numbers-on-the-page": edited("report.html", "<td>64.2</td>", "<td>74.2</td>"),
    "ledger-finding-label": said_of("findings", 0, label="Magic – accuracy"),
    "ledger-finding-direction": said_of("findings", 0, direction="decrease"),
    "ledger-group-differs": said_of("result_groups", 0, differs=[]),
    "ledger-group-comparable": said_of("result_groups", 0, is_comparable=True),
    "ledger-result-setting": inside("results", _TABLED, lambda told: told["population"].update(text="fish")),
    "ledger-copy-licence": stored("copies", 1, licence="none"),
    "ledger-copy-problem": stored("copies", 2, problem="it rained"),
}  # fmt: skip

FLOW: dict[str, Change] = {
    "exclusion-without-a-quote": exclusion(OTHER.record_id, quote=None),
    "exclusion-quotes-another-work": exclusion(OTHER.record_id, quote=_quote(FIRST.record_id, 0, 9)),
    "exclusion-quotes-beyond-the-text": exclusion(OTHER.record_id, quote=_quote(OTHER.record_id, 0, 10_000)),
    "exclusion-of-what-was-not-read-whole": exclusion(OTHER.record_id, criterion="F3"),
    "inclusion-on-an-abstract-called-whole": exclusion(
        SECOND.record_id,
        reason="3 asserted results, 2 of which bear closely enough on the question; assessed at full text",
    ),
    "inclusion-on-a-full-text-called-abstract": exclusion(
        FIRST.record_id, reason="1 asserted result, 1 of which bear closely enough on the question"
    ),
    "exclusion-does-not-say-on-what": exclusion(OTHER.record_id, reason="it is thin"),
    "exclusion-miscounts": exclusion(
        OTHER.record_id,
        reason="2 asserted results, 0 of which bear closely enough on the question; "
        "not assessed at full text: none was sought",
    ),
    "flow-whole": shown("flow.0.assessed_whole", 2),
}  # fmt: skip

KEPT: dict[str, Change] = {
    "counted-full-texts": outcome("read", "full texts"),
    "counted-findings": outcome("extract", "findings"),
    "counted-results": outcome("extract", "results"),
}
