"""Ways to break what people said and decided, the plan's versions, the sample and what lies near, by invariant."""

from audit_changes import (
    Change,
    added,
    both,
    doubled,
    dropped,
    edited,
    forgotten,
    lost,
    outcome,
    refiled,
    replanned,
    said,
    shown,
    stored,
    swapped,
)
from audit_ledger import (
    ARCHIVE,
    DOUBTED,
    DROPPED,
    FIRST,
    OFF,
    PLANS,
    RETRACTED,
    SECOND,
    SPURNED,
    SPURS,
    WRONG,
    decision,
    ruling,
    span_of,
)
from audit_review import FACTS, FACTS_OF_PEOPLE

ANCHORED: dict[str, Change] = {
    "set-aside-shown": stored("claims", 4, is_shown=True, reason=""),
    "set-aside-heard": added("evidence", 0, **span_of(SECOND, DOUBTED).model_dump(), text=DOUBTED, label="NEI"),
    "set-aside-judged": added("verdicts", 1, claim_id=WRONG["claim_id"]),
    "excluded-work-shown": stored("claims", 5, is_shown=True, reason=""),
    "excluded-work-heard": added(
        "evidence", 0, **span_of(SPURNED, SPURS).model_dump(), work_id=SPURNED.record_id, text=SPURS, label="NEI"
    ),
    "confirmed-hidden": stored("claims", 3, is_shown=False, reason="unwelcome"),
    "decided-by-nobody": both(stored("verdicts", 0, decided_by="Eve"), shown("claims.0.decided_by", "Eve")),
    "decided-by-another": both(stored("verdicts", 2, decided_by="Eve"), shown("claims.2.decided_by", "Eve")),
    "decided-by-dropped": both(stored("verdicts", 2, decided_by=""), shown("claims.2.decided_by", "")),
    "confirmed-not-verified": both(stored("verdicts", 2, mark="unjudged"), shown("claims.2.mark", "unjudged")),
    "confirmed-despite-final-veto": both(
        stored("verdicts", 2, vetoes='["its work is marked as retracted"]'),
        shown("claims.2.vetoes", ["its work is marked as retracted"]),
    ),
    "row-decided-by": shown("claims.2.decided_by", "Bo Li"),
    "row-decided-by-dropped": shown("claims.2.decided_by", ""),
    "sentence-lost": lost("sentences", 1),
    "sentence-shifted": stored("sentences", 1, end=17),
    "sentence-doubled": added("sentences", 1, ordinal=5),
    "sentence-renumbered": stored("sentences", 2, ordinal=5),
    "sentence-section": stored("sentences", 1, section="title"),
    "claim-bears-on-nothing": stored("claims", 4, bears_on="[]"),
    "claim-bears-on-what-is-no-part": stored("claims", 4, bears_on='["weather"]'),
    "claim-names-no-concept": stored("claims", 4, concepts='["cats"]'),
    "claim-set-aside-for-another-reason": stored("claims", 4, reason="a typing error"),
    "evidence-of-another-judge": stored("evidence", 3, judge="words/2"),
    "claim-cue": stored("claims", 0, cues='["ruins"]'),
    "claim-reason-lost": stored("claims", 2, reason=""),
    "claim-reason-added": stored("claims", 0, reason="why not"),
    "full-text-pretended": stored("documents", 2, is_full_text=True),
    "supported-not-corroborated": both(
        stored("verdicts", 0, is_corroborated=False), shown("claims.0.is_corroborated", False)
    ),
    "sentence-id": edited("report.html", 'id="abstract-2"', 'id="abstract-9"'),
    "sentence-id-lost": edited("report.html", ' id="findings-3"', ""),
    "sentence-slipped-in": edited("report.html", "<p><span", '<p><span class="line" id="x-1">So be it.</span><span'),
    "page-title": edited("report.html", "A synthesis", "A meta-analysis"),
    "markdown-heading": edited("report.md", "Findings", "Proofs"),
    "page-veto-hidden": edited("report.html", "hoped for", "known", 99),
    "page-person-of-a-mark": edited("report.html", "verified by Ada | Reader", "verified by Eve"),
    "markdown-person-of-a-mark": edited("report.md", "verified by Ada \\| Reader", "verified by Eve"),
}  # fmt: skip

NUMBERS: dict[str, Change] = {
    **{f"fact-{name}": shown(f"facts.{name}", FACTS[name] + 1) for name in FACTS_OF_PEOPLE},
    **{f"fact-left-out-{name}": forgotten(name) for name in FACTS_OF_PEOPLE},
    "fact-planned-on": shown("facts.planned_on", "2026-02-28"),
    "bound-lowered": shown("facts.missed_bound", 1),
    "bound-percent-lowered": shown("facts.missed_bound_percent", 33.4),
    "bound-confidence-raised": shown("facts.bound_confidence", 99),
    "bound-where-nobody-answered": lost("rulings", 0),
    "percent-as-a-number": said("At most 66.7 were missed.", "missed_bound_percent"),
    "number-as-a-percent": said("At most 2 percent were missed.", "missed_bound"),
    "percent-altered": said("At most 6.67 percent were missed.", "missed_bound_percent"),
    "flow-people": shown("flow.0.sought_by_people", 2),
    "claims-out-of-order": both(
        stored("claims", 1, score=0.1), shown("claims.1.number", 2)
    ),
    "ruling-row-lost": dropped("rulings", 3),
    "ruling-row-doubled": doubled("rulings", 0),
    "ruling-rows-swapped": lambda draft: draft.report["rulings"].reverse(),
    "ruling-row-item": shown("rulings.0.item", FIRST.record_id),
    "ruling-row-name": shown("rulings.0.name", "Another"),
    "ruling-row-action": shown("rulings.0.action", "nothing"),
    "ruling-row-criterion": shown("rulings.0.criterion", "S1"),
    "ruling-row-person": shown("rulings.0.person", "Eve"),
    "ruling-row-reason": shown("rulings.0.reason", "a whim"),
    "ruling-row-at": shown("rulings.0.at", "2026-03-06T05:06:07Z"),
    "ruling-row-holds": lambda draft: draft.report["rulings"][0].update(holds=not draft.report["rulings"][0]["holds"]),
    "amendment-row-lost": shown("amendments", []),
    "amendment-row-doubled": doubled("amendments", 0),
    "amendment-number": shown("amendments.0.number", 2),
    "amendment-at": shown("amendments.0.at", "2026-03-01T05:06:07Z"),
    "amendment-reason": shown("amendments.0.reason", "a typing error"),
    "amendment-archive": shown("amendments.0.archive", ""),
    "amendment-change-lost": lambda draft: draft.report["amendments"][0]["changes"].pop(),
    "amendment-field": shown("amendments.0.changes.0.field", "criteria.I2"),
    "amendment-before": shown("amendments.0.changes.1.before", "2000"),
    "amendment-after": shown("amendments.0.changes.1.after", "1000"),
    "amendment-dated-otherwise": stored("plans", 1, at="2026-03-02T05:06:07Z"),
    "amendment-reason-in-ledger": stored("plans", 1, reason="a typing error"),
    "amendment-without-archive": both(stored("plans", 1, archive=""), shown("amendments.0.archive", "")),
    "amendment-of-nothing": both(
        stored("plans", 0, content=PLANS[1]["content"], sha256=PLANS[1]["sha256"]), shown("amendments.0.changes", [])
    ),
    "sample-swapped": swapped("samples", "work_id"),
    "sample-lost": lost("samples", 2),
    "sample-renumbered": stored("samples", 2, ordinal=7),
    "sample-of-choice": stored("samples", 0, work_id=FIRST.record_id),
    "sample-added": added("samples", 0, ordinal=3, work_id=FIRST.record_id),
    "concept-records": shown("concepts.0.records_mentioning", 11),
    "concept-records-unknown": shown("concepts.1.records_mentioning", 0),
    "ledger-concept-hits": stored("searches", 0, concept_hits='[["retrieval", 6]]'),
    "page-person": edited("report.html", "<td>Bo Li</td>", "<td>Bo Lu</td>"),
    "markdown-person": edited("report.md", "| Bo Li |", "| Bo Lu |"),
    "page-reason": edited("report.html", "it &amp; say undo", "it not"),
    "page-flow": edited("report.html", "<td>12</td>", "<td>13</td>"),
    "markdown-flow": edited("report.md", "| 12 |", "| 13 |"),
    "page-flow-people": edited("report.html", "<td>sought_by_people</td><td>1</td>", "<td>x</td><td>2</td>"),
    "page-exclusion": edited("report.html", "<td>identify</td><td>rules/1</td><td>1</td>", "<td>identify</td>"),
    "markdown-amendment": edited("report.md", "| 1000 |", "| 2000 |"),
    "page-amendment-reason": edited("report.html", "a pilot was too narrow", "none given"),
    "page-search-date": edited("report.html", "<td>2026-03-04T05:06:07Z</td>", "<td>2026-04-04T05:06:07Z</td>"),
    "page-check": edited("report.html", "<td>2 of 3</td>", "<td>3 of 3</td>"),
    "page-criterion": edited("report.html", "A trial.", "A tribe."),
    "markdown-concept": edited("report.md", "| 10 | 8 | 3 |", "| 10 | 9 | 3 |"),
    "page-failure": edited("report.html", "<td>f.bib:3</td>", "<td>f.bib:4</td>"),
}  # fmt: skip

REFERENCES: dict[str, Change] = {
    "inclusion-by-a-person-unlisted": dropped("references", 3),
    "inclusion-by-a-person-denied": shown("references.3.is_included", False),
}

FLOW: dict[str, Change] = {
    **{f"ruling-lost-{at}": lost("rulings", at) for at in range(4)},
    **{f"peoples-decision-lost-{at}": lost("decisions", at) for at in range(19, 24)},
    "ruling-forged": lambda draft: draft.tables["rulings"].append(ruling(FIRST.record_id, "exclude", "P1", "screen")),
    "ruling-turned": stored("rulings", 0, action="exclude"),
    "ruling-stage": stored("rulings", 2, stage="assess"),
    "ruling-person": stored("rulings", 0, person="Eve"),
    "ruling-reason": stored("rulings", 3, reason="a whim"),
    "ruling-criterion": stored("rulings", 1, criterion="P1"),
    "ruling-criterion-unknown": stored("rulings", 0, criterion="Z9"),
    "ruling-no-person": stored("rulings", 6, person=" "),
    "ruling-no-reason": stored("rulings", 6, reason=""),
    "ruling-no-date": stored("rulings", 6, at="yesterday"),
    "ruling-ordinal": stored("rulings", 5, ordinal=2),
    "ruling-undoes-nothing": stored("rulings", 7, action="undo"),
    "ruling-unheard-of": stored("rulings", 6, action="maybe"),
    "ruling-of-no-stage": stored("rulings", 6, stage="screen"),
    "ruling-on-a-claim-with-criterion": stored("rulings", 6, criterion="P1"),
    "ruling-on-the-wrong-thing": stored("rulings", 7, item=FIRST.record_id),
    "ruling-undone-in-secret": lambda draft: draft.tables["rulings"].append(
        ruling(DROPPED.record_id, "undo", "", "screen", 1)
    ),
    "undoing-lost": lost("rulings", 5),
    "peoples-decision-person": stored("decisions", 19, decider="Eve"),
    "peoples-decision-reason": stored("decisions", 22, reason="a whim"),
    "peoples-decision-criterion": stored("decisions", 21, criterion="P1"),
    "peoples-decision-turned": stored("decisions", 20, action="exclude"),
    "peoples-decision-by-rule": stored("decisions", 19, actor="rule"),
    "peoples-decision-third": added("decisions", 19, ordinal=2),
    "peoples-decision-forged": lambda draft: draft.tables["decisions"].append(
        {**decision("screen", FIRST.record_id, "exclude", "P1"), "ordinal": 1, "actor": "person", "decider": "Eve"}
    ),
    "peoples-decision-undone": lambda draft: draft.tables["decisions"].append(
        {**draft.tables["decisions"][19], "item": OFF.record_id}
    ),
    "programs-decision-by-a-person": stored("decisions", 4, actor="person"),
    "programs-decision-lost": lost("decisions", 18),
    "decision-unheard-of": stored("decisions", 4, action="maybe"),
    "decision-of-no-stage": stored("decisions", 13, stage="wish"),
    "criterion-of-an-inclusion": stored("decisions", 4, criterion="S1"),
    "criterion-of-another-stage": stored("decisions", 16, criterion="S5"),
    "decider-of-another-version": stored("decisions", 14, decider="rules/2"),
    "joined-for-another-reason": stored("work_records", 2, reason="a hunch"),
    "joined-without-a-reason": stored("work_records", 2, reason=""),
    "criterion-swapped": stored("decisions", 10, criterion="S4"),
    "criterion-swapped-back": stored("decisions", 12, criterion="S5"),
    "cutoff-raised": replanned(1, "screen", "cutoff", value=0.75),
    "largest-number-lowered": replanned(1, "screen", "max_works", value=3),
    "score-raised": stored("relevances", 8, score=0.95),
    "score-altered": stored("relevances", 0, score=0.91),
    "concept-unknown": stored("relevances", 8, concepts='["cats"]'),
    "reason-rank": stored("decisions", 4, reason="rank 2, relevance 0.900, names accuracy, retrieval"),
    "reason-count": stored("decisions", 14, reason="2 asserted results, 1 of them bear on the question"),
    "search-no-date": both(stored("searches", 1, at="soon"), shown("searches.1.at", "soon")),
    "hit-rank": stored("hits", 10, rank=12),
}  # fmt: skip

ANSWERS: dict[str, Change] = {
    "answer-whole": shown("answer", "answered"),
    "suggestions-beside-claims": shown(
        "suggestions", [{"kind": "wider", "question": "What is known?", "change": "all", "hits": 9}]
    ),
    "suggestion-kind": stored("suggestions", 0, kind="funnier"),
    "suggestion-order": stored("suggestions", 1, ordinal=4),
}  # fmt: skip

RETRACTION: dict[str, Change] = {
    "removed-revived": lambda draft: draft.tables["decisions"].append(
        decision("screen", RETRACTED.record_id, "include", "S6")
    ),
    "removed-revived-by-a-person": lambda draft: draft.tables["decisions"].append(
        {**draft.tables["decisions"][19], "item": RETRACTED.record_id, "ordinal": 0}
    ),
    "removed-read": stored("documents", 3, work_id=RETRACTED.record_id),
    "status-unknown": shown("references.3.retraction", "fine"),
    "status-cleaned": shown("references.2.retraction", "clean"),
}  # fmt: skip

SAMENESS: dict[str, Change] = {
    "plan-file-question": refiled("Does retrieval", "Can retrieval"),
    "plan-file-criterion": refiled("A trial.", "A tribe."),
    "plan-file-criterion-lost": refiled('I1 = "A trial."\n', ""),
    "plan-file-criterion-added": refiled('I1 = "A trial."', 'I1 = "A trial."\nI2 = "Nice."'),
    "plan-file-field-added": refiled("cutoff = ", "speed = 1\ncutoff = "),
    "plan-text": stored("plans", 1, toml=PLANS[1]["toml"].replace("max_works = 300", "max_works = 30")),
    "plan-text-first": stored("plans", 0, toml=PLANS[1]["toml"]),
    "plan-content": stored("plans", 1, content=PLANS[1]["content"].replace("0.3", "0.4")),
    "plan-content-layout": stored("plans", 1, content=PLANS[1]["content"].replace(":0.3", ": 0.3")),
    "plan-first-altered": replanned(0, "search", "limit", value=900),
    "plan-newest-altered": replanned(1, "search", "limit", value=900),
    "plan-ordinals": stored("plans", 1, ordinal=2),
    "plan-first-reason": stored("plans", 0, reason="no reason"),
    "plan-first-archive": stored("plans", 0, archive=ARCHIVE),
    "plan-after-the-search": both(
        stored("plans", 0, at="2026-03-06T05:06:07Z"), shown("facts.planned_on", "2026-03-06")
    ),
    "plan-no-date": stored("plans", 0, at="once"),
    "plan-first-lost": lost("plans", 0),
    "amendment-hidden": both(
        lost("plans", 1), shown("amendments", []), shown("facts.amendments", 0), lambda draft: draft.archives.clear()
    ),
    "amendment-swapped": swapped("plans", "content"),
    "decided-by-of-no-type": shown("claims.2.decided_by", None),
    "ruling-of-no-type": shown("rulings.0.holds", "yes"),
}  # fmt: skip

KEPT: dict[str, Change] = {
    "archive-lost": lambda draft: draft.archives.clear(),
    "archive-elsewhere": both(
        stored("plans", 1, archive="../ledger.sqlite"), shown("amendments.0.archive", "../ledger.sqlite")
    ),
    "archive-broken": lambda draft: draft.archives.update({ARCHIVE: b"SQLite format 3 and nothing else"}),
    "archive-of-another-plan": lambda draft: draft.archives[ARCHIVE].update(plans=PLANS[1:]),
    "archive-without-plan": lambda draft: draft.archives[ARCHIVE].update(plans=[]),
    "ruling-lost-since-archive": lambda draft: draft.archives[ARCHIVE]["rulings"].append(
        ruling(FIRST.record_id, "exclude", "P1", "screen")
    ),
    **{
        f"outcome-{stage}-{name.replace(' ', '-')}": outcome(stage, name)
        for stage, name in (
            ("search", "returned"), ("search", "sources"), ("identify", "works"), ("screen", "screened"),
            ("screen", "sought"), ("read", "documents"), ("read", "not retrieved"), ("extract", "claims"),
            ("extract", "shown"), ("verify", "pairs"), ("verify", "verdicts"), ("appraise", "checks"),
            ("report", "files"),
        )
    },
    "stage-added": added("stages", 0, stage="wish"),
    "failure-renumbered": stored("failures", 0, ordinal=3),
    "row-of-nothing": added("verdicts", 0, claim_id="0" * 16),
    "evidence-of-nothing": stored("evidence", 3, claim_id="0" * 16),
}  # fmt: skip

UNTRUSTED: dict[str, Change] = {
    "ruling-as-markup": edited("report.md", "| Bo Li |", "| <b>Bo Li</b> |"),
    "reason-as-a-link": edited("report.md", "| Bo Li |", "| [Bo Li](javascript:alert(1)) |"),
    "person-as-markup": edited("report.html", "<td>Bo Li</td>", '<td onmouseover="x()">Bo Li</td>'),
}

SILENT: dict[str, Change] = {
    "silent-without-suggestions": shown("suggestions", []),
    "silent-suggestion-lost": dropped("suggestions", 1),
    "silent-suggestion-hits": shown("suggestions.0.hits", 4096),
    "silent-suggestion-question": shown("suggestions.0.question", "What is known of cats?"),
    "silent-suggestion-kind": shown("suggestions.0.kind", "narrower"),
    "silent-suggestion-in-ledger": stored("suggestions", 0, hits=3),
    "silent-suggestion-lost-in-ledger": lost("suggestions", 1),
    "silent-nearest-lost": dropped("nearest", 3),
    "silent-nearest-swapped": lambda draft: draft.report["nearest"].reverse(),
    "silent-nearest-concepts-added": shown("nearest.8.concepts", ["retrieval"]),
}
