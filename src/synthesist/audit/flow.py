"""The flow of records and works, counted from the decisions that hold: per source and in total.

What people decided is in the boxes, and is counted again apart. A record belongs to the source of the search that
returned it first, and a hit by which it came once more, which a decision calls a duplicate, to the source of its own
search; a work belongs to the source of the record that it is shown by.
"""

from collections import Counter
from collections.abc import Iterator

from synthesist.audit.folder import Folder, Row

TOTAL = "total"

FLOW_FIELDS = (
    "identified", "duplicates", "removed_automatically", "removed_otherwise", "screened", "screened_excluded",
    "sought", "not_retrieved", "assessed", "assessed_whole", "assessed_excluded", "included",
)  # fmt: skip

PEOPLE_FIELDS = ("screened_excluded_by_people", "sought_by_people", "assessed_excluded_by_people", "included_by_people")

_BOXES = {
    ("identify", "duplicate"): "duplicates",
    ("identify", "remove-automatically"): "removed_automatically",
    ("identify", "remove"): "removed_otherwise",
    ("screen", "exclude"): "screened_excluded",
    ("screen", "include"): "sought",
    ("read", "not-retrieved"): "not_retrieved",
    ("assess", "exclude"): "assessed_excluded",
    ("assess", "include"): "included",
}


def decided(review: Folder, stage: str, action: str | None = None) -> list[Row]:
    """Decisions of a stage that hold, of one action or of any."""
    rows = (row for row in review.effective if row["stage"] == stage)
    return [row for row in rows if action in (None, row["action"])]


def record_of(review: Folder, row: Row) -> str:
    """The record that a decision's item stands for; `record@search/rank` names one hit of a record."""
    base = str(row["item"]).partition("@")[0]
    return base if row["action"] == "duplicate" else review.works.get(review.work_of(base), base)


def sources(review: Folder) -> dict[str, str]:
    """The source that each record counts under, and that of each hit that a decision names."""
    source_of_search = {row["search_id"]: row["source"] for row in review.ledger["searches"]}
    repeated = {row["item"] for row in decided(review, "identify")}
    counted = {}
    for hit in review.ledger["hits"]:
        item = f"{hit['record_id']}@{hit['search_id']}/{hit['rank']}"
        counted[item if item in repeated else hit["record_id"]] = str(source_of_search[hit["search_id"]])
    return counted


def flow_counts(review: Folder) -> dict[str, Counter[str]]:
    """Counts by source, with the source `total`; each has all of `FLOW_FIELDS` and `PEOPLE_FIELDS`."""
    source_of = sources(review)
    counts = {row["source"]: Counter[str]() for row in review.ledger["searches"]} | {TOTAL: Counter[str]()}
    for row in review.ledger["searches"]:
        received = Counter(identified=row["received"], removed_otherwise=row["malformed"])
        _add(counts, row["source"], received)
    whole = {row["work_id"] for row in review.documents.values() if row["is_full_text"]}
    for row in review.effective:
        source = source_of.get(row["item"] if "@" in row["item"] else record_of(review, row))
        _add(counts, source, Counter(_boxes(row)))
        if row["stage"] == "assess" and row["item"] in whole:
            _add(counts, source, Counter(assessed_whole=1))
    for count in counts.values():
        removed = count["duplicates"] + count["removed_automatically"] + count["removed_otherwise"]
        count["screened"] = count["identified"] - removed
    return counts


def _boxes(row: Row) -> Iterator[str]:
    if row["stage"] == "assess":
        yield "assessed"
    box = _BOXES.get((row["stage"], row["action"]))
    if box is not None:
        yield box
    if f"{box}_by_people" in PEOPLE_FIELDS and row["actor"] == "person":
        yield f"{box}_by_people"


def _add(counts: dict[str, Counter[str]], source: str | None, boxes: Counter[str]) -> None:
    counts[TOTAL] += boxes
    if source is not None:
        counts[source] += boxes
