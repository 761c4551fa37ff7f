"""Invariant 4, of what is shown of a work: from which record each field comes, which versions there are, who judged."""

import json
from collections.abc import Iterator

from synthesist.audit.folder import Folder, Row
from synthesist.audit.result import Breach, Findings, equal, unless
from synthesist.audit.standing import GONE

KINDS = ("corrected", "published", "accepted", "preprint")
"""Versions, the one that is cited first."""

TAKEN = (
    "title", "abstract", "authors", "year", "published", "venue", "kind", "language", "url", "pdf_url", "licence",
    "extra",
)  # fmt: skip
"""Fields that come from one record each."""

OTHERS = ("text_kind", "identifiers", "links", "notices", "references", "cited_by", "is_retracted")
"""Fields that follow from another one, or from what all records say together."""

_OF_ANY = ("title", "authors", "year", "language")
"""Fields of which an older version may know more."""

_FAITHFUL = "the most faithful text ({}) that is not cut off, of the newest version"
_ONLY = "no other record has one"
_WHOLE = "its list of authors goes on where the leading record's ends"
_LACKING = "the records before it say nothing"
_MOST = "of the record that says most"
_NEWEST = "of the newest version, {}"
_PLAIN = "nothing says that it is a preprint"


def origins(review: Folder) -> Findings:
    """Each field that is shown of a work is that of the record that is named for it, with why; none is made up."""
    for work, row in review.work_rows.items():
        place, members = f"ledger works {work}", review.records_of.get(work, [])
        shown, changed = review.as_shown[work], json.loads(row["shown"])
        named = {one["field"]: one for one in json.loads(row["origins"])}
        due = [field for field in TAKEN if members[1:] and _says(shown, field)]
        yield equal(place, "the fields of which it says where they come from", sorted(named), sorted(due))
        for field, one in named.items():
            yield from _origin(review, f"{place}, {field}", one, row)
        strange = changed.keys() - {*named, *OTHERS}
        yield unless(not strange, place, f"{sorted(strange)} are not the leading record's, and no record is named")
        yield from _together(review, place, row, [review.records.get(name, {}) for name in members])
        yield from _identifiers(review, place, row, members)


def _says(record: Row, field: str) -> bool:
    value = record.get(field)
    return value not in (None, "", []) and not (field == "abstract" and not value.strip())


def _origin(review: Folder, place: str, one: Row, row: Row) -> Iterator[Breach | None]:
    field, members = one["field"], review.records_of.get(row["work_id"], [])
    given = review.records.get(one["record_id"], {})
    yield unless(one["record_id"] in members, place, f"{one['record_id']} is not one of its records")
    yield unless(review.as_shown[row["work_id"]].get(field) == given.get(field), place, "that record says otherwise")
    yield unless(one["why"] in _reasons(review, field, one, row), place, f"it is not from there: {one['why']!r}")


def _reasons(review: Folder, field: str, one: Row, row: Row) -> list[str]:
    """For what a field may be a record's."""
    others = [review.records.get(name, {}) for name in review.records_of.get(row["work_id"], [])]
    own, lead = review.records.get(one["record_id"], {}), review.records.get(row["record_id"], {})
    if field == "abstract":
        is_only = sum(_says(record, field) for record in others) == 1
        return [_ONLY if is_only else _FAITHFUL.format(own.get("text_kind"))]
    kinds = [version["kind"] for version in json.loads(row["versions"])]
    if one["record_id"] == row["record_id"]:
        return [_NEWEST.format(kinds[0]) if kinds[1:] and field in _OF_ANY else _MOST]
    return [_LACKING] * (not _says(lead, field)) + [_WHOLE] * (field == "authors")


def _together(review: Folder, place: str, row: Row, own: list[Row]) -> Iterator[Breach | None]:
    """What follows from the records of a work taken together."""
    shown, named = review.as_shown[row["work_id"]], {one["field"]: one for one in json.loads(row["origins"])}
    told = review.records.get(named.get("abstract", row)["record_id"], {})
    yield equal(place, "the kind of text", shown.get("text_kind"), told.get("text_kind"))
    counts = [record["cited_by"] for record in own if record.get("cited_by") is not None]
    yield equal(place, "how often it is cited", shown.get("cited_by"), max(counts, default=None))
    marked = None if row["retraction"] == "unchecked" else row["retraction"] in GONE
    yield equal(place, "the mark", shown.get("is_retracted"), marked)
    for field in ("links", "notices"):
        known = {json.dumps(one, sort_keys=True) for record in own for one in record.get(field) or []}
        found = {json.dumps(one, sort_keys=True) for one in shown.get(field) or []}
        yield unless(found == known, place, f"{field} are not those of its records")
    lists = [record.get("references") or [] for record in own]
    cited = shown.get("references") or []
    yield unless(cited in lists and len(cited) == max(map(len, lists)), place, "its references are no record's")


def _identifiers(review: Folder, place: str, row: Row, members: list[str]) -> Iterator[Breach | None]:
    """Of each scheme that a record has, one record's identifiers: the leading one's, where it has any."""
    own = {name: _schemes(review.records.get(name, {})) for name in members}
    shown = _schemes(review.as_shown[row["work_id"]])
    known = {scheme for schemes in own.values() for scheme in schemes}
    yield equal(place, "the kinds of its identifiers", sorted(shown), sorted(known))
    for scheme, values in shown.items():
        lead = own.get(row["record_id"], {}).get(scheme)
        told = [lead] if lead else [schemes[scheme] for schemes in own.values() if scheme in schemes]
        yield unless(values in told, place, f"its {scheme} is none of its records'")


def _schemes(record: Row) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for scheme, value in sorted(map(tuple, record.get("identifiers") or [])):
        found.setdefault(scheme, []).append(value)
    return found


def versions(review: Folder) -> Findings:
    """The versions of a work share out its records, each says what makes it one, and the newest leads."""
    for work, row in review.work_rows.items():
        place, told = f"ledger works {work}", json.loads(row["versions"])
        kinds = [one["kind"] for one in told]
        placed = sorted(name for one in told for name in one["record_ids"])
        yield unless(kinds == [kind for kind in KINDS if kind in kinds], place, f"its versions are {kinds}")
        yield equal(place, "the records of its versions", placed, review.records_of.get(work, []))
        yield unless(not told or row["record_id"] in told[0]["record_ids"], place, "the newest version does not lead")
        for one in told:
            own = review.records.get(min(one["record_ids"], default=""), {})
            yield unless(one["basis"] in _bases(own), place, f"{one['kind']} by {one['basis']!r}")


def _bases(record: Row) -> set[str]:
    """The fields of a record that can say which version it is, with their values."""
    named = {scheme: values[0] for scheme, values in _schemes(record).items() if scheme in ("doi", "arxiv")}
    told = {**named, **{field: record.get(field) for field in ("kind", "venue", "peer_review")}}
    words = {f"{field}={value}" for field, value in told.items() if value}
    is_plain = not any(told.get(field) for field in ("doi", "venue", "kind"))
    is_accepted = any(link.get("version") == "accepted" for link in record.get("links") or [])
    further = (_PLAIN if is_plain else "", "version=accepted" if is_accepted else "", record.get("peer_review_basis"))
    return words | set(filter(None, further))


def reviewed(review: Folder) -> Findings:
    """What is said of a work's peer review is what its records say, by the field that is named."""
    for work, row in review.work_rows.items():
        word, basis = _judged(review, work, json.loads(row["versions"]))
        place = f"ledger works {work}"
        yield equal(place, "peer review", row["peer_review"], word)
        yield equal(place, "what says so", row["peer_review_basis"], basis)


def _judged(review: Folder, work: str, versions: list[Row]) -> tuple[str, str]:
    """One version that was judged is enough; else what is said of the newest, or what makes it a preprint."""
    own = [review.records.get(name, {}) for name in review.records_of.get(work, [])]
    newest = versions[0] if versions else {"kind": "", "record_ids": [], "basis": ""}
    later = [record for record in own if record.get("record_id") in newest["record_ids"]]
    for word, records in (("peer-reviewed", own), *((word, later) for word in ("thesis", "preprint", "other"))):
        for record in records:
            if record.get("peer_review") == word:
                return word, f"{record['source']}: {record.get('peer_review_basis') or 'not said by which field'}"
    if newest["kind"] == "preprint" and later:
        return "preprint", f"{later[0]['source']}: {newest['basis']}"
    return "unknown", ""
