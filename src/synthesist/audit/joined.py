"""Invariant 4, of works and their records: why records are one work, and where each field that is shown comes from."""

import json
from collections.abc import Iterator
from typing import Any

from synthesist.audit.folder import Folder, Row
from synthesist.audit.result import Breach, Findings, equal, unless

ANSWERS = ("same", "ask", "different")
KINDS = ("corrected", "published", "accepted", "preprint")
"""Versions, the one that is cited first."""

TAKEN = (
    "title", "abstract", "authors", "year", "published", "venue", "kind", "language", "url", "pdf_url", "licence",
    "extra",
)  # fmt: skip
"""Fields that come from one record each."""

_LISTS = ("identifiers", "links", "notices")
"""Fields that hold what several records say."""

_MAXIMA = ("references", "cited_by")


def matches(review: Folder) -> Findings:
    """Pairs are of records there are, with an answer and reasons; joined ones are of one work, others of two."""
    for row in review.ledger["matches"]:
        place = f"ledger matches {row['first']}={row['second']}"
        pair = (row["first"], row["second"])
        yield unless(row["first"] < row["second"], place, "the smaller record is not the first")
        yield unless(set(pair) <= review.records.keys(), place, "there is no such record")
        yield unless(row["answer"] in ANSWERS, place, f"{row['answer']!r} is no answer")
        reasons = json.loads(row["reasons"])
        yield unless(bool(reasons) and all(map(str.strip, reasons)), place, "it gives no reason")
        is_one = review.work_with.get(row["first"]) == review.work_with.get(row["second"])
        yield unless(is_one == (row["answer"] == "same"), place, f"{row['answer']!r}, and the works say otherwise")


def tied(review: Folder) -> Findings:
    """The records of each work hold together by pairs that are held to be the same."""
    same = [(row["first"], row["second"]) for row in review.ledger["matches"] if row["answer"] == "same"]
    for work, members in review.records_of.items():
        reached, waiting = {members[0]}, [members[0]]
        while waiting:
            name = waiting.pop()
            near = {other for pair in same if name in pair for other in pair} - reached
            reached |= near
            waiting += near
        yield unless(set(members) <= reached, f"ledger works {work}", "no pair ties some of its records to the others")


def said(review: Folder) -> Findings:
    """What people hold of two records is so; and what stands as a person's answer, a person said."""
    rows = {f"{row['first']}={row['second']}": row for row in review.ledger["matches"] if row["person"]}
    for item, ruling in review.standing.items():
        if ruling["action"] in ("same", "different") and set(item.split("=")) <= review.work_with.keys():
            first, second = (review.work_with[one] for one in item.split("="))
            is_so = (first == second) == (ruling["action"] == "same")
            yield unless(is_so, f"ledger rulings {item}", f"a person's {ruling['action']!r} stands, and has no effect")
    for item, row in rows.items():
        place, ruling = f"ledger matches {item}", review.standing.get(item, {})
        yield equal(place, "the person", row["person"], ruling.get("person"))
        yield equal(place, "the answer", row["answer"], ruling.get("action"))


def origins(review: Folder) -> Findings:
    """Each field that is shown of a work is that of the record that is named for it, with why; none is made up."""
    for row in review.ledger["works"]:
        place = f"ledger works {row['work_id']}"
        members = review.records_of.get(row["work_id"], [])
        shown, changed = review.as_shown[row["work_id"]], json.loads(row["shown"])
        named = {one["field"]: one for one in json.loads(row["origins"])}
        yield unless(bool(named) == (len(members) > 1), place, "it does not say where its fields come from")
        for field, one in named.items():
            yield from _origin(review, f"{place}, {field}", field, one, (members, shown))
        for field in changed:
            yield from _changed(review, f"{place}, {field}", field, named, (members, shown, row))


_Held = tuple[list[str], Row]


def _origin(review: Folder, place: str, field: str, one: Row, held: _Held) -> Iterator[Breach | None]:
    members, shown = held
    yield unless(field in TAKEN, place, "it is no field that is taken from one record")
    yield unless(one["record_id"] in members, place, f"{one['record_id']} is not one of its records")
    yield unless(bool(one["why"].strip()), place, "it does not say why")
    given = review.records.get(one["record_id"], {}).get(field)
    yield unless(shown.get(field) == given, place, "what is shown is not what that record says")


def _changed(
    review: Folder, place: str, field: str, named: dict[str, Row], held: tuple[list[str], Row, Row]
) -> Iterator[Breach | None]:
    """A field that is not the leading record's: taken from another, or said by several."""
    members, shown, row = held
    given = [review.records.get(name, {}).get(field) for name in members]
    if field in TAKEN:
        yield unless(field in named, place, "it is not the leading record's, and no record is named for it")
    elif field == "text_kind":
        source = named.get("abstract", {}).get("record_id", "")
        yield equal(place, "the kind", shown[field], review.records.get(source, {}).get("text_kind"))
    elif field in _LISTS:
        known = [json.dumps(one, sort_keys=True) for said in given for one in said or []]
        yield unless(_all_known(shown[field], known), place, "it holds what none of its records says")
    elif field in _MAXIMA:
        yield unless(shown[field] in given, place, "none of its records says so")
    elif field == "is_retracted":
        marked = None if row["retraction"] == "unchecked" else row["retraction"] in ("retracted", "withdrawn")
        yield equal(place, "the mark", shown[field], marked)
    else:
        yield Breach(place, "it was changed, and nothing says why")


def _all_known(entries: list[Any], known: list[str]) -> bool:
    return all(json.dumps(one, sort_keys=True) in known for one in entries)


def versions(review: Folder) -> Findings:
    """The versions of a work share out its records, and the newest leads."""
    for row in review.ledger["works"]:
        place, told = f"ledger works {row['work_id']}", json.loads(row["versions"])
        kinds = [one["kind"] for one in told]
        placed = sorted(name for one in told for name in one["record_ids"])
        yield unless(kinds == [kind for kind in KINDS if kind in kinds], place, f"its versions are {kinds}")
        yield equal(place, "the records of its versions", placed, review.records_of.get(row["work_id"], []))
        yield unless(all(one["basis"].strip() for one in told), place, "it does not say what makes a version one")
        if told:
            yield unless(row["record_id"] in told[0]["record_ids"], place, "the newest version does not lead")


def reviewed(review: Folder) -> Findings:
    """What is said of a work's peer review is what one of its records says, and the field is named."""
    for row in review.ledger["works"]:
        place = f"ledger works {row['work_id']}"
        own = [review.records.get(name, {}) for name in review.records_of.get(row["work_id"], [])]
        said_by = [one for one in own if one.get("peer_review") == row["peer_review"]]
        is_known = row["peer_review"] != "unknown"
        yield unless(bool(said_by) or not is_known, place, f"no record says that it is {row['peer_review']}")
        yield unless(bool(row["peer_review_basis"]) == is_known, place, "it does not say which field says so")
