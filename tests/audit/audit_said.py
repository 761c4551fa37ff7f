"""What the texts of the tiny review tell, from tries for copies to reported numbers, and the report's rows on it."""

import json
from typing import Any

from audit_ledger import (
    AT,
    CONFIRMED,
    DIRECT,
    DOCUMENTS,
    EXPECTED,
    FIRST,
    HELPS,
    INDIRECT,
    OTHER,
    RECORDS,
    REMOVED,
    SECOND,
    SPURNED,
    UNKNOWN,
    WHY_NOT,
    span_of,
    tables,
)
from audit_whole import HEAD, OPENING, READING, VALUE, reading_row

from synthesist.ledger import mapping
from synthesist.records import Got, Try
from synthesist.records.anatomy import (
    Abbreviation,
    Antecedent,
    ClaimAnatomy,
    ClaimKind,
    Direction,
    Hedging,
    Quoted,
)
from synthesist.records.findings import Finding
from synthesist.records.ids import short_hash
from synthesist.records.results import Basis, Place, ReportedResult, ResultGroup, Told
from synthesist.report.readmodel import (
    AssessedRow,
    BesideRow,
    FindingRow,
    FullTextRow,
    ResultGroupRow,
    ResultRow,
)

Row = dict[str, Any]

COPIES = (
    Try(
        work_id=FIRST.record_id, ordinal=0, url="https://example.org/p1.pdf", basis="a link of acl", at=AT, status=404,
        outcome=Got.REFUSED, problem="there is no copy at that place",
    ),
    Try(
        work_id=FIRST.record_id, ordinal=1, url="one | first.pdf", basis="a file of the user's", kind="pdf", size=20,
        sha256=READING.original_sha256, version="published", licence="CC BY <4.0>", outcome=Got.READ,
    ),
    Try(
        work_id=SECOND.record_id, ordinal=0, url="https://example.org/p2.pdf", basis="a link of acl", at=AT,
        outcome=Got.FAILED, problem=WHY_NOT[SECOND.record_id],
    ),
)  # fmt: skip


def _quoted(record: Any, words: str) -> Quoted:
    span = span_of(record, words)
    return Quoted(span.start, span.end, words)


ANATOMIES = {
    DIRECT["claim_id"]: ClaimAnatomy(
        kind=ClaimKind.CAUSAL,
        direction=Direction.INCREASE,
        hedging=Hedging.ASSERTED,
        strength=3,
        exposure=Quoted(DIRECT["start"], DIRECT["start"] + len("Retrieval"), "Retrieval"),
        outcome=Quoted(*(DIRECT["start"] + HELPS.index("accuracy") + at for at in (0, 8)), "accuracy"),
        antecedents=(Antecedent(words=_quoted(FIRST, "more"), sentence=_quoted(FIRST, OPENING)),),
    ),
    INDIRECT["claim_id"]: ClaimAnatomy(
        kind=ClaimKind.COMPARATIVE,
        direction=Direction.INCREASE,
        hedging=Hedging.ASSERTED,
        strength=2,
        exposure=_quoted(SECOND, "Dense retrieval"),
        outcome=_quoted(SECOND, "accuracy_x"),
        abbreviations=(
            Abbreviation(
                short="BM25", start=span_of(SECOND, "BM25").start, end=span_of(SECOND, "BM25").end,
                long="Dense retrieval", defined=_quoted(SECOND, "Dense retrieval (BM25)"),
            ),
        ),
    ),
    CONFIRMED["claim_id"]: ClaimAnatomy(
        kind=ClaimKind.CAUSAL,
        direction=Direction.NONE,
        hedging=Hedging.HEDGED,
        hedges=(_quoted(SECOND, "expect"),),
        strength=1,
        population=None,
        comparator=_quoted(SECOND, EXPECTED),
    ),
}  # fmt: skip

ANATOMIES[REMOVED["claim_id"]] = ClaimAnatomy(
    kind=ClaimKind.DESCRIPTIVE, direction=Direction.UNSTATED, hedging=Hedging.ASSERTED, strength=0
)
SAME, AGAINST = short_hash("finding", "same"), short_hash("finding", "against")
FINDINGS = (
    Finding(
        finding_id=SAME, label="Retrieval – accuracy | on cats", direction=Direction.INCREASE, is_of_worth=False,
        family="effect", claim_ids=tuple(sorted((DIRECT["claim_id"], INDIRECT["claim_id"]))),
        work_ids=tuple(sorted((FIRST.record_id, SECOND.record_id))), works=2, opposed_by=(AGAINST,),
    ),
    Finding(
        finding_id=AGAINST, label="Retrieval – accuracy", direction=Direction.NONE, is_of_worth=False,
        family="effect", claim_ids=(CONFIRMED["claim_id"],), work_ids=(SECOND.record_id,), works=1, opposed_by=(SAME,),
    ),
    Finding(
        finding_id=short_hash("finding", "removed"), label="Questions", direction=Direction.UNSTATED, is_of_worth=False,
        family="effect", claim_ids=(REMOVED["claim_id"],), work_ids=(FIRST.record_id,), works=1,
    ),
)  # fmt: skip


def _result(record: Any, words: str, value: float, place: dict[str, Any], **setting: Any) -> ReportedResult:
    span = span_of(record, words)
    return ReportedResult(
        result_id=short_hash("result", span.document_id, span.start),
        document_id=span.document_id,
        work_id=record.record_id,
        text=words,
        value=value,
        unit="%",
        place=Place(start=span.start, end=span.end, **place),
        **setting,
    )


_HEADED = span_of(FIRST, HEAD)
IN_TABLE = _result(
    FIRST, VALUE, 64.2, {"table": 0, "row": 1, "column": 1},
    metric=Told(text=HEAD, start=_HEADED.start, end=_HEADED.end, basis=Basis.COLUMN), method=Told(text="Retrieval"),
    population=Told(text="cats & | dogs"), outcome=Told(text="look-ups"), split=Told(text="test"), n=1234,
)  # fmt: skip
IN_TEXT = _result(FIRST, "4.2%", 4.2, {"sentence": (DIRECT["start"], DIRECT["end"])}, metric=Told(text="accuracy"))
OF_ANOTHER = _result(
    SECOND, "3 points", 3.0, {"sentence": (INDIRECT["start"], INDIRECT["end"])}, metric=Told(text="accuracy_x")
)
RESULTS = tuple(sorted((IN_TABLE, IN_TEXT, OF_ANOTHER), key=lambda row: row.result_id))


def _group(*results: ReportedResult, **fields: Any) -> ResultGroup:
    return ResultGroup(
        result_ids=tuple(sorted(row.result_id for row in results)),
        work_ids=tuple(sorted({row.work_id for row in results})),
        is_comparable_as_stated=True,
        **fields,
    )


GROUPS = (
    _group(
        IN_TABLE, IN_TEXT, metric="accuracy", subject="cats", is_comparable=False, differs=("population",),
        unstated=("split",),
    ),
    _group(IN_TEXT, OF_ANOTHER, metric="accuracy", subject="dogs", is_comparable=True, spread=(3.0, 4.2)),
)  # fmt: skip


def said_tables() -> dict[str, list[Row]]:
    """The ledger's rows of what was read, and of what it says."""
    return {
        "readings": [reading_row(DOCUMENTS[FIRST.record_id]["document_id"])],
        "copies": [mapping.plain_row(one) for one in COPIES],
        "anatomies": [mapping.anatomy_row(*one) for one in ANATOMIES.items()],
        "findings": [mapping.finding_row(one) for one in FINDINGS],
        "results": [mapping.result_row(one) for one in RESULTS],
        "result_groups": [mapping.group_row(place, one) for place, one in enumerate(GROUPS)],
    }


def told_of(claim: Row) -> dict[str, Any]:
    """What a row of the claims table says of its claim beyond its words."""
    of, document = ANATOMIES[claim["claim_id"]], claim["document_id"]
    short = [("abbreviation", one.short, one.long, one.defined) for one in of.abbreviations]
    beside = [*short, *(("antecedent", one.words.text, one.sentence.text, one.sentence) for one in of.antecedents)]
    return {
        "kind": of.kind.value,
        "direction": of.direction.value,
        "hedging": of.hedging.value,
        "section": claim["section"],
        "page": claim["page"],
        "beside": tuple(
            BesideRow(kind=kind, words=words, told=told, document_id=document, start=at.start, end=at.end)
            for kind, words, told, at in beside
        ),
    }


_TITLES = {record.record_id: record.title for record in RECORDS}


def full_texts(documents: list[Row]) -> tuple[FullTextRow, ...]:
    """What was read of each work."""
    return tuple(
        FullTextRow(
            work_id=row["work_id"],
            document_id=row["document_id"],
            title=_TITLES[row["work_id"]],
            is_whole=row["is_full_text"],
            sha256=row["original_sha256"],
            **(_COPY if row["is_full_text"] else {"why_not": WHY_NOT.get(row["work_id"], UNKNOWN)}),
        )
        for row in documents
    )


_COPY: dict[str, Any] = {
    "place": COPIES[1].url,
    "pages": 2,
    **COPIES[1].model_dump(include={"kind", "basis", "version", "licence", "at"}),
}


def assessed_out(decisions: list[Row], documents: list[Row]) -> tuple[AssessedRow, ...]:
    """The works that fell away after reading, by the decisions that hold."""
    last = {row["item"]: row for row in decisions if row["stage"] == "assess"}
    return tuple(_fallen(row, documents) for row in last.values() if row["action"] == "exclude")


def _fallen(row: Row, documents: list[Row]) -> AssessedRow:
    told = {name: row[name] for name in ("criterion", "decider", "reason")}
    quote = json.loads(row["quote"] or "{}")
    if quote:
        text = next(one["text"] for one in documents if one["document_id"] == quote["document_id"])
        is_whole = quote["document_id"] == IN_TABLE.document_id
        where = {"section": "3 Results", "page": 2} if is_whole else {"section": "abstract"}
        told |= {**quote, "quote": text[quote["start"] : quote["end"]], **where}
    return AssessedRow(work_id=row["item"], title=_TITLES[row["item"]], **told)


FALLEN = assessed_out(tables()["decisions"], list(DOCUMENTS.values()))
assert {row.work_id for row in FALLEN} == {OTHER.record_id, SPURNED.record_id}

FOUND = (
    FindingRow(
        number=1, finding_id=SAME, label=FINDINGS[0].label, direction="increase", works=2, claims=(1, 2),
        opposed_by=(2,),
    ),
    FindingRow(
        number=2, finding_id=AGAINST, label=FINDINGS[1].label, direction="none", works=1, claims=(3,), opposed_by=(1,)
    ),
)  # fmt: skip


def _result_row(row: ReportedResult, place: str, page: int | None) -> ResultRow:
    return ResultRow(
        reference=1 if row.work_id == FIRST.record_id else 2,
        start=row.place.start,
        end=row.place.end,
        place=place,
        page=page,
        **{name: getattr(row, name) for name in ("result_id", "document_id", "text", "n")},
        **{name: getattr(row, name).text for name in ("method", "population", "outcome", "metric", "split")},
    )


IN_ROWS = (
    ResultGroupRow(
        number=2, metric="accuracy", subject="dogs", is_comparable=True, spread=(3.0, 4.2),
        results=(_result_row(IN_TEXT, "3 Results", 2), _result_row(OF_ANOTHER, "abstract", None)),
    ),
    ResultGroupRow(
        number=1, metric="accuracy", subject="cats", is_comparable=False,
        differs=("population", "split not stated by all"),
        results=(_result_row(IN_TEXT, "3 Results", 2), _result_row(IN_TABLE, "Table 1", 2)),
    ),
)  # fmt: skip
