"""Invariant 7, of notes: each is what its record or its list says, and a work's standing follows from them."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator

from synthesist.audit.folder import Folder, Row
from synthesist.audit.result import Breach, Findings, equal, unless

STATUSES = ("retracted", "withdrawn", "concern", "corrected", "clean", "unchecked")
"""What may be known of a work, the gravest first."""

GONE = ("retracted", "withdrawn")
LIST = "list: "
"""What the source of a note begins with where a list says it."""

_TABLE = "retraction_notes"
_REINSTATED = "reinstated"
_UNDONE = STATUSES[:3]
"""What a reinstatement undoes."""

_SHOWN_CAUSES = 3
_WORDS = {
    "retracted": "retracted",
    "withdrawn": "withdrawn",
    "concern": "under an expression of concern",
    "corrected": "corrected",
    "clean": "not marked as retracted",
    "unchecked": "unchecked: nothing at hand says whether it was retracted",
}
_KINDS = {
    "retraction": "retracted",
    "withdrawal": "withdrawn",
    "concern": "concern",
    "correction": "corrected",
    "erratum": "corrected",
}
"""What a record's own notices say, where they are called by their plain names."""

_MARKED = {"is_retracted=true": (True, "retracted"), "is_retracted=false": (False, "clean")}
_BY_TITLE = "title"


def notes(review: Folder) -> Findings:
    """Each note is of a record there is, says what and by what it was found, and is its record's or a list's own."""
    dated = {row["name"]: row["dated"] for row in _lists(review)}
    numbered = defaultdict(list)
    for row in review.ledger[_TABLE]:
        place = f"ledger {_TABLE} {row['record_id']}/{row['ordinal']}"
        numbered[row["record_id"]].append(row["ordinal"])
        yield unless(row["record_id"] in review.records, place, "there is no such record")
        yield unless(row["status"] in STATUSES[:-1], place, f"{row['status']!r} is nothing that a note says")
        yield unless(row["answer"] in ("same", "ask"), place, f"{row['answer']!r} is no answer")
        yield unless(bool(row["basis"].strip()), place, "it does not say by what it was found")
        if row["source"].startswith(LIST):
            name = row["source"].removeprefix(LIST)
            yield unless(name in dated, place, f"there is no list {name!r}")
            yield equal(place, "the day of the list", row["listed"], dated.get(name, row["listed"]))
        else:
            yield from _own(place, row, review.records.get(row["record_id"], {}))
    content = Counter(tuple(value for name, value in row.items() if name != "ordinal") for row in review.ledger[_TABLE])
    yield unless(max(content.values(), default=1) == 1, f"ledger {_TABLE}", "a note stands twice")
    for record, ordinals in numbered.items():
        yield equal(f"ledger {_TABLE} {record}", "ordinals", sorted(ordinals), list(range(len(ordinals))))


def _lists(review: Folder) -> list[Row]:
    return list(json.loads(review.about.get("retraction_lists") or "[]"))


def _own(place: str, note: Row, record: Row) -> Iterator[Breach | None]:
    """Whether a note that is no list's is what the record says, by its mark, its title or a notice."""
    yield equal(place, "who says so", note["source"], record.get("source"))
    yield equal(place, "the answer", note["answer"], "same")
    if note["basis"] in _MARKED:
        told = (record.get("is_retracted"), note["status"])
        yield unless(told == _MARKED[note["basis"]], place, f"{note['basis']}, and the record says {told[0]}")
    elif note["basis"] != _BY_TITLE:
        known = [one for one in record.get("notices", ()) if _matches(one, note)]
        yield unless(known, place, "the record has no such notice")


def _matches(notice: Row, note: Row) -> bool:
    """Whether a note says what a record's notice says."""
    told = (notice["notice"], notice["date"], notice["basis"] or "notices")
    is_called = _KINDS.get(notice["kind"], note["status"]) == note["status"]
    return is_called and told == (note["notice"], note["date"], note["basis"])


def heeded(review: Folder) -> Findings:
    """What a record itself says, by a mark or by a notice of a known kind, is among the notes."""
    own = defaultdict(list)
    for row in review.ledger[_TABLE]:
        if not row["source"].startswith(LIST):
            own[row["record_id"]].append(row)
    for name, record in review.records.items():
        place, found = f"ledger records {name}", own[name]
        marked = record.get("is_retracted")
        yield unless(marked is None or bool(found), place, f"is_retracted is {marked}, and no note says so")
        against = any(row["status"] in GONE for row in found)
        yield unless(not marked or against, place, "it is marked as retracted, and no note says so")
        for notice in record.get("notices", ()):
            told = notice["kind"] not in _KINDS or any(_matches(notice, row) for row in found)
            yield unless(told, place, f"its {notice['kind']} {notice['notice']} is no note")


def statuses(review: Folder) -> Findings:
    """The standing of a work is the gravest that stands of what its notes say for sure, in their words."""
    said = defaultdict(list)
    for row in sorted(review.ledger[_TABLE], key=lambda row: (row["record_id"], row["ordinal"])):
        if row["answer"] == "same":
            said[review.work_with.get(row["record_id"], "")].append(row)
    for row in review.ledger["works"]:
        place = f"ledger works {row['work_id']}"
        status, deciding = standing(said[row["work_id"]])
        yield equal(place, "the status by its notes", row["retraction"], status)
        yield equal(place, "what is told of it", row["retraction_told"], told(status, deciding))


def standing(said: list[Row]) -> tuple[str, list[Row]]:
    """The gravest of what notes say that no reinstatement undoes, and the notes that say it.

    A reinstatement undoes notes that are not dated after it; where either has no date, those of its own source.
    """
    back = [row for row in said if row["status"] == "clean" and _REINSTATED in json.loads(row["causes"])]
    left = [row for row in said if not any(_undoes(one, row) for one in back)]
    status = min((row["status"] for row in left), key=STATUSES.index, default=STATUSES[-1])
    return status, [row for row in left if row["status"] == status]


def _undoes(back: Row, note: Row) -> bool:
    if note["status"] not in _UNDONE:
        return False
    if back["date"] and note["date"]:
        return bool(note["date"] <= back["date"])
    return bool(note["source"] == back["source"])


def told(status: str, deciding: list[Row]) -> str:
    """A standing in words: who says so and of when, each once."""
    parts = dict.fromkeys(map(_note, deciding))
    return f"{_WORDS[status]}: {'; '.join(parts)}" if parts else _WORDS[status]


def _note(row: Row) -> str:
    kind = "list" if row["source"].startswith(LIST) else "answer"
    of = f" ({kind} of {row['listed']})" if row["listed"] else ""
    notice = " ".join(["notice", *filter(None, [row["notice"], f"of {row['date']}" if row["date"] else ""])])
    causes = json.loads(row["causes"])
    shown = ", ".join(causes[:_SHOWN_CAUSES])
    more = f" and {len(causes) - _SHOWN_CAUSES} more" if len(causes) > _SHOWN_CAUSES else ""
    parts = (row["source"].removeprefix(LIST) + of, notice if notice != "notice" else "", shown + more, row["basis"])
    return ", ".join(filter(None, parts))
