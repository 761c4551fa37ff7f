"""Records to rows and back. What a row holds as JSON is listed in the schema."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

from synthesist.ledger.store import Row, as_json
from synthesist.records import (
    Claim,
    Decision,
    Document,
    Evidence,
    Expansion,
    Failure,
    Match,
    OperatorCount,
    Origin,
    PlanVersion,
    Reading,
    Record,
    RetractionNote,
    Ruling,
    Search,
    Sentence,
    Study,
    Suggestion,
    Tie,
    Try,
    Verdict,
    Version,
    Work,
    WorkRelevance,
)
from synthesist.records.anatomy import ClaimAnatomy
from synthesist.records.appraisals import Check, DimensionScore, Objection, Revision, Round, Vote
from synthesist.records.corrections import Correction, Recheck, Update
from synthesist.records.findings import Finding
from synthesist.records.ids import sha256
from synthesist.records.results import ReportedResult, ResultGroup

_LISTS = (
    "cues",
    "bears_on",
    "concepts",
    "supporting_work_ids",
    "refuting_work_ids",
    "vetoes",
    "signals",
    "concept_hits",
    "notes",
    "reasons",
    "causes",
    "kinds",
    "work_ids",
    "pointers",
    "open_questions",
    "searched",
)
_MAYBE = ("quote",)


Plain: TypeAlias = (
    Claim
    | Decision
    | Document
    | Evidence
    | PlanVersion
    | Ruling
    | Suggestion
    | Verdict
    | WorkRelevance
    | Check
    | OperatorCount
    | Try
    | Expansion
    | Match
    | Tie
    | Study
    | Objection
    | Vote
    | DimensionScore
    | Round
    | Revision
    | Recheck
    | Correction
    | Update
)


def plain_row(record: Plain) -> Row:
    """The row of a record whose fields are the table's columns, lists as JSON."""
    fields = record.model_dump(mode="json")
    return {name: as_json(value) if _is_json(name, value) else value for name, value in fields.items()}


def fields_of(row: Row) -> dict[str, Any]:
    """The fields of a record out of its row."""
    return {name: json.loads(value) if _is_json(name, value) else value for name, value in row.items()}


def _is_json(name: str, value: object) -> bool:
    return name in _LISTS or (name in _MAYBE and value is not None)


def record_row(record: Record) -> Row:
    """A record, whole, with the hash of what is stored."""
    content = record.model_dump_json()
    return {
        "record_id": record.record_id,
        "source": record.source,
        "content": content,
        "sha256": sha256(content),
    }


def search_row(search: Search) -> Row:
    """A search without its hits, requests and leads."""
    fields = search.model_dump(mode="json", exclude={"hits", "requests", "leads", "limit"})
    lists = {name: as_json(fields[name]) for name in ("concept_hits", "notes")}
    return {**fields, **lists, "result_limit": search.limit}


def hit_rows(search: Search) -> list[Row]:
    """The hits of a search."""
    return [{"search_id": search.search_id, **hit.model_dump()} for hit in search.hits]


def request_rows(search: Search) -> list[Row]:
    """The requests of a search, in order."""
    return [
        {"search_id": search.search_id, "ordinal": place, **sent.model_dump()}
        for place, sent in enumerate(search.requests)
    ]


def lead_rows(search: Search) -> list[Row]:
    """Who led to what in a search that followed citations."""
    return [{"search_id": search.search_id, **lead.model_dump()} for lead in search.leads]


def searches_of(
    searches: Sequence[Row], hits: Sequence[Row], requests: Sequence[Row] = (), leads: Sequence[Row] = ()
) -> tuple[Search, ...]:
    """Searches with their hits, requests and leads, by id."""
    parts = {"hits": _by_search(hits), "requests": _by_search(requests), "leads": _by_search(leads)}
    return tuple(
        Search.model_validate(
            {name: value for name, value in fields_of(row).items() if name != "result_limit"}
            | {"limit": row["result_limit"]}
            | {name: tuple(rows[row["search_id"]]) for name, rows in parts.items()}
        )
        for row in searches
    )


def _by_search(rows: Sequence[Row]) -> dict[str, list[Row]]:
    """Rows of searches without what only orders them."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["search_id"]].append({name: row[name] for name in row if name not in ("search_id", "ordinal")})
    return found


def failure_rows(failures: Iterable[Failure]) -> list[Row]:
    """Failures, counted where several stand at one place."""
    counts: dict[tuple[str, str], int] = defaultdict(int)
    rows: list[Row] = []
    for failure in failures:
        place = (failure.stage, failure.place)
        rows.append({**failure.model_dump(), "ordinal": counts[place]})
        counts[place] += 1
    return rows


def work_row(work: Work, lead: Record) -> Row:
    """A work without its records.

    Args:
        lead: the record that leads, as its source gave it; what is shown of the work is kept by what differs from it.
    """
    fields = work.model_dump(mode="json", exclude={"record", "record_ids", "merged_because"})
    lists = {name: as_json(fields[name]) for name in ("origins", "versions")}
    own, given = work.record.model_dump(mode="json"), lead.model_dump(mode="json")
    differing = {name: value for name, value in own.items() if name not in given or given[name] != value}
    return {**fields, **lists, "record_id": lead.record_id, "shown": as_json(differing)}


def work_record_rows(work: Work) -> list[Row]:
    """All records of a work, each with why it belongs there."""
    because = dict(work.merged_because)
    return [
        {"record_id": record_id, "work_id": work.work_id, "reason": because.get(record_id, "")}
        for record_id in work.record_ids
    ]


def work_of(row: Row, members: Sequence[Row], lead: Record) -> Work:
    """A work.

    Args:
        members: the rows of its records.
        lead: the record that leads, as its source gave it.
    """
    own = ("record_id", "origins", "versions", "shown")
    fields = {name: value for name, value in row.items() if name not in own}
    differing = json.loads(row["shown"])
    shown = Record.model_validate({**lead.model_dump(), **differing}) if differing else lead
    return Work(
        **fields,
        origins=tuple(Origin(**one) for one in json.loads(row["origins"])),
        versions=tuple(Version(**one) for one in json.loads(row["versions"])),
        record_ids=tuple(member["record_id"] for member in members),
        merged_because=tuple((member["record_id"], member["reason"]) for member in members if member["reason"]),
        record=shown,
    )


def note_rows(notes: Iterable[RetractionNote]) -> list[Row]:
    """Notes, counted where several are of one record."""
    counts: dict[str, int] = defaultdict(int)
    rows: list[Row] = []
    for note in notes:
        fields = note.model_dump(mode="json")
        rows.append({**fields, "causes": as_json(fields["causes"]), "ordinal": counts[note.record_id]})
        counts[note.record_id] += 1
    return rows


def sentence_row(sentence: Sentence) -> Row:
    """A sentence by its place; its words stand in the document."""
    fields = sentence.model_dump(mode="json", exclude={"work_id", "text"})
    return {**fields, "box": as_json(fields["box"]) if sentence.box else None}


def sentence_of(row: Row, documents: dict[str, Document]) -> Sentence:
    """A sentence with its words."""
    document = documents[row["document_id"]]
    fields = {**row, "box": json.loads(row["box"]) if row["box"] else None}
    return Sentence(**fields, work_id=document.work_id, text=document.text[row["start"] : row["end"]])


def reading_row(document_id: str, reading: Reading) -> Row:
    """What stands where in a document's text; the text itself stands in the document."""
    content = reading.model_dump_json(exclude={"text"})
    return {"document_id": document_id, "content": content, "sha256": sha256(content)}


def reading_of(row: Row, document: Document) -> Reading:
    """A reading with its text."""
    return Reading.model_validate({**json.loads(row["content"]), "text": document.text})


def anatomy_row(claim_id: str, anatomy: ClaimAnatomy) -> Row:
    """What a claim is made of."""
    return {"claim_id": claim_id, "content": anatomy.model_dump_json()}


def finding_row(finding: Finding) -> Row:
    """Claims that assert the same."""
    return {"finding_id": finding.finding_id, "content": finding.model_dump_json()}


def result_row(result: ReportedResult) -> Row:
    """A reported number in its setting."""
    place = {"start": result.place.start, "end": result.place.end}
    ids = result.model_dump(include={"result_id", "work_id", "document_id"})
    return {**ids, **place, "content": result.model_dump_json()}


def group_row(ordinal: int, group: ResultGroup) -> Row:
    """Reported numbers side by side."""
    return {"ordinal": ordinal, "content": group.model_dump_json()}
