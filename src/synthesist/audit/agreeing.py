"""Invariant 2, of agreement: the table of votes, and shares and kappa over it, counted again.

Intervals were drawn with a generator that the standard library does not have: here they are held to be in order and
around their value only.
"""

from collections import Counter
from typing import Any

from synthesist.audit.folder import Folder
from synthesist.audit.result import Findings, equal, unless

_DIGITS = 4
_NEAR = 0.6 * 10**-_DIGITS
_TABLE = {"yes_yes": (True, True), "yes_no": (True, False), "no_yes": (False, True), "no_no": (False, False)}


def pairs(review: Folder) -> Counter[tuple[bool, bool]]:
    """How often each pair of votes was given on one claim: the challenger's, then the confirmer's."""
    votes = {(row["claim_id"], row["mandate"]): row["stands"] for row in review.ledger["votes"]}
    both = ((votes.get((key, "challenger")), votes.get((key, "confirmer"))) for key in {key for key, _ in votes})
    return Counter((bool(one), bool(other)) for one, other in both if one is not None and other is not None)


def agreement(review: Folder) -> Findings:
    """Table, shares and kappa are those of the votes; each interval holds its value."""
    told = (review.report["appraisal"] or {}).get("agreement")
    if told is None:
        return
    counted = pairs(review)
    for name, votes in _TABLE.items():
        yield equal("report.json agreement", name, told[name], counted[votes])
    due = measures(counted)
    yield equal("report.json agreement", "measures", [row["name"] for row in told["shares"]], list(due))
    for row in told["shares"]:
        place, expected = f"report.json agreement, {row['name']}", due.get(row["name"])
        yield equal(place, "n", row["n"], counted.total())
        is_near = row["value"] is not None and expected is not None and abs(row["value"] - expected) < _NEAR
        yield unless(is_near or row["value"] is expected, place, f"it is {row['value']}, the votes give {expected}")
        yield unless(_is_around(row), place, f"{row['value']} does not lie from {row['low']} to {row['high']}")


def measures(counted: Counter[tuple[bool, bool]]) -> dict[str, float | None]:
    """Raw, positive and negative agreement and Cohen's kappa, by the names that the report gives them."""
    both, first, second, none = (counted[votes] for votes in _TABLE.values())
    n, apart = both + first + second + none, first + second
    return {
        "raw agreement": (both + none) / n if n else None,
        "positive agreement": 2 * both / (2 * both + apart) if both or apart else None,
        "negative agreement": 2 * none / (2 * none + apart) if none or apart else None,
        "kappa": _kappa(both, first, second, none),
    }


def _kappa(both: int, first: int, second: int, none: int) -> float | None:
    """In whole numbers as long as there are any: agreement by chance is certain where both always say the same."""
    n = both + first + second + none
    chance = (both + first) * (both + second) + (none + second) * (none + first)
    return None if not n or chance == n * n else (n * (both + none) - chance) / (n * n - chance)


def _is_around(row: dict[str, Any]) -> bool:
    value, low, high = row["value"], row["low"], row["high"]
    if value is None or low is None or high is None:
        return low is None and high is None
    return bool(low - _NEAR <= value <= high + _NEAR)
