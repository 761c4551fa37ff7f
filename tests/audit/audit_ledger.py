"""The ledger of a tiny review that holds, made by hand: eleven works, one read whole, two people, one amendment."""

import json
import zlib
from typing import Any

from audit_whole import ASKED as METHOD
from audit_whole import HELPS, OPENING, PAPER_TEXT, READING, paper_sentences

from synthesist.plan import explained, plan_for
from synthesist.records import (
    Author,
    Concept,
    Link,
    Notice,
    Part,
    PeerReview,
    PlanVersion,
    Question,
    Record,
    TextKind,
    pair_of,
)
from synthesist.records.ids import canonical_json, claim_id, document_id, record_id, sha256, short_hash
from synthesist.report.model import Span

Row = dict[str, Any]
LABELS = ("SUPPORT", "REFUTE", "NEI")

QUESTION = Question(
    text="Does retrieval improve accuracy in 2024?",
    concepts=(
        Concept(name="retrieval", part=Part.EXPOSURE, phrase="retrieval", terms=("retrieval",), origin="question"),
        Concept(name="accuracy", part=Part.OUTCOME, phrase="accuracy", terms=("accuracy",), origin="question"),
    ),
)
SOUGHT = (
    "https://arxiv.org/abs/2401.00001v2",
    "A far one",
    "something  ELSE",
    "Retrieval without the abstract",
    "Nowhere to be found",
)
FIRST_PLAN = plan_for(QUESTION.text, search={"limit": 1000, "sources": ("pubmed", "doaj")}, key_papers=SOUGHT)
PLAN = plan_for(QUESTION.text, search={"sources": ("pubmed", "doaj")}, key_papers=SOUGHT, criteria={"I1": "A trial."})
ARCHIVE = "ledger-before-amendment-1.sqlite"


def _plan(ordinal: int, plan: Any, at: str, **fields: str) -> Row:
    version = PlanVersion(
        ordinal=ordinal, sha256=plan.sha256, content=plan.content, toml=explained(plan), at=at, **fields
    )
    return version.model_dump()


PLANS = [
    _plan(0, FIRST_PLAN, "2026-03-01T05:06:07Z"),
    _plan(1, PLAN, "2026-03-03T05:06:07Z", reason="a pilot was too narrow", archive=ARCHIVE),
]
LISTS: list[Row] = [
    {"name": "a_watch | list.csv", "dated": "2026-02-01", "entries": 1203, "sha256": sha256("a list")},
    {"name": "older.jsonl", "dated": "", "entries": 7, "sha256": sha256("another list")},
]
JOINED = "same title, and year 2024 in one"
ABOUT = {
    "version": "0.1.0",
    "review_id": FIRST_PLAN.review_id,
    "banner": "",
    "question": QUESTION.model_dump_json(),
    "schema": "7",
    "criteria": json.dumps(PLAN.criteria),
    "retraction_lists": json.dumps(LISTS),
}


def _record(source: str, source_id: str, title: str, abstract: str | None, **fields: Any) -> Record:
    own_id = record_id(source, source_id, b"")
    fields = {"identifiers": (("doi", f"10.1/{source_id}"),), "is_retracted": False, **fields}
    return Record(record_id=own_id, source=source, source_id=source_id, title=title, abstract=abstract, **fields)


BODIES = (b'{"page": 1}', b'{"page": 2}', b"<DOAJ/>", b"once more", b"cited", b"a look")
RAISED = "Dense retrieval (BM25) raised accuracy_x by 3 points."
EXPECTED = "We expect accuracy gains from retrieval."
DOUBTED = "Accuracy doubled with retrieval."
AGREES = "We saw 3-point gains; “retrieval” never hurt accuracy."
SPURS = "Retrieval doubled accuracy overnight."
FIRST = _record(
    "acl", "P1", "Retrieval helps", f"An opening. {HELPS}", authors=(Author(family="Ng", given="Ada"),),
    peer_review=PeerReview.REVIEWED, peer_review_basis="type=journal-article", response_sha256=sha256(BODIES[0]),
    identifiers=(("arxiv", "2401.00001"), ("doi", "10.1/P1")),
)  # fmt: skip
SECOND = _record(
    "acl", "P2", "Rétrieval & accuracy", f"{RAISED} {EXPECTED} {DOUBTED}",
    is_retracted=None, authors=(Author(family="Wu", given="Bo"),),
)  # fmt: skip
TWICE = next(
    record
    for number in range(99)
    if (
        record := _record(
            "files", f"F{number}", "Retrieval helps", None, kind="preprint", year=2024, cited_by=3,
            links=(Link(url="https://example.org/f.pdf", kind="pdf"),), peer_review=PeerReview.PREPRINT,
        )
    ).record_id > FIRST.record_id
)  # fmt: skip
OFF = _record("acl", "P4", "Something else", "Cats.")
UNREAD = _record("acl", "P5", "Retrieval without an abstract", None)
RETRACTED = _record("acl", "P6", "A retracted one", "Retrieval.", is_retracted=True)
FRONT = _record("acl", "P7", "Proceedings", None)
OTHER = _record(
    "acl", "P8", "A commentary", AGREES, text_kind=TextKind.DIGEST,
    authors=(Author(family="Abe"), Author(family="Ode", given="V.")),
    notices=(Notice(kind="correction", notice="doi:10.1/P8.c", date="2025-01-02", basis="update-to"),),
)  # fmt: skip
SPURNED = _record("acl", "P9", "An advertisement", SPURS)
DROPPED = _record("acl", "P10", "Retrieval and accuracy in cooking", "We cook.", is_retracted=None)
SAYS = "Accuracy is asked."
MISSED = _record("acl", "P11", "A missed one", SAYS, is_retracted=None, authors=(Author(family="Ode", given="Vi"),))
FAR = _record("acl", "P12", "A far one", "Retrieval of balls.")
RECORDS = (FIRST, SECOND, TWICE, OFF, UNREAD, RETRACTED, FRONT, OTHER, SPURNED, DROPPED, MISSED, FAR)


AT = "2026-03-04T05:06:07Z"


def _sent(answer: bytes, received: int, url: str, **fields: Any) -> Row:
    """A request without the search that it belongs to."""
    return {
        "method": "GET", "url": f"https://example.org/{url}", "body": "", "status": 200, "at": AT,
        "sha256": sha256(answer), "size": len(answer), "tries": 1, "received": received, "reported": 12,
        "purpose": "answer", **fields,
    }  # fmt: skip


def _search(place: int, source: str, malformed: int, *sent: Row, **fields: Any) -> tuple[Row, list[Row]]:
    """A search, and its requests."""
    answers = [row for row in sent if row["purpose"] == "answer"]
    content = short_hash("answers", *(row["sha256"] for row in answers))
    own_id = short_hash("search", place, source, "retrieval", content)
    search = {
        "search_id": own_id, "source": source, "query": "retrieval", "result_limit": 2000,
        "reported": None, "received": sum(row["received"] for row in answers), "malformed": malformed,
        "is_capped": False, "at": AT, "client": "test/1", "content_sha256": content,
        "concept_hits": '[["retrieval", 5]]' if source == "PubMed" else "[]", "method": "query", "turn": 0,
        "meant": "(retrieval)", "notes": '["Years were left out."]', "outcome": "complete", "problem": "", **fields,
    }  # fmt: skip
    return search, [{"search_id": own_id, "ordinal": at, **row} for at, row in enumerate(sent)]


POSTED = {"method": "POST", "body": "db=pubmed&id=" + "1," * 200}
ASKED = (
    _search(
        0, "PubMed", 0, _sent(BODIES[5], 50, "look?term=a", purpose="look"), _sent(BODIES[0], 6, "1?term=a%20%5Bb%5D"),
        _sent(BODIES[1], 5, "2", **POSTED),
    ),
    _search(1, "DOAJ", 1, _sent(BODIES[2], 2, "<3>"), outcome="partial", problem="the server | closed the door"),
    _search(2, "PubMed", 0, _sent(BODIES[3], 1, "4"), outcome="capped", is_capped=True),
    _search(3, "PubMed, references", 0, _sent(BODIES[4], 1, "5"), method="references", turn=1, meant="", notes="[]"),
)  # fmt: skip
SEARCHES = [search for search, _ in ASKED]
REQUESTS = [row for _, rows in ASKED for row in rows]
LEADS = [{"search_id": SEARCHES[3]["search_id"], "record_id": SECOND.record_id, "led_by": FIRST.record_id}]
EXPANSIONS = [
    {"concept": "retrieval", "term": "dense look-up", "origin": "feedback", "evidence": "in 4 of 50 records | <so>"}
]
ANSWERS = (
    [FIRST, SECOND, OFF, UNREAD, RETRACTED, FRONT, OTHER, SPURNED, DROPPED, MISSED, FAR],
    [TWICE],
    [SECOND],
    [SECOND],
)
HITS = [
    {"search_id": search["search_id"], "rank": rank, "record_id": record.record_id}
    for search, answer in zip(SEARCHES, ANSWERS, strict=True)
    for rank, record in enumerate(answer, start=1)
]

BOTH = ["accuracy", "retrieval"]
RANKED = (
    (FIRST, 0.9, BOTH), (SECOND, 0.8, BOTH), (UNREAD, 0.7, BOTH), (OTHER, 0.6, BOTH), (SPURNED, 0.55, BOTH),
    (DROPPED, 0.5, BOTH), (MISSED, 0.2, BOTH), (FAR, 0.15, BOTH), (OFF, 0.1, []),
)  # fmt: skip
RELEVANCES = [
    {"work_id": work.record_id, "rank": rank, "score": score, "concepts": json.dumps(concepts)}
    for rank, (work, score, concepts) in enumerate(RANKED, start=1)
]


def _ranked(record: Record) -> str:
    rank, score, names = next((at, score, names) for at, (work, score, names) in enumerate(RANKED, 1) if work is record)
    return f"rank {rank}, relevance {score:.3f}, names {', '.join(names) or 'no concept'}"


def decision(stage: str, item: str, action: str, criterion: str, reason: str = "as the criterion says") -> Row:
    """What the program decided."""
    return {
        "stage": stage, "item": item, "ordinal": 0, "action": action, "criterion": criterion, "actor": "rule",
        "decider": "rules/1", "reason": reason, "quote": None,
    }  # fmt: skip


def _screened(record: Record, action: str, criterion: str) -> Row:
    return decision("screen", record.record_id, action, criterion, _ranked(record))


WHY_NOT = {SECOND.record_id: "example.org: the | server closed the door"}
UNKNOWN = "no record of it names an open copy"


def _assessed(record: Record, action: str, found: int, shown: int, words: str = "") -> Row:
    results = "1 asserted result" if found == 1 else f"{found} asserted results"
    in_part = f"not assessed at full text: {WHY_NOT.get(record.record_id, UNKNOWN)}"
    how = "assessed at full text" if record is FIRST else in_part
    reason = f"{results}, {shown} of which bear closely enough on the question; {how}"
    made = decision("assess", record.record_id, action, "A1", reason)
    return {**made, "quote": span_of(record, words).model_dump_json()} if words else made


def document(record: Record) -> Row:
    """Title and abstract of a work as a document; the first one's whole text."""
    if record is FIRST:
        return _whole(record)
    text = f"{record.title}\n\n{record.abstract}"
    original = sha256(canonical_json([record.title, record.abstract]))
    return {
        "document_id": document_id(record.record_id, original, "abstract/1"), "work_id": record.record_id,
        "original_sha256": original, "reader": "abstract/1", "text_kind": record.text_kind.value,
        "is_full_text": False, "text": text, "sha256": sha256(text),
    }  # fmt: skip


def _whole(record: Record) -> Row:
    return {
        "document_id": document_id(record.record_id, READING.original_sha256, READING.reader),
        "work_id": record.record_id, "original_sha256": READING.original_sha256, "reader": READING.reader,
        "text_kind": "user-file", "is_full_text": True, "text": PAPER_TEXT, "sha256": READING.sha256,
    }  # fmt: skip


READ = (
    (FIRST, [OPENING, HELPS]), (SECOND, [RAISED, EXPECTED, DOUBTED]), (OTHER, [AGREES]), (SPURNED, [SPURS]),
    (MISSED, [SAYS]),
)  # fmt: skip
DOCUMENTS = {record.record_id: document(record) for record, _ in READ}


def span_of(record: Record, words: str) -> Span:
    """Where words stand in a record's document."""
    row = DOCUMENTS[record.record_id]
    start = row["text"].index(words)
    return Span(document_id=row["document_id"], start=start, end=start + len(words))


PROGRAMS = [
    decision("identify", TWICE.record_id, "duplicate", "D1", f"same work as {FIRST.record_id}: {JOINED}"),
    decision("identify", f"{SECOND.record_id}@{SEARCHES[2]['search_id']}/1", "duplicate", "D1"),
    decision("identify", RETRACTED.record_id, "remove", "X1", "retracted: acl, is_retracted=true"),
    decision("identify", FRONT.record_id, "remove-automatically", "S1"),
    *(_screened(record, "include", "S6") for record in (FIRST, SECOND, UNREAD, OTHER, SPURNED, DROPPED)),
    _screened(MISSED, "exclude", "S5"),
    _screened(FAR, "exclude", "S5"),
    _screened(OFF, "exclude", "S4"),
    decision("read", UNREAD.record_id, "not-retrieved", "R1"),
    _assessed(FIRST, "include", 2, 2),
    _assessed(SECOND, "include", 3, 2),
    _assessed(OTHER, "exclude", 1, 0, AGREES),
    _assessed(SPURNED, "exclude", 1, 0, SPURS),
    _assessed(MISSED, "exclude", 0, 0, SAYS),
]


def sentences_of(record: Record, sentences: list[str]) -> list[Row]:
    """The title and the sentences of an abstract, by place."""
    if record is FIRST:
        return paper_sentences(DOCUMENTS[record.record_id]["document_id"])
    rows = enumerate([record.title, *sentences])
    plain = {"part": "other", "kind": "paragraph", "page": None, "box": None}
    return [
        {**span_of(record, words).model_dump(), "ordinal": at, "section": "abstract" if at else "title", **plain}
        for at, words in rows
    ]


SENTENCES = [row for record, sentences in READ for row in sentences_of(record, sentences)]


def _claim(record: Record, words: str, relevance: str, reason: str = "") -> Row:
    span = span_of(record, words)
    return {
        "claim_id": claim_id(span.document_id, DOCUMENTS[record.record_id]["sha256"], span.start, span.end),
        "work_id": record.record_id, **span.model_dump(), "text": words, "cues": "[]", "relevance": relevance,
        "bears_on": "[]" if relevance == "off" else '["outcome"]',
        "concepts": "[]" if reason else '["accuracy", "retrieval"]',
        "score": 0.5, "role": "result", "p": 0.75, "is_shown": not reason, "reason": reason,
        "section": "3 Results" if record is FIRST else "abstract", "page": 2 if record is FIRST else None,
    }  # fmt: skip


DIRECT = _claim(FIRST, HELPS, "direct")
INDIRECT = _claim(SECOND, RAISED, "indirect")
CONFIRMED = _claim(SECOND, EXPECTED, "indirect")
UNSHOWN = _claim(OTHER, AGREES, "off", "does not bear on the question")
WRONG = _claim(SECOND, DOUBTED, "indirect", "set aside: I *read* it & say claim-wrong")
SILENCED = _claim(SPURNED, SPURS, "direct", "set aside: I *read* it & say exclude")
REMOVED = {**_claim(FIRST, METHOD, "indirect"), "section": "2 Methods", "page": 1}
"""The claim that the reviewers withdrew."""

CLAIMS = [DIRECT, INDIRECT, UNSHOWN, CONFIRMED, WRONG, SILENCED, REMOVED]


def ruling(item: str, action: str, criterion: str = "", stage: str = "verify", ordinal: int = 0) -> Row:
    """What a person said; Bo of one work, Ada of the others."""
    return {
        "item": item, "ordinal": ordinal, "stage": stage, "action": action, "criterion": criterion,
        "person": "Bo Li" if item == FAR.record_id else "Ada | Reader", "reason": f"I *read* it & say {action}",
        "at": "2026-03-05T05:06:07Z",
    }  # fmt: skip


RULINGS = [
    ruling(MISSED.record_id, "include", "P1", "screen"),
    ruling(FAR.record_id, "exclude", "I1", "screen"),
    ruling(DROPPED.record_id, "exclude", "I1", "screen"),
    ruling(SPURNED.record_id, "exclude", "P1", "assess"),
    ruling(OFF.record_id, "include", "P1", "screen"),
    ruling(OFF.record_id, "undo", "", "screen", 1),
    ruling(CONFIRMED["claim_id"], "claim-ok"),
    ruling(WRONG["claim_id"], "claim-wrong"),
    ruling(pair_of(SECOND.record_id, FAR.record_id), "same", stage="identify"),
    ruling(pair_of(SECOND.record_id, FAR.record_id), "undo", stage="identify", ordinal=1),
    ruling(pair_of(FAR.record_id, OFF.record_id), "different", stage="identify"),
]


def _said(stage: str, said: Row) -> Row:
    return {
        "stage": stage, "item": said["item"], "ordinal": 1, "action": said["action"], "actor": "person",
        "criterion": said["criterion"], "decider": said["person"], "reason": said["reason"], "quote": None,
    }  # fmt: skip


PEOPLES = [
    _said("screen", RULINGS[0]), _said("assess", RULINGS[0]), _said("screen", RULINGS[1]),
    _said("screen", RULINGS[2]), _said("assess", RULINGS[3]),
]  # fmt: skip
BELOW = (MISSED.record_id, FAR.record_id, OFF.record_id)
SAMPLE = sorted(BELOW, key=lambda work: short_hash("sample", FIRST_PLAN.review_id, work))


SIGNALS = {
    label: [{"name": f"probability of {one}", "value": 0.9 if one == label else 0.05, "note": ""} for one in LABELS]
    for label in LABELS
}


def _evidence(claim: Row, record: Record, words: str, label: str) -> Row:
    return {
        "claim_id": claim["claim_id"], **span_of(record, words).model_dump(), "work_id": record.record_id,
        "text": words, "label": label, "score": 0.9, "signals": json.dumps(SIGNALS[label]), "judge": "words/1",
    }  # fmt: skip


EVIDENCE = [
    _evidence(DIRECT, SECOND, RAISED, "SUPPORT"),
    _evidence(DIRECT, OTHER, AGREES, "SUPPORT"),
    _evidence(INDIRECT, FIRST, HELPS, "REFUTE"),
    _evidence(INDIRECT, OTHER, AGREES, "NEI"),
    _evidence(CONFIRMED, OTHER, AGREES, "REFUTE"),
    _evidence(DIRECT, MISSED, SAYS, "SUPPORT"),
]


def _verdict(claim: Row, mark: str, supporting: list[str], refuting: list[str], vetoes: list[str]) -> Row:
    return {
        "claim_id": claim["claim_id"], "mark": mark, "is_corroborated": bool(supporting),
        "supporting_work_ids": json.dumps(supporting), "refuting_work_ids": json.dumps(refuting),
        "pairs_judged": sum(row["claim_id"] == claim["claim_id"] for row in EVIDENCE), "confidence": None,
        "confidence_reason": "withheld: too few pairs", "vetoes": json.dumps(vetoes), "decided_by": "",
    }  # fmt: skip


VERDICTS = {
    row["claim_id"]: row
    for row in (
        _verdict(DIRECT, "verified", [SECOND.record_id, OTHER.record_id], [], []),
        _verdict(INDIRECT, "refuted", [], [FIRST.record_id], ["hedged"]),
        {**_verdict(CONFIRMED, "verified", [], [OTHER.record_id], ["hoped for"]), "decided_by": "Ada | Reader"},
        {**_verdict(REMOVED, "unjudged", [], [], []), "confidence_reason": "single source"},
    )
}
SELF_TESTS = [
    {"operator": "quality", "is_false": True, "is_seen_kind": False, "n": 3, "moved": 1},
    {"operator": "number", "is_false": True, "is_seen_kind": True, "n": 5, "moved": 4},
    {"operator": "voice", "is_false": False, "is_seen_kind": True, "n": 2, "moved": 1},
]
SUGGESTIONS = [
    {"ordinal": 0, "kind": "wider", "question": "What is known of retrieval?", "change": "no outcome", "hits": 1024},
    {"ordinal": 1, "kind": "narrower", "question": "Does BM25 help?", "change": "only BM25", "hits": 1},
]
FAILURES = [{"stage": "import", "place": "f.bib:3", "ordinal": 0, "reason": "no title", "hint": "", "raw": "@x"}]
OUTCOMES = {
    "search": {"sources": 4, "returned": 15}, "identify": {"works": 11}, "screen": {"screened": 9, "sought": 6},
    "read": {"documents": 5, "full texts": 1, "not retrieved": 1},
    "extract": {"claims": 7, "shown": 4, "findings": 3, "results": 3},
    "verify": {"verdicts": 4, "pairs": 6}, "appraise": {"checks": 10, "objections": 7, "rounds": 1},
    "report": {"files": 6},
}  # fmt: skip


def _record_row(record: Record) -> Row:
    content = record.model_dump_json()
    return {"record_id": record.record_id, "source": record.source, "content": content, "sha256": sha256(content)}


def tables() -> dict[str, list[Row]]:
    """The ledger's rows, all but the artefacts, the works and what the texts tell."""
    return {
        "about": [{"key": key, "value": value} for key, value in ABOUT.items()],
        "plans": PLANS,
        "rulings": RULINGS,
        "stages": [
            {"stage": stage, "key": short_hash(stage), "outcome": json.dumps(outcome)}
            for stage, outcome in OUTCOMES.items()
        ],
        "failures": FAILURES,
        "searches": SEARCHES,
        "records": [_record_row(record) for record in RECORDS],
        "hits": HITS,
        "requests": REQUESTS,
        "leads": LEADS,
        "expansions": EXPANSIONS,
        "decisions": [
            *PROGRAMS,
            *PEOPLES,
            decision("identify", f"{SECOND.record_id}@{SEARCHES[3]['search_id']}/1", "duplicate", "D1"),
        ],
        "relevances": RELEVANCES,
        "suggestions": SUGGESTIONS,
        "samples": [{"ordinal": place, "work_id": work} for place, work in enumerate(SAMPLE)],
        "documents": list(DOCUMENTS.values()),
        "sentences": SENTENCES,
        "claims": CLAIMS,
        "evidence": EVIDENCE,
        "verdicts": list(VERDICTS.values()),
        "self_tests": SELF_TESTS,
    }


def archive() -> dict[str, list[Row]]:
    """The rows of the archive of answers."""
    return {
        "about": [{"key": "schema", "value": "1"}],
        "bodies": [{"sha256": sha256(body), "size": len(body), "packed": zlib.compress(body)} for body in BODIES],
        "requests": [
            {"key": f"{at}", "service": "pubmed", **{name: row[name] for name in ("method", "url", "body")}}
            for at, row in enumerate(REQUESTS)
        ],
        "answers": [
            {"key": f"{at}", "headers": "[]", "is_cached": False}
            | {name: row[name] for name in ("status", "at", "sha256", "tries")}
            for at, row in enumerate(REQUESTS)
        ],
    }
