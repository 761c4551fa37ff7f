"""Invariant 1, of verdicts: a mark follows from vetoes and evidence, and nothing contrary is left out."""

import json
from collections import Counter
from collections.abc import Iterator

from synthesist.audit.folder import Folder, Row
from synthesist.audit.language import seen
from synthesist.audit.lines import claim_rows
from synthesist.audit.people import FINAL
from synthesist.audit.result import Breach, Findings, brief, equal, unless
from synthesist.audit.voices import COLUMNS, uncounted, works_by_claim

HALF = 0.5
"""Probability from which a sentence counts for or against a claim."""

_Place = tuple[str, int, int, str]


def marks(review: Folder) -> Findings:
    """A mark follows from vetoes and evidence, unless a person gave it; what is final stands against anyone.

    Works that are not independent of the claim's own may speak without being counted, so a verdict may name
    fewer works than the evidence has, but none besides.
    """
    works = {label: works_by_claim(review, label) for label in ("SUPPORT", "REFUTE")}
    for key, row in review.stored_verdicts.items():
        place = f"ledger verdicts {key}"
        supporting, refuting = _listed(row, "supporting_work_ids"), _listed(row, "refuting_work_ids")
        yield from _verified(place, row, refuting) if row["mark"] == "verified" else ()
        yield unless(supporting <= works["SUPPORT"][key], place, "a supporting work has no SUPPORT evidence")
        yield unless(refuting <= works["REFUTE"][key], place, "a refuting work has no REFUTE evidence")
        yield unless(row["mark"] != "refuted" or bool(refuting), place, "refuted by no other work")
        yield unless(bool(row["is_corroborated"]) <= bool(supporting), place, "corroborated by no other work")
        if not _listed(row, "vetoes"):
            yield unless(bool(row["is_corroborated"]) >= bool(supporting), place, "supported, and not corroborated")


def _verified(place: str, row: Row, refuting: set[str]) -> Iterator[Breach | None]:
    vetoes = _listed(row, "vetoes")
    yield unless(not vetoes & FINAL, place, "verified despite a veto that no person can overrule")
    if not row["decided_by"]:
        yield unless(not vetoes, place, "verified despite a veto")
        yield unless(not refuting, place, "verified although another work refutes it")
        yield unless(row["pairs_judged"] > 0, place, "verified without being compared with anything")


def pairs(review: Folder) -> Findings:
    """Every pair that a verdict counts is in the evidence, whatever its label."""
    judged = Counter(row["claim_id"] for row in review.ledger["evidence"])
    for key, row in review.stored_verdicts.items():
        yield equal(f"ledger verdicts {key}", "pairs_judged", row["pairs_judged"], judged[key])


def measured(review: Folder) -> Findings:
    """A sentence counts for or against a claim only where that was measured to be likelier than all else together."""
    for row in review.ledger["evidence"]:
        if row["label"] in COLUMNS:
            place, name = f"ledger evidence {row['claim_id']}/{row['document_id']}/{row['start']}", row["label"]
            signals = json.loads(row["signals"])
            shares = [signal["value"] for signal in signals if signal["name"] == f"probability of {name}"]
            holds = len(shares) == 1 and HALF <= shares[0] <= 1
            yield unless(holds, place, f"{name}, with {brief(shares)} as its probability")


def _listed(row: Row, column: str) -> set[str]:
    return set(json.loads(row[column]))


def shown_passages(review: Folder) -> Findings:
    """The passages beside a claim are the evidence for and against it, neither more nor fewer."""
    for place, row in claim_rows(review.report):
        for side, label in (("supporting", "SUPPORT"), ("refuting", "REFUTE")):
            shown = {_printed(passage) for passage in row[side]}
            stored = _stored(review, row, label)
            yield unless(shown <= stored, place, f"a {side} passage is not {label} evidence of another work")
            yield unless(stored <= shown, place, f"{len(stored - shown)} {label} passage(s) are left out")
            yield unless(len(shown) == len(row[side]), place, f"a {side} passage stands twice")


def counted_passages(review: Folder) -> Findings:
    """A passage is shown as counted if the verdict names its work on that side; if not, with what ties it."""
    for place, row, side, passage in _sided(review):
        verdict = review.verdicts.get(row["claim_id"], {})
        named = json.loads(verdict.get(f"{side}_work_ids", "[]"))
        counts = passage["work_id"] in named
        yield equal(place, "is_counted", passage["is_counted"], counts)
        why = "" if counts else uncounted(review, row, passage["work_id"])
        yield equal(place, "why it is not counted", seen(passage["uncounted"]), seen(why))


def _sided(review: Folder) -> Iterator[tuple[str, Row, str, Row]]:
    for place, row in claim_rows(review.report):
        for side in ("supporting", "refuting"):
            for number, passage in enumerate(row[side]):
                yield f"{place}, {side} passage {number}", row, side, passage


def _printed(passage: Row) -> _Place:
    span = passage["span"]
    return span["document_id"], span["start"], span["end"], passage["work_id"]


def _stored(review: Folder, claim: Row, label: str) -> set[_Place]:
    return {
        (row["document_id"], row["start"], row["end"], row["work_id"])
        for row in review.ledger["evidence"]
        if (row["claim_id"], row["label"]) == (claim["claim_id"], label) and row["work_id"] != claim["work_id"]
    }


def shown_verdicts(review: Folder) -> Findings:
    """The claims table repeats the verdicts as they are stored."""
    for place, row in claim_rows(review.report):
        verdict = review.verdicts.get(row["claim_id"])
        if verdict is None:
            yield Breach(place, "the ledger holds no verdict on it")
            continue
        yield equal(place, "is_corroborated", row["is_corroborated"], bool(verdict["is_corroborated"]))
        is_contested = all(_listed(verdict, column) for column in COLUMNS.values())
        yield equal(place, "is_contested", row["is_contested"], is_contested)
        yield equal(place, "vetoes", row["vetoes"], json.loads(verdict["vetoes"]))
        for field in ("mark", "pairs_judged", "confidence_reason"):
            yield equal(place, field, row[field], verdict[field])
        yield equal(place, "decided_by", seen(row["decided_by"]), seen(verdict["decided_by"]))
