"""A tiny review that holds, made by hand, for the tests of the audit to break."""

import copy
import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from audit_appraised import (
    APPRAISAL,
    CORRECTED,
    DEPTHS,
    DISPUTED,
    RECHECKED,
    TOLD,
    UNAPPRAISED,
    UPDATE_ARCHIVE,
    UPDATED,
    appraised_tables,
    part,
)
from audit_ledger import (
    ABOUT,
    AGREES,
    ARCHIVE,
    CONFIRMED,
    DIRECT,
    DOCUMENTS,
    DROPPED,
    EVIDENCE,
    EXPANSIONS,
    FAR,
    FIRST,
    HELPS,
    INDIRECT,
    MISSED,
    OFF,
    OTHER,
    PEOPLES,
    PLAN,
    PLANS,
    QUESTION,
    RAISED,
    RANKED,
    REQUESTS,
    RULINGS,
    SEARCHES,
    SECOND,
    SELF_TESTS,
    SOUGHT,
    SUGGESTIONS,
    UNREAD,
    Row,
    archive,
    decision,
    document,
    span_of,
    tables,
)
from audit_pages import files_of
from audit_said import FALLEN, FOUND, IN_ROWS, assessed_out, full_texts, said_tables, told_of
from audit_works import ASKED, LISTED, SHARED, TIES, WORKS, notices, work_tables, works_of_silence
from sqlalchemy import MetaData
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateTable

from synthesist.ledger.schema import metadata
from synthesist.plan import changes
from synthesist.plan.model import Plan
from synthesist.records import Record
from synthesist.records.ids import sha256
from synthesist.report.appraised import Numbered
from synthesist.report.model import (
    AmendmentRow,
    ChangeRow,
    ClaimRow,
    ConceptRow,
    ExclusionRow,
    FlowRow,
    Line,
    NearWork,
    Paragraph,
    Passage,
    Reference,
    Report,
    RulingRow,
    Section,
    SelfTestRow,
    Span,
    SuggestionRow,
)
from synthesist.report.searchmodel import ExpansionRow, KeyPaperRow, RecaptureRow, RequestRow, SearchRow
from synthesist.web.tables import metadata as archived

CITED = (FIRST, SECOND, OTHER, MISSED)
UNCOUNTED = {MISSED.record_id: "; ".join(TIES[0].reasons)}
NUMBERS = {record.record_id: number for number, record in enumerate(CITED, start=1)}


def _passages(claim: Row, label: str) -> tuple[Passage, ...]:
    return tuple(
        Passage(
            work_id=row["work_id"],
            reference=NUMBERS[row["work_id"]],
            span=Span(document_id=row["document_id"], start=row["start"], end=row["end"]),
            text=row["text"],
            text_kind=DOCUMENTS[row["work_id"]]["text_kind"],
            is_counted=row["work_id"] not in UNCOUNTED,
            uncounted=UNCOUNTED.get(row["work_id"], ""),
            section="3 Results" if row["work_id"] == FIRST.record_id else "abstract",
            page=2 if row["work_id"] == FIRST.record_id else None,
        )
        for row in EVIDENCE
        if (row["claim_id"], row["label"]) == (claim["claim_id"], label)
    )


def _claim_row(number: int, claim: Row) -> ClaimRow:
    verdict, document = TOLD[claim["claim_id"]], DOCUMENTS[claim["work_id"]]
    told = ("mark", "is_corroborated", "confidence_reason", "pairs_judged", "decided_by")
    return ClaimRow(
        number=number,
        reference=NUMBERS[claim["work_id"]],
        span=Span(document_id=claim["document_id"], start=claim["start"], end=claim["end"]),
        document_sha256=document["sha256"],
        text_kind=document["text_kind"],
        bears_on=json.loads(claim["bears_on"]),
        is_contested=bool(json.loads(verdict["supporting_work_ids"]) and json.loads(verdict["refuting_work_ids"])),
        vetoes=json.loads(verdict["vetoes"]),
        supporting=_passages(claim, "SUPPORT"),
        refuting=_passages(claim, "REFUTE"),
        is_disputed=claim["claim_id"] in DISPUTED,
        depth=DEPTHS.get(claim["claim_id"], ""),
        **told_of(claim),
        **{name: claim[name] for name in ("claim_id", "work_id", "text", "relevance")},
        **{name: verdict[name] for name in told},
    )


def _reference(record: Record, number: int) -> Reference:
    work = WORKS[record.record_id]
    return Reference(
        number=number,
        work_id=record.record_id,
        key=f"key{number}",
        text=f"Author. {record.title}.",
        title=record.title,
        doi=record.identifier("doi"),
        url=record.url,
        is_included=record is not OTHER,
        retraction=work.retraction.value,
        retraction_told=work.retraction_told,
        peer_review=work.peer_review.value,
        peer_review_basis=work.peer_review_basis,
        versions=tuple(version.kind.value for version in work.versions),
        records=len(work.record_ids),
    )


def _flow(source: str, *counts: int) -> FlowRow:
    return FlowRow.model_validate(dict(zip(FlowRow.model_fields, (source, *counts), strict=True)))


FLOW = (
    _flow("PubMed", 12, 1, 1, 1, 9, 3, 6, 1, 5, 1, 2, 3, 2, 1, 1, 1),
    _flow("DOAJ", 2, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
    _flow("PubMed, references", 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
    _flow("total", 15, 3, 1, 2, 9, 3, 6, 1, 5, 1, 2, 3, 2, 1, 1, 1),
)
EXCLUDED = (
    ("identify", "X1", "rules/1", 1), ("identify", "S1", "rules/1", 1), ("screen", "S4", "rules/1", 1),
    ("screen", "I1", "Ada | Reader", 1), ("screen", "I1", "Bo Li", 1), ("read", "R1", "rules/1", 1),
    ("assess", "A1", "rules/1", 1), ("assess", "P1", "Ada | Reader", 1),
)  # fmt: skip
OUT = {"X1": 1, "S1": 1, "S4": 1, "I1": 2, "R1": 1, "A1": 1, "P1": 1}
FACTS: dict[str, int | float | str] = {
    **{name: count for name, count in FLOW[-1].model_dump().items() if name != "source"},
    **{f"excluded_{name}": OUT.get(name, 0) for name in PLAN.criteria},
    "malformed": 1, "retracted_removed": 1, "cited": 4, "assessed_abstract": 4, "copies_tried": 3,
    "findings": 2, "findings_shared": 1, "results_reported": 3, "results_grouped": 2, "results_comparable": 1,
    "claims_found": 7, "claims_shown": 3, "claims_direct": 1, "claims_indirect": 2, "claims_off": 1,
    "claims_verified": 2, "claims_refuted": 1, "claims_unjudged": 0, "claims_corroborated": 1,
    "claims_contested": 0, "confidence_cap": 0.9, "pairs_per_claim": 12,
    "selftest_false": 8, "selftest_caught": 5, "selftest_false_unseen": 3, "selftest_caught_unseen": 1,
    "selftest_true": 2, "selftest_doubted": 1,
    "pairs_judged": 6, "works_direct": 1, "sources_searched": 2, "search_limit": 2000,
    "last_search": "2026-03-04",
    "outcome": "revise", "tier": "public record", "consensus": APPRAISAL.consensus or 0.0, "gate_consensus": 6.5,
    "gate_claims": 5, "rounds": 1, "checks_assessed": 9, "checks_defined": 10, "dimensions_defined": 8,
    "dimensions_assessed": 7, "objections_upheld": 5, "objections_open": 1, "objections_dismissed": 1,
    "votes_both": 3, "votes_alike": 1, "claims_disputed": 2, "claims_withdrawn": 1, "claims_reserved": 1,
    "claims_judged_again": 0, "claims_grounded": 2, "claims_across_studies": 0,
    "updates": 1, "last_update": "2026-03-06", "corrections": 2, "corrections_telling": 1,
    "question": QUESTION.text,
    "concepts_asked": 2, "concepts_tested": 2, "failures_kept": 1, "relevance_cutoff": 0.3, "max_works": 300,
    "works_with_all_concepts": 8, "version": "0.1.0",
    "people": 2, "works_decided_by_people": 4, "claims_decided_by_people": 2, "pairs_decided_by_people": 1,
    "claims_confirmed_by_people": 1,
    "claims_set_aside_by_people": 1, "overruled_by_people": 3, "amendments": 1, "planned_on": "2026-03-01",
    "below_cutoff": 3, "sample_size": 3, "sample_answered": 2, "sample_relevant": 1, "missed_bound": 2,
    "missed_bound_percent": 66.7, "bound_confidence": 95,
    "databases": 2, "databases_complete": 1, "databases_partial": 1, "databases_failed": 0, "databases_offline": 0,
    "sources_capped": 1, "requests_sent": 6, "expansions": 1, "own_queries": 0,
    "citation_rounds": 1, "citation_records": 1, "citation_new_records": 0, "included_only_cited": 0,
    "citation_sources_broken": 0, "last_round_records": 0, "last_round_included": 0,
    "included_peer_reviewed": 1, "included_theses": 0, "included_preprints": 0, "included_of_other_kinds": 0,
    "included_unknown_review": 2, "claims_reconstructed": 0,
    "key_papers": 5, "key_papers_found": 4, "key_papers_included": 1, "recapture_pairs": 1, "recapture_estimates": 0,
    "pairs_asked": 1, "works_in_versions": 1, "studies_included": 2, "works_of_shared_studies": 2,
    "retraction_lists": 2, "retraction_lists_until": "2026-02-01", "notices_asked": 1, "included_retracted": 0,
    "included_withdrawn": 0, "included_concern": 0, "included_corrected": 0, "included_clean": 2,
    "included_unchecked": 1,
}  # fmt: skip
FACTS_OF_PEOPLE = (
    "people", "works_decided_by_people", "claims_decided_by_people", "claims_confirmed_by_people",
    "pairs_decided_by_people",
    "claims_set_aside_by_people", "overruled_by_people", "amendments", "below_cutoff", "sample_size",
    "sample_answered", "sample_relevant", "screened_excluded_by_people", "sought_by_people",
    "assessed_excluded_by_people", "included_by_people",
)  # fmt: skip
"""Counts of what people decided, and of what they were asked."""

ABSTRACT = (
    Line(
        text="On “Does retrieval improve accuracy in 2024?”, 3 works were included.",
        facts=("question", "included"),
    ),
    Line(
        text="Up to 2,000 records were taken; the last search ran on 2026-03-04.",
        facts=("search_limit", "last_search"),
    ),
    Line(text="Accuracy rose by 4.2 percent on 1234 questions [1].", spans=(span_of(FIRST, HELPS),)),
)
FINDINGS = (
    Line(text=f"One says: “{HELPS}” [1]", spans=(span_of(FIRST, HELPS),)),
    Line(text=f"Another <sees> “{AGREES}” [3]", spans=(span_of(OTHER, AGREES),)),
    Line(
        text="Gains of 3 points with BM25 are reported [2, 3].",
        spans=(span_of(SECOND, RAISED), span_of(OTHER, AGREES)),
    ),
    Line(
        text="Criterion S4 excluded 1 work; a consensus of 6.50 is asked for.", facts=("excluded_S4", "gate_consensus")
    ),
    Line(text="The outcome is revise, in the tier public record.", facts=("outcome", "tier")),
    Line(text="Included, though no claim is shown from it: [4]."),
    Line(
        text="With 95 percent confidence, at most 2 of 3 (66.7 percent) were missed.",
        facts=("bound_confidence", "missed_bound", "below_cutoff", "missed_bound_percent"),
    ),
)


def _rulings() -> tuple[RulingRow, ...]:
    claims = {claim["claim_id"]: claim["text"] for claim in tables()["claims"]}
    titles = {record.record_id: record.title for record, _, _ in RANKED}
    undone = {id(row) for row in (*RULINGS[4:6], *RULINGS[8:10])}
    told = ("item", "action", "criterion", "person", "reason", "at")
    return tuple(
        RulingRow(
            name=claims.get(row["item"]) or " = ".join(titles[one] for one in row["item"].split("=")),
            holds=id(row) not in undone,
            **{name: row[name] for name in told},
        )
        for row in sorted(RULINGS, key=lambda row: (row["item"], row["ordinal"]))
    )


def _amendment() -> AmendmentRow:
    before, after = (Plan.model_validate_json(row["content"]) for row in PLANS)
    told = tuple(ChangeRow(**change.model_dump()) for change in changes(before, after))
    return AmendmentRow(number=1, changes=told, **{name: PLANS[1][name] for name in ("at", "reason", "archive")})


def _searched(number: int, row: Row) -> SearchRow:
    own = {name: row[name] for name in SearchRow.model_fields if name in row and name != "notes"}
    return SearchRow(number=number, limit=row["result_limit"], notes=json.loads(row["notes"]), **own)


SEARCHED = tuple(
    _searched(number, row)
    for number, row in enumerate(sorted(SEARCHES, key=lambda row: (row["turn"], row["source"], row["search_id"])), 1)
)


def _number(row: Row) -> int:
    return next(one.number for one in SEARCHED if one.search_id == row["search_id"])


def _key_paper(named: str, record: Record, ended: str, criterion: str, *further: str) -> KeyPaperRow:
    return KeyPaperRow(
        named=" ".join(named.split()), work_id=record.record_id, title=record.title,
        sources=(*further, "PubMed"), ended=ended, criterion=criterion,
    )  # fmt: skip


KEY_PAPERS = (
    _key_paper(SOUGHT[0], FIRST, "included", "", "DOAJ"),
    _key_paper(SOUGHT[1], FAR, "excluded", "I1"),
    _key_paper(SOUGHT[2], OFF, "excluded", "S4"),
    _key_paper(SOUGHT[3], UNREAD, "not-retrieved", "R1"),
    KeyPaperRow(named=SOUGHT[4], ended="not-found"),
)


RECAPTURE = RecaptureRow(
    first="DOAJ", second="PubMed", in_first=1, in_second=3, in_both=1, estimate=None, found=3, missed=None
)


CLAIM_ROWS = tuple(_claim_row(number, claim) for number, claim in enumerate((DIRECT, INDIRECT, CONFIRMED), start=1))


def _numbered() -> Numbered:
    return Numbered(
        claims={row.claim_id: row.number for row in CLAIM_ROWS},
        works=NUMBERS,
        searches={row.search_id: row.number for row in SEARCHED},
        findings={row.finding_id: row.number for row in FOUND},
        results={one.result_id: row.number for row in IN_ROWS for one in row.results},
    )


def _report() -> Report:
    return Report(
        review_id=ABOUT["review_id"],
        version="0.1.0",
        banner="",
        question=QUESTION.text,
        title="A synthesis",
        byline="Made by a test",
        last_search="2026-03-04",
        answer="partly",
        facts=FACTS,
        abstract=ABSTRACT,
        sections=(
            Section(
                section_id="findings",
                heading="Findings",
                paragraphs=(Paragraph(lines=FINDINGS, kind="bullet"),),
            ),
        ),
        claims=CLAIM_ROWS,
        appraisal=part(CLAIM_ROWS, _numbered()),
        updates=UPDATED,
        rechecks=RECHECKED,
        corrections=CORRECTED,
        references=tuple(_reference(record, number) for number, record in enumerate(CITED, start=1)),
        flow=FLOW,
        exclusions=tuple(
            ExclusionRow(stage=stage, criterion=name, text=PLAN.criteria[name], decider=decider, count=count)
            for stage, name, decider, count in EXCLUDED
        ),
        searches=SEARCHED,
        requests=tuple(RequestRow(search=_number(row), **row) for row in REQUESTS),
        expansions=tuple(ExpansionRow(**row) for row in EXPANSIONS),
        key_papers=KEY_PAPERS,
        recapture=(RECAPTURE,),
        concepts=tuple(
            ConceptRow(
                **concept.model_dump(include={"name", "part", "phrase"}),
                terms=(*concept.terms, *(row["term"] for row in EXPANSIONS if row["concept"] == concept.name)),
                records_mentioning=10 if concept.name == "retrieval" else None,
                works_mentioning=8,
                claims_mentioning=3,
            )
            for concept in QUESTION.concepts
        ),
        nearest=(),
        criteria=PLAN.criteria,
        failures=({"stage": "import", "place": "f.bib:3", "reason": "no title"},),
        asked=ASKED,
        studies=SHARED,
        notices=notices(),
        retraction_lists=LISTED,
        rulings=_rulings(),
        amendments=(_amendment(),),
        self_test=tuple(SelfTestRow(**row) for row in SELF_TESTS),
        full_texts=full_texts(list(DOCUMENTS.values())),
        assessed_out=FALLEN,
        findings=FOUND,
        results=IN_ROWS,
    )


def _ddl(tables: MetaData) -> list[str]:
    return [str(CreateTable(table).compile(dialect=sqlite.dialect())) for table in tables.sorted_tables]


DDL = _ddl(metadata)
ARCHIVED = _ddl(archived)


def write_ledger(path: Path, rows: dict[str, list[Row]], ddl: list[str] = DDL) -> None:
    """A ledger, or another file, with these rows; the tables that are not named are empty."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA synchronous = OFF")
        for statement in ddl:
            connection.execute(statement)
        for table, content in rows.items():
            for row in content:
                names, places = ", ".join(f'"{name}"' for name in row), ", ".join("?" * len(row))
                connection.execute(f'INSERT INTO "{table}" ({names}) VALUES ({places})', tuple(row.values()))


@dataclass
class Draft:
    """A review before it is written; what is changed here stays consistent with files and their digests.

    Attributes:
        edits: per file, what replaces its content after it was rendered and before it is digested.
        archives: ledgers set aside by amendments, by name.
        responses: the answers of databases; without any row there is no such file.
    """

    plan: str = PLANS[-1]["toml"]
    tables: dict[str, list[Row]] = field(
        default_factory=lambda: copy.deepcopy({**tables(), **work_tables(), **said_tables(), **appraised_tables()})
    )
    report: Row = field(default_factory=lambda: _report().model_dump(mode="json"))
    edits: dict[str, Any] = field(default_factory=dict)
    archives: dict[str, Any] = field(
        default_factory=lambda: copy.deepcopy(
            {ARCHIVE: {"plans": PLANS[:1], "rulings": RULINGS[:1]}, UPDATE_ARCHIVE: {"plans": PLANS}}
        )
    )
    responses: dict[str, list[Row]] = field(default_factory=archive)

    def write(self, root: Path) -> Path:
        """Write plan, report and ledgers; returns the folder."""
        (root / "report").mkdir(parents=True)
        (root / "review.toml").write_bytes(self.plan.encode())
        artefacts = []
        for name, content in files_of(self.report).items():
            raw = self.edits.get(name, lambda text: text)(content).encode()
            (root / "report" / name).write_bytes(raw)
            artefacts.append({"name": f"report/{name}", "sha256": sha256(raw), "bytes": len(raw)})
        write_ledger(root / "ledger.sqlite", {**self.tables, "artefacts": artefacts})
        if self.responses:
            write_ledger(root / "responses.sqlite", self.responses, ARCHIVED)
        for name, rows in self.archives.items():
            (root / name).write_bytes(rows) if isinstance(rows, bytes) else write_ledger(root / name, rows)
        return root


def silent() -> Draft:
    """A review that found works and could claim nothing, before any person decided."""
    draft = Draft()
    for claim in draft.tables["claims"]:
        claim |= {"is_shown": False, "concepts": "[]", "reason": "nobody knows"}
    told = ("anatomies", "findings", "results", "result_groups")
    for table in ("verdicts", "evidence", "self_tests", "rulings", *told, *UNAPPRAISED):
        draft.tables[table] = []
    works_of_silence(draft.tables)
    draft.archives[ARCHIVE]["rulings"] = []
    draft.tables["decisions"] = [
        row for row in draft.tables["decisions"] if row["stage"] != "assess" and row not in PEOPLES
    ]
    _read_without_people(draft)
    draft.tables["decisions"] += [_dropped(row) for row in draft.tables["documents"]]
    _silence_report(draft)
    return draft


def _dropped(row: Row) -> Row:
    """The decision to leave out a work of which no claim is shown."""
    how = "assessed at full text" if row["is_full_text"] else "not assessed at full text: it is not known"
    words = HELPS if row["is_full_text"] else row["text"].partition("\n\n")[2]
    start = row["text"].index(words)
    quote = {"document_id": row["document_id"], "start": start, "end": start + len(words)}
    made = decision("assess", row["work_id"], "exclude", "A1", f"nothing near; {how}")
    return {**made, "quote": json.dumps(quote)}


def _read_without_people(draft: Draft) -> None:
    """The work that only a person kept was not read; the one that a person dropped was."""
    text = document(DROPPED)
    places = [(0, 0, len(DROPPED.title)), (1, len(DROPPED.title) + 2, len(text["text"]))]
    draft.tables["documents"][-1] = text
    draft.tables["sentences"][-2:] = [
        {
            "document_id": text["document_id"],
            "ordinal": at,
            "start": start,
            "end": end,
            "section": ("title", "abstract")[at],
            "part": "other",
            "kind": "paragraph",
            "page": None,
            "box": None,
        }
        for at, start, end in places
    ]
    silence = {
        "extract": {"claims": 7, "shown": 0, "findings": 0, "results": 0},
        "verify": {"verdicts": 0, "pairs": 0},
        "appraise": {"checks": 0, "objections": 0, "rounds": 0},
    }
    for row in draft.tables["stages"]:
        row["outcome"] = json.dumps({**json.loads(row["outcome"]), **silence.get(row["stage"], {})})


def _silence_report(draft: Draft) -> None:
    report = draft.report
    report |= {"answer": "not-answered", "claims": [], "references": [], "sections": [], "rulings": []}
    report["corrections"] = [{**row, "claim": None} for row in report["corrections"]]
    report |= {"appraisal": None, "self_test": [], "findings": [], "results": [], "studies": []}
    told = notices("excluded after reading", "excluded after reading")
    report["notices"] = [row.model_dump(mode="json") for row in told]
    texts = draft.tables["documents"]
    report["full_texts"] = [row.model_dump(mode="json") for row in full_texts(texts)]
    out = assessed_out(draft.tables["decisions"], texts)
    report["assessed_out"] = [row.model_dump(mode="json") for row in out]
    report["abstract"] = [{"text": "Nothing could be claimed.", "spans": [], "facts": []}]
    for row in report["flow"]:
        row |= {name: 0 for name in row if name.endswith("_by_people")}
        row |= {"assessed": row["sought"] - row["not_retrieved"], "included": 0}
        row["assessed_excluded"] = row["assessed"]
    report["exclusions"] = [
        ExclusionRow(stage=stage, criterion=name, text=PLAN.criteria[name], decider="rules/1", count=count).model_dump()
        for stage, name, count in SILENT_OUT
    ]
    for row in report["concepts"]:
        row["claims_mentioning"] = 0
    report["facts"] = {name: value for name, value in FACTS.items() if name not in ANSWERED} | SILENT_FACTS
    report["key_papers"][0] |= {"ended": "no-claim", "criterion": "A1"}
    report["key_papers"][1] |= {"ended": "excluded", "criterion": "S5"}
    report["recapture"][0] |= {"in_first": 0, "in_second": 0, "in_both": 0, "found": 0}
    nearest = [NearWork(work_id=work.record_id, title=work.title, concepts=names) for work, _, names in RANKED]
    report["nearest"] = [work.model_dump(mode="json") for work in nearest]
    report["suggestions"] = [
        SuggestionRow(**{name: row[name] for name in SuggestionRow.model_fields}).model_dump() for row in SUGGESTIONS
    ]


SILENT_OUT = (
    ("identify", "X1", 1), ("identify", "S1", 1), ("screen", "S4", 1), ("screen", "S5", 2), ("read", "R1", 1),
    ("assess", "A1", 5),
)  # fmt: skip
ANSWERED = (
    "outcome",
    "tier",
    "consensus",
    "sample_relevant",
    "missed_bound",
    "missed_bound_percent",
    "bound_confidence",
)
"""Facts that nobody's answers give, and a score over nothing."""

SILENT_FACTS = {
    **{name: 0 for name in FACTS if name.startswith(("claims_", "selftest_")) or name.endswith("by_people")},
    **{f"excluded_{name}": 0 for name in PLAN.criteria},
    **{f"excluded_{name}": count for _, name, count in SILENT_OUT},
    **{name: 0 for name in FACTS if name.startswith("included_")},
    "studies_included": 0, "works_of_shared_studies": 0, "works_in_versions": 0,
    "rounds": 0, "checks_assessed": 0, "checks_defined": 0, "dimensions_defined": 0, "dimensions_assessed": 0,
    "objections_upheld": 0, "objections_open": 0, "objections_dismissed": 0, "votes_both": 0, "votes_alike": 0,
    "claims_found": 7, "claims_off": 1, "cited": 0, "pairs_judged": 0, "works_direct": 0, "concepts_tested": 0,
    "people": 0, "sample_answered": 0, "included": 0, "assessed": 5, "assessed_excluded": 5, "key_papers_included": 0,
    "assessed_abstract": 4, "findings": 0,
    "findings_shared": 0, "results_reported": 0, "results_grouped": 0, "results_comparable": 0,
}  # fmt: skip
