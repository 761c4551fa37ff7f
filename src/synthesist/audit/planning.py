"""Invariant 8, of the plan: its versions are whole, `review.toml` is the newest, and the report tells each change."""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from synthesist.audit.folder import Folder, Row
from synthesist.audit.identity import canonical, sha256, short_hash
from synthesist.audit.language import fold, seen
from synthesist.audit.ledger import Ledger
from synthesist.audit.result import Breach, Findings, equal, unless
from synthesist.audit.rulings import is_date

_ARCHIVE = re.compile(r"[\w-]+\.sqlite")

_DEFAULTS: Mapping[str, Any] = {
    "frame": "free", "search.sources": ["library"], "search.papers": [], "search.limit": 2000,
    "screen.years": [0, 0], "screen.languages": [], "screen.cutoff": 0.3, "screen.max_works": 300,
    "screen.sample": 50, "verify.pairs_per_claim": 12, "policies.unstated_year": "keep",
    "policies.unstated_language": "keep",
}  # fmt: skip
"""What a plan says where it is silent; a person may leave such lines out of `review.toml`."""

_SEARCHED = ("question", "frame", "parts.", "search.")
"""Fields by which a search is made."""

_OWN_CRITERIA = re.compile(r"criteria\.(?:D1|X1|S[1-6]|R1|A1|P1)")
"""Criteria of the program, which every plan has."""


def plans(review: Folder) -> Findings:
    """The plans are numbered from 0, each matches its digest, and its text says nothing that its content does not."""
    rows = review.plans
    yield unless(bool(rows), "ledger plans", "there is no plan")
    yield equal("ledger plans", "ordinals", [row["ordinal"] for row in rows], list(range(len(rows))))
    for row in rows:
        place = f"ledger plans {row['ordinal']}"
        content = json.loads(row["content"])
        yield equal(place, "sha256", row["sha256"], sha256(row["content"]))
        yield equal(place, "content", row["content"], canonical(content))
        yield unless(is_date(row["at"]), place, f"{row['at']!r} is no date")
        yield from _says_more(place, tomllib.loads(row["toml"]), content)
    for row in rows[:1]:
        yield unless(not row["reason"] and not row["archive"], "ledger plans 0", "the first plan amends nothing")
        own_id = short_hash("review", row["sha256"])
        yield equal("ledger about review_id", "the id of the first plan", review.about["review_id"], own_id)


def plan_file(review: Folder) -> Findings:
    """`review.toml` says what the newest plan says; comments, layout and what goes without saying may differ."""
    newest = dict(flat(tomllib.loads(review.plans[-1]["toml"])))
    written, content = dict(flat(review.plan_file)), dict(flat(review.plan))
    yield from _says_more("review.toml", review.plan_file, review.plan)
    for field in newest.keys() - written.keys():
        goes_without = _OWN_CRITERIA.fullmatch(field) or _DEFAULTS.get(field) == content[field]
        yield unless(goes_without, "review.toml", f"is not the ledger's newest plan: it leaves out {field}")


def _says_more(place: str, said: Row, content: Row) -> Findings:
    """Breaches where a text states a field otherwise than the content that it stands for."""
    known = dict(flat(content))
    for field, value in flat(said):
        holds = field in known and _same(value, known[field])
        yield unless(holds, place, f"is not the plan in the ledger: {field} is {value!r}, not {known.get(field)!r}")


def flat(content: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """The fields of a plan with their values; a field of a table has the table's name before it."""
    for name, value in content.items():
        if isinstance(value, Mapping):
            yield from flat(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", value


def _same(one: Any, other: Any) -> bool:
    """Whether a value as written is one as read, which is on one line, and a number where a number is asked for."""
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_same, one, other))
    if isinstance(one, str) and isinstance(other, str):
        return fold(one) == fold(other)
    return bool(one == other) or str(one) == str(other)


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
        is_searched_anew = any(change["field"].startswith(_SEARCHED) for change in told)
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
