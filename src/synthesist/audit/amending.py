"""What amendments leave behind: the ledgers that they set aside, and the report's table of them."""

import json
import re
from collections.abc import Iterator

from synthesist.audit.folder import Folder, Row
from synthesist.audit.identity import canonical
from synthesist.audit.language import seen
from synthesist.audit.ledger import Ledger
from synthesist.audit.planning import flat
from synthesist.audit.result import Breach, Findings, equal, unless

_ARCHIVE = re.compile(r"[\w-]+\.sqlite")

_SEARCHED = ("question", "frame", "parts.", "search.")
"""Fields by which a search is made."""


_AT_HAND = {"library", "files"}


def _fields_searched(plan: Row) -> tuple[str, ...]:
    """Those fields; the queries of databases hold the years besides."""
    sources = set(json.loads(plan["content"])["search"]["sources"])
    return (*_SEARCHED, "screen.years") if sources - _AT_HAND else _SEARCHED


def archives(review: Folder) -> Findings:
    """The ledger that an amendment set aside is there, ends with the plan before it, and people's words outlive it."""
    for row in review.plans:
        if not row["archive"]:
            continue
        place = f"ledger plans {row['ordinal']}, {row['archive']}"
        if not _ARCHIVE.fullmatch(row["archive"]) or not (review.root / row["archive"]).is_file():
            yield Breach(place, "the folder does not hold it")
            continue
        before = Ledger(review.root / row["archive"], ("plans", "rulings"))
        if before.faults:
            yield Breach(place, f"it is damaged: {before.faults[0]}")
            continue
        earlier = review.plans[: row["ordinal"]]
        kept = sorted(before["plans"], key=lambda plan: plan["ordinal"])
        yield unless(kept == earlier, place, "its plans are not those before the amendment")
        for ruling in before["rulings"]:
            holds = ruling in review.ledger["rulings"]
            yield unless(holds, place, f"a ruling on {ruling['item']} was lost since")


def amendments(review: Folder) -> Findings:
    """The report's table tells each amendment: when, why, and each field with its value before and after."""
    rows = review.report["amendments"]
    yield equal("report.json amendments", "rows", len(rows), max(0, len(review.plans) - 1))
    for shown, before, after in zip(rows, review.plans, review.plans[1:], strict=False):
        place = f"report.json amendment {after['ordinal']}"
        for field, known in (("number", "ordinal"), ("at", "at"), ("archive", "archive")):
            yield equal(place, field, shown[field], after[known])
        yield equal(place, "reason", seen(shown["reason"]), seen(after["reason"]))
        told = [{name: seen(value) for name, value in change.items()} for change in shown["changes"]]
        yield equal(place, "changes", told, [*_changes(before, after)])
        yield unless(bool(told), place, "it changes nothing")
        is_searched_anew = any(change["field"].startswith(_fields_searched(after)) for change in told)
        yield unless(
            bool(after["archive"]) == is_searched_anew, place, "an archive is kept where the search is run anew"
        )


def _changes(before: Row, after: Row) -> Iterator[Row]:
    one, other = (
        {name: canonical(value) for name, value in flat(json.loads(row["content"]))} for row in (before, after)
    )
    for name in sorted(one.keys() | other.keys()):
        if one.get(name) != other.get(name):
            yield {"field": name, "before": seen(one.get(name, "")), "after": seen(other.get(name, ""))}
