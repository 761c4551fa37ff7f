"""Invariant 2, of what reviewers say: objections are of things that are there, settled by the rules; votes follow."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator

from synthesist.audit.folder import Folder, Row
from synthesist.audit.result import Breach, Findings, equal, unless
from synthesist.audit.scoring import (
    DIMENSIONS,
    MANDATES,
    OUTCOMES,
    SEVERITIES,
    STANDINGS,
    TIERS,
    checks_of,
    objections_of,
    policy,
    rounds,
)

REMEDIES = ("none", "withdraw", "soften", "re-verify", "widen", "read")
ON_CLAIMS = ("withdraw", "soften", "re-verify")
_NAMED = re.compile(r"(?![0-9a-f]{16,}$)[a-z]{2,}\S.*")
"""A thing that has no id of its own, such as `reference-3` or `sources`; never what looks like an id."""


def objections(review: Folder) -> Findings:
    """Each objection belongs to a check, is of a thing that is there, and says something."""
    checks = {(row["mandate"], row["name"]): row for row in checks_of(review)}
    there = _things(review)
    for row in objections_of(review):
        place = f"ledger objections {row['mandate']}/{row['check']}/{row['item']}"
        check = checks.get((row["mandate"], row["check"]), {})
        yield equal(place, "the dimension of its check", row["dimension"], check.get("dimension"))
        yield unless(row["dimension"] in DIMENSIONS, place, f"{row['dimension']!r} is no dimension")
        yield unless(row["severity"] in SEVERITIES, place, f"{row['severity']!r} is no gravity")
        yield unless(row["remedy"] in REMEDIES, place, f"{row['remedy']!r} is no remedy")
        yield unless(bool(row["said"].strip()), place, "it says nothing")
        holds = set(row["item"].split("=")) <= there or row["item"] in there or _NAMED.fullmatch(row["item"])
        yield unless(holds, place, f"there is no {row['item']!r}")


def _things(review: Folder) -> set[str]:
    """Ids of all that an objection may be of."""
    groups = (f"group-{row['ordinal']}" for row in review.ledger["result_groups"])
    studies = (row["study_id"] for row in review.ledger["studies"])
    searches = (row["search_id"] for row in review.ledger["searches"])
    findings = (row["finding_id"] for row in review.ledger["findings"])
    names = (concept["name"] for concept in review.question["concepts"])
    rows = (review.stored_claims, review.works, review.records, review.documents, review.results)
    return {*groups, *studies, *searches, *findings, *names, *(name for one in rows for name in one)}


def standings(review: Folder) -> Findings:
    """What became of each objection follows from votes, from what both say, and from people's words."""
    rows = objections_of(review)
    by_item = defaultdict(set)
    for row in rows:
        by_item[row["item"], row["dimension"]].add(row["mandate"])
    stands = {(row["claim_id"], row["mandate"]) for row in review.ledger["votes"] if row["stands"]}
    for row in rows:
        place = f"ledger objections {row['mandate']}/{row['check']}/{row['item']}"
        yield unless(row["standing"] in STANDINGS, place, f"{row['standing']!r} is no standing")
        both = len(by_item[row["item"], row["dimension"]]) > 1
        yield equal(place, "standing", row["standing"], _standing(review, row, both=both, stands=stands))


def _standing(review: Folder, row: Row, *, both: bool, stands: set[tuple[str, str]]) -> str:
    is_confirmed = review.heeded.get(row["item"], {}).get("action") == "claim-ok"
    if is_confirmed and row["is_judged"]:
        return "dismissed"
    if both or not row["is_judged"]:
        return "upheld"
    others = (mandate for mandate in MANDATES if mandate != row["mandate"])
    return "open" if any((row["item"], mandate) in stands for mandate in others) else "upheld"


def votes(review: Folder) -> Findings:
    """Each reviewer that votes does so once on each claim shown, and on no other; a no has reasons."""
    against = _against(review)
    by_reviewer = defaultdict(list)
    for row in review.ledger["votes"]:
        place = f"ledger votes {row['claim_id']}/{row['mandate']}"
        by_reviewer[row["mandate"]].append(row["claim_id"])
        reasons = json.loads(row["reasons"])
        yield unless(row["mandate"] in MANDATES, place, f"{row['mandate']!r} is no reviewer")
        yield unless(bool(row["stands"]) or bool(reasons), place, "it does not say why the claim does not stand")
        said = against.get((row["claim_id"], row["mandate"]), set())
        yield unless(not (row["stands"] and said), place, f"it stands, although {sorted(said)[:1]} is held against it")
        yield unless(said <= set(reasons), place, "an objection is not among its reasons")
    for mandate, claims in by_reviewer.items():
        yield equal(f"ledger votes {mandate}", "claims", sorted(claims), sorted(review.shown))


def _against(review: Folder) -> dict[tuple[str, str], set[str]]:
    """What is more than a minor objection, by claim and reviewer."""
    found = defaultdict(set)
    for row in objections_of(review):
        if row["severity"] != "minor":
            found[row["item"], row["mandate"]].add(row["said"])
    return found


def told_rounds(review: Folder) -> Findings:
    """Rounds count up from what was spent on widening the plan, at most as many as the plan allows."""
    told = rounds(review)
    if not told:
        for table in ("checks", "objections", "votes", "dimensions", "revisions"):
            yield unless(not review.ledger[table], f"ledger {table}", "has rows, although there was no appraisal")
        return
    most = policy(review)["rounds"]
    spent = min(sum(row["reason"].startswith(GATE) for row in review.plans), most)
    ordinals = [row["ordinal"] for row in told]
    yield equal("ledger rounds", "ordinals", ordinals, list(range(spent, spent + len(told))))
    yield unless(ordinals[-1] <= most, "ledger rounds", f"{ordinals[-1]} rounds, where {most} are allowed")
    for row in told:
        yield from _round(row, is_last=row is told[-1])


def _round(row: Row, *, is_last: bool) -> Findings:
    place = f"ledger rounds {row['ordinal']}"
    yield unless(row["outcome"] in OUTCOMES, place, f"{row['outcome']!r} is no outcome")
    yield unless(row["tier"] in TIERS, place, f"{row['tier']!r} is no tier")
    yield unless(is_last or row["outcome"] != "publish", place, "it was published, and revised all the same")
    yield unless(bool(json.loads(row["reasons"])), place, "it gives no reason")
    yield unless(row["consensus"] is None or 0 <= row["consensus"] <= _TEN, place, f"a consensus of {row['consensus']}")


def revisions(review: Folder) -> Findings:
    """Each revision is of a claim that was to be shown, in a round that was appraised, and says why."""
    ordinals = {row["ordinal"] for row in rounds(review)[1:]}
    for row in review.ledger["revisions"]:
        place = f"ledger revisions {row['ordinal']}/{row['item']}/{row['remedy']}"
        yield unless(row["remedy"] in ON_CLAIMS, place, f"{row['remedy']!r} is nothing that is done about a claim")
        yield unless(row["item"] in review.extracted, place, "there is no such claim that was to be shown")
        yield unless(row["ordinal"] in ordinals, place, "there was no such round")
        yield unless(bool(row["reason"].strip()), place, "it gives no reason")
    yield from _effects(review)


def _effects(review: Folder) -> Iterator[Breach | None]:
    """What was withdrawn is shown nowhere; what is told with reserve is neither verified nor corroborated."""
    printed = {row["claim_id"]: row for row in review.report["claims"]}
    for row in review.ledger["revisions"]:
        place = f"report.json claim {row['item']}"
        if row["remedy"] == "withdraw":
            yield unless(row["item"] not in printed, place, "it was withdrawn, and is shown")
        shown = printed.get(row["item"], {})
        if row["remedy"] == "soften" and shown and not shown["decided_by"]:
            is_told = shown["mark"] != "verified" and not shown["is_corroborated"]
            yield unless(is_told, place, "it is to be told with reserve, and is called verified or corroborated")


GATE = "the gate: "
"""How the reason of an amendment begins that the gate brought about."""

_TEN = 10
