"""Invariants 5 and 6: no evidence, no prose; and a confidence names what it was measured on."""

import json
import re
from collections import defaultdict

from synthesist.audit.folder import Folder, Row
from synthesist.audit.language import markers
from synthesist.audit.lines import claim_rows, lines, quotes_and_rest
from synthesist.audit.result import Breach, Findings, equal, unless

SINGLE = "single source"
"""What stands for a confidence where no independent study speaks for or against a claim."""

WITHHELD = "withheld: "
UNPROVEN = "too few labelled pairs of this kind bear it out"
SURE = 0.5
"""What the reason begins with where one does, and no confidence is given."""

CAP = 0.9
"""The largest confidence that evidence from abstracts alone can give."""

_SIZE = re.compile(r"\bn\s*=?\s*\d", re.IGNORECASE)
_DATE = re.compile(r"\b\d{4}-\d{2}(?:-\d{2})?\b")
_NAME = re.compile(r"(?<![^\W_])(?!n\b)[^\W\d_]{2,}")


def answer(review: Folder) -> Findings:
    """The answer is the one that the claims allow; without a direct and verified one it is "neighbouring"."""
    yield equal("report.json", "the answer", review.report["answer"], answer_of(review))


def answer_of(review: Folder) -> str:
    """What shown claims and their verdicts make of the question."""
    if not review.shown:
        return "not-answered"
    direct = [row for row in review.shown.values() if row["relevance"] == "direct"]
    resting = [row for row in direct if _verdict(review, row).get("mark") == "verified"]
    if not resting:
        return "neighbouring"
    return "answered" if _is_complete(review, direct, resting) else "partly"


def _is_complete(review: Folder, direct: list[Row], resting: list[Row]) -> bool:
    """Whether several works each name all concepts in direct, verified claims, one agreed with and nobody against any.

    A question that asks for no outcome, or about nothing, cannot be answered whole.
    """
    concepts = review.question["concepts"]
    asks_both = {"exposure", "outcome"} <= {concept["part"] for concept in concepts}
    covering = _covering(resting, {concept["name"] for concept in concepts})
    agrees = any(_verdict(review, row)["is_corroborated"] for row in resting if row["work_id"] in covering)
    return asks_both and len(covering) > 1 and agrees and not any(_is_opposed(review, row) for row in direct)


def _covering(claims: list[Row], names: set[str]) -> set[str]:
    """The works whose claims together name all concepts."""
    named: defaultdict[str, set[str]] = defaultdict(set)
    for row in claims:
        named[row["work_id"]].update(json.loads(row["concepts"]))
    return {work for work, found in named.items() if names <= found}


def _is_opposed(review: Folder, claim: Row) -> bool:
    verdict = _verdict(review, claim)
    return verdict.get("mark") == "refuted" or bool(json.loads(verdict.get("refuting_work_ids", "[]")))


def _verdict(review: Folder, claim: Row) -> Row:
    return review.verdicts.get(claim["claim_id"], {})


def silence(review: Folder) -> Findings:
    """Where nothing is claimed, nothing is quoted, and nothing cited but the works that must be listed."""
    if review.shown:
        return
    yield unless(not review.report["claims"], "report.json claims", "has rows, although no claim is shown")
    for place, line in lines(review.report):
        cites = markers(quotes_and_rest(review, line)[1])
        yield unless(not line["spans"], place, "quotes, although nothing is claimed")
        yield unless(not cites or bool(review.included), place, "cites, although nothing is claimed")


def confidences(review: Folder) -> Findings:
    """A confidence is the verdict's and names its calibration set, n and date; or a reason stands there."""
    for place, row in claim_rows(review.report):
        verdict = review.verdicts.get(row["claim_id"], {})
        yield equal(place, "confidence", row["confidence"], verdict.get("confidence"))
        if row["confidence"] is None:
            explained = bool(row["confidence_reason"].strip())
            yield unless(explained, place, "no confidence, and no reason for that")
            yield unless(not row["calibration"], place, "a calibration without a confidence")
            continue
        named = all(part.search(row["calibration"]) for part in (_SIZE, _DATE, _NAME))
        yield unless(0 <= row["confidence"] <= 1, place, f"the confidence {row['confidence']} is no probability")
        yield unless(named, place, f"the calibration {row['calibration']!r} does not name set, n and date")


def stored_confidences(review: Folder) -> Findings:
    """A verdict has a confidence only where an independent study speaks; without one it says why, and says the truth.

    Evidence from abstracts alone caps it: what a paper holds back, its abstract does not tell.
    """
    held = _held_against(review)
    for key, row in review.stored_verdicts.items():
        place = f"ledger verdicts {key}"
        speaks = bool(json.loads(row["supporting_work_ids"]) or json.loads(row["refuting_work_ids"]))
        if row["confidence"] is None:
            yield _explained(review, place, row, speaks=speaks)
            continue
        yield unless(speaks, place, "a confidence, although no independent study speaks for or against it")
        is_whole = any(review.documents.get(name, {}).get("is_full_text") for name in held[key])
        yield unless(
            is_whole or row["confidence"] <= CAP, place, f"the confidence is above {CAP}, from abstracts alone"
        )


def _explained(review: Folder, place: str, verdict: Row, *, speaks: bool) -> Breach | None:
    """Whether the reason is the true one.

    Nobody could have spoken where pairs have no probabilities, or where nobody speaks in the whole review.
    """
    reason = verdict["confidence_reason"]
    own = [row for row in review.ledger["evidence"] if row["claim_id"] == verdict["claim_id"]]
    is_measured = all("probability of " in row["signals"] for row in own) and not any(map(_is_doubtful, own))
    is_heard = any(row["label"] == "SUPPORT" for row in review.ledger["evidence"])
    is_measured = is_measured and (reason != WITHHELD + UNPROVEN or is_heard)
    is_withheld = reason.startswith(WITHHELD) and bool(reason.removeprefix(WITHHELD).strip())
    is_true = is_withheld and not is_measured if not speaks else is_withheld
    holds = is_true or (reason == SINGLE and not speaks)
    return unless(holds, place, f"no confidence, for {reason!r}, where others speak: {speaks}")


def _is_doubtful(evidence: Row) -> bool:
    """Whether a sentence was taken to speak, and did not count: too few labelled pairs were as sure."""
    signals = {signal["name"]: signal["value"] for signal in json.loads(evidence["signals"])}
    surest = max(signals.get(f"probability of {label}", 0.0) for label in ("SUPPORT", "REFUTE"))
    return evidence["label"] == "NEI" and surest >= SURE and "veto" not in signals


def _held_against(review: Folder) -> defaultdict[str, set[str]]:
    """The documents that each claim was held against."""
    held: defaultdict[str, set[str]] = defaultdict(set)
    for row in review.ledger["evidence"]:
        held[row["claim_id"]].add(row["document_id"])
    return held
