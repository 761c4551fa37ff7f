"""Invariant 2, of the appraisal: from checks and objections to dimensions, consensus, outcome and tier, by the rules.

Scores are compared as they are printed, to two decimals.
"""

import json
from collections.abc import Iterator
from math import prod

from synthesist.audit.folder import Folder, Row
from synthesist.audit.result import Findings, equal, unless

DIMENSIONS = (
    "evidence strength", "citation grounding", "numerical consistency", "comparability of results", "novelty",
    "uncertainty disclosure", "reproducibility", "safety and impact",
)  # fmt: skip
CRITICAL = ("evidence strength", "citation grounding", "numerical consistency", "uncertainty disclosure")
"""Dimensions without which there is no consensus."""

SEVERITIES = ("minor", "serious", "critical")
STANDINGS = ("upheld", "open", "dismissed")
MANDATES = ("challenger", "confirmer", "integrator")
OUTCOMES = ("publish", "revise", "reject")
TIERS = ("flagship", "DOI-grade", "public record", "watch list", "quarantine")
POLICY = {"consensus": 6.5, "claims": 5, "reject_below": 4.0, "rounds": 3, "widen": True}
"""What a plan that says nothing else asks for."""

_OF_CLAIMS = ("evidence strength", "citation grounding")
"""Dimensions that are not assessed where no claim is shown."""

_COST = {"minor": 0.02, "serious": 0.1, "critical": 0.25}
_GIVEN_BACK = {"upheld": 0.0, "open": 0.5, "dismissed": 1.0}
_LEVELS = ((8.5, "high"), (6.5, "good"), (5.0, "fair"), (0.0, "weak"))
_FLAGSHIP, _DOI, _RECORD = 8.5, 7.5, 5.0
_NEAR = 0.00501
_FAULTLESS = 2
"""Weight of all checks of a dimension that look for faults, together."""


def policy(review: Folder) -> Row:
    """What the plan asks of a synthesis that is published."""
    return {**POLICY, **review.plan.get("gate", {})}


def rounds(review: Folder) -> list[Row]:
    """What the gate said, in order; nothing where there was no appraisal."""
    return sorted(review.ledger["rounds"], key=lambda row: row["ordinal"])


def checks_of(review: Folder) -> list[Row]:
    """The checks by reviewer and name."""
    return sorted(review.ledger["checks"], key=lambda row: (row["mandate"], row["name"]))


def objections_of(review: Folder) -> list[Row]:
    """The objections by reviewer, check and item."""
    return sorted(review.ledger["objections"], key=lambda row: (row["mandate"], row["check"], row["item"]))


def settled(check: Row, objections: list[Row]) -> float:
    """How many items of a check passed, what is open by half."""
    own = [one for one in objections if (one["mandate"], one["check"]) == (check["mandate"], check["name"])]
    return float(check["passed"]) + sum(_GIVEN_BACK[one["standing"]] for one in own)


def counts(review: Folder) -> Findings:
    """Each check says what it counted and never more than there was; it has a reviewer, a dimension and a weight."""
    objections = objections_of(review)
    for row in checks_of(review):
        place = f"ledger checks {row['mandate']}/{row['name']}"
        yield unless(row["mandate"] in MANDATES, place, f"{row['mandate']!r} is no reviewer")
        yield unless(row["dimension"] in DIMENSIONS, place, f"{row['dimension']!r} is no dimension")
        yield unless(0 <= row["passed"] <= row["total"], place, f"{row['passed']} of {row['total']} passed")
        yield unless(settled(row, objections) <= row["total"], place, "more passed when all was settled than there was")
        yield unless(row["weight"] >= 0, place, f"it weighs {row['weight']}")
        yield unless(row["question"].endswith("?") and bool(row["basis"].strip()), place, "it asks or counts nothing")


def dimensions(review: Folder) -> Findings:
    """Each dimension's score, level, words and pointers are what its checks and objections give."""
    stored = {row["dimension"]: row for row in review.ledger["dimensions"]}
    due = sorted(DIMENSIONS) if rounds(review) else []
    yield equal("ledger dimensions", "dimensions", sorted(stored), due)
    for name in DIMENSIONS:
        if name in stored:
            yield from _dimension(review, stored[name])


def _dimension(review: Folder, row: Row) -> Findings:
    place, name = f"ledger dimensions {row['dimension']}", row["dimension"]
    checks = [one for one in checks_of(review) if one["dimension"] == name and one["total"]]
    objections = [one for one in objections_of(review) if one["dimension"] == name]
    if name in _OF_CLAIMS and not review.shown:
        checks = []
    if not checks:
        told = [row["score"], row["level"], row["basis"], json.loads(row["pointers"])]
        yield equal(place, "what is told of nothing", told, [None, "unassessed", "there was nothing to look at", []])
        return
    score = _score(checks, objections)
    is_near = row["score"] is not None and abs(row["score"] - score) < _NEAR
    yield unless(is_near, place, f"the score is {row['score']}, its checks and objections give {score:.3f}")
    level = next((word for least, word in _LEVELS if (row["score"] or 0.0) >= least), "")
    yield equal(place, "level", row["level"], level)
    yield equal(place, "basis", row["basis"], _basis(checks, objections))
    standing = sorted({one["item"] for one in objections if one["standing"] != "dismissed"})
    yield equal(place, "pointers", json.loads(row["pointers"]), standing)


def _score(checks: list[Row], objections: list[Row]) -> float:
    left: float = prod(1 - _cost(one) for one in objections)
    return 10 * _share(checks, objections) * left


def _share(checks: list[Row], objections: list[Row]) -> float:
    """Measures count by their weights; all checks for faults, which weigh nothing each, count together as one."""
    shares = [(one["weight"], settled(one, objections) / one["total"]) for one in checks]
    faultless = [share for weight, share in shares if not weight]
    parts = [(weight, share) for weight, share in shares if weight]
    parts += [(_FAULTLESS, sum(faultless) / len(faultless))] if faultless else []
    total: float = sum(weight * share for weight, share in parts)
    weights: float = sum(weight for weight, _ in parts)
    return total / weights


def _cost(objection: Row) -> float:
    return _COST[objection["severity"]] * (1.0, 0.5, 0.0)[STANDINGS.index(objection["standing"])]


def _basis(checks: list[Row], objections: list[Row]) -> str:
    parts = (f"{one['name']} {_number(settled(one, objections))} of {one['total']}" for one in checks)
    standing = [one["standing"] for one in objections]
    tally = ", ".join(f"{standing.count(name)} {name}" for name in STANDINGS if name in standing)
    return "; ".join([*parts, *([f"objections: {tally}"] if tally else [])])


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def consensus(review: Folder) -> Findings:
    """The last consensus is the mean of the dimensions that were assessed; without a critical one there is none."""
    for last in rounds(review)[-1:]:
        place, expected = f"ledger rounds {last['ordinal']}", _consensus(review)
        found = last["consensus"]
        is_near = found is not None and expected is not None and abs(found - expected) < _NEAR
        yield unless(is_near or found is expected, place, f"the consensus is {found}, the dimensions give {expected}")


def _consensus(review: Folder) -> float | None:
    scores = {row["dimension"]: row["score"] for row in review.ledger["dimensions"]}
    told = [scores[name] for name in DIMENSIONS if scores.get(name) is not None]
    is_whole = all(scores.get(name) is not None for name in CRITICAL)
    return sum(told) / len(told) if told and is_whole else None


def gate(review: Folder) -> Findings:
    """Outcome, tier and reasons of the last round follow from the plan's policy, and what it counts is so."""
    for last in rounds(review)[-1:]:
        place = f"ledger rounds {last['ordinal']}"
        verified = sum(review.verdicts.get(key, {}).get("mark") == "verified" for key in review.shown)
        yield equal(place, "verified claims", last["verified"], verified)
        rejecting, missing = [*_rejecting(review, last)], [*_missing(review, last)]
        outcome = "reject" if rejecting else "revise" if missing else "publish"
        yield equal(place, "outcome", last["outcome"], outcome)
        yield equal(place, "tier", last["tier"], _tier(review, last, outcome))
        yield equal(place, "reasons", json.loads(last["reasons"]), rejecting or missing or _met(review, last))
        yield equal(place, "open questions", json.loads(last["open_questions"]), _open(review))
        asked = policy(review)
        is_due = outcome != "publish" and asked["widen"] and last["verified"] < asked["claims"]
        yield unless(is_due or not last["widen"], place, f"to be widened by {last['widen']!r}, and nothing asks for it")


def _rejecting(review: Folder, last: Row) -> Iterator[str]:
    least = policy(review)["reject_below"]
    if not review.shown:
        yield "it shows no claim"
    elif not last["verified"]:
        yield "none of its claims is verified"
    if last["consensus"] is not None and last["consensus"] < least:
        yield f"a consensus of {last['consensus']}, below {least}"


def _missing(review: Folder, last: Row) -> Iterator[str]:
    asked = policy(review)
    scores = {row["dimension"]: row["score"] for row in review.ledger["dimensions"]}
    yield from (f"{name} could not be assessed" for name in DIMENSIONS if name in CRITICAL and scores.get(name) is None)
    if last["consensus"] is not None and last["consensus"] < asked["consensus"]:
        yield _asked_for(last, asked)
    if last["verified"] < asked["claims"]:
        yield f"{last['verified']} verified claims where {asked['claims']} are asked for"
    if not _direct(review):
        yield "no verified claim bears on the question as it is asked"
    yield from (f"{row['said']} ({row['item']})" for row in _critical(review))


def _met(review: Folder, last: Row) -> list[str]:
    asked = policy(review)
    verified = f"{last['verified']} verified claims where {asked['claims']} are asked for"
    verified += f", {_direct(review)} on the question as it is asked"
    return [_asked_for(last, asked), verified, "no critical objection stands"]


def _direct(review: Folder) -> int:
    """Claims that are shown, verified, and bear on the question as it is asked."""
    return sum(
        review.verdicts.get(key, {}).get("mark") == "verified" and claim["relevance"] == "direct"
        for key, claim in review.shown.items()
    )


def _asked_for(last: Row, asked: Row) -> str:
    return f"a consensus of {last['consensus']} where {asked['consensus']} is asked for"


def _critical(review: Folder) -> list[Row]:
    return [row for row in objections_of(review) if (row["severity"], row["standing"]) == ("critical", "upheld")]


def _tier(review: Folder, last: Row, outcome: str) -> str:
    score = last["consensus"] or 0.0
    if outcome == "reject" or _critical(review):
        return "quarantine"
    if score < _RECORD:
        return "watch list"
    if outcome != "publish" or score < _DOI:
        return "public record"
    again = next((row["score"] for row in review.ledger["dimensions"] if row["dimension"] == "reproducibility"), None)
    return "flagship" if score >= _FLAGSHIP and again is not None and again >= _FLAGSHIP else "DOI-grade"


def _open(review: Folder) -> list[str]:
    left = [row for row in objections_of(review) if row["standing"] == "open"]
    ordered = sorted(
        left, key=lambda row: (-SEVERITIES.index(row["severity"]), row["dimension"], row["check"], row["item"])
    )
    return list(dict.fromkeys(f"{row['said']} ({row['item']})" for row in ordered))[:_MOST_OPEN]


_MOST_OPEN = 12
"""Open questions that a round tells."""
