"""The flow of records and works, per source and in total; units are records to screening and works after it.

A record counts under the source whose search returned it first, and each further hit of it, a duplicate, under its own;
a work counts under the record that it is shown by. Citations that were followed are sources of their own.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

from synthesist.records import Actor, Decision, ReviewContents
from synthesist.report.facts import excludes
from synthesist.report.model import ExclusionRow, FlowRow

TOTAL = "total"
"""What the row over all sources is called."""

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

_STAGES = ("identify", "screen", "read", "assess")


def flow_of(contents: ReviewContents) -> tuple[FlowRow, ...]:
    """One row per source, sorted, and the total."""
    counts = _received(contents)
    sources = _sources(contents)
    for decision in contents.effective:
        for box in _boxes(decision):
            counts[TOTAL][box] += 1
            if source := sources.get(_record_id(contents, decision)):
                counts[source][box] += 1
    whole = {row.work_id for row in contents.documents.values() if row.is_full_text}
    for decision in contents.effective:
        if decision.stage == "assess" and decision.item in whole:
            for name in {TOTAL, sources.get(_record_id(contents, decision), TOTAL)}:
                counts[name]["assessed_whole"] += 1
    return tuple(_row(source, counts[source]) for source in (*sorted(counts.keys() - {TOTAL}), TOTAL))


def exclusions_of(contents: ReviewContents) -> tuple[ExclusionRow, ...]:
    """How many items each criterion took out, by stage and decider."""
    counts = Counter((row.stage, row.criterion, row.decider) for row in contents.effective if excludes(row))
    return tuple(
        ExclusionRow(
            stage=stage,
            criterion=criterion,
            text=contents.criteria.get(criterion, ""),
            decider=decider,
            count=count,
        )
        for (stage, criterion, decider), count in sorted(
            counts.items(), key=lambda entry: (_order(entry[0][0]), entry[0])
        )
    )


def _received(contents: ReviewContents) -> dict[str, Counter[str]]:
    counts: dict[str, Counter[str]] = {TOTAL: Counter()}
    for search in contents.searches:
        for source in (search.source, TOTAL):
            received = {"identified": search.received, "removed_otherwise": search.malformed}
            counts.setdefault(source, Counter()).update(received)
    return counts


def _sources(contents: ReviewContents) -> Mapping[str, str]:
    """The source that each record counts under, by its id, and that of each hit by which it came once more."""
    again = {row.item for row in contents.effective if "@" in row.item}
    found: dict[str, str] = {}
    for search in contents.searches:
        for hit in search.hits:
            item = f"{hit.record_id}@{search.search_id}/{hit.rank}"
            found[item if item in again else hit.record_id] = search.source
    return found


def _record_id(contents: ReviewContents, decision: Decision) -> str:
    item = decision.item
    # A work is named after one of its records, so a repeated record must not be looked up as the work.
    if decision.action == "duplicate" or item not in contents.works:
        return item
    return contents.works[item].record.record_id


def _boxes(decision: Decision) -> Iterator[str]:
    if decision.stage == "assess":
        yield "assessed"
    if box := _BOXES.get((decision.stage, decision.action)):
        yield box
        if decision.actor is Actor.PERSON:
            yield f"{box}_by_people"


def _row(source: str, counts: Counter[str]) -> FlowRow:
    removed = counts["duplicates"] + counts["removed_automatically"] + counts["removed_otherwise"]
    counts["screened"] = counts["identified"] - removed
    names = (name for name in FlowRow.model_fields if name != "source")
    return FlowRow.model_validate({"source": source, **{name: counts[name] for name in names}})


def _order(stage: str) -> int:
    return _STAGES.index(stage) if stage in _STAGES else len(_STAGES)
