"""Invariant 8, of the plan: its versions are whole, and `review.toml` is the newest."""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from synthesist.audit.folder import Folder, Row
from synthesist.audit.identity import canonical, sha256, short_hash
from synthesist.audit.language import fold
from synthesist.audit.result import Findings, equal, unless
from synthesist.audit.rulings import is_date

CLOCKS = timedelta(days=1)
"""How far the clocks of two machines may be apart."""

_DEFAULTS: Mapping[str, Any] = {
    "frame": "free", "key_papers": [], "search.sources": ["library"], "search.papers": [], "search.limit": 2000,
    "search.expand": True, "search.rounds": 1, "search.seconds": 180, "search.requests": 1000,
    "screen.years": [0, 0], "screen.languages": [], "screen.cutoff": 0.3, "screen.max_works": 300,
    "screen.sample": 50, "read.fetch": True, "read.seconds": 600, "read.requests": 1000,
    "verify.pairs_per_claim": 12, "policies.unstated_year": "keep", "policies.unstated_language": "keep",
    "policies.retracted": "exclude",
}  # fmt: skip
"""What a plan says where it is silent; a person may leave such lines out of `review.toml`."""

_OWN_CRITERIA = re.compile(r"criteria\.(?:D1|X1|S[1-6]|R1|F[1-3]|A1|P1)")
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


def precedence(review: Folder) -> Findings:
    """The first plan was there before the first search, as far as the clocks of two machines agree."""
    searched = min((row["at"] for row in review.ledger["searches"]), key=datetime.fromisoformat, default=None)
    if searched is not None and review.plans:
        planned = datetime.fromisoformat(review.plans[0]["at"])
        holds = planned <= datetime.fromisoformat(searched) + CLOCKS
        yield unless(holds, "ledger plans 0", f"made at {review.plans[0]['at']}, after the search at {searched}")


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
    """Whether a value as written is one as read, which is on one line."""
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_same, one, other))
    if isinstance(one, str) and isinstance(other, str):
        return fold(one) == fold(other)
    return bool(one == other)
