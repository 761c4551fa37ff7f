"""What makes works of the tiny review's records: pairs, versions, notices, ties and a study, and the report's rows."""

import json
from typing import Any

from audit_ledger import (
    DROPPED,
    FAR,
    FIRST,
    FRONT,
    JOINED,
    LISTS,
    MISSED,
    OFF,
    OTHER,
    RECORDS,
    RETRACTED,
    RULINGS,
    SECOND,
    TWICE,
    UNREAD,
)

from oneworks import work_from
from synthesist.identify.retractions import notes_in, status_of, told
from synthesist.ledger import mapping
from synthesist.records import (
    Match,
    Record,
    RetractionNote,
    RetractionStatus,
    Sameness,
    Study,
    Tie,
    Work,
    pair_of,
)
from synthesist.report.workmodel import AskedRow, ListRow, NoticeRow, StudyRow

Row = dict[str, Any]


def _match(one: Record, other: Record, answer: Sameness, *reasons: str, **fields: Any) -> Match:
    first, second = sorted((one.record_id, other.record_id))
    return Match(first=first, second=second, answer=answer, reasons=reasons, **fields)


PARTED = RULINGS[-1]
"""What a person said of two records: that they differ."""

MATCHES = (
    _match(FIRST, TWICE, Sameness.SAME, JOINED, probability=0.98, is_version=True),
    _match(SECOND, DROPPED, Sameness.ASK, "same *year*", "unlike | titles", probability=0.5),
    _match(UNREAD, FRONT, Sameness.DIFFERENT, "unlike titles", "same DOI", probability=0.01),
    _match(FAR, OFF, Sameness.DIFFERENT, PARTED["reason"], person=PARTED["person"]),
)
SAME_AT, ASK_AT, APART_AT, SAID_AT = range(4)


def _listed(record: Record, status: RetractionStatus, **fields: Any) -> RetractionNote:
    about = LISTS[0]
    fields = {"basis": "the list has its <DOI>", "listed": about["dated"], **fields}
    return RetractionNote(record_id=record.record_id, source=f"list: {about['name']}", status=status, **fields)


_FROM_LISTS = (
    _listed(MISSED, RetractionStatus.RETRACTED, date="2024-01-01", notice="doi:10.1/gone"),
    _listed(MISSED, RetractionStatus.CLEAN, date="2025-01-01", causes=("reinstated",)),
    _listed(DROPPED, RetractionStatus.CONCERN, causes=("data", "images", "peer review", "ethics"), notice="doi:10.1/n"),
    _listed(SECOND, RetractionStatus.RETRACTED, answer=Sameness.ASK, basis="same title, but for its year"),
)
NOTES = sorted(
    (*(note for record in RECORDS for note in notes_in(record)), *_FROM_LISTS), key=lambda note: note.model_dump_json()
)
NOTE_ROWS = mapping.note_rows(NOTES)


def note_at(record: Record, status: str) -> int:
    """The place of a note among the rows."""
    found = (record.record_id, status)
    return next(at for at, row in enumerate(NOTE_ROWS) if (row["record_id"], row["status"]) == found)


def _work(*records: Record) -> Work:
    work = work_from(*records)
    status, deciding = status_of(note for note in NOTES if note.record_id in work.record_ids)
    gone = status in (RetractionStatus.RETRACTED, RetractionStatus.WITHDRAWN)
    marked = None if status is RetractionStatus.UNCHECKED else gone
    return work.model_copy(
        update={
            "record": work.record.model_copy(update={"is_retracted": marked}),
            "retraction": status,
            "retraction_told": told(status, deciding),
            "merged_because": tuple((record.record_id, JOINED) for record in records[1:]),
        }
    )


WORKS = {
    record.record_id: _work(*((FIRST, TWICE) if record is FIRST else (record,)))
    for record in RECORDS
    if record is not TWICE
}
assert WORKS[RETRACTED.record_id].retraction_told == "retracted: acl, is_retracted=true"


def _tie(one: Record, other: Record, *grounds: tuple[str, str], **fields: bool) -> Tie:
    first, second = sorted((one.record_id, other.record_id))
    kinds, reasons = zip(*grounds, strict=True)
    return Tie(first=first, second=second, kinds=kinds, reasons=reasons, **fields)


TIES = (
    _tie(
        FIRST, MISSED, ("registration", "both are registered as NCT01234567"), ("text", "one | abstract"),
        is_one_study=True, is_sure=True,
    ),
    _tie(
        OTHER, MISSED, ("authors", "both may be by Vi Ode (the names do not tell for sure)"),
        is_one_study=False, is_sure=False,
    ),
)  # fmt: skip
_ONE = tuple(sorted((FIRST.record_id, MISSED.record_id)))
STUDIES = (Study(study_id=_ONE[0], work_ids=_ONE, reasons=TIES[0].reasons, is_sure=True),)


def work_tables() -> dict[str, list[Row]]:
    """The ledger's rows on works and what ties them."""
    records = {record.record_id: record for record in RECORDS}
    return {
        "works": [mapping.work_row(work, records[work.record.record_id]) for work in WORKS.values()],
        "work_records": [
            row for record in RECORDS for row in _members() if row["record_id"] == record.record_id
        ],
        "matches": [mapping.plain_row(one) for one in MATCHES],
        "retraction_notes": NOTE_ROWS,
        "ties": [mapping.plain_row(one) for one in TIES],
        "studies": [mapping.plain_row(one) for one in STUDIES],
    }  # fmt: skip


def _members() -> list[Row]:
    return [row for work in WORKS.values() for row in mapping.work_record_rows(work)]


_TITLES = {record.record_id: record.title for record in RECORDS}
ASKED = tuple(
    AskedRow(
        item=pair_of(one.first, one.second),
        reasons=one.reasons,
        first=_TITLES[one.first],
        second=_TITLES[one.second],
        first_source="acl",
        second_source="acl",
    )
    for one in MATCHES
    if one.answer is Sameness.ASK
)
SHARED = tuple(
    StudyRow(titles=tuple(_TITLES[work] for work in one.work_ids), **one.model_dump()) for one in STUDIES
)  # fmt: skip
LISTED = tuple(ListRow(**one) for one in LISTS)


def _notice(record: Record, ended: str) -> NoticeRow:
    work = WORKS[record.record_id]
    return NoticeRow(
        work_id=work.work_id,
        title=record.title,
        status=work.retraction.value,
        told=work.retraction_told,
        ended=ended,
    )


def notices(dropped: str = "excluded on screening", second: str = "included") -> tuple[NoticeRow, ...]:
    """What the report says of notices, where two works ended so."""
    in_doubt = NoticeRow(
        work_id=SECOND.record_id,
        title=SECOND.title,
        status="ask",
        told=f"list: {LISTS[0]['name']} has one like it as retracted: same title, but for its year (no notice named)",
        ended=second,
    )
    after = "excluded after reading"
    return _notice(RETRACTED, "removed"), _notice(DROPPED, dropped), _notice(OTHER, after), in_doubt


def works_of_silence(tables: dict[str, list[Row]]) -> None:
    """Nobody decided on pairs, and what was read is tied by nothing."""
    parted = tables["matches"][SAID_AT]
    parted |= {"person": "", "reasons": json.dumps(["unlike titles"]), "probability": 0.02}
    tables["ties"], tables["studies"] = [], []
