"""A tiny review that holds, made by hand, for the tests of the audit to break."""

import copy
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from audit_pages import files_of
from sqlalchemy import URL, create_engine, insert

from synthesist.ledger.schema import metadata
from synthesist.plan import plan_for
from synthesist.records import Concept, Part, Question, Record, TextKind
from synthesist.records.ids import canonical_json, claim_id, document_id, record_id, sha256
from synthesist.report.model import (
    CheckRow,
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
    SearchRow,
    Section,
    Span,
)

Row = dict[str, Any]

QUESTION = Question(
    text="Does retrieval improve accuracy in 2024?",
    concepts=(
        Concept(name="retrieval", part=Part.EXPOSURE, phrase="retrieval", terms=("retrieval",), origin="question"),
        Concept(name="accuracy", part=Part.OUTCOME, phrase="accuracy", terms=("accuracy",), origin="question"),
    ),
)
PLAN = plan_for(QUESTION.text)
ABOUT = {
    "version": "0.1.0",
    "review_id": PLAN.review_id,
    "banner": "",
    "question": QUESTION.model_dump_json(),
    "schema": "1",
    "criteria": json.dumps(PLAN.criteria),
}


def _record(source: str, source_id: str, title: str, abstract: str | None, **fields: Any) -> Record:
    own_id = record_id(source, source_id, b"")
    fields = {"identifiers": (("doi", f"10.1/{source_id}"),), "is_retracted": False, **fields}
    return Record(record_id=own_id, source=source, source_id=source_id, title=title, abstract=abstract, **fields)


HELPS = "Retrieval improves accuracy by 4.2% on 1,234 questions [7] & <b>more</b>."
RAISED = "Dense retrieval (BM25) raised accuracy_x by 3 points."
AGREES = "We saw 3-point gains; “retrieval” never hurt accuracy."
FIRST = _record("acl", "P1", "Retrieval helps", f"An opening. {HELPS}")
SECOND = _record("acl", "P2", "Rétrieval & accuracy", RAISED, is_retracted=None)
TWICE = next(
    record
    for number in range(99)
    if (record := _record("files", f"F{number}", "Retrieval helps", None)).record_id > FIRST.record_id
)
OFF = _record("acl", "P4", "Something else", "Cats.")
UNREAD = _record("acl", "P5", "Retrieval without an abstract", None)
RETRACTED = _record("acl", "P6", "A retracted one", "Retrieval.", is_retracted=True)
FRONT = _record("acl", "P7", "Proceedings", None)
OTHER = _record("acl", "P8", "A commentary", AGREES, text_kind=TextKind.DIGEST)
RECORDS = (FIRST, SECOND, TWICE, OFF, UNREAD, RETRACTED, FRONT, OTHER)


def _search(search_id: str, source: str, received: int, malformed: int) -> Row:
    return {
        "search_id": search_id, "source": source, "query": "retrieval", "result_limit": 2000,
        "reported": None, "received": received, "malformed": malformed, "is_capped": False,
        "at": "2026-03-04T05:06:07Z", "client": "test/1",
        "content_sha256": sha256(search_id), "concept_hits": "[]",
    }  # fmt: skip


ANSWERS = {
    "s1": [FIRST, SECOND, OFF, UNREAD, RETRACTED, FRONT, OTHER],
    "s2": [TWICE],
    "s3": [SECOND],
}
SEARCHES = [_search("s1", "acl", 7, 0), _search("s2", "files", 2, 1), _search("s3", "acl", 1, 0)]
HITS = [
    {"search_id": search, "rank": rank, "record_id": record.record_id}
    for search, answer in ANSWERS.items()
    for rank, record in enumerate(answer, start=1)
]


def _decision(stage: str, item: str, action: str, criterion: str) -> Row:
    return {
        "stage": stage, "item": item, "ordinal": 0, "action": action, "criterion": criterion, "actor": "rule",
        "decider": "rules/1", "reason": "as the criterion says",
    }  # fmt: skip


DECISIONS = [
    _decision("identify", TWICE.record_id, "duplicate", "title"),
    _decision("identify", f"{SECOND.record_id}@s3/1", "duplicate", "record"),
    _decision("identify", RETRACTED.record_id, "remove", "X1"),
    _decision("identify", FRONT.record_id, "remove-automatically", "S1"),
    *(_decision("screen", record.record_id, "include", "S5") for record in (FIRST, SECOND, UNREAD, OTHER)),
    _decision("screen", OFF.record_id, "exclude", "S4"),
    _decision("read", UNREAD.record_id, "not-retrieved", "R1"),
    *(_decision("assess", record.record_id, "include", "A1") for record in (FIRST, SECOND)),
    _decision("assess", OTHER.record_id, "exclude", "A1"),
]


def _document(record: Record) -> Row:
    text = f"{record.title}\n\n{record.abstract}"
    original = sha256(canonical_json([record.title, record.abstract]))
    return {
        "document_id": document_id(record.record_id, original, "abstract/1"), "work_id": record.record_id,
        "original_sha256": original, "reader": "abstract/1", "text_kind": record.text_kind.value,
        "is_full_text": False, "text": text, "sha256": sha256(text),
    }  # fmt: skip


DOCUMENTS = {record.record_id: _document(record) for record in (FIRST, SECOND, OTHER)}


def span_of(record: Record, words: str) -> Span:
    """Where words stand in a record's document."""
    document = DOCUMENTS[record.record_id]
    start = document["text"].index(words)
    return Span(document_id=document["document_id"], start=start, end=start + len(words))


def _claim(record: Record, words: str, relevance: str, *, is_shown: bool) -> Row:
    span = span_of(record, words)
    return {
        "claim_id": claim_id(span.document_id, DOCUMENTS[record.record_id]["sha256"], span.start, span.end),
        "work_id": record.record_id, **span.model_dump(), "text": words, "cues": "[]", "relevance": relevance,
        "bears_on": '["outcome"]', "concepts": '["accuracy", "retrieval"]' if is_shown else "[]",
        "score": 0.5, "is_shown": is_shown, "reason": "" if is_shown else "off",
    }  # fmt: skip


DIRECT = _claim(FIRST, HELPS, "direct", is_shown=True)
INDIRECT = _claim(SECOND, RAISED, "indirect", is_shown=True)
UNSHOWN = _claim(OTHER, AGREES, "off", is_shown=False)


def _evidence(claim: Row, record: Record, words: str, label: str) -> Row:
    return {
        "claim_id": claim["claim_id"], **span_of(record, words).model_dump(), "work_id": record.record_id,
        "text": words, "label": label, "score": 0.9, "signals": "[]", "judge": "interim/1",
    }  # fmt: skip


EVIDENCE = [
    _evidence(DIRECT, SECOND, RAISED, "SUPPORT"),
    _evidence(DIRECT, OTHER, AGREES, "SUPPORT"),
    _evidence(INDIRECT, FIRST, HELPS, "REFUTE"),
    _evidence(INDIRECT, OTHER, AGREES, "NEI"),
]


def _verdict(claim: Row, mark: str, supporting: list[str], refuting: list[str], vetoes: list[str]) -> Row:
    return {
        "claim_id": claim["claim_id"], "mark": mark, "is_corroborated": bool(supporting),
        "supporting_work_ids": json.dumps(supporting), "refuting_work_ids": json.dumps(refuting),
        "pairs_judged": 2, "confidence": None, "confidence_reason": "no calibrated judge",
        "vetoes": json.dumps(vetoes),
    }  # fmt: skip


VERDICTS = {
    row["claim_id"]: row
    for row in (
        _verdict(DIRECT, "verified", [SECOND.record_id, OTHER.record_id], [], []),
        _verdict(INDIRECT, "refuted", [], [FIRST.record_id], ["hedged"]),
    )
}
CHECKS = [
    {"name": "anchored", "question": "Do they?", "passed": 2, "total": 3, "basis": "claims"},
    {"name": "empty", "question": "Is it?", "passed": 0, "total": 0, "basis": "nothing"},
]
RELEVANCES = [
    {"work_id": work.record_id, "rank": rank, "score": 1 / rank, "concepts": json.dumps(concepts)}
    for rank, (work, concepts) in enumerate(
        [
            (FIRST, ["retrieval", "accuracy"]),
            (SECOND, ["retrieval"]),
            (UNREAD, ["retrieval"]),
            (OTHER, []),
            (OFF, []),
        ],
        start=1,
    )
]
FAILURES = [{"stage": "import", "place": "f.bib:3", "ordinal": 0, "reason": "no title", "hint": "", "raw": "@x"}]


def _record_row(record: Record) -> Row:
    content = record.model_dump_json()
    return {
        "record_id": record.record_id, "source": record.source, "content": content, "sha256": sha256(content)
    }  # fmt: skip


def _sentences() -> list[Row]:
    spans = [(row["document_id"], 0, 5) for row in DOCUMENTS.values()]
    spans += sorted({(row["document_id"], row["start"], row["end"]) for row in EVIDENCE})
    return [
        {"document_id": document, "ordinal": ordinal, "start": start, "end": end, "section": "abstract"}
        for ordinal, (document, start, end) in enumerate(spans)
    ]


def tables() -> dict[str, list[Row]]:
    """The ledger's rows, all but the artefacts."""
    kept = [record for record in RECORDS if record is not TWICE]
    members = [(FIRST if record is TWICE else record, record) for record in RECORDS]
    return {
        "about": [{"key": key, "value": value} for key, value in ABOUT.items()],
        "plans": [{"ordinal": 0, "sha256": PLAN.sha256, "toml": PLAN.toml}],
        "stages": [
            {"stage": stage, "key": f"k{stage}", "outcome": "{}"}
            for stage in ("search", "identify", "screen", "read", "extract", "verify", "appraise", "report")
        ],
        "failures": FAILURES,
        "searches": SEARCHES,
        "records": [_record_row(record) for record in RECORDS],
        "hits": HITS,
        "works": [{"work_id": record.record_id, "record_id": record.record_id} for record in kept],
        "work_records": [
            {"record_id": record.record_id, "work_id": work.record_id, "reason": ""} for work, record in members
        ],
        "decisions": DECISIONS,
        "relevances": RELEVANCES,
        "documents": list(DOCUMENTS.values()),
        "sentences": _sentences(),
        "claims": [DIRECT, INDIRECT, UNSHOWN],
        "evidence": EVIDENCE,
        "verdicts": list(VERDICTS.values()),
        "checks": CHECKS,
    }


REFERENCE_NUMBERS = {FIRST.record_id: 1, SECOND.record_id: 2, OTHER.record_id: 3}


def _passages(claim: Row, label: str) -> tuple[Passage, ...]:
    return tuple(
        Passage(
            work_id=row["work_id"],
            reference=REFERENCE_NUMBERS[row["work_id"]],
            span=Span(document_id=row["document_id"], start=row["start"], end=row["end"]),
            text=row["text"],
            text_kind=DOCUMENTS[row["work_id"]]["text_kind"],
            is_counted=True,
        )
        for row in EVIDENCE
        if (row["claim_id"], row["label"]) == (claim["claim_id"], label)
    )


def _claim_row(number: int, claim: Row) -> ClaimRow:
    verdict, document = VERDICTS[claim["claim_id"]], DOCUMENTS[claim["work_id"]]
    return ClaimRow(
        number=number,
        claim_id=claim["claim_id"],
        work_id=claim["work_id"],
        reference=REFERENCE_NUMBERS[claim["work_id"]],
        span=Span(document_id=claim["document_id"], start=claim["start"], end=claim["end"]),
        document_sha256=document["sha256"],
        text=claim["text"],
        text_kind=document["text_kind"],
        relevance=claim["relevance"],
        bears_on=json.loads(claim["bears_on"]),
        mark=verdict["mark"],
        is_corroborated=verdict["is_corroborated"],
        confidence_reason=verdict["confidence_reason"],
        pairs_judged=verdict["pairs_judged"],
        vetoes=json.loads(verdict["vetoes"]),
        supporting=_passages(claim, "SUPPORT"),
        refuting=_passages(claim, "REFUTE"),
    )


def _reference(record: Record, number: int) -> Reference:
    return Reference(
        number=number,
        work_id=record.record_id,
        key=f"key{number}",
        text=f"Author. {record.title}.",
        title=record.title,
        doi=record.identifier("doi"),
        url=record.url,
        is_included=record is not OTHER,
        retraction="unchecked" if record is SECOND else "not marked retracted by its source",
    )


def _flow(source: str, *counts: int) -> FlowRow:
    return FlowRow.model_validate(dict(zip(FlowRow.model_fields, (source, *counts), strict=True)))


FLOW = (
    _flow("acl", 8, 1, 1, 1, 5, 1, 4, 1, 3, 1, 2),
    _flow("files", 2, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0),
    _flow("total", 10, 2, 1, 2, 5, 1, 4, 1, 3, 1, 2),
)
FACTS: dict[str, int | float | str] = {
    **{name: count for name, count in FLOW[-1].model_dump().items() if name != "source"},
    "malformed": 1, "retracted_removed": 1, "excluded_S4": 1, "excluded_A1": 1, "excluded_S2": 0, "cited": 3,
    "claims_found": 3, "claims_shown": 2, "claims_direct": 1, "claims_indirect": 1, "claims_off": 1,
    "claims_verified": 1, "claims_refuted": 1, "claims_unjudged": 0, "claims_corroborated": 1,
    "pairs_judged": 4, "works_direct": 1, "sources_searched": 2, "search_limit": 2000,
    "last_search": "2026-03-04",
    "quality_score": 6.7, "checks_assessed": 1, "checks_defined": 2, "question": QUESTION.text,
    "concepts_asked": 2, "concepts_tested": 2, "failures_kept": 1, "relevance_cutoff": 0.3, "max_works": 300,
    "works_with_all_concepts": 1, "version": "0.1.0",
}  # fmt: skip
ABSTRACT = (
    Line(
        text="On “Does retrieval improve accuracy in 2024?”, 2 works were included.",
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
    Line(text="Criterion S4 excluded 1 work; the score is 6.70.", facts=("excluded_S4", "quality_score")),
)
EXCLUDED = (("identify", "X1"), ("identify", "S1"), ("screen", "S4"), ("read", "R1"), ("assess", "A1"))


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
        claims=(_claim_row(1, DIRECT), _claim_row(2, INDIRECT)),
        references=tuple(_reference(record, number) for number, record in enumerate((FIRST, SECOND, OTHER), start=1)),
        flow=FLOW,
        exclusions=tuple(
            ExclusionRow(stage=stage, criterion=name, text=PLAN.criteria[name], decider="rules/1", count=1)
            for stage, name in EXCLUDED
        ),
        searches=tuple(
            SearchRow(
                limit=row["result_limit"],
                **{name: row[name] for name in SearchRow.model_fields if name != "limit"},
            )
            for row in SEARCHES
        ),
        concepts=tuple(
            ConceptRow(
                **concept.model_dump(include={"name", "part", "phrase", "terms"}),
                works_mentioning=3 if concept.name == "retrieval" else 1,
                claims_mentioning=2,
            )
            for concept in QUESTION.concepts
        ),
        nearest=(),
        checks=(CheckRow(points=20 / 3, **CHECKS[0]), CheckRow(points=None, **CHECKS[1])),
        criteria=PLAN.criteria,
        failures=({"stage": "import", "place": "f.bib:3", "reason": "no title"},),
    )


@dataclass
class Draft:
    """A review before it is written; what is changed here stays consistent with files and their digests.

    Attributes:
        edits: per file, what replaces its content after it was rendered and before it is digested.
    """

    plan: str = PLAN.toml
    tables: dict[str, list[Row]] = field(default_factory=lambda: copy.deepcopy(tables()))
    report: Row = field(default_factory=lambda: _report().model_dump(mode="json"))
    edits: dict[str, Any] = field(default_factory=dict)

    def write(self, root: Path) -> Path:
        """Write plan, report and ledger; returns the folder."""
        (root / "report").mkdir(parents=True)
        (root / "review.toml").write_bytes(self.plan.encode())
        artefacts = []
        for name, content in files_of(self.report).items():
            raw = self.edits.get(name, lambda text: text)(content).encode()
            (root / "report" / name).write_bytes(raw)
            artefacts.append({"name": f"report/{name}", "sha256": sha256(raw), "bytes": len(raw)})
        self._write_ledger(root / "ledger.sqlite", {**self.tables, "artefacts": artefacts})
        return root

    def _write_ledger(self, path: Path, rows: dict[str, list[Row]]) -> None:
        engine = create_engine(URL.create("sqlite", database=str(path)))
        with engine.begin() as connection:
            metadata.create_all(connection)
            for table in metadata.sorted_tables:
                if rows[table.name]:
                    connection.execute(insert(table), rows[table.name])
        engine.dispose()


def silent() -> Draft:
    """A review that found works and could claim nothing."""
    draft = Draft()
    for claim in draft.tables["claims"]:
        claim |= {"is_shown": False, "concepts": "[]"}
    draft.tables["verdicts"], draft.tables["evidence"] = [], []
    draft.tables["decisions"] = [row for row in draft.tables["decisions"] if row["stage"] != "assess"]
    draft.tables["decisions"] += [_decision("assess", key, "exclude", "A1") for key in DOCUMENTS]
    draft.report |= {"answer": "not-answered", "claims": [], "references": [], "sections": []}
    draft.report["abstract"] = [{"text": "Nothing could be claimed.", "spans": [], "facts": []}]
    draft.report["facts"] = {"claims_shown": 0, "included": 0, "excluded_A1": 3}
    for row in draft.report["flow"]:
        row |= {"assessed_excluded": row["assessed"], "included": 0}
    draft.report["exclusions"][-1]["count"] = 3
    for row in draft.report["concepts"]:
        row["claims_mentioning"] = 0
    nearest = NearWork(work_id=FIRST.record_id, title=FIRST.title, concepts=("retrieval", "accuracy"))
    draft.report["nearest"] = [nearest.model_dump(mode="json")]
    return draft
