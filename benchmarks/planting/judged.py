"""Evidence and verdicts edited so that they agree: what speaks on a claim, what counts, what follows."""

import random
from collections.abc import Sequence
from typing import Any

from benchmarks.planting.stored import Row, Stored, loaded, put
from benchmarks.planting.texts import document_of, sentences_of, words
from benchmarks.planting.wording import stands_alone
from synthesist.records import UNPROVEN
from synthesist.records.ids import claim_id

SURE = 0.97
"""Probability with which planted evidence speaks."""

WITHHELD = "withheld: these pairs are unlike those that any calibrator was made of"
SINGLE = "single source"
_DEAF = f"withheld: {UNPROVEN}"
_HALF = 0.5
_LABELS = ("SUPPORT", "REFUTE", "NEI")


def judge(stored: Stored, claim: Row, sentence: Row, label: str, p: float = SURE) -> Row:
    """Have a sentence of another work judged so; a pair that was judged already is judged anew."""
    place = {"claim_id": claim["claim_id"], "document_id": sentence["document_id"], "start": sentence["start"]}
    known = stored.rows("evidence", **place)
    row = known[0] if known else stored.add("evidence", {**_like(stored, claim), **place})
    row |= {"end": sentence["end"], "text": words(stored, sentence), "label": label}
    row["work_id"] = stored.one("documents", document_id=sentence["document_id"])["work_id"]
    row["score"] = p if label != "NEI" else round(1 - p, 4)
    put(row, _signals(row, label, p), "signals")
    settle(stored, claim)
    _hear(stored)
    return row


def _hear(stored: Stored) -> None:
    """Where somebody speaks in a review, that nobody was heard is no reason for other claims."""
    if not stored.rows("evidence", label="SUPPORT"):
        return
    for verdict in stored.rows("verdicts", confidence_reason=_DEAF):
        rows = stored.rows("evidence", claim_id=verdict["claim_id"])
        verdict["confidence_reason"] = WITHHELD if any(map(_is_unmeasured, rows)) else SINGLE


def _like(stored: Stored, claim: Row) -> Row:
    """Another piece of evidence, after which a new one is made."""
    return dict((stored.rows("evidence", claim_id=claim["claim_id"]) or stored.rows("evidence"))[0])


def _signals(row: Row, label: str, p: float) -> list[dict[str, Any]]:
    kept = [one for one in loaded(row, "signals") if one["name"] == "selected by"]
    rest = {name: round((1 - p) / 2, 4) for name in _LABELS} | {label: p}
    return kept + [{"name": f"probability of {name}", "note": "", "value": rest[name]} for name in _LABELS]


def settle(stored: Stored, claim: Row) -> None:
    """Draw the verdict of a claim from its evidence; ties hold."""
    verdict, own = stored.one("verdicts", claim_id=claim["claim_id"]), claim["work_id"]
    heard = stored.rows("evidence", claim_id=claim["claim_id"])
    sides = {
        label: sorted({row["work_id"] for row in heard if row["label"] == label} - stored.ties(own) - {own})
        for label in ("SUPPORT", "REFUTE")
    }
    vetoes = loaded(verdict, "vetoes")
    put(verdict, sides["SUPPORT"], "supporting_work_ids")
    put(verdict, sides["REFUTE"], "refuting_work_ids")
    verdict["pairs_judged"] = len(heard)
    verdict["is_corroborated"] = int(bool(sides["SUPPORT"]) and not vetoes)
    if not vetoes and not verdict["decided_by"]:
        verdict["mark"] = "refuted" if sides["REFUTE"] else "verified"
    _confide(stored, claim, verdict, speaks=any(sides.values()))


def _confide(stored: Stored, claim: Row, verdict: Row, *, speaks: bool) -> None:
    """A confidence as other claims of the review have it, where that is due and known; else a reason that is true."""
    document = stored.one("documents", document_id=claim["document_id"])
    told = [row for row in stored.rows("verdicts") if row["confidence"] is not None]
    reason = verdict["confidence_reason"] if verdict["confidence_reason"].startswith("withheld: ") else WITHHELD
    if not speaks and verdict["confidence_reason"] == _DEAF and not stored.rows("evidence", label="SUPPORT"):
        return
    if not speaks:
        is_measured = not any(map(_is_unmeasured, stored.rows("evidence", claim_id=claim["claim_id"])))
        verdict |= {"confidence": None, "confidence_reason": SINGLE if is_measured else reason}
    elif told and document["text_kind"] not in ("digest", "reconstructed"):
        verdict |= {"confidence": told[0]["confidence"], "confidence_reason": told[0]["confidence_reason"]}
    else:
        verdict |= {"confidence": None, "confidence_reason": WITHHELD if reason == _DEAF else reason}


def _is_unmeasured(evidence: Row) -> bool:
    """Whether nothing says how sure a pair was, or it was sure and did not count."""
    signals = {signal["name"]: signal["value"] for signal in loaded(evidence, "signals")}
    shares = [signals.get(f"probability of {label}") for label in ("SUPPORT", "REFUTE")]
    if None in shares:
        return True
    return evidence["label"] == "NEI" and "veto" not in signals and max(map(float, shares)) >= _HALF  # type: ignore[arg-type]


def editable_claims(stored: Stored, chance: random.Random) -> list[Row]:
    """Shown claims whose words may be changed, in an order drawn by lot; those that can be said alone come first."""
    rows = [row for row in stored.shown if document_of(stored, row["work_id"])]
    return sorted(_drawn(rows, chance), key=lambda row: not stands_alone(row["text"]))


def editable_works(stored: Stored, chance: random.Random, besides: Sequence[str] = ()) -> list[str]:
    """Included works whose words may be changed, in an order drawn by lot."""
    works = [work for work in stored.included if document_of(stored, work) and work not in besides]
    return _drawn(works, chance)


def strangers(stored: Stored, claim: Row, chance: random.Random) -> list[str]:
    """Included works that nothing ties to the claim's own, whose words may be changed, in an order drawn by lot."""
    signed = {name(one) for one in stored.record(claim["work_id"])["authors"]}
    tied = stored.ties(claim["work_id"])
    found = editable_works(stored, chance, [claim["work_id"], *tied])
    return [work for work in found if not signed & {name(one) for one in stored.record(work)["authors"]}]


def name(author: Row) -> tuple[str, str]:
    """Family name and first letter, in small letters."""
    return author["family"].casefold(), author.get("given", "")[:1].casefold()


def main_sentence(stored: Stored, work: str) -> Row:
    """The sentence of a work that is its shown claim, else the last one of its abstract."""
    own = stored.rows("claims", work_id=work, is_shown=1)
    document = stored.rows("documents", work_id=work)[0]["document_id"]
    rows = sentences_of(stored, document)
    places = {(row["start"], row["end"]) for row in own}
    return next((row for row in rows if (row["start"], row["end"]) in places), rows[-1])


def show(stored: Stored, claim: Row, like: Row) -> None:
    """Show a claim that was left out, as if it bore on the question like another one, which it is compared like."""
    for field in ("relevance", "bears_on", "concepts", "score"):
        claim[field] = like[field]
    claim |= {"is_shown": 1, "reason": ""}
    for row in stored.rows("evidence", claim_id=like["claim_id"]):
        if row["work_id"] != claim["work_id"]:
            silent = {**row, "claim_id": claim["claim_id"], "label": "NEI"}
            put(silent, [one for one in loaded(row, "signals") if one["name"] == "selected by"], "signals")
            stored.add("evidence", silent)
    verdict = {**stored.one("verdicts", claim_id=like["claim_id"]), "claim_id": claim["claim_id"], "vetoes": "[]"}
    stored.add("verdicts", {**verdict, "decided_by": ""})
    settle(stored, claim)
    recount(stored, claim["work_id"])


def new_claim(stored: Stored, like: Row, sentence: Row) -> Row:
    """A claim that is another sentence of the same text, not shown; one that is there already is taken."""
    place = {key: sentence[key] for key in ("document_id", "start", "end")}
    known = stored.rows("claims", **place)
    if known:
        return known[0]
    document = stored.one("documents", document_id=place["document_id"])
    own = claim_id(place["document_id"], document["sha256"], place["start"], place["end"])
    told = {"text": words(stored, sentence), "cues": "[]", "section": sentence["section"], "page": sentence["page"]}
    return stored.add("claims", {**like, **place, **told, "claim_id": own, "is_shown": 0, "reason": "not shown"})


def recount(stored: Stored, work: str) -> None:
    """Say in the decision on a work how many claims it has, and how many are shown."""
    own = stored.rows("claims", work_id=work)
    shown = sum(row["is_shown"] for row in own)
    for row in stored.rows("decisions", stage="assess", item=work, ordinal=0):
        _, _, rest = row["reason"].partition("; ")
        asserted = f"{len(own)} asserted result{'' if len(own) == 1 else 's'}"
        row["reason"] = f"{asserted}, {shown} of which bear closely enough on the question; {rest}"


def _drawn(rows: Sequence[Any], chance: random.Random) -> list[Any]:
    return chance.sample(list(rows), len(rows))
